//! Whether a configuration can be used, and what is wrong with it.
//!
//! Nothing of an unusable one is used: the element then asks with the four
//! categories that need none, and everything optional stays refused. What is
//! only odd is reported, and its default counts.

use crate::answer::Answer;
use crate::calendar::{is_moment, is_uuid};
use crate::message::{By, Node, cut, same};

/// Members, each a letter and its name; a capital letter where it must be
/// there. The letters are those of [`fits`].
pub(crate) type Members = &'static [u8];

const SETTINGS: Members = b"Acategories";
const CATEGORY: Members = b"Iid Wlabel wtext brequired aservices acookies";
const SERVICE: Members = b"Iid wlabel wprovider";
const COOKIE: Members = b"Cname sdomain spath wprovider wpurpose wlifetime";

/// Only what a site cannot work without needs no consent.
pub const REQUIRED: &[u8] = b"necessary";

/// Whether a value is what the letter says: `w` words, in one language or by
/// language; `s` text; `b` true or false; `a` list; `i` id; `c` cookie's
/// name; `n` number; and of a record `d` its id; `l` list
/// of texts; `g` object of such; `m` moment; `h` how the choice was made.
pub(crate) fn fits(letter: u8, value: Node<'_>) -> bool {
    let text = value.text;
    match letter {
        b'w' => value.kind == b's' || value.kind == b'o' && all_fit(b's', value),
        b'l' => value.kind == b'a' && all_fit(b's', value),
        b'g' => value.kind == b'o' && all_fit(b'l', value),
        b'i' => value.kind == b's' && is_id(text),
        b'c' => value.kind == b's' && !text.is_empty(),
        b'd' => is_uuid(text),
        b'm' => is_moment(text),
        b'h' => same(text, b"accept") || same(text, b"refuse") || same(text, b"choice"),
        _ => value.kind == letter,
    }
}

fn all_fit(letter: u8, list: Node<'_>) -> bool {
    for element in list.children() {
        if !fits(letter, element) {
            return false;
        }
    }
    true
}

fn is_id(text: &[u8]) -> bool {
    for byte in text {
        if !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            return false;
        }
    }
    !text.is_empty()
}

/// Two repetitions and four alternatives, or fourteen alternatives.
const MOST_COST: u32 = 15;

/// Whether a `/regular expression/` could take very long. Without repeated
/// groups, with two repetitions and a few alternatives the time is bounded by
/// the square of the length, and the element tries no name longer than 256
/// characters.
#[must_use]
#[inline(never)]
pub fn is_runaway(name: &[u8]) -> bool {
    let mut cost = 1;
    let mut before = 0;
    for byte in name {
        if before == b'\\' {
            before = 0;
            continue;
        }
        cost += match byte {
            b'*' | b'+' | b'{' if before == b')' => MOST_COST,
            b'*' | b'+' | b'{' => 5,
            b'?' | b'|' => 1,
            _ => 0,
        };
        before = *byte;
    }
    name.first() == Some(&b'/') && cost > MOST_COST
}

impl<'m> Answer<'m, '_> {
    /// `path.name: what is wrong`, the last by its letter in embed/faults.json.
    #[inline(never)]
    pub(crate) fn report(&mut self, path: &[u8], name: &[u8], what: u8) {
        self.out.comma();
        self.out.push(b'"');
        self.out.text(path);
        if !path.is_empty() && !name.is_empty() {
            self.out.push(b'.');
        }
        self.out.text(name);
        self.out.raw(b": ");
        self.out.push(what);
        self.out.push(b'"');
    }

    /// Reports about a value of the configuration.
    #[inline(never)]
    fn report_at(&mut self, value: Node<'m>, name: &[u8], what: u8) {
        // Its path begins with `.config.`.
        self.report(value.path.get(8..).unwrap_or_default(), name, what);
    }

    /// Checks the members of one object: whether it can be used.
    #[inline(never)]
    pub(crate) fn members(&mut self, owner: Node<'m>, mut members: Members) -> bool {
        let mut is_usable = true;
        while let Some((letter, rest)) = members.split_first() {
            let (name, rest) = cut(rest, b' ');
            members = rest;
            let value = owner.get(name);
            let kind = letter | 32;
            let fits = fits(kind, value);
            let wrong = match kind {
                _ if !value.exists() => match letter & 32 {
                    0 => b'm',
                    _ => continue,
                },
                b'b' if value.is_true() && !self.is_required(owner) => b'r',
                b'c' if is_runaway(value.text) => b'x',
                _ if fits => continue,
                _ => kind,
            };
            is_usable &= kind == b'c' && fits;
            self.report_at(owner, name, wrong);
        }
        is_usable
    }

    #[inline(never)]
    fn list(&mut self, list: Node<'m>, members: Members) {
        for element in list.children() {
            self.is_unusable |= !self.members(element, members);
            let id = element.get(b"id");
            if id.exists() && !core::ptr::eq(list.find(By::Id, id.text), element) {
                self.is_unusable = true;
                self.report_at(id, b"", b't');
            }
        }
    }

    /// Checks all of it.
    pub(crate) fn check(&mut self) {
        self.is_unusable = !self.members(self.config, SETTINGS);
        if self.categories.kind == b'a' && self.categories.children().next().is_none() {
            self.is_unusable = true;
            self.report_at(self.categories, b"", b'm');
        }
        self.list(self.categories, CATEGORY);
        for category in self.categories.children() {
            self.list(category.get(b"services"), SERVICE);
            self.list(category.get(b"cookies"), COOKIE);
        }
    }
}
