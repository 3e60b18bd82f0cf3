//! A page as lines of text, for the way to the browser.
//!
//! Each line is a letter and its fields, divided by tabs; what has parts ends
//! with a line `.`. JSON would do as well on the wire, but its decoder costs
//! the wasm 3 to 30 KB gzip, this one less than 2. Reading is total: a line
//! that does not fit makes the whole page `None`. Writer and reader stand in one
//! file, because a change of one is a change of the other.
//!
//! | line | fields | parts |
//! |---|---|---|
//! | `C` | | `E` lines: a list of policies |
//! | `E` | id, language, original, controller, title, summary, minutes | |
//! | `D` | id, language, controller, minutes, edition, title, summary | `O` or nothing, `G`…, `S`…: a policy |
//! | `O` | original, title, url, official, effective, seen | |
//! | `G` | kind (0–3), text, clause | |
//! | `S` | id | line, then blocks |
//! | `H` | level, id | line |
//! | `P` | clause, label | line |
//! | `L` | start or nothing | `I` lines |
//! | `I` | clause, label | line, then blocks |
//! | `T` | | lines `c` of the header, then `R` |
//! | `R` | clause, label | lines `c` |
//! | `c` | | a cell's line |
//! | `Q` | | blocks |
//! | `X` | clause, label, text | |
//! | `-` | | |
//! | `=` | text | within a line |
//! | `*` `!` | | line: emphasis, strong |
//! | `k` | code | |
//! | `f` `x` `p` `g` | fragment · address · policy, fragment · term | line: links |
//! | `/` | | a line break |

use crate::date::Date;
use crate::document::{Block, Clause, Document, Glance, GlanceKind, Inline, Item, Row, Section};
use crate::id::{PolicyId, SectionId};
use crate::page::{IndexEntry, IndexPage, Page, PolicyPage, Provenance};
use crate::target::Target;

/// Deeper than the checker lets any text nest, so that reading cannot
/// exhaust the stack.
const MAX_DEPTH: u8 = 120;

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

/// Reads a page; nothing where the text is not whole.
#[must_use]
pub fn decode(text: &str) -> Option<Page> {
    let mut reader = Reader { lines: text.lines(), depth: 0 };
    let mut first = reader.line()?;
    let page = match first.kind {
        b'C' => Page::Index(reader.index()?),
        b'D' => Page::Policy(Box::new(reader.policy(&mut first)?)),
        _ => return None,
    };
    reader.lines.next().is_none().then_some(page)
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
        self.line('C', &[]);
        for entry in &index.entries {
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

    fn index(&mut self) -> Option<IndexPage> {
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
                b'.' => return Some(IndexPage { entries }),
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
                b'L' => Block::List(line.fields.next()?.parse().ok(), self.items()?),
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

#[cfg(test)]
mod tests;
