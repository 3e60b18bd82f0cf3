//! What a policy is, apart from how it is written down or shown.
//!
//! 1. [`id`] — names of policies and sections, addresses of clauses
//! 2. [`target`] — where a link may lead
//! 3. [`document`] — the text as a tree; it has no variant for raw HTML
//! 4. [`date`] — calendar days
//! 5. [`topic`], [`fact`] — what a section is about, what a policy states
//! 6. [`page`] — what a page of the viewer needs besides its interface
//! 7. [`codec`] — pages as lines of text, for the way to the browser
//! 8. [`diff`] — what changed between two texts
//! 9. [`words`] — words as a search compares them
//!
//! Nothing here panics or knows of the web.

#![forbid(unsafe_code)]

pub mod codec;
pub mod date;
pub mod diff;
pub mod document;
pub mod fact;
pub mod id;
pub mod page;
pub mod target;
pub mod topic;
pub mod words;

pub use date::Date;
pub use document::{Block, Clause, Document, Glance, GlanceKind, Inline, Item, Row, Section};
pub use fact::{Fact, FactKind};
pub use id::{ClauseNumbering, PolicyId, SectionId};
pub use page::{IndexEntry, IndexPage, Page, PolicyPage, Provenance};
pub use target::{BadTarget, Target};
pub use topic::Topic;
