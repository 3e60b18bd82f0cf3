//! A crate as a wasm without wasm-bindgen: raw exports, nothing imported.

use crate::build::remapped_paths;
use crate::setup::{self, Tools};
use crate::shell::{self, cargo, program, run as execute};
use crate::silence::silence;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::{env, fs};

/// Names the folder for what is made on the way, below `target/`.
pub(crate) const WORK: &str = "target/site/work";

/// Builds a package of the workspace, with a stack of so many bytes, and shrinks it.
pub(crate) fn build(tools: &Tools, package: &str, stack: u32) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", package, "--target", "wasm32-unknown-unknown"]);
    let flags = format!("{} -Clink-arg=-zstack-size={stack}", remapped_paths());
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    execute(&mut build)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    let built = target.join("wasm32-unknown-unknown/release").join(format!("{package}.wasm"));
    let built = fs::read(&built).with_context(|| format!("could not read {}", built.display()))?;
    shrink(tools, package, &built)
}

/// Takes out what no browser needs; gives the file of the result.
pub(crate) fn shrink(tools: &Tools, name: &str, wasm: &[u8]) -> Result<PathBuf> {
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    let (whole, output) = (work.join(format!("{name}.whole.wasm")), work.join(format!("{name}.wasm")));
    // Shrinking takes ten seconds, so only what is new is shrunk.
    let wasm = silence(wasm)?;
    let (marker, hash) = (work.join(format!("{name}.from")), setup::hash(&wasm));
    if output.exists() && fs::read_to_string(&marker).is_ok_and(|from| from == hash) {
        return Ok(output);
    }
    fs::write(&whole, &wasm)?;
    let mut optimise = program(&tools.wasm_opt);
    optimise
        .env("PATH", &tools.path)
        .args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(&whole)
        .arg("-o")
        .arg(&output);
    execute(&mut optimise)?;
    fs::write(marker, hash)?;
    Ok(output)
}
