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
pub use lines::Lines;
use policy::{Date, Document, Glance, GlanceKind, Target};
use std::collections::{HashMap, HashSet};
pub use toml_table::{TomlProblem, read_table};

/// The size from which a file is refused unread.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// What is said of such a file.
pub const TOO_LARGE: &str = "the file is larger than 5 MB: split the policy, or leave out what is no text";

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

/// Reads a policy's text in one language.
#[must_use]
pub fn parse(source: &str) -> Parsed {
    if source.len() > MAX_BYTES {
        let problem = Diagnostic::error(1, TOO_LARGE);
        return Parsed { diagnostics: vec![problem], ..Parsed::default() };
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines = Lines::of(source);
    let front = front_matter::read(source, &lines);
    let body = front.body_start.map(|start| body::read(source, start, &lines)).unwrap_or_default();

    let mut diagnostics = front.diagnostics;
    diagnostics.extend(body.diagnostics);
    report_duplicates(&body.addresses, &mut diagnostics);
    let known: HashSet<&str> = body.addresses.iter().map(|address| address.value.as_str()).collect();
    let exists = |address: &str| known.contains(address);

    let mut policy_links = Vec::new();
    for link in body.links {
        match &link.value {
            Target::Fragment(fragment) if !exists(fragment) => diagnostics.push(Diagnostic::error(
                link.line,
                format!("the link to `#{fragment}` leads nowhere: name a heading's id or a clause of this text"),
            )),
            Target::Policy(..) => policy_links.push(link),
            _ => {}
        }
    }
    for clause in front.glance.iter().map(|line| &line.clause) {
        let name = &clause.value;
        // Only a clause has a dot in its address.
        let problem = match exists(name) {
            true if name.contains('.') => continue,
            true => format!("at-a-glance names the heading `{name}`: name the clause below it that says so"),
            false => {
                format!("at-a-glance names the clause `{name}`, which does not exist: name the clause that says so")
            }
        };
        diagnostics.push(Diagnostic::error(clause.line, problem));
    }
    drop(known);
    diagnostics.sort_by_key(|problem| problem.line);
    diagnostics.dedup();

    Parsed {
        document: Document {
            title: front.title,
            summary: front.summary,
            glance: glance(front.glance),
            sections: body.sections,
        },
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

fn report_duplicates(addresses: &[Located<String>], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for Located { value, line } in addresses {
        if let Some(first) = seen.insert(value.as_str(), *line) {
            diagnostics.push(Diagnostic::error(
                *line,
                format!("the address `{value}` is taken by line {first} already: give this one another id or number"),
            ));
        }
    }
}

#[cfg(test)]
mod tests;
