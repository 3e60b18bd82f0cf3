//! The places of a text, and the figures of each.

use super::line::{Figures, figures};
use crate::content::folder::Text;
use crate::content::parallel::header_line;
use crate::content::passage::{Part, clauses, headers, headings};
use policy::Target;
use policy_markdown::Located;
use std::fmt;

/// What an exception names for a figure in the title, the summary or a line
/// at a glance. No section can have this id.
pub(super) const AT_A_GLANCE: &str = "at-a-glance";

/// Where figures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place<'a> {
    /// title, summary, or a line at a glance, by its kind
    Front(&'a str),
    Heading(&'a str),
    /// a table's header, by the address of its first row
    Header(&'a str),
    Clause(&'a str),
}

impl Place<'_> {
    /// Whether it stands above the text.
    pub(super) fn is_front(&self) -> bool {
        matches!(self, Self::Front(_))
    }

    /// What an exception names.
    pub(super) fn address(&self) -> &str {
        match self {
            Self::Front(_) => AT_A_GLANCE,
            Self::Heading(address) | Self::Header(address) | Self::Clause(address) => address,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front(name @ ("title" | "summary")) => write!(formatter, "`{name}`"),
            Self::Front(kind) => write!(formatter, "the line `{kind}` at a glance"),
            Self::Heading(id) => write!(formatter, "the heading `{id}`"),
            Self::Header(row) => write!(formatter, "the header of the table that begins with `{row}`"),
            Self::Clause(address) => write!(formatter, "the clause `{address}`"),
        }
    }
}

/// Every place of a text with its line and its figures.
pub(super) fn places(text: &Text) -> Vec<(Place<'_>, usize, Figures)> {
    let document = &text.document;
    let mut places = Vec::new();
    let mut put = |place, line: Option<usize>, figures| places.push((place, line.unwrap_or(1), figures));
    for Located { value: name, line } in &text.front {
        let words = match name.as_str() {
            "title" => Some(&document.title),
            "summary" => Some(&document.summary),
            kind => document.glance.iter().find(|line| line.kind.as_str() == kind).map(|line| &line.text),
        };
        if let Some(words) = words {
            put(Place::Front(name), Some(*line), figures(words));
        }
    }
    for (_, heading) in headings(document) {
        put(Place::Heading(heading.clause), text.line_of(heading.clause), figures_of(&heading));
    }
    for header in headers(document) {
        put(Place::Header(header.clause), Some(header_line(text, header.clause)), figures_of(&header));
    }
    for clause in document.sections.iter().flat_map(clauses) {
        put(Place::Clause(clause.clause), text.line_of(clause.clause), figures_of(&clause));
    }
    places
}

/// The figures of some words and of the links in them.
fn figures_of(part: &Part<'_>) -> Figures {
    let mut figures = figures(&part.text());
    for target in part.links() {
        let link = match target {
            Target::External(address) => format!("link to {address}"),
            Target::Fragment(fragment) => format!("link to #{fragment}"),
            // Not yet in a text that is compared.
            Target::Term(term) => format!("link to {term}"),
            Target::Policy(id, fragment) => format!("link to ../{id}/#{}", fragment.as_deref().unwrap_or_default()),
        };
        *figures.entry(link).or_default() += 1;
    }
    figures
}
