//! Which part of an old text is which of a new one.
//!
//! 1. Sections by their id, the rest by their words.
//! 2. Passages with the same words: in the same section in order, then
//!    anywhere.
//! 3. Of what is left, the most alike first; the same address speaks for two
//!    passages, another section against them.
//!
//! Candidates of the third step come from an index of words, so that a text
//! that is all new takes no time with the square of its length.

use super::flat::{Flat, Kind, Passage};
use super::sequence::{self, DiffOp};
use super::words::{Numbering, words};
use std::collections::{BTreeMap, VecDeque};
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
type Bag = Vec<u32>;

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

fn bag<'a>(words: impl Iterator<Item = &'a str>, numbering: &mut Numbering<String>) -> Bag {
    let mut bag: Bag = words.map(|word| numbering.number(word.to_owned())).collect();
    bag.sort_unstable();
    bag
}

/// A section without its id is the same where half of its words are.
const SAME_SECTION: usize = 500;

/// More sections than any policy has are compared by their ids alone.
const MOST_SECTIONS: usize = 200;

/// Pairs sections.
pub(super) fn sections(old: &Flat, new: &Flat) -> Links {
    let mut links = Links::new(old.sections.len(), new.sections.len());
    let mut ids = BTreeMap::new();
    for (place, section) in old.sections.iter().enumerate().rev() {
        ids.insert(section.id.as_str(), place);
    }
    for (place, section) in new.sections.iter().enumerate() {
        if let Some(known) = ids.get(section.id.as_str()) {
            links.add(*known, place);
        }
    }
    let (olds, news) = (links.free_olds(), links.free_news());
    if olds.len().max(news.len()) > MOST_SECTIONS {
        return links;
    }
    let mut numbering = Numbering::default();
    let mut bags = |flat: &Flat, places: &[usize]| -> Vec<(usize, Bag)> {
        let sections = places.iter().filter_map(|place| Some((*place, flat.sections.get(*place)?)));
        let words = |section: &super::flat::Section| -> Vec<String> {
            let passages = flat.passages.get(section.passages.clone()).unwrap_or_default();
            let texts = passages.iter().map(|passage| &passage.text).chain([&section.title]);
            texts.flat_map(|text| words(text)).map(str::to_owned).collect()
        };
        sections
            .map(|(place, section)| (place, bag(words(section).iter().map(String::as_str), &mut numbering)))
            .collect()
    };
    let (olds, news) = (bags(old, &olds), bags(new, &news));
    let pairs =
        olds.iter().flat_map(|(old, one)| news.iter().map(move |(new, other)| (likeness(one, other), *old, *new)));
    take_best(pairs.filter(|(likeness, ..)| *likeness >= SAME_SECTION).collect(), &mut links);
    links
}

/// Pairs the most alike first, and of those the nearest.
fn take_best(mut pairs: Vec<(usize, usize, usize)>, links: &mut Links) {
    pairs.sort_by_key(|(likeness, old, new)| (usize::MAX - likeness, old.abs_diff(*new), *new, *old));
    for (_, old, new) in pairs {
        links.add(old, new);
    }
}

/// Pairs passages, given the pairs of sections.
pub(super) fn passages(old: &Flat, new: &Flat, sections: &Links) -> Links {
    let mut links = Links::new(old.passages.len(), new.passages.len());
    same_in_section(old, new, sections, &mut links);
    same_elsewhere(old, new, &mut links);
    alike(old, new, sections, &mut links);
    links
}

fn same_in_section(old: &Flat, new: &Flat, sections: &Links, links: &mut Links) {
    let mut numbering = Numbering::default();
    let mut numbers = |flat: &Flat, range: &Range<usize>| -> Vec<u32> {
        let passages = flat.passages.get(range.clone()).unwrap_or_default();
        passages.iter().map(|passage| numbering.number((passage.kind, passage.text.clone()))).collect()
    };
    for (place, section) in new.sections.iter().enumerate() {
        let Some(former) = sections.old_of(place).and_then(|place| old.sections.get(place)) else { continue };
        let (olds, news) = (numbers(old, &former.passages), numbers(new, &section.passages));
        for step in sequence::compare(&olds, &news).unwrap_or_default() {
            if let DiffOp::Equal { old_index, new_index, len } = step {
                for more in 0..len {
                    links.add(former.passages.start + old_index + more, section.passages.start + new_index + more);
                }
            }
        }
    }
}

/// Two passages of one or two words, `name` and `name`, need not be one that
/// moved from section to section.
const TELLING: usize = 3;

fn same_elsewhere(old: &Flat, new: &Flat, links: &mut Links) {
    let mut known: BTreeMap<(Kind, &str), VecDeque<usize>> = BTreeMap::new();
    for place in links.free_olds() {
        if let Some(passage) = old.passages.get(place) {
            known.entry((passage.kind, &passage.text)).or_default().push_back(place);
        }
    }
    for place in links.free_news() {
        let Some(passage) = new.passages.get(place) else { continue };
        let Some(places) = known.get_mut(&(passage.kind, passage.text.as_str())) else { continue };
        let Some(former) = places.front().and_then(|place| old.passages.get(*place)) else { continue };
        let at_home = former.address == passage.address || old.section_id(former) == new.section_id(passage);
        if (at_home || words(&passage.text).nth(TELLING - 1).is_some())
            && let Some(former) = places.pop_front()
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
    let mut numbering = Numbering::default();
    let mut bags = |flat: &Flat, places: Vec<usize>| -> Vec<(usize, Bag)> {
        let passages = places.into_iter().filter_map(|place| Some((place, flat.passages.get(place)?)));
        passages.map(|(place, passage)| (place, bag(words(&passage.text), &mut numbering))).collect()
    };
    let (olds, news) = (bags(old, links.free_olds()), bags(new, links.free_news()));
    let mut addresses = BTreeMap::new();
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, (place, bag)) in olds.iter().enumerate() {
        if let Some(passage) = old.passages.get(*place) {
            addresses.insert(passage.address.as_str(), at);
        }
        let mut bag = bag.clone();
        bag.dedup();
        for word in bag {
            index.entry(word).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (place, words) in &news {
        let Some(passage) = new.passages.get(*place) else { continue };
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for found in words.iter().filter_map(|word| index.get(word)).filter(|found| found.len() <= COMMON) {
            for at in found {
                *counts.entry(*at).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = counts.into_iter().collect();
        candidates.sort_by_key(|(at, count)| (usize::MAX - count, *at));
        candidates.truncate(CANDIDATES);
        let named = addresses.get(passage.address.as_str()).copied();
        let candidates = candidates.into_iter().map(|(at, _)| at).chain(named);
        for (former, bag) in candidates.filter_map(|at| olds.get(at)) {
            let Some(before) = old.passages.get(*former) else { continue };
            let at_home = sections.old_of(passage.section) == Some(before.section);
            if let Some(likeness) = weighed(before, passage, at_home, likeness(bag, words)) {
                pairs.push((likeness, *former, *place));
            }
        }
    }
    take_best(pairs, links);
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
