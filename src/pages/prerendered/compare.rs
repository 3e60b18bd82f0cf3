//! `/{lang}/compare/`: what the policies state, side by side.
//!
//! All of it stands in this markup: the matrix of facts, durations on one
//! scale, the kinds of data as a grid. A chart is a table whose cells are
//! drawn: who cannot see the drawing reads the table. `src/compare.js` hides
//! what was not asked for, and fetches texts to be read side by side.

mod charts;
mod filters;
mod matrix;
mod scale;
mod stated;

use super::part::{GAP, paragraph};
use super::place::Place;
use crate::site::Site;
use crate::view::element::{element, text};
use charts::charts;
use filters::filters;
use matrix::matrix;
use messages::Language;
use policy::{FactKind, PolicyId, Topic};
use yew::Html;

/// Everything that is compared, in one language.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// in the order of their columns
    pub policies: Vec<Compared>,
    /// the kinds of facts, what each is called, and its rows
    pub kinds: Vec<(FactKind, String, Vec<FactRow>)>,
    /// the topics that any policy has, and what they are called
    pub topics: Vec<(Topic, String)>,
    /// how many facts there are
    pub facts: usize,
}

/// A policy as a column.
#[derive(Clone, Debug)]
pub struct Compared {
    /// the policy
    pub id: PolicyId,
    /// who is behind it
    pub controller: String,
    /// the language of its text
    pub language: Language,
    /// its sections with the topics of each
    pub sections: Vec<(String, Vec<Topic>)>,
}

/// A thing that policies state, or do not.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// what it is called
    pub name: RowName,
    /// a cell for each policy, with all that it states of it
    pub cells: Vec<Vec<Stated>>,
}

/// What a row is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowName {
    /// by what is stated, or by what it is about
    Of(String),
    /// about nothing in particular
    General,
}

/// What a policy states.
#[derive(Clone, Debug)]
pub struct Stated {
    /// the kind of fact
    pub kind: FactKind,
    /// its value
    pub value: String,
    /// what it is about, in words
    pub about: Option<String>,
    /// the clause that says so
    pub place: Place,
    /// the topics of its section
    pub topics: Vec<Topic>,
}

pub(super) fn page(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = [
        messages::compare_policies(language, count(comparison.policies.len())),
        messages::compare_facts(language, count(comparison.facts)),
    ];
    let head = vec![
        paragraph("facts", &counts.join(" · ")),
        element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::compare_title(language))]),
        paragraph("summary", messages::compare_summary(language)),
    ];
    let names = &["class", "role", "tabindex", "hidden", "data-policy", "data-topic", "data-onward"];
    let values = [
        Some("notice"),
        Some("status"),
        Some("-1"),
        Some(""),
        Some(&*messages::compare_unknown_policy(language, GAP)),
        Some(&*messages::compare_unknown_topic(language, GAP)),
        Some(messages::compare_matrix(language)),
    ];
    let children = vec![
        element("header", &["class"], &[Some("head")], head),
        element("noscript", &[], &[], vec![paragraph("notice", messages::compare_needs_script(language))]),
        element("p", names, &values, Vec::new()),
        filters(language, comparison),
        matrix(site, language, comparison),
        beside(language),
        charts(site, language, comparison),
    ];
    element("div", &["class"], &[Some("compare")], children)
}

/// The script fills it when a topic is chosen.
fn beside(language: Language) -> Html {
    let names = &["class", "hidden", "aria-labelledby", "data-title", "data-choose", "data-silent", "data-failed"];
    let values = [
        Some("texts"),
        Some(""),
        Some("texts"),
        Some(messages::compare_texts(language)),
        Some(messages::compare_choose(language)),
        Some(messages::compare_silent(language)),
        Some(messages::compare_not_loaded(language)),
    ];
    let children = vec![
        element("h2", &["id"], &[Some("texts")], vec![text(messages::compare_texts(language))]),
        element("div", &["class"], &[Some("beside")], Vec::new()),
    ];
    element("section", names, &values, children)
}
