//! `vocabulary.toml`: the terms that facts are made of, with their names in
//! each language and their places in the Data Privacy Vocabulary.

use super::report::{Report, read_text, read_toml};
use messages::Language;
use policy::FactKind;
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

    /// What a term is called; a value without one is its own name.
    pub(crate) fn name<'a>(&'a self, kind: &str, value: &'a str, language: Language) -> &'a str {
        self.term(kind, value).map_or(value, |term| term.name(language))
    }

    /// What a fact can be about is called.
    pub(crate) fn subject_name<'a>(&'a self, name: &'a str, language: Language) -> &'a str {
        self.subject(name).map_or(name, |term| term.name(language))
    }

    /// The term of that name which a fact can be about; of several, the first
    /// of [`SUBJECTS`].
    pub(crate) fn subject(&self, name: &str) -> Option<&Term> {
        SUBJECTS.iter().find_map(|kind| self.term(kind, name))
    }
}

type Terms = BTreeMap<String, BTreeMap<String, Term>>;

/// The terms that every site has: without names of topics and kinds of facts no
/// page could speak of them in the reader's language.
const BUILT_IN: &str = include_str!("vocabulary.toml");

/// The terms built in, and those that the folder's vocabulary adds or names
/// otherwise.
pub(super) fn read(folder: &Path, languages: &[Language], report: &mut Report) -> Vocabulary {
    let built_in = Path::new("vocabulary.toml");
    let mut terms = read_toml::<Terms>(built_in, BUILT_IN, report).unwrap_or_default();
    let file = folder.join("vocabulary.toml");
    let text = if file.exists() { read_text(&file, report) } else { None };
    if let Some(text) = text
        && let Some(own) = read_toml::<Terms>(&file, &text, report)
    {
        check(&own, &terms, languages, &text, &mut |line, message| {
            report.add(&file, Diagnostic::error(line, message));
        });
        for (kind, own) in own {
            terms.entry(kind).or_default().extend(own);
        }
    }
    Vocabulary { terms }
}

fn check(own: &Terms, known: &Terms, languages: &[Language], text: &str, error: &mut dyn FnMut(usize, String)) {
    for (kind, terms) in own {
        if !known.contains_key(kind) {
            let all: Vec<&str> = known.keys().map(String::as_str).collect();
            let line = line_of(text, &format!("[{kind}."));
            error(line, format!("`{kind}` is no kind of term: use one of {}", all.join(", ")));
        }
        for (name, term) in terms {
            let line = line_of(text, &format!("[{kind}.{name}]"));
            for language in languages {
                if term.name(*language).trim().is_empty() {
                    error(line, format!("`{kind}.{name}` has no name in `{}`: add it", language.tag()));
                }
            }
            if term.dpv.as_ref().is_some_and(|address| !address.starts_with("https://w3id.org/dpv")) {
                error(
                    line,
                    format!(
                        "`{kind}.{name}` names no term of the Data Privacy Vocabulary: its address begins with https://w3id.org/dpv"
                    ),
                );
            }
            if kind == "topic" && !term.opp115.as_deref().is_some_and(|category| OPP_115.contains(&category)) {
                error(
                    line,
                    format!(
                        "`{kind}.{name}` names no category of OPP-115 in `opp115`: use one of {}",
                        OPP_115.join(", ")
                    ),
                );
            }
            let needs_place = FactKind::parse(kind).is_some_and(FactKind::takes_term) && kind != "cookie";
            if needs_place && term.dpv.is_none() {
                error(
                    line,
                    format!("`{kind}.{name}` has no `dpv`: name the nearest term of the Data Privacy Vocabulary"),
                );
            }
        }
    }
}

fn line_of(text: &str, start: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with(start)).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::Topic;

    fn built_in() -> Terms {
        toml::from_str(BUILT_IN).expect("the terms built in")
    }

    #[test]
    fn the_terms_built_in_are_whole() {
        let terms = built_in();
        let mut problems = Vec::new();
        check(&terms, &terms, Language::ALL, BUILT_IN, &mut |line, message| {
            problems.push(format!("{line}: {message}"))
        });
        assert_eq!(problems, [""; 0]);
        let vocabulary = Vocabulary { terms };
        for topic in Topic::ALL {
            assert!(vocabulary.term("topic", topic.as_str()).is_some(), "{}", topic.as_str());
        }
        for kind in FactKind::ALL {
            assert!(vocabulary.term("kind", kind.as_str()).is_some(), "{}", kind.as_str());
        }
    }

    #[test]
    fn a_folder_adds_terms_and_names_others_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = "[data.shoe-size]\ndpv = \"https://w3id.org/dpv/pd#Physical\"\nen = \"Shoe size\"\nru = \"Размер обуви\"\n[data.email]\ndpv = \"https://example.org/\"\nen = \"Mail\"\n[datum.x]\nen = \"X\"\nru = \"Х\"\n";
        std::fs::write(folder.path().join("vocabulary.toml"), own).expect("a file");
        let mut report = Report::default();
        let vocabulary = read(folder.path(), &[Language::En, Language::Ru], &mut report);
        let name = |name| vocabulary.term("data", name).map(|term| term.name(Language::En));
        assert_eq!(
            (name("shoe-size"), name("email"), name("phone")),
            (Some("Shoe size"), Some("Mail"), Some("Telephone number"))
        );
        let report = report.to_string();
        let found: Vec<&str> =
            report.lines().map(|line| line.split("vocabulary.toml:").nth(1).unwrap_or(line)).collect();
        assert_eq!(
            found,
            [
                "5: `data.email` has no name in `ru`: add it",
                "5: `data.email` names no term of the Data Privacy Vocabulary: its address begins with https://w3id.org/dpv",
                "8: `datum` is no kind of term: use one of cookie, data, kind, law, measure, purpose, recipient, right, topic",
            ]
        );
    }
}
