//! The hits of a query, best first.
//!
//! 1. Each word finds its forms; those it begins, where it may still be being
//!    typed, and what is derived from it; where there is none, words one letter
//!    apart: the [`word`]'s matches, in the shards of a [`shelf`].
//! 2. A unit is a hit where it holds a word itself and every other word stands
//!    in it, in a heading above it or in the controller's name. Where no unit
//!    has all words, those that have some count, by how many and how rare: each
//!    is a [`candidate`]. A heading shows the clause that follows it, which is
//!    no hit of its own then.
//! 3. Forms come before what only begins so or is derived; then titles and
//!    headings before texts; then words weigh by how often they stand there and
//!    how rare they are. Words of up to three letters that stand nearly
//!    everywhere (`и`, `the`, `мен`) need not be there.

mod candidate;
mod shelf;
mod word;

pub use shelf::Shelf;

use crate::analysis::Language;
use crate::index::policy_and_unit;
use crate::order::order;
use crate::query::words;
use candidate::{Candidate, look};
use policy::words::is_hyphen;

/// A unit that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// which of the shelves
    pub shelf: usize,
    /// the policy's number there
    pub policy: u32,
    /// the unit's number in the policy
    pub unit: u32,
}

/// How much of the query the hits hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// nothing
    None,
    /// some of the words
    Some,
    /// all words, one at least with a letter corrected
    Corrected,
    /// all words
    All,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// shards to read before the hits can be told: shelf and number
    pub wants: Vec<(usize, usize)>,
    /// best first, all of them
    pub hits: Vec<Hit>,
    /// how much of the query they hold
    pub how: How,
    /// for each shelf the words that count, as they are spelled there; a space
    /// ends them where the last is whole
    pub words: Vec<String>,
}

/// Looks for a query in several languages, of which the reader's own comes first.
#[must_use]
pub fn find(query: &str, shelves: &[Shelf<'_>]) -> Found {
    let found = find_as_typed(query, shelves);
    // What is typed with a hyphen, texts may write apart: `third-party`.
    let apart: String = query.chars().map(|letter| if is_hyphen(letter) { ' ' } else { letter }).collect();
    if !found.wants.is_empty() || found.how == How::All || apart == query {
        return found;
    }
    let apart = find_as_typed(&apart, shelves);
    if !apart.wants.is_empty() || apart.how > found.how { apart } else { found }
}

fn find_as_typed(query: &str, shelves: &[Shelf<'_>]) -> Found {
    let mut wants = Vec::new();
    let mut spelled = Vec::new();
    let mut scored = Vec::new();
    for (number, shelf) in shelves.iter().enumerate() {
        match look(shelf, &words(Language::from_tag(shelf.tag), query)) {
            Ok(looked) => {
                scored.extend(looked.candidates.iter().map(|candidate| (looked.how(candidate), number, *candidate)));
                spelled.push(looked.spelled);
            }
            Err(missing) => {
                wants.extend(missing.into_iter().map(|shard| (number, shard)));
                spelled.push(String::new());
            }
        }
    }
    let how = scored.iter().map(|(how, ..)| *how).max().unwrap_or(How::None);
    let mut shown = None;
    scored.retain(|(known, shelf, candidate)| {
        // What one language has as typed needs no correction in another; and a
        // heading that is as sure shows the clause that follows it.
        let is_shown =
            shown.is_some_and(|(place, is_sure)| place == (*shelf, candidate.at) && is_sure >= candidate.is_sure);
        let is_new = *known == how && (candidate.is_heading || !is_shown);
        if is_new && candidate.is_heading {
            shown = Some(((*shelf, candidate.at.saturating_add(1)), candidate.is_sure));
        }
        is_new
    });
    // What is as good stays in the order of languages and texts.
    let scored = order(scored, |(_, shelf, candidate)| {
        // What the reader reads without effort comes before what is as good.
        let score = candidate.score.saturating_add(if *shelf == 0 { candidate.score / 2 } else { 0 });
        // Of some words, many common ones weigh as much as a rare one.
        let (score, tier) = match how {
            How::Some => (score.saturating_mul(candidate.words.count_ones()), 0),
            _ => (score, u64::from(!candidate.is_sure) << 1 | u64::from(!candidate.is_heading)),
        };
        tier << 32 | u64::from(u32::MAX - score)
    });
    let hit = |(_, shelf, candidate): &(How, usize, Candidate)| {
        let (policy, unit) = policy_and_unit(candidate.at);
        Hit { shelf: *shelf, policy, unit }
    };
    Found { wants, hits: scored.iter().map(hit).collect(), how, words: spelled }
}

#[cfg(test)]
mod tests;
