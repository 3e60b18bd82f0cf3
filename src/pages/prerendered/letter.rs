//! `/{lang}/letter/`: a letter that exercises a right which a policy grants.
//!
//! Every letter stands in this markup, in each language, as a template with
//! gaps: `src/letter.js` takes one out and fills the gaps, and has no words of
//! its own. Below, for everybody and where no script runs, stands what the
//! policies grant, clause by clause, with where a request goes.

mod wording;

use super::part::{GAP, paragraph};
use super::place::{Place, clause_name};
use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, several, text};
use messages::Language;
use policy::PolicyId;
use wording::{Block, Details, Part};
use yew::Html;

/// A policy as one writes to whoever is behind it, in one language.
#[derive(Clone, Debug)]
pub struct Correspondent {
    /// the policy
    pub id: PolicyId,
    /// who is behind it
    pub controller: String,
    /// what the policy is called
    pub title: String,
    /// whether it restates another document
    pub restated: bool,
    /// how to reach them, as the policy says
    pub contacts: Ways,
    /// what it grants, the usual rights first
    pub requests: Vec<Request>,
}

/// Where a request can be sent; nothing where the policy names no such way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// a postal address
    pub post: Option<String>,
    /// an e-mail address
    pub email: Option<String>,
    /// a telephone number, for the reader; no letter goes there
    pub phone: Option<String>,
}

/// A right that a policy grants, and what it says of asking for it.
#[derive(Clone, Debug)]
pub struct Request {
    /// its name in an address: the right, and what it is about where the
    /// policy grants that right more than once
    pub name: String,
    /// the vocabulary's name of the right
    pub right: String,
    /// what it is called
    pub right_name: String,
    /// what it is about: the vocabulary's name, and what that is called
    pub about: Option<(String, String)>,
    /// the clause that grants it
    pub clause: Place,
    /// this clause, and those that say how to ask
    pub quoted: Vec<(Place, String)>,
    /// the clause that asks for a proof of identity
    pub identity: Option<Place>,
    /// where it goes
    pub ways: Ways,
    /// the laws that the policy names for it, each with the clause
    pub laws: Vec<(String, Place)>,
}

impl Request {
    /// The vocabulary's name of what it is about; empty where it is not said.
    fn about(&self) -> &str {
        self.about.as_ref().map_or("", |(name, _)| name)
    }

    /// As it is listed.
    fn label(&self) -> String {
        match &self.about {
            Some((_, name)) => [&self.right_name, " · ", name].concat(),
            None => self.right_name.clone(),
        }
    }
}

/// `all` holds the policies in each language of the site, in the same order.
pub(super) fn page(site: &Site, language: Language, all: &[(Language, Vec<Correspondent>)]) -> Html {
    let here: &[Correspondent] =
        all.iter().find(|(known, _)| *known == language).map_or(&[], |(_, correspondents)| correspondents);
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::letter_title(language))]);
    let summary = paragraph("summary", messages::letter_summary(language));
    let names = &["class", "role", "tabindex", "hidden", "data-policy", "data-right", "data-language", "data-onward"];
    let values = [
        Some("notice"),
        Some("status"),
        Some("-1"),
        Some(""),
        Some(&*messages::letter_unknown_policy(language, GAP)),
        Some(&*messages::letter_unknown_right(language, GAP)),
        Some(&*messages::letter_unknown_language(language, GAP)),
        Some(messages::letter_granted(language)),
    ];
    let children = vec![
        element("header", &["class"], &[Some("head")], vec![title, summary]),
        element("noscript", &[], &[], vec![paragraph("notice", messages::letter_needs_script(language))]),
        element("p", names, &values, Vec::new()),
        writing(site, language, here),
        granted(site, language, here),
        several(all.iter().map(|(language, letters)| templates(*language, letters)).collect()),
    ];
    element("div", &["class"], &[Some("letters")], children)
}

// ---- writing ----

fn writing(site: &Site, language: Language, here: &[Correspondent]) -> Html {
    let title = element("h2", &["id"], &[Some("write")], vec![text(messages::letter_write(language))]);
    let said = element("h3", &[], &[], vec![text(messages::letter_policy_says(language))]);
    let children = vec![
        title,
        element("div", &["class"], &[Some("fields")], fields(site, language, here)),
        element("div", &["class"], &[Some("says")], vec![said, element("div", &[], &[], Vec::new())]),
        paper(language),
    ];
    element("section", &["class", "aria-labelledby"], &[Some("writing"), Some("write")], children)
}

fn fields(site: &Site, language: Language, here: &[Correspondent]) -> Vec<Html> {
    let option = |value: &str, words: &str, lang: Option<&str>| {
        keyed(value, "option", &["value", "lang"], &[Some(value), lang], vec![text(words)])
    };
    let select = |name: &'static str, label: &str, options: Vec<Html>| {
        field(label, None, element("select", &["name", "autocomplete"], &[Some(name), Some("off")], options))
    };
    let policies = here.iter().map(|known| option(known.id.as_str(), &known.controller, None)).collect();
    let languages = site.languages.iter().map(|known| {
        let tag = known.tag();
        option(tag, messages::language_name(*known), Some(tag))
    });
    let input = |name: &'static str, complete: &'static str| {
        let values = [Some("text"), Some(name), Some(complete), Some("200")];
        element("input", &["type", "name", "autocomplete", "maxlength"], &values, Vec::new())
    };
    let names = &["name", "rows", "autocomplete", "maxlength", "aria-describedby"];
    let values = [Some("details"), Some("3"), Some("off"), Some("2000"), Some("details-hint")];
    let details = element("textarea", names, &values, Vec::new());
    let hint = element("small", &["id"], &[Some("details-hint")], vec![text(messages::letter_find_hint(language))]);
    vec![
        select("policy", messages::letter_policy(language), policies),
        select("right", messages::letter_right(language), Vec::new()),
        select("language", messages::letter_language(language), languages.collect()),
        field(messages::letter_name(language), None, input("name", "name")),
        field(messages::letter_reply(language), None, input("reply", "off")),
        field(Details::Find.label(language), Some(hint), details),
    ]
}

fn field(label: &str, hint: Option<Html>, control: Html) -> Html {
    let mut children = vec![element("span", &[], &[], vec![text(label)]), control];
    children.extend(hint);
    element("label", &[], &[], children)
}

/// The letter and what can be done with it. No live region: a letter that is
/// read out anew with each key would bury the key.
fn paper(language: Language) -> Html {
    let button = |name: &'static str, words: &str| {
        element("button", &["type", "name"], &[Some("button"), Some(name)], vec![text(words)])
    };
    let values = [Some("letter"), Some("off"), Some(messages::letter_text(language))];
    let output = element("output", &["class", "aria-live", "aria-label"], &values, Vec::new());
    let mail =
        element("a", &["class", "href"], &[Some("mail"), Some("mailto:")], vec![text(messages::letter_mail(language))]);
    let buttons =
        vec![button("copy", messages::letter_copy(language)), button("print", messages::letter_print(language)), mail];
    let names = &["class", "role", "data-copied", "data-not-copied", "data-long", "data-long-not-copied", "data-paste"];
    let values = [
        Some("said"),
        Some("status"),
        Some(messages::letter_copied(language)),
        Some(messages::letter_not_copied(language)),
        Some(messages::letter_long(language)),
        Some(messages::letter_long_not_copied(language)),
        Some(messages::letter_paste(language)),
    ];
    let children =
        vec![output, element("p", &["class"], &[Some("buttons")], buttons), element("p", names, &values, Vec::new())];
    element("div", &["class"], &[Some("sheet")], children)
}

// ---- what the policies grant ----

fn granted(site: &Site, language: Language, here: &[Correspondent]) -> Html {
    let mut children = vec![element("h2", &["id"], &[Some("granted")], vec![text(messages::letter_granted(language))])];
    children.extend(here.iter().map(|known| correspondent(site, language, known)));
    element("section", &["class", "aria-labelledby"], &[Some("granted"), Some("granted")], children)
}

fn correspondent(site: &Site, language: Language, known: &Correspondent) -> Html {
    let id = known.id.as_str();
    let address = Route::Policy(language, known.id.clone()).href(&site.base, None);
    let link = element("a", &["href"], &[Some(&address)], vec![text(&known.controller)]);
    let mut children = vec![element("h3", &["id"], &[Some(id)], vec![link])];
    children.push(element("ul", &["class"], &[Some("ways")], ways(&known.contacts, language)));
    let mut clauses: Vec<&Place> = Vec::new();
    for request in &known.requests {
        if !clauses.contains(&&request.clause) {
            clauses.push(&request.clause);
        }
    }
    if clauses.is_empty() {
        children.push(paragraph("none", messages::letter_none(language)));
    } else {
        let grants = clauses.into_iter().map(|clause| grant(language, known, clause)).collect();
        children.push(element("ul", &["class"], &[Some("grants")], grants));
    }
    keyed(id, "div", &["class", "data-policy"], &[Some("correspondent"), Some(id)], children)
}

/// The rights of a clause, what it says, and where a request goes if not to
/// the policy's contacts alike.
fn grant(language: Language, known: &Correspondent, clause: &Place) -> Html {
    let requests: Vec<&Request> = known.requests.iter().filter(|request| request.clause == *clause).collect();
    let rights: Vec<String> = requests.iter().map(|request| request.label()).collect();
    let mut children = vec![paragraph("rights", &rights.join(", "))];
    if let Some(request) = requests.first() {
        let quote = |(place, words): &(Place, String)| {
            keyed(&place.address, "p", &[], &[], vec![text(words), text(" "), chip(place, language)])
        };
        children.push(element("blockquote", &[], &[], request.quoted.iter().map(quote).collect()));
        if let Some(place) = &request.identity {
            let words = text(messages::letter_proof(language));
            children.push(element("p", &[], &[], vec![words, text(" "), chip(place, language)]));
        }
        if request.ways != (Ways { phone: None, ..known.contacts.clone() }) {
            children.push(element("ul", &["class"], &[Some("ways")], ways(&request.ways, language)));
        }
    }
    // By it the place is kept in another language.
    let id = [known.id.as_str(), ".", &clause.address].concat();
    keyed(&clause.address, "li", &["id", "data-clause"], &[Some(&id), Some(&clause.address)], children)
}

fn chip(place: &Place, language: Language) -> Html {
    let values = [Some("chip"), Some(&*place.href)];
    element("a", &["class", "href"], &values, vec![text(&clause_name(place, language))])
}

/// Where to write, in words; the one thing that is missing is said to be.
fn ways(ways: &Ways, language: Language) -> Vec<Html> {
    let Ways { post, email, phone } = ways;
    let line = |key: &'static str, words: &str| keyed(key, "li", &[], &[], vec![text(words)]);
    let mut lines = Vec::new();
    if let Some(address) = post {
        lines.push(line("post", &messages::letter_by_post(language, address)));
    }
    if let Some(address) = email {
        let link = element("a", &["href"], &[Some(&["mailto:", address].concat())], vec![text(address)]);
        lines.push(keyed("email", "li", &[], &[], vec![text(messages::letter_by_email(language)), text(" "), link]));
    }
    if let Some(number) = phone {
        lines.push(line("phone", &messages::letter_by_phone(language, number)));
    }
    match (post, email) {
        (None, None) => lines.push(line("none", messages::letter_no_address(language))),
        (Some(_), None) => lines.push(line("none", messages::letter_no_email(language))),
        _ => {}
    }
    lines
}

// ---- the letters ----

/// One template a letter, by `data-policy` and `data-right`.
fn templates(language: Language, letters: &[Correspondent]) -> Html {
    let tag = language.tag();
    let months: Vec<&str> = (1..=12).map(|number| messages::month(language, number)).collect();
    let day = messages::date(language, "{day}", "{month}", "{year}");
    let values = [Some(tag), Some(&*day), Some(&*months.join(" "))];
    let dates = element("template", &["lang", "data-day", "data-months"], &values, Vec::new());
    let template = |known: &Correspondent, request: &Request| {
        let names = &[
            "lang",
            "data-policy",
            "data-right",
            "data-label",
            "data-clause",
            "data-email",
            "data-details",
            "data-needed",
        ];
        let details = Details::of(request);
        let values = [
            Some(tag),
            Some(known.id.as_str()),
            Some(&*request.name),
            Some(&*request.label()),
            Some(&*request.clause.address),
            request.ways.email.as_deref(),
            Some(details.label(language)),
            details.is_needed().then_some(""),
        ];
        element("template", names, &values, wording::letter(known, request, language).iter().map(block).collect())
    };
    let of = |known: &Correspondent| several(known.requests.iter().map(|request| template(known, request)).collect());
    several(std::iter::once(dates).chain(letters.iter().map(of)).collect())
}

fn block(block: &Block) -> Html {
    let line = |parts: &Vec<Part>| element("span", &[], &[], parts.iter().map(part).collect());
    let paragraph =
        |class: Option<&str>, parts: &[Part]| element("p", &["class"], &[class], parts.iter().map(part).collect());
    match block {
        Block::Lines(lines) => element("p", &["class"], &[Some("lines")], lines.iter().map(line).collect()),
        Block::Subject(words) => element("p", &["class"], &[Some("subject")], vec![text(words)]),
        Block::Paragraph(parts) => paragraph(None, parts),
        Block::Optional(parts) => paragraph(Some("optional"), parts),
        Block::Source(parts) => paragraph(Some("source"), parts),
    }
}

fn part(part: &Part) -> Html {
    match part {
        Part::Words(words) => text(words),
        Part::Link(href, words) => element("a", &["href"], &[Some(href)], vec![text(words)]),
        Part::Gap(gap, blank) => element("span", &["data-gap"], &[Some(gap.as_str())], vec![text(blank)]),
    }
}

#[cfg(test)]
mod tests;
