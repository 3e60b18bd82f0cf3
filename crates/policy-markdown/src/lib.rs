//! Markdown to a policy's document tree, or what is wrong with it and where.
//!
//! 1. [`front_matter`] — the TOML between the `+++` lines: title, summary, at a glance
//! 2. [`body`] — the Markdown after it: headings, clauses, links
//! 3. [`parse`] joins the two and looks for what only the whole can show
//!
//! [`read_table`] reads the TOML, here and in the files beside the texts.
//!
//! Untrusted text in, a total function out: it never panics, reports every
//! problem it finds in one run, and what it refuses is not in the tree.

#![forbid(unsafe_code)]

mod body;
mod diagnostic;
mod front_matter;
mod line;
mod lines;
mod toml_table;

pub use diagnostic::{Diagnostic, Severity};
pub use front_matter::yaml_title;
pub use lines::Lines;
use messages::Language;
use policy::{Date, Document, Glance, GlanceKind, Target};
use std::collections::{HashMap, HashSet};
pub use toml_table::{TomlProblem, read_table};

/// The size above which a file is refused unread, in bytes.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// What a text holds, as far as it could be read.
#[derive(Debug, Default)]
pub struct Parsed {
    /// the tree; parts that were refused are left out
    pub document: Document,
    /// the edition of the original that the text gives, if it says so
    pub edition: Option<Located<Date>>,
    /// all addresses in document order, each with its line
    pub addresses: Vec<Located<String>>,
    /// the links to other policies, each with its line
    pub policy_links: Vec<Located<Target>>,
    /// where `title`, `summary` and the lines at a glance stand, these by their kind
    pub front: Vec<Located<String>>,
    /// what is wrong, in the order of the lines
    pub diagnostics: Vec<Diagnostic>,
}

/// A value and the line it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// the value
    pub value: T,
    /// counted from 1
    pub line: usize,
}

/// How a text is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// in which problems are told
    pub language: Language,
    /// what a text lacks that was not written for this; without it such parts
    /// are left out
    pub supply: Option<Supply<'a>>,
}

/// What is supplied where a text lacks it, so that all of it can be read. It is
/// told as a problem all the same. A heading without an id gets a number.
#[derive(Clone, Copy, Debug)]
pub struct Supply<'a> {
    /// the title, where there is neither front matter nor a heading of level 1
    pub title: &'a str,
    /// the heading of what stands before the first
    pub beginning: &'a str,
}

/// Reads a policy's text in one language, as it is published.
#[must_use]
pub fn parse(source: &str) -> Parsed {
    parse_as(source, Reading { language: Language::En, supply: None })
}

/// Reads a text, perhaps one that was not written for this.
#[must_use]
pub fn parse_as(source: &str, reading: Reading<'_>) -> Parsed {
    let language = reading.language;
    if source.len() > MAX_BYTES {
        let problem = Diagnostic::error(1, messages::problem_too_large(language));
        return Parsed { diagnostics: vec![problem], ..Parsed::default() };
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines = Lines::of(source);
    let front = front_matter::read(source, &lines, language);
    let foreign = front.body_start.is_none().then(|| match reading.supply {
        None if front_matter::opens(source) => front_matter::first_heading(source),
        _ => front_matter::after_foreign(source),
    });
    // Of nothing there is nothing more to tell.
    let is_text = |start: &usize| source.get(*start..).is_some_and(|rest| !rest.trim().is_empty());
    let foreign = foreign.filter(|start| reading.supply.is_some() || is_text(start));
    let body = front
        .body_start
        .or(foreign)
        .map(|start| body::read(source, start, &lines, reading, !front.title.is_empty()))
        .unwrap_or_default();

    let mut diagnostics = front.diagnostics;
    diagnostics.extend(body.diagnostics);
    report_duplicates(&body.addresses, language, &mut diagnostics);
    let known: HashSet<&str> = body.addresses.iter().map(|address| address.value.as_str()).collect();
    let exists = |address: &str| known.contains(address);

    let mut policy_links = Vec::new();
    for link in body.links {
        match &link.value {
            Target::Fragment(fragment) if !exists(fragment) => {
                diagnostics.push(Diagnostic::error(link.line, messages::problem_link_nowhere(language, fragment)));
            }
            Target::Policy(..) => policy_links.push(link),
            _ => {}
        }
    }
    for clause in front.glance.iter().map(|line| &line.clause) {
        let name = &clause.value;
        // Only a clause has a dot in its address.
        let problem = match exists(name) {
            true if name.contains('.') => continue,
            true => messages::problem_glance_heading(language, name),
            false => messages::problem_glance_unknown(language, name),
        };
        diagnostics.push(Diagnostic::error(clause.line, problem));
    }
    drop(known);
    let title = if front.title.is_empty() {
        let named = || yaml_title(source.get(..foreign?)?);
        body.title.or_else(named).or_else(|| Some(reading.supply?.title.to_owned())).unwrap_or_default()
    } else {
        front.title
    };
    diagnostics.sort_by_key(|problem| problem.line);
    diagnostics.dedup();

    Parsed {
        document: Document { title, summary: front.summary, glance: glance(front.glance), sections: body.sections },
        edition: front.edition,
        addresses: body.addresses,
        policy_links,
        front: front.places,
        diagnostics,
    }
}

fn glance(lines: Vec<front_matter::GlanceLine>) -> Vec<Glance> {
    let mut glance: Vec<Glance> = lines
        .into_iter()
        .filter_map(|line| {
            let kind = GlanceKind::ALL.into_iter().find(|kind| kind.as_str() == line.kind)?;
            Some(Glance { kind, text: line.text, clause: line.clause.value })
        })
        .collect();
    glance.sort_by_key(|line| line.kind);
    glance
}

fn report_duplicates(addresses: &[Located<String>], language: Language, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    let mut twice = HashSet::new();
    for Located { value, line } in addresses {
        if let Some(first) = seen.insert(value.as_str(), *line) {
            twice.insert(value.as_str());
            // Clauses are counted anew with their section, which was told.
            if value.split_once('.').is_some_and(|(section, _)| twice.contains(section)) {
                continue;
            }
            let message = messages::problem_duplicate(language, value, &first.to_string());
            diagnostics.push(Diagnostic::error(*line, message));
        }
    }
}

#[cfg(test)]
mod tests;
