//! The exports of a raw wasm that answers text with text: `room` for a
//! message, a call that answers it, `length` of the answer. No wasm-bindgen,
//! whose glue would be larger than the script that calls.
//!
//! The other side is `src/exchange.js`.

/// Makes the exports: `exports!(compare => records::answer)`, where the latter
/// takes a `&str` and gives an `Option<String>`, nothing where the message is
/// not whole. Whoever calls it allows `unsafe_code`: an export needs its plain
/// name.
#[macro_export]
macro_rules! exports {
    ($call:ident => $answer:path) => {
        ::std::thread_local! {
            /// The message, then its answer.
            static MEMORY: ::std::cell::RefCell<Vec<u8>> = const { ::std::cell::RefCell::new(Vec::new()) };
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
        pub(crate) extern "C" fn $call() -> *const u8 {
            MEMORY.with_borrow_mut(|memory| {
                let answer = ::std::str::from_utf8(memory).ok().and_then($answer);
                *memory = answer.unwrap_or_default().into_bytes();
                memory.as_ptr()
            })
        }

        /// How long the answer is; 0 where the message was not whole.
        #[unsafe(no_mangle)]
        pub(crate) extern "C" fn length() -> usize {
            MEMORY.with_borrow(Vec::len)
        }
    };
}
