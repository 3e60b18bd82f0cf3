//! The units that words of a query stand in.

use super::How;
use super::shelf::{Shelf, note};
use super::word::{Matches, matches_of};
use crate::index::HEADING;
use crate::order::order;
use crate::query::{Fit, Wanted};

/// A unit that holds a word at least.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) at: u64,
    /// the words that stand in it or above it, as bits
    pub(super) words: u32,
    /// those of them that stand there in a form of their own
    sure: u32,
    /// a word stands in its heading or title
    pub(super) is_heading: bool,
    /// all words that must be there do so in forms of their own
    pub(super) is_sure: bool,
    pub(super) score: u32,
}

pub(super) struct Looked {
    pub(super) candidates: Vec<Candidate>,
    /// the words that must be there, as bits
    required: u32,
    is_corrected: bool,
    pub(super) spelled: String,
}

impl Looked {
    pub(super) fn how(&self, candidate: &Candidate) -> How {
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

/// Finds the candidates of a shelf, or names the shards that are missing.
pub(super) fn look(shelf: &Shelf<'_>, wanted: &[Wanted<'_>]) -> Result<Looked, Vec<usize>> {
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
