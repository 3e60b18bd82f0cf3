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
    let original = policy.original_text();
    let clauses: BTreeMap<Language, HashMap<&str, String>> =
        policy.texts.iter().map(|(language, text)| (*language, clause_texts(&text.document).collect())).collect();
    let words = |language: &Language, clause: &str| -> &str {
        clauses.get(language).and_then(|texts| texts.get(clause)).map_or("", String::as_str)
    };
    // A section says too much to support anything.
    let exists =
        |address: &str| clauses.get(&policy.settings.original).is_some_and(|texts| texts.contains_key(address));
    let mut error = |line: usize, message: String| report.add(&policy.file, Diagnostic::error(line, message));

    // A section whose heading has no id was reported itself.
    let sections = || {
        let named = original.document.sections.iter().map(|section| section.id.as_str());
        named.filter(|section| original.line_of(section).is_some())
    };
    for (section, Located { line, .. }) in &policy.settings.topics {
        if !sections().any(|known| known == section) {
            error(*line, format!("`{section}` is no section of the text: correct its id under [topics]"));
        }
    }
    if let Some(first) = policy.settings.topics.values().map(|topics| topics.line).min() {
        for section in sections().filter(|section| !policy.settings.topics.contains_key(*section)) {
            error(first, format!("the section `{section}` has no topics: add it here, under [topics]"));
        }
    }
    for Located { value: request, line } in &policy.settings.requests {
        let Request { clause, email, how, identity, .. } = request;
        let grants = |fact: &Located<Fact>| fact.value.kind == FactKind::Right && fact.value.clause == *clause;
        if !policy.settings.facts.iter().any(grants) {
            error(*line, format!("no right is granted by the clause `{clause}`: name one that a `right` names"));
        }
        for clause in how.iter().chain(identity).filter(|clause| !exists(clause)) {
            error(*line, format!("this request names the clause `{clause}`, which does not exist: correct it"));
        }
        let Some(email) = email else { continue };
        for language in policy.texts.keys() {
            if !stands_in(words(language, clause), email) {
                error(
                    *line,
                    format!(
                        "`{email}` does not stand in the clause `{clause}` in `{}`: correct it or the text",
                        language.tag()
                    ),
                );
            }
        }
    }
    for Located { value: Quotation { clause, reason }, line } in &policy.settings.quotations {
        if !exists(clause) || reason.trim().is_empty() {
            error(*line, format!("the quotation in `{clause}` names no clause, or gives no reason: correct it"));
        }
    }
    let mut rights = BTreeSet::new();
    for Located { value: Fact { kind, value, clause, about }, line } in &policy.settings.facts {
        let name = kind.as_str();
        if *kind == FactKind::Right && !rights.insert((value, about)) {
            error(*line, format!("the right `{value}` is granted before: say with `about` what this one is about"));
        }
        if !exists(clause) {
            error(
                *line,
                match original.line_of(clause) {
                    Some(_) => format!("this fact names the heading `{clause}`: name the clause below it that says so"),
                    None => format!(
                        "this fact names the clause `{clause}`, which does not exist: name the one that says so"
                    ),
                },
            );
            continue;
        }
        if kind.takes_term() && vocabulary.term(name, value).is_none() {
            error(*line, format!("`{value}` is no term for `{name}`: add it to vocabulary.toml, or correct it"));
        }
        if let Some(about) = about.as_ref().filter(|about| vocabulary.subject(about).is_none()) {
            error(*line, format!("`{about}` is no term of vocabulary.toml: add it, or correct it"));
        }
        for language in policy.texts.keys() {
            let words = words(language, clause);
            if let Some(absent) = needed(*kind, value).into_iter().find(|part| !stands_in(words, part)) {
                error(
                    *line,
                    format!(
                        "`{absent}` of this fact does not stand in the clause `{clause}` in `{}`: correct the fact or the text",
                        language.tag()
                    ),
                );
            }
        }
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
