//! `cargo xtask test`: every check there is, cheapest first; CI runs the same.

use crate::options::Options;
use crate::shell::{cargo, program, run as execute, step};
use crate::site_address::SiteAddress;
use crate::{boundaries, build, content, serve, setup, shell, size, sources};
use anyhow::Result;
use std::env;
use std::net::TcpListener;
use std::path::PathBuf;

/// A folder below the host, as GitHub Pages gives a project.
const PUBLIC_URL: &str = "/policy-viewer/";
const DIST: &str = "target/test-dist";
/// Made-up policies with earlier versions, which the site's own have not, and
/// their site.
pub(crate) const VERSIONS_POLICIES: &str = "tests/fixtures/versions";
const VERSIONS_DIST: &str = "target/versions-dist";

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
    step("policies beside their sources", || {
        sources::check(&content::load_or_stop(&shell::root().join(Options::default().policies))?)
    })?;
    step("clippy", || {
        execute(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    step("clippy for the browser", || {
        let packages = ["-p", "policy-viewer", "-p", "browser", "-p", "banner", "-p", "changes", "-p", "finder"];
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

    let (listener, address) = listen()?;
    let (versions_listener, versions_address) = listen()?;
    let options = Options { dist: DIST.into(), ..Options::default() };
    let versions = Options { policies: VERSIONS_POLICIES.into(), dist: VERSIONS_DIST.into(), ..Options::default() };
    build::build_all(&[(&options, &address), (&versions, &versions_address)])?;
    step("sizes", || size::check(&shell::root().join(DIST)))?;
    serve_beside(listener, DIST);
    serve_beside(versions_listener, VERSIONS_DIST);
    // Last, and without a line of ours after them: the runner tells count and time.
    println!("→ browser tests …");
    browser_tests(&address, &versions_address, &browser, &xtask)
}

pub(crate) fn listen() -> Result<(TcpListener, SiteAddress)> {
    let listener = serve::listen(0)?;
    let origin = format!("http://{}", listener.local_addr()?);
    Ok((listener, SiteAddress::new(Some(PUBLIC_URL), None, &origin)?))
}

pub(crate) fn serve_beside(listener: TcpListener, dist: &str) {
    let dist = shell::root().join(dist);
    std::thread::spawn(move || {
        if let Err(error) = serve::serve(listener, &dist, PUBLIC_URL) {
            eprintln!("{error:#}");
        }
    });
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
