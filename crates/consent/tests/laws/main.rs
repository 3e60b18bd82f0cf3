//! What holds for every message, be it the element's, a mangled one or noise.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod messages;
#[path = "../support/mod.rs"]
mod support;

use consent::calendar::{is_moment, plus_days};
use consent::message::{Entry, count};
use messages::{EVENTS, Flat, Message, any_json, choices, mangled, noise, soup};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use std::mem::MaybeUninit;
use std::time::{Duration, Instant};
use support::{answer, answer_to, choose, flatten, message, shop};

/// `PROPTEST_CASES` as usual; what fails becomes a line of a table, no file.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn holds_text(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Array(elements) => elements.iter().any(|element| holds_text(element, wanted)),
        Value::Object(members) => members.values().any(|member| holds_text(member, wanted)),
        _ => false,
    }
}

/// Nothing optional without a yes: a choice that lists it, or a record. Where
/// opting out is the mode, without a signal, a yes is not needed.
fn gives_only_what_is_listed(message: &Value, answer: &Value) -> Result<(), TestCaseError> {
    let is_choice = message["event"] == "choose";
    let lists = if is_choice { &message["choice"] } else { &message["stored"] };
    let is_all = is_choice && lists["all"] == true;
    let is_opt_out = !is_choice && message["config"]["mode"] == "opt-out" && message["signal"].is_null();
    if is_all || is_opt_out {
        return Ok(());
    }
    for id in answer["given"].as_array().into_iter().flatten() {
        let id = id.as_str().expect("a text");
        prop_assert!(id == "necessary" || holds_text(lists, id), "{id} is given by nobody: {message}");
    }
    for (category, services) in answer["services"].as_object().into_iter().flatten() {
        for id in services.as_array().expect("a list") {
            let id = id.as_str().expect("a text");
            prop_assert!(holds_text(lists, id), "{category}.{id} is given by nobody: {message}");
        }
    }
    Ok(())
}

/// An answer is JSON of the known members.
fn is_whole(text: &str) -> Result<Value, TestCaseError> {
    let answer: Value = serde_json::from_str(text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    prop_assert!(answer["errors"].is_array());
    if answer.get("unusable").is_some() {
        prop_assert_eq!(answer.as_object().map(Map::len), Some(2));
        prop_assert!(answer["errors"] != json!([]), "unusable for no reason");
    } else {
        prop_assert!(answer["given"].is_array() && answer["services"].is_object());
    }
    Ok(answer)
}

fn a_mangled_message_is_answered(Message(message): Message) -> Result<(), TestCaseError> {
    let answer = is_whole(&answer_to(&flatten(message.clone())))?;
    gives_only_what_is_listed(&message, &answer)
}

fn a_soup_is_answered(Flat(message): Flat) -> Result<(), TestCaseError> {
    is_whole(&answer_to(&message)).map(|_| ())
}

fn noise_gives_nothing(Flat(message): Flat) -> Result<(), TestCaseError> {
    let answer = answer_to(&message);
    prop_assert!(["analytics", "functional", "marketing", "video"].iter().all(|id| !answer.contains(id)), "{answer}");
    Ok(())
}

/// A choice, stored and read again some days later, gives the same.
fn a_stored_choice_gives_the_same(
    (categories, choice): (Value, Value),
    days: i32,
    later: Index,
) -> Result<(), TestCaseError> {
    let mut message = choose(choice);
    message["config"]["categories"] = categories;
    message["days"] = json!(days);
    let first = is_whole(&answer_to(&flatten(message.clone())))?;
    prop_assert!(first.get("unusable").is_none(), "{first}");
    gives_only_what_is_listed(&message, &first)?;
    let record = &first["record"];
    prop_assert_eq!((&record["given"], &record["services"]), (&first["given"], &first["services"]));

    message["event"] = json!("start");
    message["stored"] = json!([{ "v": 1 }, record]);
    let later = i32::try_from(later.index(usize::try_from(days).expect("days"))).expect("days");
    let now = record["last"].as_str().expect("a moment").as_bytes();
    message["now"] = json!(String::from_utf8(plus_days(now, later).to_vec()).expect("ASCII"));
    let second = answer(message.clone());
    prop_assert_eq!(&second["stored"], 1);
    prop_assert_eq!((&second["given"], &second["services"]), (&first["given"], &first["services"]));
    prop_assert!(second.get("asks").is_none());

    message["now"] = json!(String::from_utf8(plus_days(now, days).to_vec()).expect("ASCII"));
    let expired = answer(message);
    prop_assert_eq!((expired.get("stored"), &expired["given"]), (None, &json!(["necessary"])));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_message_is_answered_and_gives_only_what_is_listed(message in mangled()) {
        a_mangled_message_is_answered(message)?;
    }

    #[test]
    fn every_configuration_is_answered(config in any_json(), event in select(&EVENTS[..])) {
        let mut message = message(event);
        message["config"] = config;
        a_mangled_message_is_answered(Message(message))?;
    }

    #[test]
    fn every_json_is_answered(message in any_json()) {
        a_mangled_message_is_answered(Message(message))?;
    }

    #[test]
    fn entries_in_any_order_are_answered(message in soup()) {
        a_soup_is_answered(message)?;
    }

    #[test]
    fn any_bytes_give_nothing(message in noise()) {
        noise_gives_nothing(message)?;
    }

    /// Bytes damaged on the way, in a page whose visitor has not chosen.
    #[test]
    fn a_damaged_message_gives_nothing(damage in prop::collection::vec((any::<Index>(), any::<u8>()), 1..9)) {
        let mut message = message("start");
        message["config"]["categories"] = shop();
        let mut message = flatten(message);
        for (at, byte) in damage {
            let place = at.index(message.len());
            message[place] = byte;
        }
        let answer = answer_to(&message);
        let is_closed = answer.contains("\"given\":[\"necessary\"],\"services\":{}") || answer.contains("\"unusable\"")
            || answer.contains("\"given\":[],\"services\":{}");
        prop_assert!(is_closed, "{}", answer);
    }

    #[test]
    fn a_choice_stored_and_read_gives_the_same(choices in choices(), days in 1..=390, later in any::<Index>()) {
        a_stored_choice_gives_the_same(choices, days, later)?;
    }

    #[test]
    fn the_order_of_names_in_a_choice_does_not_matter(
        ((categories, choice), is_turned) in (choices(), any::<bool>()),
        seed in any::<Index>(),
    ) {
        let mut turned = choice.clone();
        for list in std::iter::once(&mut turned["given"]).filter_map(Value::as_array_mut) {
            let places = list.len().max(1);
            list.rotate_left(seed.index(places));
        }
        if let Some(services) = turned["services"].as_object_mut() {
            if is_turned {
                *services = std::mem::take(services).into_iter().rev().collect();
            }
            services.values_mut().filter_map(Value::as_array_mut).for_each(|list| list.reverse());
        }
        let told = |choice| {
            let mut message = choose(choice);
            message["config"]["categories"] = categories.clone();
            let mut answer = answer(message);
            let mut errors: Vec<_> = answer["errors"].as_array().expect("a list").iter().map(Value::to_string).collect();
            errors.sort();
            answer["errors"] = json!(errors);
            answer
        };
        prop_assert_eq!(told(turned), told(choice));
    }

    /// However little room there is for entries and answer.
    #[test]
    fn an_answer_never_leaves_its_room(Message(message) in mangled(), entries in any::<Index>(), bytes in any::<Index>()) {
        let message = flatten(message);
        let whole = answer_to(&message).len();
        let mut space: Vec<MaybeUninit<Entry<'_>>> = (0..entries.index(count(&message) + 1)).map(|_| MaybeUninit::uninit()).collect();
        let mut room = vec![0; 1 + bytes.index(whole)];
        prop_assert!(consent::step(&message, &mut space, &mut room) <= room.len());
    }

    #[test]
    fn days_forth_and_back(day in 0..84_371, days in -390..=390) {
        let moment = plus_days(b"1970-01-01T23:59:59.999Z", day);
        prop_assert_eq!(plus_days(&plus_days(&moment, days), -days), moment);
        prop_assert!(is_moment(&plus_days(&moment, days)));
    }
}

/// Days counted one by one from 1970 to 2200: about every tenth, and those
/// around the ends of months.
#[test]
fn days_are_those_of_the_calendar() {
    let start = *b"1970-01-01T12:34:56.789Z";
    let mut today = start;
    let (mut year, mut month, mut day) = (1970, 1, 1);
    for days in 0..84_371 {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let yesterday = today;
        today.copy_from_slice(format!("{year:04}-{month:02}-{day:02}T12:34:56.789Z").as_bytes());
        if day == 1 || days % 11 == 0 {
            assert_eq!(plus_days(&start, days), today, "{days} days");
            assert_eq!(plus_days(&today, -days), start, "{days} days");
        }
        if days > 0 && day == 1 {
            assert_eq!(plus_days(&yesterday, 1), today);
            assert_eq!(plus_days(&today, -1), yesterday);
        }
        day += 1;
        if day > length {
            (day, month) = (1, month + 1);
        }
        if month > 12 {
            (month, year) = (1, year + 1);
        }
    }
    assert_eq!((year, month, day), (2201, 1, 1));
}

/// `PROPTEST_CASES` at a time, new ones each time.
#[test]
#[ignore = "takes a minute: see CONTRIBUTING.md"]
fn fuzz_for_a_minute() {
    let end = Instant::now() + Duration::from_secs(60);
    let mut rounds = 0;
    while Instant::now() < end {
        let run = || TestRunner::new(config());
        let stored = (choices(), 1..=390, any::<Index>());
        run().run(&mangled(), a_mangled_message_is_answered).unwrap_or_else(|error| panic!("mangled: {error}"));
        run().run(&soup(), a_soup_is_answered).unwrap_or_else(|error| panic!("soup: {error}"));
        run().run(&noise(), noise_gives_nothing).unwrap_or_else(|error| panic!("noise: {error}"));
        run()
            .run(&stored, |(choices, days, later)| a_stored_choice_gives_the_same(choices, days, later))
            .unwrap_or_else(|error| panic!("stored: {error}"));
        rounds += 1;
    }
    println!("{rounds} rounds of {} cases of each of 4 laws", config().cases);
}
