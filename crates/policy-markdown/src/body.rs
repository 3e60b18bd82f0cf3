//! The Markdown after the front matter, event by event, into sections.
//!
//! The walk is recursive, and so refuses what nests deeper than [`MAX_DEPTH`].
//! It is one state machine over one stream of events, and therefore one file.

use crate::diagnostic::{HIDDEN_REMEDY, hidden, hidden_message, remedy};
use crate::line::Line;
use crate::{Diagnostic, Lines, Located};
use policy::id::split_label;
use policy::{Block, Clause, ClauseNumbering, Inline, Item, Row, Section, SectionId, Target};
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
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

    /// Moves a block's own number out of its content, of which bold words may
    /// be all that is left.
    fn take_label(content: &mut Vec<Inline>) -> String {
        let Some(Inline::Text(text)) = content.first_mut() else { return String::new() };
        let (label, rest) = split_label(text);
        let (label, rest) = (label.to_owned(), rest.to_owned());
        if label.is_empty() {
            return label;
        }
        *text = rest;
        if text.is_empty() {
            content.remove(0);
        }
        label
    }

    fn blocks_until(&mut self, end: TagEnd) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            blocks.extend(self.block(event, &range));
        }
        blocks
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

    fn block(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Block> {
        match event {
            Event::Start(tag) => self.deeper(range, |reader| reader.container(tag, range)).flatten(),
            Event::Rule => Some(Block::Rule),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.raw_html(range);
                None
            }
            // What else could stand between blocks has no place in the tree.
            _ => None,
        }
    }

    fn container(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => {
                self.report_bars(range);
                let mut content = self.inlines();
                if content.is_empty() {
                    return None;
                }
                let label = Self::take_label(&mut content);
                Some(Block::Paragraph(self.clause(&label, range), content))
            }
            Tag::List(start) => Some(self.list(start)),
            Tag::Table(_) => Some(self.table()),
            Tag::BlockQuote(kind) => Some(Block::Quote(self.blocks_until(TagEnd::BlockQuote(kind)))),
            Tag::CodeBlock(_) => {
                let clause = self.clause("", range);
                let mut code = String::new();
                while let Some((event, range)) = self.events.next() {
                    match event {
                        Event::Text(text) => {
                            self.report_hidden(&text, &range);
                            code.push_str(&text);
                        }
                        Event::End(_) => break,
                        _ => {}
                    }
                }
                Some(Block::Code(clause, code))
            }
            Tag::HtmlBlock => {
                self.raw_html(range);
                self.skip();
                None
            }
            Tag::Heading { .. } => {
                self.error(range, "a heading stands inside a list or quotation: move it out");
                self.skip();
                None
            }
            _ => {
                self.skip();
                None
            }
        }
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

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        let mut points = false;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let marker = start.and_then(|_| self.point_marker(&range));
                    points |= marker.is_some();
                    items.push(self.item(marker, &range));
                }
                _ => break,
            }
        }
        let start = start.filter(|_| !points).and_then(|start| u32::try_from(start).ok());
        Block::List(start, items)
    }

    /// `1)`, where an ordered list is written with parentheses: then the
    /// number belongs to the text and to the clause's address.
    fn point_marker(&self, range: &Range<usize>) -> Option<String> {
        let item = self.text.get(range.clone())?.trim_start();
        let (number, _) = item.split_once(|letter: char| !letter.is_ascii_digit())?;
        item.get(number.len()..)?.starts_with(')').then(|| [number, ")"].concat())
    }

    fn item(&mut self, marker: Option<String>, range: &Range<usize>) -> Item {
        // A loose item wraps its first words in a paragraph, a tight one does not.
        let mut content = match self.events.peek() {
            Some((Event::Start(Tag::Paragraph), paragraph)) => {
                let paragraph = paragraph.clone();
                self.report_bars(&paragraph);
                self.events.next();
                self.inlines()
            }
            _ => self.inlines_of_tight_item(),
        };
        let label = marker.unwrap_or_else(|| Self::take_label(&mut content));
        let clause = self.clause(&label, range);
        Item { clause, content, blocks: self.blocks_until(TagEnd::Item) }
    }

    fn inlines_of_tight_item(&mut self) -> Vec<Inline> {
        let mut content = Line::default();
        let mut whole: Option<Range<usize>> = None;
        while let Some((event, _)) = self.events.peek() {
            let block = match event {
                Event::End(TagEnd::Item) | Event::Rule | Event::Html(_) => true,
                Event::Start(tag) => !is_inline(tag),
                _ => false,
            };
            if block {
                break;
            }
            if let Some((event, range)) = self.events.next() {
                whole = Some(whole.map_or(range.start, |whole| whole.start)..range.end);
                self.inline(event, &range, &mut content);
            }
        }
        if let Some(whole) = whole {
            self.report_bars(&whole);
        }
        content.finish()
    }

    /// Reports words that were meant for a table, and are none because a
    /// header or the line below it is missing.
    fn report_bars(&mut self, range: &Range<usize>) {
        let count = self.text.get(range.clone()).unwrap_or_default().trim().lines().count();
        // A row before the header of a table is a paragraph of one line.
        let lines = || self.text.get(range.start..).unwrap_or_default().lines().take(count.max(2));
        let is_row = |line: &str| {
            // Quotations have their mark at the beginning of each line.
            let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
            line.len() > 1 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
        };
        if lines().count() > 1 && lines().all(is_row) {
            self.error(
                range,
                "these lines look like a table without a header: begin it with a line that names the columns, then one like `|---|---|`",
            );
        }
    }

    fn table(&mut self) -> Block {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(TagEnd::TableHead, true),
                Event::Start(Tag::TableRow) => {
                    let clause = self.clause("", &range);
                    rows.push(Row { clause, cells: self.cells(TagEnd::TableRow, false) });
                    let kept = std::mem::take(&mut self.last_cell_end);
                    let lost = self.text.get(kept..range.end).unwrap_or_default();
                    if lost.contains(|letter: char| letter != '|' && !letter.is_whitespace()) {
                        self.error(
                            &range,
                            "this row has more cells than the header, and they would be lost: give the table another column, or write `\\|` for a bar that is text",
                        );
                    }
                }
                _ => break,
            }
        }
        Block::Table(head, rows)
    }

    fn cells(&mut self, end: TagEnd, header: bool) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            if event == Event::Start(Tag::TableCell) {
                let cell = self.inlines();
                self.last_cell_end = range.end;
                if header && policy::document::plain_text(&cell).trim().is_empty() {
                    self.error(&range, "a header cell of this table is empty: say what its column holds");
                }
                cells.push(cell);
            }
        }
        cells
    }

    /// The content of an element whose start was just read, up to its end.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut line = Line::default();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, &range, &mut line);
        }
        line.finish()
    }

    fn inline(&mut self, event: Event<'a>, range: &Range<usize>, line: &mut Line) {
        match event {
            Event::Text(text) => {
                self.report_hidden(&text, range);
                line.text(&text);
            }
            Event::Code(code) => {
                self.report_hidden(&code, range);
                line.push(Inline::Code(code.into_string()));
            }
            Event::SoftBreak => line.text(" "),
            Event::HardBreak => line.push(Inline::Break),
            Event::InlineHtml(_) | Event::Html(_) => self.raw_html(range),
            Event::Start(tag) => {
                self.deeper(range, |reader| reader.span(tag, range, line));
            }
            _ => {}
        }
    }

    fn span(&mut self, tag: Tag<'a>, range: &Range<usize>, line: &mut Line) {
        match tag {
            Tag::Emphasis => {
                let inner = self.inlines();
                line.push(Inline::Emphasis(inner));
            }
            Tag::Strong => {
                let inner = self.inlines();
                line.push(Inline::Strong(inner));
            }
            Tag::Link { link_type, dest_url, .. } => {
                let inner = self.inlines();
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => ["mailto:", &dest_url].concat(),
                    _ => dest_url.into_string(),
                };
                match Target::parse(&address) {
                    Ok(target) if inner.is_empty() => {
                        drop(target);
                        self.error(range, format!("the link to `{address}` has no words: say where it leads"));
                    }
                    Ok(target) => {
                        let located = Located { value: target.clone(), line: self.line(range) };
                        self.body.links.push(located);
                        line.push(Inline::Link(target, inner));
                    }
                    Err(reason) => {
                        self.error(
                            range,
                            format!("the link to `{}` is refused: {}", address.escape_debug(), remedy(reason)),
                        );
                        inner.into_iter().for_each(|part| line.push(part));
                    }
                }
            }
            Tag::Image { dest_url, .. } => {
                let alt = policy::document::plain_text(&self.inlines());
                let problem = if alt.trim().is_empty() {
                    "has no alternative text"
                } else if Target::parse(&dest_url).is_ok() {
                    "comes from elsewhere"
                } else {
                    "would not be shown"
                };
                self.error(
                    range,
                    format!(
                        "the image `{}` {problem}: policies are text, so say in words what it shows",
                        dest_url.escape_debug()
                    ),
                );
                line.text(&alt);
            }
            _ => self.skip(),
        }
    }
}

/// What a heading's braces hold.
struct Named<'a> {
    id: Option<&'a str>,
    plain: bool,
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
    )
}
