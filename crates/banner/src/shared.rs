//! The memory behind the module's data: message, entries, answer, in this
//! order, made anew for each message.

use consent::message::{Entry, count};
use core::arch::wasm32::{memory_grow, memory_size};
use core::mem::size_of;
use core::slice::{from_raw_parts, from_raw_parts_mut};

const PAGE: usize = 65536;

/// An answer holds the words of the message, and the tables around them.
const ANSWER: usize = 4 * PAGE;

unsafe extern "C" {
    /// Where the linker's own data ends.
    static __heap_base: u8;
}

fn start() -> usize {
    (&raw const __heap_base) as usize
}

/// Makes sure that memory reaches so far.
fn reach(end: usize) {
    let missing = end.div_ceil(PAGE).saturating_sub(memory_size(0));
    if missing > 0 {
        memory_grow(0, missing);
    }
}

/// Where a message of so many bytes can be written.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room(bytes: usize) -> usize {
    reach(start() + bytes);
    start()
}

/// Answers the message of so many bytes in the [`room`]; gives the answer's
/// address.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer(bytes: usize) -> usize {
    // SAFETY: nothing else lies behind the data (there is no allocator), the
    // module has one thread, the three pieces do not overlap, and memory is
    // made to reach their ends before they are used.
    unsafe {
        let message = from_raw_parts(start() as *const u8, bytes);
        let entries = (start() + bytes).next_multiple_of(align_of::<Entry<'_>>());
        let number = count(message);
        let text = entries + number * size_of::<Entry<'_>>();
        let room = bytes * 4 + ANSWER;
        reach(text + room);
        let space = entries as *mut Entry<'_>;
        for place in 0..number {
            space.add(place).write(Entry::default());
        }
        let answer = from_raw_parts_mut(text as *mut u8, room);
        let length = consent::step(message, from_raw_parts_mut(space, number), answer);
        if let Some(end) = answer.get_mut(length) {
            *end = 0;
        }
        text
    }
}
