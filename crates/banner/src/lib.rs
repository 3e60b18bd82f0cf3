//! The wasm behind `<consent-banner>`: raw exports, no imports, no wasm-bindgen.
//!
//! So far it tells which contract it keeps; the element class refuses a
//! module that answers otherwise, as an old cached one would.

#![allow(unsafe_code, reason = "an export needs its plain name, which Rust counts as unsafe")]

/// The version of the contract between the element class and this module.
pub const CONTRACT: u32 = 1;

/// Answers [`CONTRACT`].
#[unsafe(no_mangle)]
pub extern "C" fn contract() -> u32 {
    CONTRACT
}
