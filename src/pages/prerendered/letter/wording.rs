//! What a letter says: lines of words, links to clauses, and gaps for what
//! only its writer knows.
//!
//! A sentence stands for each right and, where the fact says what it is
//! about, for these: `children`, `analytics`, `cookies`, `newsletters`,
//! `advertising-messages`. About anything else the letter says what it
//! concerns. It claims nothing that the policy does not say, and names no law
//! that the policy does not name.

use super::{Correspondent, Request};
use crate::pages::prerendered::place::{Place, clause_name};
use messages::Language;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Words(String),
    /// words that lead to an address
    Link(String, String),
    /// what the writer fills in, and what stands there until then
    Gap(Gap, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Name,
    Reply,
    Details,
    Date,
}

impl Gap {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Reply => "reply",
            Self::Details => "details",
            Self::Date => "date",
        }
    }
}

/// A part of the letter as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// lines one below the other: addressee, sender, signature
    Lines(Vec<Vec<Part>>),
    Subject(String),
    Paragraph(Vec<Part>),
    /// a paragraph that is left out while its gap is empty
    Optional(Vec<Part>),
    /// where the clause can be read
    Source(Vec<Part>),
}

/// What the writer has to say in their own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Details {
    Find,
    Correct,
    Transfer,
    Ask,
    Child,
    Messages,
    Complaint,
}

impl Details {
    /// What a letter for the request needs.
    pub(super) fn of(request: &Request) -> Self {
        match (&*request.right, request.about()) {
            ("correction", _) => Self::Correct,
            ("transfer", _) => Self::Transfer,
            ("information", _) => Self::Ask,
            ("complaint", _) => Self::Complaint,
            ("deletion", "children") => Self::Child,
            ("withdrawal", "newsletters" | "advertising-messages") => Self::Messages,
            _ => Self::Find,
        }
    }

    /// Whether a letter without it would say nothing.
    pub(super) const fn is_needed(self) -> bool {
        !matches!(self, Self::Find)
    }

    /// As the field is called, and the line in the letter begins.
    pub(super) fn label(self, language: Language) -> &'static str {
        match self {
            Self::Find => messages::letter_find(language),
            Self::Correct => messages::letter_correct(language),
            Self::Transfer => messages::letter_transfer_what(language),
            Self::Ask => messages::letter_ask(language),
            Self::Child => messages::letter_child(language),
            Self::Messages => messages::letter_messages(language),
            Self::Complaint => messages::letter_complaint_what(language),
        }
    }
}

/// Stands for a link in a message; no policy's words contain it.
const MARK: &str = "\u{E000}";

/// What the request is called, and what it says.
fn request_words(request: &Request, language: Language) -> (String, String) {
    let (subject, words) = match (&*request.right, request.about()) {
        ("access", _) => (messages::letter_access_subject(language), messages::letter_access(language)),
        ("correction", _) => (messages::letter_correction_subject(language), messages::letter_correction(language)),
        ("deletion", "children") => {
            (messages::letter_deletion_children_subject(language), messages::letter_deletion_children(language))
        }
        ("deletion", _) => (messages::letter_deletion_subject(language), messages::letter_deletion(language)),
        ("restriction", _) => (messages::letter_restriction_subject(language), messages::letter_restriction(language)),
        ("portability", _) => (messages::letter_portability_subject(language), messages::letter_portability(language)),
        ("transfer", _) => (messages::letter_transfer_subject(language), messages::letter_transfer(language)),
        ("objection", "analytics") => {
            (messages::letter_objection_analytics_subject(language), messages::letter_objection_analytics(language))
        }
        ("objection", _) => (messages::letter_objection_subject(language), messages::letter_objection(language)),
        ("withdrawal", "cookies") => {
            (messages::letter_withdrawal_cookies_subject(language), messages::letter_withdrawal_cookies(language))
        }
        ("withdrawal", "newsletters") => (
            messages::letter_withdrawal_newsletters_subject(language),
            messages::letter_withdrawal_newsletters(language),
        ),
        ("withdrawal", "advertising-messages") => (
            messages::letter_withdrawal_advertising_subject(language),
            messages::letter_withdrawal_advertising(language),
        ),
        ("withdrawal", _) => (messages::letter_withdrawal_subject(language), messages::letter_withdrawal(language)),
        ("complaint", _) => (messages::letter_complaint_subject(language), messages::letter_complaint(language)),
        ("information", _) => (messages::letter_information_subject(language), messages::letter_information(language)),
        // A right of a publisher's own vocabulary.
        _ => return (request.right_name.clone(), messages::letter_other(language, &request.right_name)),
    };
    (subject.to_owned(), words.to_owned())
}

/// Whether what the fact is about stands in the sentence already.
fn names_its_subject(request: &Request) -> bool {
    matches!(
        (&*request.right, request.about()),
        (_, "")
            | ("deletion", "children")
            | ("objection", "analytics")
            | ("withdrawal", "cookies" | "newsletters" | "advertising-messages")
    )
}

/// The letter to a correspondent, in the language of their words.
pub(super) fn letter(to: &Correspondent, request: &Request, language: Language) -> Vec<Block> {
    let (subject, words) = request_words(request, language);
    let mut blocks = vec![
        Block::Lines(addressee(to, request, language)),
        Block::Lines(vec![
            vec![words_of(messages::letter_from(language)), gap(Gap::Name, messages::letter_name(language))],
            vec![gap(Gap::Reply, messages::letter_reply(language))],
        ]),
        Block::Lines(vec![vec![Part::Gap(Gap::Date, String::new())]]),
        Block::Subject(subject),
        Block::Paragraph(vec![words_of(messages::letter_greeting(language))]),
        Block::Paragraph(with_clause(
            &messages::letter_basis(language, MARK, &to.title),
            clause_link(&request.clause, language),
        )),
        Block::Paragraph(vec![Part::Words(words)]),
    ];
    if !names_its_subject(request) {
        let about = messages::letter_about(language, request.about.as_ref().map_or("", |(_, name)| name));
        blocks.push(Block::Paragraph(vec![Part::Words(about)]));
    }
    let details = Details::of(request);
    let line = vec![words_of(details.label(language)), words_of(": "), Part::Gap(Gap::Details, "[…]".to_owned())];
    blocks.push(if details.is_needed() { Block::Paragraph(line) } else { Block::Optional(line) });
    if !request.laws.is_empty() {
        blocks.push(Block::Paragraph(laws(request, language)));
    }
    if let Some(identity) = &request.identity {
        let sentence = messages::letter_enclosed(language, MARK);
        blocks.push(Block::Paragraph(with_clause(&sentence, clause_link(identity, language))));
    }
    blocks.push(Block::Paragraph(vec![
        words_of(messages::letter_answer(language)),
        words_of(" "),
        gap(Gap::Reply, messages::letter_reply(language)),
    ]));
    blocks.push(Block::Lines(vec![
        vec![words_of(messages::letter_close(language))],
        vec![gap(Gap::Name, messages::letter_name(language))],
    ]));
    let address = &request.clause.absolute;
    blocks.push(Block::Source(vec![
        words_of(if to.restated { messages::letter_source(language) } else { messages::letter_source_own(language) }),
        words_of(" "),
        Part::Link(address.clone(), address.clone()),
    ]));
    blocks
}

/// The name, unless the address begins with it, and where the letter goes.
fn addressee(to: &Correspondent, request: &Request, language: Language) -> Vec<Vec<Part>> {
    let named = request.ways.post.as_ref().is_some_and(|address| address.starts_with(&to.controller));
    let name = (!named).then_some(&to.controller);
    let mut lines: Vec<Vec<Part>> = [name, request.ways.post.as_ref(), request.ways.email.as_ref()]
        .into_iter()
        .flatten()
        .map(|line| vec![words_of(line)])
        .collect();
    if let Some(first) = lines.first_mut() {
        first.insert(0, words_of(messages::letter_to(language)));
    }
    lines
}

fn laws(request: &Request, language: Language) -> Vec<Part> {
    let sentence = messages::letter_laws(language, MARK);
    let (before, after) = sentence.split_once(MARK).unwrap_or((&sentence, ""));
    let mut parts = vec![words_of(before)];
    for (index, (name, clause)) in request.laws.iter().enumerate() {
        // Several of one clause name it once, after the last.
        let last = request.laws.get(index + 1).is_none_or(|(_, next)| next.address != clause.address);
        parts.push(words_of(name));
        if last {
            parts.extend([words_of(" ("), clause_link(clause, language), words_of(")")]);
        }
        if index + 1 < request.laws.len() {
            parts.push(words_of("; "));
        }
    }
    parts.push(words_of(after));
    parts
}

/// `clause 8.1`, or `section “Contact”, clause 2`, leading there.
fn clause_link(place: &Place, language: Language) -> Part {
    Part::Link(place.href.clone(), clause_name(place, language))
}

fn with_clause(sentence: &str, link: Part) -> Vec<Part> {
    match sentence.split_once(MARK) {
        Some((before, after)) => vec![words_of(before), link, words_of(after)],
        None => vec![words_of(sentence)],
    }
}

fn gap(gap: Gap, label: &str) -> Part {
    Part::Gap(gap, ["[", label, "]"].concat())
}

fn words_of(words: &str) -> Part {
    Part::Words(words.to_owned())
}
