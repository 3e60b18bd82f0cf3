//! A language's index, and which of its shards a word may be in.

use crate::query::Wanted;

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
    pub(super) fn own(&self, word: &Wanted<'_>) -> Vec<usize> {
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
    pub(super) fn near(&self, word: &Wanted<'_>, read: &mut Vec<usize>) -> Vec<usize> {
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

/// Adds a shard that is not yet among them.
pub(super) fn note(number: usize, numbers: &mut Vec<usize>) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}
