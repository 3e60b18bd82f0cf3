//! No such page: a block in each language that names what there is.

use crate::head::tool_title;
use crate::route::{Route, Tool};
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::{IndexEntry, IndexPage};
use yew::Html;

pub(super) fn page(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    let block = |(language, list): &(Language, IndexPage)| {
        let said = element("p", &[], &[], vec![text(messages::not_found_text(*language))]);
        block(*language, vec![said, links(site, *language, list)])
    };
    let mut children = vec![title(lists, messages::not_found_title)];
    children.extend(lists.iter().map(block));
    element("div", &["class"], &[Some("column lost")], children)
}

/// A heading in every language.
pub(super) fn title(lists: &[(Language, IndexPage)], words: fn(Language) -> &'static str) -> Html {
    let mut title = Vec::new();
    for (language, _) in lists {
        if !title.is_empty() {
            title.push(text(" · "));
        }
        title.push(element("span", &["lang"], &[Some(language.tag())], vec![text(words(*language))]));
    }
    element("h1", &["tabindex"], &[Some("-1")], title)
}

/// What is said in a language, under its name.
pub(super) fn block(language: Language, mut children: Vec<Html>) -> Html {
    children.insert(0, element("h2", &[], &[], vec![text(messages::language_name(language))]));
    keyed(language.tag(), "section", &["lang"], &[Some(language.tag())], children)
}

/// Links to all there is in a language.
pub(super) fn links(site: &Site, language: Language, list: &IndexPage) -> Html {
    let link = |key: &str, route: Route, words: &str| {
        let link = element("a", &["href"], &[Some(&route.href(&site.base, None))], vec![text(words)]);
        keyed(key, "li", &[], &[], vec![link])
    };
    let entry =
        |entry: &IndexEntry| link(entry.id.as_str(), Route::Policy(language, entry.id.clone()), &entry.controller);
    let mut links = vec![link("/", Route::Index(language), &list.title)];
    links.extend(
        Tool::ALL.iter().map(|tool| link(tool.as_str(), Route::Tool(language, *tool), tool_title(*tool, language))),
    );
    links.extend(list.entries.iter().map(entry));
    element("ul", &[], &[], links)
}
