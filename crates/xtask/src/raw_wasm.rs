//! A crate as a wasm without wasm-bindgen: raw exports, nothing imported.

use crate::build::remapped_paths;
use crate::setup::{self, Tools};
use crate::shell::{self, cargo, program, run as execute};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction, Module};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Names the folder for what is made on the way, below `target/`.
pub(crate) const WORK: &str = "target/site/work";

/// What of std's formatting a package uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formatting {
    /// left as it is
    Used,
    /// only the words of panics, which [`silence`] takes away
    Unused,
}

/// Builds a package of the workspace, with a stack of so many bytes, and shrinks it.
pub(crate) fn build(tools: &Tools, package: &str, stack: u32, formatting: Formatting) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", package, "--target", "wasm32-unknown-unknown"]);
    let flags = format!("{} -Clink-arg=-zstack-size={stack}", remapped_paths());
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    execute(&mut build)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    let work = shell::root().join(WORK);
    fs::create_dir_all(&work)?;
    let built = target.join("wasm32-unknown-unknown/release").join(format!("{package}.wasm"));
    let built = fs::read(&built).with_context(|| format!("could not read {}", built.display()))?;
    let built = if formatting == Formatting::Unused { silence(&built)? } else { built };
    let whole = work.join(format!("{package}.whole.wasm"));
    let output = work.join(format!("{package}.wasm"));
    // Shrinking takes ten seconds, so only what is new is shrunk.
    let (marker, hash) = (work.join(format!("{package}.from")), setup::hash(&built));
    if output.exists() && fs::read_to_string(&marker).is_ok_and(|from| from == hash) {
        return Ok(output);
    }
    fs::write(&whole, &built)?;
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

/// Parts of the (mangled) names of functions that only words of a panic need:
/// nobody reads them, because such a module imports nothing to print with, and
/// a panic ends it either way. wasm-opt then drops all that only they use: 4 KB
/// gzip of the search's wasm.
const WORDS_OF_PANICS: [&str; 4] = ["3fmt", "9panicking", "error_fail", "index_fail"];

/// Makes those functions end the module at once.
fn silence(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut silencer = Silencer { next: 0, silent: BTreeSet::new() };
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for function in functions {
                let function = function?;
                if WORDS_OF_PANICS.iter().any(|part| function.name.contains(part)) {
                    silencer.silent.insert(function.index);
                }
            }
        }
    }
    let mut module = Module::new();
    match silencer.parse_core_module(&mut module, Parser::new(0), wasm) {
        Ok(()) => Ok(module.finish()),
        Err(error) => bail!("the wasm could not be read: {error}"),
    }
}

struct Silencer {
    /// the number of the next function; none is imported
    next: u32,
    silent: BTreeSet<u32>,
}

impl Reencode for Silencer {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let number = self.next;
        self.next += 1;
        if !self.silent.contains(&number) {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut function = Function::new([]);
        function.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection};

    #[test]
    fn only_words_of_panics_go() {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        let mut names = NameMap::new();
        for (number, name) in (0..).zip(["_ZN6search4find", "_RNvNtC4core9panicking9panic_fmt", "_ZN4core3fmt5write"]) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::Nop).instruction(&Instruction::End);
            code.function(&body);
            names.append(number, name);
        }
        let mut section = NameSection::new();
        section.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&section);
        let silent = silence(&module.finish()).expect("a module");
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(&silent) {
            if let Ok(Payload::CodeSectionEntry(body)) = payload {
                let mut operators = body.get_operators_reader().expect("a body");
                bodies.push(format!("{:?}", operators.read().expect("an instruction")));
            }
        }
        assert_eq!(bodies, ["Nop", "Unreachable", "Unreachable"]);
    }
}
