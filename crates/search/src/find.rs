//! The hits of a query, best first.
//!
//! 1. Each word finds keys: its own; those it begins, where it may still be
//!    being typed; where there is none, those one letter apart.
//! 2. A unit is a hit where it holds a word itself and every other word stands
//!    in it, in a heading above it or in the policy's title. Where no unit has
//!    all words, those that have some count, by how many and how rare.
//! 3. Words weigh by where they stand and by how rare they are. Words of up to
//!    three letters that stand nearly everywhere (`и`, `the`, `мен`) need not
//!    be there.

use crate::analysis::Language;
use crate::index::{Place, entries, policy_and_unit};
use crate::order::order;
use crate::query::{Wanted, words};

/// Shards that a beginning, or a mistyped word, may make it read.
const NEAR: usize = 4;

/// The index of a language, as far as it has been read.
#[derive(Clone, Debug, Default)]
pub struct Shelf<'a> {
    /// the language's tag
    pub tag: &'a str,
    /// how many units there are
    pub units: u32,
    /// the first key of each shard
    pub from: Vec<&'a str>,
    /// the shards that have been read, by their numbers
    pub shards: Vec<(usize, &'a str)>,
}

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
pub struct Found<'a> {
    /// shards to read before the hits can be told: shelf and number
    pub wants: Vec<(usize, usize)>,
    /// best first, all of them
    pub hits: Vec<Hit>,
    /// how much of the query they hold
    pub how: How,
    /// the words that count, as typed
    pub words: Vec<&'a str>,
}

/// Looks for a query in several languages, of which the reader's own comes first.
#[must_use]
pub fn find<'a>(query: &'a str, shelves: &[Shelf<'_>]) -> Found<'a> {
    let mut wants = Vec::new();
    let mut counting = Vec::new();
    let mut scored = Vec::new();
    for (number, shelf) in shelves.iter().enumerate() {
        let wanted = words(Language::from_tag(shelf.tag), query);
        match look(shelf, &wanted) {
            Ok(looked) => {
                for (word, wanted) in wanted.iter().enumerate() {
                    if looked.counts(word) && !counting.contains(&wanted.typed) {
                        counting.push(wanted.typed);
                    }
                }
                scored.extend(looked.candidates.iter().map(|candidate| (looked.how(candidate), number, *candidate)));
            }
            Err(missing) => wants.extend(missing.into_iter().map(|shard| (number, shard))),
        }
    }
    let how = scored.iter().map(|(how, ..)| *how).max().unwrap_or(How::None);
    scored.retain(|(known, ..)| (*known == How::Some) == (how == How::Some));
    // What is as good stays in the order of languages and texts.
    let scored = order(scored, |(_, shelf, candidate)| {
        // What the reader reads without effort comes before what is as good.
        let score = candidate.score.saturating_add(if *shelf == 0 { candidate.score / 2 } else { 0 });
        // Of some words, many common ones weigh as much as a rare one.
        let score = if how == How::Some { score.saturating_mul(candidate.words.count_ones()) } else { score };
        u64::from(u32::MAX - score)
    });
    let hit = |(_, shelf, candidate): &(How, usize, Candidate)| {
        let (policy, unit) = policy_and_unit(candidate.at);
        Hit { shelf: *shelf, policy, unit }
    };
    Found { wants, hits: scored.iter().map(hit).collect(), how, words: counting }
}

/// A unit that holds a word at least.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: u64,
    /// the words that stand in it or above it, as bits
    words: u32,
    score: u32,
}

struct Looked {
    candidates: Vec<Candidate>,
    /// the words that must be there, as bits
    required: u32,
    is_corrected: bool,
}

impl Looked {
    fn how(&self, candidate: &Candidate) -> How {
        match candidate.words & self.required == self.required {
            true if self.is_corrected => How::Corrected,
            true => How::All,
            false => How::Some,
        }
    }

    fn counts(&self, word: usize) -> bool {
        self.required & bit(word) != 0
    }
}

/// The bit of a word; there are no more than twelve.
fn bit(word: usize) -> u32 {
    u32::try_from(word).ok().and_then(|word| 1_u32.checked_shl(word)).unwrap_or_default()
}

/// Where a word stands.
#[derive(Default)]
struct Matches {
    /// with the score of each
    places: Vec<(Place, u32)>,
    /// in how many units, about
    count: u32,
    /// some places are left out, so it may stand anywhere
    is_everywhere: bool,
    is_corrected: bool,
}

/// Finds the candidates of a shelf, or names the shards that are missing.
fn look(shelf: &Shelf<'_>, wanted: &[Wanted<'_>]) -> Result<Looked, Vec<usize>> {
    let mut missing = Vec::new();
    let mut matches = Vec::new();
    for word in wanted {
        matches.push(matches_of(shelf, word, &mut missing));
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let is_filler = |word: &Wanted<'_>, found: &Matches| word.letters() <= 3 && found.count > shelf.units / 8;
    let both = || wanted.iter().zip(&matches).enumerate();
    let bits = |fillers: bool| {
        let chosen = both().filter(|(_, (word, found))| fillers || !is_filler(word, found));
        chosen.fold(0, |bits, (number, _)| bits | bit(number))
    };
    let required = Some(bits(false)).filter(|bits| *bits != 0).unwrap_or_else(|| bits(true));

    let mut candidates: Vec<Candidate> = Vec::new();
    for (number, found) in matches.iter().enumerate().filter(|(number, _)| required & bit(*number) != 0) {
        let candidate = |(place, score): &(Place, u32)| Candidate { at: place.at, words: bit(number), score: *score };
        candidates.extend(found.places.iter().map(candidate));
    }
    let mut candidates = order(candidates, |candidate| candidate.at);
    // A word counts once, where it weighs most; then words come together.
    candidates.dedup_by(|next, kept| {
        let same = next.at == kept.at && next.words == kept.words;
        if same {
            kept.score = kept.score.max(next.score);
        }
        same
    });
    candidates.dedup_by(|next, kept| {
        let same = next.at == kept.at;
        if same {
            kept.words |= next.words;
            kept.score = kept.score.saturating_add(next.score);
        }
        same
    });
    for (number, found) in matches.iter().enumerate() {
        let is_required = required & bit(number) != 0;
        for (place, score) in &found.places {
            let (start, end) = (place.at, place.at.saturating_add(u64::from(place.span)));
            let first = candidates.partition_point(|candidate| candidate.at < start);
            for candidate in candidates.iter_mut().skip(first).take_while(|candidate| candidate.at <= end) {
                // From above a word adds little; itself it has been counted.
                if candidate.at > start || !is_required {
                    candidate.score = candidate.score.saturating_add(score / 8);
                }
                candidate.words |= bit(number);
            }
        }
        if found.is_everywhere {
            candidates.iter_mut().for_each(|candidate| candidate.words |= bit(number));
        }
    }
    let is_corrected = matches.iter().any(|found| found.is_corrected);
    Ok(Looked { candidates, required, is_corrected })
}

/// Finds where a word stands; notes the shards that are missing for it.
fn matches_of(shelf: &Shelf<'_>, word: &Wanted<'_>, missing: &mut Vec<usize>) -> Matches {
    let mut numbers = Vec::new();
    word.keys.iter().for_each(|key| note(shelf.shard_of(key), &mut numbers));
    if word.is_open && word.letters() >= 3 {
        let first = shelf.shard_of(&word.folded);
        let end = shelf.shard_of(&[&word.folded, "\u{10ffff}"].concat());
        (first..=end).take(NEAR).for_each(|number| note(number, &mut numbers));
        note(shelf.shard_of(&beginning(&word.folded, word.letters().saturating_sub(5).max(4))), &mut numbers);
    }
    let exact = collect(shelf, &numbers, missing, |key| {
        if word.is(key) {
            8
        } else if word.begins(key) {
            4
        } else {
            0
        }
    });
    let Some(exact) = exact else { return Matches::default() };
    if exact.count > 0 {
        return exact;
    }
    let Some(longer) = collect(shelf, &numbers, missing, |key| if word.continues(key) { 3 } else { 0 }) else {
        return Matches::default();
    };
    if longer.count > 0 || !word.may_be_mistyped() {
        return longer;
    }
    let near = shelf.near(word);
    let mut found = collect(shelf, &near, missing, |key| if word.resembles(key) { 2 } else { 0 });
    if found.as_ref().is_some_and(|found| found.count == 0) {
        found = collect(shelf, &near, missing, |key| if word.begins_like(key) { 1 } else { 0 });
    }
    let found = found.unwrap_or_default();
    Matches { is_corrected: found.count > 0, ..found }
}

/// Adds a shard that is not yet among them.
fn note(number: usize, numbers: &mut Vec<usize>) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

fn beginning(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

/// The places of the keys that `factor` does not make nothing; nothing where a
/// shard is missing.
fn collect(
    shelf: &Shelf<'_>,
    numbers: &[usize],
    missing: &mut Vec<usize>,
    factor: impl Fn(&str) -> u32,
) -> Option<Matches> {
    let mut found = Matches::default();
    let mut is_whole = true;
    for number in numbers.iter().filter(|number| **number < shelf.from.len()) {
        let Some((_, shard)) = shelf.shards.iter().find(|(known, _)| known == number) else {
            note(*number, missing);
            is_whole = false;
            continue;
        };
        for entry in entries(shard) {
            let factor = factor(entry.key);
            if factor == 0 {
                continue;
            }
            let (places, count) = entry.places();
            found.is_everywhere |= (places.len() as u64) < u64::from(count);
            found.count = found.count.saturating_add(count);
            // How often the number of units can be halved before the word's
            // own is reached: 1 for what is everywhere.
            let rarity = (shelf.units / count.max(1)).max(1).ilog2() + 1;
            found.places.extend(places.into_iter().map(|place| (place, factor * rarity * (place.weight + 2))));
        }
    }
    is_whole.then_some(found)
}

impl Shelf<'_> {
    /// The shard that a key stands in, if anywhere.
    fn shard_of(&self, key: &str) -> usize {
        self.from.partition_point(|first| *first <= key).saturating_sub(1)
    }

    /// The shards in which a mistyped word is looked for: those of its first
    /// two letters, of these swapped, of the first, until there are enough.
    fn near(&self, word: &Wanted<'_>) -> Vec<usize> {
        let swapped: String = {
            let mut letters: Vec<char> = word.folded.chars().take(2).collect();
            letters.reverse();
            letters.into_iter().collect()
        };
        let own: Vec<usize> = word.keys.iter().map(|key| self.shard_of(key)).collect();
        let starts = [beginning(&word.folded, 2), swapped, beginning(&word.folded, 1), String::new()];
        let ranges =
            starts.iter().flat_map(|start| self.shard_of(start)..=self.shard_of(&[start, "\u{10ffff}"].concat()));
        let mut near = Vec::new();
        for number in own.into_iter().chain(ranges) {
            if near.len() < NEAR {
                note(number, &mut near);
            }
        }
        near
    }
}

#[cfg(test)]
mod tests;
