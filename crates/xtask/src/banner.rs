//! `dist/embed/` and `dist/npm/`: everything a site needs of the banner.
//!
//! 1. cargo builds `crates/banner` to a raw wasm, wasm-opt shrinks it
//! 2. esbuild bundles the element's modules, styles and words into one file,
//!    and the wasm goes into it as a string: one request, and a page whose
//!    visitor has chosen never compiles it
//! 3. wasm2js turns the same wasm into the fallback
//! 4. types, manifest and readme go beside them, and all into the npm package

use crate::build::{CALLED_ON_LOAD, minify};
use crate::content::compile::write_file;
use crate::raw_wasm::{self, WORK};
use crate::setup::Tools;
use crate::shell::{self, program, run as execute};
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Everything but words, for `cargo xtask size`: words are the site's choice.
pub(crate) const WITHOUT_WORDS: &str = "consent-banner.without-words.js";

/// What stands in the bundle where the wasm belongs. It is put there last,
/// because a minifier writes control characters at twice their length.
const PLACE: &str = "@WASM@";

/// The two scripts of the banner, ready to be served.
pub(crate) struct Banner {
    element: String,
    fallback: String,
}

/// Builds both scripts.
pub(crate) fn build(tools: &Tools) -> Result<Banner> {
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    // A stack of 16 KB is plenty for functions that keep nothing on it.
    let wasm = raw_wasm::build(tools, "banner", 16384)?;
    let literal = literal(&fs::read(&wasm)?);
    let element = with_wasm(&bundle(tools, &work, None)?, &literal)?;
    let bare = with_wasm(&bundle(tools, &work, Some("--external:./texts/*"))?, &literal)?;
    write_file(&work.join(WITHOUT_WORDS), bare)?;
    let element = [CALLED_ON_LOAD, &element].concat();
    Ok(Banner { element, fallback: fallback(tools, &work, &wasm)? })
}

/// Writes the folders `embed` and `npm` of a site.
pub(crate) fn write(banner: &Banner, dist: &Path) -> Result<()> {
    let root = shell::root();
    for folder in ["embed", "npm"] {
        let folder = dist.join(folder);
        write_file(&folder.join("consent-banner.js"), &banner.element)?;
        write_file(&folder.join("consent-banner-fallback.js"), &banner.fallback)?;
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

/// The element class with all its modules, or all but what an option says.
fn bundle(tools: &Tools, work: &Path, option: Option<&str>) -> Result<String> {
    let embed = shell::root().join("embed");
    let style = minify(tools, &embed.join("banner.css"), &[])?;
    let built = work.join("built.js");
    let parts = format!("export const wasm = \"{PLACE}\";\nexport const css = {};\n", serde_json::to_string(&style)?);
    write_file(&built, parts)?;
    let alias = format!("--alias:built={}", built.display());
    let mut options =
        vec!["--bundle", "--format=esm", "--charset=utf8", "--external:./consent-banner-fallback.js", &alias];
    options.extend(option);
    minify(tools, &embed.join("consent-banner.js"), &options)
}

/// The bundle with the wasm in its place.
fn with_wasm(bundle: &str, literal: &str) -> Result<String> {
    let place = format!("\"{PLACE}\"");
    if !bundle.contains(&place) {
        bail!("the banner's bundle has no place for its wasm, {place}: look at what esbuild makes of embed/core.js");
    }
    Ok(bundle.replace(&place, literal))
}

fn fallback(tools: &Tools, work: &Path, wasm: &Path) -> Result<String> {
    let tool = |name| {
        let mut tool = program(tools.wasm_opt.with_file_name(name));
        tool.env("PATH", &tools.path);
        tool
    };
    // wasm2js knows only the first version of WebAssembly.
    let plain = work.join("consent-banner.plain.wasm");
    let features = ["bulk-memory", "bulk-memory-opt", "sign-ext", "mutable-globals", "nontrapping-float-to-int"];
    let features = features.map(|feature| format!("--enable-{feature}"));
    let lowering =
        ["--llvm-memory-copy-fill-lowering", "--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "-Oz"];
    execute(tool("wasm-opt").args(&features).args(lowering).arg(wasm).arg("-o").arg(&plain))?;
    let script = work.join("consent-banner-fallback.js");
    execute(tool("wasm2js").args(["-Oz"]).arg(&plain).arg("-o").arg(&script))?;
    minify(tools, &script, &["--bundle", "--format=esm"])
}

/// Bytes as a string literal, a character each. As UTF-8 that compresses
/// almost as well as the bytes themselves; base64 takes a third more.
fn literal(bytes: &[u8]) -> String {
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
