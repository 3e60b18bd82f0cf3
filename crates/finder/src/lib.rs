//! The wasm behind the search: text in, text out, nothing imported, no
//! wasm-bindgen.
//!
//! The page asks for `room` for a question, writes it there as UTF-8, and calls
//! `answer`, which gives the address of the answer, ended by NUL. No state is
//! kept, so every question begins with all memory free.

#![allow(unsafe_code, reason = "memory is shared with the page by address, and an export needs its plain name")]

#[cfg(target_arch = "wasm32")]
mod memory;
