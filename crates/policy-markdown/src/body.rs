//! The Markdown after the front matter, event by event, into sections.
//!
//! The walk is recursive, and so refuses what nests deeper than [`MAX_DEPTH`].
//! It is one state machine over one stream of events, which each part takes
//! from: headings and sections here, a [`block`], a [`table`] and its rows, the
//! [`inline`] content of either.

mod block;
mod inline;
mod table;

use crate::diagnostic::{HIDDEN_REMEDY, hidden, hidden_message};
use crate::{Diagnostic, Lines, Located};
use policy::{Block, Clause, ClauseNumbering, Inline, Section, SectionId, Target};
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag};
use std::iter::Peekable;
use std::ops::Range;

const MAX_DEPTH: usize = 100;

#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) sections: Vec<Section>,
    pub(crate) addresses: Vec<Located<String>>,
    pub(crate) links: Vec<Located<Target>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

pub(crate) fn read(source: &str, start: usize, lines: &Lines) -> Body {
    let text = source.get(start..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        events: Parser::new_ext(text, options).into_offset_iter().peekable(),
        text,
        start,
        lines,
        numbering: ClauseNumbering::default(),
        level: 1,
        depth: 0,
        reported_depth: false,
        last_cell_end: 0,
        body: Body::default(),
    };
    reader.document();
    let mut body = reader.body;
    if body.sections.is_empty() && body.diagnostics.is_empty() {
        body.diagnostics.push(Diagnostic::error(
            lines.at(start),
            "there is no text: write a heading, `## Title {#id}`, and paragraphs",
        ));
    }
    body
}

struct Reader<'a> {
    events: Peekable<OffsetIter<'a>>,
    text: &'a str,
    start: usize,
    lines: &'a Lines,
    numbering: ClauseNumbering,
    /// the level of the latest heading; the page's title is of level 1
    level: u8,
    depth: usize,
    reported_depth: bool,
    /// where the latest cell of a table ends, in bytes
    last_cell_end: usize,
    body: Body,
}

impl<'a> Reader<'a> {
    fn line(&self, range: &Range<usize>) -> usize {
        self.lines.at(self.start + range.start)
    }

    fn error(&mut self, range: &Range<usize>, message: impl Into<String>) {
        let line = self.line(range);
        self.body.diagnostics.push(Diagnostic::error(line, message));
    }

    fn document(&mut self) {
        while let Some((event, range)) = self.events.next() {
            if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
                let named = Named { id: id.as_deref(), plain: classes.is_empty() && attrs.is_empty() };
                if let Some((level, id, content)) = self.heading(level, &named, &range) {
                    if level == 2 {
                        self.numbering.enter(&id);
                        self.body.sections.push(Section { id, title: content, blocks: Vec::new() });
                    } else {
                        self.put(Block::Heading(level, id, content), &range);
                    }
                }
            } else if let Some(block) = self.block(event, &range) {
                self.put(block, &range);
            }
        }
    }

    /// Puts a block into the latest section.
    fn put(&mut self, block: Block, range: &Range<usize>) {
        match self.body.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.error(range, "this stands before the first heading: put a `## Title {#id}` above it"),
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        named: &Named<'_>,
        range: &Range<usize>,
    ) -> Option<(u8, SectionId, Vec<Inline>)> {
        let content = self.inlines();
        let title = policy::document::plain_text(&content);
        let level = level as u8;
        if title.trim().is_empty() {
            self.error(range, "this heading is empty: give it a title");
        }
        if level == 1 {
            self.error(range, format!("“{title}” is a heading of level 1: the page's title stands in the front matter, sections begin with `##`"));
        } else if level > self.level + 1 {
            let due = "#".repeat(usize::from(self.level) + 1);
            self.error(range, format!("the heading “{title}” skips a level: write it with `{due}`"));
        }
        self.level = level.max(1);
        if !named.plain {
            self.error(
                range,
                format!("the heading “{title}” has classes or attributes: only an id may stand in its braces"),
            );
        }
        let Some(id) = named.id.and_then(SectionId::parse) else {
            self.error(
                range,
                match named.id {
                    None => format!(
                        "the heading “{title}” has no id: add one, the same in every language, like `{{#cookies}}`"
                    ),
                    Some(id) => format!(
                        "`{id}` is no id: use lower-case Latin letters, digits and hyphens, beginning with a letter; app, text, contents, at-a-glance and definition are the page's own"
                    ),
                },
            );
            return None;
        };
        self.locate(id.as_str().to_owned(), range);
        // A heading of level 1 was reported; as a section it keeps what follows readable.
        Some((level.max(2), id, content))
    }

    fn locate(&mut self, address: String, range: &Range<usize>) {
        let line = self.line(range);
        self.body.addresses.push(Located { value: address, line });
    }

    /// A clause that begins at `range` and carries `label`.
    fn clause(&mut self, label: &str, range: &Range<usize>) -> Clause {
        let id = self.numbering.next(label);
        self.locate(id.clone(), range);
        Clause { id, label: label.to_owned() }
    }

    /// Reads an element whose start was just read, or passes over it where it
    /// nests too deep: reported once, because what is deeper still is in it.
    fn deeper<T>(&mut self, range: &Range<usize>, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            if !self.reported_depth {
                self.error(range, "this nests deeper than 100 levels: make the structure flatter");
                self.reported_depth = true;
            }
            self.skip();
            return None;
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        Some(found)
    }

    fn report_hidden(&mut self, text: &str, range: &Range<usize>) {
        if let Some(letter) = hidden(text) {
            // Code is of many lines; an entity is found nowhere.
            let place = self.text.get(range.clone()).and_then(|source| source.find(letter)).unwrap_or_default();
            self.error(&(range.start + place..range.end), format!("{}: {HIDDEN_REMEDY}", hidden_message(letter)));
        }
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        self.error(range, "raw HTML is never shown: write it in Markdown, or put it in code to show it as text");
    }

    /// Passes over what is left of an element whose start was just read.
    fn skip(&mut self) {
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }
}

/// What a heading's braces hold.
struct Named<'a> {
    id: Option<&'a str>,
    plain: bool,
}
