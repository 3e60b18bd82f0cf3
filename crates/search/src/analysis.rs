//! A text's words as keys that the forms of a word share.

use crate::{english, russian};
use pagefind_stem::{Algorithm, Stemmer};
use policy::words::{Token, fold, kazakh, tokens};

/// A language whose inflection is known, or another, of which words are only
/// folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// by Snowball
    English,
    /// by [`russian`]
    Russian,
    /// by [`kazakh`]
    Kazakh,
    /// not known
    Other,
}

impl Language {
    /// The language of a tag (BCP 47).
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag {
            "en" => Self::English,
            "ru" => Self::Russian,
            "kk" => Self::Kazakh,
            _ => Self::Other,
        }
    }

    /// What the forms of a folded word share in a text of this language. Latin
    /// words are English in every text: `cookie` and `cookies`.
    #[must_use]
    pub fn key(self, word: &str) -> String {
        if word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Stemmer::create(Algorithm::English).stem(english::regular(word)).into_owned();
        }
        match self {
            Self::Russian if word.chars().all(|letter| matches!(letter, 'а'..='я')) => russian::key(word),
            Self::Kazakh => kazakh::stem(word),
            _ => word.to_owned(),
        }
    }
}

/// A word of a text with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// where it stands
    pub token: Token<'a>,
    /// the word, folded
    pub folded: String,
    /// what its forms share
    pub key: String,
}

/// The words of a text. One that hyphens join is there whole and in its parts.
#[must_use]
pub fn written(language: Language, text: &str) -> Vec<Written<'_>> {
    written_where(language, text, |_| true)
}

/// Those of them that, folded, may be wanted: to find a key takes ten times as
/// long as to fold a word.
pub(crate) fn written_where(language: Language, text: &str, wanted: impl Fn(&str) -> bool) -> Vec<Written<'_>> {
    let mut found = Vec::new();
    for token in tokens(text) {
        let parts = token.parts();
        if parts.len() > 1 {
            found.extend(parts.into_iter().filter_map(|part| one(language, part, &wanted)));
        }
        found.extend(one(language, token, &wanted));
    }
    found
}

fn one<'a>(language: Language, token: Token<'a>, wanted: impl Fn(&str) -> bool) -> Option<Written<'a>> {
    let folded = fold(token.text).word;
    (!folded.is_empty() && wanted(&folded)).then(|| Written { token, key: language.key(&folded), folded })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_meet() {
        for (language, forms) in [
            (Language::English, "process processing processed processes"),
            (Language::English, "cookie cookies"),
            (Language::English, "transfer transferred transfers transferring"),
            (Language::Russian, "данные данных данным данными"),
            (Language::Russian, "персональные персональных персональным персональными"),
            (Language::Russian, "обработка обработки обработку обработкой обработке"),
            (Language::Russian, "согласие согласия согласию согласием"),
            (Language::Russian, "ребёнок ребёнка ребёнку ребёнком ребенке"),
            (Language::Russian, "карточка карточек карточку"),
            (Language::Russian, "настройка настроек настройками"),
            (Language::Russian, "срок срока сроков сроки"),
            (Language::Russian, "cookie cookies"),
            (Language::Russian, "письмо письма писем письмами"),
            (Language::English, "withdraw withdrew withdrawn withdraws"),
            (Language::English, "take took taken taking takes"),
            (Language::English, "write wrote written writing"),
            (Language::English, "choose chose chosen choosing"),
            (Language::English, "child children child’s children’s"),
            (Language::English, "keep kept keeping"),
            (Language::English, "leave left leaving"),
            (Language::Kazakh, "деректер деректеріңіз деректеріңізді деректерді дерек"),
            (Language::Kazakh, "саясат саясаты саясаттың саясатына"),
            (Language::Kazakh, "құқық құқығыңыз құқықтарын"),
        ] {
            let mut keys: Vec<_> = written(language, forms).into_iter().map(|word| word.key).collect();
            keys.dedup();
            assert_eq!(keys.len(), 1, "{forms}: {keys:?}");
        }
    }

    #[test]
    fn others_stay_apart() {
        assert_ne!(Language::Kazakh.key("дау"), Language::Kazakh.key("да"));
    }

    #[test]
    fn whole_and_parts() {
        let found = written(Language::Russian, "e-mail и веб-сайты");
        let keys: Vec<_> = found.iter().map(|word| word.key.as_str()).collect();
        assert_eq!(keys, ["e", "mail", "email", "и", "веб", "сайт", "вебсайт"]);
    }

    proptest! {
        #[test]
        fn any_text_has_keys(text in "\\PC*") {
            for language in [Language::English, Language::Russian, Language::Kazakh, Language::Other] {
                for word in written(language, &text) {
                    prop_assert!(!word.key.is_empty(), "{:?}", word);
                }
            }
        }

        #[test]
        fn words_of_letters_have_keys(word in "[абвгдежзиклмнопрстуфхцчшщыьэюяй]{1,16}|[a-z]{1,16}") {
            for language in [Language::English, Language::Russian, Language::Kazakh, Language::Other] {
                prop_assert!(!language.key(&word).is_empty());
            }
        }
    }
}
