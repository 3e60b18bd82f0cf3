//! The same structure in every language: addresses must agree, or a link to
//! a clause would lead elsewhere after a change of language. What addresses do
//! not tell is compared by [`shapes`].

mod shapes;

pub(super) use shapes::header_line;

use super::folder::{Policy, Text, Texts};
use super::report::Report;
use messages::Language;
use policy::SectionId;
use policy_markdown::{Diagnostic, Located};
use std::collections::HashSet;

/// Says where languages differ in structure. Earlier versions are compared
/// too, each by itself.
pub(super) fn check(policy: &Policy, report: &mut Report) {
    let original = policy.settings.original;
    for older in &policy.older {
        check_texts(&older.texts, original, report);
    }
    check_texts(&policy.texts, original, report);
}

fn check_texts(texts: &Texts, language: Language, report: &mut Report) {
    let Some(original) = texts.get(&language) else { return };
    for text in texts.values().filter(|text| text.file != original.file) {
        for problem in compare_addresses(original, text).into_iter().chain(shapes::compare(original, text)) {
            report.add(&text.file, problem);
        }
    }
}

fn compare_addresses(original: &Text, text: &Text) -> Vec<Diagnostic> {
    let name = original.name();
    let mut problems = Vec::new();
    // Of counted clauses it is always the last that is absent or added, while
    // it may be any: one message a section, which says so.
    let mut told: HashSet<String> = HashSet::new();
    let mut tell = |section: &str, last: &str, line: usize, what: &str, remedy: &str| {
        let (ours, theirs) = (counted(text, section), counted(original, section));
        told.insert(section.to_owned()).then(|| {
            Diagnostic::error(line, format!(
                "the section `{section}` has {} clauses without a number of their own, the original ({name}:{}) {}: what is {what} need not be the last, `{last}`; compare them, and {remedy}",
                ours.len(), listed(&theirs), theirs.len()
            ))
        })
    };
    for Located { value, line } in &text.addresses {
        if original.line_of(value).is_none() && !within_reported(value, original, text) {
            if let Some(section) = section_of_counted(value) {
                problems.extend(tell(section, value, *line, "not in the original", "remove it or add it there"));
                continue;
            }
            let kind = kind(value);
            problems.push(Diagnostic::error(*line, format!("the {kind} `{value}` is not in the original, {name}: use the original's id and blocks, or add it there")));
        }
    }
    // What is absent is reported where it should stand: after its predecessor.
    let mut line = 1;
    for Located { value, line: original_line } in &original.addresses {
        match text.line_of(value) {
            Some(found) => line = found,
            None if within_reported(value, text, original) => {}
            None => {
                if let Some(section) = section_of_counted(value) {
                    problems.extend(tell(section, value, line, "missing", "translate it"));
                    continue;
                }
                let kind = kind(value);
                problems.push(Diagnostic::error(line, format!("the {kind} `{value}` of the original ({name}:{original_line}) is missing after this line: translate it")));
            }
        }
    }
    if problems.is_empty() {
        let differs = original.addresses.iter().zip(&text.addresses).find(|(there, here)| there.value != here.value);
        if let Some((there, here)) = differs {
            problems.push(Diagnostic::error(
                here.line,
                format!(
                    "`{}` stands where the original ({name}:{}) has `{}`: keep its order",
                    here.value, there.line, there.value
                ),
            ));
        }
    }
    problems
}

/// The section of a clause that has its place there for an address: `cookies.2`.
fn section_of_counted(address: &str) -> Option<&str> {
    let (section, place) = address.split_once('.')?;
    let is_counted = place.bytes().all(|digit| digit.is_ascii_digit()) && SectionId::parse(section).is_some();
    is_counted.then_some(section)
}

/// The lines of such clauses of a section.
fn counted(text: &Text, section: &str) -> Vec<usize> {
    let of_section = |address: &&Located<String>| section_of_counted(&address.value) == Some(section);
    text.addresses.iter().filter(of_section).map(|address| address.line).collect()
}

/// A few lines in words.
fn listed(lines: &[usize]) -> String {
    let (shown, more) = lines.split_at(lines.len().min(12));
    let shown: Vec<String> = shown.iter().map(ToString::to_string).collect();
    [&*shown.join(", "), if more.is_empty() { "" } else { " …" }].concat()
}

fn kind(address: &str) -> &'static str {
    if address.contains('.') { "clause" } else { "heading" }
}

/// Whether a clause is absent only because its section is: that one is told.
fn within_reported(value: &str, absent_from: &Text, present_in: &Text) -> bool {
    value
        .split_once('.')
        .is_some_and(|(section, _)| present_in.line_of(section).is_some() && absent_from.line_of(section).is_none())
}
