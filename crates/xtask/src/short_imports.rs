//! Short names for the functions that the wasm takes from its glue.
//!
//! wasm-bindgen names each by its origin and a hash, in both files:
//! `__wbg_createElement_de4a31ed2fb252be`. Short names take 4 KB gzip off the
//! two. Binaryen's own pass also merges the modules imported from, which the
//! glue cannot follow.

use anyhow::{Result, bail};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};

/// Module and glue that fit each other.
#[derive(Debug)]
pub(crate) struct Short {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

/// Renames the imports that wasm-bindgen generated; others keep their names.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Result<Short> {
    let mut renamer = Renamer::default();
    let mut module = Module::new();
    if let Err(error) = renamer.parse_core_module(&mut module, wasmparser::Parser::new(0), wasm) {
        bail!("the app's wasm could not be read: {error}");
    }
    let mut glue = without_unused(glue, &renamer.names);
    for (long, short) in &renamer.names {
        if !glue.contains(long.as_str()) {
            bail!("the app's wasm asks for {long}, which its glue does not have: build it anew");
        }
        // Each long name ends with a hash, so none is part of another.
        glue = glue.replace(long.as_str(), short);
    }
    Ok(Short { wasm: module.finish(), glue })
}

/// Leaves out the functions that the shrunk wasm no longer asks for; what only
/// they call goes when the glue is bundled.
fn without_unused(glue: &str, used: &BTreeMap<String, String>) -> String {
    const INDENT: &str = "        ";
    let mut kept = String::with_capacity(glue.len());
    let mut is_unused = false;
    for line in glue.split_inclusive('\n') {
        let property = line.strip_prefix(INDENT).unwrap_or_default();
        if let Some((name, _)) = property.split_once(": function(").filter(|(name, _)| name.starts_with("__wb")) {
            is_unused = !used.contains_key(name);
        }
        if !is_unused {
            kept += line;
        }
        is_unused &= !property.starts_with('}');
    }
    kept
}

#[derive(Default)]
struct Renamer {
    names: BTreeMap<String, String>,
}

impl Reencode for Renamer {
    type Error = std::convert::Infallible;

    /// Names, producers and features are for tools, not for the reader's phone.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            if import.name.starts_with("__wb") {
                let next = format!("_{}", self.names.len());
                let short = self.names.entry(import.name.to_owned()).or_insert(next);
                imports.import(import.module, short, kind);
            } else {
                imports.import(import.module, import.name, kind);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn both_files_agree() {
        let short =
            shorten(&module(&["__wbg_error_1f", "snapshot", "__wbg_new_2a"]), "{__wbg_error_1f: f, __wbg_new_2a: g}")
                .expect("renamed");
        assert_eq!(short.glue, "{_0: f, _1: g}");
        assert_eq!(short.wasm, module(&["_0", "snapshot", "_1"]));
    }

    #[test]
    fn what_the_wasm_no_longer_asks_for_goes() {
        let glue = "    return {
        __wbg_error_1f: function() { return f(function (text) {
            log(text);
        }, arguments); },
        __wbg_stack_3c: function(of) {
            return of.stack;
        },
        snapshot: g,
    };
";
        let short = shorten(&module(&["__wbg_stack_3c", "snapshot"]), glue).expect("renamed");
        assert_eq!(
            short.glue,
            "    return {
        _0: function(of) {
            return of.stack;
        },
        snapshot: g,
    };
"
        );
    }

    #[test]
    fn files_that_do_not_fit_are_refused() {
        assert!(shorten(&module(&["__wbg_error_1f"]), "{__wbg_error_2b: f}").is_err());
        assert!(shorten(b"no wasm", "").is_err());
    }
}
