//! `/{lang}/consent/`: the consent banner, what it does, tried out, and the
//! code that puts it on a site.
//!
//! Everything that is ever read here stands in this markup: `src/consent.js`
//! brings it to life and has no words of its own. What needs a script is in
//! `.demo` and `button`s, which the style hides where there is none.

use super::part::{paragraph, section};
use crate::route::{Route, Tool};
use crate::site::Site;
use crate::view::element::{element, keyed, several, text};
use messages::Language;
use policy::PolicyId;
use yew::Html;

/// What the page is built from besides the site.
#[derive(Clone, Copy, Debug)]
pub struct Demonstration<'a> {
    /// the policies that have a configuration of the banner
    pub configurations: &'a [Configuration],
    /// the categories that need none: id and name in the page's language
    pub categories: &'a [(String, String)],
    /// the site's whole address, with a slash at the end
    pub root: &'a str,
    /// what the demonstration adds to a configuration, JSON
    pub additions: &'a str,
    /// the address of the frame that waits for consent
    pub frame: &'a str,
}

/// A policy that the banner can ask about.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// as the file of the configuration is named
    pub policy: PolicyId,
    /// who is behind it, in the page's language
    pub controller: String,
}

/// The words of what belongs to the page but does not stand in it.
#[derive(Clone, Copy, Debug)]
pub struct DemonstrationWords {
    /// what the frame that waits is called
    pub frame: &'static str,
    /// what it shows
    pub frame_text: &'static str,
    /// what the trackers' cookies are for
    pub purpose: &'static str,
    /// how long these stay
    pub lifetime: &'static str,
}

impl DemonstrationWords {
    /// In a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            frame: messages::consent_frame(language),
            frame_text: messages::consent_frame_text(language),
            purpose: messages::consent_demo_purpose(language),
            lifetime: messages::consent_demo_lifetime(language),
        }
    }
}

/// How a site marks what must wait; the same in every language.
const MARKED: &str = r#"<script type="text/plain" data-category="analytics" data-src="/stats.js"></script>
<script type="text/plain" data-category="!analytics">/* … */</script>
<iframe data-category="marketing" data-service="video" data-src="https://…" title="…"></iframe>"#;

pub(super) fn page(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::consent_title(language))]);
    let summary = paragraph("summary", messages::consent_summary(language));
    let head = element("header", &["class"], &[Some("head")], vec![title, summary]);
    let needs = element("noscript", &[], &[], vec![paragraph("notice", messages::consent_needs_script(language))]);
    let children =
        vec![head, needs, what(language), demo(site, language, demonstration), embed(language, demonstration.root)];
    element("div", &["class"], &[Some("consent")], children)
}

fn what(language: Language) -> Html {
    let points = [
        messages::consent_what_gate(language),
        messages::consent_what_choice(language),
        messages::consent_what_record(language),
        messages::consent_what_withdraw(language),
        messages::consent_what_signal(language),
        messages::consent_what_people(language),
    ];
    let points = points.map(|words| keyed(words, "li", &[], &[], vec![text(words)]));
    section("what", messages::consent_what(language), vec![element("ul", &[], &[], points.into())])
}

// ---- the demonstration ----

/// Its attributes hold what the script needs, and the words it will say.
fn demo(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    let policy = Route::Tool(language, Tool::Consent).href(&site.base, Some("what"));
    let names = &[
        "class",
        "aria-labelledby",
        "data-lang",
        "data-policy",
        "data-additions",
        "data-on",
        "data-off",
        "data-absent",
        "data-not-configured",
        "data-needs-record",
        "data-expired",
        "data-not-expired",
        "data-revised",
        "data-no-record",
        "data-no-cookies",
    ];
    let values = [
        Some("demo"),
        Some("try"),
        Some(language.tag()),
        Some(&*policy),
        Some(demonstration.additions),
        Some(messages::consent_on(language)),
        Some(messages::consent_off(language)),
        Some(messages::consent_absent(language)),
        Some(messages::consent_not_configured(language)),
        Some(messages::consent_needs_record(language)),
        Some(messages::consent_expired(language)),
        Some(messages::consent_not_expired(language)),
        Some(messages::consent_revised(language)),
        Some(messages::consent_no_record(language)),
        Some(messages::consent_no_cookies(language)),
    ];
    let children = vec![
        element("h2", &["id"], &[Some("try")], vec![text(messages::consent_try(language))]),
        paragraph("note", messages::consent_try_note(language)),
        element(
            "p",
            &["class", "role", "hidden"],
            &[Some("notice"), Some("alert"), Some("")],
            vec![text(messages::consent_not_loaded(language))],
        ),
        element("div", &["class"], &[Some("host")], Vec::new()),
        runs(language, demonstration),
        controls(site, language, demonstration),
        follows(language),
        waiting(language, demonstration),
    ];
    element("section", names, &values, children)
}

fn controls(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    let said = element("p", &["class", "role"], &[Some("said"), Some("status")], Vec::new());
    let groups = vec![settings(site, language, demonstration), visitor(language), later(language), said];
    element("div", &["class"], &[Some("controls")], groups)
}

/// A group of controls under its name.
fn group(id: &'static str, class: &'static str, name: &str, mut children: Vec<Html>) -> Html {
    children.insert(0, element("legend", &[], &[], vec![text(name)]));
    // By the id the place is kept in another language.
    element("fieldset", &["id", "class"], &[Some(id), Some(class)], children)
}

/// Each select begins with what counts where nothing is said.
fn settings(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    let mut categories = vec![("", messages::consent_built_in(language))];
    categories
        .extend(demonstration.configurations.iter().map(|known| (known.policy.as_str(), known.controller.as_str())));
    let mut languages = vec![("", messages::consent_as_page(language))];
    languages.extend(site.languages.iter().map(|known| (known.tag(), messages::language_name(*known))));
    let layouts = [
        ("box", messages::consent_box(language)),
        ("bar", messages::consent_bar(language)),
        ("dialog", messages::consent_dialog(language)),
    ];
    let positions = [
        ("bottom", messages::consent_bottom(language)),
        ("top", messages::consent_top(language)),
        ("center", messages::consent_center(language)),
        ("bottom-start", messages::consent_bottom_start(language)),
        ("bottom-end", messages::consent_bottom_end(language)),
        ("top-start", messages::consent_top_start(language)),
        ("top-end", messages::consent_top_end(language)),
    ];
    let themes = [
        ("auto", messages::consent_auto(language)),
        ("light", messages::consent_light(language)),
        ("dark", messages::consent_dark(language)),
    ];
    let modes = [("opt-in", messages::consent_opt_in(language)), ("opt-out", messages::consent_opt_out(language))];
    let children = vec![
        select("config", messages::consent_categories(language), &categories),
        select("lang", messages::consent_language(language), &languages),
        select("layout", messages::consent_layout(language), &layouts),
        select("position", messages::consent_position(language), &positions),
        select("theme", messages::consent_theme(language), &themes),
        select("mode", messages::consent_mode(language), &modes),
        signal(language),
    ];
    group("settings", "settings", messages::consent_settings(language), children)
}

fn select(name: &'static str, label: &str, options: &[(&str, &str)]) -> Html {
    let option = |(value, words): &(&str, &str)| {
        // The languages, and only they, are named each in its own.
        let lang = (name == "lang" && !value.is_empty()).then_some(*value);
        keyed(value, "option", &["value", "lang"], &[Some(value), lang], vec![text(words)])
    };
    let select =
        element("select", &["name", "autocomplete"], &[Some(name), Some("off")], options.iter().map(option).collect());
    element("label", &[], &[], vec![element("span", &[], &[], vec![text(label)]), select])
}

fn signal(language: Language) -> Html {
    let values = [Some("checkbox"), Some("signal"), Some("off")];
    let input = element("input", &["type", "name", "autocomplete"], &values, Vec::new());
    let words = element("span", &[], &[], vec![text(messages::consent_signal(language))]);
    element("label", &["class"], &[Some("check")], vec![input, words])
}

/// The banner answers these itself, as it would on any page.
fn visitor(language: Language) -> Html {
    let button = |action: &str, words: &str| {
        element("button", &["type", "data-consent"], &[Some("button"), Some(action)], vec![text(words)])
    };
    let children = vec![
        button("accept", messages::consent_accept(language)),
        button("refuse", messages::consent_refuse(language)),
        button("settings", messages::consent_choose(language)),
        button("show", messages::consent_show(language)),
        button("refuse", messages::consent_withdraw(language)),
        button("reset", messages::consent_forget(language)),
    ];
    group("visitor", "actions", messages::consent_visitor(language), children)
}

fn later(language: Language) -> Html {
    let children = vec![
        named_button("expire", messages::consent_expire(language)),
        named_button("revise", messages::consent_revise(language)),
    ];
    group("later", "actions", messages::consent_later(language), children)
}

fn named_button(name: &str, words: &str) -> Html {
    element("button", &["type", "name"], &[Some("button"), Some(name)], vec![text(words)])
}

/// What waits for consent and what of it runs. No live region: the banner
/// announces itself, and trackers tick every second.
fn runs(language: Language, demonstration: &Demonstration<'_>) -> Html {
    let tracker = |(id, name): &(String, String)| {
        let name = element("b", &[], &[], vec![text(name)]);
        let state = element("span", &["class"], &[Some("state")], vec![text(messages::consent_off(language))]);
        keyed(id, "li", &["data-tracker", "data-state"], &[Some(id), Some("off")], vec![name, state])
    };
    let trackers = demonstration.categories.iter().map(tracker).collect();
    let children = vec![
        element("ul", &["class"], &[Some("trackers")], trackers),
        element("div", &["class"], &[Some("stage")], Vec::new()),
    ];
    panel("runs", messages::consent_runs(language), children)
}

/// What a choice leaves and tells, as it changes.
fn follows(language: Language) -> Html {
    let record = element("code", &[], &[], vec![text(messages::consent_no_record(language))]);
    let cookies = element("p", &[], &[], vec![text(messages::consent_no_cookies(language))]);
    let events = vec![paragraph("none", messages::consent_no_events(language)), element("ol", &[], &[], Vec::new())];
    let children = vec![
        panel("record", messages::consent_record(language), vec![element("pre", &[], &[], vec![record])]),
        panel("cookies", messages::consent_cookies(language), vec![cookies]),
        panel("events", messages::consent_events(language), events),
    ];
    element("div", &["class"], &[Some("follows")], children)
}

fn panel(class: &'static str, title: &str, mut children: Vec<Html>) -> Html {
    children.insert(0, element("h3", &[], &[], vec![text(title)]));
    element("div", &["id", "class"], &[Some(class), Some(class)], children)
}

/// The tags that wait, fresh for each banner that the demonstration makes.
fn waiting(language: Language, demonstration: &Demonstration<'_>) -> Html {
    let script = |(id, _): &(String, String)| {
        let source = ["embed/demo/tracker-", id, ".js"].concat();
        let values = [Some("text/plain"), Some(id), Some(&*source)];
        element("script", &["type", "data-category", "data-src"], &values, Vec::new())
    };
    let mut tags: Vec<Html> = demonstration.categories.iter().map(script).collect();
    let names = &["data-category", "data-service", "data-src", "title"];
    let values = [Some("marketing"), Some("video"), Some(demonstration.frame), Some(messages::consent_frame(language))];
    tags.push(element("iframe", names, &values, Vec::new()));
    element("template", &[], &[], vec![several(tags)])
}

// ---- the code ----

/// What the code is while nothing is chosen; the script writes the same.
fn embed(language: Language, root: &str) -> Html {
    let words = messages::consent_policy_link(language);
    let code = format!(
        "<script type=\"module\" src=\"{root}embed/consent-banner.js\"></script>\n<consent-banner policy=\"/privacy/#cookies\">\n  <a href=\"/privacy/#cookies\">{words}</a>\n</consent-banner>"
    );
    let listing = |class: &'static str, code: &str| {
        element("pre", &["class"], &[Some(class)], vec![element("code", &[], &[], vec![text(code)])])
    };
    let names = &["class", "role", "data-link", "data-copied", "data-not-copied"];
    let values = [
        Some("said"),
        Some("status"),
        Some(words),
        Some(messages::consent_copied(language)),
        Some(messages::consent_not_copied(language)),
    ];
    let children = vec![
        element("p", &[], &[], vec![text(messages::consent_embed_text(language))]),
        listing("snippet", &code),
        named_button("copy", messages::consent_copy(language)),
        element("p", names, &values, Vec::new()),
        element("h3", &[], &[], vec![text(messages::consent_mark(language))]),
        element("p", &[], &[], vec![text(messages::consent_mark_text(language))]),
        listing("marked", MARKED),
    ];
    section("embed", messages::consent_embed(language), children)
}
