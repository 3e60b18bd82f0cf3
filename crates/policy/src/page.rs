//! What a page needs besides the words of the interface.

use crate::date::Date;
use crate::document::Document;
use crate::id::PolicyId;

/// A page whose content comes from the policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// the list of all policies
    Index(IndexPage),
    /// one policy
    Policy(Box<PolicyPage>),
}

/// All policies, in the publisher's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexPage {
    /// the page's heading
    pub title: String,
    /// one or two sentences
    pub summary: String,
    /// one for each policy
    pub entries: Vec<IndexEntry>,
}

/// A policy as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    /// its name in addresses
    pub id: PolicyId,
    /// the language (BCP 47) the entry's title and summary are in
    pub language: String,
    /// the language (BCP 47) the source is written in
    pub original: String,
    /// the controller's name in the page's language
    pub controller: String,
    /// the text's own title
    pub title: String,
    /// one sentence
    pub summary: String,
    /// reading time, at least 1
    pub minutes: u32,
}

/// A policy in one language, or in its original where there is no translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyPage {
    /// its name in addresses
    pub id: PolicyId,
    /// the language (BCP 47) the text is really in
    pub language: String,
    /// the controller's name in the page's language
    pub controller: String,
    /// reading time, at least 1
    pub minutes: u32,
    /// where the text comes from; nothing for the site's own notice, which restates no other
    pub provenance: Option<Provenance>,
    /// which edition the text says it is, if that is known
    pub edition: Option<Date>,
    /// the text
    pub document: Document,
}

/// Where a restated policy comes from. Its dates and the edition are different
/// things, and each may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// the language (BCP 47) the source is written in
    pub original: String,
    /// what the source calls itself
    pub title: String,
    /// the copy that was restated; empty where it has no address of its own
    pub url: String,
    /// where the controller publishes the official text
    pub official: String,
    /// since when the source applies
    pub effective: Option<Date>,
    /// when the copy was taken
    pub seen: Option<Date>,
}

/// Reading time in a language (BCP 47), at least 1. Words a minute after
/// Trauzettel-Klosinski and Dietz, “Standardized Assessment of Reading
/// Performance” (2012): English 228, Russian 184; for Kazakh, which it does not
/// list, its value for Turkish, 166.
#[must_use]
pub fn minutes(words: usize, language: &str) -> u32 {
    let speed = match language {
        "en" => 228,
        "ru" => 184,
        _ => 166,
    };
    u32::try_from(words.div_ceil(speed)).unwrap_or(u32::MAX).max(1)
}
