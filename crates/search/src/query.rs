//! The words of a query.

use crate::analysis::Language;
use crate::spelling::latin;
use crate::typo::differ_by_one;
use policy::words::{fold, tokens};

/// More words than anyone types; what follows is not looked at.
const MOST: usize = 12;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// as typed
    pub typed: &'a str,
    /// folded
    pub folded: String,
    /// any of these will do
    pub keys: Vec<String>,
    /// it may still be being typed, so that it may be a word's beginning
    pub is_open: bool,
}

impl Wanted<'_> {
    /// How many letters it has.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.folded.chars().count()
    }

    /// Whether a text's word of this key is an inflection of it.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }

    /// Whether a text's word that begins so may be meant: three letters tell
    /// enough.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        self.is_open && self.letters() >= 3 && word.starts_with(&self.folded)
    }

    /// Whether it may be a form, not yet typed out, of a word of this key:
    /// `безопаснос` of `безопасн`.
    #[must_use]
    pub fn continues(&self, key: &str) -> bool {
        let rest = self.folded.strip_prefix(key).map(|rest| rest.chars().count());
        self.is_open && key.chars().count() >= 4 && rest.is_some_and(|rest| rest <= 5)
    }

    /// Whether one letter of it may have been mistyped: in short words another
    /// letter makes another word.
    #[must_use]
    pub fn may_be_mistyped(&self) -> bool {
        self.letters() >= 5
    }

    /// Whether a text's word of this key is meant, one letter apart.
    #[must_use]
    pub fn resembles(&self, key: &str) -> bool {
        self.may_be_mistyped() && key.chars().count() >= 3 && self.keys.iter().any(|known| differ_by_one(known, key))
    }

    /// The same for a word that is too much mistyped to lose its ending:
    /// `persnal`, though the key is `person`.
    #[must_use]
    pub fn begins_like(&self, key: &str) -> bool {
        let (letters, all) = (key.chars().count(), self.letters());
        letters >= 5
            && self.may_be_mistyped()
            && (letters - 1..=letters + 1)
                .any(|head| head <= all && all - head <= 5 && differ_by_one(beginning(&self.folded, head), key))
    }
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// The words of a query in texts of a language.
#[must_use]
pub fn words(language: Language, query: &str) -> Vec<Wanted<'_>> {
    let mut found: Vec<Wanted<'_>> = Vec::new();
    for token in tokens(query) {
        let is_open = token.end() == query.len();
        let parts = token.parts();
        let is_latin = |text: &str| text.chars().all(|letter| !matches!(letter, '\u{370}'..='\u{52f}'));
        // A word of one script with an ending of the other: `AIR-дің`.
        let typed = match parts.first() {
            Some(first) if is_latin(first.text) && !is_latin(token.text) => first.text,
            _ => token.text,
        };
        let folded = fold(typed);
        let mut keys = vec![language.key(&folded.word)];
        keys.extend(folded.twin.map(|twin| language.key(&twin)));
        keys.extend(keys.first().and_then(|key| latin(key)).map(|word| language.key(word)));
        let known = found.iter().any(|known| known.keys == keys);
        if !folded.word.is_empty() && !known && found.len() < MOST {
            found.push(Wanted { typed, folded: folded.word, keys, is_open });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(language: Language, query: &str) -> Vec<String> {
        words(language, query).into_iter().map(|word| word.keys.join("|")).collect()
    }

    #[test]
    fn of_a_query() {
        assert_eq!(keys(Language::Russian, "Персональные данные, персональных"), ["персональн", "дан"]);
        assert_eq!(keys(Language::Kazakh, "QAZAQ AIR-дің құқығы"), ["qazaq", "air", "кукык"]);
        assert_eq!(keys(Language::English, "e-mail 1.2"), ["email", "1.2"]);
        assert_eq!(keys(Language::Russian, "cop"), ["cop|сор"]);
        assert_eq!(keys(Language::Russian, "куки фейсбука"), ["кук|kyki|cooki", "фейсбук|facebook"]);
        assert!(words(Language::Russian, "  ,. ").is_empty());
        assert_eq!(words(Language::English, &"a b c d e f g ".repeat(9)).len(), 7);
        let open: Vec<_> = words(Language::English, "a b").iter().map(|word| word.is_open).collect();
        assert_eq!(open, [false, true]);
        assert!(words(Language::English, "a ").iter().all(|word| !word.is_open));
    }

    #[test]
    fn meant() {
        let one = |query| words(Language::Russian, query).pop().expect("a word");
        assert!(one("обработ").begins("обработка"));
        assert!(!one("об").begins("обработка"));
        assert!(!one("обработ ").begins("обработка"));
        assert!(one("безопаснос").continues("безопасн"));
        assert!(!one("безопаснос").continues("без"));
        assert!(one("обрабтка").resembles("обработк"));
        assert!(one("пероснальные").resembles("персональн"));
        assert!(one("персанальные").resembles("персональн"));
        assert!(!one("цель").resembles("цен"));
        let english = words(Language::English, "persnal ").pop().expect("a word");
        assert!(!english.resembles("person") && english.begins_like("person"));
    }
}
