//! What is shown: what matters by tables, then whole answers as snapshots, to
//! be reviewed by `cargo insta review`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod support;

use serde_json::{Value, json};
use std::fmt::Write;
use support::{answer, choose, default_categories, in_table, message, record, shop, words};

#[test]
fn no_switch_is_on_before_a_choice_unless_everything_runs_until_refused() {
    let switches = |mut message: Value| -> Vec<(String, bool)> {
        message["config"]["categories"] = shop();
        let answer = answer(message);
        let switches = in_table(&answer["dialog"], "switch").into_iter().map(|table| table[1].clone());
        switches
            .map(|attributes| {
                let name = attributes.get("data-service").unwrap_or(&attributes["data-category"]);
                (name.as_str().expect("a name").to_owned(), attributes.get("checked").is_some())
            })
            .collect()
    };
    let on = |message| -> Vec<String> {
        switches(message).into_iter().filter_map(|(name, is_on)| is_on.then_some(name)).collect()
    };
    let all = ["necessary", "functional", "analytics", "stats", "marketing", "video", "pixel"];
    let plain = message("settings");
    assert_eq!(switches(plain.clone()).into_iter().map(|(name, _)| name).collect::<Vec<_>>(), all);
    assert_eq!(on(plain.clone()), ["necessary"]);

    let mut opt_out = plain.clone();
    opt_out["config"]["mode"] = json!("opt-out");
    assert_eq!(on(opt_out.clone()), all);
    opt_out["signal"] = json!("gpc");
    assert_eq!(on(opt_out), ["necessary"]);

    let mut chosen = plain;
    chosen["stored"] = json!([record(&["analytics"])]);
    chosen["stored"][0]["services"] = json!({ "marketing": ["video"] });
    assert_eq!(on(chosen), ["necessary", "analytics", "stats", "video"]);
}

#[test]
fn third_parties_by_name_up_to_three_then_by_number() {
    for (providers, expected) in [
        (vec![], None),
        (vec!["A"], Some("Third parties: A")),
        (vec!["A", "B", "C"], Some("Third parties: A, B, C")),
        (vec!["A", "B", "A", "C", "B"], Some("Third parties: A, B, C")),
        (vec!["A", "B", "C", "D"], Some("Third parties: 4")),
        (vec!["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"], Some("Third parties: 12")),
    ] {
        let mut message = message("show");
        let service = |(place, provider): (usize, &&str)| json!({ "id": format!("s{place}"), "provider": provider });
        message["config"]["categories"][3]["services"] = providers.iter().enumerate().map(service).collect();
        // The site's own are no third parties.
        message["config"]["categories"][0]["services"] = json!([{ "id": "own", "provider": "Own Ltd" }]);
        let answer = answer(message);
        let parties = in_table(&answer["banner"], "parties").first().map(|table| table[2].clone());
        assert_eq!(parties, expected.map(Value::from), "{providers:?}");
    }
}

#[test]
fn a_service_without_a_provider_goes_by_its_label_or_id() {
    let mut message = message("show");
    message["config"]["categories"][3]["services"] = json!([{ "id": "video" }, { "id": "maps", "label": { "en": "Maps" } }, { "id": "x", "label": "X", "provider": "" }]);
    assert_eq!(in_table(&answer(message)["banner"], "parties")[0][2], "Third parties: video, Maps, X");
}

#[test]
fn words_come_in_the_language_shown_or_the_nearest() {
    let mut failures = Vec::new();
    for (language, label, expected) in [
        ("en", json!("Plain"), "Plain"),
        ("kk", json!("Plain"), "Plain"),
        ("kk", json!({ "en": "E", "kk": "K" }), "K"),
        ("kk-Cyrl-KZ", json!({ "en": "E", "kk": "K" }), "K"),
        ("en-GB", json!({ "en": "E", "en-GB": "B" }), "B"),
        ("ru", json!({ "en": "E", "kk": "K" }), "E"),
        ("ru", json!({ "ru": "", "en": "E" }), "E"),
        ("ru", json!({ "kk": "K", "de": "D" }), "K"),
        ("ru", json!({}), ""),
        ("ru", json!({ "toString": "T", "__proto__": "P" }), "T"),
    ] {
        let mut message = message("words");
        message["language"] = json!(language);
        message["config"]["categories"] = json!([{ "id": "necessary", "label": label }]);
        let answer = answer(message);
        let words = answer["words"].as_str().unwrap_or_default();
        let found = words.split('\n').nth(7).unwrap_or_default();
        if found != expected {
            failures.push(format!("{language} of {label}: {found}, not {expected}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn how_long_in_the_plural_form_of_the_language() {
    for (language, plural, days, expected) in [
        ("en", "one", 1, "Your choice is kept for 1\u{a0}day."),
        ("en", "other", 180, "Your choice is kept for 180\u{a0}days."),
        ("ru", "one", 21, "Ваш выбор сохраняется на 21\u{a0}день."),
        ("ru", "few", 3, "Ваш выбор сохраняется на 3\u{a0}дня."),
        ("ru", "many", 180, "Ваш выбор сохраняется на 180\u{a0}дней."),
        ("kk", "other", 180, "Таңдауыңыз 180\u{a0}күн сақталады."),
        ("en", "two", 2, "Your choice is kept for 2\u{a0}days."),
    ] {
        let mut message = message("show");
        message["texts"] = words(language);
        message["plural"] = json!(plural);
        message["days"] = json!(days);
        assert_eq!(in_table(&answer(message)["banner"], expected).len(), 1, "{language} {plural} {days}");
    }
}

// Whole answers.

/// A table as the element builds it, an element of it per line.
fn draw(table: &Value, depth: usize, drawing: &mut String) {
    let indent = "  ".repeat(depth);
    let parts = match table {
        Value::Array(parts) => parts,
        text => return writeln!(drawing, "{indent}{text}").expect("memory"),
    };
    let [Value::String(tag), Value::Object(attributes), children @ ..] = &parts[..] else {
        panic!("no table: {table}");
    };
    let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    write!(drawing, "{indent}{tag}{attributes}").expect("memory");
    match children {
        [Value::String(text)] => writeln!(drawing, " {text:?}").expect("memory"),
        _ => {
            drawing.push('\n');
            children.iter().for_each(|child| draw(child, depth + 1, drawing));
        }
    }
}

/// The answer: its members, then its tables.
fn drawing(message: Value) -> String {
    let mut answer = answer(message);
    let members = answer.as_object_mut().expect("an object");
    let tables: Vec<_> = ["banner", "dialog"].into_iter().filter_map(|name| members.remove(name)).collect();
    let mut drawing: String = members.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    for table in &tables {
        drawing.push('\n');
        draw(table, 0, &mut drawing);
    }
    drawing
}

/// Settings above the banner.
fn both() -> Value {
    let mut message = message("settings");
    message["open"] = json!(["banner"]);
    message
}

fn both_in(language: &str, plural: &str) -> String {
    let mut message = both();
    let words = words(language);
    message["language"] = json!(language);
    message["plural"] = json!(plural);
    message["config"]["categories"] = default_categories(&words);
    message["texts"] = words;
    drawing(message)
}

#[test]
fn default_categories_in_english() {
    insta::assert_snapshot!(both_in("en", "other"));
}

#[test]
fn default_categories_in_russian() {
    insta::assert_snapshot!(both_in("ru", "many"));
}

#[test]
fn default_categories_in_kazakh() {
    insta::assert_snapshot!(both_in("kk", "other"));
}

#[test]
fn services_and_cookies() {
    let mut message = both();
    message["config"]["categories"] = shop();
    message["config"]["categories"][3]["cookies"][1]["name"] = json!("/^(px)+$/");
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn services_and_cookies_in_kazakh_with_a_record() {
    let mut message = both();
    let words = words("kk");
    message["language"] = json!("kk");
    message["config"]["categories"] = shop();
    message["texts"] = words;
    message["stored"] = json!([record(&["necessary", "functional"])]);
    message["stored"][0]["services"] = json!({ "marketing": ["video"] });
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn a_banner_that_is_a_dialog() {
    let mut message = message("start");
    message["config"]["layout"] = json!("dialog");
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn a_signal_is_honoured() {
    let mut message = both();
    message["signal"] = json!("gpc");
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn a_signal_is_overruled_by_an_earlier_choice() {
    let mut message = both();
    message["signal"] = json!("dnt");
    message["stored"] = json!([record(&["necessary", "analytics"])]);
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn a_choice() {
    let mut message = choose(json!({ "given": ["functional", "toys"], "services": { "marketing": ["video"] } }));
    message["config"]["categories"] = shop();
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn a_reset() {
    let mut message = message("reset");
    message["config"]["categories"] = shop();
    message["stored"] = json!([record(&["necessary", "analytics"])]);
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn the_words_that_are_hashed() {
    let mut message = message("words");
    message["config"]["categories"] = shop();
    let words = answer(message)["words"].clone();
    insta::assert_snapshot!(words.as_str().expect("a text"));
}

/// Also beside a banner that has named the companies already.
#[test]
fn the_words_that_are_hashed_are_as_they_were_read() {
    for (companies, expected) in [(0, None), (1, Some("A")), (3, Some("A, B, C")), (4, Some("4"))] {
        let services = ["A", "B", "C", "D"].into_iter().take(companies).map(|id| json!({ "id": id }));
        let mut message = message("words");
        message["open"] = json!(["banner", "settings"]);
        message["days"] = json!(1);
        message["plural"] = json!("one");
        message["config"]["categories"][1]["services"] = services.collect();
        let answer = answer(message);
        let words: Vec<_> = answer["words"].as_str().expect("a text").split('\n').collect();
        assert_eq!(words.get(6).copied(), Some("Your choice is kept for 1\u{a0}day."));
        let parties = words.iter().find_map(|words| words.strip_prefix("Third parties: "));
        assert_eq!(parties, expected);
        for line in words.iter().filter(|line| line.starts_with("Third") || line.starts_with("Your choice")) {
            assert_eq!(in_table(&answer["banner"], line).len(), 1, "{line}");
        }
    }
}

#[test]
fn markup_in_words_stays_text() {
    let mut message = message("show");
    message["texts"]["title"] = json!("<img src=x onerror=alert(1)> \"'&amp;\\ $text$ ~label~ {parties}");
    message["config"]["categories"] = json!([{ "id": "necessary", "label": "$title$ \"~id~\"", "text": "</section>" }]);
    insta::assert_snapshot!(drawing(message));
}

#[test]
fn an_unusable_configuration() {
    let mut message = message("start");
    message["config"]["categories"] = json!([{ "id": "toys", "required": true }]);
    insta::assert_snapshot!(drawing(message));
}
