//! Words of the interface that nothing uses. Missing ones do not build.

use crate::shell;
use anyhow::{Result, bail};
use std::fs;

/// Looks for a use of every message of the first locale file in the app, in
/// what the versions page adds, in what the checker says, and in what stands in
/// for words of the publisher's.
pub(crate) fn check() -> Result<()> {
    let root = shell::root();
    let mut code = String::new();
    let folders =
        ["src", "crates/changes/src", "crates/policy-markdown/src", "crates/opener/src", "crates/xtask/src/content"];
    let sources = folders.map(|folder| walkdir::WalkDir::new(root.join(folder)));
    for entry in sources.into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(entry.path())?);
        }
    }
    let file = root.join("locales/en.ftl");
    let unused: Vec<String> = fs::read_to_string(&file)?
        .lines()
        .enumerate()
        .filter_map(|(line, text)| Some((line + 1, text.split_once(" =")?.0)))
        .filter(|(_, id)| id.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|(_, id)| !is_used(&code, &id.replace('-', "_")))
        .map(|(line, id)| format!("locales/en.ftl:{line}: nothing uses `{id}`: remove it from every language"))
        .collect();
    for problem in &unused {
        println!("{problem}");
    }
    if !unused.is_empty() {
        bail!("{} of the interface's messages are not used", unused.len());
    }
    Ok(())
}

fn is_used(code: &str, function: &str) -> bool {
    let call = ["messages::", function].concat();
    code.match_indices(&call).any(|(at, _)| {
        let next = code.get(at + call.len()..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::is_used;

    #[test]
    fn a_longer_name_is_another() {
        assert!(is_used("messages::open_all(x)", "open_all"));
        assert!(!is_used("messages::open_all_parts(x)", "open_all"));
    }
}
