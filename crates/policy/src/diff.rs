//! What changed between two texts of a policy, clause by clause and word by word.
//!
//! 1. [`flat`] — a document as a row of passages: headings, clauses, the
//!    headers of tables
//! 2. [`align`] — which passage of one text is which of the other: by their
//!    words first and by their address only where words leave it open, so that
//!    a clause with a new number has moved instead of being removed and added
//! 3. [`words`] — what differs within a passage
//! 4. [`compare`] joins them, section by section, in the order of the new text
//!
//! Compared are title, headings and clauses: what a reader reads, with the
//! addresses that links lead to. Markup, the summary and “at a glance”, which
//! only tell of the text, are not.

mod align;
mod flat;
mod sequence;
mod words;

use crate::document::Document;
use flat::{Flat, Passage};

/// The difference between two texts. Nothing is left out: without what was
/// removed it is the new text, without what was added the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// the page's heading
    pub title: Vec<Run>,
    /// in the order of the new text, removed ones after what they stood after
    pub sections: Vec<SectionDifference>,
}

/// A section in one text, the other, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionDifference {
    /// where it was in the old text
    pub before: Option<Place>,
    /// where it is in the new text
    pub after: Option<Place>,
    /// whether it stands elsewhere among the sections
    pub moved: bool,
    /// its heading
    pub title: Vec<Run>,
    /// in the order of the new text, removed ones after what they stood after
    pub passages: Vec<PassageDifference>,
}

/// A clause, a heading within a section, or the header of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageDifference {
    /// where it was in the old text
    pub before: Option<Place>,
    /// where it is in the new text
    pub after: Option<Place>,
    /// whether it stands in another section, elsewhere in its own, or under
    /// another number
    pub moved: bool,
    /// its words
    pub runs: Vec<Run>,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// counted from 0 among the sections, or among the passages of all sections
    pub order: usize,
    /// `cookies`, `3.4`; empty for the header of a table
    pub address: String,
    /// the number as printed, `3.4.`; empty where there is none
    pub label: String,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// in both texts
    Same(String),
    /// in the old text alone
    Removed(String),
    /// in the new text alone
    Added(String),
}

/// What happened to a passage, or to a section's heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// other words at the same place
    Changed,
    /// only in the new text
    Added,
    /// only in the old text
    Removed,
    /// the same words at another place
    Moved,
    /// other words at another place
    MovedAndChanged,
}

/// How many passages and headings of sections changed, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// other words at the same place
    pub changed: u32,
    /// only in the new text
    pub added: u32,
    /// only in the old text
    pub removed: u32,
    /// at another place, whether or not with other words
    pub moved: u32,
    /// sections with any change
    pub sections: u32,
}

impl Difference {
    /// Whether anything changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        is_same(&self.title) && self.sections.iter().all(|section| section.changes() == 0)
    }

    /// The number of changes.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for section in &self.sections {
            let mut any = false;
            for change in section.change().into_iter().chain(section.passages.iter().filter_map(|part| part.change())) {
                any = true;
                match change {
                    Change::Changed => totals.changed += 1,
                    Change::Added => totals.added += 1,
                    Change::Removed => totals.removed += 1,
                    Change::Moved | Change::MovedAndChanged => totals.moved += 1,
                }
            }
            totals.sections += u32::from(any);
        }
        totals
    }

    /// Where the new text has what was at an address of the old one.
    #[must_use]
    pub fn successor(&self, address: &str) -> Option<&Place> {
        let is_it = |before: &Option<Place>| before.as_ref().is_some_and(|place| place.address == address);
        self.sections.iter().find_map(|section| {
            if is_it(&section.before) {
                return section.after.as_ref();
            }
            section.passages.iter().find(|part| is_it(&part.before))?.after.as_ref()
        })
    }
}

impl Totals {
    /// All kinds together.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.changed + self.added + self.removed + self.moved
    }
}

impl SectionDifference {
    /// What happened to the section as such. One that is new or gone counts
    /// by its passages, unless it has none.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        if (self.before.is_none() || self.after.is_none()) && !self.passages.is_empty() {
            return None;
        }
        change(self.before.as_ref(), self.after.as_ref(), self.moved, &self.title)
    }

    /// The number of changes in it.
    #[must_use]
    pub fn changes(&self) -> usize {
        usize::from(self.change().is_some()) + self.passages.iter().filter(|part| part.change().is_some()).count()
    }
}

impl PassageDifference {
    /// What happened to it, if anything.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        change(self.before.as_ref(), self.after.as_ref(), self.moved, &self.runs)
    }
}

fn change(before: Option<&Place>, after: Option<&Place>, moved: bool, runs: &[Run]) -> Option<Change> {
    match (before, after) {
        (None, _) => Some(Change::Added),
        (_, None) => Some(Change::Removed),
        _ => match (moved, is_same(runs)) {
            (false, true) => None,
            (false, false) => Some(Change::Changed),
            (true, true) => Some(Change::Moved),
            (true, false) => Some(Change::MovedAndChanged),
        },
    }
}

/// Whether nothing in a line changed.
#[must_use]
pub fn is_same(runs: &[Run]) -> bool {
    runs.iter().all(|run| matches!(run, Run::Same(_)))
}

/// Compares two texts in one language.
#[must_use]
pub fn compare(old: &Document, new: &Document) -> Difference {
    let (old_flat, new_flat) = (Flat::new(old), Flat::new(new));
    let sections = align::sections(&old_flat, &new_flat);
    let passages = align::passages(&old_flat, &new_flat, &sections);
    let joiner = Joiner { old: &old_flat, new: &new_flat, sections: &sections, passages: &passages };
    Difference { title: words::runs(&old.title, &new.title), sections: joiner.join() }
}

/// Both texts and which part of the one is which of the other.
struct Joiner<'a> {
    old: &'a Flat,
    new: &'a Flat,
    sections: &'a align::Links,
    passages: &'a align::Links,
}

impl Joiner<'_> {
    fn join(&self) -> Vec<SectionDifference> {
        let (olds, news) = (0..self.old.sections.len(), 0..self.new.sections.len());
        let moved = self.sections.out_of_order(&olds, news.clone());
        let order = in_order(olds, news, self.sections);
        order.into_iter().filter_map(|(before, after)| self.section(before, after, &moved)).collect()
    }

    fn section(&self, before: Option<usize>, after: Option<usize>, moved: &[usize]) -> Option<SectionDifference> {
        let old = before.and_then(|index| self.old.sections.get(index));
        let new = after.and_then(|index| self.new.sections.get(index));
        let title = match (old, new) {
            (Some(old), Some(new)) => words::runs(&old.title, &new.title),
            (Some(old), None) => vec![Run::Removed(old.title.clone())],
            (None, Some(new)) => vec![Run::Added(new.title.clone())],
            (None, None) => return None,
        };
        let range =
            |section: Option<&flat::Section>| section.map(|section| section.passages.clone()).unwrap_or_default();
        let (olds, news) = (range(old), range(new));
        let out_of_order = self.passages.out_of_order(&olds, news.clone());
        let order = in_order(olds.clone(), news, self.passages);
        let passage = |(before, after): (Option<usize>, Option<usize>)| {
            let elsewhere = before.is_some_and(|before| !olds.contains(&before));
            let moved = elsewhere || after.is_some_and(|after| out_of_order.contains(&after));
            self.passage(before, after, moved)
        };
        let place = |index: usize, section: &flat::Section| Place {
            order: index,
            address: section.id.clone(),
            label: String::new(),
        };
        Some(SectionDifference {
            before: before.zip(old).map(|(index, section)| place(index, section)),
            after: after.zip(new).map(|(index, section)| place(index, section)),
            moved: after.is_some_and(|after| moved.contains(&after)),
            title,
            passages: order.into_iter().filter_map(passage).collect(),
        })
    }

    fn passage(&self, before: Option<usize>, after: Option<usize>, moved: bool) -> Option<PassageDifference> {
        let old = before.and_then(|index| self.old.passages.get(index));
        let new = after.and_then(|index| self.new.passages.get(index));
        let place = |index: usize, passage: &Passage| Place {
            order: index,
            address: passage.address.clone(),
            label: passage.label.clone(),
        };
        let (runs, renumbered) = match (old, new) {
            (Some(old), Some(new)) => (words::runs(&old.text, &new.text), old.label != new.label),
            (Some(old), None) => (vec![Run::Removed(old.text.clone())], false),
            (None, Some(new)) => (vec![Run::Added(new.text.clone())], false),
            (None, None) => return None,
        };
        Some(PassageDifference {
            before: before.zip(old).map(|(index, passage)| place(index, passage)),
            after: after.zip(new).map(|(index, passage)| place(index, passage)),
            moved: moved || renumbered,
            runs,
        })
    }
}

/// The new ones with their former selves, and each removed one after what it
/// stood after.
fn in_order(
    olds: std::ops::Range<usize>,
    news: std::ops::Range<usize>,
    links: &align::Links,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut removed: Vec<Vec<usize>> = vec![Vec::new(); news.len() + 1];
    let mut anchor = 0;
    for old in olds {
        match links.new_of(old) {
            Some(new) if news.contains(&new) => anchor = new - news.start + 1,
            // It moved to another section, and is told there.
            Some(_) => {}
            None => removed.get_mut(anchor).into_iter().for_each(|list| list.push(old)),
        }
    }
    let mut order = Vec::new();
    let mut removed = removed.into_iter();
    order.extend(removed.next().into_iter().flatten().map(|old| (Some(old), None)));
    for (new, after) in news.zip(removed) {
        order.push((links.old_of(new), Some(new)));
        order.extend(after.into_iter().map(|old| (Some(old), None)));
    }
    order
}

#[cfg(test)]
mod tests;
