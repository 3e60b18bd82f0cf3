//! Message and answer of the wasm, as text.
//!
//! The message is fields divided by NUL: the page's language, the file's name,
//! and its text, in which NUL has no meaning.
//!
//! The answer is fields divided by NUL: the file as [`policy::codec`] writes a
//! page, the number of problems in words, then a problem each, whose parts are divided by U+001F: its line, the
//! address of the clause or heading it is in, or nothing, and what it is.

use crate::guess;
use messages::Language;
use policy::page::minutes;
use policy::{Page, PolicyId, PolicyPage, codec};
use policy_markdown::{Located, Parsed, Reading, Supply, parse_as};

/// Divides the parts of a problem.
const BETWEEN: &str = "\u{1f}";

/// Names the page that a file becomes; it is shown nowhere.
const NAME: &str = "file";

/// Reads a file; nothing where the message is not whole.
#[must_use]
pub fn answer(message: &str) -> Option<String> {
    let mut fields = message.splitn(3, '\0');
    let language = Language::from_tag(fields.next()?)?;
    let (name, source) = (fields.next()?, fields.next()?);
    let text_language = guess::language(source);
    let title = name.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| !stem.is_empty()).unwrap_or(name);
    let supply = Supply { title, beginning: messages::file_beginning(text_language) };
    let Parsed { document, edition, addresses, diagnostics, .. } =
        parse_as(source, Reading { language, supply: Some(supply) });
    let text_language = text_language.tag();
    let page = Page::Policy(Box::new(PolicyPage {
        id: PolicyId::parse(NAME)?,
        language: text_language.to_owned(),
        controller: name.to_owned(),
        minutes: minutes(document.words(), text_language),
        provenance: None,
        edition: edition.map(|edition| edition.value),
        document,
    }));
    let verdict = match u32::try_from(diagnostics.len()).unwrap_or(u32::MAX) {
        0 => messages::file_nothing(language).to_owned(),
        count => messages::file_problems(language, count),
    };
    let mut fields = vec![codec::encode(&page).replace('\0', ""), verdict];
    fields.extend(diagnostics.into_iter().map(|problem| {
        let address = address_at(&addresses, problem.line).unwrap_or_default();
        [&problem.line.to_string(), address, &problem.message.replace(['\0', '\u{1f}'], "")].join(BETWEEN)
    }));
    Some(fields.join("\0"))
}

/// The last address that begins at a line or before it.
fn address_at(addresses: &[Located<String>], line: usize) -> Option<&str> {
    let before = addresses.partition_point(|address| address.line <= line);
    addresses.get(before.checked_sub(1)?).map(|address| address.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_becomes_a_page_and_its_problems() {
        let text = answer("ru\0ours.old.md\0# Our policy\n\nHi\0there.\n\n## Data {#data}\n\n<b>x</b>\u{1f}")
            .expect("an answer");
        let mut fields = text.split('\0');
        let Some(Page::Policy(page)) = codec::decode(fields.next().expect("a page")) else { panic!("no page") };
        assert_eq!((&*page.controller, &*page.document.title, &*page.language), ("ours.old.md", "Our policy", "en"));
        assert_eq!(page.document.addresses(), ["section-1", "section-1.1", "data", "data.1"]);
        assert_eq!(fields.next(), Some("Проверка нашла 6\u{a0}проблем"));
        let problems: Vec<Vec<&str>> = fields.map(|problem| problem.split(BETWEEN).collect()).collect();
        let places: Vec<_> = problems.iter().map(|problem| (problem[0], problem[1])).collect();
        assert_eq!(
            places,
            [("1", ""), ("1", ""), ("3", "section-1.1"), ("3", "section-1.1"), ("7", "data.1"), ("7", "data.1")]
        );
        assert!(problems.iter().all(|problem| problem.len() == 3), "{problems:?}");
        assert!(problems[4][2].starts_with("HTML в тексте"), "{problems:?}");
    }

    #[test]
    fn what_is_not_whole_has_no_answer() {
        for message in ["", "ru", "de\0a.md\0x", "ru\0a.md"] {
            assert_eq!(answer(message), None, "{message}");
        }
    }

    #[test]
    fn a_name_without_words_is_a_title_all_the_same() {
        let text = answer("en\0.md\0x").expect("an answer");
        assert!(matches!(codec::decode(text.split('\0').next().unwrap_or_default()), Some(Page::Policy(_))));
    }
}
