//! A block: a paragraph, a list and its items, a quotation, code, a rule.

use super::Reader;
use policy::id::split_label;
use policy::{Block, Inline, Item};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl<'a> Reader<'a> {
    pub(super) fn block(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Block> {
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
                self.report_marks(range);
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
                self.error(range, messages::problem_heading_inside(self.reading.language));
                self.skip();
                None
            }
            _ => {
                self.skip();
                None
            }
        }
    }

    /// Reports words that were meant for a heading, and are none because there
    /// is no space after the `#`.
    fn report_marks(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let mut start = 0;
        let found = source.split_inclusive('\n').find_map(|line| {
            let at = start;
            start += line.len();
            let words = line.trim_start_matches(['>', ' ', '\t']);
            let count = words.bytes().take_while(|letter| *letter == b'#').count();
            // `#1` and `#tag` are words.
            let is_meant = (2..=6).contains(&count) || (count == 1 && words.contains("{#"));
            let has_space =
                words.get(count..).is_none_or(|rest| rest.starts_with(char::is_whitespace) || rest.is_empty());
            (is_meant && !has_space).then_some(at)
        });
        if let Some(at) = found {
            self.error(&(range.start + at..range.end), messages::problem_heading_space(self.reading.language));
        }
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
}
