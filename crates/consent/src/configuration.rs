//! Whether a configuration can be used, and what is wrong with it.
//!
//! Nothing of an unusable one is used: the element then asks with the four
//! categories that need none, and everything optional stays refused. What is
//! only odd is reported, and its default counts.

use crate::message::{Node, cut, find};
use crate::out::Out;

/// What a member may be: a capital letter where it must be there.
/// `w` words, in one language or by language; `s` text; `b` true or false;
/// `a` list; `i` id; `c` cookie's name; `u` address of a page
type Table = &'static [(u8, &'static [u8])];

const SETTINGS: Table = &[(b'A', b"categories")];
const CATEGORY: Table =
    &[(b'I', b"id"), (b'W', b"label"), (b'w', b"text"), (b'b', b"required"), (b'a', b"services"), (b'a', b"cookies")];
const SERVICE: Table = &[(b'I', b"id"), (b'w', b"label"), (b'w', b"provider"), (b'u', b"url")];
const COOKIE: Table = &[
    (b'C', b"name"),
    (b's', b"domain"),
    (b's', b"path"),
    (b'w', b"provider"),
    (b'w', b"purpose"),
    (b'w', b"lifetime"),
];

/// Only what a site cannot work without needs no consent.
pub const REQUIRED: &[u8] = b"necessary";

pub(crate) struct Check<'o, 'a> {
    pub(crate) out: &'a mut Out<'o>,
    /// nothing of the configuration can be used
    pub(crate) is_unusable: bool,
}

impl Check<'_, '_> {
    /// `path.name: what is wrong`
    #[inline(never)]
    pub(crate) fn report(&mut self, path: &[u8], name: &[u8], what: &[u8]) {
        self.out.comma();
        self.out.push(b'"');
        self.out.text(path.strip_prefix(b".config").unwrap_or(path).strip_prefix(b".").unwrap_or(path));
        if !name.is_empty() {
            if !self.out.since(self.out.len() - 1).starts_with(b"\"") {
                self.out.push(b'.');
            }
            self.out.text(name);
        }
        self.out.raw(b": ");
        self.out.text(what);
        self.out.push(b'"');
    }

    /// Checks the members of one object.
    fn members(&mut self, owner: Node<'_>, table: Table) {
        for (kind, name) in table {
            let value = owner.get(name);
            let wrong: &[u8] = match kind | 32 {
                _ if !value.exists() => match kind & 32 {
                    0 => b"is missing",
                    _ => continue,
                },
                b'w' if !is_words(value) => b"must be a text, or texts by language",
                b's' if value.kind() != b's' => b"must be a text",
                b'b' if value.kind() != b'b' => b"must be true or false",
                b'b' if value.is_true() && owner.get(b"id").text() != REQUIRED => {
                    b"only the category necessary may be required"
                }
                b'a' if value.kind() != b'a' => b"must be a list",
                b'i' if !is_id(value) => b"must be made of letters, digits, - and _",
                b'c' if value.text().is_empty() => b"must be a name or a /regular expression/",
                b'c' if is_runaway(value.text()) => {
                    b"repeats a group or repeats too often, could take forever, is skipped"
                }
                b'u' if !is_address(value) => b"must be the address of a page",
                _ => continue,
            };
            self.is_unusable |= *kind != b'u' && !wrong.ends_with(b"skipped");
            self.report(owner.path(), name, wrong);
        }
    }

    fn list(&mut self, list: Node<'_>, table: Table) {
        for (place, element) in list.children().enumerate() {
            self.members(element, table);
            let id = element.get(b"id");
            if list.children().take(place).any(|other| id.exists() && other.get(b"id").text() == id.text()) {
                self.is_unusable = true;
                self.report(id.path(), b"", b"is there twice");
            }
        }
    }

    /// Checks all of it; `config` is the message's.
    pub(crate) fn all(&mut self, config: Node<'_>) {
        self.members(config, SETTINGS);
        let categories = config.get(b"categories");
        self.list(categories, CATEGORY);
        for category in categories.children() {
            self.list(category.get(b"services"), SERVICE);
            self.list(category.get(b"cookies"), COOKIE);
        }
        for language in config.get(b"texts").children() {
            for text in language.children() {
                if !matches!(text.kind(), b's' | b'o') {
                    self.report(text.path(), b"", b"must be a text");
                }
            }
        }
    }
}

fn is_words(value: Node<'_>) -> bool {
    value.kind() == b's' || value.kind() == b'o' && value.children().all(|text| text.kind() == b's')
}

fn is_id(value: Node<'_>) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !value.text().is_empty() && value.text().iter().all(is_plain)
}

/// An address that leads to a page and runs no script.
pub(crate) fn is_address(value: Node<'_>) -> bool {
    let url = value.text();
    // A scheme is what stands before a colon that no / ? or # precedes.
    let colon = find(url, b':');
    let is_relative = colon == url.len() || [b'/', b'?', b'#'].into_iter().any(|mark| find(url, mark) < colon);
    value.kind() == b's' && (is_relative || url.starts_with(b"https:") || url.starts_with(b"http:"))
}

/// The words for the visitor: a text, or the one of several that fits best.
#[must_use]
pub fn words<'m>(value: Node<'m>, language: &[u8]) -> &'m [u8] {
    if value.kind() != b'o' {
        return value.text();
    }
    let mut best: &[u8] = b"";
    for tag in [language, cut(language, b'-').0, b"en"] {
        best = value.get(tag).text();
        if !best.is_empty() {
            return best;
        }
    }
    value.children().next().map_or(best, Node::text)
}

/// Whether a `/regular expression/` could take very long. Without repeated
/// groups and with few repetitions the time is bounded by a low power of the
/// length, and the element tries no name longer than 256 characters.
#[must_use]
pub fn is_runaway(name: &[u8]) -> bool {
    let mut repetitions = 0;
    let mut before = 0;
    for byte in name {
        if before == b'\\' {
            before = 0;
            continue;
        }
        if matches!(byte, b'*' | b'+' | b'{') {
            repetitions += if before == b')' { 9 } else { 1 };
        }
        before = *byte;
    }
    name.first() == Some(&b'/') && repetitions > 3
}
