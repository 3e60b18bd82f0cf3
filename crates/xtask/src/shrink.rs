//! A wasm as small as a reader's phone should fetch: no words of panics, no
//! names, and what wasm-opt can save.

use crate::files::hash;
use crate::raw_wasm::WORK;
use crate::setup::Tools;
use crate::shell::{self, program, run as execute};
use crate::silence::silence;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// Takes out what no browser needs; gives the file of the result.
pub(crate) fn shrink(tools: &Tools, name: &str, wasm: &[u8]) -> Result<PathBuf> {
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    let (whole, output) = (work.join(format!("{name}.whole.wasm")), work.join(format!("{name}.wasm")));
    // Shrinking takes ten seconds, so only what is new is shrunk.
    let wasm = silence(wasm)?;
    let (marker, hash) = (work.join(format!("{name}.from")), hash(&wasm));
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
