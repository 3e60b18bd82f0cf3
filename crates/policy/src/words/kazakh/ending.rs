//! The endings of inflection as tables, and whether a word has one.

use super::sound::{BUZZ, CONSONANT, GLIDE, LATERAL, NASAL, VOICED, VOICELESS, VOWEL};

/// A noun's endings by what they may follow, with `ы` for both `ы` and `і`,
/// `а` for both `а` and `е`.
pub(super) const NOUN: &[(&str, u8)] = &[
    // plural
    ("лар", VOWEL | GLIDE),
    ("дар", LATERAL | NASAL | BUZZ),
    ("тар", VOICELESS),
    // genitive
    ("нын", VOWEL | NASAL),
    ("дын", GLIDE | LATERAL | BUZZ),
    ("тын", VOICELESS),
    // accusative
    ("ны", VOWEL),
    ("ды", VOICED),
    ("ты", VOICELESS),
    // dative
    ("га", VOWEL | VOICED),
    ("ка", VOICELESS),
    // locative, and what is there
    ("да", VOWEL | VOICED),
    ("та", VOICELESS),
    ("дагы", VOWEL | VOICED),
    ("тагы", VOICELESS),
    // ablative
    ("дан", VOWEL | GLIDE | LATERAL | BUZZ),
    ("нан", NASAL),
    ("тан", VOICELESS),
    // instrumental, the same for every vowel
    ("мен", VOWEL | GLIDE | LATERAL | NASAL),
    ("бен", BUZZ),
    ("пен", VOICELESS),
    // possession: yours, ours
    ("ыныз", CONSONANT),
    ("ныз", VOWEL),
    ("ымыз", CONSONANT),
    ("мыз", VOWEL),
    // mine, of several: a single `-ым` also makes words, as in `келісім`
    ("ым", GLIDE),
    // its; with a case
    ("ы", CONSONANT),
    ("сы", VOWEL),
    ("ын", CONSONANT),
    ("сын", VOWEL),
    ("ына", CONSONANT),
    ("сына", VOWEL),
    ("ында", CONSONANT),
    ("сында", VOWEL),
    ("ындагы", CONSONANT),
    ("сындагы", VOWEL),
    ("ынан", CONSONANT),
    ("сынан", VOWEL),
    // you are; as far as
    ("сыз", VOWEL),
    ("ша", BUZZ),
];

/// A verb's endings, in the same spelling.
pub(super) const VERB: &[&str] = &[
    "ады",
    "йды",
    "атын",
    "йтын",
    "асыз",
    "йсыз",
    "амыз",
    "ймыз",
    "амын",
    "ймын",
    "й",
    "ган",
    "кан",
    "ганша",
    "канша",
    "са",
    "ып",
    "п",
    "у",
    "ды",
    "йынша",
];

/// What negates a verb, before such an ending.
pub(super) const NEGATION: [&str; 6] = ["ма", "ме", "ба", "бе", "па", "пе"];

/// Whether the word ends in `ending`, whose `ы` and `а` stand for two letters each.
pub(super) fn before<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let mut rest = word.chars();
    for wanted in ending.chars().rev() {
        let letter = rest.next_back()?;
        let fits = match wanted {
            'ы' => matches!(letter, 'ы' | 'и'),
            'а' => matches!(letter, 'а' | 'е'),
            _ => letter == wanted,
        };
        if !fits {
            return None;
        }
    }
    Some(rest.as_str())
}

pub(super) fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| before(word, ending).is_some_and(|rest| !rest.is_empty()))
}
