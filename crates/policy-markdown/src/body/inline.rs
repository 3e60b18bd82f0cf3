//! What stands within a block: words, emphasis, links.

use super::Reader;
use crate::Located;
use crate::diagnostic::remedy;
use crate::line::Line;
use policy::{Inline, Target};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl<'a> Reader<'a> {
    /// The content of an element whose start was just read, up to its end.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut line = Line::default();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, &range, &mut line);
        }
        line.finish()
    }

    pub(super) fn inlines_of_tight_item(&mut self) -> Vec<Inline> {
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

    fn inline(&mut self, event: Event<'a>, range: &Range<usize>, line: &mut Line) {
        match event {
            Event::Text(text) => {
                self.report_hidden(&text, range);
                let before = self.text.get(..range.start).unwrap_or_default();
                if text.starts_with('^') && before.ends_with('[') && !before.ends_with("\\[") {
                    self.error(range, messages::problem_footnote(self.reading.language));
                }
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
            Tag::Link { link_type, dest_url, id, .. } => {
                self.used.insert(id.to_lowercase());
                let inner = self.inlines();
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => ["mailto:", &dest_url].concat(),
                    _ => dest_url.into_string(),
                };
                match Target::parse(&address) {
                    Ok(target) if inner.is_empty() => {
                        drop(target);
                        self.error(range, messages::problem_link_empty(self.reading.language, &address));
                    }
                    Ok(target) => {
                        let located = Located { value: target.clone(), line: self.line(range) };
                        self.body.links.push(located);
                        line.push(Inline::Link(target, inner));
                    }
                    Err(reason) => {
                        let language = self.reading.language;
                        // Backticks stand around it.
                        let shown = address.escape_debug().to_string().replace('`', "%60");
                        self.error(range, messages::problem_link(language, &shown, remedy(language, reason)));
                        inner.into_iter().for_each(|part| line.push(part));
                    }
                }
            }
            Tag::Image { dest_url, id, .. } => {
                self.used.insert(id.to_lowercase());
                let alt = policy::document::plain_text(&self.inlines());
                let problem = if alt.trim().is_empty() {
                    messages::problem_image_nameless
                } else if Target::parse(&dest_url).is_ok() {
                    messages::problem_image_foreign
                } else {
                    messages::problem_image
                };
                self.error(range, problem(self.reading.language, &dest_url.escape_debug().to_string()));
                line.text(&alt);
            }
            _ => self.skip(),
        }
    }
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
