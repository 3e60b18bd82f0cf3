//! `glossary.toml`: what the words of the policies mean, and where a policy
//! first uses them.

use super::report::{Report, read_text, read_toml};
use messages::Language;
use policy::words::{fold, tokens};
use policy::{Block, Document, Inline, SectionId, Target};
use policy_markdown::{Diagnostic, Lines};
use policy_viewer::pages::Term;
use search::analysis;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::mem;
use std::path::Path;
use toml::Spanned;

/// The terms, in the order of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Glossary {
    terms: Vec<Spanned<Entry>>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    id: String,
    definition: BTreeMap<String, String>,
    /// whether policies link to it; not where the word also has everyday meanings
    #[serde(default = "yes")]
    link: bool,
    #[serde(flatten)]
    names: BTreeMap<String, String>,
}

const fn yes() -> bool {
    true
}

/// The terms of data protection, for a folder that has no glossary of its own.
const BUILT_IN: &str = include_str!("glossary.toml");

/// Reads the folder's glossary, or the one built in.
pub(super) fn read(folder: &Path, languages: &[Language], report: &mut Report) -> Glossary {
    let file = folder.join("glossary.toml");
    let text = if file.exists() { read_text(&file, report) } else { Some(BUILT_IN.to_owned()) };
    let Some(text) = text else { return Glossary::default() };
    let Some(glossary) = read_toml::<Glossary>(&file, &text, report) else { return Glossary::default() };
    let lines = Lines::of(&text);
    let mut seen = HashSet::new();
    for entry in &glossary.terms {
        let Entry { id, definition, names, .. } = entry.get_ref();
        let line = lines.at(entry.span().start);
        let mut error = |message: String| report.add(&file, Diagnostic::error(line, message));
        if !seen.insert(id) {
            error(format!("`{id}` is there twice: remove one"));
        }
        if SectionId::parse(id).is_none() {
            error(format!(
                "`{id}` cannot be an address: use lower-case Latin letters, digits and hyphens, beginning with a letter, and no id of the page's own"
            ));
        }
        for language in languages {
            let filled = |texts: &BTreeMap<String, String>| {
                texts.get(language.tag()).is_some_and(|text| !text.trim().is_empty())
            };
            if !filled(names) || !filled(definition) {
                error(format!("`{id}` lacks its term or definition in `{}`: add it", language.tag()));
            }
        }
    }
    glossary
}

impl Glossary {
    /// All terms in a language, in the order of the file.
    pub(crate) fn terms(&self, language: Language) -> Vec<Term> {
        let text = |texts: &BTreeMap<String, String>| texts.get(language.tag()).cloned().unwrap_or_default();
        let term = |entry: &Entry| Term {
            id: entry.id.clone(),
            name: text(&entry.names),
            definition: text(&entry.definition),
        };
        self.terms.iter().map(Spanned::get_ref).map(term).collect()
    }

    /// Links a text's first mention of each term to the glossary.
    pub(crate) fn link(&self, document: &mut Document, language: Language) {
        let keys = |name: &String| -> Vec<String> { keys(name, language).into_iter().map(|(_, _, key)| key).collect() };
        let mut wanted: Vec<(&str, Vec<String>)> = self
            .terms
            .iter()
            .map(Spanned::get_ref)
            .filter(|entry| entry.link)
            .filter_map(|entry| Some((entry.id.as_str(), entry.names.get(language.tag()).map(keys)?)))
            .filter(|(_, keys)| !keys.is_empty())
            .collect();
        // "personal data subject" before "personal data".
        wanted.sort_by_key(|(_, keys)| std::cmp::Reverse(keys.len()));
        let mut linker = Linker { wanted, language };
        for section in &mut document.sections {
            linker.blocks(&mut section.blocks);
        }
    }
}

/// The words of a text: where they begin and end, and what their forms share.
fn keys(text: &str, language: Language) -> Vec<(usize, usize, String)> {
    let analysis = analysis::Language::from_tag(language.tag());
    tokens(text).iter().map(|token| (token.start, token.end(), analysis.key(&fold(token.text).word))).collect()
}

struct Linker<'a> {
    /// the terms that have not been met, longest first
    wanted: Vec<(&'a str, Vec<String>)>,
    language: Language,
}

impl Linker<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(_, content) => self.line(content),
                Block::List(_, items) => {
                    for item in items {
                        self.line(&mut item.content);
                        self.blocks(&mut item.blocks);
                    }
                }
                Block::Table(_, rows) => {
                    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
                        self.line(cell);
                    }
                }
                Block::Quote(inner) => self.blocks(inner),
                _ => {}
            }
        }
    }

    fn line(&mut self, content: &mut Vec<Inline>) {
        for inline in mem::take(content) {
            match inline {
                Inline::Text(text) => content.extend(self.text(text)),
                Inline::Emphasis(mut inner) => {
                    self.line(&mut inner);
                    content.push(Inline::Emphasis(inner));
                }
                Inline::Strong(mut inner) => {
                    self.line(&mut inner);
                    content.push(Inline::Strong(inner));
                }
                other => content.push(other),
            }
        }
    }

    fn text(&mut self, text: String) -> Vec<Inline> {
        let words = keys(&text, self.language);
        let mut parts = Vec::new();
        let (mut written, mut at) = (0, 0);
        while at < words.len() {
            let found =
                self.wanted.iter().position(|(_, keys)| is_here(&text, words.get(at..).unwrap_or_default(), keys));
            let Some((id, keys)) = found.map(|place| self.wanted.remove(place)) else {
                at += 1;
                continue;
            };
            let last = at + keys.len() - 1;
            let range = words.get(at).zip(words.get(last)).map(|((start, ..), (_, end, _))| (*start, *end));
            let Some((start, end)) = range else { break };
            parts.extend(piece(&text, written, start).map(Inline::Text));
            let name = piece(&text, start, end).map(Inline::Text);
            parts.push(Inline::Link(Target::Term(id.to_owned()), name.into_iter().collect()));
            written = end;
            at = last + 1;
        }
        parts.extend(piece(&text, written, text.len()).map(Inline::Text));
        parts
    }
}

fn piece(text: &str, start: usize, end: usize) -> Option<String> {
    text.get(start..end).filter(|piece| !piece.is_empty()).map(str::to_owned)
}

/// Whether the words begin with the term, with nothing but space between.
fn is_here(text: &str, words: &[(usize, usize, String)], keys: &[String]) -> bool {
    let same = words.len() >= keys.len() && words.iter().zip(keys).all(|((_, _, key), wanted)| key == wanted);
    let head = words.get(..keys.len()).unwrap_or_default();
    same && head.windows(2).all(|pair| match pair {
        [(_, end, _), (start, ..)] => text.get(*end..*start).is_some_and(|between| between.trim().is_empty()),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::document::plain_text;

    const GLOSSARY: &str = r#"
        [[terms]]
        id = "personal-data"
        en = "personal data"
        ru = "персональные данные"
        kk = "дербес деректер"
        definition = { en = "x", ru = "x", kk = "x" }
        [[terms]]
        id = "data-subject"
        en = "data subject"
        ru = "субъект персональных данных"
        kk = "дербес деректер субъектісі"
        definition = { en = "x", ru = "x", kk = "x" }
        [[terms]]
        id = "key"
        link = false
        en = "key"
        ru = "ключ"
        kk = "кілт"
        definition = { en = "x", ru = "x", kk = "x" }
    "#;

    /// The text with the terms in brackets.
    fn linked(text: &str, language: Language) -> String {
        let glossary: Glossary = toml::from_str(GLOSSARY).expect("a glossary");
        let source = format!("+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n\n## A {{#a}}\n\n{text}\n");
        let mut document = policy_markdown::parse(&source).document;
        let words = plain(&document);
        glossary.link(&mut document, language);
        assert_eq!(plain(&document), words, "the words stay as they are");
        let mut shown = String::new();
        for inline in paragraphs(&document).flatten() {
            match inline {
                Inline::Link(Target::Term(id), inner) => {
                    shown.push_str(&format!("[{}|{id}]", plain_text(inner)));
                }
                other => shown.push_str(&plain_text(std::slice::from_ref(other))),
            }
        }
        shown
    }

    fn paragraphs(document: &Document) -> impl Iterator<Item = &Vec<Inline>> {
        document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Paragraph(_, content) => Some(content),
            _ => None,
        })
    }

    fn plain(document: &Document) -> String {
        paragraphs(document).map(|content| plain_text(content)).collect()
    }

    #[test]
    fn a_term_is_reported_where_it_stands() {
        let folder = tempfile::tempdir().expect("a folder");
        let (first, second) = (
            "id   = \"key\"\nen = \"a\"\ndefinition = { en = \"x\" }\n",
            "id = \"key\"\nen = \"b\"\ndefinition = { }\n",
        );
        let text = format!("\n[[terms]]\n{first}[[terms]]\n{second}");
        std::fs::write(folder.path().join("glossary.toml"), text).expect("a file");
        let mut report = Report::default();
        read(folder.path(), &[Language::En], &mut report);
        let report = report.to_string().replace(&format!("{}/", folder.path().display()), "");
        assert_eq!(
            report,
            "glossary.toml:6: `key` is there twice: remove one\nglossary.toml:6: `key` lacks its term or definition in `en`: add it\n"
        );
    }

    #[test]
    fn the_first_mention_in_any_form() {
        for (language, text, shown) in [
            (
                Language::En,
                "Your Personal data and personal data.",
                "Your [Personal data|personal-data] and personal data.",
            ),
            (Language::Ru, "Обработка персональных данных.", "Обработка [персональных данных|personal-data]."),
            (Language::Kk, "Дербес деректеріңізді өңдеу.", "[Дербес деректеріңізді|personal-data] өңдеу."),
            (
                Language::Ru,
                "Права субъектов персональных данных.",
                "Права [субъектов персональных данных|data-subject].",
            ),
            (Language::En, "Personal, data and a key.", "Personal, data and a key."),
            (Language::En, "See [personal data](#a) first.", "See personal data first."),
            (Language::En, "", ""),
        ] {
            assert_eq!(linked(text, language), shown);
        }
    }
}
