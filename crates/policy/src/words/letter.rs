//! What a letter is, and its small form, for the scripts of the interface and
//! their neighbours. std knows all of Unicode, by tables of 8 KB gzip in the
//! search's wasm.

/// Whether it is part of a word: a letter or a digit. Beyond the alphabets
/// that stand here, everything but punctuation, symbols and pictures is.
pub(crate) fn is_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{aa}' | '\u{b5}' | '\u{ba}' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        // Marks above letters, spaces, punctuation, symbols, private use.
        '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => false,
        _ => true,
    }
}

/// Whether it is a letter and no digit.
pub(crate) fn is_alphabetic(letter: char) -> bool {
    is_word(letter) && !letter.is_ascii_digit()
}

/// The small form of a Latin or Cyrillic capital; any other letter itself.
pub(crate) fn small(letter: char) -> char {
    let by = |distance: u32| char::from_u32(u32::from(letter) + distance).unwrap_or(letter);
    let is_even = u32::from(letter).is_multiple_of(2);
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => by(32),
        'Ѐ'..='Џ' => by(80),
        'Ӏ' => 'ӏ',
        'Ӂ'..='ӎ' if !is_even => by(1),
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' if is_even => by(1),
        'Ə' => 'ə',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_std_in_the_alphabets_of_the_interface() {
        let alphabets =
            ('\0'..='ÿ').chain('Ѐ'..='ԯ').filter(|letter| !matches!(letter, '²' | '³' | '¹' | '¼' | '½' | '¾'));
        for letter in alphabets.filter(|letter| !matches!(letter, '\u{482}'..='\u{489}')) {
            assert_eq!(is_word(letter), letter.is_alphanumeric(), "{letter:?}");
            assert_eq!(small(letter), letter.to_lowercase().next().unwrap_or(letter), "{letter:?}");
        }
        for letter in "—–…“”«»№ \u{a0}\u{202f}€→😀".chars() {
            assert!(!is_word(letter), "{letter:?}");
        }
    }
}
