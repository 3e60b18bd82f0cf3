//! The page of some lines, or nothing where they are not whole.

use crate::date::Date;
use crate::document::{Block, Clause, Document, Glance, GlanceKind, Inline, Item, Row, Section};
use crate::id::{PolicyId, SectionId};
use crate::page::{IndexEntry, IndexPage, Page, PolicyPage, Provenance};
use crate::target::Target;

/// Deeper than the checker lets any text nest, so that reading cannot
/// exhaust the stack.
const MAX_DEPTH: u8 = 120;

/// Reads a page; nothing where the text is not whole.
#[must_use]
pub fn decode(text: &str) -> Option<Page> {
    let mut reader = Reader { lines: text.lines(), depth: 0 };
    let mut first = reader.line()?;
    let page = match first.kind {
        b'C' => Page::Index(reader.index(&mut first)?),
        b'D' => Page::Policy(Box::new(reader.policy(&mut first)?)),
        _ => return None,
    };
    reader.lines.next().is_none().then_some(page)
}

struct Reader<'a> {
    lines: std::str::Lines<'a>,
    depth: u8,
}

struct Line<'a> {
    kind: u8,
    fields: std::str::Split<'a, char>,
}

impl Line<'_> {
    fn text(&mut self) -> Option<String> {
        let field = self.fields.next()?;
        let mut text = String::with_capacity(field.len());
        let mut letters = field.chars();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => match letters.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '\\' => '\\',
                    _ => return None,
                },
                other => other,
            });
        }
        Some(text)
    }

    fn number(&mut self) -> Option<u32> {
        self.fields.next()?.parse().ok()
    }

    fn day(&mut self) -> Option<Option<Date>> {
        match self.fields.next()? {
            "" => Some(None),
            text => Date::parse(text).map(Some),
        }
    }

    fn policy(&mut self) -> Option<PolicyId> {
        PolicyId::parse(self.fields.next()?)
    }

    fn section(&mut self) -> Option<SectionId> {
        SectionId::parse(self.fields.next()?)
    }

    fn clause(&mut self) -> Option<Clause> {
        Some(Clause { id: self.text()?, label: self.text()? })
    }
}

impl<'a> Reader<'a> {
    fn line(&mut self) -> Option<Line<'a>> {
        let line = self.lines.next()?;
        let (kind, fields) = line.split_at_checked(1)?;
        Some(Line { kind: *kind.as_bytes().first()?, fields: fields.split('\t') })
    }

    /// Runs `read` one level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn index(&mut self, first: &mut Line<'a>) -> Option<IndexPage> {
        let (title, summary) = (first.text()?, first.text()?);
        let mut entries = Vec::new();
        loop {
            let mut line = self.line()?;
            match line.kind {
                b'E' => entries.push(IndexEntry {
                    id: line.policy()?,
                    language: line.text()?,
                    original: line.text()?,
                    controller: line.text()?,
                    title: line.text()?,
                    summary: line.text()?,
                    minutes: line.number()?,
                }),
                b'.' => return Some(IndexPage { title, summary, entries }),
                _ => return None,
            }
        }
    }

    fn policy(&mut self, first: &mut Line<'a>) -> Option<PolicyPage> {
        let mut page = PolicyPage {
            id: first.policy()?,
            language: first.text()?,
            controller: first.text()?,
            minutes: first.number()?,
            provenance: None,
            edition: first.day()?,
            document: Document { title: first.text()?, summary: first.text()?, ..Document::default() },
        };
        loop {
            let mut line = self.line()?;
            match line.kind {
                b'O' => {
                    page.provenance = Some(Provenance {
                        original: line.text()?,
                        title: line.text()?,
                        url: line.text()?,
                        official: line.text()?,
                        effective: line.day()?,
                        seen: line.day()?,
                    });
                }
                b'G' => {
                    let kind = *GlanceKind::ALL.get(line.number()? as usize)?;
                    page.document.glance.push(Glance { kind, text: line.text()?, clause: line.text()? });
                }
                b'S' => page.document.sections.push(Section {
                    id: line.section()?,
                    title: self.inlines()?,
                    blocks: self.blocks()?,
                }),
                b'.' => return Some(page),
                _ => return None,
            }
        }
    }

    fn blocks(&mut self) -> Option<Vec<Block>> {
        let mut blocks = Vec::new();
        loop {
            let mut line = self.line()?;
            blocks.push(match line.kind {
                b'H' => Block::Heading(u8::try_from(line.number()?).ok()?, line.section()?, self.inlines()?),
                b'P' => Block::Paragraph(line.clause()?, self.inlines()?),
                b'L' => {
                    let start = match line.fields.next()? {
                        "" => None,
                        number => Some(number.parse().ok()?),
                    };
                    Block::List(start, self.items()?)
                }
                b'T' => self.table()?,
                b'Q' => Block::Quote(self.deeper(Self::blocks)?),
                b'X' => Block::Code(line.clause()?, line.text()?),
                b'-' => Block::Rule,
                b'.' => return Some(blocks),
                _ => return None,
            });
        }
    }

    fn items(&mut self) -> Option<Vec<Item>> {
        let mut items = Vec::new();
        loop {
            let mut line = self.line()?;
            match line.kind {
                b'I' => items.push(Item {
                    clause: line.clause()?,
                    content: self.inlines()?,
                    blocks: self.deeper(Self::blocks)?,
                }),
                b'.' => return Some(items),
                _ => return None,
            }
        }
    }

    fn table(&mut self) -> Option<Block> {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        loop {
            let mut line = self.line()?;
            match line.kind {
                b'c' => head.push(self.inlines()?),
                b'R' => rows.push(Row { clause: line.clause()?, cells: self.cells()? }),
                b'.' => return Some(Block::Table(head, rows)),
                _ => return None,
            }
        }
    }

    fn cells(&mut self) -> Option<Vec<Vec<Inline>>> {
        let mut cells = Vec::new();
        loop {
            match self.line()?.kind {
                b'c' => cells.push(self.inlines()?),
                b'.' => return Some(cells),
                _ => return None,
            }
        }
    }

    fn inlines(&mut self) -> Option<Vec<Inline>> {
        let mut content = Vec::new();
        loop {
            let mut line = self.line()?;
            let target = match line.kind {
                b'f' => Target::Fragment(line.text()?),
                b'x' => Target::External(line.text()?),
                b'g' => Target::Term(line.text()?),
                b'p' => Target::Policy(line.policy()?, line.text().filter(|fragment| !fragment.is_empty())),
                other => {
                    content.push(match other {
                        b'=' => Inline::Text(line.text()?),
                        b'k' => Inline::Code(line.text()?),
                        b'/' => Inline::Break,
                        b'*' => Inline::Emphasis(self.deeper(Self::inlines)?),
                        b'!' => Inline::Strong(self.deeper(Self::inlines)?),
                        b'.' => return Some(content),
                        _ => return None,
                    });
                    continue;
                }
            };
            content.push(Inline::Link(target, self.deeper(Self::inlines)?));
        }
    }
}
