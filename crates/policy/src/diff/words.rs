//! What differs between two lines, by words.
//!
//! A word keeps what stands within it (`13.2`, `e-mail`, `airastana.com`);
//! punctuation around it and the space between are tokens of their own, so a
//! word before another comma is the same word. Nothing here needs tables of
//! letters: what is neither space nor punctuation belongs to a word, in any
//! script.

use super::Run;
use super::sequence;
use similar::DiffOp;
use std::collections::BTreeMap;

/// Numbers equal texts alike, from 0: words, sentences, whole passages. The
/// only map there is, because each further type of one adds to the wasm.
#[derive(Debug, Default)]
pub(super) struct Numbering(BTreeMap<String, usize>);

impl Numbering {
    pub(super) fn number(&mut self, text: &str) -> usize {
        let next = self.0.len();
        match self.0.get(text) {
            Some(number) => *number,
            None => {
                self.0.insert(text.to_owned(), next);
                next
            }
        }
    }
}

fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter, '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '—' | '–' | '…' | '№' | '§' | '·' | '•')
}

/// What a token consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Punctuation,
    Word,
}

fn class(letter: char) -> Class {
    if letter.is_whitespace() {
        Class::Space
    } else if is_punctuation(letter) {
        Class::Punctuation
    } else {
        Class::Word
    }
}

/// A line's tokens, which joined are the line again.
fn tokens(line: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let kind = class(first);
        let mut end = rest.len();
        let mut letters = rest.char_indices().peekable();
        while let Some((_, letter)) = letters.next() {
            let Some((at, next)) = letters.peek().copied() else { break };
            let joins = match (kind, class(next)) {
                (Class::Word, Class::Word) | (Class::Space, Class::Space) => true,
                // Between two letters without a space it is part of the word.
                (Class::Word, Class::Punctuation) => {
                    let after = rest.get(at..).and_then(|rest| rest.chars().nth(1));
                    class(letter) == Class::Word && after.is_some_and(|after| class(after) == Class::Word)
                }
                _ => false,
            };
            if !joins {
                end = at;
                break;
            }
        }
        let Some((token, others)) = rest.split_at_checked(end) else { break };
        tokens.push(token);
        rest = others;
    }
    tokens
}

/// The words of a line alone.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    tokens(line).into_iter().filter(|token| is_word(token))
}

fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(|first| class(first) == Class::Word)
}

/// Sentences, for lines too long to be compared by words at once.
fn sentences(line: &str) -> Vec<&str> {
    line.split_inclusive(['.', ';', '\n']).collect()
}

/// A line's way from one text to the other; empty for two empty lines.
pub(super) fn runs(old: &str, new: &str) -> Vec<Run> {
    if old == new {
        return if old.is_empty() { Vec::new() } else { vec![Run::Same(old.to_owned())] };
    }
    let mut hunks = Hunks::default();
    hunks.compare(old, new, tokens, |hunks, old, new| {
        hunks.compare(old, new, sentences, |hunks, old, new| hunks.change(old, new));
    });
    hunks.finish()
}

/// Text that stays, and what changed after it.
#[derive(Debug, Default)]
struct Hunk {
    same: String,
    removed: String,
    added: String,
}

#[derive(Debug, Default)]
struct Hunks(Vec<Hunk>);

impl Hunks {
    /// Compares by parts; `otherwise` where these are too many.
    fn compare(
        &mut self,
        old: &str,
        new: &str,
        split: fn(&str) -> Vec<&str>,
        otherwise: impl Fn(&mut Self, &str, &str),
    ) {
        let (olds, news) = (split(old), split(new));
        let mut numbering = Numbering::default();
        let mut numbers =
            |parts: &[&'_ str]| -> Vec<usize> { parts.iter().map(|part| numbering.number(part)).collect() };
        let (old_numbers, new_numbers) = (numbers(&olds), numbers(&news));
        let Some(steps) = sequence::compare(&old_numbers, &new_numbers) else { return otherwise(self, old, new) };
        let text = |parts: &[&str], start: usize, length: usize| -> String {
            parts.iter().skip(start).take(length).copied().collect()
        };
        for step in steps {
            match step {
                DiffOp::Equal { old_index, len, .. } => self.same(&text(&olds, old_index, len)),
                DiffOp::Delete { old_index, old_len, .. } => self.change(&text(&olds, old_index, old_len), ""),
                DiffOp::Insert { new_index, new_len, .. } => self.change("", &text(&news, new_index, new_len)),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    let (old, new) = (text(&olds, old_index, old_len), text(&news, new_index, new_len));
                    self.change(&old, &new);
                }
            }
        }
    }

    fn same(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(hunk) if hunk.removed.is_empty() && hunk.added.is_empty() => hunk.same.push_str(text),
            _ => self.0.push(Hunk { same: text.to_owned(), ..Hunk::default() }),
        }
    }

    fn change(&mut self, old: &str, new: &str) {
        if self.0.is_empty() {
            self.0.push(Hunk::default());
        }
        if let Some(hunk) = self.0.last_mut() {
            hunk.removed.push_str(old);
            hunk.added.push_str(new);
        }
    }

    /// As runs, where what stays between two changes is more than what
    /// changes around it: “the” alone, kept between two rewritten halves of a
    /// sentence, tells a reader nothing.
    fn finish(self) -> Vec<Run> {
        let mut hunks: Vec<Hunk> = Vec::new();
        for hunk in self.0 {
            let size = |hunk: &Hunk| hunk.removed.len().max(hunk.added.len());
            match hunks.last_mut() {
                Some(last) if is_slight(&hunk.same, size(last), size(&hunk)) => {
                    for (text, more) in [(&mut last.removed, &hunk.removed), (&mut last.added, &hunk.added)] {
                        text.push_str(&hunk.same);
                        text.push_str(more);
                    }
                }
                _ => hunks.push(hunk),
            }
        }
        let runs = hunks.into_iter().flat_map(|Hunk { same, removed, added }| {
            // Space that both end with stays.
            let kept = common_space(&removed, &added);
            let (removed_end, added_end) = (removed.len() - kept, added.len() - kept);
            let part = |text: &str, end| text.get(..end).unwrap_or_default().to_owned();
            [
                Run::Same(same),
                Run::Removed(part(&removed, removed_end)),
                Run::Added(part(&added, added_end)),
                Run::Same(removed.get(removed_end..).unwrap_or_default().to_owned()),
            ]
        });
        let mut joined: Vec<Run> = Vec::new();
        for run in runs {
            match (joined.last_mut(), &run) {
                (_, Run::Same(text) | Run::Removed(text) | Run::Added(text)) if text.is_empty() => {}
                (Some(Run::Same(last)), Run::Same(text)) => last.push_str(text),
                _ => joined.push(run),
            }
        }
        joined
    }
}

/// Whether what stays between two changes is too little to be kept apart.
fn is_slight(same: &str, before: usize, after: usize) -> bool {
    let no_word = !tokens(same).into_iter().any(is_word);
    before > 0 && after > 0 && (no_word || same.len() <= before.min(after))
}

/// The length of the space that both end with.
fn common_space(one: &str, other: &str) -> usize {
    let space = |text: &str| text.len() - text.trim_end().len();
    let length = space(one).min(space(other));
    let end = |text: &str| text.len().checked_sub(length).and_then(|start| text.get(start..).map(str::to_owned));
    if end(one) == end(other) { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_into_tokens() {
        for (line, expected) in [
            ("", &[][..]),
            ("13.2 months, e-mail", &["13.2", " ", "months", ",", " ", "e-mail"]),
            ("«Дербес деректер», № 94-V.", &["«", "Дербес", " ", "деректер", "»", ",", " ", "№", " ", "94-V", "."]),
            ("a@b.kz; 2016/679", &["a@b.kz", ";", " ", "2016/679"]),
            ("it’s... so—", &["it’s", ".", ".", ".", " ", "so", "—"]),
        ] {
            assert_eq!(tokens(line), expected);
        }
    }

    fn shown(old: &str, new: &str) -> String {
        let part = |run: &Run| match run {
            Run::Same(text) => text.clone(),
            Run::Removed(text) => format!("[-{text}-]"),
            Run::Added(text) => format!("[+{text}+]"),
        };
        runs(old, new).iter().map(part).collect()
    }

    #[test]
    fn lines() {
        for (old, new, expected) in [
            ("", "", ""),
            ("same", "same", "same"),
            ("", "new", "[+new+]"),
            ("old", "", "[-old-]"),
            ("Kept for 13 months.", "Kept for 12 months.", "Kept for [-13-][+12+] months."),
            ("data, and more", "data; and more", "data[-,-][+;+] and more"),
            ("one two three", "one three", "one [-two -]three"),
            ("one three", "one two three", "one [+two +]three"),
            ("Хранится 13 месяцев.", "Хранится двенадцать месяцев.", "Хранится [-13-][+двенадцать+] месяцев."),
            ("Деректер өңделеді", "Деректер сақталады", "Деректер [-өңделеді-][+сақталады+]"),
            // What stays by chance within a rewritten sentence is not told.
            (
                "They sell tickets to the airport station",
                "We keep data about the visitors forever",
                "[-They sell tickets to the airport station-][+We keep data about the visitors forever+]",
            ),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }
}
