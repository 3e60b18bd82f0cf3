//! `/{lang}/compare/`: what the policies state, side by side.
//!
//! All of it stands in this markup: the matrix of facts, durations on one
//! scale, the kinds of data as a grid. A chart is a table whose cells are
//! drawn: who cannot see the drawing reads the table. `src/compare.js` hides
//! what was not asked for, and fetches texts to be read side by side.

mod scale;

use super::part::{GAP, paragraph, section};
use super::place::{Place, clause_name};
use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::{FactKind, PolicyId, Topic};
use scale::Length;
use yew::Html;

/// Everything that is compared, in one language.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// in the order of their columns
    pub policies: Vec<Compared>,
    /// the kinds of facts, what each is called, and its rows
    pub kinds: Vec<(FactKind, String, Vec<FactRow>)>,
    /// the topics that any policy has, and what they are called
    pub topics: Vec<(Topic, String)>,
    /// how many facts there are
    pub facts: usize,
}

/// A policy as a column.
#[derive(Clone, Debug)]
pub struct Compared {
    /// the policy
    pub id: PolicyId,
    /// who is behind it
    pub controller: String,
    /// the language of its text
    pub language: Language,
    /// its sections with the topics of each
    pub sections: Vec<(String, Vec<Topic>)>,
}

/// A thing that policies state, or do not.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// what it is called
    pub name: RowName,
    /// a cell for each policy, with all that it states of it
    pub cells: Vec<Vec<Stated>>,
}

/// What a row is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowName {
    /// by what is stated, or by what it is about
    Of(String),
    /// about nothing in particular
    General,
}

/// What a policy states.
#[derive(Clone, Debug)]
pub struct Stated {
    /// the kind of fact
    pub kind: FactKind,
    /// its value
    pub value: String,
    /// what it is about, in words
    pub about: Option<String>,
    /// the clause that says so
    pub place: Place,
    /// the topics of its section
    pub topics: Vec<Topic>,
}

pub(super) fn page(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = [
        messages::compare_policies(language, count(comparison.policies.len())),
        messages::compare_facts(language, count(comparison.facts)),
    ];
    let head = vec![
        paragraph("facts", &counts.join(" · ")),
        element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::compare_title(language))]),
        paragraph("summary", messages::compare_summary(language)),
    ];
    let names = &["class", "role", "tabindex", "hidden", "data-policy", "data-topic", "data-onward"];
    let values = [
        Some("notice"),
        Some("status"),
        Some("-1"),
        Some(""),
        Some(&*messages::compare_unknown_policy(language, GAP)),
        Some(&*messages::compare_unknown_topic(language, GAP)),
        Some(messages::compare_matrix(language)),
    ];
    let children = vec![
        element("header", &["class"], &[Some("head")], head),
        element("noscript", &[], &[], vec![paragraph("notice", messages::compare_needs_script(language))]),
        element("p", names, &values, Vec::new()),
        filters(language, comparison),
        matrix(site, language, comparison),
        beside(language),
        charts(site, language, comparison),
    ];
    element("div", &["class"], &[Some("compare")], children)
}

// ---- what is compared ----

/// Each box holds the sections of its policy by topic, for the script.
fn filters(language: Language, comparison: &Comparison) -> Html {
    let check = |known: &Compared| {
        let sections: Vec<String> =
            known.sections.iter().map(|(section, topics)| [section, ":", &topic_names(topics)].concat()).collect();
        let names = &["type", "name", "value", "checked", "autocomplete", "data-lang", "data-sections"];
        let sections = sections.join(";");
        let values = [
            Some("checkbox"),
            Some("with"),
            Some(known.id.as_str()),
            Some(""),
            Some("off"),
            Some(known.language.tag()),
            Some(&*sections),
        ];
        let input = element("input", names, &values, Vec::new());
        let name = element("span", &[], &[], vec![text(&known.controller)]);
        keyed(known.id.as_str(), "label", &["class"], &[Some("check")], vec![input, name])
    };
    let mut policies = vec![element("legend", &[], &[], vec![text(messages::policies(language))])];
    policies.extend(comparison.policies.iter().map(check));
    let option = |value: &str, words: &str| keyed(value, "option", &["value"], &[Some(value)], vec![text(words)]);
    let mut topics = vec![option("", messages::compare_all_topics(language))];
    topics.extend(comparison.topics.iter().map(|(topic, name)| option(topic.as_str(), name)));
    let topic = vec![
        element("span", &[], &[], vec![text(messages::compare_topic(language))]),
        element("select", &["name", "autocomplete"], &[Some("topic"), Some("off")], topics),
    ];
    let names = &["class", "role", "data-shown"];
    let shown = messages::compare_shown(language, GAP);
    let children = vec![
        element("fieldset", &[], &[], policies),
        element("label", &[], &[], topic),
        element("p", names, &[Some("said"), Some("status"), Some(&shown)], Vec::new()),
    ];
    element("div", &["class"], &[Some("fields filters")], children)
}

fn topic_names(topics: &[Topic]) -> String {
    topics.iter().map(|topic| topic.as_str()).collect::<Vec<_>>().join(" ")
}

// ---- the matrix ----

fn matrix(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let corner = element("td", &[], &[], Vec::new());
    let head = std::iter::once(corner).chain(comparison.policies.iter().map(|known| {
        let address = Route::Policy(language, known.id.clone()).href(&site.base, None);
        let link = element("a", &["href"], &[Some(&address)], vec![text(&known.controller)]);
        let id = known.id.as_str();
        keyed(id, "th", &["scope", "data-policy"], &[Some("col"), Some(id)], vec![link])
    }));
    let head = element("thead", &[], &[], vec![element("tr", &[], &[], head.collect())]);
    let groups = comparison.kinds.iter().map(|(kind, name, rows)| {
        let span = (comparison.policies.len() + 1).to_string();
        let title = element(
            "th",
            &["scope", "colspan"],
            &[Some("rowgroup"), Some(&span)],
            vec![element("span", &[], &[], vec![text(name)])],
        );
        let mut children = vec![keyed("", "tr", &["class"], &[Some("kind")], vec![title])];
        children.extend(rows.iter().map(|row| matrix_row(language, comparison, row)));
        keyed(kind.as_str(), "tbody", &[], &[], children)
    });
    let table = element("table", &[], &[], std::iter::once(head).chain(groups).collect());
    let values = [Some("table"), Some("group"), Some("0"), Some(messages::table(language))];
    let table = element("div", &["class", "role", "tabindex", "aria-label"], &values, vec![table]);
    section("matrix", messages::compare_matrix(language), vec![table])
}

fn matrix_row(language: Language, comparison: &Comparison, row: &FactRow) -> Html {
    let name = row_name(row, language);
    let mut children = vec![element("th", &["scope"], &[Some("row")], vec![text(&name)])];
    let cells = comparison.policies.iter().zip(&row.cells);
    children.extend(cells.map(|(known, cell)| {
        let content = if cell.is_empty() {
            vec![text(messages::compare_not_stated(language))]
        } else {
            cell.iter().map(|stated| stated_link(stated, language)).collect()
        };
        policy_cell(known, cell, content)
    }));
    keyed(&name, "tr", &[], &[], children)
}

fn row_name(row: &FactRow, language: Language) -> String {
    match &row.name {
        RowName::Of(name) => name.clone(),
        RowName::General => messages::compare_general(language).to_owned(),
    }
}

/// A cell of a policy's column; without topics, where nothing is stated.
fn policy_cell(known: &Compared, cell: &[Stated], content: Vec<Html>) -> Html {
    let mut topics: Vec<&str> = cell.iter().flat_map(|stated| &stated.topics).map(|topic| topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    let topics = (!cell.is_empty()).then(|| topics.join(" "));
    let id = known.id.as_str();
    keyed(id, "td", &["data-policy", "data-topics"], &[Some(id), topics.as_deref()], content)
}

/// What is stated, leading to the clause that says so.
fn stated_link(stated: &Stated, language: Language) -> Html {
    let clause = clause_name(&stated.place, language);
    let values = [Some(&*stated.place.href), Some(&*clause)];
    element("a", &["href", "title"], &values, vec![text(&stated_words(stated, language))])
}

fn stated_words(stated: &Stated, language: Language) -> String {
    let number = stated.value.parse().unwrap_or_default();
    match stated.kind {
        FactKind::ConsentLifetime | FactKind::Retention | FactKind::ReviewInterval | FactKind::ResponseTime => {
            duration_words(&stated.value, language)
        }
        FactKind::KeyLength => messages::bits(language, number),
        FactKind::AgeOfMajority => messages::years(language, number),
        FactKind::Protocol => stated.value.clone(),
        _ => stated.about.clone().unwrap_or_else(|| messages::compare_stated(language).to_owned()),
    }
}

/// `P1Y6M` as `1 year 6 months`.
fn duration_words(value: &str, language: Language) -> String {
    match value {
        "unlimited" => return messages::unlimited(language).to_owned(),
        "purpose" => return messages::as_long_as_needed(language).to_owned(),
        _ => {}
    }
    let mut parts = Vec::new();
    let mut number = 0;
    for letter in value.chars() {
        match letter {
            '0'..='9' => number = number * 10 + letter.to_digit(10).unwrap_or_default(),
            'Y' => parts.push(messages::years(language, std::mem::take(&mut number))),
            'M' => parts.push(messages::months(language, std::mem::take(&mut number))),
            'W' => parts.push(messages::weeks(language, std::mem::take(&mut number))),
            'D' => parts.push(messages::days(language, std::mem::take(&mut number))),
            _ => {}
        }
    }
    parts.join(" ")
}

// ---- side by side ----

/// The script fills it when a topic is chosen.
fn beside(language: Language) -> Html {
    let names = &["class", "hidden", "aria-labelledby", "data-title", "data-choose", "data-silent", "data-failed"];
    let values = [
        Some("texts"),
        Some(""),
        Some("texts"),
        Some(messages::compare_texts(language)),
        Some(messages::compare_choose(language)),
        Some(messages::compare_silent(language)),
        Some(messages::compare_not_loaded(language)),
    ];
    let children = vec![
        element("h2", &["id"], &[Some("texts")], vec![text(messages::compare_texts(language))]),
        element("div", &["class"], &[Some("beside")], Vec::new()),
    ];
    element("section", names, &values, children)
}

// ---- charts ----

fn charts(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let of = |wanted: FactKind| comparison.kinds.iter().find(|(kind, ..)| *kind == wanted);
    let durations = [FactKind::Retention, FactKind::ConsentLifetime].into_iter().filter_map(of);
    let mut children: Vec<Html> = durations.map(|known| duration_chart(language, comparison, known)).collect();
    if let Some((_, name, rows)) = of(FactKind::Data) {
        children.push(grid(site, language, comparison, name, rows));
    }
    let children = vec![
        paragraph("note", messages::compare_scale(language)),
        element("div", &["class"], &[Some("drawn")], children),
    ];
    section("charts", messages::compare_charts(language), children)
}

fn figure(class: &'static str, title: &str, table: Vec<Html>) -> Html {
    let title = element("figcaption", &[], &[], vec![text(title)]);
    let table = element("table", &[], &[], table);
    element("figure", &["class"], &[Some(class)], vec![title, table])
}

/// A bar for each duration, the shortest first, all on one scale.
fn duration_chart(language: Language, comparison: &Comparison, known: &(FactKind, String, Vec<FactRow>)) -> Html {
    let (_, title, rows) = known;
    let mut bars: Vec<(&Compared, String, &Stated)> = Vec::new();
    for row in rows {
        for (compared, cell) in comparison.policies.iter().zip(&row.cells) {
            let name = match &row.name {
                RowName::Of(name) => [&compared.controller, " · ", name].concat(),
                RowName::General => compared.controller.clone(),
            };
            bars.extend(cell.iter().map(|stated| (compared, name.clone(), stated)));
        }
    }
    let rank = |stated: &Stated| match scale::length(&stated.value) {
        Length::Until(percent) => percent,
        Length::Unlimited => 101.0,
        Length::Open => 102.0,
    };
    bars.sort_by(|(.., one), (.., other)| rank(one).total_cmp(&rank(other)));
    let rows = bars.into_iter().map(|(compared, name, stated)| {
        let content = vec![bar(&stated.value), stated_link(stated, language)];
        let header = element("th", &["scope"], &[Some("row")], vec![text(&name)]);
        let cell = policy_cell(compared, std::slice::from_ref(stated), content);
        keyed(&[&name, " ", &stated.value].concat(), "tr", &[], &[], vec![header, cell])
    });
    let heads = vec![element("td", &[], &[], Vec::new()), element("td", &[], &[], vec![axis(language)])];
    let head = element("thead", &["aria-hidden"], &[Some("true")], vec![element("tr", &[], &[], heads)]);
    figure("bars", title, vec![head, element("tbody", &[], &[], rows.collect())])
}

/// The names of the marks. They stand in percent of the width, so that their
/// letters keep their size.
fn axis(language: Language) -> Html {
    let marks = scale::MARKS.iter().filter(|(_, is_named)| *is_named).map(|(value, _)| {
        let words = duration_words(value, language);
        keyed(value, "text", &["x", "y"], &[Some(&position(value)), Some("12")], vec![text(&words)])
    });
    element("svg", &["class", "aria-hidden"], &[Some("axis"), Some("true")], marks.collect())
}

fn position(value: &str) -> String {
    match scale::length(value) {
        Length::Until(percent) => format!("{percent}%"),
        Length::Unlimited | Length::Open => "100%".to_owned(),
    }
}

/// A bar to its mark; with an arrow, where there is no end; with a broken
/// outline, where the end depends on something else.
fn bar(value: &str) -> Html {
    let length = scale::length(value);
    let mut shapes: Vec<Html> = scale::MARKS
        .iter()
        .map(|(mark, _)| {
            let at = position(mark);
            keyed(mark, "line", &["x1", "x2", "y1", "y2"], &[Some(&at), Some(&at), Some("0"), Some("16")], Vec::new())
        })
        .collect();
    let class = match length {
        Length::Until(_) => "until",
        Length::Unlimited => "unlimited",
        Length::Open => "open",
    };
    let width = match length {
        Length::Until(percent) => format!("{percent}%"),
        Length::Unlimited => "97%".to_owned(),
        Length::Open => "100%".to_owned(),
    };
    let names = &["class", "x", "y", "width", "height", "rx"];
    let values = [Some(class), Some("0"), Some("2"), Some(&*width), Some("12"), Some("2")];
    shapes.push(keyed("bar", "rect", names, &values, Vec::new()));
    if length == Length::Unlimited {
        let arrow = element("path", &["d"], &[Some("M-10 0L0 8L-10 16z")], Vec::new());
        shapes.push(keyed("end", "svg", &["x", "overflow"], &[Some("100%"), Some("visible")], vec![arrow]));
    }
    element("svg", &["class", "aria-hidden"], &[Some("bar"), Some("true")], shapes)
}

/// A square where a policy says that it collects such data.
fn grid(site: &Site, language: Language, comparison: &Comparison, title: &str, rows: &[FactRow]) -> Html {
    let corner = element("td", &[], &[], Vec::new());
    let head = std::iter::once(corner).chain(comparison.policies.iter().map(|known| {
        let address = Route::Policy(language, known.id.clone()).href(&site.base, None);
        let name = element("a", &["href"], &[Some(&address)], vec![text(&known.controller)]);
        let id = known.id.as_str();
        keyed(id, "th", &["scope", "data-policy"], &[Some("col"), Some(id)], vec![name])
    }));
    let head = element("thead", &[], &[], vec![element("tr", &[], &[], head.collect())]);
    let body = rows.iter().map(|row| {
        let name = row_name(row, language);
        let mut children = vec![element("th", &["scope"], &[Some("row")], vec![text(&name)])];
        let cells = comparison.policies.iter().zip(&row.cells);
        children.extend(cells.map(|(known, cell)| policy_cell(known, cell, square(cell, language))));
        keyed(&name, "tr", &[], &[], children)
    });
    figure("grid", title, vec![head, element("tbody", &[], &[], body.collect())])
}

fn square(cell: &[Stated], language: Language) -> Vec<Html> {
    let hidden = |words: &str| element("span", &["class"], &[Some("hidden")], vec![text(words)]);
    let svg =
        |shape: Html| element("svg", &["viewBox", "aria-hidden"], &[Some("0 0 16 16"), Some("true")], vec![shape]);
    let Some(stated) = cell.first() else {
        let dot = element("circle", &["cx", "cy", "r"], &[Some("8"), Some("8"), Some("1.5")], Vec::new());
        return vec![svg(dot), hidden(messages::compare_not_stated(language))];
    };
    let names = &["x", "y", "width", "height", "rx"];
    let values = [Some("1"), Some("1"), Some("14"), Some("14"), Some("2")];
    let square = svg(element("rect", names, &values, Vec::new()));
    let clause = clause_name(&stated.place, language);
    let values = [Some(&*stated.place.href), Some(&*clause)];
    vec![element("a", &["href", "title"], &values, vec![square, hidden(messages::compare_stated(language))])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_words() {
        for (value, en, ru, kk) in [
            ("P1W", "1\u{a0}week", "1\u{a0}неделя", "1\u{a0}апта"),
            ("P3M", "3\u{a0}months", "3\u{a0}месяца", "3\u{a0}ай"),
            ("P13M", "13\u{a0}months", "13\u{a0}месяцев", "13\u{a0}ай"),
            ("P1Y6M", "1\u{a0}year 6\u{a0}months", "1\u{a0}год 6\u{a0}месяцев", "1\u{a0}жыл 6\u{a0}ай"),
            ("P20Y", "20\u{a0}years", "20\u{a0}лет", "20\u{a0}жыл"),
            ("P21D", "21\u{a0}days", "21\u{a0}день", "21\u{a0}күн"),
            ("unlimited", "without limit", "бессрочно", "мерзімсіз"),
        ] {
            assert_eq!(duration_words(value, Language::En), en);
            assert_eq!(duration_words(value, Language::Ru), ru);
            assert_eq!(duration_words(value, Language::Kk), kk);
        }
    }
}
