//! The record of a choice: read totally, written in one form.
//!
//! The element class holds the same rules in a few lines (embed/record.js),
//! because a returning visitor's page runs no wasm; one table of cases
//! (tests/records.json) tests both.

use crate::calendar::{Moment, is_moment, plus_days};
use crate::message::Node;

/// No choice counts for longer than this, whoever wrote its record.
pub const MOST_DAYS: i32 = 390;

/// Whether a stored value is a record at all, undamaged.
#[must_use]
pub fn is_sound(record: Node<'_>) -> bool {
    let text = |name| record.get(name).text();
    let are_texts = |list: Node<'_>| list.kind() == b'a' && list.children().all(|text| text.kind() == b's');
    let services = record.get(b"services");
    record.get(b"v").value() == b"1"
        && record.get(b"v").kind() == b'n'
        && is_uuid(text(b"id"))
        && [b"revision", b"lang".as_slice(), b"text"].into_iter().all(|name| record.get(name).kind() == b's')
        && are_texts(record.get(b"given"))
        && services.kind() == b'o'
        && services.children().all(are_texts)
        && [b"first", b"last".as_slice(), b"until"].into_iter().all(|name| is_moment(text(name)))
        && text(b"first") <= text(b"last")
        && text(b"last") < text(b"until")
        && matches!(text(b"how"), b"accept" | b"refuse" | b"choice")
}

fn is_uuid(text: &[u8]) -> bool {
    let fits = |(place, byte): (usize, &u8)| match place {
        8 | 13 | 18 | 23 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.iter().enumerate().all(fits)
}

/// Whether a sound record counts: for this revision, at this moment.
#[must_use]
pub fn is_valid(record: Node<'_>, revision: &[u8], now: &[u8]) -> bool {
    let last = record.get(b"last").text();
    let oldest: Moment = plus_days(now, -MOST_DAYS);
    record.get(b"revision").text() == revision
        && now < record.get(b"until").text()
        // A clock may be set back by a moment, not by more.
        && last.get(..16) <= now.get(..16)
        && oldest.as_slice() <= last
}

/// The newest of several stored records that are sound and, unless `revision`
/// is none, count: two domains may hold a cookie each.
#[must_use]
pub fn newest<'m>(stored: Node<'m>, revision: Option<&[u8]>, now: &[u8]) -> Option<(usize, Node<'m>)> {
    let mut best: Option<(usize, Node<'m>)> = None;
    for (place, record) in stored.children().enumerate() {
        let counts = is_sound(record) && revision.is_none_or(|revision| is_valid(record, revision, now));
        let is_newer = best.is_none_or(|(_, other)| other.get(b"last").text() < record.get(b"last").text());
        if counts && is_newer {
            best = Some((place, record));
        }
    }
    best
}
