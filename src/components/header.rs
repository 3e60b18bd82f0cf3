//! The header: mark, pages, languages, theme.

use crate::route::{Route, Tool};
use crate::site::Site;
use crate::travel::Travel;
use crate::view::element::{element, text};
use messages::Language;
use std::rc::Rc;
use yew::prelude::*;

pub(crate) fn header(site: &Site, route: &Route, language: Language, travel: &Rc<Travel>) -> Html {
    let home = Route::Index(language).href(&site.base, None);
    let page = |to: Route, words: &str| {
        let current = (*route == to).then_some("page");
        element("a", &["href", "aria-current"], &[Some(&to.href(&site.base, None)), current], vec![text(words)])
    };
    html! {
        <header class="frame">
            <a class="mark" href={home}>
                { icon("M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h4") }
                <span>{ site.title.clone() }</span>
            </a>
            <nav class="pages" aria-label={messages::pages(language)}>
                { page(Route::Index(language), messages::policies(language)) }
                { page(Route::Tool(language, Tool::Consent), messages::consent(language)) }
            </nav>
            { search(site, route, language) }
            { languages(site, route, language, travel) }
            { theme(language) }
        </header>
    }
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

fn languages(site: &Site, route: &Route, language: Language, travel: &Rc<Travel>) -> Html {
    let link = |to: Language| {
        let tag = to.tag();
        let href = route.in_language(to).href(&site.base, None);
        let current = route.language() == Some(to);
        let (on_click, on_pointer, on_focus) = (Rc::clone(travel), Rc::clone(travel), Rc::clone(travel));
        html! {
            <a key={tag} {href} hreflang={tag} lang={tag} aria-current={current.then_some("true")}
                onclick={Callback::from(move |event: MouseEvent| on_click.choose(to, &event))}
                onpointerenter={Callback::from(move |_| on_pointer.expect(to))}
                onfocus={Callback::from(move |_| on_focus.expect(to))}>
                <span class="long">{ messages::language_name(to) }</span>
                <span class="short" aria-hidden="true">{ messages::language_short(to) }</span>
            </a>
        }
    };
    html! {
        <nav class="languages" aria-label={messages::languages(language)}>{ for site.languages.iter().copied().map(link) }</nav>
    }
}

/// Three icons, three names; the style shows those of `html[data-theme]`, so
/// the first render needs no knowledge of what the reader chose.
fn theme(language: Language) -> Html {
    let name = |theme: &'static str, name: &'static str, shape: &'static str| {
        let name = element("span", &["class"], &[Some("hidden")], vec![text(name)]);
        element("span", &["class"], &[Some(theme)], vec![icon(shape), name])
    };
    html! {
        <button type="button" class="theme" onclick={Callback::from(|_| next_theme())}>
            { name("auto", messages::theme_auto(language), "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16") }
            { name("light", messages::theme_light(language), "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5") }
            { name("dark", messages::theme_dark(language), "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.500 10.500z") }
        </button>
    }
}

fn icon(shape: &'static str) -> Html {
    let path = element("path", &["d"], &[Some(shape)], Vec::new());
    element("svg", &["viewBox", "aria-hidden"], &[Some("0 0 24 24"), Some("true")], vec![path])
}

/// The boot script reads the same key before the first paint.
const THEME_KEY: &str = "policy-viewer.theme";

fn next_theme() {
    let present = browser::page::attribute("html", "data-theme");
    let next = match present.as_deref() {
        Some("light") => "dark",
        Some("dark") => "auto",
        _ => "light",
    };
    browser::page::set_attribute("html", "data-theme", next);
    browser::storage::set(THEME_KEY, Some(next).filter(|next| *next != "auto"));
}
