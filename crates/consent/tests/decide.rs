//! What is asked, given and erased, by tables.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod support;

use serde_json::{Value, json};
use support::{answer, choose, erased, errors, in_a_shop, message, optional, record};

const OPTIONAL: [&str; 3] = ["functional", "analytics", "marketing"];

fn asks(answer: &Value) -> bool {
    answer.get("asks").is_some()
}

// Who is asked.

#[test]
fn a_page_starts_with_the_banner_unless_there_is_an_answer_or_it_is_to_wait() {
    let all = || OPTIONAL.to_vec();
    for (is_stored, signal, mode, open, is_shown, given) in [
        (false, None, "opt-in", "auto", true, vec![]),
        (false, None, "opt-in", "manual", false, vec![]),
        (false, None, "opt-out", "auto", true, all()),
        (false, None, "opt-out", "manual", false, all()),
        (false, Some("gpc"), "opt-in", "auto", false, vec![]),
        (false, Some("dnt"), "opt-in", "manual", false, vec![]),
        (false, Some("gpc"), "opt-out", "auto", false, vec![]),
        (false, Some("dnt"), "opt-out", "manual", false, vec![]),
        (true, None, "opt-in", "auto", false, vec!["analytics"]),
        (true, None, "opt-in", "manual", false, vec!["analytics"]),
        (true, None, "opt-out", "auto", false, vec!["analytics"]),
        (true, None, "opt-out", "manual", false, vec!["analytics"]),
        (true, Some("gpc"), "opt-in", "auto", false, vec!["analytics"]),
        (true, Some("dnt"), "opt-in", "manual", false, vec!["analytics"]),
        (true, Some("gpc"), "opt-out", "auto", false, vec!["analytics"]),
        (true, Some("dnt"), "opt-out", "manual", false, vec!["analytics"]),
    ] {
        let mut message = message("start");
        message["stored"] = if is_stored { json!([record(&["necessary", "analytics"])]) } else { json!([]) };
        message["signal"] = json!(signal);
        message["config"]["mode"] = json!(mode);
        message["config"]["open"] = json!(open);
        let answer = answer(message);
        let case = format!("{is_stored} {signal:?} {mode} {open}");
        assert_eq!((asks(&answer), optional(&answer)), (is_shown, given), "{case}");
        assert_eq!(answer["stored"], if is_stored { json!(0) } else { Value::Null }, "{case}");
        // Nothing is stored or erased by looking.
        assert!(answer.get("record").is_none() && answer.get("erase").is_none(), "{case}");
        assert_eq!(answer["errors"], json!([]), "{case}");
    }
}

#[test]
fn a_choice_asks_nothing_more() {
    assert!(!asks(&answer(choose(json!({ "given": [] })))));
    assert!(asks(&answer(message("reset"))));
    assert!(!asks(&answer(message("else"))));
}

#[test]
fn a_reset_asks_again_whatever_is_stored_but_not_over_a_signal() {
    for open in ["auto", "manual"] {
        let mut message = in_a_shop(message("reset"));
        message["stored"] = json!([record(&["necessary", "analytics", "marketing"])]);
        message["config"]["open"] = json!(open);
        let answer = answer(message);
        assert_eq!((asks(&answer), optional(&answer)), (true, vec![]));
        assert_eq!((answer.get("record"), answer.get("stored")), (Some(&Value::Null), None));
        assert_eq!(erased(&answer), ["/^_ga/", "visits", "film", "px"]);
    }
    let mut message = message("reset");
    message["signal"] = json!("gpc");
    assert!(!asks(&answer(message)));
}

#[test]
fn before_anyone_objects_opting_out_gives_everything_and_a_refusal_ends_it() {
    let mut message = in_a_shop(message("start"));
    message["config"]["mode"] = json!("opt-out");
    assert_eq!(optional(&answer(message.clone())), OPTIONAL);
    message["event"] = json!("reset");
    assert_eq!(optional(&answer(message.clone())), OPTIONAL);
    message["event"] = json!("choose");
    message["choice"] = json!({ "given": [] });
    let refused = answer(message);
    assert_eq!(optional(&refused), [""; 0]);
    assert_eq!(erased(&refused), ["/^_ga/", "visits", "film", "px"]);
}

#[test]
fn an_explicit_choice_wins_over_a_signal() {
    let mut message = choose(json!({ "given": ["analytics"] }));
    message["signal"] = json!("gpc");
    let first = answer(message.clone());
    assert_eq!(optional(&first), ["analytics"]);
    message["event"] = json!("start");
    message["stored"] = json!([first["record"]]);
    assert_eq!(optional(&answer(message)), ["analytics"]);
}

// What is given.

#[test]
fn what_a_choice_gives_and_what_it_is_called() {
    for (chosen, chosen_services, given, services, how) in [
        (r#"[]"#, r#"{}"#, "", r#"{}"#, "refuse"),
        (r#"["necessary"]"#, r#"{}"#, "", r#"{}"#, "refuse"),
        (r#"["analytics"]"#, r#"{}"#, "analytics", r#"{}"#, "choice"),
        (r#"["analytics", "analytics"]"#, r#"{}"#, "analytics", r#"{}"#, "choice"),
        (r#"["marketing", "analytics"]"#, r#"{}"#, "analytics marketing", r#"{}"#, "choice"),
        (r#"["marketing", "functional", "analytics"]"#, r#"{}"#, "functional analytics marketing", r#"{}"#, "accept"),
        // Services, alone and within a category that is given.
        (r#"[]"#, r#"{"marketing":["video"]}"#, "", r#"{"marketing":["video"]}"#, "choice"),
        (r#"[]"#, r#"{"marketing":["pixel","video"]}"#, "", r#"{"marketing":["video","pixel"]}"#, "choice"),
        (r#"[]"#, r#"{"analytics":["stats"]}"#, "", r#"{"analytics":["stats"]}"#, "choice"),
        (r#"["functional"]"#, r#"{"marketing":["video"]}"#, "functional", r#"{"marketing":["video"]}"#, "choice"),
        (r#"["marketing"]"#, r#"{"marketing":["video"]}"#, "marketing", r#"{}"#, "choice"),
        (r#"["marketing"]"#, r#"{"marketing":[]}"#, "marketing", r#"{}"#, "choice"),
        (r#"null"#, r#"{"marketing":["video"]}"#, "", r#"{"marketing":["video"]}"#, "choice"),
        // What does not exist, or is of another category, grants nothing.
        (r#"["toys", "Analytics", "analytics ", ""]"#, r#"{}"#, "", r#"{}"#, "refuse"),
        (r#"["__proto__", "toString", "analytics"]"#, r#"{}"#, "analytics", r#"{}"#, "choice"),
        (r#"[]"#, r#"{"toys":["bear"],"__proto__":["video"]}"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#"{"analytics":["video","nobody"]}"#, "", r#"{}"#, "refuse"),
        (r#"["video"]"#, r#"{"marketing":["marketing"]}"#, "", r#"{}"#, "refuse"),
        // Nor does what is no list of names.
        (r#""analytics""#, r#"{}"#, "", r#"{}"#, "refuse"),
        (r#"[["analytics"], {"id":"marketing"}, null, true, 1]"#, r#"{}"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#"{"marketing":"video"}"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#"{"marketing":[["video"]]}"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#"{"marketing":{"video":true}}"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#"[["video"]]"#, "", r#"{}"#, "refuse"),
        (r#"[]"#, r#""marketing""#, "", r#"{}"#, "refuse"),
    ] {
        let read = |json: &str| -> Value { serde_json::from_str(json).expect("JSON") };
        let answer = answer(in_a_shop(choose(json!({ "given": read(chosen), "services": read(chosen_services) }))));
        let found = (optional(&answer).join(" "), answer["services"].to_string(), answer["record"]["how"].clone());
        assert_eq!(found, (given.to_owned(), services.to_owned(), json!(how)), "{chosen} {chosen_services}");
        let record = &answer["record"];
        assert_eq!((&record["given"], &record["services"]), (&answer["given"], &answer["services"]), "{chosen}");
    }
}

#[test]
fn accepting_all_takes_a_clear_word() {
    for (choice, given, how) in [
        (json!({ "all": true }), &OPTIONAL[..], "accept"),
        (json!({ "all": true, "given": [], "services": {} }), &OPTIONAL, "accept"),
        (json!({ "all": false }), &[], "refuse"),
        (json!({ "all": "true" }), &[], "refuse"),
        (json!({ "all": 1 }), &[], "refuse"),
        (json!({ "all": {} }), &[], "refuse"),
        (json!({}), &[], "refuse"),
        (json!("all"), &[], "refuse"),
        (json!(["all"]), &[], "refuse"),
        (json!(true), &[], "refuse"),
        (Value::Null, &[], "refuse"),
    ] {
        let answer = answer(in_a_shop(choose(choice.clone())));
        assert_eq!((optional(&answer), &answer["services"]), (given.to_vec(), &json!({})), "{choice}");
        assert_eq!(answer["record"]["how"], how, "{choice}");
    }
}

#[test]
fn what_a_record_gives() {
    for (given, services, expected, expected_services) in [
        (json!([]), json!({}), vec![], json!({})),
        (json!(["analytics"]), json!({}), vec!["analytics"], json!({})),
        (json!(["toys", "analytics"]), json!({}), vec!["analytics"], json!({})),
        (json!([]), json!({ "marketing": ["video", "radio"] }), vec![], json!({ "marketing": ["video"] })),
        (json!(["marketing"]), json!({ "marketing": ["video"] }), vec!["marketing"], json!({})),
        (json!([]), json!({ "toys": ["bear"], "analytics": ["video"], "functional": [] }), vec![], json!({})),
    ] {
        let mut message = in_a_shop(message("start"));
        let mut record = record(&[]);
        record["given"] = given;
        record["services"] = services;
        message["stored"] = json!([record]);
        let answer = answer(message);
        assert_eq!((optional(&answer), &answer["services"]), (expected, &expected_services), "{record}");
    }
}

#[test]
fn a_new_choice_replaces_the_former() {
    let mut message = in_a_shop(choose(json!({ "given": ["functional"] })));
    message["stored"] = json!([record(&["necessary", "analytics", "marketing"])]);
    let answer = answer(message);
    assert_eq!(optional(&answer), ["functional"]);
    assert_eq!(answer["record"]["given"], json!(["necessary", "functional"]));
}

#[test]
fn unknown_names_in_a_choice_are_reported() {
    for (choice, expected) in [
        (json!({ "given": ["toys", "analytics"] }), vec!["toys: there is no such category, ignored"]),
        (
            json!({ "given": [], "services": { "marketing": ["radio", "video"] } }),
            vec!["marketing.radio: there is no such service, ignored"],
        ),
        (
            json!({ "given": [], "services": { "toys": ["bear"] } }),
            vec!["toys.bear: there is no such service, ignored"],
        ),
        (
            json!({ "given": [], "services": { "analytics": ["video"] } }),
            vec!["analytics.video: there is no such service, ignored"],
        ),
        (json!({ "given": ["Analytics"] }), vec!["Analytics: there is no such category, ignored"]),
        (json!({ "given": ["a\"b\\c"] }), vec!["a\"b\\c: there is no such category, ignored"]),
        (json!({ "given": ["__proto__"] }), vec!["__proto__: there is no such category, ignored"]),
        (json!({ "all": true }), vec![]),
    ] {
        assert_eq!(errors(in_a_shop(choose(choice.clone()))), expected, "{choice}");
    }
}

// What is erased.

#[test]
fn what_is_not_given_is_erased() {
    for (choice, expected) in [
        (json!({ "all": true }), vec![]),
        (json!({ "given": [] }), vec!["/^_ga/", "visits", "film", "px"]),
        (json!({ "given": ["analytics"] }), vec!["film", "px"]),
        (json!({ "given": ["marketing"] }), vec!["/^_ga/", "visits"]),
        (json!({ "given": ["analytics", "marketing"] }), vec![]),
        // A provider's cookies stay with its service; whose they are, the provider says.
        (json!({ "given": [], "services": { "marketing": ["video"] } }), vec!["/^_ga/", "visits", "px"]),
        (json!({ "given": [], "services": { "marketing": ["pixel"] } }), vec!["/^_ga/", "visits", "film", "px"]),
        (json!({ "given": [], "services": { "analytics": ["stats"] } }), vec!["/^_ga/", "visits", "film", "px"]),
    ] {
        assert_eq!(erased(&answer(in_a_shop(choose(choice.clone())))), expected, "{choice}");
    }
}

#[test]
fn cookies_are_erased_where_they_are_declared() {
    let answer = answer(in_a_shop(choose(json!({ "given": [] }))));
    let expected = json!([
        ["/^_ga/", ".example.org", ""],
        ["visits", "", ""],
        ["film", "", "/films/"],
        ["px", "shop.example.org", ""]
    ]);
    assert_eq!(answer["erase"], expected);
}

#[test]
fn a_provider_in_several_languages_is_still_the_same() {
    for provider in [
        json!({ "en": "Pixel Ltd", "kk": "Pixel ЖШС" }),
        json!({ "kk": "Pixel ЖШС", "en": "Pixel Ltd" }),
        json!("Pixel Ltd"),
    ] {
        for language in ["en", "kk"] {
            let mut message = in_a_shop(choose(json!({ "given": [], "services": { "marketing": ["pixel"] } })));
            message["language"] = json!(language);
            message["config"]["categories"][3]["cookies"][1]["provider"] = provider.clone();
            assert_eq!(erased(&answer(message)), ["/^_ga/", "visits", "film"], "{provider} in {language}");
        }
    }
    // Without words in English the first counts.
    let mut message = in_a_shop(choose(json!({ "given": [], "services": { "marketing": ["pixel"] } })));
    message["config"]["categories"][3]["services"][1]["provider"] = json!({ "kk": "Pixel ЖШС" });
    message["config"]["categories"][3]["cookies"][1]["provider"] = json!("Pixel ЖШС");
    assert_eq!(erased(&answer(message)), ["/^_ga/", "visits", "film"]);
}
