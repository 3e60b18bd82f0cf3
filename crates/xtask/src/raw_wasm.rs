//! A crate of raw exports as a small wasm: no wasm-bindgen, no glue.

use crate::build::remapped_paths;
use crate::setup::Tools;
use crate::shell::{self, cargo, program, run as execute};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Names the folder for what is made on the way, below `target/`.
pub(crate) const WORK: &str = "target/site/work";

/// Builds `package` and shrinks it; gives the file. `flags` are rustc's.
pub(crate) fn build(tools: &Tools, package: &str, flags: &str) -> Result<PathBuf> {
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", package, "--target", "wasm32-unknown-unknown"]);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths() + flags);
    execute(&mut build)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    let output = work.join(Path::new(package).with_extension("wasm"));
    let mut optimise = program(&tools.wasm_opt);
    optimise
        .env("PATH", &tools.path)
        .args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(target.join("wasm32-unknown-unknown/release").join(Path::new(package).with_extension("wasm")))
        .arg("-o")
        .arg(&output);
    execute(&mut optimise)?;
    Ok(output)
}
