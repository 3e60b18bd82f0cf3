//! A policy's folder: `policy.toml`, a Markdown file for each language, and
//! older texts under `versions/`.

use super::numbering;
use super::report::{Report, read_text};
use super::settings::{self, Settings};
use super::site::SiteFile;
use messages::Language;
use policy::document::plain_text;
use policy::{Date, Document, PolicyId, Target};
use policy_markdown::{Diagnostic, Located, Parsed};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};

/// A policy in all its languages.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) id: PolicyId,
    pub(crate) file: PathBuf,
    pub(crate) settings: Settings,
    /// whether `policy.toml` could not be read or the original is absent: then
    /// only what needs neither is checked
    pub(crate) is_unsettled: bool,
    pub(crate) texts: Texts,
    /// the oldest first; each has its original
    pub(crate) older: Vec<Older>,
}

/// The texts of one version.
pub(crate) type Texts = BTreeMap<Language, Text>;

/// An earlier version.
#[derive(Debug)]
pub(crate) struct Older {
    pub(crate) date: Date,
    pub(crate) texts: Texts,
}

/// A policy's text in one language.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) file: PathBuf,
    /// the Markdown as the publisher wrote it
    pub(crate) source: String,
    pub(crate) document: Document,
    /// the edition of the original that this text gives, if it says so
    pub(crate) edition: Option<Located<Date>>,
    pub(crate) addresses: Vec<Located<String>>,
    pub(crate) policy_links: Vec<Located<Target>>,
    /// where title, summary and the lines at a glance stand, by their names
    pub(crate) front: Vec<Located<String>>,
    /// of each address the first line, because a text may have very many
    lines: HashMap<String, usize>,
}

impl Text {
    fn new(file: PathBuf, source: String, parsed: Parsed) -> Self {
        let Parsed { document, edition, addresses, policy_links, front, .. } = parsed;
        let lines = addresses.iter().rev().map(|address| (address.value.clone(), address.line)).collect();
        Self { file, source, document, edition, addresses, policy_links, front, lines }
    }

    /// The line a clause or heading stands in.
    pub(crate) fn line_of(&self, address: &str) -> Option<usize> {
        self.lines.get(address).copied()
    }

    /// The file's name, for messages about the text beside it.
    pub(crate) fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Policy {
    /// The text in `language`, or in the original where it is not translated.
    pub(crate) fn text_in(&self, language: Language) -> (Language, &Text) {
        match self.texts.get(&language) {
            Some(text) => (language, text),
            None => (self.settings.original, self.original_text()),
        }
    }

    /// The text in the language of its source, which every settled policy has.
    #[allow(clippy::expect_used, reason = "`read` settles no policy without its original")]
    pub(crate) fn original_text(&self) -> &Text {
        self.texts.get(&self.settings.original).expect("a policy has its original")
    }

    /// The controller's name, as its page in `language` gives it.
    pub(crate) fn controller_in(&self, language: Language) -> &str {
        self.settings.controller.get(&language).map_or("", String::as_str)
    }
}

pub(super) fn read(policies: &Path, id: &PolicyId, site: &SiteFile, report: &mut Report) -> Option<Policy> {
    let folder = policies.join(id.as_str());
    let file = folder.join("policy.toml");
    // Both are read, so that the problems of both are told in one run.
    let settings = settings::read(&file, site, report);
    let texts = read_texts(&folder, site, report);
    let is_unsettled = settings.is_none();
    let settings = settings.or_else(|| Some(Settings::unread(original_of(&file, &texts)?)))?;
    let original = settings.original;
    if !texts.contains_key(&original) {
        let missing = folder.join(format!("{}.md", original.tag()));
        // A file that is there but unreadable was reported when it was read.
        if !missing.exists() {
            let message = "the original text is absent: put it there, or correct `original` in policy.toml";
            report.add(&missing, Diagnostic::error(1, message));
        }
        let is_any = !texts.is_empty();
        return is_any.then(|| Policy { id: id.clone(), file, settings, is_unsettled: true, texts, older: Vec::new() });
    }
    for language in &site.languages {
        let missing = folder.join(format!("{}.md", language.tag()));
        if !texts.contains_key(language) && !missing.exists() {
            let message = "there is no translation: the page shows the original and says so";
            report.add(&missing, Diagnostic::warning(1, message));
        }
    }
    if is_unsettled {
        return Some(Policy { id: id.clone(), file, settings, is_unsettled, texts, older: Vec::new() });
    }
    report_outdated(&texts, settings.edition, report);
    let older = read_older(&folder, site, &settings, report);
    Some(Policy { id: id.clone(), file, settings, is_unsettled, texts, older })
}

/// The language of the original, as far as a `policy.toml` tells it that
/// cannot be read as a whole; else of whatever text is there.
fn original_of(file: &Path, texts: &Texts) -> Option<Language> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let named = text.lines().find_map(|line| {
        let value = line.trim_start().strip_prefix("original")?.trim_start().strip_prefix('=')?;
        Language::from_tag(value.split(['"', '\'']).nth(1)?)
    });
    named.filter(|language| texts.contains_key(language)).or_else(|| texts.keys().next().copied())
}

/// A text that gives another edition than the present one.
fn report_outdated(texts: &Texts, present: Option<Date>, report: &mut Report) {
    for text in texts.values() {
        let Some(Located { value: edition, line }) = &text.edition else { continue };
        let problem = match present {
            Some(present) if *edition < present => {
                format!(
                    "this text is of the edition of {edition}, the present one is of {present}: bring it up to date"
                )
            }
            Some(present) if *edition > present => {
                format!("this text is of the edition of {edition}, policy.toml says {present}: correct one of them")
            }
            Some(_) => continue,
            None => format!("this text gives an edition, {edition}, and policy.toml none: add it there"),
        };
        report.add(&text.file, Diagnostic::error(*line, problem));
    }
}

fn read_texts(folder: &Path, site: &SiteFile, report: &mut Report) -> Texts {
    let mut texts = BTreeMap::new();
    for file in entries(folder, report) {
        if file.extension().is_none_or(|extension| extension != "md") {
            report_passed_over(&file, report);
            continue;
        }
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let known = Language::from_tag(&tag).filter(|language| site.languages.contains(language));
        let Some(language) = known else {
            let message = format!(
                "`{tag}` is an unknown language: site.toml does not list it, so add it there or move the file away"
            );
            report.add(&file, Diagnostic::error(1, message));
            continue;
        };
        let Some(source) = read_text(&file, report) else { continue };
        let mut parsed = policy_markdown::parse(&source);
        for problem in parsed.diagnostics.drain(..) {
            report.add(&file, problem);
        }
        let text = Text::new(file, source, parsed);
        report_empty(&text, report);
        numbering::check(&text, report);
        texts.insert(language, text);
    }
    texts
}

/// What looks like a text or like the folder of earlier ones, and is called
/// otherwise.
fn report_passed_over(entry: &Path, report: &mut Report) {
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    let small = name.to_lowercase();
    let message = if small.ends_with(".md") || small.contains(".md.") {
        format!(
            "`{name}` is not read: a text is called by its language alone, as `en.md`, so rename it or move it away"
        )
    } else if entry.is_dir() && name != "versions" && small.starts_with("version") {
        format!("`{name}` is not read: earlier texts stand in a folder `versions`, so rename it")
    } else {
        return;
    };
    report.add(entry, Diagnostic::warning(1, message));
}

/// Sections that nobody has written yet.
fn report_empty(text: &Text, report: &mut Report) {
    for section in text.document.sections.iter().filter(|section| section.blocks.is_empty()) {
        let line = text.line_of(section.id.as_str()).unwrap_or(1);
        let title = plain_text(&section.title);
        let message = format!("the section “{title}” says nothing: write its text, or remove the heading");
        report.add(&text.file, Diagnostic::warning(line, message));
    }
}

/// Older texts, each in a folder that is named by a day before the present one.
fn read_older(folder: &Path, site: &SiteFile, settings: &Settings, report: &mut Report) -> Vec<Older> {
    let present = settings.dated();
    let mut versions = Vec::new();
    for version in entries(&folder.join("versions"), report) {
        let name = version.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // A file there is told by its name.
        let texts = if version.is_file() { Texts::new() } else { read_texts(&version, site, report) };
        let Some(date) = Date::parse(&name) else {
            let message = format!("`{name}` is no day: name the folder of an older text as 2015-06-10");
            report.add(&version, Diagnostic::error(1, message));
            continue;
        };
        match present {
            Some((_, present)) if date >= present => {
                let message = format!(
                    "the version of {date} is not older than the present text of {present}: correct the folder's name, or the dates in policy.toml"
                );
                report.add(&version, Diagnostic::error(1, message));
            }
            Some(_) => {}
            None => {
                let message = format!(
                    "nothing says when the present text is from, so the version of {date} cannot be told from it: give policy.toml its `edition`, or `effective` or `seen`"
                );
                report.add(&version, Diagnostic::error(1, message));
            }
        }
        check_older(&version, date, &texts, site, settings.original, report);
        if texts.contains_key(&settings.original) {
            versions.push(Older { date, texts });
        }
    }
    versions
}

/// An older version has its original, and gives no other edition than its day.
fn check_older(folder: &Path, date: Date, texts: &Texts, site: &SiteFile, original: Language, report: &mut Report) {
    for language in &site.languages {
        let missing = folder.join(format!("{}.md", language.tag()));
        if texts.contains_key(language) || missing.exists() {
            continue;
        }
        report.add(
            &missing,
            if *language == original {
                Diagnostic::error(1, "the original text of this version is absent: put it there, or remove the folder")
            } else {
                Diagnostic::warning(1, "there is no translation of this version: its original is compared instead")
            },
        );
    }
    for text in texts.values() {
        if let Some(Located { value: edition, line }) = &text.edition
            && *edition != date
        {
            let message =
                format!("this text is of the edition of {edition}, its folder says {date}: correct one of them");
            report.add(&text.file, Diagnostic::error(*line, message));
        }
    }
}

/// What stands in a folder, by name; nothing where there is none. One that
/// cannot be read is told: a site would be built without what it holds. Systems
/// and editors leave files there whose names begin with a dot, `._en.md` for one.
fn entries(folder: &Path, report: &mut Report) -> Vec<PathBuf> {
    let read = || std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>();
    let mut paths = match read() {
        Ok(paths) => paths,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(problem) => {
            let message = format!("the folder cannot be read ({problem}): make it readable, or put a folder there");
            report.add(folder, Diagnostic::error(1, message));
            Vec::new()
        }
    };
    paths.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    paths.sort();
    paths
}
