//! What a choice writes: its record, dates and hashes included.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod support;

use consent::calendar::{is_moment, plus_days};
use serde_json::json;
use support::{FRESH, NOW, TEXT, answer, choose, in_a_shop, message, optional, record};

#[test]
fn a_record_is_whole_and_in_one_order() {
    let answer = answer(in_a_shop(choose(json!({ "given": ["analytics"], "services": { "marketing": ["video"] } }))));
    let record = answer["record"].clone();
    let members: Vec<_> = record.as_object().expect("a record").keys().collect();
    assert_eq!(members, ["v", "id", "revision", "given", "services", "first", "last", "until", "lang", "text", "how"]);
    assert_eq!(
        record,
        json!({
            "v": 1, "id": FRESH, "revision": "r1", "given": ["necessary", "analytics"], "services": { "marketing": ["video"] },
            "first": NOW, "last": NOW, "until": "2027-05-20T12:00:00.000Z", "lang": "en", "text": TEXT, "how": "choice",
        })
    );
}

#[test]
fn id_and_first_choice_survive_until_they_are_forgotten() {
    let old = record(&["necessary"]);
    let with = |name: &str, value: &str| {
        let mut record = old.clone();
        record[name] = json!(value);
        json!([record])
    };
    let fresh = (json!(FRESH), json!(NOW));
    let kept = (old["id"].clone(), old["first"].clone());
    for (why, stored, expected) in [
        ("nothing", json!([]), fresh.clone()),
        ("a record", json!([old]), kept.clone()),
        ("of another revision", with("revision", "r0"), kept.clone()),
        ("expired", with("until", "2026-10-02T00:00:00.000Z"), kept.clone()),
        ("damaged", with("id", "me"), fresh.clone()),
        ("no list", json!(old), fresh),
    ] {
        let mut message = choose(json!({ "given": [] }));
        message["stored"] = stored;
        let record = answer(message)["record"].clone();
        assert_eq!((record["id"].clone(), record["first"].clone()), expected, "{why}");
        assert_eq!(record["last"], NOW, "{why}");
    }
}

#[test]
fn a_now_that_is_no_moment_ends_no_choice() {
    for now in ["9".repeat(24), "0".repeat(24), String::new(), "9999-99-99T99:99:99.999Z".into()] {
        let mut message = choose(json!({ "given": [] }));
        message["now"] = json!(now);
        assert_eq!(answer(message)["record"]["last"], now);
    }
}

#[test]
fn a_choice_lasts_so_many_days() {
    for (now, days, until) in [
        (NOW, json!(1), "2026-11-22T12:00:00.000Z"),
        (NOW, json!(180), "2027-05-20T12:00:00.000Z"),
        (NOW, json!(390), "2027-12-16T12:00:00.000Z"),
        ("2028-02-29T23:59:59.999Z", json!(1), "2028-03-01T23:59:59.999Z"),
        ("2028-02-29T23:59:59.999Z", json!(366), "2029-03-01T23:59:59.999Z"),
        ("2026-12-31T00:00:00.000Z", json!(1), "2027-01-01T00:00:00.000Z"),
        ("2100-02-28T00:00:00.000Z", json!(1), "2100-03-01T00:00:00.000Z"),
    ] {
        let mut message = choose(json!({ "given": [] }));
        message["now"] = json!(now);
        message["days"] = days.clone();
        assert_eq!(answer(message)["record"]["until"], until, "{now} {days}");
    }
}

#[test]
fn no_choice_lasts_longer_than_390_days() {
    for days in [json!(391), json!(1000), json!(99_999), json!(2_147_483_648_u64), json!(99_999_999_999_u64)] {
        let mut message = choose(json!({ "given": [] }));
        message["days"] = days.clone();
        assert_eq!(answer(message)["record"]["until"], "2027-12-16T12:00:00.000Z", "{days}");
    }
}

/// Nobody's clock is like this; still there is an answer.
#[test]
fn no_time_is_no_crash() {
    for now in
        [json!(null), json!(""), json!("now"), json!(1), json!("0000-01-01T00:00:00.000Z"), json!("\u{fffd}".repeat(8))]
    {
        for event in ["start", "choose", "reset"] {
            let mut message = message(event);
            message["stored"] = json!([record(&["analytics"])]);
            message["now"] = now.clone();
            assert_eq!(optional(&answer(message)), [""; 0], "{event} at {now}");
        }
    }
}

#[test]
fn the_record_names_the_language_that_was_shown() {
    let mut message = choose(json!({ "given": [] }));
    message["language"] = json!("kk");
    assert_eq!(answer(message)["record"]["lang"], "kk");
}

#[test]
fn moments_are_as_browsers_write_them() {
    assert!(is_moment(b"2026-11-21T12:45:24.000Z") && is_moment(b"0001-01-01T00:00:00.000Z"));
    assert!(is_moment(b"2028-02-29T23:59:59.999Z") && is_moment(b"2000-02-29T00:00:00.000Z"));
    assert!(!is_moment(b"") && !is_moment(b"2026") && !is_moment(b"2026-11-21T12:45:24.000Z "));
    assert!(!is_moment(b"2026-11-21T24:00:00.000Z") && !is_moment(b"2026-11-21T12:60:00.000Z"));
}

#[test]
fn a_day_that_does_not_exist_is_no_moment() {
    for date in ["2026-02-29", "2026-02-30", "2026-04-31", "1900-02-29", "2026-06-31"] {
        assert!(!is_moment(format!("{date}T00:00:00.000Z").as_bytes()), "{date}");
    }
}

#[test]
fn days_across_leap_days_and_centuries() {
    let after = |date: &str, days| {
        let moment = plus_days(format!("{date}T09:08:07.006Z").as_bytes(), days);
        String::from_utf8(moment.to_vec()).expect("ASCII").replace("T09:08:07.006Z", "")
    };
    assert_eq!(after("2028-02-28", 1), "2028-02-29");
    assert_eq!(after("2027-02-28", 1), "2027-03-01");
    assert_eq!(after("2100-02-28", 1), "2100-03-01");
    assert_eq!(after("2000-02-28", 1), "2000-02-29");
    assert_eq!(after("2026-01-01", -1), "2025-12-31");
    assert_eq!(after("1970-01-01", 84_371), "2201-01-01");
}
