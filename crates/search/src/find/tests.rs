use super::*;
use crate::index::{Builder, Index};
use crate::unit::{Kind, Unit};
use proptest::prelude::*;

/// A policy of sections, each a heading and its clauses.
fn policy(title: &str, sections: &[(&str, &[&str])]) -> Vec<Unit> {
    let unit = |kind, heading: &str, text: &str, span: usize| Unit {
        kind,
        address: String::new(),
        label: String::new(),
        heading: heading.into(),
        text: text.into(),
        span: u32::try_from(span).expect("a few"),
    };
    let mut units = vec![unit(Kind::Title, title, "", 0)];
    for (heading, clauses) in sections {
        units.push(unit(Kind::Heading, heading, "", clauses.len()));
        units.extend(clauses.iter().map(|text| unit(Kind::Clause, heading, text, 0)));
    }
    let count = u32::try_from(units.len()).expect("a few");
    if let Some(title) = units.first_mut() {
        title.span = count - 1;
    }
    units
}

fn russian() -> Index {
    let mut builder = Builder::new(Language::Russian);
    builder.add(
        "a",
        "ТОО «Alma Jet»",
        &policy(
            "Политика конфиденциальности",
            &[
                (
                    "Файлы cookie",
                    &["Сайт ставит файлы cookie и хранит их год.", "Согласие можно отозвать в настройках."],
                ),
                ("Хранение", &["Персональные данные хранятся три года.", "Обработка данных прекращается по запросу."]),
            ],
        ),
    );
    builder.add(
        "b",
        "АО «Air Astana»",
        &policy(
            "Уведомление",
            &[
                ("Данные детей", &["Данные ребёнка обрабатываются с согласия родителя."]),
                ("Хранение", &["Сколько нужно для цели."]),
            ],
        ),
    );
    builder.finish()
}

fn shelf<'a>(tag: &'a str, index: &'a Index) -> Shelf<'a> {
    Shelf {
        tag,
        units: index.units,
        from: index.from.iter().map(String::as_str).collect(),
        shards: index.shards.iter().map(String::as_str).enumerate().collect(),
    }
}

/// The hits as `policy.unit`, and how much they hold.
fn hits(index: &Index, query: &str) -> (How, String) {
    let found = find(query, &[shelf("ru", index)]);
    let hits: Vec<_> = found.hits.iter().map(|hit| format!("{}.{}", hit.policy, hit.unit)).collect();
    (found.how, hits.join(" "))
}

#[test]
fn queries() {
    let index = russian();
    let mut wrong = Vec::new();
    for (query, how, wanted) in [
        // Title and heading above text.
        ("хранение ", How::All, "0.4 1.3"),
        ("хранить", How::All, "0.2 0.5"),
        ("данные", How::All, "1.1 0.5 0.6"),
        // Every word, in the unit or above it.
        ("персональных данных", How::All, "0.5"),
        ("cookie отозвать", How::All, "0.3"),
        ("air astana хранение", How::All, "1.3"),
        ("alma jet согласие", How::All, "0.3"),
        // Some words, where no unit has all.
        ("персональные родителя", How::Some, "0.5 1.2"),
        ("родителя ребенку цели", How::Some, "1.2 1.4"),
        ("ничего данные ", How::Some, "1.1 0.5 0.6"),
        // Inflection, ё, keyboards, look-alikes.
        ("ребенком ", How::All, "1.2"),
        ("ДАННЫМИ ДЕТЯМ", How::All, "1.1"),
        ("сооkiе", How::All, "0.1"),
        ("дaнныe дeтeй", How::All, "1.1"),
        // A word that is being typed.
        ("персона", How::All, "0.5"),
        ("обра", How::All, "0.6 1.2"),
        ("об", How::None, ""),
        ("обработ ", How::Corrected, "0.6"),
        ("прекращаетс", How::All, "0.6"),
        // One letter.
        ("персанальные ", How::Corrected, "0.5"),
        ("пресональные ", How::Corrected, "0.5"),
        ("ерсональные ", How::Corrected, "0.5"),
        ("персоональные данные", How::Corrected, "0.5"),
        ("год", How::All, "0.2 0.5"),
        ("гот", How::None, ""),
        // Nothing to look for.
        ("", How::None, ""),
        (" —, ", How::None, ""),
    ] {
        let found = hits(&index, query);
        if found != (how, wanted.to_owned()) {
            wrong.push(format!("{query}: {found:?}, not {:?}", (how, wanted)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn english() -> Index {
    let mut builder = Builder::new(Language::English);
    builder.add(
        "a",
        "Alma Jet",
        &policy(
            "Personal data policy",
            &[
                ("Your personal data", &["We keep what a person has written.", "Newsletters reach you with news."]),
                ("Contact", &["Customers of customs.", "Contact us when contacting is under way."]),
                ("Deletion", &["Consent may be withdrawn by a customer.", "A password, countries, a company."]),
                ("Contacts", &["Delete data: 13 of them, to the last."]),
            ],
        ),
    );
    builder.finish()
}

#[test]
fn english_queries() {
    let index = english();
    let mut wrong = Vec::new();
    for (query, how, wanted) in [
        // Forms come before what is derived, and headings before texts.
        ("person", How::All, "0.2 0.0 0.1"),
        ("deletion ", How::All, "0.7 0.11"),
        ("customs ", How::All, "0.5 0.8"),
        ("customer ", How::All, "0.5 0.8"),
        ("contact", How::All, "0.4 0.10 0.6"),
        // Irregular forms.
        ("withdraw consent", How::All, "0.8"),
        ("wrote ", How::All, "0.2"),
        ("kept", How::All, "0.2"),
        // What a policy is called does not stand in its clauses.
        ("delete data", How::All, "0.11"),
        ("delete alma jet", How::All, "0.11 0.7"),
        // One letter of the whole word, and never another stem of it.
        ("newsleter", How::Corrected, "0.3"),
        ("passwodr", How::Corrected, "0.9"),
        ("countreis ", How::Corrected, "0.9"),
        ("withdrwan", How::Corrected, "0.8"),
        ("delteion", How::Corrected, "0.7 0.11"),
        ("delet ", How::All, "0.11 0.7"),
        ("opassword", How::Corrected, "0.9"),
        ("withzzz", How::None, ""),
        ("companyxyz", How::None, ""),
        ("undefined", How::None, ""),
        // A hyphen between words that the text writes apart.
        ("customers-of customs", How::All, "0.5 0.8"),
        ("news-letters", How::All, "0.3"),
        // The end of an address is whole.
        ("site.con", How::None, ""),
    ] {
        let found = find(query, &[shelf("en", &index)]);
        let hits: Vec<_> = found.hits.iter().map(|hit| format!("{}.{}", hit.policy, hit.unit)).collect();
        let found = (found.how, hits.join(" "));
        if found != (how, wanted.to_owned()) {
            wrong.push(format!("{query}: {found:?}, not {:?}", (how, wanted)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_to_mark() {
    let index = english();
    for (query, words) in [
        ("Contact", "Contact"),
        ("contact ", "contact "),
        ("data passwodr", "data password "),
        ("newsleter data", "newsletters data"),
        ("site.com", "site com "),
    ] {
        assert_eq!(find(query, &[shelf("en", &index)]).words, [words]);
    }
}

#[test]
fn fillers_need_not_be_there() {
    let mut builder = Builder::new(Language::Russian);
    let clauses = ["право на доступ", "на три года", "на сайте", "срок на ответ"];
    builder.add("a", "", &policy("", &[("", &clauses), ("", &["доступ к данным", "право"])]));
    let index = builder.finish();
    assert_eq!(hits(&index, "доступ на "), (How::All, "0.2 0.7".into()));
    assert_eq!(hits(&index, "на "), (How::All, "0.2 0.3 0.4 0.5".into()), "alone it is a word like others");
    assert_eq!(find("доступ на ", &[shelf("ru", &index)]).words, ["доступ "]);
}

#[test]
fn several_languages() {
    let russian = russian();
    let mut builder = Builder::new(Language::Kazakh);
    builder.add("a", "«Alma Jet» ЖШС", &policy("Саясат", &[("Cookie файлдары", &["Деректеріңізді сақтаймыз."])]));
    let kazakh = builder.finish();
    let shelves = [shelf("kk", &kazakh), shelf("ru", &russian)];
    let places =
        |query| -> Vec<_> { find(query, &shelves).hits.iter().map(|hit| (hit.shelf, hit.policy, hit.unit)).collect() };
    assert_eq!(places("cookie"), [(0, 0, 1), (1, 0, 1)]);
    assert_eq!(places("деректер"), [(0, 0, 2)]);
    assert_eq!(places("дерекке"), [(0, 0, 2)]);
    assert_eq!(find("cookie хранит", &shelves).how, How::All, "all words in one language are enough");
}

#[test]
fn only_what_is_needed_is_read() {
    let mut builder = Builder::new(Language::English);
    let words: Vec<String> = (0..40_000_u32)
        .map(|number| {
            format!("{}word", char::from(b'a' + u8::try_from(number % 26).unwrap_or(0))).repeat(1) + &letters(number)
        })
        .collect();
    let clauses: Vec<&str> = words.iter().map(String::as_str).collect();
    builder.add("a", "", &policy("", &[("", &clauses)]));
    let index = builder.finish();
    assert!(index.shards.len() > 20, "{}", index.shards.len());
    let mut known: Shelf<'_> = Shelf { shards: Vec::new(), ..shelf("en", &index) };
    for (query, most) in
        [("awordbcd ", 8), ("qword", 5), ("zwordqqqqqqqqqqq ", 8), ("qwordqqqqqqqqqqq zwordqqqqqqqqqqq mwordqqqqq ", 9)]
    {
        known.shards.clear();
        let mut rounds = 0;
        loop {
            let found = find(query, &[known.clone()]);
            if found.wants.is_empty() {
                break;
            }
            rounds += 1;
            for (_, number) in found.wants {
                known.shards.push((number, index.shards.get(number).expect("it exists")));
            }
        }
        assert!(rounds <= 2 && known.shards.len() <= most, "{query}: {} in {rounds}", known.shards.len());
    }
}

fn letters(mut number: u32) -> String {
    let mut word = String::new();
    while number > 0 {
        word.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    word
}

proptest! {
    #[test]
    fn anything_may_be_asked(query in "\\PC*", shard in "(\\w{1,9}\t[\\w-]{0,9}\t!?[\\w-]{0,9}\n){0,5}", units: u32) {
        let shelf = Shelf { tag: "ru", units, from: vec!["", "м"], shards: vec![(0, &shard), (1, &shard)] };
        let _ = find(&query, &[shelf]);
    }

    #[test]
    fn every_word_finds_its_clause(clauses in prop::collection::vec("[а-яё]{1,9}( [а-яёa-z0-9.-]{1,9}){0,6}", 1..8)) {
        let texts: Vec<&str> = clauses.iter().map(String::as_str).collect();
        let mut builder = Builder::new(Language::Russian);
        builder.add("a", "", &policy("", &[("", &texts)]));
        let index = builder.finish();
        for (place, text) in (2..).zip(&clauses) {
            for word in text.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)) {
                let found = find(word, &[shelf("ru", &index)]);
                prop_assert!(found.hits.iter().any(|hit| hit.unit == place), "{} in {}", word, text);
            }
        }
    }
}
