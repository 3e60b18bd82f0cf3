//! Restatements beside their sources: no sentence is taken over, and nothing
//! is lost that a length would show.
//!
//! The sources are not part of the project: `POLICY_SOURCES` names their folder,
//! and without it there is nothing to compare.

use crate::content::{Content, Policy, clause_texts};
use anyhow::{Result, bail};
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// So many equal words in a row count as taken over.
const RUN: usize = 9;
/// A restatement is from 45 to 160 % of its source's length.
const LENGTH: std::ops::RangeInclusive<usize> = 45..=160;

/// Checks every policy whose source is at hand.
pub(crate) fn check(content: &Content) -> Result<()> {
    let Some(folder) = std::env::var_os("POLICY_SOURCES").map(PathBuf::from) else { return Ok(()) };
    let mut problems = 0;
    for policy in &content.policies {
        let Some(file) = &policy.settings.source_file else { continue };
        let Ok(source) = fs::read_to_string(folder.join(file)) else {
            println!("{}: its source `{file}` is not in {}, so it was not compared", policy.id, folder.display());
            continue;
        };
        for (language, text) in &policy.texts {
            let share = length(body(&text.source)) * 100 / length(&source).max(1);
            println!("{} {}: {share} % of its source's length", policy.id, language.tag());
            if !LENGTH.contains(&share) {
                println!("{}: something is lost or added: it should be from 45 to 160 %", text.file.display());
                problems += 1;
            }
        }
        problems += shared_runs(policy, &source);
    }
    if problems > 0 {
        bail!(
            "{problems} places are too near to their source, or too far: restate them, or list a quotation with its reason in policy.toml"
        );
    }
    Ok(())
}

/// What stands after the front matter.
fn body(text: &str) -> &str {
    text.splitn(3, "+++").nth(2).unwrap_or(text)
}

fn length(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

fn shared_runs(policy: &Policy, source: &str) -> usize {
    let source = words(source);
    let runs: HashSet<&[String]> = source.windows(RUN).collect();
    let text = policy.original_text();
    let mut problems = 0;
    for (address, clause) in clause_texts(&text.document) {
        let line = text.line_of(address).unwrap_or(1);
        let is_quotation = policy
            .settings
            .quotations
            .iter()
            .any(|quotation| quotation.value.clause == address && !quotation.value.reason.is_empty());
        let clause = words(&clause);
        if let Some(run) = clause.windows(RUN).find(|run| runs.contains(run)).filter(|_| !is_quotation) {
            println!(
                "{}:{line}: “{}” stands in the source too: say it in other words",
                text.file.display(),
                run.join(" ")
            );
            problems += 1;
        }
    }
    problems
}

/// Words in lower case, without addresses of the web.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@'))
        .flat_map(|word| word.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_without_addresses() {
        assert_eq!(words("See https://a.kz/b, «Закон» № 94-V; a@b.kz."), ["see", "закон", "94", "v"]);
    }
}
