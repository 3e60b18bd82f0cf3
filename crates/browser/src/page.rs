//! The page as a whole: its address, its head, the attributes of `<html>`.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, window};

fn document() -> Option<Document> {
    window()?.document()
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// The element the app is mounted on.
#[must_use]
pub fn root() -> Option<Element> {
    find("#app")
}

/// A new element, outside the document.
#[must_use]
pub fn create(tag: &str) -> Option<Element> {
    document()?.create_element(tag).ok()
}

/// The path the site is served under, with slashes at both ends.
#[must_use]
pub fn base() -> String {
    // Scheme and host end at the third slash. Without a `<base>` the rest is
    // the page itself, of which the folder counts.
    let address = document().and_then(|document| document.base_uri().ok()?).unwrap_or_default();
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    match path.rsplit_once('/') {
        Some((folder, _)) => ["/", folder, "/"].concat(),
        None => "/".to_owned(),
    }
}

/// The path of the present address.
#[must_use]
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// The query of the present address, with its `?`.
#[must_use]
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The fragment of the present address, decoded, without `#`.
#[must_use]
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let encoded = hash.strip_prefix('#').unwrap_or_default();
    js_sys::decode_uri_component(encoded).map_or_else(|_| encoded.to_owned(), String::from)
}

/// Whether an element of that id is in the page.
#[must_use]
pub fn has(id: &str) -> bool {
    document().is_some_and(|document| document.get_element_by_id(id).is_some())
}

/// Moves the focus to the first element that matches.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens or closes every `<details>` that matches.
pub fn set_open(selector: &str, open: bool) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else { return };
    for index in 0..found.length() {
        if let Some(details) = found.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            let _ = details.toggle_attribute_with_force("open", open);
        }
    }
}

/// Where a page has a block in each language, puts that of `tag` first and
/// makes it the document's language; nothing where there is none.
pub fn bring_language_forward(selector: &str, tag: &str) {
    let is_tag = tag.len() <= 3 && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    let block = is_tag.then(|| find(&[selector, " > [lang=\"", tag, "\"]"].concat())).flatten();
    let heading = find(&[selector, " > h1"].concat());
    if let (Some(block), Some(heading)) = (block, heading) {
        let _ = heading.after_with_node_1(&block);
        set_attribute("html", "lang", tag);
    }
}

/// An attribute of the first element that matches.
#[must_use]
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    find(selector)?.get_attribute(name)
}

/// Sets an attribute of the first element that matches.
pub fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Some(element) = find(selector) {
        let _ = element.set_attribute(name, value);
    }
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}
