//! `policy.toml`: who, from where, when, about what, and what is stated.
//!
//! 1. [`read`](mod@read) — the file into [`Settings`], each value checked
//! 2. [`problems`] — where what is wrong with it goes, and words in languages

mod problems;
mod read;

pub(super) use problems::{Problems, words};
pub(super) use read::read;

use super::consent::Category;
use messages::Language;
use policy::{Date, Fact, Provenance, Topic};
use policy_markdown::Located;
use policy_viewer::pages::Dated;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What `policy.toml` says, its own form already checked.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) original: Language,
    pub(crate) controller: BTreeMap<Language, String>,
    pub(crate) contacts: Contacts,
    /// how rights are asked for, where the policy says so
    pub(crate) requests: Vec<Located<Request>>,
    pub(crate) provenance: Option<Provenance>,
    pub(crate) edition: Option<Date>,
    /// the file of the source, below the folder of sources
    pub(crate) source_file: Option<String>,
    /// by section
    pub(crate) topics: BTreeMap<String, Located<Vec<Topic>>>,
    pub(crate) facts: Vec<Located<Fact>>,
    pub(crate) exceptions: Vec<Located<Exception>>,
    /// clauses that may share words with the source
    pub(crate) quotations: Vec<Located<Quotation>>,
    /// what the consent banner asks about; none where it has nothing to ask
    pub(crate) consent: Vec<Located<Category>>,
}

impl Settings {
    /// Nothing but the language of the original, for a file that says no more.
    pub(super) fn unread(original: Language) -> Self {
        Self {
            original,
            controller: BTreeMap::new(),
            contacts: Contacts { email: None, phone: None, address: None },
            requests: Vec::new(),
            provenance: None,
            edition: None,
            source_file: None,
            topics: BTreeMap::new(),
            facts: Vec::new(),
            exceptions: Vec::new(),
            quotations: Vec::new(),
            consent: Vec::new(),
        }
    }

    /// The day that tells the present text from its earlier versions, and what
    /// day it is: the edition if there is one, else since when the text
    /// applies, else when the copy was taken.
    pub(crate) fn dated(&self) -> Option<(Dated, Date)> {
        self.days().next()
    }

    /// The days of the present text, apart, as far as they are known.
    pub(crate) fn days(&self) -> impl Iterator<Item = (Dated, Date)> {
        let source = self.provenance.as_ref();
        let days = [
            (Dated::Edition, self.edition),
            (Dated::Effective, source.and_then(|source| source.effective)),
            (Dated::Seen, source.and_then(|source| source.seen)),
        ];
        days.into_iter().filter_map(|(dated, day)| Some((dated, day?)))
    }
}

/// How to reach the controller, as the source says.
#[derive(Debug)]
pub(crate) struct Contacts {
    pub(crate) email: Option<Located<String>>,
    pub(crate) phone: Option<Located<String>>,
    /// in every language
    pub(crate) address: Option<Located<BTreeMap<Language, String>>>,
}

impl Contacts {
    pub(crate) fn email(&self) -> Option<&str> {
        self.email.as_ref().map(|email| email.value.as_str())
    }

    pub(crate) fn phone(&self) -> Option<&str> {
        self.phone.as_ref().map(|phone| phone.value.as_str())
    }

    pub(crate) fn address(&self, language: Language) -> Option<&str> {
        self.address.as_ref()?.value.get(&language).map(String::as_str)
    }
}

/// How the rights of a clause are asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    /// the clause that grants them
    pub(crate) clause: String,
    /// the one way there is; without it, every way that the contacts name
    pub(crate) by: Option<Way>,
    /// where else than to the contacts' e-mail address
    pub(crate) email: Option<String>,
    /// the clause that says how
    pub(crate) how: Option<String>,
    /// the clause that asks for a proof of identity
    pub(crate) identity: Option<String>,
}

/// How a request travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Way {
    Post,
    Email,
}

/// A figure that rightly differs between languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exception {
    /// the address of the clause
    pub(crate) clause: String,
    /// the language whose text has it or lacks it
    pub(crate) language: String,
    /// the figure, as the checker names it
    pub(crate) figure: String,
    /// why; for the next reader of the file
    pub(crate) reason: String,
}

/// A clause that may repeat its source's words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quotation {
    /// the address of the clause
    pub(crate) clause: String,
    /// why: an address, a title, a bare list
    pub(crate) reason: String,
}
