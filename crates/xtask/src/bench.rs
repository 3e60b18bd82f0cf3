//! `cargo xtask bench`: the built site, measured in a browser beside a page
//! without any script. Never part of the tests: machines are noisy.

use crate::options::Options;
use crate::shell::{program, run as execute, step};
use crate::site_address::SiteAddress;
use crate::{banner, build, raw_wasm, serve, setup, shell};
use anyhow::Result;

const DIST: &str = "target/bench-dist";

/// `cargo xtask bench`
pub(crate) fn run(options: &Options) -> Result<()> {
    let browser = setup::for_testing()?;
    setup::npm_packages("bench")?;
    let listener = serve::listen(0)?;
    let origin = format!("http://{}", listener.local_addr()?);
    let address = SiteAddress::new(Some("/policy-viewer/"), None, &origin)?;
    build::build(&Options { dist: DIST.into(), ..Options::default() }, &address)?;
    let dist = shell::root().join(DIST);
    let folder = dist.clone();
    std::thread::spawn(move || {
        if let Err(error) = serve::serve(listener, &folder, "/policy-viewer/") {
            eprintln!("{error:#}");
        }
    });
    let measure = |script: &str| {
        let mut node = program("node");
        node.arg(script).env("SITE", address.absolute("")).env("DIST", &dist).env("CHROME_PATH", &browser);
        node.env("WITHOUT_WORDS", shell::root().join(raw_wasm::WORK).join(banner::WITHOUT_WORDS));
        if let Some(rounds) = options.rounds {
            node.env("ROUNDS", rounds.to_string());
        }
        if let Some(only) = &options.only {
            node.env("ONLY", only);
        }
        execute(&mut node)
    };
    let only = options.only.as_deref();
    if only.is_none_or(|only| !matches!(only, "banner" | "search")) {
        step("measuring the pages", || measure("bench/bench.mjs"))?;
    }
    if only.is_none_or(|only| only == "search") {
        step("measuring the search", || measure("bench/search.mjs"))?;
    }
    if only.is_none_or(|only| only == "banner") {
        step("measuring the banner beside others", || measure("bench/banner.mjs"))?;
    }
    Ok(())
}
