//! The index of some texts, as it is written at build time.

use super::place::{HEADING, Place, TITLE, at, write_places};
use super::{MOST, PIECE};
use crate::analysis::{Language, written};
use crate::number::write;
use crate::unit::{Kind, Unit};
use std::collections::BTreeMap;

/// Bytes of a shard, about.
const SHARD: usize = 12 * 1024;

/// What is written for a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// how many units there are
    pub units: u32,
    /// the first key of each shard; that of the first is empty
    pub from: Vec<String>,
    /// the shards
    pub shards: Vec<String>,
    /// the pieces by policy, then by place
    pub pieces: Vec<Vec<String>>,
}

/// Collects the texts of a language.
#[derive(Debug)]
pub struct Builder {
    language: Language,
    /// by key and form
    keys: BTreeMap<(String, String), Places>,
    index: Index,
}

#[derive(Debug, Default)]
struct Places {
    headings: Vec<Place>,
    texts: Vec<Place>,
}

impl Builder {
    /// For texts of one language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, keys: BTreeMap::new(), index: Index::default() }
    }

    /// Adds a policy; the first has the number 0.
    pub fn add(&mut self, id: &str, controller: &str, units: &[Unit]) {
        let policy = u32::try_from(self.index.pieces.len()).unwrap_or(u32::MAX);
        for (number, unit) in (0..).zip(units) {
            let at = at(policy, number);
            match unit.kind {
                // Each hit shows whose policy it is of, not what that is called.
                Kind::Title => {
                    self.heading(at, unit.span, controller, TITLE);
                    self.heading(at, 0, &unit.heading, TITLE);
                    self.text(at, &unit.text);
                }
                Kind::Heading => self.heading(at, unit.span, &unit.heading, HEADING),
                // Its number is what a hit shows of it: `3)` at `#cookies.13`.
                Kind::Clause => self.text(at, &[&unit.label, " ", &*unit.text].concat()),
            }
        }
        self.index.units = self.index.units.saturating_add(u32::try_from(units.len()).unwrap_or(u32::MAX));
        let piece = |units: &[Unit]| {
            let mut text = line(&[id, controller]);
            units
                .iter()
                .for_each(|unit| text.push_str(&line(&[&unit.address, &unit.label, &unit.heading, &unit.text])));
            text
        };
        self.index.pieces.push(units.chunks(PIECE as usize).map(piece).collect());
    }

    fn heading(&mut self, at: u64, span: u32, words: &str, weight: u32) {
        for word in written(self.language, words) {
            let headings = &mut self.keys.entry((word.key, word.folded)).or_default().headings;
            if headings.last().is_none_or(|last| last.at != at) {
                headings.push(Place { at, span, weight });
            }
        }
    }

    /// A word weighs more the more often it stands in a text and the shorter that is.
    fn text(&mut self, at: u64, text: &str) {
        let words = written(self.language, text);
        let count = words.len();
        let mut counts = BTreeMap::<_, usize>::new();
        for word in &words {
            *counts.entry(word.key.clone()).or_default() += 1;
        }
        for word in words {
            let share =
                counts.get(&word.key).copied().unwrap_or_default().saturating_mul(32) / count.saturating_add(12);
            let weight = u32::try_from(share.min(3)).unwrap_or(3);
            let texts = &mut self.keys.entry((word.key, word.folded)).or_default().texts;
            if texts.last().is_none_or(|last| last.at != at) {
                texts.push(Place { at, span: 0, weight });
            }
        }
    }

    /// The index of what was added.
    #[must_use]
    pub fn finish(self) -> Index {
        let mut index = self.index;
        let mut shard = String::new();
        let mut forms = self.keys.into_iter().peekable();
        while let Some(((key, form), places)) = forms.next() {
            let mut all = vec![(form, places)];
            while let Some(((_, form), places)) = forms.next_if(|((next, _), _)| *next == key) {
                all.push((form, places));
            }
            if shard.len() >= SHARD {
                index.shards.push(std::mem::take(&mut shard));
            }
            if shard.is_empty() {
                index.from.push(if index.from.is_empty() { String::new() } else { key.clone() });
            }
            shard.push_str(&key);
            let least = least(all.iter().flat_map(|(_, places)| &places.texts));
            for (form, places) in all {
                shard.push('\t');
                push_form(&key, &form, &mut shard);
                shard.push('\t');
                write_places(&places.headings, true, &mut shard);
                shard.push('\t');
                let texts: Vec<Place> = places.texts.iter().filter(|place| order(place) <= least).copied().collect();
                if texts.len() < places.texts.len() {
                    shard.push('!');
                    write(u32::try_from(places.texts.len()).unwrap_or(u32::MAX), &mut shard);
                }
                write_places(&texts, false, &mut shard);
                shard.push('\n');
            }
        }
        if !shard.is_empty() {
            index.shards.push(shard);
        }
        index
    }
}

/// Appends how a form differs from its key.
pub(super) fn push_form(key: &str, form: &str, out: &mut String) {
    let mut rest = form.chars();
    let mut lacking = key.chars();
    while let (Some(letter), Some(wanted)) = (rest.clone().next(), lacking.clone().next())
        && letter == wanted
    {
        rest.next();
        lacking.next();
    }
    lacking.for_each(|_| out.push('-'));
    out.push_str(rest.as_str());
}

/// A line of fields, which cannot hold tabs or ends of lines.
fn line(fields: &[&str]) -> String {
    let plain = |field: &&str| field.replace(char::is_control, " ");
    fields.iter().map(plain).collect::<Vec<_>>().join("\t") + "\n"
}

/// What weighs more comes first, then what stands before.
fn order(place: &Place) -> (u32, u64) {
    (u32::MAX - place.weight, place.at)
}

/// The last of a key's places that is kept.
fn least<'a>(places: impl Iterator<Item = &'a Place>) -> (u32, u64) {
    let mut places: Vec<_> = places.map(order).collect();
    places.sort_unstable();
    places.get(MOST - 1).copied().unwrap_or((u32::MAX, u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_everywhere_the_best_is_kept() {
        let places: Vec<_> = (0..20_000).map(|unit| Place { at: at(0, unit), span: 0, weight: unit % 4 }).collect();
        let least = least(places.iter());
        let kept: Vec<_> = places.iter().filter(|place| order(place) <= least).collect();
        assert_eq!(kept.len(), MOST);
        assert!(kept.iter().filter(|place| place.weight == 3).count() == 5000);
    }
}
