//! The same structure in every language: addresses must agree, or a link to
//! a clause would lead elsewhere after a change of language.

use super::folder::{Policy, Text, Texts};
use super::report::Report;
use messages::Language;
use policy_markdown::{Diagnostic, Located};
use std::collections::BTreeSet;

/// Whether all languages have the same structure; if not, says where not.
/// Earlier versions, each by itself, have to as well.
pub(super) fn check(policy: &Policy, report: &mut Report) -> bool {
    let original = policy.settings.original;
    for older in &policy.older {
        check_texts(&older.texts, original, report);
    }
    check_texts(&policy.texts, original, report)
}

fn check_texts(texts: &Texts, language: Language, report: &mut Report) -> bool {
    let mut same = true;
    let Some(original) = texts.get(&language) else { return same };
    let name = original.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for text in texts.values() {
        if text.file != original.file {
            for problem in compare(original, &name, text) {
                same = false;
                report.add(&text.file, problem);
            }
        }
    }
    same
}

fn compare(original: &Text, name: &str, text: &Text) -> Vec<Diagnostic> {
    let values = |text: &Text| text.addresses.iter().map(|address| address.value.clone()).collect::<BTreeSet<_>>();
    let (there, here) = (values(original), values(text));
    let mut problems = Vec::new();
    for Located { value, line } in &text.addresses {
        if !there.contains(value) && !within_reported(value, &there, &here) {
            let kind = kind(value);
            problems.push(Diagnostic::error(*line, format!("the {kind} `{value}` is not in the original, {name}: use the original's id and blocks, or add it there")));
        }
    }
    // What is absent is reported where it should stand: after its predecessor.
    let mut line = 1;
    for Located { value, line: original_line } in &original.addresses {
        match text.addresses.iter().find(|address| address.value == *value) {
            Some(found) => line = found.line,
            None if within_reported(value, &here, &there) => {}
            None => {
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

fn kind(address: &str) -> &'static str {
    if address.contains('.') { "clause" } else { "heading" }
}

/// Whether a clause is absent only because its section is: that one is told.
fn within_reported(value: &str, absent_from: &BTreeSet<String>, present_in: &BTreeSet<String>) -> bool {
    value.split_once('.').is_some_and(|(section, _)| present_in.contains(section) && !absent_from.contains(section))
}
