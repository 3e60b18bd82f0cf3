//! Whether topics and facts fit the text: sections and clauses exist, terms
//! are known, and a value really stands in the clause that is to support it,
//! in each language.

use super::figures::plain;
use super::folder::Policy;
use super::passage::clause_texts;
use super::report::Report;
use super::settings::{Quotation, Request};
use super::vocabulary::Vocabulary;
use messages::Language;
use policy::{Fact, FactKind};
use policy_markdown::{Diagnostic, Located};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) fn check(policy: &Policy, vocabulary: &Vocabulary, report: &mut Report) {
    let clauses = policy.texts.iter().map(|(language, text)| (*language, clause_texts(&text.document).collect()));
    let checker = Checker { policy, clauses: clauses.collect() };
    let mut problems = Vec::new();
    checker.topics(&mut problems);
    checker.requests(&mut problems);
    checker.quotations(&mut problems);
    checker.facts(vocabulary, &mut problems);
    for (line, message) in problems {
        report.add(&policy.file, Diagnostic::error(line, message));
    }
}

/// A policy's settings beside its clauses. Problems are of lines of the settings.
struct Checker<'a> {
    policy: &'a Policy,
    clauses: BTreeMap<Language, HashMap<&'a str, String>>,
}

type Problems = Vec<(usize, String)>;

impl Checker<'_> {
    /// The words of a clause; none where it does not exist.
    fn words(&self, language: Language, clause: &str) -> &str {
        self.clauses.get(&language).and_then(|texts| texts.get(clause)).map_or("", String::as_str)
    }

    /// Whether there is such a clause. A section says too much to support anything.
    fn exists(&self, address: &str) -> bool {
        self.clauses.get(&self.policy.settings.original).is_some_and(|texts| texts.contains_key(address))
    }

    fn topics(&self, problems: &mut Problems) {
        let (topics, original) = (&self.policy.settings.topics, self.policy.original_text());
        // A section whose heading has no id was reported itself.
        let sections = || {
            let named = original.document.sections.iter().map(|section| section.id.as_str());
            named.filter(|section| original.line_of(section).is_some())
        };
        for (section, Located { line, .. }) in topics {
            if !sections().any(|known| known == section) {
                problems.push((*line, format!("`{section}` is no section of the text: correct its id under [topics]")));
            }
        }
        if let Some(first) = topics.values().map(|topics| topics.line).min() {
            for section in sections().filter(|section| !topics.contains_key(*section)) {
                problems.push((first, format!("the section `{section}` has no topics: add it here, under [topics]")));
            }
        }
    }

    fn requests(&self, problems: &mut Problems) {
        let facts = &self.policy.settings.facts;
        for Located { value: Request { clause, email, how, identity, .. }, line } in &self.policy.settings.requests {
            let grants = |fact: &Located<Fact>| fact.value.kind == FactKind::Right && fact.value.clause == *clause;
            if !facts.iter().any(grants) {
                problems.push((
                    *line,
                    format!("no right is granted by the clause `{clause}`: name one that a `right` names"),
                ));
            }
            for clause in how.iter().chain(identity).filter(|clause| !self.exists(clause)) {
                problems.push((
                    *line,
                    format!("this request names the clause `{clause}`, which does not exist: correct it"),
                ));
            }
            let Some(email) = email else { continue };
            for language in
                self.policy.texts.keys().filter(|language| !stands_in(self.words(**language, clause), email))
            {
                let tag = language.tag();
                let message =
                    format!("`{email}` does not stand in the clause `{clause}` in `{tag}`: correct it or the text");
                problems.push((*line, message));
            }
        }
    }

    fn quotations(&self, problems: &mut Problems) {
        for Located { value: Quotation { clause, reason }, line } in &self.policy.settings.quotations {
            if !self.exists(clause) || reason.trim().is_empty() {
                problems.push((
                    *line,
                    format!("the quotation in `{clause}` names no clause, or gives no reason: correct it"),
                ));
            }
        }
    }

    fn facts(&self, vocabulary: &Vocabulary, problems: &mut Problems) {
        let mut rights = BTreeSet::new();
        for Located { value: fact, line } in &self.policy.settings.facts {
            let Fact { kind, value, about, .. } = fact;
            if *kind == FactKind::Right && !rights.insert((value, about)) {
                let message = format!("the right `{value}` is granted before: say with `about` what this one is about");
                problems.push((*line, message));
            }
            problems.extend(self.fact(fact, vocabulary).into_iter().map(|message| (*line, message)));
        }
    }

    fn fact(&self, fact: &Fact, vocabulary: &Vocabulary) -> Vec<String> {
        let Fact { kind, value, clause, about } = fact;
        if !self.exists(clause) {
            return vec![match self.policy.original_text().line_of(clause) {
                Some(_) => format!("this fact names the heading `{clause}`: name the clause below it that says so"),
                None => {
                    format!("this fact names the clause `{clause}`, which does not exist: name the one that says so")
                }
            }];
        }
        let name = kind.as_str();
        let mut problems = Vec::new();
        if kind.takes_term() && vocabulary.term(name, value).is_none() {
            problems.push(format!("`{value}` is no term for `{name}`: add it to vocabulary.toml, or correct it"));
        }
        if let Some(about) = about.as_ref().filter(|about| vocabulary.subject(about).is_none()) {
            problems.push(format!("`{about}` is no term of the vocabulary: add it to vocabulary.toml, or correct it"));
        }
        for language in self.policy.texts.keys() {
            let words = self.words(*language, clause);
            if let Some(absent) = needed(*kind, value).into_iter().find(|part| !stands_in(words, part)) {
                let tag = language.tag();
                problems.push(format!(
                    "`{absent}` of this fact does not stand in the clause `{clause}` in `{tag}`: correct the fact or the text"
                ));
            }
        }
        problems
    }
}

/// What of a value must stand literally in its clause.
fn needed(kind: FactKind, value: &str) -> Vec<String> {
    match kind {
        FactKind::ConsentLifetime | FactKind::Retention | FactKind::ReviewInterval | FactKind::ResponseTime => {
            // A year or a month need no digit: “each year”.
            policy::fact::duration_numbers(value).filter(|number| *number != "1").map(str::to_owned).collect()
        }
        FactKind::KeyLength | FactKind::AgeOfMajority | FactKind::Law | FactKind::Protocol => vec![value.to_owned()],
        _ => Vec::new(),
    }
}

/// Whether a value stands in a text as a word of its own.
pub(super) fn stands_in(text: &str, value: &str) -> bool {
    let text = plain(text);
    text.match_indices(value).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().chars().rev();
        let after = text.get(at + value.len()..).unwrap_or_default().chars();
        !goes_on(value.chars().next(), before) && !goes_on(value.chars().next_back(), after)
    })
}

/// Whether a value goes on beyond its edge: in a letter or digit, or a number
/// over a mark in further digits, as 13 does in 13.5.
fn goes_on(edge: Option<char>, mut beyond: impl Iterator<Item = char>) -> bool {
    match beyond.next() {
        Some('.' | ',' | '/' | ':') => {
            edge.is_some_and(char::is_numeric) && beyond.next().is_some_and(char::is_numeric)
        }
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn a_value_is_a_word_of_its_own() {
        assert!(stands_in("13\u{a0}месяцев", "13"));
        assert!(stands_in("TLS\u{a0}1.2.", "TLS 1.2"));
        assert!(stands_in("№\u{a0}94-V от", "94-V"));
        assert!(stands_in("128-битный", "128"));
        assert!(!stands_in("2013 год", "13"));
        assert!(!stands_in("113", "13"));
        assert!(!stands_in("13.5 months", "13") && !stands_in("13,5 месяцев", "13") && !stands_in("1.13 of 7", "13"));
        assert!(!stands_in("TLS 1.2.9", "1.2") && !stands_in("TLS 1.2.9", "TLS 1.2") && !stands_in("2016/679", "679"));
        assert!(stands_in("12, 13, 14. 15", "13") && stands_in("3.13", "3.13") && stands_in("Law/2", "Law"));
    }
}
