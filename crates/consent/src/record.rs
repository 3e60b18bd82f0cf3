//! The record of a choice, read totally: which of the stored ones counts.
//!
//! The element class holds the same rules in a few lines (embed/record.js),
//! because a returning visitor's page runs no wasm; one table of cases
//! (tests/records.json) tests both.

use crate::answer::Answer;
use crate::calendar::plus_days;
use crate::configuration::Members;
use crate::message::{NONE, Node, order, same};

/// No choice counts for longer than this, whoever wrote its record.
pub const MOST_DAYS: i32 = 390;

const RECORD: Members = b"Nv Did Srevision Slang Stext Lgiven Gservices Mfirst Mlast Muntil Hhow";

/// Whether one moment is before another.
#[inline(never)]
pub(crate) fn is_before(one: &[u8], other: &[u8]) -> bool {
    order(one, other, usize::MAX) < 0
}

impl<'m> Answer<'m, '_> {
    /// Whether a stored value is a record at all, undamaged.
    fn is_sound(&mut self, record: Node<'m>) -> bool {
        // Checked as a configuration is, but what is wrong is not told.
        let start = self.out.len();
        let is_whole = self.members(record, RECORD);
        self.out.back_to(start);
        let last = record.get(b"last").text;
        is_whole
            && same(record.get(b"v").text, b"1")
            && !is_before(last, record.get(b"first").text)
            && is_before(last, record.get(b"until").text)
    }

    /// Whether a sound record counts: for this revision, at this moment.
    fn is_valid(&self, record: Node<'m>) -> bool {
        let now = self.root.get(b"now").text;
        let last = record.get(b"last").text;
        same(record.get(b"revision").text, self.config.get(b"revision").text)
            && is_before(now, record.get(b"until").text)
            // A clock may be set back by a moment, not by more.
            && order(now, last, 16) >= 0
            && !is_before(&plus_days(last, MOST_DAYS), now)
    }

    /// The newest of several stored records that are sound and, if they must,
    /// count: two domains may hold a cookie each.
    #[inline(never)]
    pub(crate) fn newest(&mut self, must_count: bool) -> Node<'m> {
        let mut best: Node<'m> = &NONE;
        for record in self.root.get(b"stored").children() {
            let is_newer = is_before(best.get(b"last").text, record.get(b"last").text);
            if is_newer && self.is_sound(record) && (!must_count || self.is_valid(record)) {
                best = record;
            }
        }
        best
    }
}
