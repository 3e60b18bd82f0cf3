//! The memory behind the module's data: message, entries, answer, in this
//! order, made anew for each message.

use consent::message::{Entry, count};
use core::mem::{MaybeUninit, size_of};
use core::slice::{from_raw_parts, from_raw_parts_mut};

/// What the module has, from its start and for good (the linker is told so by
/// crates/xtask/src/banner.rs). A message takes up to seven times its bytes,
/// so one of half a megabyte has room; a longer one ends the module, which the
/// element tells.
const END: usize = 4 << 20;

unsafe extern "C" {
    /// Where the linker's own data ends.
    static __heap_base: u8;
}

/// Where a message can be written.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room() -> usize {
    (&raw const __heap_base) as usize
}

/// Answers the message of so many bytes in the [`room`]; gives the answer's
/// address.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer(bytes: usize) -> usize {
    // SAFETY: nothing else lies behind the data (there is no allocator), the
    // module has one thread, and the three pieces do not overlap: a message
    // whose pieces would not end before the memory does is refused.
    unsafe {
        let message = from_raw_parts(room() as *const u8, bytes);
        let entries = (room() + bytes).next_multiple_of(align_of::<Entry<'_>>());
        let number = count(message);
        let text = entries + number * size_of::<Entry<'_>>();
        if text + bytes * 4 > END {
            core::arch::wasm32::unreachable();
        }
        let answer = from_raw_parts_mut(text as *mut u8, END - text);
        let length = consent::step(message, from_raw_parts_mut(entries as *mut MaybeUninit<_>, number), answer);
        if let Some(end) = answer.get_mut(length) {
            *end = 0;
        }
        text
    }
}
