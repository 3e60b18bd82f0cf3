//! One event, one answer.
//!
//! A message holds `event` (see [`EVENTS`]), `config`, `texts` and `language` of
//! what is shown, `plural` and `days`, `stored` records, `signal`, the `open`
//! layers, `now`, a fresh `id`, and with `choose` a `choice`: `all`, or
//! `given` and `services`.
//!
//! The answer is JSON: `errors`; `unusable`, and nothing more; or `given`,
//! `services`, `stored` (which of the records counts), `record` (to be
//! stored, `null` to forget), `erase` (`[name, domain, path]` each), `open`,
//! the tables `banner` and `dialog`, and `words`.

use crate::message::{By, Entry, NONE, Node, cut, read, same};
use crate::out::Out;

/// What each event does: `c` chooses, `r` forgets, `e` erases, `w` gives the
/// words; the banner is `a` shown to who has not answered, `f` shown first of
/// all, or `o` left open if it is; the settings are `s` shown or `t` left
/// open.
const EVENTS: &[u8] = b"start:a show:ft settings:so close:o choose:ce hide: follow: reset:are words:wot view:ot";

/// An answer under construction, and all that it depends on.
#[derive(Debug)]
pub(crate) struct Answer<'m, 'o> {
    /// the whole message
    pub(crate) root: Node<'m>,
    pub(crate) config: Node<'m>,
    pub(crate) categories: Node<'m>,
    pub(crate) texts: Node<'m>,
    /// how many companies have been named
    pub(crate) companies: usize,
    /// what the event does
    event: &'static [u8],
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
pub fn step<'m>(message: &'m [u8], space: &'m mut [Entry<'m>], answer: &mut [u8]) -> usize {
    let root = read(message, space);
    let config = root.get(b"config");
    let mut answer = Answer {
        root,
        config,
        categories: config.get(b"categories"),
        texts: root.get(b"texts"),
        companies: 0,
        event: doings(root.get(b"event").text),
        valid: &NONE,
        given: &NONE,
        is_all: false,
        is_decided: false,
        is_unusable: false,
        out: Out::new(answer),
    };
    answer.fill(0, root, root);
    answer.out.len()
}

/// What an event does; one that is not known, what the last does.
fn doings(event: &[u8]) -> &'static [u8] {
    let mut rest = EVENTS;
    loop {
        let (row, after) = cut(rest, b' ');
        let (name, doings) = cut(row, b':');
        if after.is_empty() || same(name, event) {
            return doings;
        }
        rest = after;
    }
}

impl<'m> Answer<'m, '_> {
    /// Reports what is wrong, and finds out what is given.
    pub(crate) fn decide(&mut self) {
        let choice = self.root.get(b"choice");
        let is_choice = self.does(b'c');
        self.check();
        if is_choice {
            self.report_unknown(choice);
        }
        self.valid = self.newest(true);
        self.is_decided = is_choice || self.valid.exists() && !self.does(b'r');
        if is_choice {
            self.is_all = choice.get(b"all").is_true();
            self.given = choice;
        } else if self.is_decided {
            self.given = self.valid;
        } else {
            self.is_all = same(self.config.get(b"mode").text, b"opt-out") && !self.has_signal();
        }
    }

    /// Whether the event does so.
    #[inline(never)]
    pub(crate) fn does(&self, doing: u8) -> bool {
        cut(self.event, doing).0.len() < self.event.len()
    }

    pub(crate) fn has_signal(&self) -> bool {
        self.root.get(b"signal").exists()
    }

    pub(crate) fn is_open(&self, layer: &[u8]) -> bool {
        let open = self.root.get(b"open");
        open.find(By::Text, layer).exists()
    }

    pub(crate) fn shows_banner(&self) -> bool {
        let is_manual = same(self.config.get(b"open").text, b"manual");
        self.does(b'f')
            || self.does(b'o') && self.is_open(b"banner")
            || self.does(b'a') && !self.is_decided && !self.has_signal() && (self.does(b'r') || !is_manual)
    }
}
