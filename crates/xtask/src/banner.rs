//! `dist/embed/` and `dist/npm/`: everything a site needs of the banner.
//!
//! 1. cargo builds `crates/banner` to a raw wasm, wasm-opt shrinks it
//! 2. esbuild bundles what shows the banner, the element with its styles and
//!    words, into one file
//! 3. what a decision does to the page into another, and what a choice needs
//!    into a third, with the wasm in it as a string
//! 4. the same wasm is turned into plain JavaScript, the fallback
//! 5. types, manifest and readme go beside them, and all into the npm package

use crate::files::{hash, write_file};
use crate::minify::{CALLED_ON_LOAD, minify};
use crate::raw_wasm::{self, WORK};
use crate::setup::Tools;
use crate::{plain_script, shell};
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The element without words, for `cargo xtask bench`: words are the site's choice.
pub(crate) const WITHOUT_WORDS: &str = "consent-banner.without-words.js";

/// What stands in the bundle where the wasm belongs. It is put there last,
/// because a minifier writes control characters at twice their length.
const PLACE: &str = "@WASM@";

/// What the scripts import of each other.
const PAGE: &str = "./consent-banner-page.js";
const CORE: &str = "./consent-banner-core.js";
const FALLBACK: &str = "./consent-banner-fallback.js";

/// The scripts of the banner, ready to be served.
#[derive(Clone)]
pub(crate) struct Banner {
    /// imports page and core
    element: String,
    /// imports the core
    page: String,
    /// imports the fallback
    core: String,
    fallback: String,
}

impl Banner {
    /// The scripts, each importing the others by what is in them: an element
    /// must never meet the core of another release in a cache.
    fn of_one_release(&self) -> Result<Self> {
        let fallback = self.fallback.clone();
        let core = of_one_release(&self.core, FALLBACK, &fallback)?;
        let page = of_one_release(&self.page, CORE, &core)?;
        let element = of_one_release(&self.element, CORE, &core)?;
        Ok(Self { element: of_one_release(&element, PAGE, &page)?, page, core, fallback })
    }
}

/// Builds the scripts.
pub(crate) fn build(tools: &Tools) -> Result<Banner> {
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    // A stack of 16 KB is plenty for functions that keep nothing on it; the
    // memory is what crates/banner/src/shared.rs says.
    let wasm =
        raw_wasm::build(tools, "banner", &["-zstack-size=16384", "--initial-memory=4194304", "--max-memory=4194304"])?;
    let wasm = fs::read(&wasm)?;
    let built = built(tools, &work)?;
    let bundle = |name, options: &[&str]| bundle(tools, &built, name, options);
    let element = |options| Ok::<_, anyhow::Error>([CALLED_ON_LOAD, &bundle("consent-banner.js", options)?].concat());
    let banner = Banner {
        element: element(&[])?,
        page: [CALLED_ON_LOAD, &bundle("page.js", &[])?].concat(),
        core: with_wasm(&bundle("core.js", &[])?, &literal(&wasm))?,
        fallback: plain_script::build(tools, &work, &wasm)?,
    };
    // As it is served, with imports where its words stand.
    let without_words = Banner { element: element(&["--external:./texts/*"])?, ..banner.clone() }.of_one_release()?;
    write_file(&work.join(WITHOUT_WORDS), without_words.element)?;
    Ok(banner)
}

/// Writes the folders `embed` and `npm` of a site.
pub(crate) fn write(banner: &Banner, dist: &Path) -> Result<()> {
    let root = shell::root();
    // In the package versions keep together, and not every bundler knows queries.
    for (folder, scripts) in [("embed", &banner.of_one_release()?), ("npm", banner)] {
        let folder = dist.join(folder);
        let Banner { element, page, core, fallback } = scripts;
        for (name, script) in [("", element), ("-page", page), ("-core", core), ("-fallback", fallback)] {
            write_file(&folder.join(format!("consent-banner{name}.js")), script)?;
        }
        for name in ["consent-banner.d.ts", "custom-elements.json"] {
            write_file(&folder.join(name), fs::read(root.join("embed").join(name))?)?;
        }
    }
    for (from, name) in
        [("embed/README.md", "README.md"), ("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE")]
    {
        write_file(
            &dist.join("npm").join(name),
            fs::read(root.join(from)).with_context(|| format!("could not read {from}"))?,
        )?;
    }
    let package = fs::read_to_string(root.join("embed/package.json"))?;
    let mut package: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&package).context("embed/package.json is broken")?;
    // One version for the whole project.
    package.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    write_file(&dist.join("npm/package.json"), serde_json::to_string_pretty(&package)? + "\n")
}

/// A script that imports another file by what is in it.
fn of_one_release(script: &str, import: &str, file: &str) -> Result<String> {
    if !script.contains(import) {
        bail!("a script of the banner does not import {import}: look at what esbuild makes of embed/");
    }
    Ok(script.replace(import, &[import, "?", &hash(file.as_bytes())].concat()))
}

/// The module `built`: the styles, and the place of the wasm.
fn built(tools: &Tools, work: &Path) -> Result<PathBuf> {
    let mut parts = format!("export const wasm = \"{PLACE}\";\n");
    for name in ["banner", "placeholder"] {
        let style = minify(tools, &shell::root().join(format!("embed/{name}.css")), &[])?;
        writeln!(parts, "export const {name} = {};", serde_json::to_string(&style)?)?;
    }
    let built = work.join("built.js");
    write_file(&built, parts)?;
    Ok(built)
}

/// A script of `embed/` with the modules it needs, but for the files of their own.
fn bundle(tools: &Tools, built: &Path, name: &str, options: &[&str]) -> Result<String> {
    let alias = format!("--alias:built={}", built.display());
    let all = ["--bundle", "--format=esm", "--charset=utf8", "--external:./consent-banner-*.js", &alias];
    minify(tools, &shell::root().join("embed").join(name), &[&all, options].concat())
}

/// The bundle with the wasm in its place.
fn with_wasm(bundle: &str, literal: &str) -> Result<String> {
    let place = format!("\"{PLACE}\"");
    if !bundle.contains(&place) {
        bail!("the banner's bundle has no place for its wasm, {place}: look at what esbuild makes of embed/core.js");
    }
    Ok(bundle.replace(&place, literal))
}

/// Bytes as a string literal, a character each. As UTF-8 that compresses
/// almost as well as the bytes themselves; base64 takes a third more.
pub(crate) fn literal(bytes: &[u8]) -> String {
    let mut literal = String::from("\"");
    for byte in bytes {
        match byte {
            // An escape of two digits, because a digit may follow.
            0 => literal.push_str("\\x00"),
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            b'"' | b'\\' => {
                let _ = write!(literal, "\\{}", char::from(*byte));
            }
            _ => literal.push(char::from(*byte)),
        }
    }
    literal + "\""
}

#[cfg(test)]
mod tests {
    use super::with_wasm;

    #[test]
    fn a_bundle_without_wasm_is_refused() {
        assert_eq!(with_wasm("a=\"@WASM@\"", "\"x\"").expect("a bundle"), "a=\"x\"");
        assert!(with_wasm("a='@WASM@'", "\"x\"").is_err());
    }
}
