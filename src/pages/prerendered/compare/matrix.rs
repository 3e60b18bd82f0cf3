//! The facts as a matrix: a row for each, a column for each policy.

use super::stated::{policy_cell, policy_heads, row_name, stated_link};
use super::{Comparison, FactRow};
use crate::pages::prerendered::part::section;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use yew::Html;

pub(super) fn matrix(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let groups = comparison.kinds.iter().map(|(kind, name, rows)| {
        let span = (comparison.policies.len() + 1).to_string();
        let title = element(
            "th",
            &["scope", "colspan"],
            &[Some("rowgroup"), Some(&span)],
            vec![element("span", &[], &[], vec![text(name)])],
        );
        let mut children = vec![keyed("", "tr", &["class"], &[Some("kind")], vec![title])];
        // The rows have the same order in every language.
        let row_id = |place: usize| [kind.as_str(), ".", &(place + 1).to_string()].concat();
        let row = |(place, row): (usize, &FactRow)| matrix_row(language, comparison, row, &row_id(place));
        children.extend(rows.iter().enumerate().map(row));
        keyed(kind.as_str(), "tbody", &[], &[], children)
    });
    let head = policy_heads(site, language, comparison);
    let table = element("table", &[], &[], std::iter::once(head).chain(groups).collect());
    let values = [Some("table"), Some("group"), Some("0"), Some(messages::table(language))];
    let table = element("div", &["class", "role", "tabindex", "aria-label"], &values, vec![table]);
    section("matrix", messages::compare_matrix(language), vec![table])
}

fn matrix_row(language: Language, comparison: &Comparison, row: &FactRow, id: &str) -> Html {
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
    keyed(&name, "tr", &["id"], &[Some(id)], children)
}
