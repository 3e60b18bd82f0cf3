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
//! shortest nouns. Of [`ending`]s and of [`word`]s that only look as if they had
//! one there are tables. What comes out is a key for comparison and not always a
//! word.

mod ending;
mod sound;
mod word;

use ending::{NEGATION, NOUN, VERB, before, ends_in};
use sound::{VOICELESS, VOWEL, sound};
use word::{CONVERBS, ELIDED, LIKE_PARTICIPLES, SHORT, WHOLE};

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
