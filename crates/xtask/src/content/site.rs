//! `site.toml`: the site's title, languages and policies, and what the list of
//! them says.

use super::report::{Report, read_text, read_toml};
use super::settings::{Problems, words};
use messages::Language;
use policy::PolicyId;
use policy_markdown::{Diagnostic, Lines};
use policy_viewer::site::Site;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

#[derive(Debug)]
pub(crate) struct SiteFile {
    pub(crate) title: String,
    /// in the order of the switcher
    pub(crate) languages: Vec<Language>,
    pub(crate) default_language: Language,
    /// in the order of the list
    pub(crate) policies: Vec<PolicyId>,
    list_title: BTreeMap<Language, String>,
    list_summary: BTreeMap<Language, String>,
}

impl SiteFile {
    /// What every page knows of the site, served under `base`.
    pub(crate) fn under(&self, base: &str) -> Site {
        Site {
            base: base.to_owned(),
            title: self.title.clone(),
            languages: self.languages.clone(),
            default: self.default_language,
        }
    }

    /// What the list of policies is called.
    pub(crate) fn list_title(&self, language: Language) -> &str {
        self.list_title.get(&language).map_or_else(|| messages::index_title(language), String::as_str)
    }

    /// What the list of policies says of them all.
    pub(crate) fn list_summary(&self, language: Language) -> &str {
        self.list_summary.get(&language).map_or_else(|| messages::index_summary(language), String::as_str)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Fields {
    title: Spanned<String>,
    languages: Vec<Spanned<String>>,
    default_language: Spanned<String>,
    policies: Vec<Spanned<String>>,
    list_title: Option<Spanned<BTreeMap<String, String>>>,
    list_summary: Option<Spanned<BTreeMap<String, String>>>,
}

/// What the folders tell, where `site.toml` cannot be read: the policies, and
/// the languages that any of them has a text in.
pub(super) fn stand_in(folder: &Path, names: &[String]) -> Option<SiteFile> {
    let is_there = |language: &&Language| {
        names.iter().any(|name| folder.join(name).join(format!("{}.md", language.tag())).exists())
    };
    let languages: Vec<Language> = Language::ALL.iter().filter(is_there).copied().collect();
    let policies = names.iter().filter_map(|name| PolicyId::parse(name)).collect();
    Some(SiteFile {
        title: String::new(),
        default_language: languages.first().copied()?,
        languages,
        policies,
        list_title: BTreeMap::new(),
        list_summary: BTreeMap::new(),
    })
}

pub(super) fn read(file: &Path, report: &mut Report) -> Option<SiteFile> {
    let text = read_text(file, report)?;
    let fields: Fields = read_toml(file, &text, report)?;
    let lines = Lines::of(&text);
    let mut error = |at: &Spanned<String>, message: String| {
        report.add(file, Diagnostic::error(lines.at(at.span().start), message));
    };
    if fields.title.get_ref().trim().is_empty() {
        error(&fields.title, "`title` is empty: name the site".into());
    }
    let known = Language::ALL.iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ");
    let mut languages = Vec::new();
    for tag in &fields.languages {
        match Language::from_tag(tag.get_ref()) {
            Some(language) if languages.contains(&language) => {
                error(tag, format!("`{}` is there twice: remove one", tag.get_ref()))
            }
            Some(language) => languages.push(language),
            None => error(tag, format!("`{}` is an unknown language: the interface speaks {known}", tag.get_ref())),
        }
    }
    let default_language =
        Language::from_tag(fields.default_language.get_ref()).filter(|language| languages.contains(language));
    if default_language.is_none() {
        error(
            &fields.default_language,
            format!("`{}` is not among `languages`: name one of them", fields.default_language.get_ref()),
        );
    }
    let mut policies = Vec::new();
    for id in &fields.policies {
        match PolicyId::parse(id.get_ref()) {
            Some(id) if !policies.contains(&id) => policies.push(id),
            Some(_) => error(id, format!("`{}` is there twice: remove one", id.get_ref())),
            None => error(
                id,
                format!(
                    "`{}` cannot name a policy: use lower-case Latin letters, digits and hyphens, and no name of the viewer's own pages",
                    id.get_ref()
                ),
            ),
        }
    }
    if policies.is_empty() {
        report.add(file, Diagnostic::error(1, "there is no policy: name the folder of each in `policies`"));
    }
    // Whatever language stands in for a wrong one, the policies are checked.
    let default_language = default_language.or(languages.first().copied())?;
    let title = fields.title.into_inner();
    let (list_title, list_summary) = (BTreeMap::new(), BTreeMap::new());
    let mut site = SiteFile { title, languages, default_language, policies, list_title, list_summary };
    let mut problems = Problems::new(file, &lines, report);
    let mut of_list = |given: Option<_>, what| given.map(|given| words(given, what, &site, &mut problems));
    let title = of_list(fields.list_title, "the title of the list");
    let summary = of_list(fields.list_summary, "the summary of the list");
    site.list_title = title.unwrap_or_default();
    site.list_summary = summary.unwrap_or_default();
    Some(site)
}
