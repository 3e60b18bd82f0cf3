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
        generate("a = A\nb = B\nc = C\n", "b = Б\n"),
        "locales/ru.ftl:1: `a` is missing: other languages have it, so translate it\nlocales/ru.ftl:1: `c` is missing: other languages have it, so translate it"
    );
    assert_eq!(
        generate("a = A { $x }\n", "\na = А\n"),
        "locales/ru.ftl:2: `a` has other variables than in `en`: use the same"
    );
    assert_eq!(generate("a = A\n\na   = A\n", "a = А\n"), "locales/en.ftl:3: `a` is there twice: remove one");
    // One problem, and nothing that only follows from it.
    for (unsupported, line) in [
        ("a = A\n-term = A\n", 2),
        ("\na = { b }\n", 2),
        ("a = { NUMBER($x) }\n", 1),
        ("a =\n    .title = A\n", 1),
        ("b = B\n\na = = {\n", 3),
        ("b = B\na = { $x ->\n    [zero] A\n   *[other] B\n}\n", 2),
        ("a = { $x ->\n    [two] A\n   *[other] B\n}\n", 1),
    ] {
        let says = generate(unsupported, "a = А\n");
        let first = says.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("locales/en.ftl:{line}: ")), "{unsupported}: {says}");
        assert!(!says.contains("en.ftl:1: `a` is missing"), "{unsupported}: {says}");
    }
    assert_eq!(generate("b = B\n\na = = {\n", "c = В\n").lines().count(), 1, "nothing tells what else is in it");
}
