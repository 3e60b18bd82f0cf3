//! Figures agree between languages: numbers, dates, e-mail addresses, phones,
//! addresses of the web and numbers of laws that stand in a clause of the
//! original stand in the same clause of a translation, and the other way
//! round; so in headings, headers of tables, and what stands above the text.
//! A wrong number in a policy is a severe bug.
//!
//! 1. [`place`] — the places of a text, each with its figures
//! 2. [`line`](mod@line) — the figures of a line; [`pattern`], [`month`] and
//!    [`number`] — what it knows them by
//! 3. [`check`] compares them place by place, but for the exceptions of
//!    `policy.toml`, whose contacts have their figures from the text too

mod line;
mod month;
mod number;
mod pattern;
mod place;

pub(super) use line::{figures, plain};

use super::folder::{Policy, Text, Texts};
use super::report::Report;
use super::settings::Contacts;
use line::Figures;
use messages::Language;
use place::{AT_A_GLANCE, Place, places};
use policy::SectionId;
use policy_markdown::{Diagnostic, Located};
use std::collections::{HashMap, HashSet};

pub(super) fn check(policy: &Policy, report: &mut Report) {
    let versions = || policy.older.iter().map(|older| &older.texts).chain([&policy.texts]);
    let originals = || versions().filter_map(|texts| texts.get(&policy.settings.original));
    for Located { value: exception, line } in &policy.settings.exceptions {
        let clause = &exception.clause;
        let exists = clause == AT_A_GLANCE || originals().any(|text| text.line_of(clause).is_some());
        let mut error = |message: String| report.add(&policy.file, Diagnostic::error(*line, message));
        if !exists || exception.reason.trim().is_empty() {
            error(format!("the exception for `{clause}` names no clause, or gives no reason: correct it"));
        }
        if Language::from_tag(&exception.language).is_none() {
            let language = &exception.language;
            error(format!("`{language}` is an unknown language: an exception names the one whose text differs"));
        }
    }
    for texts in versions() {
        compare(policy, texts, report);
    }
    check_contacts(policy, report);
}

/// Letters go to the contacts, so these are the text's own: an address, a
/// phone, a house number or a postal code that stands nowhere in it is told.
/// A publisher may know better than the text, so it stops nothing.
fn check_contacts(policy: &Policy, report: &mut Report) {
    let Contacts { email, phone, address } = &policy.settings.contacts;
    for (language, text) in &policy.texts {
        let known: HashSet<String> = places(text).into_iter().flat_map(|(.., figures)| figures.into_keys()).collect();
        let in_language = address.as_ref().and_then(|address| Some((address.value.get(language)?, address.line)));
        let direct = [email, phone].into_iter().flatten().map(|contact| (&contact.value, contact.line));
        for (words, line) in direct.chain(in_language) {
            for figure in figures(words).keys().filter(|figure| !known.contains(*figure)) {
                let name = text.name();
                let message = format!(
                    "`{figure}` of the contacts stands nowhere in {name}: letters will go there, so compare it with the text"
                );
                report.add(&policy.file, Diagnostic::warning(line, message));
            }
        }
    }
}

/// Compares the texts of one version with its original, as far as they agree
/// in structure.
fn compare(policy: &Policy, texts: &Texts, report: &mut Report) {
    let Some(original) = texts.get(&policy.settings.original).filter(|_| texts.len() > 1) else { return };
    let theirs: HashMap<Place<'_>, Figures> =
        places(original).into_iter().map(|(place, _, figures)| (place, figures)).collect();
    for (language, text) in texts.iter().filter(|(_, text)| text.file != original.file) {
        let excused = |address: &str, figure: &str| {
            policy.settings.exceptions.iter().any(|exception| {
                let exception = &exception.value;
                exception.clause == address && exception.figure == figure && exception.language == language.tag()
            })
        };
        let unlike = unlike(original, text);
        let mut ours = places(text);
        let there: HashSet<Place<'_>> = ours.iter().map(|(place, ..)| *place).collect();
        // Of what one of them lacks altogether the structure is told elsewhere,
        // but for a line at a glance.
        let absent = theirs.keys().filter(|place| place.is_front() && !there.contains(*place));
        let front = text.front.first().map_or(1, |title| title.line);
        // Front matter that cannot be read was reported itself.
        let is_read = !original.front.is_empty() && !text.front.is_empty();
        ours.extend(absent.map(|place| (*place, front, Figures::new())));
        for (place, line, here) in ours {
            if is_counted_in(place.address(), &unlike) || (place.is_front() && !is_read) {
                continue;
            }
            let none = Figures::new();
            let Some(there) = theirs.get(&place).or_else(|| place.is_front().then_some(&none)) else { continue };
            let of = |figures: &Figures, figure: &str| figures.get(figure).copied().unwrap_or_default();
            for figure in there.keys().chain(here.keys().filter(|figure| !there.contains_key(*figure))) {
                let (theirs, ours) = (of(there, figure), of(&here, figure));
                if theirs == ours || excused(place.address(), figure) {
                    continue;
                }
                let problem = if ours < theirs { "is missing" } else { "is not in the original" };
                let message = format!(
                    "`{figure}` {problem} in {place} (there {theirs}, here {ours}): write it as the original does, or add an exception with its reason to policy.toml"
                );
                report.add(&text.file, Diagnostic::error(line, message));
            }
        }
    }
}

/// The sections that have not the same clauses in both: what is counted there
/// stands for something else in each.
fn unlike<'a>(original: &'a Text, text: &Text) -> HashSet<&'a str> {
    let ours: HashMap<&str, Vec<&str>> =
        text.document.sections.iter().map(|section| (section.id.as_str(), section.addresses())).collect();
    let sections = original.document.sections.iter();
    let differs = |section: &&policy::Section| ours.get(section.id.as_str()) != Some(&section.addresses());
    sections.filter(differs).map(|section| section.id.as_str()).collect()
}

/// Whether a clause has its place in such a section for its address:
/// `cookies.2`, but not `3.4`.
fn is_counted_in(address: &str, sections: &HashSet<&str>) -> bool {
    address.split_once('.').is_some_and(|(section, _)| sections.contains(section))
        && address.split('.').next().is_some_and(|section| SectionId::parse(section).is_some())
}
