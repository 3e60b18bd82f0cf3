//! No such page: a block in each language that names what there is.

use crate::head::tool_title;
use crate::route::{Route, Tool};
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::{IndexEntry, IndexPage};
use yew::Html;

pub(super) fn page(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    let mut title = Vec::new();
    for (language, _) in lists {
        if !title.is_empty() {
            title.push(text(" · "));
        }
        title.push(element(
            "span",
            &["lang"],
            &[Some(language.tag())],
            vec![text(messages::not_found_title(*language))],
        ));
    }
    let mut children = vec![element("h1", &["tabindex"], &[Some("-1")], title)];
    children.extend(lists.iter().map(|(language, list)| block(site, *language, list)));
    element("div", &["class"], &[Some("column lost")], children)
}

fn block(site: &Site, language: Language, list: &IndexPage) -> Html {
    let link = |key: &str, route: Route, words: &str| {
        let link = element("a", &["href"], &[Some(&route.href(&site.base, None))], vec![text(words)]);
        keyed(key, "li", &[], &[], vec![link])
    };
    let entry =
        |entry: &IndexEntry| link(entry.id.as_str(), Route::Policy(language, entry.id.clone()), &entry.controller);
    let mut links = vec![link("/", Route::Index(language), messages::index_title(language))];
    links.extend(
        Tool::ALL.iter().map(|tool| link(tool.as_str(), Route::Tool(language, *tool), tool_title(*tool, language))),
    );
    links.extend(list.entries.iter().map(entry));
    let children = vec![
        element("h2", &[], &[], vec![text(messages::language_name(language))]),
        element("p", &[], &[], vec![text(messages::not_found_text(language))]),
        element("ul", &[], &[], links),
    ];
    keyed(language.tag(), "section", &["lang"], &[Some(language.tag())], children)
}
