//! Facts as charts: durations on one scale, the kinds of data as a grid.

use super::scale::{self, Length};
use super::stated::{duration_words, policy_cell, policy_heads, row_name, stated_link};
use super::{Compared, Comparison, FactRow, RowName, Stated};
use crate::pages::prerendered::part::{paragraph, section};
use crate::pages::prerendered::place::clause_name;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::FactKind;
use yew::Html;

pub(super) fn charts(site: &Site, language: Language, comparison: &Comparison) -> Html {
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
    let body = rows.iter().map(|row| {
        let name = row_name(row, language);
        let mut children = vec![element("th", &["scope"], &[Some("row")], vec![text(&name)])];
        let cells = comparison.policies.iter().zip(&row.cells);
        children.extend(cells.map(|(known, cell)| policy_cell(known, cell, square(cell, language))));
        keyed(&name, "tr", &[], &[], children)
    });
    figure("grid", title, vec![policy_heads(site, language, comparison), element("tbody", &[], &[], body.collect())])
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
