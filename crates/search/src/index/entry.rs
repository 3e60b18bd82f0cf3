//! The lines of a shard, as a query reads them.

use super::place::{Place, read_places};
use crate::number::Numbers;
use crate::typo::NEAR;

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
