//! `/{lang}/glossary/`: what the words of the policies mean. Terms in the
//! policies lead here; where scripts run, the definition comes to the term.

use crate::view::element::{element, keyed, text};
use messages::Language;
use yew::Html;

/// A term of the glossary in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// its address in the page
    pub id: String,
    /// the term
    pub name: String,
    /// what it means, in a sentence
    pub definition: String,
}

pub(super) fn page(language: Language, terms: &[Term]) -> Html {
    let term = |term: &Term| {
        let children = vec![
            element("dt", &[], &[], vec![element("dfn", &[], &[], vec![text(&term.name)])]),
            element("dd", &[], &[], vec![text(&term.definition)]),
        ];
        keyed(&term.id, "div", &["id", "class"], &[Some(&term.id), Some("clause")], children)
    };
    let children = vec![
        element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::glossary_title(language))]),
        element("p", &["class"], &[Some("summary")], vec![text(messages::glossary_summary(language))]),
        element("dl", &["class"], &[Some("glossary")], terms.iter().map(term).collect()),
    ];
    element("div", &["class"], &[Some("column")], children)
}
