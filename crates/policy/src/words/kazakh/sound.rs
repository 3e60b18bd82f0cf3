//! The sounds of folded letters, as far as endings depend on them.

/// Sounds before an ending, as bits.
pub(super) const VOWEL: u8 = 1;
pub(super) const VOICELESS: u8 = 2;
/// р, й, and the у of verbs
pub(super) const GLIDE: u8 = 4;
pub(super) const LATERAL: u8 = 8;
pub(super) const NASAL: u8 = 16;
pub(super) const BUZZ: u8 = 32;
pub(super) const CONSONANT: u8 = VOICELESS | GLIDE | LATERAL | NASAL | BUZZ;
pub(super) const VOICED: u8 = GLIDE | LATERAL | NASAL | BUZZ;

pub(super) fn sound(letter: char) -> u8 {
    match letter {
        'а' | 'е' | 'ы' | 'и' | 'о' | 'я' | 'э' => VOWEL,
        'р' | 'й' | 'у' | 'ю' => GLIDE,
        'л' => LATERAL,
        'м' | 'н' => NASAL,
        'ж' | 'з' => BUZZ,
        _ => VOICELESS,
    }
}
