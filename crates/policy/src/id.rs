//! Names that appear in addresses: policies, sections, clauses.
//!
//! They are the same in every language, so an address survives a change of
//! language. A value of these types exists only if its parser accepted it.

use std::fmt;

/// Words that are pages of the viewer itself and so cannot name a policy.
const RESERVED: [&str; 7] = ["compare", "search", "consent", "glossary", "letter", "open", "versions"];

/// Ids of a page's own, which would be there twice. Those of the versions'
/// page alone begin with `_`, which no section's can.
const OWN: [&str; 5] = ["app", "text", "contents", "at-a-glance", "definition"];

/// A policy's name in addresses and on disk: `air-astana`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(String);

impl PolicyId {
    /// Accepts lower-case Latin letters, digits and inner hyphens, except the
    /// names of the viewer's own pages.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (is_slug(text) && !RESERVED.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// The name as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A heading's name in addresses: `cookies`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(String);

impl SectionId {
    /// Accepts a lower-case Latin letter, then letters, digits and inner
    /// hyphens, except the ids of a page's own. It cannot be taken for a
    /// clause, which holds a dot or begins with a digit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_name = is_slug(text) && text.starts_with(|first: char| first.is_ascii_lowercase());
        (is_name && !OWN.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// The name as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PolicyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_slug(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(allowed))
}

/// Gives clauses their addresses, in document order.
///
/// A block that begins with its own number takes it (`3.4`); `1)` and `a)`
/// continue the number they stand under (`4.1.1.3`, `13.3.2.1.a`); any other
/// takes its section and the count of such blocks there (`cookies.2`).
#[derive(Debug, Default)]
pub struct ClauseNumbering {
    section: String,
    count: u32,
    number: Option<String>,
    point: Option<String>,
}

impl ClauseNumbering {
    /// Starts a section: counting begins anew and no number stands above.
    pub fn enter(&mut self, section: &SectionId) {
        *self = Self { section: section.as_str().to_owned(), ..Self::default() };
    }

    /// The address of the next block, which carries `label` (`3.4.`, `1)`,
    /// `a)`, or nothing).
    pub fn next(&mut self, label: &str) -> String {
        match Label::parse(label) {
            Some(Label::Number(number)) => {
                self.number = Some(number.to_owned());
                self.point = None;
                number.to_owned()
            }
            Some(Label::Point(point)) => match &self.number {
                Some(number) => {
                    let address = join(number, point);
                    self.point = Some(address.clone());
                    address
                }
                None => self.counted(),
            },
            Some(Label::Letter(letter)) => match self.point.as_ref().or(self.number.as_ref()) {
                Some(above) => join(above, letter),
                None => self.counted(),
            },
            None => self.counted(),
        }
    }

    fn counted(&mut self) -> String {
        self.count = self.count.saturating_add(1);
        join(&self.section, &self.count.to_string())
    }
}

fn join(above: &str, below: &str) -> String {
    [above, ".", below].concat()
}

/// A number that the text itself gives to a block.
enum Label<'a> {
    /// `3.4.`: at least two parts, each of at most three digits
    Number(&'a str),
    /// `1)`
    Point(&'a str),
    /// `a)`
    Letter(&'a str),
}

impl<'a> Label<'a> {
    fn parse(label: &'a str) -> Option<Self> {
        if let Some(point) = label.strip_suffix(')') {
            let digits = !point.is_empty() && point.len() <= 3 && is_digits(point);
            let letter = point.len() == 1 && point.bytes().all(|byte| byte.is_ascii_lowercase());
            return match (digits, letter) {
                (true, _) => Some(Self::Point(point)),
                (_, true) => Some(Self::Letter(point)),
                _ => None,
            };
        }
        let number = label.strip_suffix('.')?;
        let parts = || number.split('.');
        let numbered =
            parts().count() >= 2 && parts().all(|part| !part.is_empty() && part.len() <= 3 && is_digits(part));
        numbered.then_some(Self::Number(number))
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Splits the number off a block's text: `("3.4.", "The company …")`. The
/// first part is empty where the text does not number itself.
#[must_use]
pub fn split_label(text: &str) -> (&str, &str) {
    let is_space = |letter: char| letter == ' ' || letter == '\u{a0}';
    match text.split_once(is_space) {
        Some((label, rest)) if Label::parse(label).is_some() => (label, rest.trim_start_matches(is_space)),
        _ => ("", text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["air-astana", "a", "x2"] {
            assert!(PolicyId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Air", "a.b", "а", "../x", "search"] {
            assert!(PolicyId::parse(bad).is_none(), "{bad}");
        }
        assert!(SectionId::parse("search").is_some());
        assert!(SectionId::parse("3").is_none(), "would be taken for a clause");
        assert!(SectionId::parse("contents").is_none(), "would be there twice");
    }

    #[test]
    fn addresses() {
        let mut numbering = ClauseNumbering::default();
        let mut enter = |name: &str, labels: &[&str]| -> Vec<String> {
            numbering.enter(&SectionId::parse(name).expect("a name"));
            labels.iter().map(|label| numbering.next(label)).collect()
        };
        assert_eq!(enter("cookies", &["", "", "1)"]), ["cookies.1", "cookies.2", "cookies.3"]);
        assert_eq!(
            enter("data", &["4.1.1.", "1)", "2)", "a)", "", "4.1.2.", "a)"]),
            ["4.1.1", "4.1.1.1", "4.1.1.2", "4.1.1.2.a", "data.1", "4.1.2", "4.1.2.a"]
        );
        assert_eq!(enter("next", &["1)"]), ["next.1"], "numbers end with their section");
    }

    #[test]
    fn labels() {
        for (text, label, rest) in [
            ("3.4. The company", "3.4.", "The company"),
            ("13.3.6.\u{a0}Rights", "13.3.6.", "Rights"),
            ("1) name", "1)", "name"),
            ("a) name", "a)", "name"),
            ("3.4 million", "", "3.4 million"),
            ("21.05.2013 is the day", "", "21.05.2013 is the day"),
            ("1. Once", "", "1. Once"),
            ("3.4.", "", "3.4."),
        ] {
            assert_eq!(split_label(text), (label, rest));
        }
    }
}
