//! What pages carry or load: scripts, styles and wasm, minified, and written
//! under names that tell their content, or to be inlined.

use crate::content::Content;
use crate::files::{hash, write_file};
use crate::minify::{CALLED_ON_LOAD, minify, with_style};
use crate::raw_wasm;
use crate::search::{self, Search};
use crate::setup::Tools;
use crate::shell;
use crate::short_imports;
use crate::shrink::shrink;
use anyhow::{Context, Result, bail};
use messages::Language;
use policy_viewer::route::Tool;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What the glue calls the wasm beside it.
const GLUED_WASM: &str = "policy-viewer_bg.wasm";

/// Script and style that are inlined in one kind of page.
#[derive(Debug)]
pub(crate) struct Inlined {
    pub(crate) script: String,
    pub(crate) style: String,
}

/// Scripts and styles that are inlined, and the names of files relative to the
/// base.
#[derive(Debug)]
pub(crate) struct Assets {
    /// the app's wasm and its module
    pub(crate) wasm: String,
    pub(crate) app: String,
    /// what helps a reader beyond the text, fetched by the app
    pub(crate) reading: String,
    /// what the names of its words begin with
    pub(crate) words: String,
    /// what keeps pages for when there is no network
    pub(crate) offline: String,
    /// two languages beside each other, fetched when asked for
    pub(crate) beside: String,
    /// inlined in every page
    pub(crate) boot: String,
    pub(crate) style: String,
    /// inlined in the entry
    pub(crate) entry: String,
    /// what stands in for a page without a network
    pub(crate) nowhere: Inlined,
    /// the mark in a window's tab
    pub(crate) favicon: String,
    /// the whole site as one file, and what runs there before all else
    pub(crate) whole: Inlined,
    pub(crate) before_whole: String,
    /// where policies are compared
    pub(crate) compare: Inlined,
    /// where one writes a letter
    pub(crate) letter: Inlined,
    /// where one searches; its script is the search's own
    pub(crate) search: Search,
    pub(crate) search_style: String,
    /// where the consent banner is tried out, and what its trackers do
    pub(crate) consent: Inlined,
    pub(crate) tracker: String,
    /// where one opens a file, and the wasm that reads it
    pub(crate) open: Inlined,
    pub(crate) opener: String,
    /// where versions are compared, and the wasm that does it
    pub(crate) versions: Inlined,
    pub(crate) changes: String,
    /// inlined where a policy has addresses of earlier versions
    pub(crate) former_style: String,
}

impl Assets {
    /// Makes them, those of the app from what Trunk wrote into `output`; files
    /// go into `next`.
    pub(crate) fn make(tools: &Tools, content: &Content, output: &Path, next: &Path) -> Result<Self> {
        let root = shell::root();
        let script = |name: &str, options: &[&str]| minify(tools, &root.join(format!("src/{name}.js")), options);
        let style = |name: &str| minify(tools, &root.join(format!("styles/{name}.css")), &["--bundle"]);
        let bundle = ["--bundle", "--format=esm"];
        let inlined =
            |name: &str| Ok::<_, anyhow::Error>(Inlined { script: script(name, &bundle)?, style: style(name)? });
        // A name that tells the content, so that a browser may keep the file.
        let put = |name: &str, kind: &str, bytes: &[u8]| -> Result<String> {
            let name = format!("{name}-{}.{kind}", hash(bytes));
            write_file(&next.join(&name), bytes)?;
            Ok(name)
        };
        let raw_wasm =
            |name: &str| Ok::<_, anyhow::Error>(fs::read(raw_wasm::build(tools, name, &["-zstack-size=1048576"])?)?);
        let (wasm, glue) = app(tools, output, |wasm| put("app", "wasm", wasm))?;
        let reading = with_style(tools, "reading/index", "reading")?;
        let in_one_file = [&bundle[..], &["--charset=utf8", "--define:FINDER=policyViewer.finder"]].concat();
        Ok(Self {
            wasm,
            app: put("app", "js", [CALLED_ON_LOAD, &glue].concat().as_bytes())?,
            reading: put("reading", "js", [CALLED_ON_LOAD, &reading].concat().as_bytes())?,
            words: reading_words(next)?,
            offline: put("visit", "js", with_style(tools, "offline/visit", "offline")?.as_bytes())?,
            beside: put("beside", "js", with_style(tools, "reading/beside", "beside")?.as_bytes())?,
            boot: script("boot", &[])?,
            style: style("index")?,
            entry: script("entry", &[])?,
            nowhere: Inlined { script: script("offline/nowhere", &["--format=esm"])?, style: style("nowhere")? },
            favicon: fs::read_to_string(root.join("styles/favicon.svg"))?,
            whole: Inlined { script: script("whole", &in_one_file)?, style: style("whole")? },
            before_whole: script("whole/before", &[])?,
            compare: inlined("compare")?,
            letter: inlined("letter")?,
            search: search::write(tools, content, next)?,
            search_style: style("search")?,
            consent: inlined("consent")?,
            tracker: script("tracker", &[])?,
            open: inlined("open")?,
            opener: put("opener", "wasm", &raw_wasm("opener")?)?,
            versions: inlined("versions")?,
            changes: put("changes", "wasm", &raw_wasm("changes")?)?,
            former_style: style("former")?,
        })
    }

    /// The files that any page may come to need, relative to the base.
    pub(crate) fn shell(&self) -> Vec<String> {
        let words = Language::ALL.iter().map(|language| format!("{}{}.js", self.words, language.tag()));
        let files = [&self.app, &self.wasm, &self.reading, &self.beside, &self.offline];
        files.into_iter().cloned().chain(words).collect()
    }

    /// Script and style of one of the viewer's own pages, if it has any.
    pub(crate) fn of_tool(&self, tool: Tool) -> Option<(&str, &str)> {
        let Inlined { script, style } = match tool {
            Tool::Search => return Some((&self.search.page, &self.search_style)),
            Tool::Compare => &self.compare,
            Tool::Letter => &self.letter,
            Tool::Consent => &self.consent,
            Tool::Open => &self.open,
            Tool::Glossary => return None,
        };
        Some((script, style))
    }
}

/// The app: its wasm, written by `put`, and the module that fetches it by the
/// name it got.
fn app(tools: &Tools, output: &Path, put: impl FnOnce(&[u8]) -> Result<String>) -> Result<(String, String)> {
    let find = |end: &str| -> Result<PathBuf> {
        let files = fs::read_dir(output).with_context(|| format!("could not read {}", output.display()))?;
        let found = files.flatten().map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(end));
        found.with_context(|| format!("Trunk wrote no *{end} into {}", output.display()))
    };
    let wasm = shrink(tools, "app", &fs::read(find("_bg.wasm")?)?)?;
    let glue = find(".js")?;
    let short = short_imports::shorten(&fs::read(wasm)?, &fs::read_to_string(&glue)?)?;
    if !short.glue.contains(GLUED_WASM) {
        bail!("the app's glue does not fetch {GLUED_WASM}: look at what wasm-bindgen writes into it");
    }
    let wasm = put(&short.wasm)?;
    // In the same folder, where the glue finds its own modules.
    let renamed = glue.with_extension("short.mjs");
    write_file(&renamed, short.glue.replace(GLUED_WASM, &wasm))?;
    Ok((wasm, minify(tools, &renamed, &["--bundle", "--format=esm"])?))
}

/// The words of `src/reading/`, a file for each language; gives what their
/// names begin with.
fn reading_words(next: &Path) -> Result<String> {
    let module = |language: &Language| -> Result<String> {
        let words: BTreeMap<_, _> = policy_viewer::reading::words(*language).into_iter().collect();
        Ok(format!("export default {}\n", serde_json::to_string(&words)?))
    };
    let modules = Language::ALL.iter().map(module).collect::<Result<Vec<_>>>()?;
    let name = format!("words-{}.", hash(modules.concat().as_bytes()));
    for (language, module) in Language::ALL.iter().zip(modules) {
        write_file(&next.join(format!("{name}{}.js", language.tag())), module)?;
    }
    Ok(name)
}
