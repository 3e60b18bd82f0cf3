//! Compiles `locales/*.ftl` to functions.

mod generator;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=generator.rs");
    // That is enough for cargo to stop. An exit code as well would make it
    // print everything that was said once more.
    for problem in compile(&root).err().iter().flat_map(|problems| problems.lines()) {
        println!("cargo::error={problem}");
    }
}

fn compile(root: &Path) -> Result<(), String> {
    let entries = fs::read_dir(root).map_err(|error| format!("{}: {error}", root.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut locales = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        locales.push((tag, text));
    }
    let code = generator::generate(&locales)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?).join("messages.rs");
    fs::write(&out, code).map_err(|error| format!("{}: {error}", out.display()))
}
