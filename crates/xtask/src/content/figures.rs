//! Figures agree between languages: numbers, dates, e-mail addresses, phones,
//! addresses of the web and numbers of laws that stand in a clause of the
//! original stand in the same clause of a translation, and the other way
//! round. A wrong number in a policy is a severe bug.

use super::folder::{Policy, Text};
use super::passage::{Part, clause_text, passage};
use super::report::Report;
use policy::Target;
use policy_markdown::{Diagnostic, Located};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Months by the beginning of their names: English, Russian (genitive),
/// Kazakh (with or without a case ending).
const MONTHS: [[&str; 3]; 12] = [
    ["january", "января", "қаңтар"],
    ["february", "февраля", "ақпан"],
    ["march", "марта", "наурыз"],
    ["april", "апреля", "сәуір"],
    ["may", "мая", "мамыр"],
    ["june", "июня", "маусым"],
    ["july", "июля", "шілде"],
    ["august", "августа", "тамыз"],
    ["september", "сентября", "қыркүйек"],
    ["october", "октября", "қазан"],
    ["november", "ноября", "қараша"],
    ["december", "декабря", "желтоқсан"],
];

struct Patterns {
    date: Regex,
    kazakh_date: Regex,
    written_date: Regex,
    address: Regex,
    number: Regex,
}

#[allow(clippy::expect_used, reason = "literals, which every test compiles")]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let pattern = |text: &str| Regex::new(text).expect("a pattern");
    Patterns {
        // 21 May 2013, 21 мая 2013 (года)
        date: pattern(r"\b(\d{1,2}) (\p{L}+) (\d{4})\b"),
        // 2013 жылғы 21 мамырдағы
        kazakh_date: pattern(r"\b(\d{4}) жыл\p{L}* (\d{1,2}) (\p{L}+)"),
        // 21.05.2013
        written_date: pattern(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"),
        // a@b.kz, www.b.kz, b.kz/c
        address: pattern(
            r"(?i)\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|\b[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b(?:/[a-z0-9._~/?=&%-]*[a-z0-9/])?",
        ),
        // 13, 1.2, 94-V, 2016/679
        number: pattern(r"\d+(?:[./]\d+)*(?:-\p{Lu}+\b)?"),
    }
});

pub(super) fn check(policy: &Policy, report: &mut Report) {
    let original = policy.original_text();
    let from = policy.settings.original;
    for Located { value: exception, line } in &policy.settings.exceptions {
        if original.line_of(&exception.clause).is_none() || exception.reason.trim().is_empty() {
            let message =
                format!("the exception for `{}` names no clause, or gives no reason: correct it", exception.clause);
            report.add(&policy.file, Diagnostic::error(*line, message));
        }
    }
    for (language, text) in policy.texts.iter().filter(|(language, _)| **language != from) {
        let excused = |clause: &str, figure: &str| {
            policy.settings.exceptions.iter().any(|exception| {
                let exception = &exception.value;
                exception.clause == clause && exception.figure == figure && exception.language == language.tag()
            })
        };
        for Located { value: address, line } in &text.addresses {
            let (there, here) = (figures_of(original, address), figures_of(text, address));
            let of = |figures: &BTreeMap<String, usize>, figure: &str| figures.get(figure).copied().unwrap_or_default();
            for figure in there.keys().chain(here.keys().filter(|figure| !there.contains_key(*figure))) {
                let (theirs, ours) = (of(&there, figure), of(&here, figure));
                if theirs == ours || excused(address, figure) {
                    continue;
                }
                let problem = if ours < theirs { "is missing" } else { "is not in the original" };
                let message = format!(
                    "`{figure}` {problem} in the clause `{address}` (there {theirs}, here {ours}): write it as the original does, or add an exception with its reason to policy.toml"
                );
                report.add(&text.file, Diagnostic::error(*line, message));
            }
        }
    }
}

/// The figures of a clause, or of a heading, each with how often it stands there.
fn figures_of(text: &Text, address: &str) -> BTreeMap<String, usize> {
    let document = &text.document;
    let heading = document.sections.iter().find(|section| section.id.as_str() == address);
    let words = match heading {
        Some(section) => policy::document::plain_text(&section.title),
        None => clause_text(document, address),
    };
    let mut figures = figures(&words);
    for target in passage(document, address).first().map(Part::links).unwrap_or_default() {
        let link = match target {
            Target::External(address) => format!("link to {address}"),
            Target::Fragment(fragment) => format!("link to #{fragment}"),
            // Not yet in a text that is compared.
            Target::Term(term) => format!("link to {term}"),
            Target::Policy(id, fragment) => format!("link to ../{id}/#{}", fragment.as_deref().unwrap_or_default()),
        };
        *figures.entry(link).or_default() += 1;
    }
    figures
}

/// The figures of a line: `2013-05-21`, `94-V`, `info@example.kz`.
fn figures(words: &str) -> BTreeMap<String, usize> {
    let mut rest = plain(words);
    let mut found = Vec::new();
    let mut take = |pattern: &Regex, read: &dyn Fn(&regex::Captures<'_>) -> Option<String>| {
        rest = pattern
            .replace_all(&rest, |captures: &regex::Captures<'_>| match read(captures) {
                Some(figure) => {
                    found.push(figure);
                    " ".to_owned()
                }
                None => captures[0].to_owned(),
            })
            .into_owned();
    };
    let day = |year: &str, month: usize, day: &str| Some(format!("{year}-{month:02}-{day:0>2}"));
    take(&PATTERNS.kazakh_date, &|part| day(&part[1], month(&part[3])?, &part[2]));
    take(&PATTERNS.date, &|part| day(&part[3], month(&part[2])?, &part[1]));
    take(&PATTERNS.written_date, &|part| day(&part[3], part[2].parse().ok()?, &part[1]));
    take(&PATTERNS.address, &|part| Some(part[0].to_lowercase()));
    take(&PATTERNS.number, &|part| Some(part[0].to_owned()));
    let mut counted = BTreeMap::new();
    for figure in found {
        *counted.entry(figure).or_default() += 1;
    }
    counted
}

/// The text with plain spaces, and with the numbers of Russian federal laws as
/// they are written in Latin letters.
pub(super) fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ").replace("-ФЗ", "-FZ")
}

fn month(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name))).map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::figures;

    fn found(words: &str) -> Vec<String> {
        figures(words)
            .into_iter()
            .map(|(figure, count)| if count == 1 { figure } else { format!("{figure} ×{count}") })
            .collect()
    }

    #[test]
    fn the_same_figures_in_three_languages() {
        let english = found(
            "Law No. 94-V of 21 May 2013, Regulation 2016/679, TLS 1.2, 128-bit, within 13 months; see www.example.kz or write to Info@example.kz.",
        );
        assert_eq!(
            english,
            ["1.2", "128", "13", "2013-05-21", "2016/679", "94-V", "info@example.kz", "www.example.kz"]
        );
        assert_eq!(
            found(
                "Закон № 94-V от 21\u{a0}мая 2013 года, Регламент 2016/679, TLS 1.2, 128-битный, 13 месяцев; www.example.kz, info@example.kz"
            ),
            english
        );
        assert_eq!(
            found(
                "2013 жылғы 21 мамырдағы № 94-V Заң, 2016/679 регламент, TLS 1.2, 128 биттік, 13 ай: www.example.kz, info@example.kz."
            ),
            english
        );
    }

    #[test]
    fn dates_in_all_forms() {
        for words in ["1 June 2015", "1 июня 2015 года", "2015 жылғы 1 маусымда", "01.06.2015"] {
            assert_eq!(found(words), ["2015-06-01"], "{words}");
        }
        assert_eq!(found("5 шагов 2015"), ["2015", "5"], "no month");
    }

    #[test]
    fn what_is_no_figure() {
        assert_eq!(found("for example (e.g. country), etc. and so on"), [""; 0]);
        assert_eq!(found("4A, 4А"), ["4 ×2"]);
    }
}
