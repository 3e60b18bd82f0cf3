//! The three calls of the versions page's script: [`room`] for a message,
//! [`compare`], [`length`] of the answer. No wasm-bindgen, whose glue would be
//! larger than the script.

#![allow(unsafe_code, reason = "an export needs its plain name; nothing here reads or writes by address")]

use crate::records;
use std::cell::RefCell;

thread_local! {
    /// The message, then its answer.
    static MEMORY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where a message of so many bytes of UTF-8 can be written, until the next call.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room(bytes: usize) -> *mut u8 {
    MEMORY.with_borrow_mut(|memory| {
        *memory = vec![0; bytes];
        memory.as_mut_ptr()
    })
}

/// Answers the message in the [`room`]; gives the answer's address.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn compare() -> *const u8 {
    MEMORY.with_borrow_mut(|memory| {
        let answer = std::str::from_utf8(memory).ok().and_then(records::answer);
        *memory = answer.unwrap_or_default().into_bytes();
        memory.as_ptr()
    })
}

/// How long the answer is; 0 where the message was not whole.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn length() -> usize {
    MEMORY.with_borrow(Vec::len)
}
