//! A `policy.toml` read, and each of its values checked by itself; what only
//! the texts can show is checked elsewhere.

use super::{Contacts, Exception, Problems, Quotation, Request, Settings, words};
use crate::content::consent;
use crate::content::report::{Report, read_text, read_toml};
use crate::content::site::SiteFile;
use messages::Language;
use policy::{Date, Fact, FactKind, Provenance, Target, Topic};
use policy_markdown::{Lines, Located};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    original: Spanned<String>,
    controller: Spanned<BTreeMap<String, String>>,
    edition: Option<Spanned<String>>,
    source: Option<SourceFields>,
    #[serde(default)]
    contacts: ContactFields,
    #[serde(default)]
    requests: Vec<Spanned<Request>>,
    #[serde(default)]
    topics: BTreeMap<String, Spanned<Vec<String>>>,
    #[serde(default)]
    facts: Vec<Spanned<FactFields>>,
    #[serde(default)]
    exceptions: Vec<Spanned<Exception>>,
    #[serde(default)]
    quotations: Vec<Spanned<Quotation>>,
    #[serde(default)]
    consent: Vec<Spanned<consent::CategoryFields>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFields {
    title: Spanned<String>,
    url: Option<Spanned<String>>,
    official: Spanned<String>,
    effective: Option<Spanned<String>>,
    seen: Option<Spanned<String>>,
    file: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactFields {
    email: Option<Spanned<String>>,
    phone: Option<Spanned<String>>,
    address: Option<Spanned<BTreeMap<String, String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactFields {
    kind: String,
    value: String,
    clause: String,
    about: Option<String>,
}

pub(in crate::content) fn read(file: &Path, site: &SiteFile, report: &mut Report) -> Option<Settings> {
    let text = read_text(file, report)?;
    let fields: Fields = read_toml(file, &text, report)?;
    let lines = Lines::of(&text);
    let mut problems = Problems::new(file, &lines, report);

    let tag = fields.original.get_ref().clone();
    let mut original = Language::from_tag(&tag).filter(|language| site.languages.contains(language));
    if original.is_none() {
        // Whatever text stands in for the original, the rest is checked.
        let is_there = |language: &&Language| file.with_file_name(format!("{}.md", language.tag())).exists();
        original = site.languages.iter().find(is_there).copied();
        let at = fields.original.span().start;
        problems.add(at, format!("`{tag}` is an unknown language: `original` names one that site.toml lists"));
    }
    let controller = words(fields.controller, "the controller's name", site, &mut problems);
    let edition = day(fields.edition, &mut problems);
    let source_file = fields.source.as_ref().and_then(|source| source.file.clone());
    let provenance = fields.source.map(|source| provenance(source, tag, edition, &mut problems));
    let topics = topics(fields.topics, &mut problems);
    let facts = fields.facts.into_iter().filter_map(|fact| self::fact(fact, &mut problems)).collect();
    let contacts = contacts(fields.contacts, site, &mut problems);
    let requests = fields.requests.into_iter().map(|value| request(value, &mut problems)).collect();
    let exceptions = fields.exceptions.into_iter().map(|value| problems.located(value)).collect();
    let quotations = fields.quotations.into_iter().map(|value| problems.located(value)).collect();
    let consent = fields.consent.into_iter().map(|value| consent::read(value, site, &mut problems)).collect();
    Some(Settings {
        original: original?,
        controller,
        contacts,
        requests,
        provenance,
        edition,
        source_file,
        topics,
        facts,
        exceptions,
        quotations,
        consent,
    })
}

fn day(value: Option<Spanned<String>>, problems: &mut Problems<'_>) -> Option<Date> {
    let value = value?;
    let date = Date::parse(value.get_ref());
    if date.is_none() {
        let message = format!(
            "`{}` is no day: write it as 2015-06-10, or leave the line out where it is not known",
            value.get_ref()
        );
        problems.add(value.span().start, message);
    }
    date
}

fn contacts(fields: ContactFields, site: &SiteFile, problems: &mut Problems<'_>) -> Contacts {
    let ContactFields { email, phone, address } = fields;
    let email = email.filter(|email| check_email(email.get_ref(), email.span().start, problems));
    if let Some(phone) = phone.as_ref().filter(|phone| !phone.get_ref().contains(|digit: char| digit.is_ascii_digit()))
    {
        let message = format!("`{}` is no phone: write its number, or leave the line out", phone.get_ref());
        problems.add(phone.span().start, message);
    }
    Contacts {
        email: email.map(|email| problems.located(email)),
        phone: phone.map(|phone| problems.located(phone)),
        address: address.map(|address| Located {
            line: problems.line(address.span().start),
            value: words(address, "the address", site, problems),
        }),
    }
}

fn request(fields: Spanned<Request>, problems: &mut Problems<'_>) -> Located<Request> {
    if let Some(email) = &fields.get_ref().email {
        check_email(email, fields.span().start, problems);
    }
    problems.located(fields)
}

/// Letters are sent there: one person at one host, and nothing a mail program
/// would take for more.
fn check_email(email: &str, at: usize, problems: &mut Problems<'_>) -> bool {
    let is_host = |host: &str| host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    let is_plain = |letter: char| letter.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.@-".contains(letter);
    let parts = email.split_once('@').filter(|(name, host)| !name.is_empty() && !host.contains('@') && is_host(host));
    let is_address = parts.is_some() && email.chars().all(is_plain);
    if !is_address {
        let email = email.escape_debug();
        problems
            .add(at, format!("`{email}` is no e-mail address: write one as name@example.org, or leave the line out"));
    }
    is_address
}

fn provenance(
    source: SourceFields,
    original: String,
    edition: Option<Date>,
    problems: &mut Problems<'_>,
) -> Provenance {
    for address in source.url.iter().chain([&source.official]) {
        let target = Target::parse(address.get_ref());
        if !matches!(target, Ok(Target::External(external)) if external.starts_with("http")) {
            let message =
                format!("`{}` is no address of the web: write it with https://", address.get_ref().escape_debug());
            problems.add(address.span().start, message);
        }
    }
    let title_at = source.title.span().start;
    let seen_at = source.seen.as_ref().map(|day| day.span().start);
    let effective_at = source.effective.as_ref().map(|day| day.span().start);
    let (effective, seen) = (day(source.effective, problems), day(source.seen, problems));
    if let (Some(edition), Some(seen)) = (edition, seen)
        && edition > seen
    {
        let message = format!("the edition of {edition} is younger than the copy of {seen}: correct one of them");
        problems.add(seen_at.unwrap_or(title_at), message);
    }
    // An edition that is to come into force is older than that day, or of it.
    if let (Some(edition), Some(effective)) = (edition, effective)
        && effective < edition
    {
        let message = format!(
            "the edition of {edition} applies since {effective}, before it was there: `effective` is the day since which this edition applies, so correct one of them"
        );
        problems.add(effective_at.unwrap_or(title_at), message);
    }
    Provenance {
        original,
        title: source.title.into_inner(),
        url: source.url.map(Spanned::into_inner).unwrap_or_default(),
        official: source.official.into_inner(),
        effective,
        seen,
    }
}

fn topics(
    fields: BTreeMap<String, Spanned<Vec<String>>>,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, Located<Vec<Topic>>> {
    let mut topics = BTreeMap::new();
    for (section, names) in fields {
        let at = names.span().start;
        let names = problems.located(names);
        let mut known = Vec::new();
        for name in &names.value {
            match Topic::parse(name) {
                Some(topic) => known.push(topic),
                None => {
                    let all: Vec<_> = Topic::ALL.iter().map(|topic| topic.as_str()).collect();
                    problems.add(at, format!("`{name}` is no topic: use one of {}", all.join(", ")));
                }
            }
        }
        if names.value.is_empty() {
            problems.add(at, format!("the section `{section}` has no topic: name at least one"));
        }
        topics.insert(section, Located { value: known, line: names.line });
    }
    topics
}

fn fact(fields: Spanned<FactFields>, problems: &mut Problems<'_>) -> Option<Located<Fact>> {
    let at = fields.span().start;
    let Located { value: FactFields { kind, value, clause, about }, line } = problems.located(fields);
    let Some(known) = FactKind::parse(&kind) else {
        let all: Vec<_> = FactKind::ALL.iter().map(|kind| kind.as_str()).collect();
        problems.add(at, format!("`{kind}` is no kind of fact: use one of {}", all.join(", ")));
        return None;
    };
    if !known.accepts(&value) {
        problems.add(at, format!("`{value}` is no value for `{kind}`: docs/publishing.md shows its form"));
        return None;
    }
    Some(Located { value: Fact { kind: known, value, clause, about }, line })
}
