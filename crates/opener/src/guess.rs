//! Which of the viewer's languages a text is in. A file does not say so, and a
//! screen reader must know.

use messages::Language;

/// Letters that Kazakh has and Russian has not; `і` alone may be a slip.
const KAZAKH: &str = "әғқңөұүһ";

/// The language by the letters of the words: Cyrillic is Kazakh where one in a
/// hundred of its letters is only Kazakh's, else Russian.
#[must_use]
pub fn language(text: &str) -> Language {
    let (mut latin, mut cyrillic, mut kazakh) = (0_usize, 0_usize, 0_usize);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{400}'..='\u{52f}' => {
                cyrillic += 1;
                kazakh += usize::from(letter.to_lowercase().any(|small| KAZAKH.contains(small)));
            }
            _ => {}
        }
    }
    if latin > cyrillic {
        Language::En
    } else if kazakh * 100 > cyrillic {
        Language::Kk
    } else if cyrillic > 0 {
        Language::Ru
    } else {
        Language::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_letters() {
        for (text, expected) in [
            ("", Language::En),
            ("12.5 %", Language::En),
            ("We keep your data. ТОО", Language::En),
            ("Мы храним ваши данные (cookie) 3 месяца.", Language::Ru),
            (
                "Компания Қазақтелеком обрабатывает персональные данные своих абонентов в соответствии с законодательством Республики Казахстан и хранит их на серверах, расположенных на территории страны, в течение срока действия договора и пяти лет после его прекращения, если иное не предусмотрено законом или соглашением сторон; подробности изложены ниже",
                Language::Ru,
            ),
            ("Деректеріңізді өңдейміз.", Language::Kk),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
