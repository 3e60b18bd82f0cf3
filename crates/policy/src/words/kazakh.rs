//! A folded Kazakh word without its endings, so that forms of one word meet.
//!
//! Endings of inflection go: of nouns number, possession, case, person, and
//! `-дағы`; of verbs tense, mood, person, participles, converbs, the verbal
//! noun `-у`, and negation before any of these. Derivation stays: `-лық`,
//! `-сыз` after a consonant, `-шы`, voices. The order of endings and their
//! variants follow Karl A. Krippes, “Kazakh Grammar with Affix List”
//! (Dunwoody Press, 1996), and “Appendix:Kazakh suffixes” of Wiktionary.
//!
//! 1. A noun's endings go from the end inwards, the longest first, as long as
//!    one fits: the sound before an ending decides which of its variants may
//!    stand there (`-лар` after vowels, `-дар` after nasals, `-тар` after
//!    voiceless sounds), which tells `құжат-ын` from `сайт-тың`.
//! 2. Then one ending of a verb goes, and negation before it. What remains is
//!    a verb's stem, which has no noun's endings: `сақта-` keeps its `-та`.
//! 3. A last `-а` or `-е` of a longer word goes (converb `пайдалан-а`), a
//!    voiced last sound becomes voiceless again (`құқығ-ы` and `құқық`), and
//!    a vowel that an ending took away returns (`орн-ы` and `орын`).
//!
//! Vowel harmony is not looked at: folding has taken half of it away, and no
//! ending depends on it alone. Three letters or more remain, but for the
//! shortest nouns. A table names the words that only look as if they had an
//! ending. What comes out is a key for comparison and not always a word.

/// Sounds before an ending, as bits.
const VOWEL: u8 = 1;
const VOICELESS: u8 = 2;
/// р, й, and the у of verbs
const GLIDE: u8 = 4;
const LATERAL: u8 = 8;
const NASAL: u8 = 16;
const BUZZ: u8 = 32;
const CONSONANT: u8 = VOICELESS | GLIDE | LATERAL | NASAL | BUZZ;
const VOICED: u8 = GLIDE | LATERAL | NASAL | BUZZ;

/// A noun's endings by what they may follow, with `ы` for both `ы` and `і`,
/// `а` for both `а` and `е`.
const NOUN: &[(&str, u8)] = &[
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
const VERB: &[&str] = &[
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
const NEGATION: [&str; 6] = ["ма", "ме", "ба", "бе", "па", "пе"];

/// Words that end as if in an ending, and none is.
const WHOLE: &[&str] = &[
    "адам",
    "адрес",
    "акт",
    "апта",
    "бап",
    "бейин",
    "бизнес",
    "дау",
    "жакын",
    "казакстан",
    "кагида",
    "карта",
    "кейин",
    "кепил",
    "китап",
    "класс",
    "контакт",
    "кужат",
    "логин",
    "матин",
    "мекен",
    "мектеп",
    "мумкин",
    "объект",
    "озге",
    "орган",
    "орын",
    "пайда",
    "пошта",
    "проект",
    "продукт",
    "процесс",
    "сакта",
    "сериктес",
    "субъект",
    "талап",
    "тарап",
    "тартип",
    "тегин",
    "текст",
    "тест",
    "тулга",
    "ушин",
    "факт",
    "хабар",
    "шарт",
];

/// Nouns that, with `-ын`, look like a verb's `-атын`.
const LIKE_PARTICIPLES: &[&str] = &[
    "адет",
    "акпарат",
    "аппарат",
    "багыт",
    "билет",
    "бет",
    "ет",
    "занат",
    "интернет",
    "кабинет",
    "кат",
    "касиет",
    "кет",
    "кызмет",
    "кужат",
    "максат",
    "малимет",
    "мамлекет",
    "мемлекет",
    "мат",
    "миндет",
    "мекемет",
    "саясат",
    "санат",
    "сайт",
    "сапат",
    "сагат",
    "рет",
    "рухсат",
    "руксат",
    "хат",
    "формат",
    "чат",
    "ат",
    "аттестат",
    "сертификат",
    "контракт",
    "бюджет",
    "предмет",
    "пакет",
    "факультет",
    "комитет",
    "кредит",
    "лимит",
    "транзит",
    "визит",
    "жоба",
    "адрес",
];

/// Nouns of two letters, which endings may leave.
const SHORT: &[&str] = &["ат", "ел", "ай", "ис", "уй", "ер", "ет", "ок", "от", "ой", "оз"];

/// Verbs' converbs of four letters or fewer, whose vowel goes.
const CONVERBS: &[(&str, &str)] = &[
    ("ала", "ал"),
    ("аша", "аш"),
    ("бара", "бар"),
    ("бере", "бер"),
    ("биле", "бил"),
    ("бола", "бол"),
    ("ете", "ет"),
    ("жоя", "жой"),
    ("жою", "жой"),
    ("кете", "кет"),
    ("кире", "кир"),
    ("кора", "кор"),
    ("коре", "кор"),
    ("коса", "кос"),
    ("коя", "кой"),
    ("кою", "кой"),
    ("оки", "ок"),
    ("сата", "сат"),
    ("тура", "тур"),
    ("уша", "уш"),
];

/// Stems that lose a vowel before an ending that begins with one.
const ELIDED: &[(&str, &str)] =
    &[("ерк", "ерик"), ("халк", "халык"), ("орн", "орын"), ("мулк", "мулик"), ("куйк", "куйик"), ("карп", "карип")];

/// The stem of a word that [`fold`](super::fold()) has folded.
#[must_use]
pub fn stem(word: &str) -> String {
    // Digits, Latin and short words have no endings that could be told.
    if word.chars().count() < 3 || !word.chars().all(is_letter) {
        return word.to_owned();
    }
    let mut rest = word;
    while !WHOLE.contains(&rest)
        && let Some(shorter) = without_noun_ending(rest)
    {
        rest = shorter;
    }
    let mut stem = voiceless(rest);
    if !WHOLE.contains(&stem.as_str())
        && let Some(verb) = without_verb_ending(&stem)
    {
        stem = voiceless(verb);
    }
    if let Some((_, plain)) = CONVERBS.iter().find(|(converb, _)| *converb == stem) {
        return (*plain).to_owned();
    }
    if stem.chars().count() >= 5 && stem.ends_with(['а', 'е']) {
        stem.pop();
        stem = voiceless(&stem);
    }
    match ELIDED.iter().find(|(short, _)| *short == stem) {
        Some((_, whole)) => (*whole).to_owned(),
        None => stem,
    }
}

fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я')
}

fn sound(letter: char) -> u8 {
    match letter {
        'а' | 'е' | 'ы' | 'и' | 'о' | 'я' | 'э' => VOWEL,
        'р' | 'й' | 'у' | 'ю' => GLIDE,
        'л' => LATERAL,
        'м' | 'н' => NASAL,
        'ж' | 'з' => BUZZ,
        _ => VOICELESS,
    }
}

/// Whether the word ends in `ending`, whose `ы` and `а` stand for two letters each.
fn before<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
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

/// Whether so little may remain: a noun that is known, or a syllable.
fn can_stand(rest: &str, least: usize) -> bool {
    SHORT.contains(&rest)
        || (rest.chars().count() >= least && rest.chars().any(|letter| sound(letter) == VOWEL || letter == 'у'))
}

fn without_noun_ending(word: &str) -> Option<&str> {
    let mut best: Option<&str> = None;
    for (ending, after) in NOUN {
        let Some(rest) = before(word, ending) else { continue };
        let Some(last) = rest.chars().next_back() else { continue };
        if sound(last) & after == 0 || !can_stand(rest, 3) {
            continue;
        }
        if WHOLE.contains(&rest) {
            return Some(rest);
        }
        if is_torn(rest, ending) {
            continue;
        }
        if best.is_none_or(|best| rest.len() < best.len()) {
            best = Some(rest);
        }
    }
    best
}

fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| before(word, ending).is_some_and(|rest| !rest.is_empty()))
}

/// Whether taking that ending away would tear something apart: a verb's
/// `-атын` or `-ған` that has a noun's endings after it (`алатын-ы-н`, not
/// `алат-ын` or `алаты-ның`), its `-ады`, or a noun in `-ыс` (`жұмыс-ы`, not
/// `жұмы-сы`).
fn is_torn(rest: &str, ending: &str) -> bool {
    match ending {
        "ын" => ends_in(rest, &["ат", "йт"]) && !LIKE_PARTICIPLES.contains(&rest),
        "нын" | "ны" => {
            let noun = rest.strip_suffix(['ы', 'и']).unwrap_or(rest);
            let habitual = ends_in(rest, &["аты", "йты"]) && !LIKE_PARTICIPLES.contains(&noun);
            habitual || (ends_in(rest, &["га", "ка"]) && !rest.ends_with("ика"))
        }
        "ы" => ends_in(rest, &["ад", "ыд", "йд"]),
        "ым" => !ends_in(rest, &["лар", "дар", "тар"]),
        "сыз" => rest.ends_with(['а', 'е']),
        _ if ending.starts_with("сы") => ends_in(rest, &["ы"]) && !ends_in(rest, &["шы", "гы", "кы", "лы", "кты"]),
        _ => false,
    }
}

fn without_verb_ending(word: &str) -> Option<&str> {
    let mut best: Option<(&str, &str)> = None;
    for ending in VERB {
        let Some(rest) = before(word, ending) else { continue };
        let Some(last) = rest.chars().next_back() else { continue };
        let after = sound(last);
        let fits = match *ending {
            "ып" => after != VOWEL,
            "п" | "й" | "йды" | "йтын" | "йсыз" | "ймыз" | "ймын" | "йынша" => {
                matches!(last, 'а' | 'е')
            }
            "ды" => after == VOWEL,
            "ган" | "ганша" => after != VOICELESS,
            "кан" | "канша" => after == VOICELESS,
            "са" => !matches!(last, 'ы' | 'и'),
            _ => true,
        };
        if fits && can_stand(rest, 2) && best.is_none_or(|(best, _)| rest.len() < best.len()) {
            best = Some((rest, ending));
        }
    }
    let (rest, ending) = best?;
    if matches!(ending, "ады" | "атын" | "асыз" | "амыз" | "амын" | "ып" | "п") {
        return Some(rest);
    }
    let positive = NEGATION.iter().find_map(|negation| rest.strip_suffix(negation)).filter(|rest| can_stand(rest, 2));
    Some(positive.unwrap_or(rest))
}

/// With its last sound as it is where no ending follows.
fn voiceless(stem: &str) -> String {
    let mut stem = stem.to_owned();
    let last = match stem.chars().next_back() {
        Some('г') => 'к',
        Some('б') => 'п',
        _ => return stem,
    };
    stem.pop();
    stem.push(last);
    stem
}

#[cfg(test)]
mod tests;
