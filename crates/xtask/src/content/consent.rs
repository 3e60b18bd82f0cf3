//! What the consent banner asks about, category by category: read from
//! `[[consent]]` in `policy.toml`, and checked against the text.
//!
//! A category's words are those of its clauses, so that they are true in each
//! language and are written once. Only `necessary` is required, and nothing
//! here can make another so.

use super::facts::stands_in;
use super::figures::figures;
use super::folder::{Policy, Text};
use super::passage::passage;
use super::report::Report;
use super::settings::{Problems, words};
use super::site::SiteFile;
use super::vocabulary::Vocabulary;
use messages::Language;
use policy::{Block, Document, Item, SectionId};
use policy_markdown::{Diagnostic, Located};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The one category that is always on.
pub(super) const NECESSARY: &str = "necessary";

/// A category of consent.
#[derive(Debug)]
pub(crate) struct Category {
    pub(super) id: String,
    /// the clauses that describe it, each with what stands below it
    pub(super) clauses: Vec<String>,
    /// instead of the words of the clauses, where they say more than this
    pub(super) text: Option<BTreeMap<Language, String>>,
    pub(super) services: Vec<Located<Service>>,
    pub(super) cookies: Vec<Located<Cookie>>,
}

/// A third party that serves a category.
#[derive(Debug)]
pub(crate) struct Service {
    pub(super) id: String,
    pub(super) label: BTreeMap<Language, String>,
    pub(super) provider: String,
    /// what the provider says of itself, if the clause links to it
    pub(super) url: Option<String>,
    /// the clause that names it
    pub(super) clause: String,
}

/// A cookie that the policy names.
#[derive(Debug)]
pub(crate) struct Cookie {
    /// the name, or `/a regular expression/`
    pub(super) name: String,
    pub(super) domain: Option<String>,
    pub(super) path: Option<String>,
    pub(super) provider: Option<String>,
    pub(super) purpose: BTreeMap<Language, String>,
    /// a duration (ISO 8601), or `session`
    pub(super) lifetime: String,
    /// the same in words
    pub(super) lasts: BTreeMap<Language, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryFields {
    id: String,
    #[serde(default)]
    clauses: Vec<String>,
    text: Option<Words>,
    #[serde(default)]
    services: Vec<Spanned<ServiceFields>>,
    #[serde(default)]
    cookies: Vec<Spanned<CookieFields>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFields {
    id: String,
    label: Words,
    provider: String,
    url: Option<String>,
    clause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CookieFields {
    name: String,
    domain: Option<String>,
    path: Option<String>,
    provider: Option<String>,
    purpose: Words,
    lifetime: String,
    lasts: Words,
}

type Words = Spanned<BTreeMap<String, String>>;

pub(super) fn read(fields: Spanned<CategoryFields>, site: &SiteFile, problems: &mut Problems<'_>) -> Located<Category> {
    let Located { value: CategoryFields { id, clauses, text, services, cookies }, line } = problems.located(fields);
    let text = text.map(|text| words(text, &format!("the text of `{id}`"), site, problems));
    let service = |fields: Spanned<ServiceFields>, problems: &mut Problems<'_>| {
        let Located { value: ServiceFields { id, label, provider, url, clause }, line } = problems.located(fields);
        let label = words(label, &format!("the label of `{id}`"), site, problems);
        Located { value: Service { id, label, provider, url, clause }, line }
    };
    let services = services.into_iter().map(|fields| service(fields, problems)).collect();
    let cookie = |fields: Spanned<CookieFields>, problems: &mut Problems<'_>| {
        let Located { value, line } = problems.located(fields);
        let CookieFields { name, domain, path, provider, purpose, lifetime, lasts } = value;
        let purpose = words(purpose, &format!("the purpose of `{name}`"), site, problems);
        let lasts = words(lasts, &format!("`lasts` of `{name}`"), site, problems);
        Located { value: Cookie { name, domain, path, provider, purpose, lifetime, lasts }, line }
    };
    let cookies = cookies.into_iter().map(|fields| cookie(fields, problems)).collect();
    Located { value: Category { id, clauses, text, services, cookies }, line }
}

impl Category {
    /// Its name: the bold words that open its first clause, or else the
    /// vocabulary's name for such cookies.
    pub(super) fn label(&self, vocabulary: &Vocabulary, language: Language, document: &Document) -> String {
        let own = self.clauses.first().filter(|_| self.text.is_none());
        let lead = own.and_then(|clause| passage(document, clause).first()?.lead());
        lead.unwrap_or_else(|| vocabulary.term("cookie", &self.id).map_or("", |term| term.name(language)).to_owned())
    }

    /// What it is for.
    pub(super) fn text(&self, language: Language, document: &Document) -> String {
        if let Some(text) = &self.text {
            return text.get(&language).cloned().unwrap_or_default();
        }
        let parts = self.clauses.iter().flat_map(|clause| passage(document, clause)).enumerate();
        // Only the lead of the first is the label.
        let texts = parts.map(|(index, part)| if index == 0 { part.text_after_lead() } else { part.text() });
        texts.collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

pub(super) fn check(policy: &Policy, vocabulary: &Vocabulary, report: &mut Report) {
    let categories = &policy.settings.consent;
    let Some(first) = categories.first() else { return };
    let mut error = |line: usize, message: String| report.add(&policy.file, Diagnostic::error(line, message));

    if !categories.iter().any(|category| category.value.id == NECESSARY) {
        error(first.line, format!("there is no category `{NECESSARY}`: add it, for what needs no consent"));
    }
    for (index, Located { value: category, line }) in categories.iter().enumerate() {
        let others = categories.iter().take(index).map(|other| &other.value.id);
        for problem in name_problem(&category.id, others).into_iter().chain(problems(policy, vocabulary, category)) {
            error(*line, problem);
        }
        for (index, Located { value: service, line }) in category.services.iter().enumerate() {
            let others = category.services.iter().take(index).map(|other| &other.value.id);
            for problem in name_problem(&service.id, others).into_iter().chain(service_problems(policy, service)) {
                error(*line, problem);
            }
        }
        for (index, Located { value: cookie, line }) in category.cookies.iter().enumerate() {
            let mut others = category.cookies.iter().take(index).map(|other| &other.value);
            let twice = others.any(|other| other.name == cookie.name && other.domain == cookie.domain);
            let twice = twice.then(|| format!("the cookie `{}` is there twice: remove one", cookie.name));
            for problem in twice.into_iter().chain(cookie_problems(cookie)) {
                error(*line, problem);
            }
        }
    }
    report_undescribed(policy, report);
}

fn problems(policy: &Policy, vocabulary: &Vocabulary, category: &Category) -> Vec<String> {
    let Category { id, clauses, text, .. } = category;
    if clauses.is_empty() && (id != NECESSARY || text.is_none()) {
        return vec![format!(
            "`{id}` names no clause: name those that describe it in `clauses`; only `{NECESSARY}` can do with a `text`"
        )];
    }
    let original = &policy.original_text().document;
    let absent = clauses.iter().filter(|clause| passage(original, clause).is_empty());
    let mut problems: Vec<String> = absent
        .map(|clause| format!("`{id}` names the clause `{clause}`, which does not exist: name those that describe it"))
        .collect();
    if !problems.is_empty() {
        return problems;
    }
    let due = text.as_ref().and_then(|text| text.get(&policy.settings.original)).map(|words| figures(words));
    for (language, words) in text.iter().flatten() {
        if due.as_ref().is_some_and(|due| *due != figures(words)) {
            let (tag, original) = (language.tag(), policy.settings.original.tag());
            problems.push(format!(
                "the text of `{id}` has other numbers, dates or addresses in `{tag}` than in `{original}`: write them as there"
            ));
        }
    }
    for (language, Text { document, .. }) in &policy.texts {
        let tag = language.tag();
        if category.label(vocabulary, *language, document).is_empty() {
            problems.push(format!(
                "`{id}` has no label in `{tag}`: open its first clause with bold words, or name it in vocabulary.toml as `cookie.{id}`"
            ));
        }
        if text.is_none() && category.text(*language, document).is_empty() {
            problems.push(format!("the clauses of `{id}` say nothing in `{tag}`: write its `text`"));
        }
    }
    problems
}

fn name_problem<'a>(id: &str, mut others: impl Iterator<Item = &'a String>) -> Option<String> {
    if SectionId::parse(id).is_none() {
        return Some(format!("`{id}` is no name: use lower-case Latin letters, digits and hyphens"));
    }
    others.any(|other| other == id).then(|| format!("`{id}` is there twice: remove one"))
}

fn service_problems(policy: &Policy, service: &Service) -> Vec<String> {
    let Service { id, label, provider, url, clause } = service;
    let mut problems = Vec::new();
    for (language, Text { document, .. }) in &policy.texts {
        let tag = language.tag();
        let parts = passage(document, clause);
        let Some(told) = parts.first() else {
            return vec![format!(
                "`{id}` names the clause `{clause}`, which does not exist: name the one that tells of it"
            )];
        };
        for name in label.get(language).into_iter().chain([provider]).filter(|name| !stands_in(&told.text(), name)) {
            problems.push(format!(
                "`{name}` does not stand in the clause `{clause}` in `{tag}`: write it as the text does"
            ));
        }
        let leads_there = |url: &String| told.links().iter().any(|target| target.external() == Some(url));
        for url in url.iter().filter(|url| !leads_there(url)) {
            problems.push(format!(
                "the clause `{clause}` has no link to `{url}` in `{tag}`: give an address that stands there, or none"
            ));
        }
    }
    problems
}

fn cookie_problems(cookie: &Cookie) -> Vec<String> {
    let Cookie { name, lifetime, lasts, .. } = cookie;
    let mut problems = Vec::new();
    let expression = name.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or_default());
    let is_bad = |expression: &str| expression.is_empty() || regex::Regex::new(expression).is_err();
    if name.trim().is_empty() || expression.is_some_and(is_bad) {
        problems.push(format!("`{name}` names no cookie: write its name, or a regular expression as `/^_ga/`"));
    }
    if lifetime == "session" {
        return problems;
    }
    if !policy::fact::is_duration(lifetime) {
        problems.push(format!("`{lifetime}` is no lifetime: write a duration, `P13M`, or `session`"));
        return problems;
    }
    for (language, words) in lasts {
        // A year or a month need no digit: “a year”.
        let mut numbers = policy::fact::duration_numbers(lifetime).filter(|number| *number != "1");
        if let Some(number) = numbers.find(|number| !stands_in(words, number)) {
            let tag = language.tag();
            problems
                .push(format!("`{number}` of `{lifetime}` does not stand in `lasts` in `{tag}`: correct one of them"));
        }
    }
    problems
}

/// A list that describes several categories describes all there are: a point
/// that none of them names would be a purpose nobody is asked about.
fn report_undescribed(policy: &Policy, report: &mut Report) {
    let described =
        |item: &Item| policy.settings.consent.iter().any(|category| category.value.clauses.contains(&item.clause.id));
    let original = policy.original_text();
    let mut lists = Vec::new();
    for section in &original.document.sections {
        push_lists(&section.blocks, &mut lists);
    }
    for items in lists.into_iter().filter(|items| items.iter().filter(|item| described(item)).count() > 1) {
        for Item { clause, .. } in items.iter().filter(|item| !described(item)) {
            let line = original.line_of(&clause.id).unwrap_or(1);
            let message = format!(
                "the clause `{}` stands among those that describe categories of consent, and none names it: add it to one in policy.toml",
                clause.id
            );
            report.add(&original.file, Diagnostic::error(line, message));
        }
    }
}

fn push_lists<'a>(blocks: &'a [Block], lists: &mut Vec<&'a [Item]>) {
    for block in blocks {
        match block {
            Block::List(_, items) => {
                lists.push(items);
                items.iter().for_each(|item| push_lists(&item.blocks, lists));
            }
            Block::Quote(inner) => push_lists(inner, lists),
            _ => {}
        }
    }
}
