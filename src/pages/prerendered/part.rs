//! What several of the viewer's own pages are made of.

use crate::view::element::{element, text};
use yew::Html;

/// Where a page's script puts a name into a message.
pub(super) const GAP: &str = "{}";

/// A paragraph of a kind.
pub(super) fn paragraph(class: &str, words: &str) -> Html {
    element("p", &["class"], &[Some(class)], vec![text(words)])
}

/// A part of the page under its heading, which names it.
pub(super) fn section(class: &'static str, title: &str, mut children: Vec<Html>) -> Html {
    children.insert(0, element("h2", &["id"], &[Some(class)], vec![text(title)]));
    element("section", &["class", "aria-labelledby"], &[Some(class), Some(class)], children)
}
