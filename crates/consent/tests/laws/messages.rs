//! Messages to test laws with: the element's, mangled, in pieces, or noise.

use crate::support::{choose, flatten, message, record, shop};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use std::fmt;

/// A message, in a failure's report as JSON and no longer.
#[derive(Clone)]
pub(crate) struct Message(pub(crate) Value);

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A message as it reaches the core.
#[derive(Clone)]
pub(crate) struct Flat(pub(crate) Vec<u8>);

impl fmt::Debug for Flat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.escape_ascii())
    }
}

pub(crate) const EVENTS: [&str; 5] = ["start", "choose", "reset", "", "else"];

/// What means something somewhere.
const WORDS: [&str; 40] = [
    "necessary",
    "functional",
    "analytics",
    "marketing",
    "video",
    "pixel",
    "stats",
    "r1",
    "opt-in",
    "opt-out",
    "gpc",
    "choose",
    "start",
    "reset",
    "all",
    "manual",
    "dialog",
    "banner",
    "settings",
    "accept",
    "en",
    "kk",
    "1",
    "true",
    "id",
    "given",
    "services",
    "label",
    "__proto__",
    "constructor",
    "0]",
    "",
    "/^(a+)+$/",
    "/^_ga/",
    "{days}",
    "$title$",
    "~label~",
    "\"",
    "\\",
    "javascript:x",
];

/// Places in a message and in a record, and what only looks like one.
const NAMES: [&str; 30] = [
    "event",
    "config",
    "categories",
    "texts",
    "language",
    "plural",
    "days",
    "stored",
    "signal",
    "open",
    "now",
    "id",
    "choice",
    "all",
    "given",
    "services",
    "revision",
    "mode",
    "label",
    "text",
    "cookies",
    "name",
    "provider",
    "url",
    "v",
    "first",
    "last",
    "until",
    "how",
    "required",
];

fn text() -> impl Strategy<Value = String> {
    let moment = (0_u32..9999, 0_u32..14, 0_u32..33)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}T00:00:00.000Z"));
    prop_oneof![
        4 => select(&WORDS[..]).prop_map(str::to_owned),
        1 => select(&NAMES[..]).prop_map(str::to_owned),
        1 => moment,
        2 => any::<String>(),
        // Controls, the marks of messages and of JSON, letters of several bytes.
        1 => "[\\x00-\\x1f\"\\\\{}\\[\\].:,$~/*+(|)?a-cкң🍪]{0,12}",
    ]
}

pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let members = prop::collection::vec(
            (prop_oneof![select(&NAMES[..]).prop_map(str::to_owned), text()], inner.clone()),
            0..5,
        );
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What happens to one value of a message.
#[derive(Clone, Debug)]
enum Change {
    Put(Value),
    Remove,
    Rename(String),
    /// stands twice in its list
    Repeat,
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    let change = prop_oneof![
        4 => any_json().prop_map(Change::Put),
        2 => text().prop_map(|text| Change::Put(text.into())),
        1 => Just(Change::Remove),
        1 => prop_oneof![select(&NAMES[..]).prop_map(str::to_owned), text()].prop_map(Change::Rename),
        1 => Just(Change::Repeat),
    ];
    prop::collection::vec((any::<Index>(), change), 0..6)
}

/// Where every value stands that another holds: the way of names to it.
fn places(value: &Value, way: &str, found: &mut Vec<(String, String)>) {
    let mut add = |name: String, member: &Value| {
        found.push((way.to_owned(), name.clone()));
        places(member, &format!("{way}/{}", name.replace('~', "~0").replace('/', "~1")), found);
    };
    match value {
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(place, element)| add(place.to_string(), element));
        }
        Value::Object(members) => members.iter().for_each(|(name, member)| add(name.clone(), member)),
        _ => {}
    }
}

fn mangle(mut message: Value, changes: Vec<(Index, Change)>) -> Value {
    for (at, change) in changes {
        let mut found = Vec::new();
        places(&message, "", &mut found);
        let Some((owner, name)) = found.get(at.index(found.len().max(1))) else { break };
        match (message.pointer_mut(owner).expect("a place"), change) {
            (Value::Object(members), Change::Put(value)) => {
                members.insert(name.clone(), value);
            }
            (Value::Object(members), Change::Remove) => {
                members.remove(name);
            }
            (Value::Object(members), Change::Rename(new)) => {
                let value = members.remove(name).expect("a member");
                members.insert(new, value);
            }
            (Value::Array(elements), change) => {
                let place: usize = name.parse().expect("a place");
                match change {
                    Change::Put(value) => elements[place] = value,
                    Change::Remove => drop(elements.remove(place)),
                    Change::Rename(_) => elements.reverse(),
                    Change::Repeat => elements.push(elements[place].clone()),
                }
            }
            _ => {}
        }
    }
    message
}

/// A shop's message of any event, after any choice, with anything in it
/// changed.
pub(crate) fn mangled() -> impl Strategy<Value = Message> {
    let given = || prop::collection::vec(select(&WORDS[..7]), 0..4);
    let base = (select(&EVENTS[..]), given(), given(), any::<bool>(), any::<bool>());
    (base, changes()).prop_map(|((event, chosen, stored, is_service, has_record), changes)| {
        let mut message = message(event);
        message["config"]["categories"] = shop();
        message["choice"] = json!({ "given": chosen });
        if is_service {
            message["choice"]["services"] = json!({ "marketing": chosen, "analytics": stored });
        }
        if has_record {
            message["stored"] = json!([record(&stored)]);
        }
        Message(mangle(message, changes))
    })
}

/// A usable configuration's categories.
fn categories() -> impl Strategy<Value = Value> {
    let id = || prop_oneof![select(&WORDS[1..7]).prop_map(str::to_owned), "[A-Za-z0-9_-]{1,6}"];
    let words = || {
        let by_language = prop::collection::btree_map(select(&["en", "ru", "kk", "de"][..]), text(), 1..4);
        prop_oneof![text().prop_map(Value::from), by_language.prop_map(|words| json!(words))]
    };
    let service = |(id, (label, provider))| json!({ "id": id, "label": label, "provider": provider });
    let services = prop::collection::btree_map(id(), (words(), words()), 0..4)
        .prop_map(move |services| services.into_iter().map(service).collect::<Value>());
    let cookie = |(name, provider)| json!({ "name": name, "provider": provider });
    let cookies = prop::collection::vec(("[a-z_]{1,8}", words()), 0..3)
        .prop_map(move |cookies| cookies.into_iter().map(cookie).collect::<Value>());
    let category = |(id, (label, services, cookies)): (String, (Value, Value, Value))| {
        let label = if id == "necessary" { "Necessary".into() } else { label };
        json!({ "id": id, "label": label, "services": services, "cookies": cookies })
    };
    prop::collection::btree_map(id(), (words(), services, cookies), 0..5).prop_map(move |mut categories| {
        let necessary = categories.remove_entry("necessary").unwrap_or(("necessary".into(), Default::default()));
        std::iter::once(necessary).chain(categories).map(category).collect()
    })
}

fn ids(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(|element| element["id"].as_str())
}

/// A choice among the categories, with names they do not have.
fn choice(categories: &Value) -> impl Strategy<Value = Value> + use<> {
    let names: Vec<String> = ids(categories).map(str::to_owned).chain(["toys".into(), "__proto__".into()]).collect();
    let given = prop::collection::vec(select(names.clone()), 0..5);
    let owned: Vec<(String, Vec<String>)> = categories
        .as_array()
        .into_iter()
        .flatten()
        .map(|category| {
            (
                category["id"].as_str().unwrap_or_default().to_owned(),
                ids(&category["services"]).map(str::to_owned).collect(),
            )
        })
        .collect();
    let service = (any::<Index>(), any::<Index>()).prop_map(move |(category, service)| {
        let (category, services) = &owned[category.index(owned.len())];
        let service = services.get(service.index(services.len().max(1))).map_or("nobody", String::as_str);
        (category.clone(), service.to_owned())
    });
    let services = prop::collection::vec(service, 0..5).prop_map(|pairs| {
        let mut services = Map::new();
        for (category, service) in pairs {
            services.entry(category).or_insert(json!([])).as_array_mut().expect("a list").push(service.into());
        }
        Value::Object(services)
    });
    prop_oneof![
        1 => Just(json!({ "all": true })),
        6 => (given, services).prop_map(|(given, services)| json!({ "given": given, "services": services })),
    ]
}

/// Categories and a choice among them.
pub(crate) fn choices() -> impl Strategy<Value = (Value, Value)> {
    categories().prop_flat_map(|categories| {
        (choice(&categories), Just(categories)).prop_map(|(choice, categories)| (categories, choice))
    })
}

/// Entries of a message in any order, some of them changed.
pub(crate) fn soup() -> impl Strategy<Value = Flat> {
    let mut message = choose(json!({ "all": false, "given": ["toys"], "services": { "marketing": [] } }));
    message["config"]["categories"] = shop();
    message["stored"] = json!([record(&[])]);
    let flat = flatten(message);
    let entries: Vec<Vec<u8>> = flat.split_inclusive(|byte| *byte == 0x1e).map(<[u8]>::to_vec).collect();
    let all = entries.clone();
    let mark = |byte: u8| move |other: &u8| *other == byte;
    let bytes = || prop::collection::vec(b' '..=255, 0..8);
    let value = || prop_oneof![text().prop_map(|text| text.replace(char::is_control, " ").into_bytes()), bytes()];
    let changed = (select(entries.clone()), prop::option::of(select(b"snbaozx".to_vec())), prop::option::of(value()))
        .prop_map(move |(entry, kind, value)| {
            let start = entry.iter().position(mark(0x1f)).expect("a mark") + 1;
            let mut entry = entry;
            if let Some(kind) = kind {
                entry[start] = kind;
            }
            if let Some(value) = value {
                entry.truncate(start + 1);
                entry.extend(value);
                entry.push(0x1e);
            }
            entry
        });
    let made = (value(), value()).prop_map(|(path, value)| [&path, &b"\x1fs"[..], &value, &b"\x1e"[..]].concat());
    // The message with some entries put in between, or nothing in order.
    let patched = prop::collection::vec((any::<Index>(), changed.clone()), 0..6).prop_map(move |patches| {
        let mut entries = all.clone();
        for (at, entry) in patches {
            let place = at.index(entries.len());
            entries[place] = entry;
        }
        entries.concat()
    });
    let shuffled =
        prop::collection::vec(prop_oneof![8 => changed, 1 => made], 0..60).prop_map(|entries| entries.concat());
    prop_oneof![patched, shuffled].prop_map(Flat)
}

pub(crate) fn noise() -> impl Strategy<Value = Flat> {
    prop::collection::vec(any::<u8>(), 0..400).prop_map(Flat)
}
