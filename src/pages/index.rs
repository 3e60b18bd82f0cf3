//! `/{lang}/`: all policies.

use super::WHOLE;
use crate::route::{Route, Tool};
use crate::view::document::Context;
use crate::view::element::{element, keyed, text};
use policy::{IndexEntry, IndexPage};
use yew::Html;

pub(super) fn page(list: &IndexPage, context: Context<'_>) -> Html {
    let language = context.language;
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(&list.title)]);
    let summary = element("p", &["class"], &[Some("summary")], vec![text(&list.summary)]);
    let entries = list.entries.iter().map(|entry| item(entry, context)).collect();
    let entries = element("ul", &["class"], &[Some("policies")], entries);
    let tool = |tool: Tool, words: &str| {
        let address = Route::Tool(language, tool).href(&context.site.base, None);
        element("a", &["href"], &[Some(&address)], vec![text(words)])
    };
    let whole = [&*context.site.base, WHOLE].concat();
    let whole_words = vec![text(messages::whole_link(language))];
    let tools = vec![
        tool(Tool::Compare, messages::compare(language)),
        tool(Tool::Letter, messages::letter(language)),
        tool(Tool::Open, messages::file_title(language)),
        // On a narrow screen with large letters the header has no room for it.
        tool(Tool::Consent, messages::consent_title(language)),
        element("a", &["href", "download"], &[Some(&whole), Some("")], whole_words),
    ];
    let tools = element("p", &["class"], &[Some("tools")], tools);
    element("div", &["class"], &[Some("column")], vec![title, summary, tools, entries])
}

fn item(entry: &IndexEntry, context: Context<'_>) -> Html {
    let language = context.language;
    let address = Route::Policy(language, entry.id.clone()).href(&context.site.base, None);
    let link = element("a", &["href"], &[Some(&address)], vec![text(&entry.controller)]);
    let title = element("strong", &[], &[], vec![text(&entry.title)]);
    let summary = vec![title, text(&[". ", &entry.summary].concat())];
    let facts = [
        messages::original(language, &entry.original),
        " · ",
        &messages::minutes(language, &entry.minutes.to_string()),
    ]
    .concat();
    let children = vec![
        element("h2", &[], &[], vec![link]),
        element("p", &["lang"], &[foreign(&entry.language, context)], summary),
        element("p", &["class"], &[Some("facts")], vec![text(&facts)]),
    ];
    // By it the place is kept in another language.
    keyed(entry.id.as_str(), "li", &["id"], &[Some(entry.id.as_str())], children)
}

/// A text's language where it is not the page's.
pub(super) fn foreign<'a>(tag: &'a str, context: Context<'_>) -> Option<&'a str> {
    (tag != context.language.tag()).then_some(tag)
}
