//! Where a word of a query stands.

use super::shelf::{Shelf, note};
use crate::index::{Entry, Place, entries};
use crate::query::{Fit, Wanted};

/// Where a word stands.
#[derive(Default)]
pub(super) struct Matches {
    /// with the fit of each
    pub(super) places: Vec<(Place, Fit)>,
    /// in how many units, about
    pub(super) count: u32,
    /// some places are left out, so it may stand anywhere
    pub(super) is_everywhere: bool,
    /// what it is spelled like where a letter was corrected
    pub(super) meant: Vec<String>,
}

impl Matches {
    /// How often the number of units can be halved before the word's own is
    /// reached: 1 for what is everywhere.
    pub(super) fn rarity(&self, units: u32) -> u32 {
        (units / self.count.max(1)).max(1).ilog2() + 1
    }
}

/// Finds where a word stands; notes the shards that are missing for it.
pub(super) fn matches_of(
    shelf: &Shelf<'_>,
    word: &Wanted<'_>,
    read: &mut Vec<usize>,
    missing: &mut Vec<usize>,
) -> Matches {
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
