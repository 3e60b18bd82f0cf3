//! The words of the interface.
//!
//! `locales/*.ftl` are compiled to a function for each message, so a message
//! that is missing in a language does not build; [`Language`] is the list of
//! those files. Nothing here knows of the web.

#![forbid(unsafe_code)]

mod plural;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Language {
    /// The language whose tag is `tag`, exactly: addresses are lower-case.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag)
    }
}

#[cfg(test)]
#[path = "../generator.rs"]
mod generator;

#[cfg(test)]
mod tests;
