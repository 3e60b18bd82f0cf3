//! TOML into a struct, or everything that stands in its way: serde stops at
//! the first key it does not know.

use crate::diagnostic::{hidden, hidden_message};
use messages::Language;
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::de::{DeTable, DeValue, Deserializer};

/// Each unknown key costs one more reading.
const MOST_UNKNOWN: usize = 100;

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
/// both a value and problems.
pub fn read_table<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<TomlProblem>) {
    let problem = |error: &toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        TomlProblem { at, message: error.message().replace('\n', "; "), hidden: None }
    };
    let mut table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return (None, vec![problem(&error)]),
    };
    let mut problems = Vec::new();
    table.get_ref().iter().for_each(|(_, value)| report_hidden(value.get_ref(), &value.span(), &mut problems));
    for _ in 0..MOST_UNKNOWN {
        match T::deserialize(Deserializer::from(table.clone())) {
            Ok(value) => return (Some(value), problems),
            Err(error) => {
                problems.push(problem(&error));
                let is_unknown = error.message().starts_with("unknown field");
                if !is_unknown || !error.span().is_some_and(|span| remove(table.get_mut(), &span)) {
                    break;
                }
            }
        }
    }
    (None, problems)
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
