use super::builder::push_form;
use super::{Builder, HEADING, Place, at, entries};
use crate::analysis::Language;
use crate::unit::{Kind, Unit};
use proptest::prelude::*;

#[test]
fn written_and_read() {
    let clause = |address: &str, text: &str| Unit {
        kind: Kind::Clause,
        address: address.into(),
        label: String::new(),
        heading: "Cookies".into(),
        text: text.into(),
        span: 0,
    };
    let heading = Unit { kind: Kind::Heading, span: 2, ..clause("cookies", "") };
    let title = Unit { kind: Kind::Title, heading: "Privacy".into(), span: 3, ..clause("", "All.") };
    let mut builder = Builder::new(Language::English);
    let units = [title, heading, clause("cookies.1", "We set\tcookies."), clause("cookies.2", "A cookie. Cookies!")];
    builder.add("one", "One", &units);
    builder.add("two", "Two", &units);
    let index = builder.finish();
    assert_eq!((index.units, index.shards.len(), index.from.as_slice()), (8, 1, [String::new()].as_slice()));
    let shard = index.shards.concat();
    let mut form = String::new();
    let mut placed = |wanted: &str| {
        entries(&shard).find_map(|entry| {
            entry.form(&mut form);
            (entry.key == "cooki" && form == wanted).then(|| entry.places())
        })
    };
    let place = |policy, unit, span, weight| Place { at: at(policy, unit), span, weight };
    let wanted = vec![
        place(0, 1, 2, HEADING),
        place(1, 1, 2, HEADING),
        place(0, 2, 0, 2),
        place(0, 3, 0, 3),
        place(1, 2, 0, 2),
        place(1, 3, 0, 3),
    ];
    assert_eq!(placed("cookies"), Some((wanted, 6)));
    assert_eq!(placed("cookie"), Some((vec![place(0, 3, 0, 3), place(1, 3, 0, 3)], 2)));
    assert_eq!(placed("cooki"), None);
    assert_eq!(
        index.pieces.first().map(|pieces| pieces.concat()).unwrap_or_default(),
        "one\tOne\n\t\tPrivacy\tAll.\ncookies\t\tCookies\t\ncookies.1\t\tCookies\tWe set cookies.\ncookies.2\t\tCookies\tA cookie. Cookies!\n"
    );
}

#[test]
fn forms() {
    for (key, form, written) in
        [("cooki", "cookie", "e"), ("polici", "policy", "-y"), ("take", "took", "---ook"), ("1.2", "1.2", "")]
    {
        let mut out = String::new();
        push_form(key, form, &mut out);
        assert_eq!(out, written);
        let line = [key, "\t", written, "\t\t"].concat();
        entries(&line).for_each(|entry| entry.form(&mut out));
        assert_eq!(out, form);
    }
}

proptest! {
    #[test]
    fn anything_is_read(text in "\\PC*", places in "[\\w!-]{0,20}\t[\\w!-]{0,20}") {
        for entry in entries(&[&text, "\n\t", &places, "\na\t", &places, "\n\t--я\t", &places].concat()) {
            let _ = entry.places();
            entry.form(&mut String::new());
        }
    }
}
