//! The header: mark, pages, languages, theme. What is clicked there is answered
//! in [`crate::listeners`].

use crate::route::{Route, Tool};
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use yew::Html;

/// `current` is the language that the switcher shows as the page's.
pub(crate) fn header(site: &Site, route: &Route, language: Language, current: Option<Language>) -> Html {
    let home = Route::Index(language).href(&site.base, None);
    let page = |to: Route, words: &str| {
        let current = (*route == to).then_some("page");
        element("a", &["href", "aria-current"], &[Some(&to.href(&site.base, None)), current], vec![text(words)])
    };
    let name = element("span", &[], &[], vec![text(&site.title)]);
    let mark = vec![icon("M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h4"), name];
    let pages = vec![
        page(Route::Index(language), messages::policies(language)),
        page(Route::Tool(language, Tool::Consent), messages::consent(language)),
    ];
    let children = vec![
        element("a", &["class", "href"], &[Some("mark"), Some(&home)], mark),
        element("nav", &["class", "aria-label"], &[Some("pages"), Some(messages::pages(language))], pages),
        search(site, route, language),
        languages(site, route, language, current),
        theme(language),
        // How far the text has been read: `src/reading/follow.js`. What the app
        // adopts must be as it was written, so no script may add it.
        element("div", &["class", "aria-hidden"], &[Some("progress"), Some("true")], Vec::new()),
    ];
    element("header", &["class"], &[Some("frame")], children)
}

/// On a narrow screen its icon alone is seen. `/` leads there too
/// (`crates/browser/src/search.js`).
fn search(site: &Site, route: &Route, language: Language) -> Html {
    let to = Route::Tool(language, Tool::Search);
    let current = (*route == to).then_some("page");
    let word = element("span", &[], &[], vec![text(messages::search(language))]);
    let values = [Some(&*to.href(&site.base, None)), Some("search"), Some("/"), current];
    let names = &["href", "rel", "aria-keyshortcuts", "aria-current"];
    element(
        "a",
        names,
        &values,
        vec![icon("M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13M15.500 15.500L20 20"), word],
    )
}

fn languages(site: &Site, route: &Route, language: Language, current: Option<Language>) -> Html {
    let link = |to: &Language| {
        let tag = to.tag();
        let href = route.in_language(*to).href(&site.base, None);
        let current = (current == Some(*to)).then_some("true");
        let long = element("span", &["class"], &[Some("long")], vec![text(messages::language_name(*to))]);
        let short = vec![text(messages::language_short(*to))];
        let short = element("span", &["class", "aria-hidden"], &[Some("short"), Some("true")], short);
        let values = [Some(&*href), Some(tag), Some(tag), current];
        keyed(tag, "a", &["href", "hreflang", "lang", "aria-current"], &values, vec![long, short])
    };
    let values = [Some("languages"), Some(messages::languages(language))];
    element("nav", &["class", "aria-label"], &values, site.languages.iter().map(link).collect())
}

/// Three icons, three names; the style shows those of `html[data-theme]`, so
/// the first render needs no knowledge of what the reader chose.
fn theme(language: Language) -> Html {
    let name = |theme: &'static str, name: &'static str, shape: &'static str| {
        let name = element("span", &["class"], &[Some("hidden")], vec![text(name)]);
        element("span", &["class"], &[Some(theme)], vec![icon(shape), name])
    };
    let names = vec![
        name("auto", messages::theme_auto(language), "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16"),
        name(
            "light",
            messages::theme_light(language),
            "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
        ),
        name("dark", messages::theme_dark(language), "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.500 10.500z"),
    ];
    element("button", &["type", "class"], &[Some("button"), Some("theme")], names)
}

fn icon(shape: &'static str) -> Html {
    let path = element("path", &["d"], &[Some(shape)], Vec::new());
    element("svg", &["viewBox", "aria-hidden"], &[Some("0 0 24 24"), Some("true")], vec![path])
}
