//! Finds words in policies.
//!
//! Written at build time, for each language:
//! 1. [`unit`](mod@unit) — a policy as units that can be found: title, headings, clauses
//! 2. [`analysis`] — a text's words as keys that their forms share
//! 3. [`index`] — which key stands where, in shards by its beginning
//!
//! Asked in the browser, without state, by [`message::answer`]:
//! 4. [`query`] — the words of a query, as keys; of names in Cyrillic letters also the Latin ones
//! 5. [`find`] — the hits, best first, or the shards it needs to tell them
//! 6. [`mark`](mod@mark) — a text with the query's words marked
//!
//! Nothing here panics or knows of the web.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod find;
pub mod index;
mod mark;
pub mod message;
mod query;
pub mod unit;

mod english;
mod number;
mod order;
mod russian;
mod spelling;
mod typo;
