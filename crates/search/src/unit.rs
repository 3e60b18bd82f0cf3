//! A policy as units that can be found, in the order of the text: its title,
//! each heading, each clause.

use policy::document::plain_text;
use policy::{Block, Clause, Document, Inline};

/// What a unit is: what stands further up weighs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// the policy itself
    Title,
    /// a section or a heading in it, or the header of a table
    Heading,
    /// a paragraph, an item, a row
    Clause,
}

/// A part of a policy that a hit can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// what it is
    pub kind: Kind,
    /// where it is in its page; empty for the page itself
    pub address: String,
    /// the clause's own number; empty where it has none
    pub label: String,
    /// the nearest heading, or the unit itself where it is one
    pub heading: String,
    /// the clause, or what follows a heading
    pub text: String,
    /// how many of the units after it belong to it
    pub span: u32,
}

/// The units of a policy.
#[must_use]
pub fn units(document: &Document) -> Vec<Unit> {
    let mut found = vec![Unit {
        kind: Kind::Title,
        address: String::new(),
        label: String::new(),
        heading: document.title.clone(),
        text: document.summary.clone(),
        span: 0,
    }];
    for section in &document.sections {
        let mut collector = Collector { units: Vec::new(), open: Vec::new() };
        collector.heading(2, section.id.as_str(), &section.title);
        collector.blocks(&section.blocks);
        collector.close(0);
        found.append(&mut collector.units);
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    if let Some(title) = found.first_mut() {
        title.span = count.saturating_sub(1);
    }
    found
}

struct Collector {
    units: Vec<Unit>,
    /// headings whose parts are still coming: level and place
    open: Vec<(u8, usize)>,
}

impl Collector {
    /// Ends the headings of that level or a deeper one.
    fn close(&mut self, level: u8) {
        while let Some((_, place)) = self.open.pop_if(|(known, _)| *known >= level) {
            let after = self.units.len().saturating_sub(place + 1);
            let text = self.units.iter().skip(place + 1).find(|unit| unit.kind == Kind::Clause);
            let text = text.map(|unit| unit.text.clone()).unwrap_or_default();
            if let Some(heading) = self.units.get_mut(place) {
                heading.span = u32::try_from(after).unwrap_or(u32::MAX);
                heading.text = text;
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, title: &[Inline]) {
        self.close(level);
        self.open.push((level, self.units.len()));
        self.push(Kind::Heading, id, "", plain_text(title), String::new());
    }

    fn push(&mut self, kind: Kind, address: &str, label: &str, heading: String, text: String) {
        let (address, label) = (address.to_owned(), label.to_owned());
        self.units.push(Unit { kind, address, label, heading, text, span: 0 });
    }

    fn clause(&mut self, clause: &Clause, text: String) {
        let heading = self.open.last().and_then(|(_, place)| self.units.get(*place));
        let heading = heading.map(|unit| unit.heading.clone()).unwrap_or_default();
        self.push(Kind::Clause, &clause.id, &clause.label, heading, text);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(level, id, title) => self.heading(*level, id.as_str(), title),
                Block::Paragraph(clause, content) => self.clause(clause, plain_text(content)),
                Block::List(_, items) => {
                    for item in items {
                        self.clause(&item.clause, plain_text(&item.content));
                        self.blocks(&item.blocks);
                    }
                }
                Block::Table(head, rows) => {
                    if let Some(first) = rows.first() {
                        // Deeper than any heading, so that it ends with its table.
                        self.open.push((u8::MAX, self.units.len()));
                        self.push(Kind::Heading, &first.clause.id, "", cells(head), String::new());
                    }
                    rows.iter().for_each(|row| self.clause(&row.clause, cells(&row.cells)));
                    self.close(u8::MAX);
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Code(clause, code) => self.clause(clause, code.clone()),
                Block::Rule => {}
            }
        }
    }
}

fn cells(cells: &[Vec<Inline>]) -> String {
    cells.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" · ")
}
