//! `policy.json`: a policy for other programs, as JSON-LD with terms of the
//! Data Privacy Vocabulary; `schema/policy.schema.json` tells its form.

use super::passage::clauses;
use super::settings::Request;
use super::{Content, Policy};
use messages::Language;
use policy::document::plain_text;
use policy::{Date, Fact};
use serde_json::{Value, json};

/// The policy in one language, or in its original where there is no translation.
pub(crate) fn policy_json(
    content: &Content,
    policy: &Policy,
    language: Language,
    address: &str,
    schema: &str,
) -> Value {
    let (language, text) = policy.text_in(language);
    let document = &text.document;
    let settings = &policy.settings;
    let topics = |section: &str| -> Vec<&str> {
        let topics = settings.topics.get(section);
        topics.map(|topics| topics.value.iter().map(|topic| topic.as_str()).collect()).unwrap_or_default()
    };
    let sections = document.sections.iter().map(|section| {
        let id = section.id.as_str();
        json!({ "id": id, "title": plain_text(&section.title), "topics": topics(id) })
    });
    let clauses = document.sections.iter().flat_map(|section| {
        let id = section.id.as_str();
        clauses(section).into_iter().map(move |part| json!({ "id": part.clause, "section": id, "text": part.text() }))
    });
    let facts = settings.facts.iter().map(|fact| fact_json(content, &fact.value, language));
    let present = settings.dated().map(|(_, day)| day);
    let versions = std::iter::once(present).chain(policy.older.iter().rev().map(|older| Some(older.date)));
    json!({
        "@context": {
            "@vocab": format!("{schema}#"),
            "dpv": "https://w3id.org/dpv#",
            // A fact is an instance of its term.
            "term": "@type",
        },
        "@type": "dpv:PrivacyNotice",
        "@id": address,
        "id": policy.id.as_str(),
        "lang": language.tag(),
        "title": document.title,
        "summary": document.summary,
        "original": settings.original.tag(),
        "controller": controller_json(policy, language),
        "source": source_json(policy),
        "sections": sections.collect::<Vec<_>>(),
        "clauses": clauses.collect::<Vec<_>>(),
        "facts": facts.collect::<Vec<_>>(),
        "requests": settings.requests.iter().map(|request| request_json(&request.value)).collect::<Vec<_>>(),
        "versions": versions.map(|date| json!({ "date": day(date) })).collect::<Vec<_>>(),
    })
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Adds those members that there are.
fn with(mut value: Value, optional: &[(&str, Option<&str>)]) -> Value {
    if let Some(object) = value.as_object_mut() {
        for (name, member) in optional {
            object.extend(member.map(|member| ((*name).to_owned(), member.into())));
        }
    }
    value
}

fn controller_json(policy: &Policy, language: Language) -> Value {
    let contacts = &policy.settings.contacts;
    with(
        json!({ "name": policy.controller_in(language) }),
        &[("email", contacts.email()), ("phone", contacts.phone()), ("address", contacts.address(language))],
    )
}

fn request_json(request: &Request) -> Value {
    let Request { clause, by, email, how, identity } = request;
    let optional = [("email", email.as_deref()), ("how", how.as_deref()), ("identity", identity.as_deref())];
    let mut value = with(json!({ "clause": clause }), &optional);
    if let (Some(object), Some(by)) = (value.as_object_mut(), by) {
        object.insert("by".into(), json!(by));
    }
    value
}

fn source_json(policy: &Policy) -> Value {
    let Some(source) = &policy.settings.provenance else { return Value::Null };
    let value = json!({
        "title": source.title,
        "official": source.official,
        "effective": day(source.effective),
        "seen": day(source.seen),
    });
    with(value, &[("url", Some(source.url.as_str()).filter(|url| !url.is_empty()))])
}

fn fact_json(content: &Content, fact: &Fact, language: Language) -> Value {
    let Fact { kind, value, clause, about } = fact;
    let term = content.vocabulary.term(kind.as_str(), value);
    with(
        json!({ "kind": kind.as_str(), "value": value, "clause": clause }),
        &[
            ("about", about.as_deref()),
            ("label", term.map(|term| term.name(language))),
            ("term", term.and_then(|term| term.dpv.as_deref())),
        ],
    )
}
