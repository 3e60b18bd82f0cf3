//! Messages as the element sends them, and the core's answers to them.

#![allow(dead_code, reason = "each file of tests uses a part of it")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

use consent::message::{Entry, count};
use serde_json::{Value, json};
use std::mem::MaybeUninit;

pub(crate) const NOW: &str = "2026-11-21T12:00:00.000Z";
/// The id that the element makes anew for each message.
pub(crate) const FRESH: &str = "7f3c9a10-5b1e-4c68-9d2f-0a6b84c1e5d7";
/// The hash of the words that were read, which is the element's to make.
pub(crate) const TEXT: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/// More than any answer here takes besides four bytes for each of the message.
const ROOM: usize = 65536;

/// A message as `flatten` of embed/core.js writes it.
pub(crate) fn flatten(message: Value) -> Vec<u8> {
    let mut flat = String::new();
    write(&message, "", &mut flat);
    flat.into_bytes()
}

fn write(value: &Value, path: &str, flat: &mut String) {
    let (kind, text) = match value {
        Value::Null => ('z', String::new()),
        Value::Array(_) => ('a', String::new()),
        Value::Object(_) => ('o', String::new()),
        Value::Bool(flag) => ('b', flag.to_string()),
        Value::Number(number) => ('n', in_script(number.as_f64().expect("JSON has no other numbers"))),
        Value::String(text) => ('s', without_controls(text)),
    };
    flat.extend([path, "\u{1f}", &kind.to_string(), &text, "\u{1e}"]);
    match value {
        Value::Array(elements) => {
            for (place, element) in elements.iter().enumerate() {
                write(element, &format!("{path}[{place}]"), flat);
            }
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| place_in_script(name));
            for (name, member) in members {
                write(member, &format!("{path}.{}", without_marks(name)), flat);
            }
        }
        _ => {}
    }
}

/// `text.replace(/[\0-\x1f]+/g, ' ')`
fn without_controls(text: &str) -> String {
    let mut clean = String::new();
    let mut is_after_control = false;
    for letter in text.chars() {
        let is_control = letter < ' ';
        if !is_control {
            clean.push(letter);
        } else if !is_after_control {
            clean.push(' ');
        }
        is_after_control = is_control;
    }
    clean
}

/// `name.replace(/[\0-\x1f.[\]]/g, '?')`
fn without_marks(name: &str) -> String {
    name.replace(|letter| letter < ' ' || matches!(letter, '.' | '[' | ']'), "?")
}

/// A number as `String(number)` writes it.
fn in_script(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        "0".into()
    } else if (1e-6..1e21).contains(&size) {
        number.to_string()
    } else {
        format!("{number:e}").replace("e", "e+").replace("e+-", "e-")
    }
}

/// Objects list names that are array indices first, by number; the others
/// stay as they were written, since the sort is stable.
fn place_in_script(name: &str) -> u64 {
    match name.parse::<u32>() {
        Ok(index) if index < u32::MAX && index.to_string() == name => index.into(),
        _ => u64::MAX,
    }
}

/// What the core writes about a message; the browser's decoder replaces what
/// is not UTF-8.
pub(crate) fn answer_to(message: &[u8]) -> String {
    let mut space: Vec<MaybeUninit<Entry<'_>>> = (0..count(message)).map(|_| MaybeUninit::uninit()).collect();
    let mut answer = vec![0; message.len() * 4 + ROOM];
    let length = consent::step(message, &mut space, &mut answer);
    answer.truncate(length);
    String::from_utf8_lossy(&answer).into_owned()
}

/// The core's answer, with the words for its faults that the element puts in.
pub(crate) fn answer(message: Value) -> Value {
    let text = answer_to(&flatten(message));
    let mut answer: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let faults: Value = serde_json::from_str(include_str!("../../../../embed/faults.json")).expect("JSON");
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        let (path, letter) = error.as_str().and_then(|error| error.rsplit_once(' ')).expect("a path and a letter");
        *error = format!("{path} {}", faults[letter].as_str().expect("a known fault")).into();
    }
    answer
}

/// The built-in words, as embed/texts has them.
pub(crate) fn words(language: &str) -> Value {
    let text = match language {
        "en" => include_str!("../../../../embed/texts/en.json"),
        "ru" => include_str!("../../../../embed/texts/ru.json"),
        "kk" => include_str!("../../../../embed/texts/kk.json"),
        _ => panic!("no built-in words in {language}"),
    };
    serde_json::from_str(text).expect("JSON")
}

/// The categories of a page that configures none.
pub(crate) fn default_categories(words: &Value) -> Value {
    let categories = words["categories"].as_object().expect("categories");
    let category = |(id, words): (&String, &Value)| json!({ "label": words["label"], "text": words["text"], "id": id, "required": id == "necessary" });
    categories.iter().map(category).collect()
}

/// A message from a page that configures nothing and stores nothing; a test
/// changes what it is about.
pub(crate) fn message(event: &str) -> Value {
    let words = words("en");
    json!({
        "event": event,
        "config": { "categories": default_categories(&words), "revision": "r1", "mode": "opt-in", "open": "auto" },
        "days": 180,
        "language": "en",
        "text": TEXT,
        "signal": null,
        "stored": [],
        "now": NOW,
        "id": FRESH,
    })
}

/// A message with a choice.
pub(crate) fn choose(choice: Value) -> Value {
    let mut message = message("choose");
    message["choice"] = choice;
    message
}

/// A shop's categories: services with and without a provider, cookies of
/// every kind.
pub(crate) fn shop() -> Value {
    let words = words("en");
    let mut categories = default_categories(&words);
    categories[0]["cookies"] = json!([{ "name": "session", "purpose": "Keeps you signed in", "lifetime": "Session" }]);
    categories[2]["services"] = json!([{ "id": "stats" }]);
    categories[2]["cookies"] = json!([
        { "name": "/^_ga/", "domain": ".example.org", "provider": "Count Ltd", "purpose": "Counts visits", "lifetime": "2 years" },
        { "name": "visits" },
    ]);
    categories[3]["services"] = json!([
        { "id": "video", "label": "Films", "provider": "Film Ltd", "url": "https://film.example/privacy" },
        { "id": "pixel", "label": { "en": "Pixel", "ru": "Пиксель" }, "provider": { "en": "Pixel Ltd", "kk": "Pixel ЖШС" } },
    ]);
    categories[3]["cookies"] = json!([
        { "name": "film", "provider": "Film Ltd", "path": "/films/", "purpose": { "en": "Remembers \"loud\" or not", "kk": "Дыбысты есте сақтайды" }, "lifetime": "1 month" },
        { "name": "px", "domain": "shop.example.org" },
    ]);
    categories
}

/// A record that counts at [`NOW`] and gives so much.
pub(crate) fn record(given: &[&str]) -> Value {
    json!({
        "v": 1, "id": "0b6d3c52-9a41-4f0e-8f7b-2f6f1d1c9f10", "revision": "r1", "given": given, "services": {},
        "first": "2026-03-01T09:00:00.000Z", "last": "2026-10-01T09:00:00.000Z", "until": "2027-03-30T09:00:00.000Z",
        "lang": "en", "text": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "how": "choice",
    })
}

pub(crate) fn in_a_shop(mut message: Value) -> Value {
    message["config"]["categories"] = shop();
    message
}

/// What an answer gives besides what is necessary.
pub(crate) fn optional(answer: &Value) -> Vec<&str> {
    let given = answer["given"].as_array().expect("a usable configuration");
    assert_eq!(given.first(), Some(&json!("necessary")));
    given.iter().skip(1).filter_map(Value::as_str).collect()
}

/// The names of the cookies that an answer erases.
pub(crate) fn erased(answer: &Value) -> Vec<&str> {
    answer["erase"].as_array().expect("a list").iter().filter_map(|cookie| cookie[0].as_str()).collect()
}

pub(crate) fn errors(message: Value) -> Vec<String> {
    let errors = answer(message)["errors"].clone();
    serde_json::from_value(errors).expect("texts")
}
