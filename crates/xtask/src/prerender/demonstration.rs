//! What `/{lang}/consent/` demonstrates the banner with: harmless trackers, a
//! frame in each language, and what they add to a configuration.
//!
//! The trackers are one file under several names, because only a script's
//! address tells it which one it is.

use super::{content_hash, escape};
use crate::content::Content;
use crate::files::write_file;
use crate::shell;
use anyhow::{Context, Result};
use messages::Language;
use policy_viewer::pages::{Configuration, DemonstrationWords};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The folder, relative to the base.
const FOLDER: &str = "embed/demo/";
/// What a banner without a configuration asks about, after `necessary`.
const OPTIONAL: [&str; 3] = ["functional", "analytics", "marketing"];

/// The banner's own words by language.
#[derive(Debug)]
pub(super) struct BannerTexts(Vec<(Language, Value)>);

impl BannerTexts {
    /// Reads them from the banner's sources.
    pub(super) fn read(content: &Content) -> Result<Self> {
        let read = |language: &Language| {
            let file = shell::root().join(format!("embed/texts/{}.json", language.tag()));
            let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
            let texts: Value = serde_json::from_str(&text).with_context(|| format!("{} is broken", file.display()))?;
            Ok((*language, texts))
        };
        Ok(Self(content.site.languages.iter().map(read).collect::<Result<_>>()?))
    }

    /// The optional categories in a language: id and name.
    pub(super) fn optional(&self, language: Language) -> [(String, String); 3] {
        let texts = self.0.iter().find(|(known, _)| *known == language).map_or(&Value::Null, |(_, texts)| texts);
        let name = |id: &str| {
            let label = texts.pointer(&format!("/categories/{id}/label"));
            label.and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        OPTIONAL.map(|id| (id.to_owned(), name(id)))
    }
}

/// The policies with something to ask about, named in a language.
pub(super) fn configurations(content: &Content, language: Language) -> Vec<Configuration> {
    let policies = content.policies.iter().filter(|policy| !policy.settings.consent.is_empty());
    let configuration = |policy: &crate::content::Policy| Configuration {
        policy: policy.id.clone(),
        controller: policy.controller_in(language).to_owned(),
    };
    policies.map(configuration).collect()
}

/// The frame's address in a language, relative to the base.
pub(super) fn frame(language: Language) -> String {
    format!("{FOLDER}frame-{}.html", language.tag())
}

/// Writes the trackers and frames below `folder`.
pub(super) fn write(content: &Content, tracker: &str, folder: &Path) -> Result<()> {
    for id in OPTIONAL {
        write_file(&folder.join(format!("{FOLDER}tracker-{id}.js")), tracker)?;
    }
    for language in &content.site.languages {
        write_file(&folder.join(frame(*language)), frame_page(*language))?;
    }
    Ok(())
}

/// JSON: `categories`, those of a banner without a configuration; `cookies`,
/// the one of each tracker; `service`, the frame's.
pub(super) fn additions(languages: &[Language], base: &str) -> String {
    let by_language = |of: fn(DemonstrationWords) -> &'static str| -> Map<String, Value> {
        let words = |language: &Language| (language.tag().to_owned(), of(DemonstrationWords::new(*language)).into());
        languages.iter().map(words).collect()
    };
    let cookie = |id| {
        let value = json!({
            "name": format!("demo_{id}"),
            "path": base,
            "purpose": by_language(|words| words.purpose),
            "lifetime": by_language(|words| words.lifetime),
        });
        (String::from(id), value)
    };
    let mut categories = vec![json!({ "id": "necessary", "required": true })];
    categories.extend(OPTIONAL.map(|id| json!({ "id": id })));
    let additions = json!({
        "categories": categories,
        "cookies": OPTIONAL.map(cookie).into_iter().collect::<Map<_, _>>(),
        // A name that is set aside for examples and belongs to nobody: RFC 2606.
        "service": { "id": "video", "label": by_language(|words| words.frame), "provider": "video.example" },
    });
    additions.to_string()
}

fn frame_page(language: Language) -> String {
    let style = "html{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif}body{display:grid;place-content:center;min-block-size:100vh;margin:0;padding:1rem;box-sizing:border-box;text-align:center}";
    let DemonstrationWords { frame, frame_text, .. } = DemonstrationWords::new(language);
    let (tag, title, words) = (language.tag(), escape(frame), escape(frame_text));
    let hash = content_hash(style);
    format!(
        "<!doctype html>
<html lang=\"{tag}\" dir=\"ltr\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {hash}\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta name=\"robots\" content=\"noindex\">
<title>{title}</title>
<style>{style}</style>
</head>
<body><p>{words}</p></body>
</html>
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added() {
        let additions: Value = serde_json::from_str(&additions(Language::ALL, "/sub/")).expect("JSON");
        let ids: Vec<_> = additions["categories"].as_array().into_iter().flatten().map(|known| &known["id"]).collect();
        assert_eq!(ids, ["necessary", "functional", "analytics", "marketing"]);
        let cookie = &additions["cookies"]["analytics"];
        assert_eq!((&cookie["name"], &cookie["path"]), (&json!("demo_analytics"), &json!("/sub/")));
        assert_eq!(cookie["purpose"].as_object().map(Map::len), Some(3), "in each language");
    }
}
