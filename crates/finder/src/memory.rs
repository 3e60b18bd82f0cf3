//! The two exports, and the memory that a question and its answer take.
//!
//! Nothing outlives an answer, so memory is handed out from the lowest address
//! up and only given back all at once: std's allocator would be a sixth of the
//! module.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::Cell;
use core::ptr::null_mut;

const PAGE: usize = 65536;

unsafe extern "C" {
    /// Where the linker's own data ends.
    static __heap_base: u8;
}

/// The lowest address that is free.
struct Heap(Cell<usize>);

// SAFETY: the module has one thread.
unsafe impl Sync for Heap {}

#[global_allocator]
static HEAP: Heap = Heap(Cell::new(0));

fn start() -> usize {
    (&raw const __heap_base) as usize
}

impl Heap {
    /// Makes memory reach so far.
    fn reach(end: usize) -> bool {
        let missing = end.div_ceil(PAGE).saturating_sub(memory_size(0));
        missing == 0 || memory_grow(0, missing) != usize::MAX
    }
}

// SAFETY: what is handed out lies behind the data, is aligned, reached by
// memory, and handed out once, until `room` begins anew, after which nothing
// of before is used.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let place = self.0.get().max(start()).next_multiple_of(layout.align());
        let Some(end) = place.checked_add(layout.size()).filter(|end| Self::reach(*end)) else { return null_mut() };
        self.0.set(end);
        place as *mut u8
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // The last that was handed out can be taken back.
        if place as usize + layout.size() == self.0.get() {
            self.0.set(place as usize);
        }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let is_last = place as usize + layout.size() == self.0.get();
        if is_last && size >= layout.size() && Self::reach(place as usize + size) {
            self.0.set(place as usize + size);
            return place;
        }
        // SAFETY: both are of at least the size that is copied, and apart.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                new.copy_from_nonoverlapping(place, layout.size().min(size));
            }
            new
        }
    }
}

/// Where a question of so many bytes can be written; 0 where it cannot.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room(bytes: usize) -> usize {
    let end = start().saturating_add(bytes);
    if !Heap::reach(end) {
        return 0;
    }
    HEAP.0.set(end);
    start()
}

/// Answers the question of so many bytes in the [`room`]; gives the answer's
/// address.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer(bytes: usize) -> usize {
    // SAFETY: `room` has made memory reach so far and keeps it from being
    // handed out.
    let question = unsafe { core::slice::from_raw_parts(start() as *const u8, bytes) };
    let mut answer = search::message::answer(core::str::from_utf8(question).unwrap_or_default());
    answer.push('\0');
    answer.leak().as_ptr() as usize
}
