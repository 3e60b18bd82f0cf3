//! Takes the words of panics out of a wasm.
//!
//! A panic ends the module either way (`panic = "abort"`), and what it would
//! say names lines of libraries to a reader who cannot use them. The functions
//! that only say it end the module at once instead; wasm-opt then drops all
//! that only they use: 4 KB gzip of the search's wasm, 8 of the app's. What
//! else uses std's formatting keeps it.

use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction, Module};
use wasmparser::{KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// Parts of the names of functions that are called to panic, or by one.
const PANICS: [&str; 13] = [
    "core::panicking::",
    "std::panicking::",
    "::panic_",
    "rust_panic",
    "_end_short_backtrace",
    "console_error_panic_hook::hook",
    "::unwrap_failed",
    "::expect_failed",
    // each by its name: a function of ours that merely may fail must stay
    "::slice_index_fail",
    "::slice_error_fail",
    "::len_mismatch_fail",
    "::borrow_fail",
    // what Yew found instead of the markup it expected
    "feat_hydration::node_type_str",
];

/// Called where nothing panics: whether something does, and who is to be told.
const NOT_PANICS: [&str; 1] = ["panic_count::"];

/// Formatting, which panics are the first to use. A number's digits are apart
/// (`fmt::num::imp`): `to_string` writes them without the rest.
fn formats(name: &str) -> bool {
    name.contains("::fmt::") && !name.contains("::fmt::num::imp")
}

fn panics(name: &str) -> bool {
    PANICS.iter().any(|part| name.contains(part)) && !NOT_PANICS.iter().any(|part| name.contains(part))
}

/// Makes the functions that only panics need end the module at once. The
/// module must still have its names.
pub(crate) fn silence(wasm: &[u8]) -> Result<Vec<u8>> {
    let module = Functions::read(wasm)?;
    if module.names.is_empty() {
        bail!("the wasm has no names of functions, by which those of panics are known: build it with them");
    }
    let mut silencer = Silencer { next: module.imported, silent: module.silent() };
    let mut output = Module::new();
    match silencer.parse_core_module(&mut output, Parser::new(0), wasm) {
        Ok(()) => Ok(output.finish()),
        Err(error) => bail!("the wasm could not be read: {error}"),
    }
}

/// What is known of a module's functions, each by its number.
#[derive(Default)]
struct Functions {
    imported: u32,
    names: BTreeMap<u32, String>,
    /// who calls each, by name; a call through the table is not seen
    callers: BTreeMap<u32, BTreeSet<u32>>,
}

impl Functions {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut read = Self::default();
        let mut number = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        read.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                    number = read.imported;
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } | Operator::ReturnCall { function_index } = operator? {
                            read.callers.entry(function_index).or_default().insert(number);
                        }
                    }
                    number += 1;
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(names) = section.as_known() else { continue };
                    for name in names {
                        let Name::Function(functions) = name? else { continue };
                        for function in functions {
                            let function = function?;
                            read.names.insert(function.index, readable(function.name));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(read)
    }

    fn silent(&self) -> BTreeSet<u32> {
        let own = |(number, _): &(&u32, &String)| **number >= self.imported;
        let panics = self.names.iter().filter(own).filter(|(_, name)| panics(name)).map(|(number, _)| *number);
        let panics: BTreeSet<u32> = panics.collect();
        let formats = self.names.iter().filter(own).filter(|(_, name)| formats(name)).map(|(number, _)| *number);
        let both: BTreeSet<u32> = panics.iter().copied().chain(formats).collect();
        // Formatting calls the most of itself through the table, so either all
        // of it is silent or none.
        let is_used = both.difference(&panics).filter_map(|number| self.callers.get(number)).flatten();
        if is_used.into_iter().any(|caller| !both.contains(caller)) { panics } else { both }
    }
}

/// A name without the hash of its crate, whether mangled or not.
fn readable(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut parts = name.split('[');
    let mut readable = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                readable += rest;
            }
            _ => readable.extend(["[", part]),
        }
    }
    readable
}

struct Silencer {
    /// the number of the next function
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
    use wasm_encoder::{EntityType, FunctionSection, ImportSection, NameMap, NameSection, TypeSection};

    /// A module with one import and these functions; each calls those numbered.
    fn module(functions: &[(&str, &[u32])]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        let (mut declared, mut code, mut names) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        imports.import("page", "paint", EntityType::Function(0));
        for (number, (name, calls)) in (1..).zip(functions) {
            declared.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::Nop);
            for call in *calls {
                body.instruction(&Instruction::Call(*call));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
            names.append(number, name);
        }
        let mut section = NameSection::new();
        section.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&declared).section(&code).section(&section);
        module.finish()
    }

    /// How each function begins once the module is silent.
    fn beginnings(functions: &[(&str, &[u32])]) -> Vec<String> {
        let silent = silence(&module(functions)).expect("a module");
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(&silent) {
            if let Ok(Payload::CodeSectionEntry(body)) = payload {
                let mut operators = body.get_operators_reader().expect("a body");
                bodies.push(format!("{:?}", operators.read().expect("an instruction")));
            }
        }
        bodies
    }

    #[test]
    fn words_of_panics_go() {
        let functions: [(&str, &[u32]); 5] = [
            ("_RNvCs1_6search4find", &[0, 2]),
            ("_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt", &[3]),
            ("core[c5930c85a12de822]::fmt::write", &[]),
            ("<u32 as core[c5930c85a12de822]::fmt::Display>::fmt", &[]),
            ("std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path", &[]),
        ];
        assert_eq!(beginnings(&functions), ["Nop", "Unreachable", "Unreachable", "Unreachable", "Nop"]);
    }

    #[test]
    fn formatting_stays_where_something_else_uses_it() {
        let functions: [(&str, &[u32]); 4] = [
            ("page::title", &[2, 3]),
            ("core::fmt::write", &[]),
            ("core::panicking::panic_fmt", &[2]),
            ("<u32 as core::fmt::Display>::fmt", &[]),
        ];
        assert_eq!(beginnings(&functions), ["Nop", "Nop", "Unreachable", "Nop"]);
    }

    #[test]
    fn what_may_fail_stays() {
        let functions: [(&str, &[u32]); 3] =
            [("search::may_fail", &[]), ("viewer::on_failure", &[]), ("core::str::slice_error_fail_rt", &[])];
        assert_eq!(beginnings(&functions), ["Nop", "Nop", "Unreachable"]);
    }

    #[test]
    fn a_module_without_names_is_refused() {
        assert!(silence(&module(&[])).is_err_and(|error| error.to_string().contains("no names")));
    }
}
