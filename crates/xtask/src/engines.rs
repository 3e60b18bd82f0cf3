//! `cargo xtask engines`: the built site in Firefox and WebKit.
//!
//! Apart from `test`, whose browser is Chromium: what differs between engines
//! is little, and two more browsers are more than CI's machine should need.

use crate::options::Options;
use crate::setup::{self, Engines};
use crate::shell::{self, program, run as execute};
use crate::sites;
use anyhow::Result;

/// `cargo xtask engines`
pub(crate) fn run(_: &Options) -> Result<()> {
    setup::for_building()?;
    let Engines { geckodriver, firefox, webkit_driver, webkit } = setup::for_engines()?;
    let (site, versions) = sites::serve_both("engines")?;
    // Last, and without a line of ours after them: the runner tells count and time.
    println!("→ tests in Firefox and WebKit …");
    let mut node = program("node");
    // One browser after another, which would take each other's focus.
    node.args(["--test", "--test-concurrency=1"]);
    node.args(
        ["viewer", "banner"].map(|name| shell::root().join("tests/engines").join(name).with_extension("test.mjs")),
    );
    node.env("SITE", site.address.absolute("")).env("DIST", &site.dist);
    node.env("VERSIONS_SITE", versions.address.absolute(""));
    node.env("GECKODRIVER", geckodriver).env("FIREFOX", firefox);
    node.env("WEBKIT_DRIVER", webkit_driver).env("WEBKIT", webkit);
    execute(&mut node)
}
