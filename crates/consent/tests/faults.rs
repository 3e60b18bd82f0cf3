//! What is wrong with a configuration, told by path and reason, and what is
//! used in spite of it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on says why")]

mod support;

use serde_json::{Value, json};
use support::{answer, choose, erased, errors, in_a_shop, message, optional};

/// A configuration's member changed to something, which says so much and can
/// be used, or cannot.
#[test]
fn faults_name_their_path_and_reason() {
    let words = "must be a text, or texts by language";
    let id = "must be made of letters, digits, - and _";
    let necessary = "only the category necessary may be required";
    let cookie = "must be a name or a /regular expression/";
    let missing = "is missing";
    let list = "must be a list";
    // Told in whatever words.
    let any = "";
    let mut failures = Vec::new();
    for (pointer, value, path, reason, is_usable) in [
        ("/categories", json!(null), "categories", missing, false),
        ("/categories", json!({}), "categories", list, false),
        ("/categories", json!("all"), "categories", list, false),
        ("/categories", json!(4), "categories", list, false),
        ("/categories", json!([]), "categories", any, false),
        ("/categories/1", json!(null), "categories[1].id", missing, false),
        ("/categories/1", json!("analytics"), "categories[1].id", missing, false),
        ("/categories/1", json!([]), "categories[1].id", missing, false),
        ("/categories/1/id", json!(null), "categories[1].id", missing, false),
        ("/categories/1/id", json!(""), "categories[1].id", id, false),
        ("/categories/1/id", json!("two words"), "categories[1].id", id, false),
        ("/categories/1/id", json!("аналитика"), "categories[1].id", id, false),
        ("/categories/1/id", json!("a.b"), "categories[1].id", id, false),
        ("/categories/1/id", json!("a[0]"), "categories[1].id", id, false),
        ("/categories/1/id", json!("a\"b"), "categories[1].id", id, false),
        ("/categories/1/id", json!(7), "categories[1].id", id, false),
        ("/categories/1/id", json!(["x"]), "categories[1].id", id, false),
        ("/categories/1/id", json!("necessary"), "categories[1].id", "is there twice", false),
        ("/categories/3/id", json!("analytics"), "categories[3].id", "is there twice", false),
        ("/categories/1/label", json!(null), "categories[1].label", missing, false),
        ("/categories/1/label", json!(5), "categories[1].label", words, false),
        ("/categories/1/label", json!(["Extra"]), "categories[1].label", words, false),
        ("/categories/1/label", json!({ "en": "Extra", "kk": 5 }), "categories[1].label", words, false),
        ("/categories/1/label", json!({ "en": { "one": "Extra" } }), "categories[1].label", words, false),
        ("/categories/1/text", json!(true), "categories[1].text", words, false),
        ("/categories/1/text", json!({ "en": [] }), "categories[1].text", words, false),
        ("/categories/1/required", json!(true), "categories[1].required", necessary, false),
        ("/categories/1/required", json!("yes"), "categories[1].required", "must be true or false", false),
        ("/categories/1/required", json!(1), "categories[1].required", "must be true or false", false),
        ("/categories/1/services", json!({}), "categories[1].services", list, false),
        ("/categories/1/services", json!("video"), "categories[1].services", list, false),
        ("/categories/1/cookies", json!("_ga"), "categories[1].cookies", list, false),
        ("/categories/3/services/0", json!("video"), "categories[3].services[0].id", missing, false),
        ("/categories/3/services/0/id", json!(null), "categories[3].services[0].id", missing, false),
        ("/categories/3/services/0/id", json!("a b"), "categories[3].services[0].id", id, false),
        ("/categories/3/services/1/id", json!("video"), "categories[3].services[1].id", "is there twice", false),
        ("/categories/3/services/0/label", json!(1), "categories[3].services[0].label", words, false),
        ("/categories/3/services/0/provider", json!([]), "categories[3].services[0].provider", words, false),
        ("/categories/3/cookies/0", json!("film"), "categories[3].cookies[0].name", missing, false),
        ("/categories/3/cookies/0/name", json!(null), "categories[3].cookies[0].name", missing, false),
        ("/categories/3/cookies/0/name", json!(""), "categories[3].cookies[0].name", cookie, false),
        ("/categories/3/cookies/0/name", json!({ "regex": "_ga" }), "categories[3].cookies[0].name", cookie, false),
        ("/categories/3/cookies/0/domain", json!(["a"]), "categories[3].cookies[0].domain", "must be a text", false),
        ("/categories/3/cookies/0/path", json!(1), "categories[3].cookies[0].path", "must be a text", false),
        ("/categories/3/cookies/0/provider", json!(1), "categories[3].cookies[0].provider", words, false),
        ("/categories/3/cookies/0/purpose", json!(false), "categories[3].cookies[0].purpose", words, false),
        ("/categories/3/cookies/0/lifetime", json!(30), "categories[3].cookies[0].lifetime", words, false),
    ] {
        let mut message = in_a_shop(message("start"));
        let config = &mut message["config"];
        match config.pointer_mut(pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (owner, name) = pointer.rsplit_once('/').expect("a pointer");
                config.pointer_mut(owner).expect("an owner")[name] = value.clone();
            }
        }
        let answer = answer(message);
        let said = answer["errors"].clone();
        let expected = format!("{path}: {reason}");
        let is_it = |said: &Value| {
            said == &expected || reason == any && said.as_str().is_some_and(|said| said.starts_with(&expected))
        };
        let names_it = said.as_array().is_some_and(|said| said.iter().any(is_it));
        if !names_it || answer.get("unusable").is_some() == is_usable {
            failures.push(format!("{pointer} = {value}: {said}, not {expected}, usable: {is_usable}"));
        }
        if !is_usable && (answer.get("given").is_some() || answer.get("asks").is_some()) {
            failures.push(format!("{pointer} = {value}: something of an unusable configuration is used"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_fault_is_told_at_once() {
    let mut message = message("start");
    message["config"]["categories"] = json!([{ "id": "a b" }, { "label": 1, "cookies": [{}] }]);
    assert_eq!(
        errors(message),
        [
            "categories[0].id: must be made of letters, digits, - and _",
            "categories[0].label: is missing",
            "categories[1].id: is missing",
            "categories[1].label: must be a text, or texts by language",
            "categories[1].cookies[0].name: is missing",
        ]
    );
}

/// `accept` takes any names, and the console must still hear.
#[test]
fn names_with_control_characters_are_told_like_others() {
    let message = in_a_shop(choose(json!({ "given": [], "services": { "a\nb": ["x"], "\u{1e}": ["\t"] } })));
    let answer = answer(message);
    assert_eq!(optional(&answer), [""; 0]);
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(2), "{answer}");
}

/// A name that looks like a way to a value is no way to it, nor another name.
#[test]
fn a_name_with_marks_of_a_path_stands_for_itself() {
    for services in [
        json!({ "marketing": [], "marketing[0]": "video" }),
        json!({ "x\u{1f}o\u{1e}.choice.services.marketing\u{1f}a\u{1e}.choice.services.marketing[0]": "video" }),
        json!({ "x\u{1f}o\u{1e}.choice.all": true }),
        json!({ "a.b": ["video"] }),
        json!({ "a[b": ["video"] }),
        json!({ "a\nb": ["video"] }),
    ] {
        let mut message = in_a_shop(choose(json!({ "given": [], "services": services })));
        message["config"]["categories"][1]["id"] = json!("a_b");
        message["config"]["categories"][1]["services"] = json!([{ "id": "video" }]);
        let answer = answer(message);
        assert_eq!((optional(&answer), &answer["services"]), (vec![], &json!({})), "{services}");
    }
}

#[test]
fn what_may_be_left_out_may_also_be_null() {
    let mut message = message("start");
    message["config"]["categories"] = json!([
        { "id": "necessary", "label": "Needed", "text": null, "required": null, "services": null, "cookies": null },
        { "id": "x", "label": { "ru": "Икс" }, "services": [{ "id": "y", "label": null, "provider": null, "url": null }],
          "cookies": [{ "name": "z", "domain": null, "path": null, "provider": null, "purpose": null, "lifetime": null }] },
    ]);
    assert_eq!(errors(message), [""; 0]);
}

#[test]
fn the_necessary_category_is_required_whatever_is_said() {
    for required in [json!(false), json!(true), json!(null)] {
        let mut message = choose(json!({ "given": [] }));
        message["config"]["categories"][0]["required"] = required;
        let answer = answer(message);
        assert_eq!((answer["errors"].clone(), answer["given"].clone()), (json!([]), json!(["necessary"])));
    }
}

/// Names that could keep a browser busy for seconds are skipped: not erased.
#[test]
fn runaway_expressions_are_skipped() {
    let fine = [
        "_ga",
        "(a+)+",
        "a****",
        "/^_ga/",
        "/^_ga(_|$)/i",
        "/^_(ga|gid|gat)$/",
        r"/^_hj(Session|User)_\d+$/",
        "/^_gat?_gtag_[A-Z]+_.*$/",
        r"/^_pk_(id|ses)\.\d+\.[0-9a-f]{4}$/",
        "/^(__Secure-)?session$/",
        r"/^a\)+$/",
        r"/^a\\+b$/",
        "/^.*$/",
    ];
    let long = [
        "/^(a+)+$/".to_owned(),
        "/^(a*)*$/".into(),
        "/^(a|a)*$/".into(),
        "/^(a|aa)+$/".into(),
        "/^(?:a+){2,}$/".into(),
        "/^(?<name>a+)+$/".into(),
        "/^([a-z]+)*$/".into(),
        "/^((a))*$/".into(),
        "/^(a?){60}a{60}$/".into(),
        r"/^(a\)+)+$/".into(),
        format!("/^{}b$/", "a*".repeat(30)),
        format!("/{}b$/", "[a-z]+".repeat(4)),
        // Each tries a power of 2 of combinations: half a minute where tried.
        format!("/^{}b/", "a?".repeat(26)),
        format!("/^{}$/", "(a|a)".repeat(26)),
        // Tried from each place of a long name: 12 s for 256 letters.
        "/.*.*.*=$/".into(),
    ];
    let told = |name: &str| {
        let mut message = choose(json!({ "given": [] }));
        message["config"]["categories"][2]["cookies"] = json!([{ "name": name }]);
        let answer = answer(message);
        assert!(answer.get("unusable").is_none(), "{name}");
        (answer["errors"].as_array().map_or(0, Vec::len), erased(&answer) == [name])
    };
    let mut wrong: Vec<_> = fine.into_iter().filter(|name| told(name) != (0, true)).collect();
    wrong.extend(long.iter().map(String::as_str).filter(|name| told(name) != (1, false)));
    assert_eq!(wrong, [""; 0]);
}
