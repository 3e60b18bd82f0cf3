//! `/{lang}/search/`: words in all policies.
//!
//! Everything that is ever read here stands in this markup, but for the hits:
//! `src/search.js` brings it to life and has no words of its own. Without it
//! the page says what it needs, and leads to the policies.

use crate::route::{Route, Tool};
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::{IndexEntry, IndexPage};
use yew::Html;

/// `indexes` is JSON: by language, the index's folder and the beginnings of its shards.
pub(super) fn page(site: &Site, language: Language, list: &IndexPage, indexes: &str) -> Html {
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::search_title(language))]);
    let summary = element("p", &["class"], &[Some("summary")], vec![text(messages::search_summary(language))]);
    let needs = element("p", &["class"], &[Some("notice")], vec![text(messages::search_scripts(language))]);
    let failed = vec![text(messages::search_not_loaded(language))];
    let names =
        &["class", "data-lang", "data-indexes", "data-one", "data-few", "data-many", "data-some", "data-corrected"];
    // One number for each plural form that any language of the interface has.
    let counted = [1, 2, 5].map(|count| messages::search_results(language, count));
    let [one, few, many] = &counted;
    let values = [
        Some("column search"),
        Some(language.tag()),
        Some(indexes),
        Some(one),
        Some(few),
        Some(many),
        Some(messages::search_some(language)),
        Some(messages::search_corrected(language)),
    ];
    let children = vec![
        title,
        summary,
        form(site, language),
        element("noscript", &[], &[], vec![needs]),
        element("p", &["class", "role", "hidden"], &[Some("notice"), Some("alert"), Some("")], failed),
        element("p", &["class", "role"], &[Some("said"), Some("status")], Vec::new()),
        nothing(language),
        element("ol", &["class", "hidden"], &[Some("results"), Some("")], Vec::new()),
        button("more", messages::search_more(language)),
        what(site, language, list),
    ];
    element("div", names, &values, children)
}

fn form(site: &Site, language: Language) -> Html {
    let input = element(
        "input",
        &["type", "name", "autocomplete", "autocapitalize", "spellcheck", "enterkeyhint", "maxlength"],
        &[Some("search"), Some("q"), Some("off"), Some("none"), Some("false"), Some("search"), Some("200")],
        Vec::new(),
    );
    let option = |value: &str, lang: Option<&str>, words: &str| {
        keyed(value, "option", &["value", "lang"], &[Some(value), lang], vec![text(words)])
    };
    let options =
        vec![option("", None, messages::language_name(language)), option("all", None, messages::search_all(language))];
    let select = element("select", &["name", "autocomplete"], &[Some("scope"), Some("off")], options);
    let labelled = |class: &str, words: &str, control: Html| {
        let words = element("span", &[], &[], vec![text(words)]);
        element("label", &["class"], &[Some(class)], vec![words, control])
    };
    let children = vec![
        labelled("field", messages::search_field(language), input),
        labelled("scope", messages::search_scope(language), select),
    ];
    let here = Route::Tool(language, Tool::Search).href(&site.base, None);
    element("form", &["role", "action"], &[Some("search"), Some(&here)], children)
}

fn button(name: &str, words: &str) -> Html {
    element("button", &["type", "name", "hidden"], &[Some("button"), Some(name), Some("")], vec![text(words)])
}

/// What to try where there is no hit.
fn nothing(language: Language) -> Html {
    let tip = |words: &str| keyed(words, "li", &[], &[], vec![text(words)]);
    let tips = vec![tip(messages::search_try_spelling(language)), tip(messages::search_try_fewer(language))];
    let children = vec![
        element("p", &[], &[], vec![text(messages::search_none(language))]),
        element("ul", &[], &[], tips),
        button("all", messages::search_try_all(language)),
    ];
    element("div", &["class", "hidden"], &[Some("nothing"), Some("")], children)
}

/// The policies, while nothing is looked for or nothing can be.
fn what(site: &Site, language: Language, list: &IndexPage) -> Html {
    let item = |entry: &IndexEntry| {
        let address = Route::Policy(language, entry.id.clone()).href(&site.base, None);
        let link = element("a", &["href"], &[Some(&address)], vec![text(&entry.controller)]);
        let lang = (entry.language != language.tag()).then_some(&*entry.language);
        let title = element("span", &["lang"], &[lang], vec![text(&entry.title)]);
        keyed(entry.id.as_str(), "li", &[], &[], vec![link, text(" "), title])
    };
    let title = element("h2", &["id"], &[Some("searched")], vec![text(messages::search_what(language))]);
    let items = element("ul", &[], &[], list.entries.iter().map(item).collect());
    element("section", &["class", "aria-labelledby"], &[Some("what"), Some("searched")], vec![title, items])
}
