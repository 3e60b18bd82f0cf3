//! What a site is without a network: the service worker (`src/offline/`), and
//! what installs the site on a device.

use crate::content::Content;
use crate::files::write_file;
use crate::minify::minify;
use crate::setup::Tools;
use crate::shell;
use anyhow::Result;
use serde_json::json;
use std::fs;
use std::path::Path;

/// Images of the site, below `styles/`.
const ICONS: [&str; 3] = ["favicon.svg", "icon-192.png", "icon-512.png"];

/// The surface of a page and of what is around it, as in `styles/tokens.css`.
const PAPER: &str = "#fdfcfa";

/// Writes the worker, the manifest and the icons; `shell` are the files that
/// every page may need, relative to the base.
pub(crate) fn write(tools: &Tools, content: &Content, shell: &[String], next: &Path) -> Result<()> {
    let languages: Vec<&str> = content.site.languages.iter().map(|language| language.tag()).collect();
    let shell = ICONS.iter().map(|name| (*name).to_owned()).chain(shell.iter().cloned());
    let define = |name: &str, value: serde_json::Value| format!("--define:{name}={value}");
    let lists = [define("SHELL", shell.collect()), define("LANGUAGES", languages.into())];
    let more: Vec<&str> = ["--bundle", "--format=iife"].into_iter().chain(lists.iter().map(String::as_str)).collect();
    // Its name stays the same: by it the browser knows the next build's.
    write_file(&next.join("offline.js"), minify(tools, &shell::root().join("src/offline/worker.js"), &more)?)?;
    for name in ICONS {
        write_file(&next.join(name), fs::read(shell::root().join("styles").join(name))?)?;
    }
    write_file(&next.join("manifest.webmanifest"), serde_json::to_vec_pretty(&manifest(content))?)
}

/// <https://www.w3.org/TR/appmanifest/>. Addresses are relative to it, so to
/// the base; it is the same in every language, and begins at the entry.
fn manifest(content: &Content) -> serde_json::Value {
    let language = content.site.default_language;
    json!({
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "name": content.site.title,
        "short_name": content.site.title,
        "description": content.site.list_summary(language),
        "lang": language.tag(),
        "dir": "ltr",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            { "src": "favicon.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable" },
        ],
    })
}
