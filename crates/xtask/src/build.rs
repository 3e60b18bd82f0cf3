//! `dist/`: the app by Trunk, the banner, and every page prerendered.
//!
//! 1. the policies are checked; an error ends it here
//! 2. Trunk builds the app into a folder of its own
//! 3. the banner is built, of which nothing is shared with the app
//! 4. the search is indexed, its wasm built
//! 5. glue, boot script and styles are minified
//! 6. every page is prerendered beside the old `dist/`, which is then replaced
//!
//! Whatever fails, the old `dist/` stays whole.

use crate::banner::{self, Banner};
use crate::content::compile::write_file;
use crate::content::{self, Content};
use crate::offline;
use crate::options::Options;
use crate::prerender::{self, Assets};
use crate::raw_wasm::{self, WORK};
use crate::search;
use crate::setup::{self, Tools};
use crate::shell::{self, program, run as execute, step};
use crate::short_imports;
use crate::shrink::shrink;
use crate::site_address::SiteAddress;
use anyhow::{Context, Result, bail};
use messages::Language;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the glue calls the wasm beside it.
const GLUED_WASM: &str = "policy-viewer_bg.wasm";

/// Names Trunk's output folder, below `target/`.
const TRUNK_OUTPUT: &str = "target/site/trunk";

/// By these an earlier build is known.
const OF_A_BUILD: [&str; 4] = [".nojekyll", "404.html", "index.html", "embed/consent-banner-fallback.js"];

/// Asks the browser to compile a script's functions while it arrives and off
/// the main thread, instead of one by one at their first call: a fifth of the
/// scripts' time at start. <https://v8.dev/blog/explicit-compile-hints>
pub(crate) const CALLED_ON_LOAD: &str = "//# allFunctionsCalledOnLoad\n";

/// `cargo xtask build`
pub(crate) fn run(options: &Options) -> Result<()> {
    let address =
        SiteAddress::new(options.public_url.as_deref(), options.site_url.as_deref(), "http://127.0.0.1:8080")?;
    if options.site_url.is_none() {
        println!("without --site-url, canonical and alternate addresses are those of {}", address.absolute(""));
    }
    build(options, &address)
}

/// Builds `options.dist` for `address`.
pub(crate) fn build(options: &Options, address: &SiteAddress) -> Result<()> {
    build_all(&[(options, address)])
}

/// Builds several sites, which share app and banner: these are the same for
/// all policies.
pub(crate) fn build_all(sites: &[(&Options, &SiteAddress)]) -> Result<()> {
    let root = shell::root();
    let read = |(options, _): &(&Options, &SiteAddress)| content::load_or_stop(&root.join(&options.policies));
    let contents: Vec<Content> = step("checking the policies", || sites.iter().map(read).collect::<Result<_>>())?;
    for (options, _) in sites {
        replaceable(&root, &options.policies, &options.dist)?;
    }
    let tools = setup::for_building()?;
    let first = sites.first().map(|(options, _)| root.join(&options.policies)).unwrap_or_default();
    step("building the app", || app(&tools, &first))?;
    let banner = step("building the banner", || banner::build(&tools))?;
    for ((options, address), content) in sites.iter().zip(&contents) {
        let dist = root.join(&options.dist);
        step("prerendering the pages", || assemble(&tools, content, &banner, address, &dist))?;
    }
    Ok(())
}

/// Refuses to build into what is not an earlier build: the whole folder is
/// replaced, and whatever else was in it would be gone.
fn replaceable(root: &Path, policies: &Path, dist: &Path) -> Result<()> {
    let shown = dist.display();
    let dist = root.join(dist);
    if dist.file_name().is_none() {
        bail!("--dist {shown}: it must name a folder, such as dist");
    }
    let Ok(found) = dist.symlink_metadata() else { return Ok(()) };
    if !dist.is_dir() {
        let what = if found.is_symlink() { "a link to no folder" } else { "a file" };
        bail!("--dist {shown}: this is {what}, and was left as it is: name a folder");
    }
    let real = fs::canonicalize(&dist).with_context(|| format!("could not read {shown}"))?;
    for (kept, what) in [(root.join(policies), "the policies"), (root.to_owned(), "the project")] {
        if fs::canonicalize(kept).is_ok_and(|kept| kept.starts_with(&real)) {
            bail!("--dist {shown}: {what} would be replaced by the site: name a folder of its own, such as dist");
        }
    }
    // Every build has written these, and no folder of sources has all of them.
    let is_built = OF_A_BUILD.iter().all(|name| real.join(name).is_file());
    let is_empty = fs::read_dir(&real).is_ok_and(|mut entries| entries.next().is_none());
    if !is_built && !is_empty {
        bail!(
            "--dist {shown}: the folder holds something else than a built site, and was left as it is: name another, or empty it first"
        );
    }
    Ok(())
}

fn app(tools: &Tools, policies: &Path) -> Result<()> {
    let mut trunk = program(&tools.trunk);
    // Pages are prerendered for their own base, so the app is the same for all.
    trunk.args(["build", "--release", "--public-url", "/", "--log", "warn", "--dist", TRUNK_OUTPUT]);
    trunk.env("PATH", &tools.path).env(content::POLICIES_VARIABLE, policies);
    // Trunk reads this as one of its own switches, with other values than most set.
    trunk.env_remove("NO_COLOR");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths());
    execute(&mut trunk)
}

/// Keeps paths of the build machine out of the wasm, where panic messages
/// carry them.
pub(crate) fn remapped_paths() -> String {
    let home = env::var("CARGO_HOME").ok().or_else(|| Some(format!("{}/.cargo", env::var("HOME").ok()?)));
    let sysroot = shell::answer(program("rustc").args(["--print", "sysroot"]));
    let mut folders =
        vec![(sysroot, "rust"), (Some(shell::root().display().to_string()), "viewer"), (home.clone(), "cargo")];
    // The last that fits counts: here also the name of the registry's host goes.
    let registries =
        home.and_then(|home| fs::read_dir(Path::new(&home).join("registry/src")).ok()).into_iter().flatten().flatten();
    folders.extend(registries.map(|registry| (Some(registry.path().display().to_string()), "c")));
    let flags = folders.into_iter().filter_map(|(path, name)| Some(format!("--remap-path-prefix={}=/{name}", path?)));
    flags.collect::<Vec<_>>().join(" ")
}

fn assemble(tools: &Tools, content: &Content, banner: &Banner, address: &SiteAddress, dist: &Path) -> Result<()> {
    let root = shell::root();
    let parent = dist.parent().unwrap_or(&root);
    fs::create_dir_all(parent).with_context(|| format!("could not make {}", parent.display()))?;
    let name = dist.file_name().context("--dist must name a folder")?.to_string_lossy().into_owned();
    // Beside the old one, so that replacing it is two renames.
    let (next, old) = (parent.join(format!(".{name}.next")), parent.join(format!(".{name}.old")));
    remove(&next)?;
    remove(&old)?;

    let assets = assets(tools, content, &next)?;
    prerender::write(content, address, &assets, &next)?;
    content::compile::write(content, &next.join("content"))?;
    content::configuration::write(content, &next.join("embed/config"))?;
    banner::write(banner, &next)?;
    offline::write(tools, content, &assets.shell(), &next)?;
    let schema = "schema/policy.schema.json";
    write_file(&next.join(schema), fs::read(root.join(schema))?)?;
    // GitHub Pages would otherwise leave out what begins with an underscore.
    write_file(&next.join(".nojekyll"), "")?;

    if dist.exists() {
        fs::rename(dist, &old).with_context(|| format!("could not move the old {}", dist.display()))?;
    }
    fs::rename(&next, dist)
        // The old site comes back; where that fails too, it is still beside.
        .inspect_err(|_| drop(fs::rename(&old, dist)))
        .with_context(|| format!("could not put the new {} in its place", dist.display()))?;
    remove(&old)
}

/// App, glue, boot script and styles: written into `next` under names that
/// tell their content, or to be inlined.
fn assets(tools: &Tools, content: &Content, next: &Path) -> Result<Assets> {
    let root = shell::root();
    let output = root.join(TRUNK_OUTPUT);
    let find = |end: &str| -> Result<PathBuf> {
        let files = fs::read_dir(&output).with_context(|| format!("could not read {}", output.display()))?;
        let found = files.flatten().map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(end));
        found.with_context(|| format!("Trunk wrote no *{end} into {}", output.display()))
    };
    let wasm = shrink(tools, "app", &fs::read(find("_bg.wasm")?)?)?;
    let glue = find(".js")?;
    let short = short_imports::shorten(&fs::read(wasm)?, &fs::read_to_string(&glue)?)?;
    // A name that tells the content, so that a browser may keep the file.
    let put = |name: &str, kind: &str, bytes: &[u8]| -> Result<String> {
        let name = format!("{name}-{}.{kind}", setup::hash(bytes));
        write_file(&next.join(&name), bytes)?;
        Ok(name)
    };
    let wasm = put("app", "wasm", &short.wasm)?;
    if !short.glue.contains(GLUED_WASM) {
        bail!("the app's glue does not fetch {GLUED_WASM}: look at what wasm-bindgen writes into it");
    }
    // In the same folder, where the glue finds its own modules.
    let renamed = glue.with_extension("short.mjs");
    write_file(&renamed, short.glue.replace(GLUED_WASM, &wasm))?;
    let glue = minify(tools, &renamed, &["--bundle", "--format=esm"])?;
    let boot = minify(tools, &root.join("src/boot.js"), &[])?;
    let nowhere = minify(tools, &root.join("src/offline/nowhere.js"), &["--format=esm"])?;
    let entry = minify(tools, &root.join("src/entry.js"), &[])?;
    let style = minify(tools, &root.join("styles/index.css"), &["--bundle"])?;
    let compare = minify(tools, &root.join("src/compare.js"), &["--bundle", "--format=esm"])?;
    let compare_style = minify(tools, &root.join("styles/compare.css"), &["--bundle"])?;
    let letter = minify(tools, &root.join("src/letter.js"), &["--bundle", "--format=esm"])?;
    let letter_style = minify(tools, &root.join("styles/letter.css"), &["--bundle"])?;
    let consent = minify(tools, &root.join("src/consent.js"), &["--bundle", "--format=esm"])?;
    let consent_style = minify(tools, &root.join("styles/consent.css"), &[])?;
    let reading = with_style(tools, "reading/index", "reading")?;
    let beside = with_style(tools, "reading/beside", "beside")?;
    let offline = with_style(tools, "offline/visit", "offline")?;
    let search = search::write(tools, content, next)?;
    let search_style = minify(tools, &root.join("styles/search.css"), &[])?;
    let tracker = minify(tools, &root.join("src/tracker.js"), &[])?;
    let versions = minify(tools, &root.join("src/versions.js"), &["--bundle", "--format=esm"])?;
    let versions_style = minify(tools, &root.join("styles/versions.css"), &[])?;
    let former_style = minify(tools, &root.join("styles/former.css"), &[])?;
    let open = minify(tools, &root.join("src/open.js"), &["--bundle", "--format=esm"])?;
    let open_style = minify(tools, &root.join("styles/open.css"), &["--bundle"])?;
    let opener = fs::read(raw_wasm::build(tools, "opener", &["-zstack-size=1048576"])?)?;
    let whole = ["--bundle", "--format=esm", "--charset=utf8", "--define:FINDER=policyViewer.finder"];
    let whole = minify(tools, &root.join("src/whole.js"), &whole)?;
    let before_whole = minify(tools, &root.join("src/whole/before.js"), &[])?;
    let whole_style = minify(tools, &root.join("styles/whole.css"), &["--bundle"])?;
    let changes = fs::read(raw_wasm::build(tools, "changes", &["-zstack-size=1048576"])?)?;
    Ok(Assets {
        wasm,
        app: put("app", "js", [CALLED_ON_LOAD, &glue].concat().as_bytes())?,
        reading: put("reading", "js", [CALLED_ON_LOAD, &reading].concat().as_bytes())?,
        beside: put("beside", "js", beside.as_bytes())?,
        offline: put("visit", "js", offline.as_bytes())?,
        words: reading_words(next)?,
        changes: put("changes", "wasm", &changes)?,
        open,
        open_style,
        opener: put("opener", "wasm", &opener)?,
        boot,
        entry,
        nowhere,
        nowhere_style: minify(tools, &root.join("styles/nowhere.css"), &[])?,
        style,
        favicon: fs::read_to_string(root.join("styles/favicon.svg"))?,
        before_whole,
        whole,
        whole_style,
        search,
        search_style,
        compare,
        compare_style,
        letter,
        letter_style,
        consent,
        consent_style,
        tracker,
        versions,
        versions_style,
        former_style,
    })
}

/// A module below `src/` with those it imports and its styles.
fn with_style(tools: &Tools, module: &str, style: &str) -> Result<String> {
    let root = shell::root();
    let style = minify(tools, &root.join(format!("styles/{style}.css")), &[])?;
    let built = root.join(WORK).join(format!("{module}.js"));
    write_file(&built, format!("export const css = {};\n", serde_json::to_string(&style)?))?;
    let alias = format!("--alias:built={}", built.display());
    let file = root.join(format!("src/{module}.js"));
    minify(tools, &file, &["--bundle", "--format=esm", "--charset=utf8", &alias])
}

/// The words of `src/reading/`, a file for each language; gives what their
/// names begin with.
fn reading_words(next: &Path) -> Result<String> {
    let module = |language: &Language| -> Result<String> {
        let words: BTreeMap<_, _> = policy_viewer::reading::words(*language).into_iter().collect();
        Ok(format!("export default {}\n", serde_json::to_string(&words)?))
    };
    let modules = Language::ALL.iter().map(module).collect::<Result<Vec<_>>>()?;
    let name = format!("words-{}.", setup::hash(modules.concat().as_bytes()));
    for (language, module) in Language::ALL.iter().zip(modules) {
        write_file(&next.join(format!("{name}{}.js", language.tag())), module)?;
    }
    Ok(name)
}

pub(crate) fn minify(tools: &Tools, file: &Path, more: &[&str]) -> Result<String> {
    let mut esbuild = program(&tools.esbuild);
    esbuild
        .env("PATH", &tools.path)
        .arg(file)
        .args(["--minify", "--log-level=warning", "--target=es2022,chrome111,firefox113,safari16.4"])
        .args(more);
    let output = esbuild.output().context("could not run esbuild")?;
    if !output.status.success() {
        bail!("{} could not be minified:\n{}", file.display(), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_earlier_build_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("project");
        for name in OF_A_BUILD {
            write_file(&root.join("built").join(name), "").expect("a file");
        }
        for name in ["policies/site.toml", "mine/index.html", "mine/404.html", "Cargo.toml"] {
            write_file(&root.join(name), "").expect("a file");
        }
        fs::create_dir(root.join("empty")).expect("a folder");
        let says = |dist: &str| match replaceable(&root, Path::new("policies"), Path::new(dist)) {
            Ok(()) => String::new(),
            Err(problem) => problem.to_string(),
        };
        for good in ["built", "empty", "new", "new/deep", "policies/../built"] {
            assert_eq!(says(good), "", "{good}");
        }
        for (bad, expected) in [
            ("mine", "holds something else than a built site"),
            ("policies", "the policies would be replaced"),
            ("empty/../policies", "the policies would be replaced"),
            (".", "would be replaced"),
            ("..", "it must name a folder"),
            ("/", "it must name a folder"),
            ("Cargo.toml", "this is a file"),
        ] {
            assert!(says(bad).contains(expected), "{bad}: {}", says(bad));
        }
        let above = folder.path().display().to_string();
        assert!(says(&above).contains("would be replaced"), "{}", says(&above));
    }
}
