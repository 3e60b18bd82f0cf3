//! Another language of a policy that is there already: its headings get the
//! ids of the original's, which are the same in every language.

use super::adopt::{self, Adopted};
use crate::content;
use crate::files::write_file;
use anyhow::{Context, Result, bail};
use messages::Language;
use policy::{Block, Document};
use std::fs;
use std::path::Path;

/// Adds a file as the policy's text in `language`; gives what there is to say.
pub(super) fn add(folder: &Path, language: Language, file: &Path) -> Result<String> {
    let name = format!("{}.md", language.tag());
    let target = folder.join(&name);
    if target.symlink_metadata().is_ok() {
        bail!("{} is there already, and was left as it is: edit it, or move it away", target.display());
    }
    let original = original(folder)?;
    let Adopted { text, .. } = adopt::adopt_like(&content::read_file(file)?, &original);
    let ours = ids(&policy_markdown::parse(&text).document);
    write_file(&target, text)?;
    Ok(if ours == original {
        format!("its {} headings have the ids of the original's", ours.len())
    } else {
        let count = original.len();
        format!(
            "its headings, {}, are not as many as the original's, {count}: they have ids of their own words, and each needs the one that it has there",
            ours.len()
        )
    })
}

/// The ids of the original's headings, in their order.
fn original(folder: &Path) -> Result<Vec<String>> {
    let settings = content::read_file(&folder.join("policy.toml"))?;
    let table: toml::Table = settings.parse().with_context(|| format!("{}/policy.toml is broken", folder.display()))?;
    let tag = table.get("original").and_then(toml::Value::as_str).unwrap_or_default();
    let Some(language) = Language::from_tag(tag) else {
        bail!("{}/policy.toml names no language of the original: write `original = \"en\"` there", folder.display())
    };
    let file = folder.join(format!("{}.md", language.tag()));
    let text =
        fs::read_to_string(&file).with_context(|| format!("the original, {}, cannot be read", file.display()))?;
    Ok(ids(&policy_markdown::parse(&text).document))
}

fn ids(document: &Document) -> Vec<String> {
    let mut ids = Vec::new();
    for section in &document.sections {
        ids.push(section.id.as_str().to_owned());
        ids.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Heading(_, id, _) => Some(id.as_str().to_owned()),
            _ => None,
        }));
    }
    ids
}
