//! A word in small plain letters, so that it is found however it was typed.
//!
//! - capitals become small, `ё` becomes `е`, with or without its own mark
//! - Kazakh letters become what is typed for them on a Russian keyboard:
//!   ә→а ғ→г қ→к ң→н ө→о ұ,ү→у һ→х і→и; `й` is a letter of its own
//! - Latin letters within a Cyrillic word become the Cyrillic ones that look
//!   the same, and the other way round
//! - soft hyphens, apostrophes and other marks go, and an English `’s`

use super::letter::{is_alphabetic, small};

/// A folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// the word
    pub word: String,
    /// what it is in the other script, where its letters look the same there:
    /// `сор` and `cop`
    pub twin: Option<String>,
}

/// Small letters that look the same: Latin, then Cyrillic as [`fold`](fold()) leaves it.
const ALIKE: [(char, char); 13] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'х'),
    ('i', 'и'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('b', 'в'),
];

/// Folds a word.
#[must_use]
pub fn fold(word: &str) -> Folded {
    // Alone among capitals H looks like another letter than its small form does.
    if word.chars().any(|letter| letter == 'H') && word.chars().any(is_cyrillic) {
        let en: String = word.chars().map(|letter| if letter == 'H' { 'Н' } else { letter }).collect();
        let folded = fold(&en);
        if folded.word.chars().all(is_cyrillic) {
            return folded;
        }
    }
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            // A letter and its mark apart, as some systems write them.
            '\u{306}' if plain.ends_with('и') => {
                plain.pop();
                plain.push('й');
            }
            '\u{ad}' | '\u{300}'..='\u{36f}' | '-' | '\u{2010}' | '\u{2011}' => {}
            '\'' | '’' => plain.push('\''),
            _ => plain.push(plain_letter(small(letter))),
        }
    }
    for genitive in ["'s", "s'"] {
        if let Some(owner) = plain.strip_suffix(genitive) {
            plain.truncate(owner.len());
        }
    }
    plain.retain(|letter| letter != '\'');
    one_script(plain)
}

fn plain_letter(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        // Latin letters that stand in for Kazakh ones.
        'ə' => 'а',
        other => other,
    }
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

fn cyrillic(letter: char) -> Option<char> {
    ALIKE.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic)
}

fn latin(letter: char) -> Option<char> {
    ALIKE.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

fn one_script(word: String) -> Folded {
    let (mut letters, mut foreign) = (0_u32, 0_u32);
    for letter in word.chars().filter(|letter| is_alphabetic(*letter)) {
        letters += 1;
        foreign += u32::from(!is_cyrillic(letter));
    }
    if letters == 0 {
        return Folded { word, twin: None };
    }
    // A digit is of both scripts.
    let as_cyrillic = || -> Option<String> {
        word.chars().map(|letter| if letter.is_ascii_alphabetic() { cyrillic(letter) } else { Some(letter) }).collect()
    };
    let as_latin = || -> Option<String> {
        word.chars().map(|letter| if is_cyrillic(letter) { latin(letter) } else { Some(letter) }).collect()
    };
    let (mine, other) = if foreign * 2 <= letters { (as_cyrillic(), as_latin()) } else { (as_latin(), as_cyrillic()) };
    match (mine, other) {
        (Some(mine), twin) => Folded { word: mine, twin },
        (None, Some(other)) => Folded { word: other, twin: None },
        (None, None) => Folded { word, twin: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded() {
        for (word, plain) in [
            ("Данные", "данные"),
            ("ребёнок", "ребенок"),
            ("ребе\u{308}нок", "ребенок"),
            ("й", "й"),
            ("и\u{306}", "й"),
            ("Қауіпсіздік", "кауипсиздик"),
            ("ӘҒҚҢӨҰҮҺІ", "агкноуухи"),
            ("кон\u{ad}фиденциальность", "конфиденциальность"),
            ("reader’s", "reader"),
            ("readers'", "reader"),
            ("don't", "dont"),
            ("e-mail", "email"),
            ("cookie", "cookie"),
            ("1.2", "1.2"),
            // One Latin letter among Cyrillic ones, and the other way round.
            ("сo", "со"),
            ("дaнныe", "данные"),
            ("Hет", "нет"),
            ("ДAHHЫE", "данные"),
            ("HTML-код", "htmlкод"),
            ("сookie", "cookie"),
            ("АirAstana", "airastana"),
            ("әлiпби", "алипби"),
            ("comклиенттермен", "сомклиенттермен"),
            ("qдата", "qдата"),
        ] {
            assert_eq!(fold(word).word, plain, "{word}");
            assert_eq!(fold(&fold(word).word).word, plain, "{word}, folded again");
        }
    }

    #[test]
    fn twins() {
        assert_eq!(fold("cop").twin.as_deref(), Some("сор"));
        assert_eq!(fold("сор").twin.as_deref(), Some("cop"));
        assert_eq!(fold("данные").twin, None);
        assert_eq!(fold("94").twin, None);
    }
}
