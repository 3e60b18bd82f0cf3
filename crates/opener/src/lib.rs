//! Reads a reader's own Markdown file, in the browser.
//!
//! 1. [`answer`] — a message in, the file as a page and its problems out
//! 2. [`guess`] — which of the languages a text is in
//! 3. `exports` — the wasm that the page's script calls
//!
//! What the checker finds at build it finds here, by the same parser. The
//! Markdown parser is as large as the app, so it is a wasm of its own.

pub mod answer;
#[cfg(target_arch = "wasm32")]
mod exports;
pub mod guess;
