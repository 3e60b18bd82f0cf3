//! A policy's text as a tree.
//!
//! There is no variant for raw HTML, and a link holds a parsed [`Target`]:
//! what cannot be said here cannot be shown.

use crate::id::SectionId;
use crate::target::Target;

/// A policy in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// the page's heading
    pub title: String,
    /// one sentence
    pub summary: String,
    /// the lines of “at a glance”; none, or one of each kind in the order of [`GlanceKind`]
    pub glance: Vec<Glance>,
    /// in the order of the source
    pub sections: Vec<Section>,
}

/// A line of “at a glance” and the clause that says it in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// what it answers
    pub kind: GlanceKind,
    /// plain text
    pub text: String,
    /// the clause's address
    pub clause: String,
}

/// The four questions of a first layer (WP 260 rev.01, §36).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GlanceKind {
    /// who the controller is
    Who,
    /// the purposes
    Why,
    /// the reader's rights
    Rights,
    /// what could surprise
    Surprise,
}

impl GlanceKind {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Who, Self::Why, Self::Rights, Self::Surprise];

    /// The word for it in front matter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Why => "why",
            Self::Rights => "rights",
            Self::Surprise => "surprise",
        }
    }
}

/// A second-level heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// the same in every language
    pub id: SectionId,
    /// the heading
    pub title: Vec<Inline>,
    /// in document order
    pub blocks: Vec<Block>,
}

/// A part of the text that has an address of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// `3.4`, `4.1.1.3` or `cookies.2`
    pub id: String,
    /// the number as printed, `3.4.` or `1)`; empty where there is none
    pub label: String,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// a heading within a section, of level 3 to 6
    Heading(u8, SectionId, Vec<Inline>),
    /// a paragraph
    Paragraph(Clause, Vec<Inline>),
    /// a list; the number is where an ordered one starts
    List(Option<u32>, Vec<Item>),
    /// a table: its header cells, then its rows, each as wide as the header
    Table(Vec<Vec<Inline>>, Vec<Row>),
    /// a quotation
    Quote(Vec<Block>),
    /// preformatted text
    Code(Clause, String),
    /// a break in the thought
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// its address
    pub clause: Clause,
    /// its first paragraph
    pub content: Vec<Inline>,
    /// what else stands in it
    pub blocks: Vec<Block>,
}

/// A body row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// its address
    pub clause: Clause,
    /// one for each header cell
    pub cells: Vec<Vec<Inline>>,
}

/// A part of a line. Neighbouring texts are merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// plain text
    Text(String),
    /// stress
    Emphasis(Vec<Inline>),
    /// importance
    Strong(Vec<Inline>),
    /// a literal: a storage key, a file name
    Code(String),
    /// a link
    Link(Target, Vec<Inline>),
    /// a line that must end here, as in a postal address
    Break,
}

impl Document {
    /// Every address in the text, in document order: sections, headings, clauses.
    #[must_use]
    pub fn addresses(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for section in &self.sections {
            found.push(section.id.as_str());
            collect_addresses(&section.blocks, &mut found);
        }
        found
    }

    /// The number of words a reader reads, headings included.
    #[must_use]
    pub fn words(&self) -> usize {
        let mut text = String::new();
        for section in &self.sections {
            push_text(&section.title, &mut text);
            text.push(' ');
            push_blocks(&section.blocks, &mut text);
        }
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        text.split_whitespace().filter(is_word).count()
    }
}

impl Section {
    /// Every address within the section, in document order, its own left out.
    #[must_use]
    pub fn addresses(&self) -> Vec<&str> {
        let mut found = Vec::new();
        collect_addresses(&self.blocks, &mut found);
        found
    }

    /// The number of clauses that stand in the section.
    #[must_use]
    pub fn clauses(&self) -> usize {
        let found = self.addresses();
        let headings = self.blocks.iter().filter(|block| matches!(block, Block::Heading(..)));
        found.len().saturating_sub(headings.count())
    }
}

fn collect_addresses<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading(_, id, _) => found.push(id.as_str()),
            Block::Paragraph(clause, _) | Block::Code(clause, _) => found.push(&clause.id),
            Block::List(_, items) => {
                for item in items {
                    found.push(&item.clause.id);
                    collect_addresses(&item.blocks, found);
                }
            }
            Block::Table(_, rows) => found.extend(rows.iter().map(|row| row.clause.id.as_str())),
            Block::Quote(blocks) => collect_addresses(blocks, found),
            Block::Rule => {}
        }
    }
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(_, _, content) | Block::Paragraph(_, content) => push_text(content, text),
            Block::List(_, items) => {
                for item in items {
                    push_text(&item.content, text);
                    text.push(' ');
                    push_blocks(&item.blocks, text);
                }
            }
            Block::Table(head, rows) => {
                for cell in head.iter().chain(rows.iter().flat_map(|row| &row.cells)) {
                    push_text(cell, text);
                    text.push(' ');
                }
            }
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::Code(_, code) => text.push_str(code),
            Block::Rule => {}
        }
        text.push(' ');
    }
}

/// The words of a line without their markup.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_text(content, &mut text);
    text
}

fn push_text(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => push_text(inner, text),
            Inline::Break => text.push(' '),
        }
    }
}
