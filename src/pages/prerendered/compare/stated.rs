//! What a policy states, in words and in the policy's column: the same in the
//! matrix and in the charts.

use super::{Compared, Comparison, FactRow, RowName, Stated};
use crate::pages::prerendered::place::clause_name;
use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::FactKind;
use yew::Html;

pub(super) fn row_name(row: &FactRow, language: Language) -> String {
    match &row.name {
        RowName::Of(name) => name.clone(),
        RowName::General => messages::compare_general(language).to_owned(),
    }
}

/// The names of the policies, above their columns.
pub(super) fn policy_heads(site: &Site, language: Language, comparison: &Comparison) -> Html {
    let corner = element("td", &[], &[], Vec::new());
    let head = std::iter::once(corner).chain(comparison.policies.iter().map(|known| {
        let address = Route::Policy(language, known.id.clone()).href(&site.base, None);
        let link = element("a", &["href"], &[Some(&address)], vec![text(&known.controller)]);
        let id = known.id.as_str();
        keyed(id, "th", &["scope", "data-policy"], &[Some("col"), Some(id)], vec![link])
    }));
    element("thead", &[], &[], vec![element("tr", &[], &[], head.collect())])
}

/// A cell of a policy's column; without topics, where nothing is stated.
pub(super) fn policy_cell(known: &Compared, cell: &[Stated], content: Vec<Html>) -> Html {
    let mut topics: Vec<&str> = cell.iter().flat_map(|stated| &stated.topics).map(|topic| topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    let topics = (!cell.is_empty()).then(|| topics.join(" "));
    let id = known.id.as_str();
    keyed(id, "td", &["data-policy", "data-topics"], &[Some(id), topics.as_deref()], content)
}

/// What is stated, leading to the clause that says so.
pub(super) fn stated_link(stated: &Stated, language: Language) -> Html {
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
pub(super) fn duration_words(value: &str, language: Language) -> String {
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
