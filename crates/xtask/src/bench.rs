//! `cargo xtask bench`: the built site, measured in a browser beside a page
//! without any script. Never part of the tests: machines are noisy.

use crate::options::Options;
use crate::shell::{program, run as execute, step};
use crate::{banner, raw_wasm, setup, shell, sites};
use anyhow::{Result, bail};

/// What can be measured alone by `--only`: name, what it says it does, script.
const PARTS: [(&str, &str, &str); 4] = [
    ("pages", "measuring the pages", "bench/pages.mjs"),
    ("search", "measuring the search", "bench/search.mjs"),
    ("tools", "measuring what a reader does", "bench/tools.mjs"),
    ("banner", "measuring the banner beside others", "bench/banner.mjs"),
];

/// Parts of the pages' script, for `--only` too.
const OF_PAGES: [&str; 5] = ["paint", "switch", "adoption", "saving", "lighthouse"];

/// `cargo xtask bench`
pub(crate) fn run(options: &Options) -> Result<()> {
    let only = options.only.as_deref();
    let of_pages = only.filter(|only| OF_PAGES.contains(only));
    let part = of_pages.map(|_| "pages").or(only);
    if let Some(only) = part.filter(|part| PARTS.iter().all(|(name, ..)| name != part)) {
        let names: Vec<&str> = PARTS.iter().map(|(name, ..)| *name).chain(OF_PAGES).collect();
        bail!("--only {only}: there is no such measurement; name one of {}", names.join(", "));
    }
    let browser = setup::for_testing()?;
    setup::npm_packages("bench")?;
    let (site, versions) = sites::serve_both("bench")?;
    for (_, name, script) in PARTS.into_iter().filter(|(name, ..)| part.is_none_or(|part| part == *name)) {
        let mut node = program("node");
        node.arg(script).env("SITE", site.address.absolute("")).env("VERSIONS_SITE", versions.address.absolute(""));
        node.env("DIST", &site.dist).env("CHROME_PATH", &browser);
        node.env("WITHOUT_WORDS", shell::root().join(raw_wasm::WORK).join(banner::WITHOUT_WORDS));
        if let Some(rounds) = options.rounds {
            node.env("ROUNDS", rounds.to_string());
        }
        if let Some(only) = of_pages {
            node.env("ONLY", only);
        }
        step(name, || execute(&mut node))?;
    }
    Ok(())
}
