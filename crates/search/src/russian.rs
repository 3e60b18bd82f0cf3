//! What Snowball does not tell of Russian: irregular words, vowels that flee,
//! and verbs whose present has a stem of its own.

use pagefind_stem::{Algorithm, Stemmer};

/// What the forms of a folded word share.
pub(crate) fn key(word: &str) -> String {
    match word {
        "день" | "дня" | "дни" | "дней" | "дню" | "днем" | "дням" | "днями" | "днях" | "дне" => {
            "дн"
        }
        "писем" => "письм",
        "чисел" => "числ",
        "денег" => "деньг",
        "детьми" => "дет",
        "людьми" => "люд",
        "мочь" | "могла" | "могло" | "могли" => "мог",
        // Not what shares their letters: `именно`, `временно`.
        "имя" | "имени" | "именем" | "имена" | "имен" | "именам" | "именами" | "именах" => {
            "имя"
        }
        "время" | "времени" | "временем" | "времена" | "времен" | "временам" | "временами" | "временах" => {
            "время"
        }
        "иметь" | "имею" | "имеешь" | "имеет" | "имеем" | "имеете" | "имеют" | "имел" | "имела" | "имело" | "имели"
        | "имея" | "имейте" => "иметь",
        "давать" | "даю" | "даешь" | "дает" | "даем" | "даете" | "дают" | "давал" | "давала" | "давало" | "давали"
        | "давая" | "давайте" => "дава",
        // Of three letters, each tells: `ИНН` is not `иных`.
        _ if word.len() <= 6 => word,
        _ => {
            return present(word).unwrap_or_else(|| {
                let stem = Stemmer::create(Algorithm::Russian).stem(word).into_owned();
                without_fleeting_vowel(without_suffix(stem))
            });
        }
    }
    .to_owned()
}

/// Stems of the present and of the imperative, as words end with them, and what
/// Snowball makes of the other forms of their verbs: `укаж-ет`, `указа-ть`.
const PRESENT: [(&str, &str); 12] = [
    ("отзов", "отозва"),
    ("назов", "назва"),
    ("каж", "каза"),
    ("вяж", "вяза"),
    ("пиш", "писа"),
    ("шл", "сла"),
    ("бер", "бра"),
    ("прим", "приня"),
    ("пойм", "поня"),
    ("дад", "да"),
    ("мож", "мог"),
    ("мог", "мог"),
];

/// What follows them.
const ENDINGS: [&str; 10] = ["ете", "ите", "ешь", "ет", "ем", "ут", "ют", "им", "у", "и"];

/// What `требовать` and its like have in the present, where the suffix is `у`.
/// Not `-ую`, with which adjectives end, nor `-ующий`: `следующий` is no form of
/// `следовать` to a reader.
const PRESENT_OF_OVAT: [&str; 6] = ["уете", "уешь", "уйте", "ует", "уем", "уют"];

fn present(word: &str) -> Option<String> {
    let word = word.strip_suffix("ся").or(word.strip_suffix("сь")).unwrap_or(word);
    let stems = PRESENT_OF_OVAT.iter().filter_map(|ending| word.strip_suffix(ending));
    if let Some(start) = stems.into_iter().find(|start| start.chars().count() > 2) {
        return Some([start, "ова"].concat());
    }
    if let Some(start) = word.strip_suffix("даст") {
        return Some([start, "да"].concat());
    }
    for ending in ENDINGS {
        for (known, other) in PRESENT {
            if let Some(start) = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix(known)) {
                return Some([start, other].concat());
            }
        }
    }
    None
}

/// `дава-ть`, `остава-ться` and `признава-ть` without what their present has
/// not: `да-ет`.
fn without_suffix(stem: String) -> String {
    let has_it = ["дава", "става", "знава"].iter().any(|end| stem.ends_with(end));
    match stem.strip_suffix("ва") {
        Some(start) if has_it => start.to_owned(),
        _ => stem,
    }
}

/// A Russian stem as it is before an ending, which Snowball does not know:
/// `ребенок` and `ребенк-а`, `карточек` and `карточк-а`, `настроек` and
/// `настройк-а`, `владелец` and `владельц-а`. A vowel that
/// never flees goes as well, in all forms of its word alike.
fn without_fleeting_vowel(stem: String) -> String {
    let mut letters = stem.chars().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    let is_vowel = |letter| matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я');
    let between = match (before, vowel, last) {
        (Some('л'), Some('е'), Some('ц')) => "ь",
        (Some(before), Some('е' | 'о'), Some('к')) if is_vowel(before) => "й",
        (Some(before), Some('е' | 'о'), Some('к')) | (Some(before), Some('е'), Some('ц')) if !is_vowel(before) => {
            ""
        }
        _ => return stem,
    };
    let head: String = stem.chars().take(stem.chars().count().saturating_sub(2)).collect();
    head + between + last.map_or("", |last| if last == 'к' { "к" } else { "ц" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_meet() {
        for forms in [
            "дети детей детям детьми детях",
            "люди людей людям людьми людях",
            "могу может можем можете могут могла могло могли мочь",
            "передать передадут передадим передадите передаст передал переданы",
            "создать создаст создадут создал",
            "отозвать отзовет отзовете отзовут отзову отозвал отозвано",
            "указать укажет укажите укажут указан указали",
            "отказаться откажется откажитесь откажутся отказался",
            "связаться свяжется свяжитесь свяжутся свяжемся связался",
            "написать напишет напишите напишут написал",
            "прислать пришлет пришлите пришлют прислал",
            "выбрать выберет выберите выберут выбрал",
            "принять примет примут примите принял",
            "день дня дни дней дням днем",
            "имя имени именем имена имен именам",
            "время времени временем времена времен",
            "иметь имеет имеют имел имели имея",
            "давать дает дают даем давал давали давая",
            "передавать передает передают передавал передается передаются",
            "оставаться остается остаются оставался",
            "признавать признает признают признавал",
            "требовать требует требуют требовал требуется требуйте",
            "использовать использует используют использовал использовали используется используйте",
            "пользоваться пользуется пользуетесь пользуются пользовался",
            "информировать информирует информируют информировал",
            "владелец владельца владельцев",
        ] {
            let mut keys: Vec<_> = forms.split(' ').map(|form| (key(form), form)).collect();
            keys.dedup_by(|one, other| one.0 == other.0);
            assert_eq!(keys.len(), 1, "{keys:?}");
        }
    }

    #[test]
    fn others_stay_apart() {
        for (one, other) in [
            ("инн", "иных"),
            ("инн", "иное"),
            ("пример", "принять"),
            ("можно", "мочь"),
            ("хранилищем", "искать"),
            ("имени", "именно"),
            ("времени", "временно"),
            ("имена", "им"),
            ("следует", "следующие"),
            ("новую", "новость"),
            ("права", "правда"),
        ] {
            assert_ne!(key(one), key(other), "{one}, {other}");
        }
    }
}
