//! Which part of an old text is which of a new one.
//!
//! 1. Sections by their id, the rest by their words.
//! 2. Passages with the same words: in the same section in order, then
//!    anywhere.
//! 3. Of what is left, the most alike first; the same address speaks for two
//!    passages, another section against them.
//!
//! Candidates of the third step come from an index of words, so that a text
//! that is all new takes no time with the square of its length. Everything
//! is looked up by number in rows, and sorted as plain numbers: maps and sorts
//! of several types made the wasm twice as large.

use super::flat::{self, Flat, Kind, Passage};
use super::sequence::{self, DiffOp};
use super::words::{Numbering, words};
use std::ops::Range;

/// Pairs of an old and a new part.
#[derive(Debug)]
pub(super) struct Links {
    to_old: Vec<Option<usize>>,
    to_new: Vec<Option<usize>>,
}

impl Links {
    fn new(olds: usize, news: usize) -> Self {
        Self { to_old: vec![None; news], to_new: vec![None; olds] }
    }

    /// What a new part was.
    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.to_old.get(new).copied().flatten()
    }

    /// What became of an old part.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.to_new.get(old).copied().flatten()
    }

    /// Pairs two parts, unless one of them already is in a pair.
    fn add(&mut self, old: usize, new: usize) {
        if let (Some(to_new @ None), Some(to_old @ None)) = (self.to_new.get_mut(old), self.to_old.get_mut(new)) {
            (*to_new, *to_old) = (Some(new), Some(old));
        }
    }

    fn free_olds(&self) -> Vec<usize> {
        free(&self.to_new)
    }

    fn free_news(&self) -> Vec<usize> {
        free(&self.to_old)
    }

    /// Those of the new parts that stood among the old ones in another order,
    /// as few as possible; rising.
    pub(super) fn out_of_order(&self, olds: &Range<usize>, news: Range<usize>) -> Vec<usize> {
        let paired: Vec<usize> = news.filter(|new| self.old_of(*new).is_some_and(|old| olds.contains(&old))).collect();
        let olds: Vec<usize> = paired.iter().filter_map(|new| self.old_of(*new)).collect();
        let kept = sequence::rising(&olds);
        paired
            .into_iter()
            .filter(|new| self.old_of(*new).is_some_and(|old| kept.binary_search(&old).is_err()))
            .collect()
    }
}

fn free(links: &[Option<usize>]) -> Vec<usize> {
    links.iter().enumerate().filter(|(_, link)| link.is_none()).map(|(place, _)| place).collect()
}

/// Words as numbers, rising, each as often as it is there.
type Bag = Vec<u64>;

/// How much two bags share, in thousandths: the coefficient of Dice.
fn likeness(one: &Bag, other: &Bag) -> usize {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(left), Some(right)) = (ones.peek(), others.peek()) {
        let order = left.cmp(right);
        shared += usize::from(order.is_eq());
        if order.is_le() {
            ones.next();
        }
        if order.is_ge() {
            others.next();
        }
    }
    2000 * shared / (one.len() + other.len()).max(1)
}

fn bag<'a>(words: impl Iterator<Item = &'a str>, numbering: &mut Numbering) -> Bag {
    let mut bag: Bag = words.map(|word| numbering.number(word) as u64).collect();
    bag.sort_unstable();
    bag
}

/// Places by number, several for one.
#[derive(Debug, Default)]
struct Index(Vec<Vec<usize>>);

impl Index {
    fn add(&mut self, number: usize, place: usize) {
        if self.0.len() <= number {
            self.0.resize_with(number + 1, Vec::new);
        }
        if let Some(places) = self.0.get_mut(number) {
            places.push(place);
        }
    }

    fn of(&self, number: usize) -> &[usize] {
        self.0.get(number).map_or(&[], Vec::as_slice)
    }
}

/// A section without its id is the same where half of its words are.
const SAME_SECTION: usize = 500;

/// More sections than any policy has are compared by their ids alone.
const MOST_SECTIONS: usize = 200;

/// Pairs sections.
pub(super) fn sections(old: &Flat, new: &Flat) -> Links {
    let mut links = Links::new(old.sections.len(), new.sections.len());
    let (mut numbering, mut ids) = (Numbering::default(), Index::default());
    for (place, section) in old.sections.iter().enumerate() {
        ids.add(numbering.number(&section.id), place);
    }
    for (place, section) in new.sections.iter().enumerate() {
        if let Some(known) = ids.of(numbering.number(&section.id)).first() {
            links.add(*known, place);
        }
    }
    let (olds, news) = (links.free_olds(), links.free_news());
    if olds.len().max(news.len()) > MOST_SECTIONS {
        return links;
    }
    let mut bags = |flat: &Flat, places: Vec<usize>| -> Vec<(usize, Bag)> {
        let mut bags = Vec::new();
        for place in places {
            let Some(flat::Section { title, passages, .. }) = flat.sections.get(place) else { continue };
            let texts = flat.passages.get(passages.clone()).unwrap_or_default().iter().map(|passage| &passage.text);
            bags.push((place, bag(texts.chain([title]).flat_map(|text| words(text)), &mut numbering)));
        }
        bags
    };
    let (olds, news) = (bags(old, olds), bags(new, news));
    let mut pairs = Vec::new();
    for (old, one) in &olds {
        for (new, other) in &news {
            let likeness = likeness(one, other);
            if likeness >= SAME_SECTION {
                pairs.push(Pair { likeness, old: *old, new: *new });
            }
        }
    }
    take_best(&pairs, &mut links);
    links
}

/// Two parts that may be one.
#[derive(Debug)]
struct Pair {
    likeness: usize,
    old: usize,
    new: usize,
}

/// Pairs the most alike first, and of those the nearest.
fn take_best(pairs: &[Pair], links: &mut Links) {
    // Likeness, distance and place in the row, as one number each.
    let key = |(place, Pair { likeness, old, new }): (usize, &Pair)| {
        let unlikeness = 2047_usize.saturating_sub(*likeness) as u64;
        let distance = old.abs_diff(*new).min(0xf_ffff) as u64;
        unlikeness << 52 | distance << 32 | place as u64
    };
    let mut keys: Vec<u64> = pairs.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    for key in keys {
        if let Some(Pair { old, new, .. }) = pairs.get((key & 0xffff_ffff) as usize) {
            links.add(*old, *new);
        }
    }
}

/// Pairs passages, given the pairs of sections.
pub(super) fn passages(old: &Flat, new: &Flat, sections: &Links) -> Links {
    let mut links = Links::new(old.passages.len(), new.passages.len());
    let mut numbering = Numbering::default();
    let mut texts = |flat: &Flat| -> Vec<usize> {
        // A heading is never the same as a clause, whatever it says.
        let text = |passage: &Passage| numbering.number(&[passage.kind.mark(), &passage.text].concat());
        flat.passages.iter().map(text).collect()
    };
    let (olds, news) = (texts(old), texts(new));
    for (place, section) in new.sections.iter().enumerate() {
        if let Some(former) = sections.old_of(place).and_then(|place| old.sections.get(place)) {
            same_in_section((&olds, &former.passages), (&news, &section.passages), &mut links);
        }
    }
    same_elsewhere((old, &olds), (new, &news), &mut links);
    alike(old, new, sections, &mut links);
    links
}

fn same_in_section(old: (&[usize], &Range<usize>), new: (&[usize], &Range<usize>), links: &mut Links) {
    let texts = |(texts, range): (&'_ [usize], &Range<usize>)| texts.get(range.clone()).unwrap_or_default().to_vec();
    for step in sequence::compare(&texts(old), &texts(new)).unwrap_or_default() {
        if let DiffOp::Equal { old_index, new_index, len } = step {
            for more in 0..len {
                links.add(old.1.start + old_index + more, new.1.start + new_index + more);
            }
        }
    }
}

/// Two passages of one or two words, `name` and `name`, need not be one that
/// moved from section to section.
const TELLING: usize = 3;

fn same_elsewhere(old: (&Flat, &[usize]), new: (&Flat, &[usize]), links: &mut Links) {
    let mut known = Index::default();
    // The first of them is taken from the end.
    for place in links.free_olds().into_iter().rev() {
        if let Some(text) = old.1.get(place) {
            known.add(*text, place);
        }
    }
    for place in links.free_news() {
        let Some((passage, text)) = new.0.passages.get(place).zip(new.1.get(place)) else { continue };
        let Some(places) = known.0.get_mut(*text) else { continue };
        let Some(former) = places.last().and_then(|place| old.0.passages.get(*place)) else { continue };
        let at_home = former.address == passage.address || old.0.section_id(former) == new.0.section_id(passage);
        if (at_home || words(&passage.text).nth(TELLING - 1).is_some())
            && let Some(former) = places.pop()
        {
            links.add(former, place);
        }
    }
}

/// How alike, in thousandths, two passages must be to be one that changed.
const ALIKE: usize = 500;
/// The same, where both have the same address in the same section.
const ALIKE_AT_ONE_ADDRESS: usize = 350;
/// The same, where the section is another.
const ALIKE_ELSEWHERE: usize = 650;
/// What a common address adds.
const FOR_ADDRESS: usize = 150;
/// A word in more passages than these tells nothing of any.
const COMMON: usize = 48;
/// How many passages are looked at closely for one.
const CANDIDATES: usize = 6;

fn alike(old: &Flat, new: &Flat, sections: &Links, links: &mut Links) {
    let (mut numbering, mut addresses) = (Numbering::default(), Numbering::default());
    let mut bags = |flat: &Flat, places: Vec<usize>| -> Vec<(usize, Bag)> {
        let bag = |place: usize| Some((place, bag(words(&flat.passages.get(place)?.text), &mut numbering)));
        places.into_iter().filter_map(bag).collect()
    };
    let (olds, news) = (bags(old, links.free_olds()), bags(new, links.free_news()));
    let (mut by_address, mut by_word) = (Index::default(), Index::default());
    for (at, (place, bag)) in olds.iter().enumerate() {
        if let Some(passage) = old.passages.get(*place) {
            by_address.add(addresses.number(&passage.address), at);
        }
        let mut last = None;
        for word in bag {
            if last.replace(word) != Some(word) {
                by_word.add(*word as usize, at);
            }
        }
    }
    let mut shared = vec![0_u64; olds.len()];
    let mut pairs = Vec::new();
    for (place, bag) in &news {
        let Some(passage) = new.passages.get(*place) else { continue };
        let mut touched = Vec::new();
        for found in bag.iter().map(|word| by_word.of(*word as usize)).filter(|found| found.len() <= COMMON) {
            for at in found {
                if let Some(count) = shared.get_mut(*at) {
                    if *count == 0 {
                        touched.push(*at);
                    }
                    *count += 1;
                }
            }
        }
        // Most in common first, then in the order of the text.
        let mut candidates: Vec<u64> = Vec::new();
        for at in touched {
            let count = shared.get_mut(at).map(std::mem::take).unwrap_or_default();
            candidates.push(0xffff_ffff_u64.saturating_sub(count) << 32 | at as u64);
        }
        candidates.sort_unstable();
        let named = by_address.of(addresses.number(&passage.address)).first().copied();
        let candidates = candidates.into_iter().take(CANDIDATES).map(|key| (key & 0xffff_ffff) as usize).chain(named);
        for (former, words) in candidates.filter_map(|at| olds.get(at)) {
            let Some(before) = old.passages.get(*former) else { continue };
            let at_home = sections.old_of(passage.section) == Some(before.section);
            if let Some(likeness) = weighed(before, passage, at_home, likeness(words, bag)) {
                pairs.push(Pair { likeness, old: *former, new: *place });
            }
        }
    }
    take_best(&pairs, links);
}

/// How much speaks for two passages being one; nothing where it is too little.
fn weighed(old: &Passage, new: &Passage, at_home: bool, likeness: usize) -> Option<usize> {
    let same_address = at_home && old.address == new.address && old.kind != Kind::TableHeader;
    let (needed, more) = match (same_address, at_home) {
        (true, _) => (ALIKE_AT_ONE_ADDRESS, FOR_ADDRESS),
        (false, true) => (ALIKE, 0),
        (false, false) => (ALIKE_ELSEWHERE, 0),
    };
    (old.kind == new.kind && likeness >= needed).then_some(likeness + more)
}

impl Flat {
    fn section_id(&self, passage: &Passage) -> Option<&str> {
        self.sections.get(passage.section).map(|section| section.id.as_str())
    }
}

impl Kind {
    fn mark(self) -> &'static str {
        match self {
            Self::Heading => "#",
            Self::Clause => "=",
            Self::TableHeader => "|",
        }
    }
}
