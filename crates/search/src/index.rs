//! Which key stands where: an index in shards by the beginning of the key, and
//! the texts that hits show, in pieces.
//!
//! A query reads the shards its words begin in and the pieces of the hits it
//! shows, so what it fetches does not grow with the number of policies, except
//! by how often its own words stand there; and of a word that stands nearly
//! everywhere only its best places are kept ([`MOST`]).
//!
//! A shard has a line for each form of each key, in order, and a key's forms are
//! in one shard: what was typed is compared with words as they are written, too.
//! A line is the key, left out where it is the line's before; a tab, the form: a
//! hyphen for each letter of the key that it lacks, and its letters after these;
//! a tab, its places in titles and headings, a tab, its places in texts; places
//! are [`Numbers`](crate::number::Numbers):
//!
//! - headings: for each policy its number less the one before, how many follow,
//!   and for each the unit's number less the one before and the unit's span
//! - texts: the same, with the unit's weight in the two lowest bits and no span
//! - a text's places begin with `!` and the number of all where some are left out
//!
//! A piece has the policy's id and controller in its first line, then a line
//! for each of its [`PIECE`] units: address, label, heading, text.

mod builder;
mod entry;
mod place;

pub use builder::{Builder, Index};
pub use entry::{Entry, entries};
pub use place::{HEADING, Place, TITLE, at, policy_and_unit};

/// Of a key no more places than these are kept: the weightiest.
pub const MOST: usize = 8192;
/// Units of a piece.
pub const PIECE: u32 = 16;

#[cfg(test)]
mod tests;
