//! What the reader's phone has to fetch, against the budgets of `budgets.toml`.

use crate::options::Options;
use crate::shell;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// bytes, gzip -6
    gzip: usize,
    /// bytes, gzip -6, when it was last released
    #[serde(default)]
    released: Option<usize>,
}

/// `cargo xtask size`
pub(crate) fn run(options: &Options) -> Result<()> {
    compare(&shell::root().join(&options.dist), false)
}

/// Fails where a file of a built folder is over its budget.
pub(crate) fn check(dist: &Path) -> Result<()> {
    compare(dist, true)
}

/// Prints the sizes of a built folder, of all files or of those that have a
/// budget, and fails where one is over it.
fn compare(dist: &Path, is_brief: bool) -> Result<()> {
    let file = shell::root().join("budgets.toml");
    let budgets = toml::from_str(&fs::read_to_string(&file)?).context("budgets.toml is broken")?;
    compare_with(&budgets, dist, is_brief)
}

fn compare_with(budgets: &BTreeMap<String, Budget>, dist: &Path, is_brief: bool) -> Result<()> {
    let (mut over, mut absent) = (Vec::new(), budgets.keys().cloned().collect::<BTreeSet<_>>());
    println!("{:34} {:>9} {:>9} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip -6", "brotli 11", "budget", "released");
    for (name, bytes) in measured(dist)? {
        let budget = budgets.get(&name);
        if is_brief && budget.is_none() {
            continue;
        }
        absent.remove(&name);
        let gzip = gzip(&bytes)?;
        let number = |value: Option<usize>| value.map(|value| value.to_string()).unwrap_or_default();
        let (limit, released) = (budget.map(|budget| budget.gzip), budget.and_then(|budget| budget.released));
        println!(
            "{name:34} {:>9} {gzip:>9} {:>9} {:>9} {:>9}",
            bytes.len(),
            brotli(&bytes)?,
            number(limit),
            number(released)
        );
        if limit.is_some_and(|limit| gzip > limit) {
            over.push(name);
        }
    }
    // A budget that measures nothing would hold for ever.
    if !absent.is_empty() {
        let names = absent.into_iter().collect::<Vec<_>>().join(", ");
        bail!("budgets.toml names what was not built: {names}: build it, or correct the name");
    }
    if !over.is_empty() {
        bail!("over the budget in budgets.toml: {}: make it smaller, or raise the budget and say why", over.join(", "));
    }
    Ok(())
}

/// The files that count, by names without their hashes.
fn measured(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(dist).sort_by_file_name() {
        let entry = entry
            .with_context(|| format!("could not read {}: build it first, by `cargo xtask build`", dist.display()))?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            // The parts of the indexes are many and small, each by its measure.
            if path.starts_with("search/") && path.ends_with(".txt") {
                continue;
            }
            let name = without_hash(&path);
            files.push((name, fs::read(entry.path())?));
        }
    }
    let page = files
        .iter()
        .find(|(name, _)| name.ends_with("/index.html"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    if let Some(page) = page {
        for (name, start, end) in
            [("boot script, inlined", "<script>", "</script>"), ("styles, inlined", "<style>", "</style>")]
        {
            let inner = page.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map(|(inner, _)| inner);
            files.push((name.into(), inner.unwrap_or_default().as_bytes().to_vec()));
        }
    }
    Ok(files)
}

/// A file's name without the hash of its content: `app.wasm` of `app-0123456789abcdef.wasm`.
fn without_hash(path: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match path.rsplit_once('.').and_then(|(stem, kind)| Some((stem.rsplit_once('-')?, kind))) {
        Some(((name, hash), kind)) if is_hash(hash) => [name, ".", kind].concat(),
        _ => path.to_owned(),
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    brotli::BrotliCompress(
        &mut &*bytes,
        &mut out,
        &brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() },
    )?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("app-0123456789abcdef.js"), "x").expect("a file");
        let says = |budgets: &str| match compare_with(&toml::from_str(budgets).expect("budgets"), folder.path(), true) {
            Ok(()) => String::new(),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(says("['app.js']\ngzip = 100\n"), "");
        assert!(says("['app.js']\ngzip = 1\n").starts_with("over the budget in budgets.toml: app.js"));
        assert!(
            says("['app.js']\ngzip = 100\n['ap.js']\ngzip = 1\n")
                .starts_with("budgets.toml names what was not built: ap.js")
        );
    }
}
