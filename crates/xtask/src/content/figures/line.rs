//! The figures of a line of text, each in one spelling for all languages.

use super::month::month;
use super::number::push_numbers;
use super::pattern::PATTERNS;
use regex::Regex;
use std::collections::BTreeMap;

/// What is longer is no address that a reader could use.
const LONGEST_ADDRESS: usize = 2048;

/// Figures, each with how often it stands there.
pub(crate) type Figures = BTreeMap<String, usize>;

/// The figures of a line: `2013-05-21`, `94-V`, `info@example.kz`,
/// `+77272584136`; `2013-05` without a day, `--05-21` without a year (ISO 8601).
pub(crate) fn figures(words: &str) -> Figures {
    let mut found = Vec::new();
    // First, because a number may be part of one.
    let mut rest = without_addresses(&plain(words), &mut found);
    // Patterns are slow, and few lines have what any of them needs.
    let has_number = rest.contains(char::is_numeric);
    let has_month = has_number && rest.split(|letter: char| !letter.is_alphabetic()).any(|word| month(word).is_some());
    let has_hyphen = rest.contains('-');
    let has_written_date = has_number && has_joined_dot(&rest, char::is_numeric);
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
    let phone = |part: &regex::Captures<'_>| Some(part[0].chars().filter(|letter| !" ()-".contains(*letter)).collect());
    if has_number && words.contains('+') {
        take(&PATTERNS.phone, &phone);
    }
    if has_number && words.contains('8') {
        take(&PATTERNS.national_phone, &phone);
    }
    if has_number && has_hyphen {
        take(&PATTERNS.local_phone, &phone);
    }
    if has_number && has_hyphen {
        take(&PATTERNS.iso_date, &|part| Some(part[0].to_owned()));
    }
    if has_month {
        take(&PATTERNS.kazakh_date, &|part| day(&part[1], month(&part[3])?, &part[2]));
        take(&PATTERNS.date, &|part| day(&part[3], month(&part[2])?, &part[1]));
        take(&PATTERNS.american_date, &|part| day(&part[3], month(&part[1])?, &part[2]));
        take(&PATTERNS.kazakh_month, &|part| Some(format!("{}-{:02}", &part[1], month(&part[2])?)));
        take(&PATTERNS.month, &|part| Some(format!("{}-{:02}", &part[2], month(&part[1])?)));
        take(&PATTERNS.day, &|part| day("-", month(&part[2])?, &part[1]));
        take(&PATTERNS.american_day, &|part| day("-", month(&part[1])?, &part[2]));
    }
    if has_written_date {
        take(&PATTERNS.written_date, &|part| day(&part[3], part[2].parse().ok()?, &part[1]));
    }
    push_numbers(&rest, &mut found);
    let mut counted = Figures::new();
    for figure in found {
        *counted.entry(figure).or_default() += 1;
    }
    counted
}

/// Takes the addresses out of a text. There is no space in any, so the pattern
/// sees only words that have its marks.
fn without_addresses(text: &str, found: &mut Vec<String>) -> String {
    let mut rest = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let has_mark = word.contains('@') || word.contains("://") || has_joined_dot(word, char::is_alphabetic);
        if has_mark && word.len() <= LONGEST_ADDRESS {
            let replaced = PATTERNS.address.replace_all(word, |part: &regex::Captures<'_>| {
                found.push(address(&part[0]));
                " "
            });
            rest.push_str(&replaced);
        } else {
            rest.push_str(word);
        }
    }
    rest
}

/// Whether a dot has such a letter right after it.
fn has_joined_dot(text: &str, is_joined: fn(char) -> bool) -> bool {
    text.match_indices('.').any(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.starts_with(is_joined)))
}

/// An address as two texts may write it: no letter is small or large in an
/// e-mail address or a host, but in what follows the host.
fn address(words: &str) -> String {
    let host = words.find("://").map_or(0, |scheme| scheme + 3);
    let path = words.get(host..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(words.len(), |path| host + path);
    match words.split_at_checked(path) {
        Some((host, path)) if !host.contains('@') => [&host.to_lowercase(), path].concat(),
        _ => words.to_lowercase(),
    }
}

/// The text with plain spaces and hyphens, and with the numbers of Russian
/// federal laws as they are written in Latin letters.
pub(crate) fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-").replace("-ФЗ", "-FZ")
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
    fn phones_and_dates_are_figures_as_a_whole() {
        assert_eq!(found("+7 727 258 41 36"), ["+77272584136"]);
        assert_eq!(found("тел.: +7 (727) 258\u{2011}41\u{2011}36."), ["+77272584136"]);
        assert_eq!(found("+7 727 258 36 41"), ["+77272583641"]);
        assert_eq!(found("2013-05-21"), found("21 мая 2013 года"));
        for words in ["8 (727) 258-41-36", "8 727 258 41 36", "8-727-258-41-36", "8(727)2584136"] {
            assert_eq!(found(words), ["87272584136"], "{words}");
        }
        assert_eq!(found("258-41-36, 258-36-41"), ["2583641", "2584136"]);
        assert_eq!(found("+1 or +12"), ["1", "12"]);
        assert_eq!(found("1234-56-789"), ["1234", "56", "789"]);
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
        for words in ["1 June 2015", "1 июня 2015 года", "2015 жылғы 1 маусымда", "2015 ж. 1 маусым", "01.06.2015"]
        {
            assert_eq!(found(words), ["2015-06-01"], "{words}");
        }
        for words in ["21st May 2013", "21st of May 2013", "May 21st, 2013", "2013-05-21"] {
            assert_eq!(found(words), ["2013-05-21"], "{words}");
        }
        for words in ["on the 5th of June", "June 5th", "5 June"] {
            assert_eq!(found(words), ["--06-05"], "{words}");
        }
        assert_eq!(found("5 шагов 2015"), ["2015", "5"], "no month");
        assert_eq!(found("May 21, 2013"), ["2013-05-21"]);
        for words in ["on 5 June", "On June 5.", "5 июня", "5 маусымда"] {
            assert_eq!(found(words), ["--06-05"], "{words}");
        }
        for words in ["since June 2015", "с июня 2015 года", "июнь 2015", "2015 жылғы маусымнан"]
        {
            assert_eq!(found(words), ["2015-06"], "{words}");
        }
        assert_eq!(found("clause 5 may apply, 5 маяков"), ["5 ×2"]);
    }

    #[test]
    fn addresses_in_all_forms() {
        for (words, expected) in [
            ("t.me/Acme, x.com.", ["t.me/Acme", "x.com"]),
            ("https://A.example/Path#one, http://a.example", ["http://a.example", "https://a.example/Path#one"]),
            ("Почта@Пример.рф, пример.рф.", ["почта@пример.рф", "пример.рф"]),
            ("info@b.kz-ке www.b.kz", ["info@b.kz", "www.b.kz"]),
            ("https://қазақстан.қаз/a b.kz?x=1", ["b.kz?x=1", "https://қазақстан.қаз/a"]),
            ("1@b.kz, b.kz/13", ["1@b.kz", "b.kz/13"]),
        ] {
            assert_eq!(found(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_no_figure() {
        assert_eq!(found("for example (e.g. country), etc. and so on"), [""; 0]);
        assert_eq!(found("4A, 4А"), ["4 ×2"]);
        assert_eq!(found("J.Smith, т.е. данные.Сайт, и т.д."), [""; 0]);
    }
}
