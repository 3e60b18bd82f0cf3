//! A page as its lines.

use crate::date::Date;
use crate::document::{Block, Document, Glance, Inline, Item, Row, Section};
use crate::page::{IndexEntry, IndexPage, Page, PolicyPage, Provenance};
use crate::target::Target;

/// Writes a page.
#[must_use]
pub fn encode(page: &Page) -> String {
    let mut writer = Writer { out: String::new() };
    match page {
        Page::Index(index) => writer.index(index),
        Page::Policy(policy) => writer.policy(policy),
    }
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    fn line(&mut self, kind: char, fields: &[&str]) {
        self.out.push(kind);
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                self.out.push('\t');
            }
            for letter in field.chars() {
                match letter {
                    '\\' => self.out.push_str("\\\\"),
                    '\n' => self.out.push_str("\\n"),
                    '\r' => self.out.push_str("\\r"),
                    '\t' => self.out.push_str("\\t"),
                    other => self.out.push(other),
                }
            }
        }
        self.out.push('\n');
    }

    fn end(&mut self) {
        self.line('.', &[]);
    }

    fn index(&mut self, index: &IndexPage) {
        let IndexPage { title, summary, entries } = index;
        self.line('C', &[title, summary]);
        for entry in entries {
            let IndexEntry { id, language, original, controller, title, summary, minutes } = entry;
            self.line('E', &[id.as_str(), language, original, controller, title, summary, &minutes.to_string()]);
        }
        self.end();
    }

    fn policy(&mut self, page: &PolicyPage) {
        let PolicyPage { id, language, controller, minutes, provenance, edition, document } = page;
        let Document { title, summary, glance, sections } = document;
        let day = |date: &Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        self.line('D', &[id.as_str(), language, controller, &minutes.to_string(), &day(edition), title, summary]);
        if let Some(Provenance { original, title, url, official, effective, seen }) = provenance {
            self.line('O', &[original, title, url, official, &day(effective), &day(seen)]);
        }
        for Glance { kind, text, clause } in glance {
            self.line('G', &[&(*kind as u8).to_string(), text, clause]);
        }
        for Section { id, title, blocks } in sections {
            self.line('S', &[id.as_str()]);
            self.inlines(title);
            self.blocks(blocks);
        }
        self.end();
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(level, id, content) => {
                    self.line('H', &[&level.to_string(), id.as_str()]);
                    self.inlines(content);
                }
                Block::Paragraph(clause, content) => {
                    self.line('P', &[&clause.id, &clause.label]);
                    self.inlines(content);
                }
                Block::List(start, items) => {
                    let start = start.map(|start| start.to_string()).unwrap_or_default();
                    self.line('L', &[&start]);
                    for Item { clause, content, blocks } in items {
                        self.line('I', &[&clause.id, &clause.label]);
                        self.inlines(content);
                        self.blocks(blocks);
                    }
                    self.end();
                }
                Block::Table(head, rows) => {
                    self.line('T', &[]);
                    self.cells(head);
                    for Row { clause, cells } in rows {
                        self.line('R', &[&clause.id, &clause.label]);
                        self.cells(cells);
                        self.end();
                    }
                    self.end();
                }
                Block::Quote(blocks) => {
                    self.line('Q', &[]);
                    self.blocks(blocks);
                }
                Block::Code(clause, code) => self.line('X', &[&clause.id, &clause.label, code]),
                Block::Rule => self.line('-', &[]),
            }
        }
        self.end();
    }

    fn cells(&mut self, cells: &[Vec<Inline>]) {
        for cell in cells {
            self.line('c', &[]);
            self.inlines(cell);
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.line('=', &[text]),
                Inline::Code(code) => self.line('k', &[code]),
                Inline::Break => self.line('/', &[]),
                Inline::Emphasis(inner) => {
                    self.line('*', &[]);
                    self.inlines(inner);
                }
                Inline::Strong(inner) => {
                    self.line('!', &[]);
                    self.inlines(inner);
                }
                Inline::Link(target, inner) => {
                    match target {
                        Target::Fragment(fragment) => self.line('f', &[fragment]),
                        Target::External(address) => self.line('x', &[address]),
                        Target::Term(term) => self.line('g', &[term]),
                        Target::Policy(id, fragment) => {
                            self.line('p', &[id.as_str(), fragment.as_deref().unwrap_or_default()]);
                        }
                    }
                    self.inlines(inner);
                }
            }
        }
        self.end();
    }
}
