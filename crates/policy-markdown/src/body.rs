//! The Markdown after the front matter, event by event, into sections.
//!
//! The walk is recursive, and so refuses what nests deeper than [`MAX_DEPTH`].
//! It is one state machine over one stream of events, which each part takes
//! from: headings and sections here, a [`block`], a [`table`] and its rows, the
//! [`inline`] content of either.

mod block;
mod inline;
mod table;

use crate::diagnostic::{hidden, hidden_message};
use crate::{Diagnostic, Lines, Located, Reading};
use policy::{Block, Clause, ClauseNumbering, Inline, Section, SectionId, Target};
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag};
use std::collections::HashSet;
use std::iter::Peekable;
use std::ops::Range;

const MAX_DEPTH: usize = 100;

#[derive(Debug, Default)]
pub(crate) struct Body {
    /// a heading of level 1 that stands in for the title
    pub(crate) title: Option<String>,
    pub(crate) sections: Vec<Section>,
    pub(crate) addresses: Vec<Located<String>>,
    pub(crate) links: Vec<Located<Target>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

pub(crate) fn read(source: &str, start: usize, lines: &Lines, reading: Reading<'_>, is_titled: bool) -> Body {
    let text = source.get(start..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events = Parser::new_ext(text, options).into_offset_iter();
    let definitions: Vec<(String, Range<usize>)> =
        events.reference_definitions().iter().map(|(label, found)| (label.to_owned(), found.span.clone())).collect();
    let mut reader = Reader {
        events: events.peekable(),
        text,
        start,
        lines,
        reading,
        is_titled,
        numbering: ClauseNumbering::default(),
        level: 1,
        depth: 0,
        reported_depth: false,
        is_headless: false,
        is_nameless: false,
        is_in_nameless: false,
        taken: HashSet::new(),
        supplied: 0,
        last_cell_end: 0,
        used: HashSet::new(),
        body: Body::default(),
    };
    reader.document();
    reader.report_unused(definitions);
    let mut body = reader.body;
    if body.sections.is_empty() && body.diagnostics.is_empty() {
        body.diagnostics.push(Diagnostic::error(lines.at(start), messages::problem_no_text(reading.language)));
    }
    body
}

struct Reader<'a> {
    events: Peekable<OffsetIter<'a>>,
    text: &'a str,
    start: usize,
    lines: &'a Lines,
    reading: Reading<'a>,
    /// whether the front matter gives the title, or a heading has
    is_titled: bool,
    numbering: ClauseNumbering,
    /// the level of the latest heading; the page's title is of level 1
    level: u8,
    depth: usize,
    reported_depth: bool,
    /// whether something stood before the first heading, which was reported
    is_headless: bool,
    /// whether the latest heading has no id, which was reported; and whether
    /// the section's has none
    is_nameless: bool,
    is_in_nameless: bool,
    /// the ids of headings so far, and how many were supplied, where they are
    taken: HashSet<String>,
    supplied: u32,
    /// where the latest cell of a table ends, in bytes
    last_cell_end: usize,
    /// the labels of definitions, `[label]: address`, that links have used
    used: HashSet<String>,
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
            // Each block tells its own.
            self.reported_depth = false;
            if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
                let plain = classes.is_empty() && attrs.is_empty() && !self.has_two_ids(&range);
                let named = Named { id: id.as_deref(), plain };
                if let Some((level, id, content)) = self.heading(level, &named, &range) {
                    // Too deep a heading was reported; what follows it is its section all the same.
                    if level == 2 || self.body.sections.is_empty() {
                        self.enter(id, content);
                    } else {
                        self.put(Block::Heading(level, id, content), &range);
                    }
                }
            } else {
                self.begin_nameless(&event, &range);
                if let Some(block) = self.block(event, &range) {
                    self.put(block, &range);
                }
            }
        }
    }

    fn enter(&mut self, id: SectionId, title: Vec<Inline>) {
        self.is_in_nameless = self.is_nameless;
        self.numbering.enter(&id);
        self.body.sections.push(Section { id, title, blocks: Vec::new() });
    }

    /// Begins a section for what stands before the first heading, if that is
    /// supplied.
    fn begin_nameless(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let is_text = matches!(event, Event::Start(tag) if !matches!(tag, Tag::HtmlBlock));
        if let Some(supply) = self.reading.supply
            && self.body.sections.is_empty()
            && is_text
            && let Some(id) = self.supplied_id(range)
        {
            self.error(range, messages::problem_before_heading(self.reading.language));
            self.enter(id, vec![Inline::Text(supply.beginning.to_owned())]);
        }
    }

    /// The next of `section-1`, `section-2` and so on that is free.
    fn supplied_id(&mut self, range: &Range<usize>) -> Option<SectionId> {
        self.reading.supply?;
        loop {
            self.supplied += 1;
            let id = SectionId::parse(&format!("section-{}", self.supplied))?;
            if self.taken.insert(id.as_str().to_owned()) {
                self.locate(id.as_str().to_owned(), range);
                return Some(id);
            }
        }
    }

    /// Puts a block into the latest section.
    fn put(&mut self, block: Block, range: &Range<usize>) {
        match self.body.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            // One heading mends all of it.
            None if self.is_headless => {}
            None => {
                self.is_headless = true;
                self.error(range, messages::problem_before_heading(self.reading.language));
            }
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
        let language = self.reading.language;
        let level = level as u8;
        if title.trim().is_empty() {
            self.error(range, messages::problem_heading_empty(language));
        }
        if level == 1 {
            self.error(range, messages::problem_heading_one(language, &title));
        } else if level > self.level + 1 {
            let due = "#".repeat(usize::from(self.level) + 1);
            self.error(range, messages::problem_heading_skips(language, &due, &title));
        }
        self.level = level.max(1);
        if !named.plain {
            self.error(range, messages::problem_heading_attributes(language, &title));
        }
        if level == 1 && self.reading.supply.is_some() && self.body.sections.is_empty() && !self.is_titled {
            self.is_titled = true;
            self.body.title = Some(title);
            return None;
        }
        let given = named.id.and_then(SectionId::parse);
        match (&given, named.id) {
            (Some(id), _) => self.locate(id.as_str().to_owned(), range),
            (None, None) => self.error(range, messages::problem_no_id(language, &title)),
            (None, Some(id)) => self.error(range, messages::problem_bad_id(language, id)),
        }
        self.is_nameless = given.is_none() && self.reading.supply.is_none();
        // What stands there twice is told once all is read.
        let id = match given {
            Some(id) if self.reading.supply.is_none() || self.taken.insert(id.as_str().to_owned()) => id,
            _ if self.is_nameless => SectionId::parse("nameless")?,
            _ => self.supplied_id(range)?,
        };
        // A heading of level 1 was reported; as a section it keeps what follows readable.
        Some((level.max(2), id, content))
    }

    /// Of two ids the parser tells only the last.
    fn has_two_ids(&self, heading: &Range<usize>) -> bool {
        let source = self.text.get(heading.clone()).unwrap_or_default();
        let braces = source.rsplit_once('{').and_then(|(_, rest)| rest.split_once('}'));
        braces.is_some_and(|(inside, _)| inside.split_whitespace().filter(|word| word.starts_with('#')).count() > 1)
    }

    fn locate(&mut self, address: String, range: &Range<usize>) {
        let line = self.line(range);
        self.body.addresses.push(Located { value: address, line });
    }

    /// A clause that begins at `range` and carries `label`.
    fn clause(&mut self, label: &str, range: &Range<usize>) -> Clause {
        let id = self.numbering.next(label);
        // Without its section's name it has no address.
        if !self.is_in_nameless {
            self.locate(id.clone(), range);
        }
        Clause { id, label: label.to_owned() }
    }

    /// Reads an element whose start was just read, or passes over it where it
    /// nests too deep: reported once, because what is deeper still is in it.
    fn deeper<T>(&mut self, range: &Range<usize>, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            if !self.reported_depth {
                self.error(range, messages::problem_deep(self.reading.language));
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
            self.error(&(range.start + place..range.end), hidden_message(self.reading.language, letter));
        }
    }

    /// Definitions that no link uses: nobody would see them.
    fn report_unused(&mut self, definitions: Vec<(String, Range<usize>)>) {
        for (label, range) in definitions {
            if !self.used.contains(&label.to_lowercase()) {
                self.error(&range, messages::problem_unused_definition(self.reading.language, &label));
            }
        }
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        self.error(range, messages::problem_html(self.reading.language));
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
