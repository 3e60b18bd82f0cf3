//! `/{lang}/{policy}/`: one policy, its head, contents and text.

use super::index::foreign;
use crate::route::{Route, Tool};
use crate::view::document::{self, Context};
use crate::view::element::{element, keyed, text};
use policy::document::plain_text;
use policy::{Date, Document, Glance, GlanceKind, PolicyPage, Provenance};
use yew::Html;

pub(super) fn page(policy: &PolicyPage, context: Context<'_>) -> Html {
    let PolicyPage { language: text_language, document, .. } = policy;
    let lang = foreign(text_language, context);
    let mut column = vec![head(policy, lang, context)];
    if lang.is_some() && !is_own_file(context) {
        column.push(element("p", &["class"], &[Some("notice")], vec![text(messages::untranslated(context.language))]));
    }
    if !is_own_file(context) {
        column.push(about(policy, context));
    }
    if !document.glance.is_empty() {
        column.push(glance(document, lang, context));
    }
    column.push(tools(policy, context));
    column.push(element("article", &["lang"], &[Some(text_language)], document::sections(document, context)));
    let column = element("div", &["class"], &[Some("column")], column);
    element("div", &["class"], &[Some("policy")], vec![contents(document, lang, context), column])
}

/// Of a file that the reader opened nothing is known but its text.
fn is_own_file(context: Context<'_>) -> bool {
    matches!(context.route, Route::Tool(..))
}

fn contents(document: &Document, lang: Option<&str>, context: Context<'_>) -> Html {
    let link = |section: &policy::Section| {
        let id = section.id.as_str();
        let link = element("a", &["href"], &[Some(&context.here(id))], vec![text(&plain_text(&section.title))]);
        keyed(id, "li", &[], &[], vec![link])
    };
    let name = element("span", &["id"], &[Some("contents")], vec![text(messages::contents(context.language))]);
    let count = text(&document.sections.len().to_string());
    let count = element("span", &["class", "aria-hidden"], &[Some("count"), Some("true")], vec![count]);
    let links = element("ol", &["lang"], &[lang], document.sections.iter().map(link).collect());
    let details = element("details", &[], &[], vec![element("summary", &[], &[], vec![name, count]), links]);
    element("nav", &["class", "aria-labelledby"], &[Some("contents"), Some("contents")], vec![details])
}

fn head(policy: &PolicyPage, lang: Option<&str>, context: Context<'_>) -> Html {
    let PolicyPage { controller, minutes, provenance, document, .. } = policy;
    let language = context.language;
    let minutes = messages::minutes(language, &minutes.to_string());
    let mut facts = vec![element("span", &[], &[], vec![text(controller)])];
    let reading = match provenance {
        Some(provenance) => {
            let tag = element("span", &["class"], &[Some("tag")], vec![text(messages::unofficial(language))]);
            facts.push(tag);
            [messages::original(language, &provenance.original), " · ", &minutes].concat()
        }
        None => minutes,
    };
    facts.push(element("span", &[], &[], vec![text(&reading)]));
    let children = vec![
        element("p", &["class"], &[Some("facts")], facts),
        element("h1", &["tabindex", "lang"], &[Some("-1"), lang], vec![text(&document.title)]),
        element("p", &["class", "lang"], &[Some("summary"), lang], vec![text(&document.summary)]),
    ];
    element("header", &["class"], &[Some("head")], children)
}

/// Where the text comes from. The site's own notice restates no other, and
/// has only its edition.
fn about(policy: &PolicyPage, context: Context<'_>) -> Html {
    let language = context.language;
    let day = |date: Option<Date>| match date {
        Some(Date { year, month, day }) => {
            let month = messages::month(language, u32::from(month));
            text(&messages::date(language, &day.to_string(), month, &year.to_string()))
        }
        None => text(messages::unknown(language)),
    };
    let link = |address: &str| {
        let values = [Some(address), Some("external noreferrer")];
        element("a", &["href", "rel"], &values, vec![text(host(address))])
    };
    let row = |name: &'static str, lang: Option<&str>, value: Html| {
        let children = vec![element("dt", &[], &[], vec![text(name)]), element("dd", &["lang"], &[lang], vec![value])];
        keyed(name, "div", &[], &[], children)
    };
    let edition = row(messages::source_edition(language), None, day(policy.edition));
    let mut children = Vec::new();
    let mut rows = Vec::new();
    if let Some(Provenance { original, title, url, official, effective, seen }) = &policy.provenance {
        children.push(element("p", &[], &[], vec![text(messages::restatement(language))]));
        rows.push(row(messages::source_document(language), foreign(original, context), text(title)));
        rows.push(row(messages::source_official(language), None, link(official)));
        if !url.is_empty() {
            rows.push(row(messages::source_copy(language), None, link(url)));
        }
        rows.push(row(messages::source_effective(language), None, day(*effective)));
        rows.push(edition);
        rows.push(row(messages::source_seen(language), None, day(*seen)));
    } else {
        rows.push(edition);
    }
    let versions = Route::Versions(language, policy.id.clone()).href(&context.site.base, None);
    let versions = element("a", &["href"], &[Some(&versions)], vec![text(messages::versions_title(language))]);
    rows.push(row(messages::versions(language), None, versions));
    rows.push(row(messages::source_files(language), None, files(policy, context)));
    children.push(element("dl", &[], &[], rows));
    let values = [Some("about"), Some(messages::about_text(language))];
    element("aside", &["class", "aria-label"], &values, children)
}

/// The text as its publisher wrote it, and for other tools.
fn files(policy: &PolicyPage, context: Context<'_>) -> Html {
    let here = Route::Policy(context.language, policy.id.clone()).href(&context.site.base, None);
    let link =
        |name: &'static str, file: &str| element("a", &["href"], &[Some(&*[&here, file].concat())], vec![text(name)]);
    element("span", &[], &[], vec![link("Markdown", "policy.md"), text(", "), link("JSON-LD", "policy.json")])
}

/// The host of an address: what a reader calls the site.
fn host(address: &str) -> &str {
    address.split('/').nth(2).unwrap_or(address)
}

fn glance(document: &Document, lang: Option<&str>, context: Context<'_>) -> Html {
    let rows = document.glance.iter().map(|line| glance_line(line, document, lang, context)).collect();
    let title = element("h2", &["id"], &[Some("at-a-glance")], vec![text(messages::at_a_glance(context.language))]);
    let values = [Some("glance"), Some("at-a-glance")];
    element("section", &["class", "aria-labelledby"], &values, vec![title, element("dl", &[], &[], rows)])
}

fn glance_line(line: &Glance, document: &Document, lang: Option<&str>, context: Context<'_>) -> Html {
    let language = context.language;
    let question = match line.kind {
        GlanceKind::Who => messages::glance_who(language),
        GlanceKind::Why => messages::glance_why(language),
        GlanceKind::Rights => messages::glance_rights(language),
        GlanceKind::Surprise => messages::glance_surprise(language),
    };
    let values = [Some("chip"), Some(&*context.here(&line.clause))];
    let chip = element("a", &["class", "href"], &values, vec![text(&place_name(&line.clause, document))]);
    let words = text(&[&line.text, " "].concat());
    let children =
        vec![element("dt", &[], &[], vec![text(question)]), element("dd", &["lang"], &[lang], vec![words, chip])];
    keyed(line.kind.as_str(), "div", &[], &[], children)
}

/// A clause's place in the reader's words: its number, or its section's title
/// and the place in it.
pub(super) fn place_name(clause: &str, document: &Document) -> String {
    let Some((section, place)) = clause.split_once('.') else { return clause.to_owned() };
    match document.sections.iter().find(|known| known.id.as_str() == section) {
        Some(known) => [&plain_text(&known.title), ", ", place].concat(),
        None => clause.to_owned(),
    }
}

fn tools(policy: &PolicyPage, context: Context<'_>) -> Html {
    let language = context.language;
    let letter = Route::Tool(language, Tool::Letter).href(&context.site.base, None);
    let letter = [&letter, "?policy=", policy.id.as_str()].concat();
    let count = u32::try_from(policy.document.sections.len()).unwrap_or(u32::MAX);
    let button = |class: &'static str, words: &str| {
        element("button", &["type", "class"], &[Some("button"), Some(class)], vec![text(words)])
    };
    let mut children = vec![element("span", &[], &[], vec![text(&messages::sections(language, count))])];
    if !is_own_file(context) {
        children.push(element("a", &["href"], &[Some(&letter)], vec![text(messages::letter(language))]));
    }
    children.extend([
        button("open-all", messages::open_all(language)),
        button("close-all", messages::close_all(language)),
        // Filled by src/reading; its place is kept, so that nothing moves then.
        element("span", &["class"], &[Some("actions")], Vec::new()),
    ]);
    element("p", &["class"], &[Some("tools")], children)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts() {
        assert_eq!(host("https://airastana.com/"), "airastana.com");
        assert_eq!(host("https://web.archive.org/web/2015id_/http%3A//airastana.com/"), "web.archive.org");
    }
}
