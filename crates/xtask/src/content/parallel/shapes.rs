//! What addresses do not tell of two texts: the levels of headings, the kinds
//! of blocks, the columns of tables, the lines at a glance.

use crate::content::folder::Text;
use crate::content::passage::{Part, Shape, clauses, headers, headings};
use policy::{Document, Glance};
use policy_markdown::Diagnostic;
use std::collections::HashMap;

pub(super) fn compare(original: &Text, text: &Text) -> Vec<Diagnostic> {
    [levels(original, text), blocks(original, text), columns(original, text), at_a_glance(original, text)].concat()
}

fn levels(original: &Text, text: &Text) -> Vec<Diagnostic> {
    let name = original.name();
    let levels: HashMap<&str, u8> =
        headings(&original.document).iter().map(|(level, heading)| (heading.clause, *level)).collect();
    let mut problems = Vec::new();
    for (level, heading) in headings(&text.document) {
        let id = heading.clause;
        if let Some(due) = levels.get(id).filter(|due| **due != level) {
            let (line, there) = (text.line_of(id).unwrap_or(1), original.line_of(id).unwrap_or(1));
            let marks = "#".repeat(usize::from(*due));
            problems.push(Diagnostic::error(
                line,
                format!("the heading `{id}` is of level {level}, in the original ({name}:{there}) of level {due}: write it with `{marks}`"),
            ));
        }
    }
    problems
}

/// An item where the original has a paragraph reads otherwise and looks
/// otherwise, though every address is right.
fn blocks(original: &Text, text: &Text) -> Vec<Diagnostic> {
    let name = original.name();
    let shapes: HashMap<&str, Shape> = parts(&original.document).map(|part| (part.clause, part.shape)).collect();
    let differs = |part: &Part<'_>| Some((*shapes.get(part.clause)?, part.shape)).filter(|(due, shape)| due != shape);
    let mut problems = Vec::new();
    for part in parts(&text.document) {
        if let Some((due, shape)) = differs(&part) {
            let clause = part.clause;
            let (line, there) = (text.line_of(clause).unwrap_or(1), original.line_of(clause).unwrap_or(1));
            let (due, shape) = (in_words(due), in_words(shape));
            problems.push(Diagnostic::warning(
                line,
                format!("the clause `{clause}` is {shape}, in the original ({name}:{there}) {due}: write it as that"),
            ));
        }
    }
    problems
}

fn parts(document: &Document) -> impl Iterator<Item = Part<'_>> {
    document.sections.iter().flat_map(clauses)
}

fn in_words(shape: Shape) -> &'static str {
    match shape {
        Shape::Heading => "a heading",
        Shape::Paragraph => "a paragraph",
        Shape::Item => "an item of a list",
        Shape::Header => "the header of a table",
        Shape::Row => "a row of a table",
        Shape::Code => "code",
    }
}

fn columns(original: &Text, text: &Text) -> Vec<Diagnostic> {
    let name = original.name();
    let columns: HashMap<&str, usize> =
        headers(&original.document).iter().map(|header| (header.clause, header.cells().len())).collect();
    let mut problems = Vec::new();
    for header in headers(&text.document) {
        let (row, count) = (header.clause, header.cells().len());
        if let Some(due) = columns.get(row).filter(|due| **due != count) {
            let (line, there) = (header_line(text, row), header_line(original, row));
            problems.push(Diagnostic::error(
                line,
                format!(
                    "the columns of this table are {count}, of the original's ({name}:{there}) {due}: give it as many"
                ),
            ));
        }
    }
    problems
}

/// Where the header of a table stands: above its delimiters and its first row.
pub(in crate::content) fn header_line(text: &Text, first_row: &str) -> usize {
    text.line_of(first_row).unwrap_or(1).saturating_sub(2).max(1)
}

/// The same lines in both, each with the same clause.
fn at_a_glance(original: &Text, text: &Text) -> Vec<Diagnostic> {
    // Front matter that cannot be read was reported itself.
    if original.front.is_empty() || text.front.is_empty() {
        return Vec::new();
    }
    let name = original.name();
    let find = |text: &Text, line: &Glance| text.document.glance.iter().find(|known| known.kind == line.kind).cloned();
    let line_of = |text: &Text, line: &Glance| {
        text.front.iter().find(|known| known.value == line.kind.as_str()).map_or(1, |known| known.line)
    };
    let mut problems = Vec::new();
    for line in &text.document.glance {
        let (kind, at) = (line.kind.as_str(), line_of(text, line));
        match find(original, line) {
            None => problems.push(Diagnostic::warning(
                at,
                format!("the original, {name}, has no line `{kind}` at a glance: add it there, or remove it here"),
            )),
            Some(due) if due.clause != line.clause => {
                let (clause, due, there) = (&line.clause, &due.clause, line_of(original, line));
                problems.push(Diagnostic::error(
                    at,
                    format!("the line `{kind}` at a glance leads to `{clause}`, the original's ({name}:{there}) to `{due}`: name the same clause"),
                ));
            }
            Some(_) => {}
        }
    }
    for line in original.document.glance.iter().filter(|line| find(text, line).is_none()) {
        let (kind, there) = (line.kind.as_str(), line_of(original, line));
        let at = text.front.first().map_or(1, |title| title.line);
        problems.push(Diagnostic::warning(
            at,
            format!("the line `{kind}` at a glance of the original ({name}:{there}) is missing: translate it"),
        ));
    }
    problems
}
