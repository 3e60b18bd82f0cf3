//! `cargo xtask test`: every check there is, cheapest first; CI runs the same.

use crate::options::Options;
use crate::shell::{cargo, program, run as execute, step};
use crate::site_address::SiteAddress;
use crate::{boundaries, content, setup, shell, sites, size};
use anyhow::Result;
use std::env;
use std::path::PathBuf;

/// `cargo xtask test`
pub(crate) fn run(_: &Options) -> Result<()> {
    // Asked for now: the native tests may build this very program again, and
    // then the file it was started from no longer has a name.
    let xtask = env::current_exe()?;
    setup::for_building()?;
    let browser = setup::for_testing()?;
    step("format", || execute(cargo().args(["fmt", "--all", "--check"])))?;
    step("crates use only what they may", boundaries::check)?;
    step("policies and interface", || content::run_check(&Options::default()))?;
    step("clippy", || {
        execute(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    step("clippy for the browser", || {
        let packages =
            ["-p", "policy-viewer", "-p", "browser", "-p", "banner", "-p", "changes", "-p", "finder", "-p", "opener"];
        execute(
            cargo()
                .args(["clippy", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"])
                .args(packages)
                .args(["--", "-D", "warnings"]),
        )
    })?;
    step("documentation", || {
        let mut doc = cargo();
        doc.args(["doc", "--quiet", "--workspace", "--no-deps", "--locked", "--document-private-items"]);
        // Written for contributors, so private items are documented and linked.
        execute(doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links"))
    })?;
    step("native tests", || {
        execute(cargo().args(["test", "--quiet", "--workspace", "--locked"]).env("INSTA_UPDATE", "no"))
    })?;

    let (site, versions) = sites::serve_both("test")?;
    step("sizes", || size::check(&site.dist))?;
    // Last, and without a line of ours after them: the runner tells count and time.
    println!("→ browser tests …");
    browser_tests(&site.address, &versions.address, &browser, &xtask)
}

fn browser_tests(address: &SiteAddress, versions: &SiteAddress, browser: &PathBuf, xtask: &PathBuf) -> Result<()> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(shell::root().join("tests"))?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = program("node");
    node.args(["--test", "--test-concurrency=2"]).args(files);
    node.env("SITE", address.absolute("")).env("VERSIONS_SITE", versions.absolute("")).env("CHROME_PATH", browser);
    node.env("XTASK", xtask);
    execute(&mut node)
}
