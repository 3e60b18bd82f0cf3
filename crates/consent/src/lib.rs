//! What a consent banner asks, gives, records and erases.
//!
//! [`step`] is the whole of it: a pure function from a message (an event, the
//! configuration, what is stored, the signals, the time) to an answer that
//! the element class performs. It keeps no state, so a tab, a second element
//! or a changed attribute can never find it out of date.
//!
//! 1. [`message`]: a JSON value that the browser has parsed and flattened
//! 2. [`configuration`]: whether it can be used, and what is wrong with it
//! 3. [`record`]: which of the stored records counts, if any
//! 4. `choice`: what is given, and which cookies stay
//! 5. `written`: all that follows, record and erasure included, as JSON
//!
//! The layers are the element's: it shows them before this is there.
//!
//! Every byte here reaches the phone of a visitor who only wanted to read a
//! page. So there is no allocator, no `format!`, no `str` (whose slices check
//! for boundaries of characters), no list but the message's own: texts are
//! `&[u8]` of UTF-8, and whatever can be asked of the message is not copied.
//! Written with `String` and `Vec` it took three times as many.

#![no_std]

mod answer;
pub mod calendar;
mod choice;
pub mod configuration;
pub mod message;
mod out;
pub mod record;
mod written;

pub use answer::step;
