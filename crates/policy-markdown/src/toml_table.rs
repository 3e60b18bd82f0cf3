//! TOML into a struct, or everything that stands in its way: serde stops at
//! the first key it does not know, and at the first value of a wrong type. So
//! what is wrong is told and mended, and the table is read again.

use crate::diagnostic::{hidden, hidden_message};
use messages::Language;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

/// Each mending costs one more reading: so many bytes are read again at most,
/// and so often.
const MOST_READ: usize = 50 * 1024 * 1024;
const MOST_MENDED: usize = 100;

/// What is wrong with a table.
#[derive(Debug)]
pub struct TomlProblem {
    /// at which byte of the text
    pub at: usize,
    /// what is wrong, in English
    pub message: String,
    /// a character that nobody sees; then the message says what to do, too
    pub hidden: Option<char>,
}

/// Reads a table. Unknown keys are reported and left out, so that there may be
/// both a value and problems; after any other problem there is none.
pub fn read_table<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<TomlProblem>) {
    let problem = |error: &toml::de::Error, message: Option<String>| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let message = message.unwrap_or_else(|| error.message().replace('\n', "; "));
        TomlProblem { at, message, hidden: None }
    };
    let (mut table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return (None, errors.iter().map(|error| problem(error, None)).collect());
    }
    let mut problems = Vec::new();
    table.get_ref().iter().for_each(|(_, value)| report_hidden(value.get_ref(), &value.span(), &mut problems));
    let mut is_whole = true;
    for time in 0..(MOST_READ / text.len().max(1)).min(MOST_MENDED) {
        let error = match T::deserialize(Deserializer::from(table.clone())) {
            Ok(value) => return (is_whole.then_some(value), problems),
            Err(error) => error,
        };
        let span = error.span().unwrap_or_default();
        // Where nothing can stand, so that nothing is said of it.
        let nowhere = text.len() + 1 + time;
        if span.start <= text.len() {
            let unquoted = value_at(table.get_mut(), &span).and_then(|value| unquoted(value.get_ref(), &error));
            problems.push(problem(&error, unquoted));
        }
        let is_unknown = error.message().starts_with("unknown field");
        is_whole &= is_unknown;
        if !if is_unknown { remove(table.get_mut(), &span) } else { mend(&mut table, &error, &span, nowhere) } {
            break;
        }
    }
    (None, problems)
}

/// What to say of a date or number that lacks its quotation marks.
fn unquoted(value: &DeValue<'_>, error: &toml::de::Error) -> Option<String> {
    let written = match value {
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => return None,
    };
    error.message().ends_with("expected a string").then(|| format!("`{written}` is no text: write it as \"{written}\""))
}

/// Puts something of the kind that is expected where it is missing or another
/// stands; whether that could be done.
fn mend(table: &mut Spanned<DeTable<'_>>, error: &toml::de::Error, span: &Range<usize>, nowhere: usize) -> bool {
    let message = error.message();
    if let Some(name) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        let place = if table.span() == *span { Some(table.get_mut()) } else { table_at(table.get_mut(), span) };
        let key = Spanned::new(nowhere..nowhere, Cow::Owned(name.to_owned()));
        // Of no type that is ever expected; the next reading tells which is.
        let value = Spanned::new(nowhere..nowhere, DeValue::Boolean(false));
        return place.is_some_and(|place| place.insert(key, value).is_none());
    }
    let Some(value) = value_at(table.get_mut(), span) else { return false };
    let expected = message.rsplit_once("expected ").map_or(message, |(_, expected)| expected);
    let has = |words: &[&str]| words.iter().any(|word| expected.contains(word));
    let is_variant = message.starts_with("unknown variant");
    let stand_in = if is_variant {
        DeValue::String(expected.split('`').nth(1).unwrap_or_default().to_owned().into())
    } else if has(&["string", "variant"]) {
        DeValue::String(Cow::Borrowed(""))
    } else if has(&["sequence", "array"]) {
        DeValue::Array(DeArray::new())
    } else if has(&["map", "struct", "table"]) {
        DeValue::Table(DeTable::new())
    } else if has(&["bool"]) {
        DeValue::Boolean(false)
    } else {
        return false;
    };
    // What is refused for another reason than its type cannot be mended so.
    if value.get_ref().same_type(&stand_in) && !is_variant {
        return false;
    }
    *value = Spanned::new(nowhere..nowhere, stand_in);
    true
}

fn value_at<'a, 'i>(table: &'a mut DeTable<'i>, at: &Range<usize>) -> Option<&'a mut Spanned<DeValue<'i>>> {
    table.iter_mut().find_map(|(_, value)| value_within(value, at))
}

fn value_within<'a, 'i>(
    value: &'a mut Spanned<DeValue<'i>>,
    at: &Range<usize>,
) -> Option<&'a mut Spanned<DeValue<'i>>> {
    if value.span() == *at {
        return Some(value);
    }
    match value.get_mut() {
        DeValue::Table(table) => value_at(table, at),
        DeValue::Array(array) => array.iter_mut().find_map(|value| value_within(value, at)),
        _ => None,
    }
}

/// A list of tables may begin where its first one does.
fn table_at<'a, 'i>(table: &'a mut DeTable<'i>, at: &Range<usize>) -> Option<&'a mut DeTable<'i>> {
    table.iter_mut().find_map(|(_, value)| table_within(value, at))
}

fn table_within<'a, 'i>(value: &'a mut Spanned<DeValue<'i>>, at: &Range<usize>) -> Option<&'a mut DeTable<'i>> {
    let is_here = value.span() == *at;
    match value.get_mut() {
        DeValue::Table(table) => {
            if is_here {
                return Some(table);
            }
            table_at(table, at)
        }
        DeValue::Array(array) => array.iter_mut().find_map(|value| table_within(value, at)),
        _ => None,
    }
}

/// Removes the key that stands there.
fn remove(table: &mut DeTable<'_>, at: &Range<usize>) -> bool {
    match table.keys().find(|key| key.span() == *at).cloned() {
        Some(key) => table.remove(&key).is_some(),
        None => table.iter_mut().any(|(_, value)| remove_below(value.get_mut(), at)),
    }
}

fn remove_below(value: &mut DeValue<'_>, at: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove(table, at),
        DeValue::Array(array) => array.iter_mut().any(|value| remove_below(value.get_mut(), at)),
        _ => false,
    }
}

fn report_hidden(value: &DeValue<'_>, at: &Range<usize>, problems: &mut Vec<TomlProblem>) {
    match value {
        DeValue::String(text) => problems.extend(hidden(text).map(|letter| TomlProblem {
            at: at.start,
            message: hidden_message(Language::En, letter),
            hidden: Some(letter),
        })),
        DeValue::Table(table) => {
            table.iter().for_each(|(_, value)| report_hidden(value.get_ref(), &value.span(), problems));
        }
        DeValue::Array(array) => {
            array.iter().for_each(|value| report_hidden(value.get_ref(), &value.span(), problems));
        }
        _ => {}
    }
}
