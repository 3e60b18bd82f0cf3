//! A clause with what stands below it, as it is found by its address; and all
//! that has words, one after the other, for those that need each.

use policy::{Block, Document, Inline, Item, Row, Section, Target};

/// A clause: its address and its words. A heading has its id for an address,
/// the header of a table that of the first row.
pub(super) struct Part<'a> {
    pub(super) clause: &'a str,
    pub(super) shape: Shape,
    words: Words<'a>,
}

/// What kind of block a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Heading,
    Paragraph,
    Item,
    Header,
    Row,
    Code,
}

enum Words<'a> {
    /// one, or as many as a row of a table has cells
    Cells(Vec<&'a [Inline]>),
    Code(&'a str),
}

/// The clause of that address, then those below it; nothing where there is none.
pub(super) fn passage<'a>(document: &'a Document, address: &str) -> Vec<Part<'a>> {
    document.sections.iter().find_map(|section| passage_in(section, address)).unwrap_or_default()
}

/// The same within a section.
pub(super) fn passage_in<'a>(section: &'a Section, address: &str) -> Option<Vec<Part<'a>>> {
    find(&section.blocks, address)
}

/// All clauses of a section, in document order.
pub(super) fn clauses(section: &Section) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    push(&section.blocks, &mut parts);
    parts
}

/// Every clause and its words, in document order.
pub(crate) fn clause_texts(document: &Document) -> impl Iterator<Item = (&str, String)> {
    document.sections.iter().flat_map(clauses).map(|part| (part.clause, part.text()))
}

/// All headings, each with its level.
pub(super) fn headings(document: &Document) -> Vec<(u8, Part<'_>)> {
    let mut found = Vec::new();
    for section in &document.sections {
        found.push((2, Part::of(Shape::Heading, section.id.as_str(), vec![&section.title])));
        found.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Heading(level, id, content) => Some((*level, Part::of(Shape::Heading, id.as_str(), vec![content]))),
            _ => None,
        }));
    }
    found
}

/// The headers of all tables that have rows.
pub(super) fn headers(document: &Document) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    document.sections.iter().for_each(|section| push_headers(&section.blocks, &mut found));
    found
}

fn push_headers<'a>(blocks: &'a [Block], found: &mut Vec<Part<'a>>) {
    for block in blocks {
        match block {
            Block::Table(head, rows) => {
                let cells = || head.iter().map(Vec::as_slice).collect();
                found.extend(rows.first().map(|row| Part::of(Shape::Header, &row.clause.id, cells())));
            }
            Block::List(_, items) => items.iter().for_each(|item| push_headers(&item.blocks, found)),
            Block::Quote(inner) => push_headers(inner, found),
            _ => {}
        }
    }
}

/// The words of a clause; nothing where it does not exist.
pub(crate) fn clause_text(document: &Document, address: &str) -> String {
    passage(document, address).first().map(Part::text).unwrap_or_default()
}

fn find<'a>(blocks: &'a [Block], address: &str) -> Option<Vec<Part<'a>>> {
    let in_item = |item: &'a Item| {
        if item.clause.id == address {
            let mut parts = Vec::new();
            push_item(item, &mut parts);
            return Some(parts);
        }
        find(&item.blocks, address)
    };
    blocks.iter().find_map(|block| match block {
        Block::List(_, items) => items.iter().find_map(in_item),
        Block::Quote(inner) => find(inner, address),
        Block::Table(_, rows) => rows.iter().find(|row| row.clause.id == address).map(|row| vec![Part::of_row(row)]),
        Block::Paragraph(clause, _) | Block::Code(clause, _) if clause.id == address => {
            let mut parts = Vec::new();
            push(std::slice::from_ref(block), &mut parts);
            Some(parts)
        }
        _ => None,
    })
}

fn push<'a>(blocks: &'a [Block], parts: &mut Vec<Part<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(clause, content) => {
                parts.push(Part::of(Shape::Paragraph, &clause.id, vec![content]));
            }
            Block::Code(clause, code) => {
                parts.push(Part { clause: &clause.id, shape: Shape::Code, words: Words::Code(code) })
            }
            Block::List(_, items) => items.iter().for_each(|item| push_item(item, parts)),
            Block::Table(_, rows) => parts.extend(rows.iter().map(Part::of_row)),
            Block::Quote(inner) => push(inner, parts),
            Block::Heading(..) | Block::Rule => {}
        }
    }
}

fn push_item<'a>(item: &'a Item, parts: &mut Vec<Part<'a>>) {
    parts.push(Part::of(Shape::Item, &item.clause.id, vec![&item.content]));
    push(&item.blocks, parts);
}

impl<'a> Part<'a> {
    fn of(shape: Shape, clause: &'a str, cells: Vec<&'a [Inline]>) -> Self {
        Self { clause, shape, words: Words::Cells(cells) }
    }

    fn of_row(row: &'a Row) -> Self {
        Self::of(Shape::Row, &row.clause.id, row.cells.iter().map(Vec::as_slice).collect())
    }

    /// Its words.
    pub(super) fn text(&self) -> String {
        match &self.words {
            Words::Cells(cells) => joined(cells),
            Words::Code(code) => (*code).to_owned(),
        }
    }

    /// The bold words that open it, without their full stop.
    pub(super) fn lead(&self) -> Option<String> {
        let Inline::Strong(lead) = self.cells().first()?.first()? else { return None };
        let lead = policy::document::plain_text(lead);
        Some(lead.trim_end_matches(['.', ':', ' ']).to_owned()).filter(|lead| !lead.is_empty())
    }

    /// Its words after the lead, if there is one.
    pub(super) fn text_after_lead(&self) -> String {
        if self.lead().is_none() {
            return self.text();
        }
        let [first, others @ ..] = self.cells() else { return String::new() };
        let rest = first.get(1..).unwrap_or_default();
        let cells: Vec<_> = [rest].into_iter().chain(others.iter().copied()).filter(|cell| !cell.is_empty()).collect();
        joined(&cells).trim_start_matches(['.', ':', ' ', '\u{a0}']).to_owned()
    }

    /// Where its links lead.
    pub(super) fn links(&self) -> Vec<&'a Target> {
        let mut links = Vec::new();
        self.cells().iter().for_each(|cell| push_links(cell, &mut links));
        links
    }

    pub(super) fn cells(&self) -> &[&'a [Inline]] {
        match &self.words {
            Words::Cells(cells) => cells,
            Words::Code(_) => &[],
        }
    }
}

fn joined(cells: &[&[Inline]]) -> String {
    cells.iter().map(|cell| policy::document::plain_text(cell)).collect::<Vec<_>>().join(" · ")
}

fn push_links<'a>(content: &'a [Inline], links: &mut Vec<&'a Target>) {
    for inline in content {
        match inline {
            Inline::Link(target, inner) => {
                links.push(target);
                push_links(inner, links);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => push_links(inner, links),
            _ => {}
        }
    }
}
