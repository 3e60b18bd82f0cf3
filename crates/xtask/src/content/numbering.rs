//! Numbers that a text gives to its clauses and that are not read as such: a
//! clause is numbered by digits in two or more parts with a full stop behind,
//! `3.4. The company …`.

use super::folder::Text;
use super::passage::{Part, Shape, clauses};
use super::report::Report;
use policy_markdown::Diagnostic;

/// Warns, once a text, where clauses begin with a number but have other
/// addresses. A lone one may be a quantity: “3.4 million”.
pub(super) fn check(text: &Text, report: &mut Report) {
    let parts: Vec<Part<'_>> = text.document.sections.iter().flat_map(clauses).collect();
    let numbered = parts.iter().filter(|part| matches!(part.shape, Shape::Paragraph | Shape::Item));
    let unread: Vec<(&str, String)> = numbered.filter_map(|part| Some((part.clause, number(part)?))).collect();
    let has_numbers = parts.iter().any(|part| part.clause.starts_with(|digit: char| digit.is_ascii_digit()));
    let ([(clause, number), ..], true) = (unread.as_slice(), has_numbers || unread.len() > 1) else { return };
    let more = match unread.len() - 1 {
        0 => String::new(),
        1 => " (and in one more clause)".into(),
        more => format!(" (and in {more} more clauses)"),
    };
    let message = format!(
        "`{number}` is not read as the number of this clause, whose address is `{clause}`{more}: write `{number}.`, with its full stop and without bold, where it is one"
    );
    report.add(&text.file, Diagnostic::warning(text.line_of(clause).unwrap_or(1), message));
}

/// The number that a clause begins with and does not have.
fn number(part: &Part<'_>) -> Option<String> {
    let text = part.text();
    let first = text.split([' ', '\u{a0}', '\n']).next()?.trim_end_matches(['.', ')', ':']);
    let is_part = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
    let is_number = first.contains('.') && first.split('.').all(is_part) && first.len() < text.len();
    (is_number && first != part.clause).then(|| first.to_owned())
}
