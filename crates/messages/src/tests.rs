use crate::{Language, generator, minutes, sections};

#[test]
fn counted() {
    let count = |language, count| sections(language, count);
    assert_eq!(count(Language::En, 1), "1 section");
    assert_eq!(count(Language::En, 18), "18 sections");
    assert_eq!(count(Language::Ru, 21), "21\u{a0}раздел");
    assert_eq!(count(Language::Ru, 3), "3\u{a0}раздела");
    assert_eq!(count(Language::Ru, 18), "18\u{a0}разделов");
    assert_eq!(count(Language::Kk, 18), "18\u{a0}бөлім");
    assert_eq!(minutes(Language::Kk, "14"), "14\u{a0}мин");
}

#[test]
fn dates() {
    let date = |language, day: &str, month, year: &str| crate::date(language, day, crate::month(language, month), year);
    assert_eq!(date(Language::En, "21", 5, "2013"), "21\u{a0}May 2013");
    assert_eq!(date(Language::Ru, "21", 5, "2013"), "21\u{a0}мая 2013\u{a0}года");
    assert_eq!(date(Language::Kk, "21", 5, "2013"), "2013\u{a0}жылғы 21\u{a0}мамыр");
}

#[test]
fn languages() {
    assert_eq!(Language::from_tag("kk"), Some(Language::Kk));
    assert_eq!(Language::from_tag("KK"), None);
    assert_eq!(Language::from_tag("de"), None);
}

#[test]
fn what_the_generator_refuses() {
    let generate = |en: &str, ru: &str| {
        generator::generate(&[("en".into(), en.into()), ("ru".into(), ru.into())]).expect_err("refused")
    };
    assert_eq!(
        generate("a = A\nb = B\n", "b = Б\n"),
        "locales/ru.ftl: `a` is missing: other languages have it, so translate it"
    );
    assert_eq!(
        generate("a = A { $x }\n", "a = А\n"),
        "locales/ru.ftl: `a` has other variables than in `en`: use the same"
    );
    assert_eq!(
        generate("a = A\na = A\n", "a = А\n").lines().next(),
        Some("locales/en.ftl: `a` is there twice: remove one")
    );
    for unsupported in ["-term = A\n", "a = { b }\n", "a = { NUMBER($x) }\n", "a =\n    .title = A\n", "a = = {\n"] {
        assert!(generate(unsupported, unsupported).starts_with("locales/en.ftl: "), "{unsupported}");
    }
}
