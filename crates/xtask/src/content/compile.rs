//! The pages' content, as the app reads it.

use super::folder::{Older, Text};
use super::{Content, Policy};
use crate::files::write_file;
use anyhow::{Context, Result};
use messages::Language;
use policy::page::minutes;
use policy::{IndexEntry, IndexPage, Page, PolicyPage, codec};
use policy_viewer::route::Route;
use std::fs;
use std::path::Path;

/// Every page that has content, with the content.
pub(crate) fn pages(content: &Content) -> Vec<(Route, Page)> {
    let in_language = |language: Language| {
        let index = (Route::Index(language), Page::Index(index(content, language)));
        let policies = content.policies.iter().map(move |policy| {
            let page = Page::Policy(Box::new(policy_page(content, policy, language)));
            (Route::Policy(language, policy.id.clone()), page)
        });
        std::iter::once(index).chain(policies)
    };
    content.site.languages.iter().flat_map(|language| in_language(*language)).collect()
}

/// The list of all policies in a language.
pub(crate) fn index(content: &Content, language: Language) -> IndexPage {
    let entry = |policy: &Policy| {
        let (text_language, text) = policy.text_in(language);
        IndexEntry {
            id: policy.id.clone(),
            language: text_language.tag().into(),
            original: policy.settings.original.tag().into(),
            controller: policy.controller_in(language).into(),
            title: text.document.title.clone(),
            summary: text.document.summary.clone(),
            minutes: minutes(text.document.words(), text_language.tag()),
        }
    };
    IndexPage {
        title: content.site.list_title(language).to_owned(),
        summary: content.site.list_summary(language).to_owned(),
        entries: content.policies.iter().map(entry).collect(),
    }
}

fn policy_page(content: &Content, policy: &Policy, language: Language) -> PolicyPage {
    let (text_language, text) = policy.text_in(language);
    let mut document = text.document.clone();
    // A definition is in the reader's language, so only in a text that is too.
    if text_language == language {
        content.glossary.link(&mut document, language);
    }
    PolicyPage {
        id: policy.id.clone(),
        language: text_language.tag().into(),
        controller: policy.controller_in(language).into(),
        minutes: minutes(text.document.words(), text_language.tag()),
        provenance: policy.settings.provenance.clone(),
        edition: policy.settings.edition,
        document,
    }
}

/// An earlier version's text, and of the rest what is true of any version:
/// what `policy.toml` says of the source is said of the present one.
fn older_page(policy: &Policy, older: &Older, language: Language, text: &Text) -> PolicyPage {
    PolicyPage {
        id: policy.id.clone(),
        language: language.tag().into(),
        controller: policy.controller_in(language).into(),
        minutes: minutes(text.document.words(), language.tag()),
        provenance: None,
        edition: Some(older.date),
        document: text.document.clone(),
    }
}

/// Writes each page's content below `folder`, which is made anew, and that of
/// earlier versions: `ru/air-astana/2014-12-20.txt`.
pub(crate) fn write(content: &Content, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    for (route, page) in pages(content) {
        let Some(path) = route.content() else { continue };
        let path = path.strip_prefix("content/").unwrap_or(&path);
        write_file(&folder.join(path), codec::encode(&page))?;
    }
    for policy in &content.policies {
        for older in &policy.older {
            for (language, text) in &older.texts {
                let path = format!("{}/{}/{}.txt", language.tag(), policy.id, older.date);
                let page = Page::Policy(Box::new(older_page(policy, older, *language, text)));
                write_file(&folder.join(path), codec::encode(&page))?;
            }
        }
    }
    Ok(())
}
