//! The words of a query.

use crate::analysis::Language;
use crate::english::are_forms;
use crate::index::Entry;
use crate::spelling::latin;
use crate::typo::differ_by_one;
use policy::words::{fold, tokens};

/// More words than anyone types; what follows is not looked at.
const MOST: usize = 12;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted<'a> {
    /// as typed
    pub typed: &'a str,
    /// folded, then in the other script
    pub forms: Vec<String>,
    /// what their forms share
    pub keys: Vec<String>,
    /// it may still be being typed, so that it may be a word's beginning
    pub is_open: bool,
}

/// How a text's word fits one that is looked for: what is surer weighs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// not at all
    None = 0,
    /// it is derived from the same stem
    Derived = 3,
    /// it only begins so
    Begun = 4,
    /// another form of it
    Form = 7,
    /// as typed
    Exact = 8,
}

impl Wanted<'_> {
    /// As typed, folded.
    #[must_use]
    pub(crate) fn folded(&self) -> &str {
        self.forms.first().map_or("", String::as_str)
    }

    /// How many letters it has.
    #[must_use]
    pub(crate) fn letters(&self) -> usize {
        self.folded().chars().count()
    }

    /// Whether this is a key of it.
    #[must_use]
    pub(crate) fn is(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }

    /// How a text's word of this key and form fits.
    #[must_use]
    pub(crate) fn fit(&self, key: &str, form: &str) -> Fit {
        if self.forms.iter().any(|known| known == form) {
            return Fit::Exact;
        }
        if self.is(key) {
            let is_form = !form.is_ascii() || self.forms.iter().any(|known| are_forms(known, form));
            return if is_form { Fit::Form } else { Fit::Derived };
        }
        // Three letters tell enough.
        let begins = self.is_open && self.letters() >= 3 && form.starts_with(self.folded());
        if begins { Fit::Begun } else { Fit::None }
    }

    /// How that of an index fits; all words that fit begin alike.
    #[must_use]
    pub(crate) fn fit_of(&self, entry: &Entry<'_>, form: &mut String) -> Fit {
        let first = entry.key.chars().next();
        if self.forms.iter().all(|known| known.chars().next() != first) {
            return Fit::None;
        }
        entry.form(form);
        self.fit(entry.key, form)
    }

    /// Whether one letter of it may have been mistyped: in short words another
    /// letter makes another word.
    #[must_use]
    pub(crate) fn may_be_mistyped(&self) -> bool {
        self.letters() >= 5
    }

    /// Whether this form is meant, one letter apart.
    #[must_use]
    pub(crate) fn resembles(&self, form: &str) -> bool {
        differ_by_one(self.folded(), form)
    }

    /// Whether a form of this key is meant that no text holds: the ending is
    /// as it should be, the rest one letter apart.
    #[must_use]
    pub(crate) fn resembles_key(&self, key: &str) -> bool {
        self.keys.iter().any(|known| differ_by_one(known, key)) && key.chars().count() >= 6
    }
}

/// The words of a query in texts of a language.
#[must_use]
pub(crate) fn words(language: Language, query: &str) -> Vec<Wanted<'_>> {
    let mut found: Vec<Wanted<'_>> = Vec::new();
    for token in tokens(query) {
        // A full stop before it makes it an address's end: `airastana.com`.
        let is_open = token.end() == query.len() && !query.get(..token.start).unwrap_or_default().ends_with('.');
        let parts = token.parts();
        let is_latin = |text: &str| text.chars().all(|letter| !matches!(letter, '\u{370}'..='\u{52f}'));
        // A word of one script with an ending of the other: `AIR-дің`.
        let typed = match parts.first() {
            Some(first) if is_latin(first.text) && !is_latin(token.text) => first.text,
            _ => token.text,
        };
        let folded = fold(typed);
        if folded.word.is_empty() {
            continue;
        }
        let mut keys = vec![language.key(&folded.word)];
        let mut forms = vec![folded.word];
        let name = keys.first().and_then(|key| latin(key)).map(str::to_owned);
        let mut also = |form: String| {
            keys.push(language.key(&form));
            forms.push(form);
        };
        folded.twin.map(&mut also);
        name.map(&mut also);
        if found.len() < MOST && !found.iter().any(|known| known.keys == keys) {
            found.push(Wanted { typed, forms, keys, is_open });
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
    fn addresses_are_finished() {
        for (query, is_open) in
            [("airastana.com", false), ("info@flyqazaq", true), ("info@flyqazaq.com", false), ("see airastana", true)]
        {
            let last = words(Language::English, query).pop().expect("a word");
            assert_eq!(last.is_open, is_open, "{query}");
        }
    }

    #[test]
    fn meant() {
        for (language, query, form, wanted) in [
            (Language::Russian, "обработ", "обработка", Fit::Begun),
            (Language::Russian, "об", "обработка", Fit::None),
            (Language::Russian, "обработ ", "обработка", Fit::None),
            (Language::Russian, "обработка", "обработка", Fit::Exact),
            (Language::Russian, "обработка ", "обработкой", Fit::Form),
            (Language::Russian, "безопаснос", "безопасность", Fit::Begun),
            (Language::Russian, "безопаснос", "без", Fit::None),
            (Language::Russian, "ИНН", "иных", Fit::None),
            (Language::Russian, "cop", "сор", Fit::Exact),
            (Language::English, "person ", "personal", Fit::Derived),
            (Language::English, "person ", "persons", Fit::Form),
            (Language::English, "customs ", "customers", Fit::Derived),
            (Language::English, "withzzz", "with", Fit::None),
            (Language::English, "guardian", "guard", Fit::None),
        ] {
            let word = words(language, query).pop().expect("a word");
            assert_eq!(word.fit(&language.key(form), form), wanted, "{query}: {form}");
        }
    }

    #[test]
    fn mistyped() {
        for (language, query, form, wanted) in [
            (Language::Russian, "обрабтка", "обработка", true),
            (Language::Russian, "пероснальные", "персональные", true),
            (Language::Russian, "шифрвание", "шифрование", true),
            (Language::English, "persnal", "personal", true),
            (Language::English, "newsleter", "newsletter", true),
            (Language::English, "newsleter", "news", false),
            (Language::English, "undefined", "under", false),
            (Language::English, "companyxyz", "company", false),
        ] {
            let word = words(language, query).pop().expect("a word");
            assert_eq!(word.resembles(form), wanted, "{query}: {form}");
        }
        let word = words(Language::Russian, "шифрваниями").pop().expect("a word");
        assert!(word.resembles_key("шифрован") && !word.resembles_key("шифр"));
    }
}
