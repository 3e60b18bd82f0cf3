//! The search: its indexes below `dist/search/`, its wasm and its scripts.
//!
//! A text is in the index of its own language alone: where a translation is
//! missing, the original is found among the texts of all languages.

use crate::content::Content;
use crate::files::{hash, write_file};
use crate::minify::minify;
use crate::raw_wasm;
use crate::setup::Tools;
use crate::shell;
use anyhow::Result;
use messages::Language;
use search::analysis;
use search::index::{Builder, Index};
use search::unit::units;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// Where everything of the search is, relative to the base.
const FOLDER: &str = "search/";

/// The search's scripts, ready to be served.
#[derive(Debug)]
pub(crate) struct Search {
    /// inlined in the page of the search
    pub(crate) page: String,
    /// the wasm that finds, relative to the base, and itself
    pub(crate) finder: String,
    pub(crate) wasm: Vec<u8>,
    /// JSON for that page: by language, where its index is
    pub(crate) indexes: String,
    /// the script that marks words in a policy, relative to the base
    pub(crate) marks: String,
}

/// Writes wasm, scripts and indexes into `dist`, under names that tell their content.
pub(crate) fn write(tools: &Tools, content: &Content, dist: &Path) -> Result<Search> {
    let wasm = fs::read(raw_wasm::build(tools, "finder", &["-zstack-size=65536"])?)?;
    let wasm_name = format!("{FOLDER}finder-{}.wasm", hash(&wasm));
    write_file(&dist.join(&wasm_name), &wasm)?;
    let finder = format!("--define:FINDER={}", json!(wasm_name));
    let script = |name: &str| {
        minify(tools, &shell::root().join("src").join(name), &["--bundle", "--format=esm", "--charset=utf8", &finder])
    };
    let (page, marks) = (script("search.js")?, script("marks.js")?);
    let marks_name = format!("{FOLDER}marks-{}.js", hash(marks.as_bytes()));
    write_file(&dist.join(&marks_name), marks)?;
    let mut indexes = Map::new();
    for language in &content.site.languages {
        let tag = language.tag();
        let index = index(content, *language);
        indexes.insert(tag.to_owned(), write_index(&index, tag, dist)?);
    }
    Ok(Search { page, finder: wasm_name, wasm, indexes: Value::Object(indexes).to_string(), marks: marks_name })
}

/// The index of the texts in a language.
fn index(content: &Content, language: Language) -> Index {
    let mut builder = Builder::new(analysis::Language::from_tag(language.tag()));
    for policy in &content.policies {
        if let Some(text) = policy.texts.get(&language) {
            builder.add(policy.id.as_str(), policy.controller_in(language), &units(&text.document));
        }
    }
    builder.finish()
}

/// Writes an index into a folder that is named by its content, so that shards
/// and pieces of different builds never meet; gives what the page must know.
fn write_index(index: &Index, tag: &str, dist: &Path) -> Result<Value> {
    let hash = hash([index.shards.concat(), index.pieces.concat().concat()].concat().as_bytes());
    let folder = format!("{FOLDER}{tag}/{hash}/");
    for (number, shard) in index.shards.iter().enumerate() {
        write_file(&dist.join(format!("{folder}{number}.txt")), shard)?;
    }
    for (policy, pieces) in index.pieces.iter().enumerate() {
        for (number, piece) in pieces.iter().enumerate() {
            write_file(&dist.join(format!("{folder}{policy}-{number}.txt")), piece)?;
        }
    }
    Ok(json!({ "folder": folder, "units": index.units, "from": index.from }))
}

#[cfg(test)]
mod tests;
