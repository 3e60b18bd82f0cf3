//! A policy's folder: `policy.toml` and a Markdown file for each language.

use super::report::{Report, line_at, read_text, read_toml};
use super::site::SiteFile;
use messages::Language;
use policy::{Date, Document, PolicyId, Provenance, Target};
use policy_markdown::{Diagnostic, Located};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// A policy in all its languages.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) id: PolicyId,
    pub(crate) original: Language,
    pub(crate) provenance: Provenance,
    controller: BTreeMap<Language, String>,
    pub(crate) texts: BTreeMap<Language, Text>,
}

/// A policy's text in one language.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) file: PathBuf,
    /// the Markdown as the publisher wrote it
    pub(crate) source: String,
    pub(crate) document: Document,
    pub(crate) addresses: Vec<Located<String>>,
    pub(crate) policy_links: Vec<Located<Target>>,
}

impl Policy {
    /// The text in `language`, or in the original where it is not translated.
    pub(crate) fn text_in(&self, language: Language) -> (Language, &Text) {
        match self.texts.get(&language) {
            Some(text) => (language, text),
            None => (self.original, self.original_text()),
        }
    }

    /// The text in the language of its source, which every policy has.
    #[allow(clippy::expect_used, reason = "`read` makes no policy without its original")]
    pub(crate) fn original_text(&self) -> &Text {
        self.texts.get(&self.original).expect("a policy has its original")
    }

    /// The controller's name, as its page in `language` gives it.
    pub(crate) fn controller_in(&self, language: Language) -> &str {
        self.controller.get(&language).map_or("", String::as_str)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    original: Spanned<String>,
    controller: Spanned<BTreeMap<String, String>>,
    source: SourceFields,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFields {
    title: Spanned<String>,
    url: Spanned<String>,
    official: Spanned<String>,
    effective: Option<Spanned<String>>,
    edition: Option<Spanned<String>>,
    seen: Option<Spanned<String>>,
}

pub(super) fn read(policies: &Path, id: &PolicyId, site: &SiteFile, report: &mut Report) -> Option<Policy> {
    let folder = policies.join(id.as_str());
    let file = folder.join("policy.toml");
    // Both are read, so that the problems of both are told in one run.
    let settings = read_settings(&file, site, report);
    let texts = read_texts(&folder, site, report);
    let (original, controller, provenance) = settings?;
    if !texts.contains_key(&original) {
        let missing = folder.join(format!("{}.md", original.tag()));
        // A file that is there but unreadable was reported when it was read.
        if !missing.exists() {
            report.add(
                &missing,
                Diagnostic::error(1, "the original text is absent: put it there, or correct `original` in policy.toml"),
            );
        }
        return None;
    }
    for language in &site.languages {
        let missing = folder.join(format!("{}.md", language.tag()));
        if !texts.contains_key(language) && !missing.exists() {
            report.add(
                &missing,
                Diagnostic::warning(1, "there is no translation: the page shows the original and says so"),
            );
        }
    }
    Some(Policy { id: id.clone(), original, provenance, controller, texts })
}

fn read_settings(
    file: &Path,
    site: &SiteFile,
    report: &mut Report,
) -> Option<(Language, BTreeMap<Language, String>, Provenance)> {
    let text = read_text(file, report)?;
    let Fields { original, controller, source } = read_toml(file, &text, report)?;
    let mut error = |at: usize, message: String| report.add(file, Diagnostic::error(line_at(&text, at), message));

    let original_at = original.span().start;
    let tag = original.into_inner();
    let original = Language::from_tag(&tag).filter(|language| site.languages.contains(language));
    if original.is_none() {
        error(original_at, format!("`{tag}` is an unknown language: `original` names one that site.toml lists"));
    }

    let controller_at = controller.span().start;
    let mut names = BTreeMap::new();
    for (tag, name) in controller.into_inner() {
        match Language::from_tag(&tag) {
            Some(language) if !name.trim().is_empty() => drop(names.insert(language, name)),
            Some(_) => error(controller_at, format!("the controller's name in `{tag}` is empty: write it")),
            None => error(
                controller_at,
                format!(
                    "`{tag}` is an unknown language: the controller's name stands under a language of the interface"
                ),
            ),
        }
    }
    for language in &site.languages {
        if !names.contains_key(language) {
            error(controller_at, format!("the controller's name in `{}` is missing: add it", language.tag()));
        }
    }

    for address in [&source.url, &source.official] {
        let is_web =
            matches!(Target::parse(address.get_ref()), Ok(Target::External(external)) if external.starts_with("http"));
        if !is_web {
            error(
                address.span().start,
                format!("`{}` is no address of the web: write it with https://", address.get_ref().escape_debug()),
            );
        }
    }
    let mut day = |value: Option<Spanned<String>>| {
        let value = value?;
        let date = Date::parse(value.get_ref());
        if date.is_none() {
            error(
                value.span().start,
                format!(
                    "`{}` is no day: write it as 2015-06-10, or leave the line out where it is not known",
                    value.get_ref()
                ),
            );
        }
        date
    };
    let (effective, edition, seen) = (day(source.effective), day(source.edition), day(source.seen));
    if let (Some(edition), Some(seen)) = (edition, seen)
        && edition > seen
    {
        error(
            source.title.span().start,
            format!("the edition of {edition} is younger than the copy of {seen}: correct one of them"),
        );
    }
    let provenance = Provenance {
        original: tag,
        title: source.title.into_inner(),
        url: source.url.into_inner(),
        official: source.official.into_inner(),
        effective,
        edition,
        seen,
    };
    Some((original?, names, provenance))
}

fn read_texts(folder: &Path, site: &SiteFile, report: &mut Report) -> BTreeMap<Language, Text> {
    let mut texts = BTreeMap::new();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    for file in files {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(language) = Language::from_tag(&tag).filter(|language| site.languages.contains(language)) else {
            report.add(&file, Diagnostic::error(1, format!("`{tag}` is an unknown language: site.toml does not list it, so add it there or move the file away")));
            continue;
        };
        let Some(source) = read_text(&file, report) else { continue };
        let parsed = policy_markdown::parse(&source);
        for problem in parsed.diagnostics {
            report.add(&file, problem);
        }
        let text = Text {
            file,
            source,
            document: parsed.document,
            addresses: parsed.addresses,
            policy_links: parsed.policy_links,
        };
        texts.insert(language, text);
    }
    texts
}
