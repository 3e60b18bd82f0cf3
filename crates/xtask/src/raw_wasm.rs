//! A crate as a wasm without wasm-bindgen: raw exports, nothing imported.

use crate::build::remapped_paths;
use crate::setup::Tools;
use crate::shell::{self, cargo, run as execute};
use crate::shrink::shrink;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::{env, fs};

/// Names the folder for what is made on the way, below `target/`.
pub(crate) const WORK: &str = "target/site/work";

/// Builds a package of the workspace, with options for the linker, and shrinks it.
pub(crate) fn build(tools: &Tools, package: &str, options: &[&str]) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", package, "--target", "wasm32-unknown-unknown"]);
    let options = options.iter().map(|option| format!(" -Clink-arg={option}")).collect::<String>();
    let flags = remapped_paths() + &options;
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    execute(&mut build)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    let built = target.join("wasm32-unknown-unknown/release").join(format!("{package}.wasm"));
    let built = fs::read(&built).with_context(|| format!("could not read {}", built.display()))?;
    shrink(tools, package, &built)
}
