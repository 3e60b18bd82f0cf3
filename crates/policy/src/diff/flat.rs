//! A document as a row of passages, in the order in which it is read.

use crate::document::{Block, Clause, Document, Inline, Item, Row, plain_text};
use crate::target::Target;
use std::ops::Range;

/// Sections, and the passages of all of them in one row.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) sections: Vec<Section>,
    pub(super) passages: Vec<Passage>,
}

/// A section's heading, and which passages stand under it.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) passages: Range<usize>,
}

/// Something with words of its own.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) kind: Kind,
    /// in which section it stands, counted from 0
    pub(super) section: usize,
    /// empty for the header of a table, which has none
    pub(super) address: String,
    pub(super) label: String,
    pub(super) text: String,
}

/// Only passages of one kind can be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Clause,
    TableHeader,
}

/// Between the cells of a table's row.
const BETWEEN_CELLS: &str = " · ";

impl Flat {
    pub(super) fn new(document: &Document) -> Self {
        let mut flat = Self::default();
        for section in &document.sections {
            let start = flat.passages.len();
            flat.blocks(&section.blocks);
            let passages = start..flat.passages.len();
            flat.sections.push(Section { id: section.id.as_str().to_owned(), title: text(&section.title), passages });
        }
        flat
    }

    fn push(&mut self, kind: Kind, address: &str, label: &str, text: String) {
        let (address, label) = (address.to_owned(), label.to_owned());
        self.passages.push(Passage { kind, section: self.sections.len(), address, label, text });
    }

    fn clause(&mut self, clause: &Clause, text: String) {
        self.push(Kind::Clause, &clause.id, &clause.label, text);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(_, id, content) => self.push(Kind::Heading, id.as_str(), "", text(content)),
                Block::Paragraph(clause, content) => self.clause(clause, text(content)),
                Block::List(_, items) => {
                    for Item { clause, content, blocks } in items {
                        self.clause(clause, text(content));
                        self.blocks(blocks);
                    }
                }
                Block::Table(head, rows) => {
                    self.push(Kind::TableHeader, "", "", cells(head));
                    for Row { clause, cells: row } in rows {
                        self.clause(clause, cells(row));
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Code(clause, code) => self.clause(clause, code.clone()),
                Block::Rule => {}
            }
        }
    }
}

fn cells(cells: &[Vec<Inline>]) -> String {
    cells.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(BETWEEN_CELLS)
}

/// The words of a line, after a link the address where it leads elsewhere: a
/// policy that names another recipient's page has changed.
fn text(content: &[Inline]) -> String {
    let mut out = String::new();
    push_text(content, &mut out);
    out
}

fn push_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) | Inline::Code(words) => out.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) => push_text(inner, out),
            Inline::Link(target, inner) => {
                push_text(inner, out);
                let Target::External(address) = target else { continue };
                let shown = address.split_once(':').map_or("", |(_, rest)| rest.trim_matches('/'));
                if !plain_text(inner).trim_end_matches('/').ends_with(shown) {
                    for part in [" (", address, ")"] {
                        out.push_str(part);
                    }
                }
            }
            Inline::Break => out.push(' '),
        }
    }
}
