//! Scripts and styles as browsers get them, by esbuild.

use crate::files::write_file;
use crate::raw_wasm::WORK;
use crate::setup::Tools;
use crate::shell::{self, program};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// Asks the browser to compile a script's functions while it arrives and off
/// the main thread, instead of one by one at their first call: a fifth of the
/// scripts' time at start. <https://v8.dev/blog/explicit-compile-hints>
pub(crate) const CALLED_ON_LOAD: &str = "//# allFunctionsCalledOnLoad\n";

/// A script of `src/` or a style of `styles/`, without what only people read.
pub(crate) fn minify(tools: &Tools, file: &Path, more: &[&str]) -> Result<String> {
    let mut esbuild = program(&tools.esbuild);
    esbuild
        .env("PATH", &tools.path)
        .arg(file)
        .args(["--minify", "--log-level=warning", "--target=es2022,chrome111,firefox113,safari16.4"])
        .args(more);
    let output = esbuild.output().context("could not run esbuild")?;
    if !output.status.success() {
        bail!("{} could not be minified:\n{}", file.display(), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// A module below `src/` with those it imports and its styles.
pub(crate) fn with_style(tools: &Tools, module: &str, style: &str) -> Result<String> {
    let root = shell::root();
    let style = minify(tools, &root.join(format!("styles/{style}.css")), &[])?;
    let built = root.join(WORK).join(format!("{module}.js"));
    write_file(&built, format!("export const css = {};\n", serde_json::to_string(&style)?))?;
    let alias = format!("--alias:built={}", built.display());
    let file = root.join(format!("src/{module}.js"));
    minify(tools, &file, &["--bundle", "--format=esm", "--charset=utf8", &alias])
}
