//! The wasm behind `<consent-banner>`: text in, text out, nothing imported,
//! no allocator, no wasm-bindgen, whose glue would be as large as the
//! element class.
//!
//! The element asks for `room` for a message and its answer, writes the
//! message there as UTF-8, and calls `answer`, which ends in NUL. All of it
//! lies behind the module's own data and is overwritten by the next message.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![allow(unsafe_code, reason = "memory is shared with the element by address, and an export needs its plain name")]

#[cfg(target_arch = "wasm32")]
mod shared;

/// Nothing can panic here but a mistake; then the element's call throws, and
/// it gives nothing and tells.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
