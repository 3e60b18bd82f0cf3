//! A text with the words of a query marked, whole or as an excerpt.

use crate::analysis::{Language, written_where};
use crate::order::order;
use crate::query::{Fit, words};

/// Stands before a marked word.
pub(crate) const START: char = '\u{2}';
/// Stands after it.
pub(crate) const END: char = '\u{3}';

/// Marks a query's words. Where `letters` is not nothing, only so much of the
/// text is given, about, from where most marks are.
#[must_use]
pub(crate) fn mark(language: Language, query: &str, letters: usize, text: &str) -> String {
    let ranges = ranges(language, query, text);
    let (start, end) = if letters == 0 { (0, text.len()) } else { window(&ranges, letters, text) };
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    let mut at = start;
    for (from, to) in ranges.into_iter().filter(|(from, to)| *from >= start && *to <= end) {
        out.push_str(text.get(at..from).unwrap_or_default());
        out.push(START);
        out.push_str(text.get(from..to).unwrap_or_default());
        out.push(END);
        at = to;
    }
    out.push_str(text.get(at..end).unwrap_or_default());
    if end < text.len() {
        out.truncate(out.trim_end_matches([' ', '\u{a0}', ',']).len());
        out.push('…');
    }
    out
}

/// Where the words stand, in order and apart.
fn ranges(language: Language, query: &str, text: &str) -> Vec<(usize, usize)> {
    let wanted = words(language, query);
    // A word, its key and what it is a beginning of begin alike.
    let begins = |word: &str, form: &str| word.chars().next() == form.chars().next();
    let standing = written_where(language, text, |there| {
        wanted.iter().any(|word| word.forms.iter().any(|form| begins(there, form)))
    });
    let mut found = Vec::new();
    for word in wanted {
        let fits: Vec<Fit> = standing.iter().map(|there| word.fit(&there.key, &there.folded)).collect();
        // What is less certain counts only where nothing else does.
        let least = if fits.iter().any(|fit| *fit >= Fit::Form) { Fit::Form } else { Fit::Derived };
        let chosen = standing.iter().zip(fits).filter(|(_, fit)| *fit >= least);
        found.extend(chosen.map(|(there, _)| (there.token.start, there.token.end())));
    }
    let mut found = order(found, |(start, _)| *start as u64);
    found.dedup_by(|next, kept| {
        let meets = next.0 < kept.1;
        if meets {
            kept.1 = kept.1.max(next.1);
        }
        meets
    });
    found
}

/// The stretch of about so many letters that has the most marks; it begins at
/// a word and a little before the first of them.
fn window(ranges: &[(usize, usize)], letters: usize, text: &str) -> (usize, usize) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    if starts.len() <= letters + letters / 4 {
        return (0, text.len());
    }
    let letter_of = |byte: usize| starts.partition_point(|start| *start < byte);
    let byte_of = |letter: usize| starts.get(letter).copied().unwrap_or(text.len());
    let marks: Vec<(usize, usize)> = ranges.iter().map(|(from, to)| (letter_of(*from), letter_of(*to))).collect();
    let held = |from: usize| {
        marks.iter().filter(|(start, end)| *start >= from && *end <= from + letters - letters / 4).count()
    };
    // Of several that are as good, the first.
    let best = marks.iter().enumerate().max_by_key(|(place, (from, _))| (held(*from), usize::MAX - place));
    let first = best.map_or(0, |(_, (from, _))| *from);
    let mut start = first.saturating_sub(letters / 4);
    if first + letters >= starts.len() {
        start = starts.len().saturating_sub(letters + 1).min(first);
    }
    let (mut from, mut to) = (byte_of(start), byte_of(start + letters));
    if start > 0 {
        let gap = text.get(from..).and_then(|rest| rest.find(' ')).map_or(0, |gap| gap + 1);
        from = if from + gap <= byte_of(first) { from + gap } else { byte_of(first) };
    }
    if to < text.len() {
        to = text.get(from..to).and_then(|part| part.rfind(' ')).map_or(to, |gap| from + gap);
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(language: Language, query: &str, letters: usize, text: &str) -> String {
        mark(language, query, letters, text).replace(START, "[").replace(END, "]")
    }

    #[test]
    fn marked() {
        for (language, query, text, wanted) in [
            (
                Language::Russian,
                "персональные данные",
                "Мы храним персональных данных немного.",
                "Мы храним [персональных] [данных] немного.",
            ),
            (
                Language::Kazakh,
                "кукык",
                "Құқықтарыңыз бар, құқығыңызды біліңіз",
                "[Құқықтарыңыз] бар, [құқығыңызды] біліңіз",
            ),
            (Language::English, "proc", "Processing, processor: process.", "[Processing], [processor]: [process]."),
            (Language::English, "proc ", "Processing", "Processing"),
            (Language::English, "person ", "A person has personal data", "A [person] has personal data"),
            (Language::English, "person ", "Your personal data", "Your [personal] data"),
            (Language::English, "phishing guardian", "Guard what you know", "Guard what you know"),
            (Language::English, "airastana.com ", "completely airastana.com", "completely [airastana].[com]"),
            (Language::English, "email", "Write an e-mail.", "Write an [e-mail]."),
            (Language::English, "mail ", "Write an e-mail.", "Write an e-[mail]."),
            (Language::Russian, "ребенок", "Данные ребёнка", "Данные [ребёнка]"),
            (Language::English, "", "Text", "Text"),
        ] {
            assert_eq!(shown(language, query, 0, text), wanted, "{query}");
        }
    }

    #[test]
    fn excerpts() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
        assert_eq!(shown(Language::English, "nine", 30, text), "…eight [nine] ten eleven twelve…");
        assert_eq!(shown(Language::English, "one", 30, text), "[one] two three four five six…");
        assert_eq!(shown(Language::English, "fifteen", 30, text), "…thirteen fourteen [fifteen]");
        assert_eq!(shown(Language::English, "none", 30, text), "one two three four five six…");
        assert_eq!(shown(Language::English, "nine", 200, text).len(), text.len() + 2);
        assert_eq!(mark(Language::English, "seben", 0, "seven"), "seven");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(query in "\\PC*", text in "[ \\PC]*") {
            for language in [Language::English, Language::Russian, Language::Kazakh, Language::Other] {
                let marked = mark(language, &query, 0, &text);
                prop_assert_eq!(marked.replace([START, END], ""), text.replace([START, END], ""));
                let _ = mark(language, &query, 20, &text);
            }
        }
    }
}
