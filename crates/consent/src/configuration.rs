//! Whether a configuration can be used, and what is wrong with it.
//!
//! Nothing of an unusable one is used: the element then asks with the four
//! categories that need none, and everything optional stays refused. What is
//! only odd is reported, and its default counts.

use crate::answer::Answer;
use crate::calendar::{is_moment, is_uuid};
use crate::message::{By, NONE, Node, cut, same};
use crate::template::place;

/// Members, each a letter and its name; a capital letter where it must be
/// there. The letters are those of [`fits`].
pub(crate) type Members = &'static [u8];

const SETTINGS: Members = b"Acategories";
const CATEGORY: Members = b"Iid Wlabel wtext brequired aservices acookies";
const SERVICE: Members = b"Iid wlabel wprovider uurl";
const COOKIE: Members = b"Cname sdomain spath wprovider wpurpose wlifetime";

/// Only what a site cannot work without needs no consent.
pub const REQUIRED: &[u8] = b"necessary";

/// Whether a value is what the letter says: `w` words, in one language or by
/// language; `s` text; `b` true or false; `a` list; `i` id; `c` cookie's
/// name; `u` address of a page; `n` number; and of a record `d` its id; `l` list
/// of texts; `g` object of such; `m` moment; `h` how the choice was made.
pub(crate) fn fits(letter: u8, value: Node<'_>) -> bool {
    let text = value.text;
    match letter {
        b'w' => value.kind == b's' || value.kind == b'o' && all_fit(b's', value),
        b'l' => value.kind == b'a' && all_fit(b's', value),
        b'g' => value.kind == b'o' && all_fit(b'l', value),
        b'i' => value.kind == b's' && is_id(text),
        b'c' => value.kind == b's' && !text.is_empty(),
        b'u' => is_address(value),
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

/// An address that leads to a page and runs no script.
#[inline(never)]
pub(crate) fn is_address(value: Node<'_>) -> bool {
    // A scheme is what stands before a colon that no / ? or # precedes.
    for byte in value.text {
        match byte {
            b'/' | b'?' | b'#' => break,
            b':' => {
                let is = |scheme: &[u8]| {
                    value.text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                };
                return is(b"https:") || is(b"http:");
            }
            _ => {}
        }
    }
    // The empty address is the page itself, which leads nowhere.
    value.kind == b's' && !value.text.is_empty()
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
    /// `path.name: what is wrong`, the last by its place in the template.
    #[inline(never)]
    pub(crate) fn report(&mut self, path: &[u8], name: &[u8], what: usize) {
        self.out.comma();
        self.out.push(b'"');
        self.out.text(path);
        if !path.is_empty() && !name.is_empty() {
            self.out.push(b'.');
        }
        self.out.text(name);
        self.out.raw(b": ");
        self.fill(what, &NONE, &NONE);
        self.out.push(b'"');
    }

    /// Reports about a value of the configuration.
    #[inline(never)]
    fn report_at(&mut self, value: Node<'m>, name: &[u8], what: usize) {
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
                    0 => const { place("is missing>") },
                    _ => continue,
                },
                b'b' if value.is_true() && !self.is_required(owner) => const { place("only the category") },
                b'c' if is_runaway(value.text) => const { place("repeats a group") },
                _ if fits => continue,
                b'w' => const { place("must be a text, or") },
                b's' => const { place("must be a text>") },
                b'b' => const { place("must be true") },
                b'a' => const { place("must be a list>") },
                b'i' => const { place("must be made of") },
                b'c' => const { place("must be a name or") },
                _ => const { place("must be the address") },
            };
            is_usable &= kind == b'u' || kind == b'c' && fits;
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
                self.report_at(id, b"", const { place("is there twice>") });
            }
        }
    }

    /// Checks all of it.
    pub(crate) fn check(&mut self) {
        self.is_unusable = !self.members(self.config, SETTINGS);
        if self.categories.kind == b'a' && self.categories.children().next().is_none() {
            self.is_unusable = true;
            self.report_at(self.categories, b"", const { place("is missing>") });
        }
        self.list(self.categories, CATEGORY);
        for category in self.categories.children() {
            self.list(category.get(b"services"), SERVICE);
            self.list(category.get(b"cookies"), COOKIE);
        }
    }
}
