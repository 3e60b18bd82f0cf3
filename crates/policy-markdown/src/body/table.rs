//! A table, and words that were meant for one.

use super::Reader;
use policy::{Block, Inline, Row};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn table(&mut self) -> Block {
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
                        self.error(&range, messages::problem_row_cells(self.reading.language));
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
                    self.error(&range, messages::problem_header_cell(self.reading.language));
                }
                cells.push(cell);
            }
        }
        cells
    }

    /// Reports words that were meant for a table, and are none because a
    /// header or the line below it is missing.
    pub(super) fn report_bars(&mut self, range: &Range<usize>) {
        let count = self.text.get(range.clone()).unwrap_or_default().trim().lines().count();
        // A row before the header of a table is a paragraph of one line.
        let lines = || self.text.get(range.start..).unwrap_or_default().lines().take(count.max(2));
        let is_row = |line: &str| {
            // Quotations have their mark at the beginning of each line.
            let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
            line.len() > 1 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
        };
        if lines().count() > 1 && lines().all(is_row) {
            self.error(range, messages::problem_no_header(self.reading.language));
        }
    }
}
