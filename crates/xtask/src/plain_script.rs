//! A wasm as plain JavaScript, for browsers that run no wasm.
//!
//! wasm2js does the translation; but it writes the module's texts as base64,
//! with a decoder, and lists what only other modules use. So the texts are
//! taken out before and put in again as they are: a tenth less after compression.

use crate::banner::literal;
use crate::files::write_file;
use crate::minify::minify;
use crate::setup::Tools;
use crate::shell::{program, run as execute};
use anyhow::{Result, bail};
use regex::Regex;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{DataSection, ExportSection, Module};
use wasmparser::{DataKind, DataSectionReader, Operator, Parser};

/// What the script exports as well; the linker's own names are for linkers.
const EXPORTS: [&str; 3] = ["answer", "memory", "room"];

/// The script, minified.
pub(crate) fn build(tools: &Tools, work: &Path, wasm: &[u8]) -> Result<String> {
    let Bare { module, texts } = bare(wasm)?;
    let (before, after) = (work.join("consent-banner.bare.wasm"), work.join("consent-banner.plain.wasm"));
    write_file(&before, module)?;
    let tool = |name| {
        let mut tool = program(tools.wasm_opt.with_file_name(name));
        tool.env("PATH", &tools.path);
        tool
    };
    // wasm2js knows only the first version of WebAssembly.
    let features = ["bulk-memory", "bulk-memory-opt", "sign-ext", "mutable-globals", "nontrapping-float-to-int"];
    let features = features.map(|feature| format!("--enable-{feature}"));
    let lowering = ["--llvm-memory-copy-fill-lowering", "--signext-lowering", "--llvm-nontrapping-fptoint-lowering"];
    let shrinking = ["-Oz", "--flatten", "--rereloop", "-Oz"];
    execute(tool("wasm-opt").args(&features).args(lowering).args(shrinking).arg(&before).arg("-o").arg(&after))?;
    let script = work.join("consent-banner.plain.js");
    execute(tool("wasm2js").args(["-Oz"]).arg(&after).arg("-o").arg(&script))?;
    write_file(&script, without_unused(&fs::read_to_string(&script)?)?)?;
    let entry = work.join("consent-banner-fallback.js");
    write_file(&entry, with_texts(&texts))?;
    minify(tools, &entry, &["--bundle", "--format=esm", "--charset=utf8"])
}

/// A module without its texts, and those, each with its place in memory.
struct Bare {
    module: Vec<u8>,
    texts: Vec<(i32, Vec<u8>)>,
}

fn bare(wasm: &[u8]) -> Result<Bare> {
    let mut stripper = Stripper::default();
    let mut module = Module::new();
    if let Err(error) = stripper.parse_core_module(&mut module, Parser::new(0), wasm) {
        bail!("the banner's wasm could not be read: {error}");
    }
    if stripper.texts.is_empty() {
        bail!("the banner's wasm has no texts at fixed places: look at what wasm-opt makes of it");
    }
    Ok(Bare { module: module.finish(), texts: stripper.texts })
}

#[derive(Default)]
struct Stripper {
    texts: Vec<(i32, Vec<u8>)>,
}

impl Reencode for Stripper {
    type Error = std::convert::Infallible;

    fn parse_data_section(
        &mut self,
        _: &mut DataSection,
        section: DataSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for data in section {
            let data = data?;
            if let DataKind::Active { offset_expr, .. } = data.kind
                && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
            {
                self.texts.push((value, data.data.to_vec()));
            }
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(0)
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        if EXPORTS.contains(&export.name) {
            reencode::utils::parse_export(self, exports, export)?;
        }
        Ok(())
    }
}

/// Leaves out the views of memory and the functions that nothing uses: a
/// minifier keeps them, since to read `Math.abs` could have an effect.
fn without_unused(script: &str) -> Result<String> {
    let declaration = Regex::new(r"(?m)^\s*var (\w+) = (?:Math\.\w+|new \w+Array\(buffer\));\n")?;
    let is_used = |name: &str| {
        script.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| *word == name).count() > 1
    };
    let kept = declaration.replace_all(
        script,
        |found: &regex::Captures<'_>| {
            if is_used(&found[1]) { found[0].to_owned() } else { String::new() }
        },
    );
    Ok(kept.into_owned())
}

/// A script that puts the texts in their places.
fn with_texts(texts: &[(i32, Vec<u8>)]) -> String {
    let mut places = String::new();
    for (start, text) in texts {
        let _ = write!(places, "[{start}, {}], ", literal(text));
    }
    let exports = EXPORTS.join(", ");
    format!(
        "import {{ {exports} }} from './consent-banner.plain.js';\n\
         const bytes = new Uint8Array(memory.buffer);\n\
         for (const [start, text] of [{places}]) for (let at = 0; text[at]; at += 1) bytes[start + at] = text.charCodeAt(at);\n\
         export {{ {exports} }};\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, ExportKind, MemorySection, MemoryType};

    #[test]
    fn texts_and_foreign_exports_are_taken_out() {
        let (mut memories, mut exports, mut data) = (MemorySection::new(), ExportSection::new(), DataSection::new());
        memories.memory(MemoryType {
            minimum: 1,
            maximum: Some(1),
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        exports.export("memory", ExportKind::Memory, 0).export("__other", ExportKind::Memory, 0);
        data.active(0, &ConstExpr::i32_const(16), *b"a\"\0b");
        let mut module = Module::new();
        module.section(&memories).section(&exports).section(&data);
        let found = bare(&module.finish()).expect("a module");
        assert_eq!(found.texts, [(16, b"a\"\0b".to_vec())]);
        let module = String::from_utf8_lossy(&found.module).into_owned();
        assert!(module.contains("memory") && !module.contains("__other") && !module.contains("a\""));
        assert!(with_texts(&found.texts).contains(r#"[16, "a\"\x00b"], "#));
        assert!(bare(&Module::new().finish()).is_err());
    }

    #[test]
    fn what_is_used_stays() {
        let script = "  var HEAP8 = new Int8Array(buffer);\n  var Math_abs = Math.abs;\n  HEAP8[0] = 1;\n";
        assert_eq!(
            without_unused(script).expect("a script"),
            "  var HEAP8 = new Int8Array(buffer);\n  HEAP8[0] = 1;\n"
        );
    }
}
