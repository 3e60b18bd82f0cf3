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

use crate::assets::Assets;
use crate::banner::{self, Banner};
use crate::content::{self, Content};
use crate::files::{remove, write_file};
use crate::offline;
use crate::options::Options;
use crate::prerender;
use crate::setup::{self, Tools};
use crate::shell::{self, program, run as execute, step};
use crate::site_address::SiteAddress;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::{env, fs};

/// Names Trunk's output folder, below `target/`.
const TRUNK_OUTPUT: &str = "target/site/trunk";

/// By these an earlier build is known.
const OF_A_BUILD: [&str; 4] = [".nojekyll", "404.html", "index.html", "embed/consent-banner-fallback.js"];

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

    let assets = Assets::make(tools, content, &root.join(TRUNK_OUTPUT), &next)?;
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
