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
    let mut glue = glue.to_owned();
    for (long, short) in &renamer.names {
        if !glue.contains(long.as_str()) {
            bail!("the app's wasm asks for {long}, which its glue does not have: build it anew");
        }
        // Each long name ends with a hash, so none is part of another.
        glue = glue.replace(long.as_str(), short);
    }
    Ok(Short { wasm: module.finish(), glue })
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
    fn files_that_do_not_fit_are_refused() {
        assert!(shorten(&module(&["__wbg_error_1f"]), "{__wbg_error_2b: f}").is_err());
        assert!(shorten(b"no wasm", "").is_err());
    }
}
