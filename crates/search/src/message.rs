//! Questions and answers as text, for the way between page and wasm.
//!
//! A question is fields between RS, the first of which tells what is asked:
//!
//! - `find`, query, most hits wanted, then for each language, the reader's
//!   first, `shelf`, tag, number of units, the first keys of the shards between
//!   US; and after it for each shard read `shard`, its number, its text.
//!   The answer is JSON: `{"wants":[[shelf,shard]…],"total":0,"how":"none|some|
//!   corrected|all","words":["…"…],"hits":[[shelf,policy,unit]…]}`; of `words`
//!   there is one for each shelf: what to mark in its texts.
//! - `mark`, tag, query, letters of the excerpt (0: all), text. The answer is the
//!   text with [`mark::START`] and [`mark::END`] around what is marked.
//!
//! What is not understood is answered by nothing.

use crate::analysis::Language;
use crate::find::{Found, How, Shelf, find};
use crate::mark;

const FIELD: char = '\u{1e}';
const PART: char = '\u{1f}';

/// Answers a question.
#[must_use]
pub fn answer(question: &str) -> String {
    let mut fields = question.split(FIELD);
    let answer = match fields.next() {
        Some("find") => answer_find(&mut fields),
        Some("mark") => answer_mark(&mut fields),
        _ => None,
    };
    answer.unwrap_or_default()
}

fn answer_mark<'a>(fields: &mut impl Iterator<Item = &'a str>) -> Option<String> {
    let (tag, query) = (fields.next()?, fields.next()?);
    let letters = fields.next()?.parse().ok()?;
    Some(mark::mark(Language::from_tag(tag), query, letters, fields.next()?))
}

fn answer_find<'a>(fields: &mut impl Iterator<Item = &'a str>) -> Option<String> {
    let query = fields.next()?;
    let most = fields.next()?.parse().ok()?;
    let mut shelves: Vec<Shelf<'_>> = Vec::new();
    while let Some(field) = fields.next() {
        match field {
            "shelf" => shelves.push(Shelf {
                tag: fields.next()?,
                units: fields.next()?.parse().ok()?,
                from: fields.next()?.split(PART).collect(),
                shards: Vec::new(),
            }),
            "shard" => shelves.last_mut()?.shards.push((fields.next()?.parse().ok()?, fields.next()?)),
            _ => return None,
        }
    }
    let found = find(query, &shelves);
    Some(json(&found, most))
}

/// Numbers, and words that hold letters and digits alone, need no escapes.
fn json(found: &Found, most: usize) -> String {
    let mut out = String::from("{\"wants\":[");
    for (shelf, shard) in &found.wants {
        push_numbers(&mut out, &[*shelf, *shard]);
    }
    out.push_str("],\"total\":");
    push_decimal(&mut out, found.hits.len());
    out.push_str(",\"how\":\"");
    out.push_str(match found.how {
        How::None => "none",
        How::Some => "some",
        How::Corrected => "corrected",
        How::All => "all",
    });
    out.push_str("\",\"words\":[");
    for words in &found.words {
        out.push_str(if out.ends_with('[') { "\"" } else { ",\"" });
        out.extend(words.chars().filter(|letter| !letter.is_control() && *letter != '"' && *letter != '\\'));
        out.push('"');
    }
    out.push_str("],\"hits\":[");
    for hit in found.hits.iter().take(most) {
        push_numbers(&mut out, &[hit.shelf, hit.policy as usize, hit.unit as usize]);
    }
    out.push_str("]}");
    out
}

fn push_numbers(out: &mut String, numbers: &[usize]) {
    if !out.ends_with('[') {
        out.push(',');
    }
    for (place, number) in numbers.iter().enumerate() {
        out.push(if place == 0 { '[' } else { ',' });
        push_decimal(out, *number);
    }
    out.push(']');
}

/// Not by `to_string`: std's formatting is 5 KB gzip of wasm, and nothing else
/// here needs it.
fn push_decimal(out: &mut String, number: usize) {
    if number > 9 {
        push_decimal(out, number / 10);
    }
    out.push(u8::try_from(number % 10).map_or('0', |digit| char::from(b'0' + digit)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn answers() {
        let shelf = "shelf\u{1e}en\u{1e}8\u{1e}\u{1f}m\u{1e}";
        let ask = |rest: &str| answer(&["find\u{1e}data policy\u{1e}9\u{1e}", shelf, rest].concat());
        assert_eq!(
            ask("shard\u{1e}0\u{1e}data\t\t\t001"),
            r#"{"wants":[[0,1]],"total":0,"how":"none","words":[""],"hits":[]}"#
        );
        assert_eq!(
            ask("shard\u{1e}0\u{1e}data\t\t\t01D\u{1e}shard\u{1e}1\u{1e}polici\t-y\t\t0249"),
            r#"{"wants":[],"total":1,"how":"all","words":["data policy"],"hits":[[0,0,3]]}"#
        );
        assert_eq!(answer("mark\u{1e}en\u{1e}policy\u{1e}0\u{1e}All policies"), "All \u{2}policies\u{3}");
        for wrong in ["", "find", "find\u{1e}a\u{1e}x", "find\u{1e}a\u{1e}9\u{1e}y", "mark\u{1e}en"] {
            assert_eq!(answer(wrong), "", "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_answered(question in "(find|mark)?\u{1e}[\\PC\u{1e}\u{1f}\t]*") {
            let _ = answer(&question);
        }
    }
}
