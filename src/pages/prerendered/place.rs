//! A clause as a page names it and leads to it.

use messages::Language;

/// A clause of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// as the site addresses it: `8.1`, `contact.2`
    pub address: String,
    /// its link on the page
    pub href: String,
    /// its whole address
    pub absolute: String,
    /// its number, or its place in the section
    pub number: String,
    /// the section's title, where the clause has no number of its own
    pub section: Option<String>,
}

/// `clause 8.1`, or `section “Contact”, clause 2`.
pub(super) fn clause_name(place: &Place, language: Language) -> String {
    match &place.section {
        Some(section) => messages::clause_in_section(language, &place.number, section),
        None => messages::clause_number(language, &place.number),
    }
}
