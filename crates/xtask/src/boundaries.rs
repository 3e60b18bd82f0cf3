//! Which crate may use which (ARCHITECTURE.md), read from `cargo metadata`.

use crate::shell::{answer, cargo};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The project's own crates that each may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("policy", &[]),
    ("messages", &[]),
    ("browser", &[]),
    ("banner", &["consent"]),
    ("consent", &[]),
    ("policy-markdown", &["policy", "messages"]),
    ("exchange", &[]),
    ("changes", &["exchange", "policy", "messages"]),
    ("opener", &["exchange", "policy", "policy-markdown", "messages"]),
    ("search", &["policy"]),
    ("finder", &["search"]),
    ("policy-viewer", &["policy", "messages", "browser", "changes"]),
    ("xtask", &["policy", "policy-markdown", "messages", "changes", "policy-viewer", "search"]),
];

/// Crates that know nothing of the web, and what would bring it in.
const PURE: &[&str] = &[
    "policy",
    "policy-markdown",
    "exchange",
    "opener",
    "messages",
    "consent",
    "banner",
    "changes",
    "search",
    "finder",
];
const WEB: &[&str] = &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// a folder, for the project's own crates
    path: Option<String>,
}

/// Fails on a use that is not allowed.
pub(crate) fn check() -> Result<()> {
    let text = answer(cargo().args(["metadata", "--format-version=1", "--no-deps", "--locked"]))
        .context("`cargo metadata --locked` failed: run it to see why; Cargo.lock may not fit Cargo.toml")?;
    let metadata: Metadata = serde_json::from_str(&text)?;
    let problems = problems(&metadata);
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("a crate uses what it may not: see ARCHITECTURE.md");
    }
    Ok(())
}

fn problems(metadata: &Metadata) -> Vec<String> {
    let allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    let mut problems = Vec::new();
    for Package { name, dependencies } in &metadata.packages {
        let Some(may_use) = allowed.get(name.as_str()) else {
            problems.push(format!("{name}: not listed in crates/xtask/src/boundaries.rs: say there what it may use"));
            continue;
        };
        for Dependency { name: used, path } in dependencies {
            if path.is_some() && !may_use.contains(&used.as_str()) {
                problems.push(format!("{name} must not use {used}"));
            }
            if PURE.contains(&name.as_str()) && WEB.contains(&used.as_str()) {
                problems.push(format!("{name} knows nothing of the web and must not use {used}"));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_uses() {
        let dependency =
            |name: &str, path: Option<&str>| Dependency { name: name.into(), path: path.map(str::to_owned) };
        let package = |name: &str, dependencies| Package { name: name.into(), dependencies };
        let metadata = Metadata {
            packages: vec![
                package("policy", vec![dependency("web-sys", None), dependency("messages", Some("/x"))]),
                package("policy-viewer", vec![dependency("yew", None), dependency("policy", Some("/x"))]),
                package("new", vec![]),
            ],
        };
        assert_eq!(
            problems(&metadata),
            [
                "policy knows nothing of the web and must not use web-sys",
                "policy must not use messages",
                "new: not listed in crates/xtask/src/boundaries.rs: say there what it may use"
            ]
        );
    }
}
