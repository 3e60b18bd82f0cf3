//! A difference as elements: how much changed, then section by section what.
//!
//! A clause has its address as its id, as on the policy's page; what was
//! removed has its old one, unless that now belongs to something else. The
//! page's own ids begin with `_`, which no section's can.

use messages::Language;
use policy::Date;
use policy::diff::{Change, Difference, PassageDifference, Place, Run, SectionDifference, Totals};

/// Where elements go. Names are literals, so only those written here can exist.
pub trait Sink {
    /// Opens an element.
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]);
    /// Adds text to the open element.
    fn text(&mut self, text: &str);
    /// Closes the open element.
    fn close(&mut self);
}

/// Which two versions are shown, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// of the interface
    pub language: Language,
    /// of the texts (BCP 47)
    pub text_language: &'a str,
    /// the day of the old version
    pub from: Date,
    /// the day of the new one
    pub to: Date,
    /// the address of the policy's page, if the new version is what it shows
    pub policy: Option<&'a str>,
}

/// A day in words.
#[must_use]
pub fn day(language: Language, Date { year, month, day }: Date) -> String {
    messages::date(language, &day.to_string(), messages::month(language, u32::from(month)), &year.to_string())
}

/// The page's part on what changed.
pub fn show(difference: &Difference, shown: Shown<'_>, sink: &mut dyn Sink) {
    let Shown { language, text_language, from, to, .. } = shown;
    let heading = messages::versions_between(language, &day(language, from), &day(language, to));
    element(sink, "h2", &[("id", "_changes"), ("tabindex", "-1")], &heading);
    let is_foreign = text_language != language.tag();
    if is_foreign {
        element(sink, "p", &[("class", "notice")], messages::versions_untranslated(language));
    }
    if difference.is_empty() {
        element(sink, "p", &[("class", "totals")], messages::versions_same(language));
        return;
    }
    element(sink, "p", &[("class", "totals")], &totals(difference, language));
    element(sink, "p", &[("class", "legend")], messages::versions_legend(language));
    let afters = difference
        .sections
        .iter()
        .flat_map(|section| section.after.iter().chain(section.passages.iter().filter_map(|part| part.after.as_ref())));
    let lang = [("lang", text_language)];
    let view = View {
        difference,
        shown,
        lang: if is_foreign { &lang } else { &[] },
        taken: afters.map(|place| place.address.as_str()).collect(),
    };
    if !policy::diff::is_same(&difference.title) {
        sink.open("section", &[]);
        element(sink, "h3", &[], messages::versions_heading(language));
        view.line(sink, "p", &difference.title);
        sink.close();
    }
    for section in &difference.sections {
        if section.changes() > 0 {
            view.section(section, sink);
        }
    }
}

/// How much changed, in one line: `3 changes in all · 2 sections …`.
#[must_use]
pub fn totals(difference: &Difference, language: Language) -> String {
    let Totals { changed, added, removed, moved, sections } = difference.totals();
    let all = difference.totals().all();
    if all == 0 {
        // The page's heading alone.
        return messages::versions_heading(language).to_owned();
    }
    let mut line = [messages::changes(language, all), messages::sections(language, sections)].join(" · ");
    for (count, kind) in
        [(changed, Change::Changed), (added, Change::Added), (removed, Change::Removed), (moved, Change::Moved)]
    {
        if count > 0 {
            for part in [" · ", name(kind, language), ": ", &count.to_string()] {
                line.push_str(part);
            }
        }
    }
    line
}

fn name(change: Change, language: Language) -> &'static str {
    match change {
        Change::Changed => messages::change_changed(language),
        Change::Added => messages::change_added(language),
        Change::Removed => messages::change_removed(language),
        Change::Moved => messages::change_moved(language),
        Change::MovedAndChanged => messages::change_moved_and_changed(language),
    }
}

/// The kind for the style.
fn class(change: Change) -> &'static str {
    match change {
        Change::Changed => "kind changed",
        Change::Added => "kind added",
        Change::Removed => "kind removed",
        Change::Moved | Change::MovedAndChanged => "kind moved",
    }
}

fn element(sink: &mut dyn Sink, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
    sink.open(tag, attributes);
    sink.text(text);
    sink.close();
}

struct View<'a> {
    difference: &'a Difference,
    shown: Shown<'a>,
    /// the attribute of what is in another language than the page
    lang: &'a [(&'static str, &'a str)],
    /// the addresses of the new text
    taken: Vec<&'a str>,
}

impl View<'_> {
    fn section(&self, section: &SectionDifference, sink: &mut dyn Sink) {
        let language = self.shown.language;
        sink.open("section", &[]);
        let id = self.id(section.before.as_ref(), section.after.as_ref());
        let attributes: Vec<_> = self.lang.iter().copied().chain(id.map(|id| ("id", id))).collect();
        sink.open("h3", &attributes);
        runs(&section.title, sink);
        sink.close();
        let count = u32::try_from(section.changes()).unwrap_or(u32::MAX);
        element(sink, "p", &[("class", "count")], &messages::changes(language, count));
        if let Some(change) = section.change() {
            sink.open("p", &[("class", "what")]);
            element(sink, "span", &[("class", class(change))], name(change, language));
            sink.text(" ");
            sink.text(messages::versions_heading(language));
            sink.close();
        }
        sink.open("ol", &[("class", "passages")]);
        for part in &section.passages {
            if let Some(change) = part.change() {
                self.passage(part, change, sink);
            }
        }
        sink.close();
        sink.close();
    }

    fn passage(&self, part: &PassageDifference, change: Change, sink: &mut dyn Sink) {
        let language = self.shown.language;
        let id = self.id(part.before.as_ref(), part.after.as_ref());
        let attributes: Vec<_> = id.map(|id| ("id", id)).into_iter().collect();
        sink.open("li", &attributes);
        sink.open("p", &[("class", "what")]);
        element(sink, "span", &[("class", class(change))], name(change, language));
        sink.text(" ");
        self.place(part, sink);
        sink.close();
        self.line(sink, "p", &part.runs);
        sink.close();
    }

    /// Where a passage stands, and where it stood if that differs.
    fn place(&self, part: &PassageDifference, sink: &mut dyn Sink) {
        let language = self.shown.language;
        let Some(place) = part.after.as_ref().or(part.before.as_ref()) else { return };
        let words = place_words(place, language);
        match (self.shown.policy, &part.after) {
            (Some(policy), Some(after)) if !after.address.is_empty() => {
                element(sink, "a", &[("href", &[policy, "#", &after.address].concat())], &words);
            }
            _ => sink.text(&words),
        }
        let (Some(before), true) = (&part.before, part.moved && part.after.is_some()) else { return };
        let section = before.address.split_once('.').and_then(|(section, _)| self.former_title(section));
        let former = match section {
            Some(title) => [&title, ", ", &*place_words(before, language)].concat(),
            None => place_words(before, language),
        };
        sink.text(" · ");
        sink.text(&messages::versions_formerly(language, &former));
    }

    /// The heading that a section had in the old version.
    fn former_title(&self, address: &str) -> Option<String> {
        let is_it =
            |section: &&SectionDifference| section.before.as_ref().is_some_and(|place| place.address == address);
        let section = self.difference.sections.iter().find(is_it)?;
        let old = |run: &Run| match run {
            Run::Same(text) | Run::Removed(text) => Some(text.clone()),
            Run::Added(_) => None,
        };
        Some(section.title.iter().filter_map(old).collect())
    }

    fn id<'a>(&self, before: Option<&'a Place>, after: Option<&'a Place>) -> Option<&'a str> {
        let id = match (before, after) {
            (_, Some(after)) => &after.address,
            (Some(before), None) if !self.taken.contains(&before.address.as_str()) => &before.address,
            _ => return None,
        };
        Some(id.as_str()).filter(|id| !id.is_empty())
    }

    fn line(&self, sink: &mut dyn Sink, tag: &'static str, line: &[Run]) {
        sink.open(tag, self.lang);
        runs(line, sink);
        sink.close();
    }
}

fn runs(line: &[Run], sink: &mut dyn Sink) {
    for run in line {
        match run {
            Run::Same(text) => sink.text(text),
            Run::Removed(text) => element(sink, "del", &[], text),
            Run::Added(text) => element(sink, "ins", &[], text),
        }
    }
}

/// A place in the reader's words: the number that the text prints, else the
/// clause's place in its section.
fn place_words(place: &Place, language: Language) -> String {
    let number = match place.label.as_str() {
        "" => place.address.rsplit_once('.').map(|(_, number)| number),
        _ => Some(place.address.as_str()),
    };
    match number {
        Some(number) => messages::versions_clause(language, number),
        None if place.address.is_empty() => messages::versions_table(language).to_owned(),
        None => messages::versions_heading(language).to_owned(),
    }
}
