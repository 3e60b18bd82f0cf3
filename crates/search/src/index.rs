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
//! are [`Numbers`]:
//!
//! - headings: for each policy its number less the one before, how many follow,
//!   and for each the unit's number less the one before and the unit's span
//! - texts: the same, with the unit's weight in the two lowest bits and no span
//! - a text's places begin with `!` and the number of all where some are left out
//!
//! A piece has the policy's id and controller in its first line, then a line
//! for each of its [`PIECE`] units: address, label, heading, text.

use crate::analysis::{Language, written};
use crate::number::{Numbers, write};
use crate::typo::NEAR;
use crate::unit::{Kind, Unit};
use std::collections::BTreeMap;

/// Bytes of a shard, about.
const SHARD: usize = 12 * 1024;
/// Of a key no more places than these are kept: the weightiest.
pub const MOST: usize = 8192;
/// Units of a piece.
pub const PIECE: u32 = 16;

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// the policy's number, then the unit's: ordered as the texts are
    pub at: u64,
    /// how many units after it belong to it
    pub span: u32,
    /// 0 to 3 in a text, [`HEADING`] or [`TITLE`]
    pub weight: u32,
}

/// The weight of a word in a heading.
pub const HEADING: u32 = 8;
/// The weight of a word in a policy's title or its controller's name.
pub const TITLE: u32 = 10;

/// A place's policy and unit as one number.
#[must_use]
pub fn at(policy: u32, unit: u32) -> u64 {
    u64::from(policy) << 32 | u64::from(unit)
}

/// The policy and the unit of such a number.
#[must_use]
pub fn policy_and_unit(at: u64) -> (u32, u32) {
    (u32::try_from(at >> 32).unwrap_or(u32::MAX), u32::try_from(at & u64::from(u32::MAX)).unwrap_or(u32::MAX))
}

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
fn push_form(key: &str, form: &str, out: &mut String) {
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

fn write_places(places: &[Place], spans: bool, out: &mut String) {
    let mut before = 0;
    for group in places.chunk_by(|one, other| one.at >> 32 == other.at >> 32) {
        let Some(first) = group.first() else { continue };
        let (policy, _) = policy_and_unit(first.at);
        write(policy.saturating_sub(before), out);
        write(u32::try_from(group.len()).unwrap_or(u32::MAX), out);
        before = policy;
        let mut last = 0;
        for place in group {
            let (_, unit) = policy_and_unit(place.at);
            let gap = unit.saturating_sub(last);
            last = unit;
            if spans {
                write(gap, out);
                write(place.span, out);
            } else {
                write(gap << 2 | place.weight, out);
            }
        }
    }
}

/// A line of a shard.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// what the forms of a word share
    pub key: &'a str,
    /// how the form differs, its places in headings and in texts: of most
    /// lines the key tells enough
    rest: &'a str,
}

/// The lines of a shard; what is none is left out.
pub fn entries(shard: &str) -> impl Iterator<Item = Entry<'_>> {
    let mut key = "";
    shard.lines().filter_map(move |line| {
        let (own, rest) = line.split_once('\t')?;
        if !own.is_empty() {
            key = own;
        }
        Some(Entry { key, rest })
    })
}

impl<'a> Entry<'a> {
    fn split(&self) -> (&'a str, &'a str) {
        self.rest.split_once('\t').unwrap_or_default()
    }

    /// Whether the form may be about as long, in bytes, as what was typed; to
    /// write it takes longer than to tell that it cannot be meant.
    #[must_use]
    pub fn may_be_as_long_as(&self, typed: &str) -> bool {
        let (form, _) = self.split();
        let lacking = form.bytes().take_while(|byte| *byte == b'-').count();
        let most = (self.key.len() + form.len()).saturating_sub(2 * lacking);
        most + NEAR >= typed.len() && most.saturating_sub(lacking) <= typed.len() + NEAR
    }

    /// Writes the form there.
    pub fn form(&self, into: &mut String) {
        let (form, _) = self.split();
        let rest = form.trim_start_matches('-');
        into.clear();
        into.push_str(self.key);
        (rest.len()..form.len()).for_each(|_| {
            into.pop();
        });
        into.push_str(rest);
    }

    /// Where the form stands, and in how many units; these are more than the
    /// places where some are left out.
    #[must_use]
    pub fn places(&self) -> (Vec<Place>, u32) {
        let mut places = Vec::new();
        let (headings, texts) = self.split().1.split_once('\t').unwrap_or_default();
        read_places(&mut Numbers::new(headings), true, &mut places);
        let left_out = texts.strip_prefix('!');
        let mut numbers = Numbers::new(left_out.unwrap_or(texts));
        let all = left_out.and_then(|_| numbers.next());
        read_places(&mut numbers, false, &mut places);
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        (places, all.map_or(count, |all| all.max(count.saturating_add(1))))
    }
}

fn read_places(numbers: &mut Numbers<'_>, spans: bool, places: &mut Vec<Place>) {
    let mut policy = 0_u32;
    while let (Some(gap), Some(count)) = (numbers.next(), numbers.next()) {
        policy = policy.saturating_add(gap);
        let mut unit = 0_u32;
        for _ in 0..count {
            let Some(number) = numbers.next() else { return };
            let (gap, span, weight) = if spans {
                (number, numbers.next().unwrap_or_default(), HEADING)
            } else {
                (number >> 2, 0, number & 3)
            };
            unit = unit.saturating_add(gap);
            let weight = if spans && unit == 0 { TITLE } else { weight };
            places.push(Place { at: at(policy, unit), span, weight });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written_and_read() {
        let clause = |address: &str, text: &str| Unit {
            kind: Kind::Clause,
            address: address.into(),
            label: String::new(),
            heading: "Cookies".into(),
            text: text.into(),
            span: 0,
        };
        let heading = Unit { kind: Kind::Heading, span: 2, ..clause("cookies", "") };
        let title = Unit { kind: Kind::Title, heading: "Privacy".into(), span: 3, ..clause("", "All.") };
        let mut builder = Builder::new(Language::English);
        let units =
            [title, heading, clause("cookies.1", "We set\tcookies."), clause("cookies.2", "A cookie. Cookies!")];
        builder.add("one", "One", &units);
        builder.add("two", "Two", &units);
        let index = builder.finish();
        assert_eq!((index.units, index.shards.len(), index.from.as_slice()), (8, 1, [String::new()].as_slice()));
        let shard = index.shards.concat();
        let mut form = String::new();
        let mut placed = |wanted: &str| {
            entries(&shard).find_map(|entry| {
                entry.form(&mut form);
                (entry.key == "cooki" && form == wanted).then(|| entry.places())
            })
        };
        let place = |policy, unit, span, weight| Place { at: at(policy, unit), span, weight };
        let wanted = vec![
            place(0, 1, 2, HEADING),
            place(1, 1, 2, HEADING),
            place(0, 2, 0, 2),
            place(0, 3, 0, 3),
            place(1, 2, 0, 2),
            place(1, 3, 0, 3),
        ];
        assert_eq!(placed("cookies"), Some((wanted, 6)));
        assert_eq!(placed("cookie"), Some((vec![place(0, 3, 0, 3), place(1, 3, 0, 3)], 2)));
        assert_eq!(placed("cooki"), None);
        assert_eq!(
            index.pieces.first().map(|pieces| pieces.concat()).unwrap_or_default(),
            "one\tOne\n\t\tPrivacy\tAll.\ncookies\t\tCookies\t\ncookies.1\t\tCookies\tWe set cookies.\ncookies.2\t\tCookies\tA cookie. Cookies!\n"
        );
    }

    #[test]
    fn forms() {
        for (key, form, written) in
            [("cooki", "cookie", "e"), ("polici", "policy", "-y"), ("take", "took", "---ook"), ("1.2", "1.2", "")]
        {
            let mut out = String::new();
            push_form(key, form, &mut out);
            assert_eq!(out, written);
            let rest = [written, "\t\t"].concat();
            Entry { key, rest: &rest }.form(&mut out);
            assert_eq!(out, form);
        }
    }

    #[test]
    fn of_what_is_everywhere_the_best_is_kept() {
        let places: Vec<_> = (0..20_000).map(|unit| Place { at: at(0, unit), span: 0, weight: unit % 4 }).collect();
        let least = least(places.iter());
        let kept: Vec<_> = places.iter().filter(|place| order(place) <= least).collect();
        assert_eq!(kept.len(), MOST);
        assert!(kept.iter().filter(|place| place.weight == 3).count() == 5000);
    }

    proptest! {
        #[test]
        fn anything_is_read(text in "\\PC*", places in "[\\w!-]{0,20}\t[\\w!-]{0,20}") {
            for entry in entries(&[&text, "\n\t", &places, "\na\t", &places, "\n\t--я\t", &places].concat()) {
                let _ = entry.places();
                entry.form(&mut String::new());
            }
        }
    }
}
