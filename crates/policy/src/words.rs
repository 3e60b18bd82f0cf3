//! Words as a search compares them: taken from a text, folded to plain
//! letters; Kazakh ones also without their endings.
//!
//! 1. [`tokens`] — where the words of a text are
//! 2. [`fold`](fold()) — a word in small plain letters, as any keyboard types it
//! 3. [`kazakh`] — a folded Kazakh word without its endings

pub mod kazakh;

mod fold;
mod letter;
mod token;

pub use fold::{Folded, fold};
pub use token::{Token, is_hyphen, tokens};
