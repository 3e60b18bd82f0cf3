//! The consent banner's configuration for a policy:
//! `embed/config/{policy}.json`.
//!
//! Its `revision` is a hash of what consent depends on, so that the banner
//! asks again when that changes, and only then. No word of it counts, so a
//! typo can be mended; facts, third parties and cookies do, and how many
//! points describe a category, because a new point is a new purpose.

use super::consent::{Category, Cookie, NECESSARY, Service};
use super::passage::{passage, passage_in};
use super::{Content, Policy};
use crate::files::{hash, write_file};
use anyhow::Result;
use messages::Language;
use policy::fact::duration_days;
use policy::{Fact, FactKind};
use policy_markdown::Located;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The banner keeps no choice longer, whatever a policy says.
const MOST_DAYS: u32 = 390;

/// Writes the configurations below `folder`; a policy without `[[consent]]`
/// has none.
pub(crate) fn write(content: &Content, folder: &Path) -> Result<()> {
    for policy in content.policies.iter().filter(|policy| !policy.settings.consent.is_empty()) {
        let file = folder.join(format!("{}.json", policy.id));
        write_file(&file, serde_json::to_vec(&configuration(content, policy))?)?;
    }
    Ok(())
}

fn configuration(content: &Content, policy: &Policy) -> Value {
    let mut members = Map::new();
    members.insert("revision".into(), revision(policy).into());
    members.extend(days(policy).map(|days| ("days".into(), days.into())));
    let categories = policy.settings.consent.iter().map(|category| category_json(content, policy, &category.value));
    members.insert("categories".into(), categories.collect());
    members.into()
}

fn category_json(content: &Content, policy: &Policy, category: &Category) -> Value {
    let in_languages = |words: &dyn Fn(Language) -> String| -> Value {
        let languages = content.site.languages.iter().filter(|language| policy.texts.contains_key(language));
        languages.map(|language| (language.tag().to_owned(), words(*language).into())).collect::<Map<_, _>>().into()
    };
    let given = |words: &BTreeMap<Language, String>| {
        in_languages(&|language| words.get(&language).cloned().unwrap_or_default())
    };
    let service = |service: &Located<Service>| {
        let Service { id, label, provider, url, .. } = &service.value;
        let value = [("id", json!(id)), ("label", given(label)), ("provider", json!(provider)), ("url", json!(url))];
        object(value)
    };
    let cookie = |cookie: &Located<Cookie>| {
        let Cookie { name, domain, path, provider, purpose, lasts, .. } = &cookie.value;
        object([
            ("name", json!(name)),
            ("domain", json!(domain)),
            ("path", json!(path)),
            ("provider", json!(provider)),
            ("purpose", given(purpose)),
            ("lifetime", given(lasts)),
        ])
    };
    let document = |language| &policy.text_in(language).1.document;
    object([
        ("id", json!(category.id)),
        ("required", if category.id == NECESSARY { json!(true) } else { Value::Null }),
        ("label", in_languages(&|language| category.label(&content.vocabulary, language, document(language)))),
        ("text", in_languages(&|language| category.text(language, document(language)))),
        ("services", category.services.iter().map(service).collect()),
        ("cookies", category.cookies.iter().map(cookie).collect()),
    ])
}

/// An object of those members that there are.
fn object<const COUNT: usize>(members: [(&str, Value); COUNT]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    members.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}

/// A hash of what consent depends on: which categories there are, and in each
///
/// - how many clauses describe it;
/// - what these, and the clauses of its services, state in facts: purposes,
///   data, recipients, retention;
/// - its services, by id and provider;
/// - its cookies, by name, domain, path, provider and lifetime.
///
/// Everything is sorted, and addresses of clauses are left out: neither
/// another order nor a clause added elsewhere asks again.
fn revision(policy: &Policy) -> String {
    let document = &policy.original_text().document;
    let categories = policy.settings.consent.iter().map(|Located { value: category, .. }| {
        let described: BTreeSet<&str> =
            category.clauses.iter().flat_map(|clause| passage(document, clause)).map(|part| part.clause).collect();
        let told_by_services = category.services.iter().map(|service| service.value.clause.as_str());
        let clauses: BTreeSet<&str> = described.iter().copied().chain(told_by_services).collect();
        let facts = policy.settings.facts.iter().map(|fact| &fact.value);
        let counting = |fact: &&Fact| {
            matches!(fact.kind, FactKind::Purpose | FactKind::Data | FactKind::Recipient | FactKind::Retention)
                && clauses.contains(fact.clause.as_str())
        };
        let facts: BTreeSet<_> =
            facts.filter(counting).map(|fact| (fact.kind.as_str(), &fact.value, &fact.about)).collect();
        let services: BTreeSet<_> =
            category.services.iter().map(|service| (&service.value.id, &service.value.provider)).collect();
        let cookies: BTreeSet<_> = category
            .cookies
            .iter()
            .map(|Located { value: Cookie { name, domain, path, provider, lifetime, .. }, .. }| {
                (name, domain, path, provider, lifetime)
            })
            .collect();
        (&category.id, json!([described.len(), facts, services, cookies]))
    });
    hash(json!(categories.collect::<BTreeMap<_, _>>()).to_string().as_bytes())
}

/// How long a choice is kept, if a section about cookies says how long a
/// consent holds.
fn days(policy: &Policy) -> Option<u32> {
    let about_cookies = |clause: &str| {
        let mut sections = policy.original_text().document.sections.iter();
        let section = sections.find(|section| passage_in(section, clause).is_some());
        let topics = section.and_then(|section| policy.settings.topics.get(section.id.as_str()));
        topics.is_some_and(|topics| topics.value.iter().any(|topic| topic.as_str() == "cookies"))
    };
    let facts = policy.settings.facts.iter().map(|fact| &fact.value);
    let lifetimes = facts.filter(|fact| fact.kind == FactKind::ConsentLifetime && about_cookies(&fact.clause));
    lifetimes.map(|fact| days_of(&fact.value)).min().filter(|days| *days > 0)
}

/// The days of a duration, at most [`MOST_DAYS`]; as many if it has no end.
fn days_of(duration: &str) -> u32 {
    duration_days(duration).map_or(MOST_DAYS, |days| days.min(MOST_DAYS))
}

#[cfg(test)]
mod tests;
