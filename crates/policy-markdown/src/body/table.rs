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
    /// header or the line below it is missing, or because other words stand
    /// right above.
    pub(super) fn report_bars(&mut self, range: &Range<usize>) {
        let count = self.text.get(range.clone()).unwrap_or_default().trim_end().lines().count();
        // A row before the header of a table is a paragraph of one line.
        let lines: Vec<&str> =
            self.text.get(range.start..).unwrap_or_default().split_inclusive('\n').take(count.max(2)).collect();
        let rows = lines.windows(2).position(|pair| pair.iter().all(is_row));
        let below_header = lines.iter().take(count).position(is_below_header);
        let header = below_header.filter(|_| count > 1).map(|place| place.saturating_sub(1));
        if let Some(first) = rows.into_iter().chain(header).min() {
            let above: usize = lines.iter().take(first).map(|line| line.len()).sum();
            self.error(&(range.start + above..range.end), messages::problem_no_header(self.reading.language));
        }
    }
}

/// A line without the marks of a quotation, which each of its lines has.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t']).trim_end()
}

/// `| a | b`, closed or not.
fn is_row(line: &&str) -> bool {
    let cells = unquoted(line).strip_prefix('|').unwrap_or_default();
    cells.replace("\\|", "").contains('|')
}

/// `|---|:-:|`, with or without the outer bars.
fn is_below_header(line: &&str) -> bool {
    let line = unquoted(line);
    line.contains('-') && line.contains('|') && line.chars().all(|letter| "|-: \t".contains(letter))
}
