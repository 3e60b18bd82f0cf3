//! What changed between two versions of a policy, as a reader sees it.
//!
//! 1. [`view`] — a difference as elements, written to a [`Sink`]
//! 2. [`records`] — the same as text, for the script of the versions page
//! 3. `exports` — the wasm that the script calls: text in, text out
//!
//! The prerenderer writes the newest change with the same [`view`], so what
//! the page brings along and what it shows later cannot differ.

#[cfg(target_arch = "wasm32")]
mod exports;
pub mod records;
pub mod view;

pub use view::{Shown, Sink, day, show};
