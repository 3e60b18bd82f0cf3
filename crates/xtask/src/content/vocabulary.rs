//! `vocabulary.toml`: the terms that facts are made of, with their names in
//! each language and their places in the Data Privacy Vocabulary.

use super::report::{Report, read_text, read_toml};
use messages::Language;
use policy::{FactKind, Topic};
use policy_markdown::Diagnostic;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The categories of OPP-115 that topics refine.
const OPP_115: [&str; 10] = [
    "first-party-collection-use",
    "third-party-sharing",
    "user-choice-control",
    "user-access-edit-deletion",
    "data-retention",
    "data-security",
    "policy-change",
    "do-not-track",
    "specific-audiences",
    "other",
];

/// The kinds of what a fact can be about.
const SUBJECTS: [&str; 5] = ["data", "purpose", "recipient", "cookie", "topic"];

/// Terms by kind and name: `data`, `email`.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    terms: BTreeMap<String, BTreeMap<String, Term>>,
}

/// A term.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Term {
    /// its place in the Data Privacy Vocabulary
    pub(crate) dpv: Option<String>,
    /// the OPP-115 category that a topic refines
    pub(crate) opp115: Option<String>,
    #[serde(flatten)]
    names: BTreeMap<String, String>,
}

impl Term {
    /// Its name in a language.
    pub(crate) fn name(&self, language: Language) -> &str {
        self.names.get(language.tag()).map_or("", String::as_str)
    }
}

impl Vocabulary {
    /// The term of that kind and name.
    pub(crate) fn term(&self, kind: &str, name: &str) -> Option<&Term> {
        self.terms.get(kind)?.get(name)
    }

    /// The term of that name which a fact can be about; of several, the first
    /// of [`SUBJECTS`].
    pub(crate) fn subject(&self, name: &str) -> Option<&Term> {
        SUBJECTS.iter().find_map(|kind| self.term(kind, name))
    }
}

/// This project's own, for a folder that has none: without names of topics
/// and facts no page could speak of them in the reader's language.
const BUILT_IN: &str = include_str!("../../../../policies/vocabulary.toml");

/// Reads the folder's vocabulary, or the one built in.
pub(super) fn read(folder: &Path, languages: &[Language], report: &mut Report) -> Vocabulary {
    let file = folder.join("vocabulary.toml");
    let text = if file.exists() { read_text(&file, report) } else { Some(BUILT_IN.to_owned()) };
    let Some(text) = text else { return Vocabulary::default() };
    let Some(terms) = read_toml::<BTreeMap<String, BTreeMap<String, Term>>>(&file, &text, report) else {
        return Vocabulary::default();
    };
    for (kind, terms) in &terms {
        for (name, term) in terms {
            let line = line_of(&text, &format!("[{kind}.{name}]"));
            let mut error = |message: String| report.add(&file, Diagnostic::error(line, message));
            for language in languages {
                if term.name(*language).trim().is_empty() {
                    error(format!("`{kind}.{name}` has no name in `{}`: add it", language.tag()));
                }
            }
            if term.dpv.as_ref().is_some_and(|address| !address.starts_with("https://w3id.org/dpv")) {
                error(format!(
                    "`{kind}.{name}` names no term of the Data Privacy Vocabulary: its address begins with https://w3id.org/dpv"
                ));
            }
            if kind == "topic" && !term.opp115.as_deref().is_some_and(|category| OPP_115.contains(&category)) {
                error(format!(
                    "`{kind}.{name}` names no category of OPP-115 in `opp115`: use one of {}",
                    OPP_115.join(", ")
                ));
            }
            let needs_place = FactKind::parse(kind).is_some_and(FactKind::takes_term) && kind != "cookie";
            if needs_place && term.dpv.is_none() {
                error(format!("`{kind}.{name}` has no `dpv`: name the nearest term of the Data Privacy Vocabulary"));
            }
        }
    }
    let vocabulary = Vocabulary { terms };
    let missing_topics = Topic::ALL.iter().filter(|topic| vocabulary.term("topic", topic.as_str()).is_none());
    let missing_kinds = FactKind::ALL.iter().filter(|kind| vocabulary.term("kind", kind.as_str()).is_none());
    let missing =
        missing_topics.map(|topic| ("topic", topic.as_str())).chain(missing_kinds.map(|kind| ("kind", kind.as_str())));
    for (kind, name) in missing {
        report.add(&file, Diagnostic::error(1, format!("`{kind}.{name}` is missing: add its names")));
    }
    vocabulary
}

fn line_of(text: &str, start: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with(start)).map_or(1, |index| index + 1)
}
