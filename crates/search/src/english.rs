//! What Snowball does not tell of English: the forms of irregular words, and
//! which words of one stem are forms of one word.

/// Words and those of their forms that Snowball does not bring to them; all of
/// a word begin with one letter.
#[rustfmt::skip]
const IRREGULAR: &[&str] = &[
    "arise arose arisen", "become became", "begin began begun", "break broke broken", "bring brought",
    "build built", "buy bought", "child children", "choose chose chosen", "come came",
    "deal dealt", "do did done does", "find found", "fly flew flown",
    "forget forgot forgotten", "get got gotten", "give gave given", "have has had", "hear heard",
    "hide hid hidden", "hold held", "keep kept", "know knew known", "leave left",
    "lose lost", "make made", "mean meant", "meet met", "pay paid",
    "run ran", "say said", "see saw seen", "sell sold",
    "send sent", "show shown", "speak spoke spoken", "spend spent", "stand stood",
    "take took taken", "tell told", "think thought",
    "understand understood", "undertake undertook undertaken", "withdraw withdrew withdrawn", "write wrote written",
];

/// The word of an irregular form; any other word itself.
pub(crate) fn regular(form: &str) -> &str {
    let is_same_letter = |forms: &&&str| forms.as_bytes().first() == form.as_bytes().first();
    let mut known = IRREGULAR.iter().filter(is_same_letter).filter(|forms| forms.split(' ').any(|known| known == form));
    known.next().and_then(|forms| forms.split(' ').next()).unwrap_or(form)
}

/// What inflection makes of a word's end: `policy` and `policies`, `stored` and
/// `storing`. Whatever else has the same stem is derived: `personal`, `customer`.
const ENDINGS: [&str; 11] = ["", "s", "es", "e", "d", "ed", "ing", "y", "ies", "ied", "ying"];

/// Whether two words of one stem are forms of one word.
pub(crate) fn are_forms(one: &str, other: &str) -> bool {
    let (one, other) = (regular(one), regular(other));
    let same = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    let (stem, rest) = one.split_at_checked(same).unwrap_or_default();
    let other = other.get(same..).unwrap_or_default();
    // `transfer` and `transferred`
    let doubled =
        |rest: &str| rest.bytes().next() == stem.bytes().last() && matches!(rest.get(1..), Some("ed" | "ing"));
    [rest, other].iter().all(|rest| ENDINGS.contains(rest) || doubled(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word() {
        for (forms, is_one) in [
            ("policy policies", true),
            ("store stored storing stores", true),
            ("transfer transfers transferred transferring", true),
            ("identify identified identifies identifying", true),
            ("take took taken takes taking", true),
            ("cookie cookies", true),
            ("person personal", false),
            ("custom customer", false),
            ("customs customers", false),
            ("law lawful", false),
            ("withdraw withdrawal", false),
            ("commercial commercially", false),
            ("process processor", false),
            ("employee employer", false),
        ] {
            let forms: Vec<&str> = forms.split(' ').collect();
            for (one, other) in forms.iter().zip(forms.iter().skip(1)) {
                assert_eq!((are_forms(one, other), are_forms(other, one)), (is_one, is_one), "{one} {other}");
            }
        }
    }

    #[test]
    fn irregular() {
        assert_eq!((regular("taken"), regular("wrote"), regular("data"), regular("")), ("take", "write", "data", ""));
        for forms in IRREGULAR {
            assert!(forms.split(' ').all(|form| form.get(..1) == forms.get(..1)), "{forms}");
        }
    }
}
