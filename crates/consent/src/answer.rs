//! One event, one answer.
//!
//! A message holds `event` (`start`, `choose` or `reset`), `config` and `days`, `stored`
//! records, `signal`, `now`, and with `choose` a fresh `id`, the `language` and
//! hash of the `text` that was read, and the `choice`: `all`, or `given` and `services`.
//!
//! The answer is JSON: `errors`; `unusable`, and nothing more; or `given`,
//! `services`, `stored` (which of the records counts), `record` (to be
//! stored, `null` to forget), `erase` (`[name, domain, path]` each), and `asks`
//! where the banner is to be seen.

use crate::message::{Entry, NONE, Node, read, same};
use crate::out::Out;
use core::mem::MaybeUninit;

/// An answer under construction, and all that it depends on.
#[derive(Debug)]
pub(crate) struct Answer<'m, 'o> {
    /// the whole message
    pub(crate) root: Node<'m>,
    pub(crate) config: Node<'m>,
    pub(crate) categories: Node<'m>,
    /// the event's first letter
    event: u8,
    /// the record that counts
    pub(crate) valid: Node<'m>,
    /// the record or choice whose `given` and `services` count
    pub(crate) given: Node<'m>,
    /// all is given, as accepting all does, or opting out before anyone objects
    pub(crate) is_all: bool,
    /// whether there is a choice of the visitor's
    pub(crate) is_decided: bool,
    /// nothing of the configuration can be used
    pub(crate) is_unusable: bool,
    pub(crate) out: Out<'o>,
}

/// Writes the answer to `message` into `answer` and tells its length. Total:
/// whatever the message, there is an answer, and it gives nothing that no
/// record, choice or mode gives. `space` has room for the message's entries.
#[must_use]
pub fn step<'m>(message: &'m [u8], space: &'m mut [MaybeUninit<Entry<'m>>], answer: &mut [u8]) -> usize {
    let root = read(message, space);
    let config = root.get(b"config");
    let mut answer = Answer {
        root,
        config,
        categories: config.get(b"categories"),
        event: root.get(b"event").text.first().copied().unwrap_or_default(),
        valid: &NONE,
        given: &NONE,
        is_all: false,
        is_decided: false,
        is_unusable: false,
        out: Out::new(answer),
    };
    answer.write();
    answer.out.len()
}

impl<'m> Answer<'m, '_> {
    /// Reports what is wrong, and finds out what is given.
    pub(crate) fn decide(&mut self) {
        let choice = self.root.get(b"choice");
        let is_choice = self.is(b'c');
        self.check();
        if is_choice {
            self.report_unknown(choice);
        }
        self.valid = self.newest(true);
        self.is_decided = is_choice || self.valid.exists() && !self.is(b'r');
        if is_choice {
            self.is_all = choice.get(b"all").is_true();
            self.given = choice;
        } else if self.is_decided {
            self.given = self.valid;
        } else {
            self.is_all = same(self.config.get(b"mode").text, b"opt-out") && !self.has_signal();
        }
    }

    /// Whether the event begins so: `choose`, `reset`, `start`.
    pub(crate) fn is(&self, event: u8) -> bool {
        self.event == event
    }

    pub(crate) fn has_signal(&self) -> bool {
        self.root.get(b"signal").exists()
    }

    /// Whether the banner is to be seen.
    pub(crate) fn asks(&self) -> bool {
        let is_manual = same(self.config.get(b"open").text, b"manual");
        !self.is_decided && !self.has_signal() && (self.is(b'r') || self.is(b's') && !is_manual)
    }
}
