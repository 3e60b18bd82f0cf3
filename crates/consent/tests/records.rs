//! Which stored records count. The same table tests embed/record.js
//! (tests/banner-records.test.mjs), so that the two cannot drift apart.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod support;

use serde_json::{Value, json};
use support::{FRESH, answer, message};

fn table() -> Value {
    serde_json::from_str(include_str!("records.json")).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// The sound record, its members changed.
fn changed(table: &Value, change: &Value) -> Value {
    let mut record = table["sound"].clone();
    for (name, value) in change.as_object().into_iter().flatten() {
        record[name] = value.clone();
    }
    record
}

fn record(table: &Value, row: &Value) -> Value {
    let mut record = changed(table, &row["with"]);
    if let Some(name) = row["without"].as_str() {
        record.as_object_mut().expect("a record").remove(name);
    }
    row.get("record").cloned().unwrap_or(record)
}

fn message_with(table: &Value, event: &str, stored: Value) -> Value {
    let mut message = message(event);
    message["now"] = table["now"].clone();
    message["config"]["revision"] = table["revision"].clone();
    message["stored"] = stored;
    message
}

/// What fails of a table, all rows at once.
fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_record_counts_or_grants_nothing_and_asks_again() {
    let table = table();
    let mut failures = Vec::new();
    for row in list(&table["records"]) {
        let record = record(&table, row);
        let answer = answer(message_with(&table, "start", json!([record])));
        let counts = row["counts"] == true;
        let is_given =
            |name: &&str| *name == "necessary" || counts && list(&record["given"]).contains(&Value::from(*name));
        let given: Value = ["necessary", "functional", "analytics", "marketing"].into_iter().filter(is_given).collect();
        let expected = (if counts { json!(0) } else { Value::Null }, !counts, given);
        let found = (answer["stored"].clone(), answer.get("asks").is_some(), answer["given"].clone());
        if found != expected {
            failures.push(format!("{}: {found:?}, not {expected:?}", row["name"]));
        }
    }
    report(&failures);
}

#[test]
fn of_several_the_newest_that_counts() {
    let table = table();
    let mut failures = Vec::new();
    for row in list(&table["several"]) {
        let stored = list(&row["with"]).iter().map(|change| changed(&table, change)).collect();
        let found = answer(message_with(&table, "start", stored))["stored"].clone();
        if found != row["newest"] {
            failures.push(format!("{}: {found}, not {}", row["name"], row["newest"]));
        }
    }
    report(&failures);
}

/// Whatever was stored before, and wherever the clock stood then.
#[test]
fn a_choice_makes_a_record_that_counts() {
    let table = table();
    let mut failures = Vec::new();
    for row in list(&table["records"]) {
        let mut message = message_with(&table, "choose", json!([record(&table, row)]));
        message["choice"] = json!({ "given": ["marketing"] });
        let record = answer(message)["record"].clone();
        let again = answer(message_with(&table, "start", json!([record])));
        if again["stored"] != 0 || again["given"] != json!(["necessary", "marketing"]) {
            failures.push(format!("{}: {record}", row["name"]));
        }
    }
    report(&failures);
}

#[test]
fn id_and_first_choice_survive_in_every_record_that_counts() {
    let table = table();
    for row in list(&table["records"]) {
        let before = record(&table, row);
        let mut message = message_with(&table, "choose", json!([before]));
        message["choice"] = json!({ "all": true });
        let after = answer(message)["record"].clone();
        if row["counts"] == true {
            assert_eq!((&after["id"], &after["last"]), (&before["id"], &table["now"]), "{}", row["name"]);
            assert!(after["first"].as_str() <= before["first"].as_str(), "{}: {after}", row["name"]);
        } else if before["id"] != table["sound"]["id"] {
            assert_eq!(after["id"], FRESH, "{}", row["name"]);
        }
    }
}

#[test]
fn ten_thousand_names_are_only_more_of_the_same() {
    let table = table();
    let names: Vec<_> = (0..10_000).map(|place| format!("name-{place}")).chain(["marketing".into()]).collect();
    let record = changed(&table, &json!({ "given": names }));
    let answer = answer(message_with(&table, "start", json!([record])));
    assert_eq!((&answer["stored"], &answer["given"]), (&json!(0), &json!(["necessary", "marketing"])));
}
