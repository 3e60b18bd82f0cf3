//! Message and answer of the wasm, as text.
//!
//! The message is fields divided by NUL, which no text of a policy has: the
//! page's language, that of the texts, the day of the old version and of the
//! new one, the address of the policy's page or nothing, and both pages as
//! [`policy::codec`] writes them.
//!
//! The answer is records divided by U+001F: `+` and an element's name, `@` and
//! an attribute with its value, `=` and text, `-` for the end of an element.

use crate::view::{Shown, Sink, show};
use messages::Language;
use policy::codec::decode;
use policy::{Date, Document, Page};

/// Divides records. A text that has it loses it, or it could make elements.
const BETWEEN: char = '\u{1f}';

/// Compares; nothing where the message is not whole.
#[must_use]
pub fn answer(message: &str) -> Option<String> {
    let mut fields = message.split('\0');
    let mut field = || fields.next();
    let language = Language::from_tag(field()?)?;
    let text_language = field()?;
    let (from, to) = (Date::parse(field()?)?, Date::parse(field()?)?);
    let policy = Some(field()?).filter(|address| !address.is_empty());
    let (old, new) = (document(field()?)?, document(field()?)?);
    let mut records = Records(String::new());
    show(&policy::diff::compare(&old, &new), Shown { language, text_language, from, to, policy }, &mut records);
    Some(records.0)
}

fn document(text: &str) -> Option<Document> {
    match decode(text)? {
        Page::Policy(policy) => Some(policy.document),
        Page::Index(_) => None,
    }
}

struct Records(String);

impl Records {
    fn record(&mut self, kind: char, parts: &[&str]) {
        if !self.0.is_empty() {
            self.0.push(BETWEEN);
        }
        self.0.push(kind);
        self.0.extend(parts.iter().flat_map(|part| part.chars()).filter(|letter| *letter != BETWEEN));
    }
}

impl Sink for Records {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.record('+', &[tag]);
        for (name, value) in attributes {
            self.record('@', &[name, "=", value]);
        }
    }

    fn text(&mut self, text: &str) {
        self.record('=', &[text]);
    }

    fn close(&mut self) {
        self.record('-', &[]);
    }
}

#[cfg(test)]
mod tests;
