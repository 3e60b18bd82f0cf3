//! What is wrong with a `policy.toml`, by line, and words that stand there in
//! every language.

use crate::content::report::Report;
use crate::content::site::SiteFile;
use messages::Language;
use policy_markdown::{Diagnostic, Lines, Located};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// Where problems of this file go.
pub(in crate::content) struct Problems<'a> {
    file: &'a Path,
    lines: &'a Lines,
    report: &'a mut Report,
}

impl<'a> Problems<'a> {
    pub(in crate::content) fn new(file: &'a Path, lines: &'a Lines, report: &'a mut Report) -> Self {
        Self { file, lines, report }
    }

    pub(in crate::content) fn add(&mut self, at: usize, message: String) {
        self.report.add(self.file, Diagnostic::error(self.line(at), message));
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.at(at)
    }

    pub(in crate::content) fn located<T>(&self, value: Spanned<T>) -> Located<T> {
        Located { line: self.line(value.span().start), value: value.into_inner() }
    }
}

/// The same words in every language of the site.
pub(in crate::content) fn words(
    words: Spanned<BTreeMap<String, String>>,
    what: &str,
    site: &SiteFile,
    problems: &mut Problems<'_>,
) -> BTreeMap<Language, String> {
    let at = words.span().start;
    let mut known = BTreeMap::new();
    let words = words.into_inner();
    let missing: Vec<_> = site.languages.iter().filter(|language| !words.contains_key(language.tag())).collect();
    for (tag, words) in words {
        match Language::from_tag(&tag) {
            Some(language) if !words.trim().is_empty() => drop(known.insert(language, words)),
            Some(_) => problems.add(at, format!("{what} in `{tag}` is empty: write it")),
            None => problems
                .add(at, format!("`{tag}` is an unknown language: {what} stands under a language of the interface")),
        }
    }
    for language in missing {
        problems.add(at, format!("{what} in `{}` is missing: add it", language.tag()));
    }
    known
}
