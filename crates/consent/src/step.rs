//! One event, one answer.
//!
//! A message holds `event` (`start`, `show`, `settings`, `close`, `hide`,
//! `choose`, `follow`, `reset`, `words`), `config`, `texts` and `language` of
//! what is shown, `plural` and `days`, `stored` records, `signal`, the `open`
//! layers, `now`, a fresh `id`, and with `choose` a `choice`: `all`, or
//! `given` and `services`.
//!
//! The answer is JSON: `errors`; `unusable`, and nothing more; or `given`,
//! `services`, `stored` (which of the records counts), `record` (to be
//! stored, `null` to forget), `erase` (`[name, domain, path]` each), `open`,
//! the tables `banner` and `dialog`, and `words`.

use crate::calendar::plus_days;
use crate::choice::{Given, report_unknown};
use crate::configuration::{Check, is_runaway};
use crate::digest;
use crate::message::{Entry, Node, read};
use crate::out::Out;
use crate::record::{MOST_DAYS, newest};
use crate::view::View;

/// Writes the answer to `message` into `answer` and tells its length. Total:
/// whatever the message, there is an answer, and it gives nothing that no
/// record, choice or mode gives. `space` has room for the message's entries.
#[must_use]
pub fn step<'m>(message: &'m [u8], space: &'m mut [Entry<'m>], answer: &mut [u8]) -> usize {
    let message = read(message, space);
    let out = &mut Out::new(answer);
    let config = message.get(b"config");
    let categories = config.get(b"categories");
    let event = message.get(b"event").text();
    let now = message.get(b"now").text();
    let signal = message.get(b"signal");
    let choice = message.get(b"choice");

    out.raw(b"{\"errors\":[");
    let mut check = Check { out, is_unusable: false };
    check.all(config);
    if event == b"choose" {
        report_unknown(choice, categories, &mut check);
    }
    let is_unusable = check.is_unusable || !categories.children().any(|_| true);
    out.push(b']');
    if is_unusable {
        out.raw(b",\"unusable\":1}");
        return out.len();
    }

    let revision = config.get(b"revision").text();
    let valid = newest(message.get(b"stored"), Some(revision), now);
    let is_decided = event == b"choose" || valid.is_some() && event != b"reset";
    let given = match valid {
        _ if event == b"choose" && choice.get(b"all").is_true() => Given::Everything,
        _ if event == b"choose" => Given::Listed(choice),
        Some((_, record)) if is_decided => Given::Listed(record),
        _ if config.get(b"mode").text() == b"opt-out" && !signal.exists() => Given::Everything,
        _ => Given::Nothing,
    };
    let view = View { message, given, is_decided };

    out.push(b',');
    grants(out, given, categories);
    if let Some((place, _)) = valid.filter(|_| event != b"reset") {
        out.raw(b",\"stored\":");
        out.number(place);
    }
    if event == b"choose" {
        record(out, view);
    }
    if event == b"reset" {
        out.raw(b",\"record\":null");
    }
    if matches!(event, b"choose" | b"reset") {
        erase(out, if event == b"reset" { Given::Nothing } else { given }, categories);
    }

    let open = message.get(b"open");
    let banner = match event {
        b"start" => !is_decided && !signal.exists() && config.get(b"open").text() != b"manual",
        b"reset" => !signal.exists(),
        b"show" => true,
        b"choose" | b"follow" | b"hide" => false,
        _ => open.lists(b"banner"),
    };
    let settings = match event {
        b"settings" => true,
        b"close" | b"choose" | b"follow" | b"hide" | b"reset" | b"start" => false,
        _ => open.lists(b"settings"),
    };
    if banner {
        out.raw(b",\"banner\":");
        view.banner(out);
    }
    if settings {
        out.raw(b",\"dialog\":");
        view.settings(out);
    }
    if event == b"words" {
        out.raw(b",\"words\":\"");
        view.all_words(out, true);
        out.push(b'"');
    }
    out.push(b'}');
    out.len()
}

/// `"given":[…],"services":{…}`: what exists and is given, in the order of
/// the configuration. Services of a category that is given are not listed.
fn grants(out: &mut Out<'_>, given: Given<'_>, categories: Node<'_>) {
    out.raw(b"\"given\":[");
    for category in categories.children() {
        let id = category.get(b"id").text();
        if given.allows(id) {
            out.item(id);
        }
    }
    out.raw(b"],\"services\":{");
    for category in categories.children() {
        let id = category.get(b"id").text();
        let start = out.len();
        out.item(id);
        out.raw(b":[");
        let empty = out.len();
        for service in category.get(b"services").children() {
            let service = service.get(b"id").text();
            if given.allows_service(id, service) {
                out.item(service);
            }
        }
        if out.len() == empty || given.allows(id) {
            out.back_to(start);
        } else {
            out.push(b']');
        }
    }
    out.push(b'}');
}

/// `"record":{…}`. Id and first choice are those of the visitor's newest
/// sound record, even where it no longer counts.
fn record(out: &mut Out<'_>, view: View<'_>) {
    let message = view.message;
    let config = message.get(b"config");
    let now = message.get(b"now").text();
    let before = newest(message.get(b"stored"), None, now).map(|(_, record)| record);
    let kept = |name, fresh| before.map_or(fresh, |before| before.get(name).text());
    let days = message.get(b"days").value().iter().fold(0, |days, digit| days * 10 + i32::from(digit & 15));

    let start = out.len();
    view.all_words(out, false);
    let hash = digest::sha256(out.since(start));
    out.back_to(start);

    out.raw(b",\"record\":{\"v\":1");
    out.member(b"id", kept(b"id", message.get(b"id").text()));
    out.member(b"revision", config.get(b"revision").text());
    out.push(b',');
    grants(out, view.given, config.get(b"categories"));
    out.member(b"first", kept(b"first", now));
    out.member(b"last", now);
    out.member(b"until", &plus_days(now, days.min(MOST_DAYS)));
    out.member(b"lang", message.get(b"language").text());
    out.raw(b",\"text\":\"");
    digest::write(hash, out);
    out.push(b'"');
    out.member(b"how", view.given.how(config.get(b"categories")));
    out.push(b'}');
}

/// `"erase":[…]`: the cookies of what is not given. Where a category is given
/// in part, those of a provider whose service is given stay.
fn erase(out: &mut Out<'_>, given: Given<'_>, categories: Node<'_>) {
    out.raw(b",\"erase\":[");
    for category in categories.children() {
        let id = category.get(b"id").text();
        if given.allows(id) {
            continue;
        }
        for cookie in category.get(b"cookies").children() {
            let is_kept = category.get(b"services").children().any(|service| {
                let provider = service.get(b"provider").text();
                !provider.is_empty()
                    && provider == cookie.get(b"provider").text()
                    && given.allows_service(id, service.get(b"id").text())
            });
            if !is_kept && !is_runaway(cookie.get(b"name").text()) {
                out.comma();
                out.push(b'[');
                for name in [b"name", b"domain".as_slice(), b"path"] {
                    out.item(cookie.get(name).text());
                }
                out.push(b']');
            }
        }
    }
    out.push(b']');
}
