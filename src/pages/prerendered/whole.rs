//! The whole site as one file: every page a section below the others, each with
//! its own address in the hash. `src/whole.js` shows one at a time; without it
//! they stand as they are, and every link leads to its place.

use crate::components::header::header;
use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, several, text};
use messages::Language;
use yew::Html;

/// A page that the file holds.
#[derive(Clone, Debug)]
pub struct Contained {
    /// where it stands in the file: `/ru/air-astana/`
    pub path: String,
    /// its language
    pub language: Language,
    /// the window's title while it is shown
    pub title: String,
    /// what stands in its `<main>`
    pub content: Html,
}

/// The body of the file. `newest` is where the site itself is.
pub(super) fn page(site: &Site, pages: Vec<Contained>, newest: &str) -> Html {
    let language = site.default;
    let sections = pages.into_iter().map(section).collect();
    let skip = vec![text(messages::skip_to_text(language))];
    let failed = |language: &Language| {
        let values = [Some("notice failed"), Some(language.tag())];
        keyed(language.tag(), "p", &["class", "lang"], &values, vec![text(messages::not_started(*language))])
    };
    let footer = |language: &Language| {
        let link = element("a", &["href"], &[Some(newest)], vec![text(messages::whole_site(*language))]);
        let saved = vec![text(messages::whole_saved(*language)), text(" "), link];
        let words = vec![text(messages::footer(*language))];
        let parts = vec![element("p", &[], &[], words), element("p", &["class"], &[Some("saved")], saved)];
        keyed(language.tag(), "div", &["lang"], &[Some(language.tag())], parts)
    };
    let template = |language: &Language| {
        let header = header(site, &Route::Index(*language), *language, Some(*language));
        keyed(language.tag(), "template", &["lang"], &[Some(language.tag())], vec![header])
    };
    let in_each = |part: &dyn Fn(&Language) -> Html| site.languages.iter().map(part).collect::<Vec<_>>();
    several(vec![
        element("a", &["class", "href"], &[Some("skip"), Some("#text")], skip),
        // Without scripts every language is there, and none is the page's.
        header(site, &Route::Index(language), language, None),
        element("div", &["class", "role", "tabindex"], &[Some("notices"), Some("status"), Some("-1")], Vec::new()),
        several(in_each(&failed)),
        element("main", &["id", "tabindex"], &[Some("text"), Some("-1")], sections),
        element("footer", &["class"], &[Some("frame")], in_each(&footer)),
        several(in_each(&template)),
    ])
}

fn section(page: Contained) -> Html {
    let values = [Some("page"), Some(&*page.path), Some(page.language.tag()), Some(&*page.title)];
    keyed(&page.path, "section", &["class", "id", "lang", "data-title"], &values, vec![page.content])
}

/// What `src/whole.js` says of its own in a language, by name; what it fills in
/// stands in braces.
#[must_use]
pub fn words(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("skip", messages::skip_to_text(language).into()),
        ("lost", messages::whole_lost(language, "{address}")),
        ("unknown", messages::unknown_address(language, "{address}")),
        ("unknown-term", messages::unknown_term(language, "{address}")),
        ("start", messages::to_start(language).into()),
    ]
}
