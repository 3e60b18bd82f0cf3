//! Where the words of a text are.
//!
//! A word is a run of letters and digits. Hyphens join parts of a word
//! (`e-mail`), a full stop joins digits (`1.2`), an apostrophe joins letters
//! (`reader’s`); a soft hyphen and marks above letters belong to them.

use super::letter::{is_alphabetic, is_word};

/// A word of a text, as it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// the byte of the text at which it begins
    pub start: usize,
    /// as written
    pub text: &'a str,
}

impl<'a> Token<'a> {
    /// The byte of the text at which it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }

    /// What hyphens divide it into; itself alone where there is none.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        split(
            self.text,
            self.start,
            |before, letter, _| {
                if is_hyphen(letter) { Joins::Not } else { Joins::of(before, letter) }
            },
        )
    }
}

/// The words of a text.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    split(text, 0, |before, letter, after| {
        let (before, after) = (before.unwrap_or(' '), after.unwrap_or(' '));
        let joined = match letter {
            _ if is_hyphen(letter) => is_word(before) && is_word(after),
            '.' => before.is_ascii_digit() && after.is_ascii_digit(),
            '\'' | '’' => is_alphabetic(before) && is_alphabetic(after),
            _ => return Joins::of(Some(before), letter),
        };
        if joined { Joins::Both } else { Joins::Not }
    })
}

/// Whether a letter belongs to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joins {
    /// it stands between words
    Not,
    /// it is part of one, whatever stands beside it
    Both,
}

impl Joins {
    fn of(before: Option<char>, letter: char) -> Self {
        let is_mark = matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}') && before.is_some_and(|before| before != ' ');
        let is_inner = matches!(letter, '.' | '\'' | '’') && before.is_some_and(is_word);
        if is_word(letter) || is_mark || is_inner { Self::Both } else { Self::Not }
    }
}

/// Hyphen-minus, hyphen, no-break hyphen.
#[must_use]
pub fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn split(text: &str, offset: usize, joins: impl Fn(Option<char>, char, Option<char>) -> Joins) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut begun = None;
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, letter)| *letter);
        if joins(before, letter, after) == Joins::Both {
            begun = begun.or(Some(at));
        } else if let Some(start) = begun.take() {
            push(text, start, at, offset, &mut found);
        }
        before = Some(letter);
    }
    if let Some(start) = begun {
        push(text, start, text.len(), offset, &mut found);
    }
    found
}

fn push<'a>(text: &'a str, start: usize, end: usize, offset: usize, found: &mut Vec<Token<'a>>) {
    if let Some(word) = text.get(start..end)
        && word.chars().any(is_word)
    {
        found.push(Token { start: start.saturating_add(offset), text: word });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (text, words) in [
            ("Мы храним данные.", &["Мы", "храним", "данные"][..]),
            ("TLS 1.2, 128 бит…", &["TLS", "1.2", "128", "бит"]),
            ("№ 94-V от 21.05.2013.", &["94-V", "от", "21.05.2013"]),
            ("the reader’s e-mail", &["the", "reader’s", "e-mail"]),
            ("info@flyqazaq.com", &["info", "flyqazaq", "com"]),
            ("2016/679", &["2016", "679"]),
            ("- a - 'b' .c", &["a", "b", "c"]),
            ("", &[]),
            ("—", &[]),
            ("кон\u{ad}фи\u{ad}денциальность", &["кон\u{ad}фи\u{ad}денциальность"]),
        ] {
            let found = tokens(text);
            assert_eq!(found.iter().map(|token| token.text).collect::<Vec<_>>(), words, "{text}");
            for token in found {
                assert_eq!(text.get(token.start..token.end()), Some(token.text));
            }
        }
    }

    #[test]
    fn parts() {
        let text = "о cookie-файлах";
        let parts = tokens(text).last().map(Token::parts).unwrap_or_default();
        assert_eq!(parts.iter().map(|part| part.text).collect::<Vec<_>>(), ["cookie", "файлах"]);
        assert!(parts.iter().all(|part| text.get(part.start..part.end()) == Some(part.text)));
        assert_eq!(tokens("1.2").first().map(|token| token.parts().len()), Some(1));
        assert_eq!(tokens("reader’s").first().map(|token| token.parts().len()), Some(1));
    }
}
