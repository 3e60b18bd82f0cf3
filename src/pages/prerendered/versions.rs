//! `/{lang}/{policy}/versions/`: the versions of a policy, and what changed
//! between two of them: the newest change in this markup, any other by
//! `src/versions.js`, which asks the same code in a wasm of its own
//! (`crates/changes`) and has no words of its own.

use crate::pages::index::foreign;
use crate::route::Route;
use crate::site::Site;
use crate::view::document::Context;
use crate::view::element::{element, keyed, several, text};
use changes::{Shown, Sink, day};
use messages::Language;
use policy::diff::Difference;
use policy::{Date, PolicyId};
use yew::Html;
use yew::virtual_dom::VTag;

/// What a day is to a text. These are different things, and a version is
/// named by one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// the edition the text says it is
    Edition,
    /// since when it applies
    Effective,
    /// when the copy was taken
    Seen,
    /// which of these, nobody says
    Version,
}

impl Dated {
    /// In words, before the day.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Edition => messages::source_edition(language),
            Self::Effective => messages::source_effective(language),
            Self::Seen => messages::source_seen(language),
            Self::Version => messages::versions_dated(language),
        }
    }
}

/// A version as the list shows it.
#[derive(Clone, Debug)]
pub struct Version {
    /// what names it in addresses; unknown only where it is alone
    pub date: Option<Date>,
    /// its known days
    pub days: Vec<(Dated, Date)>,
    /// the languages it is there in
    pub languages: Vec<Language>,
}

/// The newest change.
#[derive(Clone, Copy, Debug)]
pub struct Newest<'a> {
    /// what changed
    pub difference: &'a Difference,
    /// the language that was compared
    pub text_language: Language,
    /// the day of the version before the present one
    pub from: Date,
    /// the day of the present one
    pub to: Date,
}

/// What the page is built from besides the site.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// the policy
    pub id: &'a PolicyId,
    /// the language of its source
    pub original: Language,
    /// the controller's name in the page's language
    pub controller: &'a str,
    /// the present text's title, and the language (BCP 47) it is in
    pub title: (&'a str, &'a str),
    /// the newest first, which is the present one
    pub versions: &'a [Version],
    /// nothing where there is only one version
    pub newest: Option<Newest<'a>>,
    /// the address of the wasm that compares
    pub wasm: &'a str,
}

/// The script puts the date that nothing is known of in its place.
const DATE: &str = "%";

/// The page's address with the two versions to compare.
pub(super) fn between(site: &Site, route: &Route, from: Date, to: Date) -> String {
    format!("{}?from={from}&to={to}", route.href(&site.base, None))
}

pub(super) fn page(site: &Site, language: Language, parts: &Versions<'_>) -> Html {
    let route = Route::Versions(language, parts.id.clone());
    let context = Context { site, route: &route, language };
    let mut children = vec![head(parts, context), notices(context)];
    match parts.newest {
        Some(newest) => {
            children.push(pick(parts, newest, language));
            children.push(element("p", &["class", "role"], &[Some("said hidden"), Some("status")], Vec::new()));
            children.push(changes(parts, newest, context));
        }
        None => children.push(element("p", &[], &[], vec![text(messages::versions_single(language))])),
    }
    children.push(all(parts, context));
    let feed = element(
        "a",
        &["href", "type"],
        &[Some(&[&site.base, FEED].concat()), Some("application/atom+xml")],
        vec![text(messages::versions_feed(language))],
    );
    children.push(element("p", &["class"], &[Some("feed")], vec![feed]));
    let names = &["class", "data-lang", "data-original", "data-content", "data-policy", "data-home", "data-wasm"];
    let home = Route::Policy(language, parts.id.clone()).href(&site.base, None);
    let values = [
        Some("versions column"),
        Some(language.tag()),
        Some(parts.original.tag()),
        Some(&*[&site.base, "content/"].concat()),
        Some(parts.id.as_str()),
        Some(&*home),
        Some(parts.wasm),
    ];
    element("div", names, &values, children)
}

/// The feed's address, relative to the base.
pub const FEED: &str = "feed.xml";

fn head(parts: &Versions<'_>, context: Context<'_>) -> Html {
    let language = context.language;
    let (title, title_language) = parts.title;
    let home = Route::Policy(language, parts.id.clone()).href(&context.site.base, None);
    let lang = foreign(title_language, context);
    let link = element("a", &["href", "lang"], &[Some(&home), lang], vec![text(title)]);
    let facts = vec![element("span", &[], &[], vec![text(parts.controller)]), link];
    let children = vec![
        element("p", &["class"], &[Some("facts")], facts),
        element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::versions_title(language))]),
        element("p", &["class"], &[Some("summary")], vec![text(messages::versions_summary(language))]),
    ];
    element("header", &["class"], &[Some("head")], children)
}

/// What the script may have to say: each leads on to the list of versions.
fn notices(context: Context<'_>) -> Html {
    let language = context.language;
    let notice = |class: &'static str, words: &str| {
        let onward = context.here("_all");
        let link = element("a", &["href"], &[Some(&onward)], vec![text(messages::versions_all(language))]);
        let children = vec![element("span", &[], &[], vec![text(words)]), text(" "), link];
        let values = [Some(class), Some("status"), Some("-1"), Some("")];
        element("p", &["class", "role", "tabindex", "hidden"], &values, children)
    };
    several(vec![
        notice("notice unknown", &messages::versions_unknown(language, DATE)),
        notice("notice lost", messages::versions_not_compared(language)),
    ])
}

fn pick(parts: &Versions<'_>, newest: Newest<'_>, language: Language) -> Html {
    let options = |selected: Date| {
        let dates = parts.versions.iter().filter_map(|version| version.date);
        let option = |date: Date| {
            let value = date.to_string();
            let values = [Some(&*value), (date == selected).then_some("")];
            keyed(&value, "option", &["value", "selected"], &values, vec![text(&day(language, date))])
        };
        dates.map(option).collect::<Vec<_>>()
    };
    let choice = |name: &'static str, words: &str, selected: Date| {
        let select = element("select", &["name"], &[Some(name)], options(selected));
        element("label", &[], &[], vec![element("span", &[], &[], vec![text(words)]), select])
    };
    let children = vec![
        choice("from", messages::versions_from(language), newest.from),
        choice("to", messages::versions_to(language), newest.to),
    ];
    element("div", &["class"], &[Some("pick")], children)
}

fn changes(parts: &Versions<'_>, newest: Newest<'_>, context: Context<'_>) -> Html {
    let Newest { difference, text_language, from, to } = newest;
    let home = Route::Policy(context.language, parts.id.clone()).href(&context.site.base, None);
    let shown = Shown { language: context.language, text_language: text_language.tag(), from, to, policy: Some(&home) };
    let mut elements = Elements::default();
    changes::show(difference, shown, &mut elements);
    let values = [Some("changes"), Some(context.language.tag())];
    element("article", &["class", "lang"], &values, elements.done)
}

/// Elements as Yew has them. [`element`] takes the names of attributes as one
/// literal; here they come one by one.
#[derive(Default)]
struct Elements {
    open: Vec<VTag>,
    done: Vec<Html>,
}

impl Elements {
    fn add(&mut self, child: Html) {
        match self.open.last_mut() {
            Some(parent) => parent.add_child(child),
            None => self.done.push(child),
        }
    }
}

impl Sink for Elements {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        let mut element = VTag::new(tag);
        for (name, value) in attributes {
            element.add_attribute(name, (*value).to_owned());
        }
        self.open.push(element);
    }

    fn text(&mut self, words: &str) {
        self.add(text(words));
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.add(element.into());
        }
    }
}

fn all(parts: &Versions<'_>, context: Context<'_>) -> Html {
    let olders = parts.versions.iter().skip(1).map(Some).chain([None]);
    let items = parts
        .versions
        .iter()
        .zip(olders)
        .enumerate()
        .map(|(place, (version, older))| item(parts, version, older, place == 0, context));
    let title = element("h2", &["id"], &[Some("_all")], vec![text(messages::versions_all(context.language))]);
    let list = element("ol", &["class"], &[Some("list")], items.collect());
    element("section", &["class", "aria-labelledby"], &[Some("all"), Some("_all")], vec![title, list])
}

fn item(
    parts: &Versions<'_>,
    version: &Version,
    older: Option<&Version>,
    is_present: bool,
    context: Context<'_>,
) -> Html {
    let (language, site) = (context.language, context.site);
    let date = version.date.map(|date| date.to_string());
    let unknown = || [messages::source_edition(language), ": ", messages::unknown(language)].concat();
    let mut days: Vec<String> =
        version.days.iter().map(|(dated, date)| [dated.name(language), ": ", &day(language, *date)].concat()).collect();
    if days.is_empty() {
        days.push(unknown());
    }
    let mut facts = vec![element("strong", &[], &[], vec![text(&days.remove(0))])];
    facts.extend(days.iter().map(|day| element("span", &[], &[], vec![text(day)])));
    if is_present {
        facts.push(element("span", &["class"], &[Some("tag")], vec![text(messages::versions_current(language))]));
    }
    let policy = Route::Policy(language, parts.id.clone());
    let mut links = Vec::new();
    let mut link = |href: &str, words: &str| {
        links.push(element("a", &["href"], &[Some(href)], vec![text(words)]));
    };
    match &date {
        Some(date) if !is_present => {
            let file = [&*context.route.href(&site.base, None), date, ".md"].concat();
            link(&file, messages::versions_markdown(language));
        }
        _ => link(&policy.href(&site.base, None), parts.title.0),
    }
    match older.map(|older| (older.date, version.date)) {
        Some((Some(from), Some(to))) => {
            link(&between(site, context.route, from, to), messages::versions_what(language));
        }
        _ => links.push(element("span", &[], &[], vec![text(messages::versions_first(language))])),
    }
    let languages: Vec<&str> = version.languages.iter().map(|language| language.tag()).collect();
    let values = [date.as_deref(), Some(&*languages.join(" "))];
    let children =
        vec![element("p", &["class"], &[Some("facts")], facts), element("p", &["class"], &[Some("links")], links)];
    keyed(date.as_deref().unwrap_or_default(), "li", &["data-date", "data-languages"], &values, children)
}
