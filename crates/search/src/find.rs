//! The hits of a query, best first.
//!
//! 1. Each word finds its forms; those it begins, where it may still be being
//!    typed, and what is derived from it; where there is none, words one letter
//!    apart.
//! 2. A unit is a hit where it holds a word itself and every other word stands
//!    in it, in a heading above it or in the controller's name. Where no unit
//!    has all words, those that have some count, by how many and how rare. A
//!    heading shows the clause that follows it, which is no hit of its own then.
//! 3. Forms come before what only begins so or is derived; then titles and
//!    headings before texts; then words weigh by how often they stand there and
//!    how rare they are. Words of up to three letters that stand nearly
//!    everywhere (`и`, `the`, `мен`) need not be there.

use crate::analysis::Language;
use crate::index::{Entry, HEADING, Place, entries, policy_and_unit};
use crate::order::order;
use crate::query::{Fit, Wanted, words};

/// Shards that a beginning may make it read.
const BEGUN: usize = 4;
/// Shards of a query where mistyped words are looked for beside others.
const NEAR: usize = 8;

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

/// A unit that holds a word at least.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: u64,
    /// the words that stand in it or above it, as bits
    words: u32,
    /// those of them that stand there in a form of their own
    sure: u32,
    /// a word stands in its heading or title
    is_heading: bool,
    /// all words that must be there do so in forms of their own
    is_sure: bool,
    score: u32,
}

struct Looked {
    candidates: Vec<Candidate>,
    /// the words that must be there, as bits
    required: u32,
    is_corrected: bool,
    spelled: String,
}

impl Looked {
    fn how(&self, candidate: &Candidate) -> How {
        match candidate.words & self.required == self.required {
            true if self.is_corrected => How::Corrected,
            true => How::All,
            false => How::Some,
        }
    }
}

/// The bit of a word; there are no more than twelve.
fn bit(word: usize) -> u32 {
    u32::try_from(word).ok().and_then(|word| 1_u32.checked_shl(word)).unwrap_or_default()
}

/// Where a word stands.
#[derive(Default)]
struct Matches {
    /// with the fit of each
    places: Vec<(Place, Fit)>,
    /// in how many units, about
    count: u32,
    /// some places are left out, so it may stand anywhere
    is_everywhere: bool,
    /// what it is spelled like where a letter was corrected
    meant: Vec<String>,
}

impl Matches {
    /// How often the number of units can be halved before the word's own is
    /// reached: 1 for what is everywhere.
    fn rarity(&self, units: u32) -> u32 {
        (units / self.count.max(1)).max(1).ilog2() + 1
    }
}

/// Finds the candidates of a shelf, or names the shards that are missing.
fn look(shelf: &Shelf<'_>, wanted: &[Wanted<'_>]) -> Result<Looked, Vec<usize>> {
    let (mut read, mut missing) = (Vec::new(), Vec::new());
    for word in wanted {
        shelf.own(word).iter().for_each(|number| note(*number, &mut read));
    }
    let mut matches = Vec::new();
    for word in wanted {
        matches.push(matches_of(shelf, word, &mut read, &mut missing));
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
        let rarity = found.rarity(shelf.units);
        candidates.extend(found.places.iter().map(|(place, fit)| Candidate {
            at: place.at,
            words: bit(number),
            sure: if *fit >= Fit::Form { bit(number) } else { 0 },
            is_heading: place.weight >= HEADING,
            is_sure: false,
            score: *fit as u32 * rarity * (place.weight + 2),
        }));
    }
    let mut candidates = order(candidates, |candidate| candidate.at);
    // A word counts once, where it weighs most; then words come together.
    for is_one in [true, false] {
        candidates.dedup_by(|next, kept| {
            let same = next.at == kept.at && (!is_one || next.words == kept.words);
            if same {
                kept.words |= next.words;
                kept.sure |= next.sure;
                kept.is_heading |= next.is_heading;
                kept.score = if is_one { kept.score.max(next.score) } else { kept.score.saturating_add(next.score) };
            }
            same
        });
    }
    for (number, found) in matches.iter().enumerate() {
        let is_required = required & bit(number) != 0;
        let rarity = found.rarity(shelf.units);
        for (place, fit) in &found.places {
            let (start, end) = (place.at, place.at.saturating_add(u64::from(place.span)));
            let first = candidates.partition_point(|candidate| candidate.at < start);
            for candidate in candidates.iter_mut().skip(first).take_while(|candidate| candidate.at <= end) {
                // From above a word adds little; itself it has been counted.
                if candidate.at > start || !is_required {
                    candidate.score = candidate.score.saturating_add(*fit as u32 * rarity * (place.weight + 2) / 8);
                }
                candidate.words |= bit(number);
                if *fit >= Fit::Form {
                    candidate.sure |= bit(number);
                }
            }
        }
        if found.is_everywhere {
            candidates.iter_mut().for_each(|candidate| {
                candidate.words |= bit(number);
                candidate.sure |= bit(number);
            });
        }
    }
    candidates.iter_mut().for_each(|candidate| candidate.is_sure = candidate.sure & required == required);
    let mut spelled = String::new();
    for (_, (word, found)) in both().filter(|(number, _)| required & bit(*number) != 0) {
        if found.meant.is_empty() {
            spelled.push_str(word.typed);
            if !word.is_open {
                spelled.push(' ');
            }
        }
        for form in &found.meant {
            spelled.push_str(form);
            spelled.push(' ');
        }
    }
    let is_corrected = matches.iter().any(|found| !found.meant.is_empty());
    Ok(Looked { candidates, required, is_corrected, spelled })
}

/// Finds where a word stands; notes the shards that are missing for it.
fn matches_of(shelf: &Shelf<'_>, word: &Wanted<'_>, read: &mut Vec<usize>, missing: &mut Vec<usize>) -> Matches {
    let numbers = shelf.own(word);
    let Some(found) = collect(shelf, &numbers, missing, &mut |entry, form| word.fit_of(entry, form)) else {
        return Matches::default();
    };
    // What is only derived from what was typed may be less than what was meant.
    let is_typed = |(_, fit): &(Place, Fit)| *fit > Fit::Derived;
    if found.places.iter().any(is_typed) || !word.may_be_mistyped() {
        return found;
    }
    let near = shelf.near(word, read);
    // Forms first: of a mistyped word the ending, too, may be none.
    let mut meant = [(); 2].map(|()| Wanted { typed: word.typed, forms: Vec::new(), keys: Vec::new(), is_open: false });
    let [by_form, by_key] = &mut meant;
    let looked = collect(shelf, &near, missing, &mut |entry, form| {
        let add = |meant: &mut Wanted<'_>, form: &str| {
            if !meant.is(entry.key) {
                meant.keys.push(entry.key.to_owned());
                meant.forms.push(form.to_owned());
            }
        };
        if entry.may_be_as_long_as(word.folded()) {
            entry.form(form);
            if word.resembles(form) {
                add(by_form, form);
            }
        }
        if word.resembles_key(entry.key) {
            entry.form(form);
            add(by_key, form);
        }
        Fit::None
    });
    let meant = if by_form.keys.is_empty() && found.places.is_empty() { by_key } else { by_form };
    if looked.is_some() && meant.keys.is_empty() {
        return found;
    }
    let found = collect(shelf, &near, missing, &mut |entry, form| meant.fit_of(entry, form));
    Matches { meant: std::mem::take(&mut meant.forms), ..found.unwrap_or_default() }
}

/// Adds a shard that is not yet among them.
fn note(number: usize, numbers: &mut Vec<usize>) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// The places of the forms that fit; nothing where a shard is missing.
fn collect<'a>(
    shelf: &Shelf<'a>,
    numbers: &[usize],
    missing: &mut Vec<usize>,
    fit: &mut dyn FnMut(&Entry<'a>, &mut String) -> Fit,
) -> Option<Matches> {
    let mut found = Matches::default();
    let mut is_whole = true;
    let mut form = String::new();
    for number in numbers.iter().filter(|number| **number < shelf.from.len()) {
        let Some((_, shard)) = shelf.shards.iter().find(|(known, _)| known == number) else {
            note(*number, missing);
            is_whole = false;
            continue;
        };
        for entry in entries(shard) {
            let fit = fit(&entry, &mut form);
            if fit == Fit::None {
                continue;
            }
            let (places, count) = entry.places();
            found.is_everywhere |= (places.len() as u64) < u64::from(count);
            found.count = found.count.saturating_add(count);
            found.places.extend(places.into_iter().map(|place| (place, fit)));
        }
    }
    is_whole.then_some(found)
}

impl Shelf<'_> {
    /// The shard that a key stands in, if anywhere.
    fn shard_of(&self, key: &str) -> usize {
        self.from.partition_point(|first| *first <= key).saturating_sub(1)
    }

    /// The shards of what begins so.
    fn range(&self, start: &str) -> std::ops::RangeInclusive<usize> {
        self.shard_of(start)..=self.shard_of(&[start, "\u{10ffff}"].concat())
    }

    /// The shards of a word as it was typed.
    fn own(&self, word: &Wanted<'_>) -> Vec<usize> {
        let mut numbers = Vec::new();
        word.keys.iter().for_each(|key| note(self.shard_of(key), &mut numbers));
        if word.is_open && word.letters() >= 3 {
            self.range(word.folded()).take(BEGUN).for_each(|number| note(number, &mut numbers));
            // The key of a longer form may be shorter than what was typed of it.
            (3..word.letters())
                .for_each(|letters| note(self.shard_of(beginning(word.folded(), letters)), &mut numbers));
        }
        numbers
    }

    /// The shards in which a mistyped word is looked for, among those that are
    /// read and others until there are enough: those it would be in without the
    /// mistake, the later in the word the sooner, then where its first letters
    /// are swapped or the first is one too many.
    fn near(&self, word: &Wanted<'_>, read: &mut Vec<usize>) -> Vec<usize> {
        let folded = word.folded();
        let mut near = Vec::new();
        let mut range = |start: &str| {
            self.range(start).for_each(|number| {
                if read.contains(&number) || read.len() < NEAR {
                    note(number, read);
                    note(number, &mut near);
                }
            });
        };
        (2..=4).rev().for_each(|letters| range(beginning(folded, letters)));
        let (first, second) = (beginning(folded, 1), beginning(folded, 2));
        let without = folded.get(first.len()..).unwrap_or_default();
        range(&[second.get(first.len()..).unwrap_or_default(), first].concat());
        range(beginning(without, 2));
        range(first);
        range("");
        near
    }
}

#[cfg(test)]
mod tests;
