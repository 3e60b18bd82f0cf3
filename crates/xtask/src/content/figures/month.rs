//! The names of months, in three languages.

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

/// The month that a word names. An English one is written large: what “5 may”
/// begins is no date.
pub(super) fn month(word: &str) -> Option<usize> {
    let large = word.starts_with(char::is_uppercase);
    let word = word.to_lowercase();
    let is_named = |(english, russian, kazakh): &(&str, &[&str], &str)| {
        (large && word == *english) || russian.contains(&word.as_str()) || word.starts_with(kazakh)
    };
    MONTHS.iter().position(is_named).map(|index| index + 1)
}
