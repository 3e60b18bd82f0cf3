//! Figures agree between languages: numbers, dates, e-mail addresses, phones,
//! addresses of the web and numbers of laws that stand in a clause of the
//! original stand in the same clause of a translation, and the other way
//! round; so in headings, headers of tables, and what stands above the text.
//! A wrong number in a policy is a severe bug.

use super::folder::{Policy, Text, Texts};
use super::parallel::header_line;
use super::passage::{Part, clauses, headers, headings};
use super::report::Report;
use messages::Language;
use policy::{SectionId, Target};
use policy_markdown::{Diagnostic, Located};
use regex::Regex;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

/// What an exception names for a figure in the title, the summary or a line
/// at a glance. No section can have this id.
const AT_A_GLANCE: &str = "at-a-glance";

/// The months: in English, in Russian in all cases that a date may have, and
/// the beginning of the Kazakh name, which any ending may follow.
const MONTHS: [(&str, &[&str], &str); 12] = [
    ("january", &["января", "январь", "январе"], "қаңтар"),
    ("february", &["февраля", "февраль", "феврале"], "ақпан"),
    ("march", &["марта", "март", "марте"], "наурыз"),
    ("april", &["апреля", "апрель", "апреле"], "сәуір"),
    ("may", &["мая", "май", "мае"], "мамыр"),
    ("june", &["июня", "июнь", "июне"], "маусым"),
    ("july", &["июля", "июль", "июле"], "шілде"),
    ("august", &["августа", "август", "августе"], "тамыз"),
    ("september", &["сентября", "сентябрь", "сентябре"], "қыркүйек"),
    ("october", &["октября", "октябрь", "октябре"], "қазан"),
    ("november", &["ноября", "ноябрь", "ноябре"], "қараша"),
    ("december", &["декабря", "декабрь", "декабре"], "желтоқсан"),
];

struct Patterns {
    date: Regex,
    american_date: Regex,
    kazakh_date: Regex,
    written_date: Regex,
    kazakh_month: Regex,
    month: Regex,
    day: Regex,
    american_day: Regex,
    address: Regex,
}

/// What is longer is no address that a reader could use.
const LONGEST_ADDRESS: usize = 2048;

/// The ends of hosts in other letters than Latin ones. Any word would do, but
/// for a full stop that lacks its space.
const ENDS: &str = "рф|рус|қаз|бел|укр|срб|мкд|мон|бг|ею|дети|москва|онлайн|сайт|орг|ком";

#[allow(clippy::expect_used, reason = "literals, which every test compiles")]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let pattern = |text: &str| Regex::new(text).expect("a pattern");
    // What may follow a host: path, query, fragment, not the end of a sentence.
    let path = r"(?:[/?#][a-z0-9._~/?=&%#+:@!-]*[a-z0-9/])?";
    let address = [
        // a@b.kz, жазу@пошта.қаз; an ending may follow a hyphen: a@b.kz-ке
        format!(
            r"[\p{{L}}\p{{N}}._%+-]+@[\p{{L}}\p{{N}}-]+(?:\.[\p{{L}}\p{{N}}-]+)*\.(?:[a-z](?:[a-z0-9-]*[a-z0-9])?|(?:{ENDS})\b)"
        ),
        // https://b.kz/c, whatever its host
        format!(r"\bhttps?://[\p{{L}}\p{{N}}.-]*[\p{{L}}\p{{N}}]{path}"),
        // www.b.kz, b.kz/c
        format!(r"\b[a-z0-9-]{{2,}}(?:\.[a-z0-9-]+)*\.[a-z]{{2,}}\b{path}"),
        // t.me, x.com; but neither J.Smith nor e.g.
        format!(r"\b(?-i:[a-z]\.[a-z]{{2,3}})\b{path}"),
        format!(r"\b[\p{{L}}\p{{N}}-]{{2,}}(?:\.[\p{{L}}\p{{N}}-]+)*\.(?-i:{ENDS})\b{path}"),
    ];
    Patterns {
        // 21 May 2013, 21 мая 2013 (года)
        date: pattern(r"\b(\d{1,2}) (\p{L}+) (\d{4})\b"),
        // May 21, 2013
        american_date: pattern(r"\b(\p{L}+) (\d{1,2}), (\d{4})\b"),
        // 2013 жылғы 21 мамырдағы
        kazakh_date: pattern(r"\b(\d{4}) (?:жыл\p{L}*|ж\.) (\d{1,2}) (\p{L}+)"),
        // 21.05.2013
        written_date: pattern(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"),
        // 2015 жылғы маусым
        kazakh_month: pattern(r"\b(\d{4}) (?:жыл\p{L}*|ж\.) (\p{L}+)"),
        // June 2015, июнь 2015 (года)
        month: pattern(r"\b(\p{L}+) (\d{4})\b"),
        // 5 June, 5 июня, 5 маусым
        day: pattern(r"\b(\d{1,2}) (\p{L}+)"),
        // June 5
        american_day: pattern(r"\b(\p{L}+) (\d{1,2})\b"),
        address: pattern(&["(?i)", &address.join("|")].concat()),
    }
});

/// Figures, each with how often it stands there.
type Figures = BTreeMap<String, usize>;

/// Where figures stand.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Place<'a> {
    /// title, summary, or a line at a glance, by its kind
    Front(&'a str),
    Heading(&'a str),
    /// a table's header, by the address of its first row
    Header(&'a str),
    Clause(&'a str),
}

impl Place<'_> {
    /// What an exception names.
    fn address(&self) -> &str {
        match self {
            Self::Front(_) => AT_A_GLANCE,
            Self::Heading(address) | Self::Header(address) | Self::Clause(address) => address,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front(name @ ("title" | "summary")) => write!(formatter, "`{name}`"),
            Self::Front(kind) => write!(formatter, "the line `{kind}` at a glance"),
            Self::Heading(id) => write!(formatter, "the heading `{id}`"),
            Self::Header(row) => write!(formatter, "the header of the table that begins with `{row}`"),
            Self::Clause(address) => write!(formatter, "the clause `{address}`"),
        }
    }
}

pub(super) fn check(policy: &Policy, report: &mut Report) {
    let versions = || policy.older.iter().map(|older| &older.texts).chain([&policy.texts]);
    let originals = || versions().filter_map(|texts| texts.get(&policy.settings.original));
    for Located { value: exception, line } in &policy.settings.exceptions {
        let clause = &exception.clause;
        let exists = clause == AT_A_GLANCE || originals().any(|text| text.line_of(clause).is_some());
        let mut error = |message: String| report.add(&policy.file, Diagnostic::error(*line, message));
        if !exists || exception.reason.trim().is_empty() {
            error(format!("the exception for `{clause}` names no clause, or gives no reason: correct it"));
        }
        if Language::from_tag(&exception.language).is_none() {
            let language = &exception.language;
            error(format!("`{language}` is an unknown language: an exception names the one whose text differs"));
        }
    }
    for texts in versions() {
        compare(policy, texts, report);
    }
}

/// Compares the texts of one version with its original, as far as they agree
/// in structure.
fn compare(policy: &Policy, texts: &Texts, report: &mut Report) {
    let Some(original) = texts.get(&policy.settings.original) else { return };
    let theirs: HashMap<Place<'_>, Figures> =
        places(original).into_iter().map(|(place, _, figures)| (place, figures)).collect();
    for (language, text) in texts.iter().filter(|(_, text)| text.file != original.file) {
        let excused = |address: &str, figure: &str| {
            policy.settings.exceptions.iter().any(|exception| {
                let exception = &exception.value;
                exception.clause == address && exception.figure == figure && exception.language == language.tag()
            })
        };
        let unlike = unlike(original, text);
        for (place, line, here) in places(text) {
            if is_counted_in(place.address(), &unlike) {
                continue;
            }
            let Some(there) = theirs.get(&place) else { continue };
            let of = |figures: &Figures, figure: &str| figures.get(figure).copied().unwrap_or_default();
            for figure in there.keys().chain(here.keys().filter(|figure| !there.contains_key(*figure))) {
                let (theirs, ours) = (of(there, figure), of(&here, figure));
                if theirs == ours || excused(place.address(), figure) {
                    continue;
                }
                let problem = if ours < theirs { "is missing" } else { "is not in the original" };
                let message = format!(
                    "`{figure}` {problem} in {place} (there {theirs}, here {ours}): write it as the original does, or add an exception with its reason to policy.toml"
                );
                report.add(&text.file, Diagnostic::error(line, message));
            }
        }
    }
}

/// The sections that have not the same clauses in both: what is counted there
/// stands for something else in each.
fn unlike<'a>(original: &'a Text, text: &Text) -> HashSet<&'a str> {
    let ours: HashMap<&str, Vec<&str>> =
        text.document.sections.iter().map(|section| (section.id.as_str(), section.addresses())).collect();
    let sections = original.document.sections.iter();
    let differs = |section: &&policy::Section| ours.get(section.id.as_str()) != Some(&section.addresses());
    sections.filter(differs).map(|section| section.id.as_str()).collect()
}

/// Whether a clause has its place in such a section for its address:
/// `cookies.2`, but not `3.4`.
fn is_counted_in(address: &str, sections: &HashSet<&str>) -> bool {
    address.split_once('.').is_some_and(|(section, _)| sections.contains(section))
        && address.split('.').next().is_some_and(|section| SectionId::parse(section).is_some())
}

/// Every place of a text with its line and its figures.
fn places(text: &Text) -> Vec<(Place<'_>, usize, Figures)> {
    let document = &text.document;
    let mut places = Vec::new();
    let mut put = |place, line: Option<usize>, figures| places.push((place, line.unwrap_or(1), figures));
    for Located { value: name, line } in &text.front {
        let words = match name.as_str() {
            "title" => Some(&document.title),
            "summary" => Some(&document.summary),
            kind => document.glance.iter().find(|line| line.kind.as_str() == kind).map(|line| &line.text),
        };
        if let Some(words) = words {
            put(Place::Front(name), Some(*line), figures(words));
        }
    }
    for (_, heading) in headings(document) {
        put(Place::Heading(heading.clause), text.line_of(heading.clause), figures_of(&heading));
    }
    for header in headers(document) {
        put(Place::Header(header.clause), Some(header_line(text, header.clause)), figures_of(&header));
    }
    for clause in document.sections.iter().flat_map(clauses) {
        put(Place::Clause(clause.clause), text.line_of(clause.clause), figures_of(&clause));
    }
    places
}

/// The figures of some words and of the links in them.
fn figures_of(part: &Part<'_>) -> Figures {
    let mut figures = figures(&part.text());
    for target in part.links() {
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

/// The figures of a line: `2013-05-21`, `94-V`, `info@example.kz`; `2013-05`
/// without a day, `--05-21` without a year (ISO 8601).
fn figures(words: &str) -> Figures {
    let mut found = Vec::new();
    // First, because a number may be part of one.
    let mut rest = without_addresses(&plain(words), &mut found);
    // Patterns are slow, and few lines have what any of them needs.
    let has_number = rest.contains(char::is_numeric);
    let has_month = has_number && rest.split(|letter: char| !letter.is_alphabetic()).any(|word| month(word).is_some());
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

/// The numbers in a text: `13`, `1.2`, `94-V`, `2016/679`. Most figures are of
/// this kind, so no pattern looks for them.
fn push_numbers(text: &str, found: &mut Vec<String>) {
    let digits = |text: &str| text.find(|letter: char| !letter.is_numeric()).unwrap_or(text.len());
    let mut rest = text;
    while let Some((_, from)) = rest.find(char::is_numeric).and_then(|at| rest.split_at_checked(at)) {
        let mut end = digits(from);
        let after = |end: usize, marks: &[char]| from.get(end..).and_then(|after| after.strip_prefix(marks));
        while let Some(part) = after(end, &['.', '/']).filter(|part| part.starts_with(char::is_numeric)) {
            end += 1 + digits(part);
        }
        if let Some(part) = after(end, &['-']) {
            let letters = part.find(|letter: char| !letter.is_uppercase()).unwrap_or(part.len());
            let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
            if letters > 0 && !part.get(letters..).is_some_and(|next| next.starts_with(joins)) {
                end += 1 + letters;
            }
        }
        let (number, next) = from.split_at_checked(end).unwrap_or((from, ""));
        found.push(number.to_owned());
        rest = next;
    }
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
pub(super) fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-").replace("-ФЗ", "-FZ")
}

/// The month that a word names. An English one is written large: what “5 may”
/// begins is no date.
fn month(word: &str) -> Option<usize> {
    let large = word.starts_with(char::is_uppercase);
    let word = word.to_lowercase();
    let is_named = |(english, russian, kazakh): &(&str, &[&str], &str)| {
        (large && word == *english) || russian.contains(&word.as_str()) || word.starts_with(kazakh)
    };
    MONTHS.iter().position(is_named).map(|index| index + 1)
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
        for words in ["1 June 2015", "1 июня 2015 года", "2015 жылғы 1 маусымда", "2015 ж. 1 маусым", "01.06.2015"]
        {
            assert_eq!(found(words), ["2015-06-01"], "{words}");
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
