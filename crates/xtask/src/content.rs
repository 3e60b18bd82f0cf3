//! The policies: read, checked, compiled.
//!
//! 1. [`site`] — `site.toml`: languages, title, policies in order
//! 2. [`vocabulary`] — terms of facts and topics; [`glossary`] — what words mean
//! 3. [`folder`] and [`settings`] — a policy's texts and its `policy.toml`;
//!    [`numbering`] — numbers of clauses that are not read as such
//! 4. [`parallel`] — the same structure in every language
//! 5. [`figures`] — the same numbers, dates and addresses
//! 6. [`facts`] — facts and topics that fit the text
//! 7. [`consent`] — what the consent banner asks about, as the text has it
//! 8. [`history`] — what changed from version to version
//! 9. [`load`] joins them and looks for dead links between policies
//! 10. [`compile`] — the pages' content as the app reads it; [`export`] — as
//!     others do; [`configuration`] — as the consent banner does
//!
//! All problems are found in one run; only a whole set of policies is built.

pub(crate) mod compile;
pub(crate) mod configuration;
mod consent;
pub(crate) mod export;
mod facts;
mod figures;
mod folder;
mod glossary;
pub(crate) mod history;
mod numbering;
mod parallel;
mod passage;
mod report;
mod settings;
mod site;
mod vocabulary;

pub(crate) use folder::Policy;
pub(crate) use glossary::Glossary;
pub(crate) use passage::{clause_text, clause_texts};
pub(crate) use report::Report;
pub(crate) use settings::Way;
pub(crate) use site::SiteFile;
pub(crate) use vocabulary::Vocabulary;

use crate::options::Options;
use crate::{shell, sources, strings};
use anyhow::{Result, bail};
use folder::Text;
use messages::Language;
use policy::{Target, Topic};
use policy_markdown::{Diagnostic, Located};
use std::path::Path;

/// A whole set of policies.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) site: SiteFile,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) glossary: Glossary,
    /// in the order of `site.toml`
    pub(crate) policies: Vec<Policy>,
}

/// Reads and checks the policies in `folder`.
pub(crate) fn load(folder: &Path) -> (Option<Content>, Report) {
    let mut report = Report::default();
    // Without one, what can be told of the policies is told all the same.
    let site = site::read(&folder.join("site.toml"), &mut report).or_else(|| site::stand_in(folder, &listed(folder)));
    let Some(site) = site else { return (None, report) };
    let policies: Vec<Policy> =
        site.policies.iter().filter_map(|id| folder::read(folder, id, &site, &mut report)).collect();
    report_unlisted(folder, &site, &mut report);
    let vocabulary = vocabulary::read(folder, &site.languages, &mut report);
    let glossary = glossary::read(folder, &site.languages, &mut report);
    for policy in &policies {
        parallel::check(policy, &mut report);
        if policy.is_unsettled {
            continue;
        }
        figures::check(policy, &mut report);
        facts::check(policy, &vocabulary, &mut report);
        consent::check(policy, &vocabulary, &mut report);
    }
    report_dead_links(&site, &policies, &mut report);
    history::check(&policies, &mut report);
    let content = (!report.has_errors()).then_some(Content { site, vocabulary, glossary, policies });
    (content, report)
}

/// Reads the policies; stops, after printing every problem, where there is one.
pub(crate) fn load_or_stop(folder: &Path) -> Result<Content> {
    let (content, report) = load(folder);
    print!("{report}");
    match content {
        Some(content) => Ok(content),
        None => bail!("{} in {}: nothing was built, mend the lines above", report.count(), folder.display()),
    }
}

/// The site of the policies in `folder`, and what its topics are called;
/// stops, after printing why, where it cannot be read.
pub(crate) fn site_and_topics(folder: &Path) -> Result<(SiteFile, impl Fn(Topic, Language) -> String)> {
    let mut report = Report::default();
    let file = folder.join("site.toml");
    let Some(site) = site::read(&file, &mut report) else {
        print!("{report}");
        bail!("{} cannot be read: mend the lines above", file.display())
    };
    let vocabulary = vocabulary::read(folder, &site.languages, &mut report);
    let name = move |topic: Topic, language| {
        vocabulary.term("topic", topic.as_str()).map(|term| term.name(language).to_owned()).unwrap_or_default()
    };
    Ok((site, name))
}

/// A text file of the publisher's; stops, after printing why, where it is none.
pub(crate) fn read_file(file: &Path) -> Result<String> {
    let mut report = Report::default();
    report::read_text(file, &mut report).ok_or_else(|| anyhow::anyhow!("{}", report.to_string().trim_end()))
}

/// `cargo xtask check`
pub(crate) fn run_check(options: &Options) -> Result<()> {
    let content = load_or_stop(&shell::root().join(&options.policies))?;
    strings::check()?;
    sources::check(&content)?;
    let texts: usize = content.policies.iter().map(|policy| policy.texts.len()).sum();
    let counted = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let policies = counted(content.policies.len(), "policy", "policies");
    println!("{policies}, {}: no errors", counted(texts, "text", "texts"));
    Ok(())
}

/// `cargo xtask content`, which Trunk runs before each build.
pub(crate) fn run_compile(options: &Options) -> Result<()> {
    // Set by `cargo xtask build`, whose --policies Trunk cannot hand on.
    let folder = std::env::var_os(POLICIES_VARIABLE).map_or_else(|| options.policies.clone(), Into::into);
    let content = load_or_stop(&shell::root().join(folder))?;
    compile::write(&content, &shell::root().join("target/content"))
}

/// Names the policies' folder to Trunk's hook.
pub(crate) const POLICIES_VARIABLE: &str = "POLICY_VIEWER_POLICIES";

/// The folders that hold a policy, by name.
fn listed(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("policy.toml").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

fn report_unlisted(folder: &Path, site: &SiteFile, report: &mut Report) {
    for name in listed(folder) {
        if !site.policies.iter().any(|id| id.as_str() == name) {
            report.add(
                &folder.join("site.toml"),
                Diagnostic::warning(1, format!("the folder `{name}` is not shown: add it to `policies`, or remove it")),
            );
        }
    }
}

fn report_dead_links(site: &SiteFile, policies: &[Policy], report: &mut Report) {
    for policy in policies {
        for text in policy.texts.values() {
            for link in &text.policy_links {
                report_dead_link(site, policies, text, link, false, report);
            }
        }
        for text in policy.older.iter().flat_map(|older| older.texts.values()) {
            for link in &text.policy_links {
                report_dead_link(site, policies, text, link, true, report);
            }
        }
    }
}

/// A link of an earlier text may lead to what was there then: the page leads
/// on from such an address.
fn report_dead_link(
    site: &SiteFile,
    policies: &[Policy],
    text: &Text,
    link: &Located<Target>,
    is_older: bool,
    report: &mut Report,
) {
    let Target::Policy(id, fragment) = &link.value else { return };
    let known = policies.iter().find(|known| known.id == *id);
    let exists = |known: &Policy, fragment: &str| {
        let original = known.settings.original;
        let mut older = known.older.iter().filter_map(|older| older.texts.get(&original));
        // Where the original is absent, any text stands in for it.
        let mut present = known.texts.iter().filter(|(language, _)| **language == original || known.is_unsettled);
        present.any(|(_, text)| text.line_of(fragment).is_some())
            || (is_older && older.any(|text| text.line_of(fragment).is_some()))
    };
    let problem = match (known, fragment) {
        // One that could not be read was reported itself.
        (None, _) if site.policies.contains(id) => return,
        (None, _) => format!("the link to the policy `{id}` leads nowhere: site.toml lists no such policy"),
        (Some(known), Some(fragment)) if !exists(known, fragment) => {
            format!("the link to `../{id}/#{fragment}` leads nowhere: that policy has no such section or clause")
        }
        _ => return,
    };
    report.add(&text.file, Diagnostic::error(link.line, problem));
}

#[cfg(test)]
mod tests;
