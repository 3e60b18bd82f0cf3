//! A clause with what stands below it, as it is found by its address.

use policy::{Block, Document, Inline, Item, Section, Target};

/// A clause: its address and its words.
pub(super) struct Part<'a> {
    pub(super) clause: &'a str,
    words: Words<'a>,
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
        _ => {
            let mut parts = Vec::new();
            push(std::slice::from_ref(block), &mut parts);
            parts.into_iter().find(|part| part.clause == address).map(|part| vec![part])
        }
    })
}

fn push<'a>(blocks: &'a [Block], parts: &mut Vec<Part<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(clause, content) => {
                parts.push(Part { clause: &clause.id, words: Words::Cells(vec![after_number(content)]) });
            }
            Block::Code(clause, code) => parts.push(Part { clause: &clause.id, words: Words::Code(code) }),
            Block::List(_, items) => items.iter().for_each(|item| push_item(item, parts)),
            Block::Table(_, rows) => parts.extend(rows.iter().map(|row| {
                let cells = row.cells.iter().map(Vec::as_slice).collect();
                Part { clause: &row.clause.id, words: Words::Cells(cells) }
            })),
            Block::Quote(inner) => push(inner, parts),
            Block::Heading(..) | Block::Rule => {}
        }
    }
}

fn push_item<'a>(item: &'a Item, parts: &mut Vec<Part<'a>>) {
    parts.push(Part { clause: &item.clause.id, words: Words::Cells(vec![after_number(&item.content)]) });
    push(&item.blocks, parts);
}

/// A clause's own number, where bold words follow it, leaves an empty text.
fn after_number(content: &[Inline]) -> &[Inline] {
    match content {
        [Inline::Text(text), rest @ ..] if text.is_empty() => rest,
        _ => content,
    }
}

impl<'a> Part<'a> {
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

    fn cells(&self) -> &[&'a [Inline]] {
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
