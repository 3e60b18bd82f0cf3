//! `policies.html`: the whole site as one file, which opens from a folder by a
//! double click. It holds the policies, the lists of them, the glossary and the
//! search with its indexes, in every language; what else there is it leads to
//! on the site.
//!
//! Pages share ids (`cookies.2` is in each language), so in the file an id has
//! its page's path before it: `/ru/alma-jet/cookies.2`. An address in the hash
//! then works without a script, and `src/whole/pages.js` gives the page that it
//! shows its own ids back.

use super::{content_hash, escape};
use crate::assets::{Assets, Inlined};
use crate::content::Content;
use crate::content::compile;
use crate::files::write_file;
use crate::site_address::SiteAddress;
use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use messages::Language;
use policy_viewer::app::{Main as MainComponent, MainProps};
use policy_viewer::head::Head;
use policy_viewer::pages::{self, Contained};
use policy_viewer::reading;
use policy_viewer::route::{Route, Tool};
use policy_viewer::site::Site;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use tokio::runtime::Runtime;
use yew::virtual_dom::{VNode, VTag};
use yew::{Html, LocalServerRenderer};

/// The path of every page in the file begins so: addresses are hashes.
const BASE: &str = "#/";

/// Attributes that hold ids of the same page; `src/whole/pages.js` has them too.
const OF_IDS: [&str; 5] = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"];

/// Attributes that hold an address.
const OF_ADDRESSES: [&str; 2] = ["href", "action"];

/// Writes the file into `folder`, which has the search's indexes already.
pub(super) fn write(
    content: &Content,
    address: &SiteAddress,
    assets: &Assets,
    runtime: &Runtime,
    folder: &Path,
) -> Result<()> {
    let site = content.site.under(BASE);
    let mut pages = contained(content, &site, &assets.search.indexes);
    let paths: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    for page in &mut pages {
        change_attributes(&mut page.content, &|name, value| {
            OF_IDS.contains(&name).then(|| with_path(&page.path, value))
        });
    }
    let mut body = pages::whole(&site, pages, &address.absolute(""));
    change_attributes(&mut body, &|name, value| {
        OF_ADDRESSES.contains(&name).then(|| in_file(value, &paths, address)).flatten()
    });
    let body =
        LocalServerRenderer::<MainComponent>::with_props(MainProps { children: body }).hydratable(false).render();
    let body = runtime.block_on(body);
    let files = indexes(&folder.join("search"))?;
    write_file(
        &folder.join(pages::WHOLE),
        around(&site, content.site.list_summary(site.default), assets, &body, &files)?,
    )
}

/// The pages that the file holds, in the order of a reader without scripts.
fn contained(content: &Content, site: &Site, indexes: &str) -> Vec<Contained> {
    let mut pages = Vec::new();
    let mut put = |route: &Route, language, title, content| {
        pages.push(Contained { path: ["/", &route.path()].concat(), language, title, content });
    };
    let texts = compile::pages(content);
    for language in &site.languages {
        for (route, page) in texts.iter().filter(|(route, _)| route.language() == Some(*language)) {
            let title = Head::of(site, page).title;
            put(route, *language, title, pages::page(site, route, *language, page));
        }
        let mut tool = |tool, html| {
            put(&Route::Tool(*language, tool), *language, Head::of_tool(site, *language, tool).title, html);
        };
        tool(Tool::Glossary, pages::glossary(*language, &content.glossary.terms(*language)));
        let list = compile::index(content, *language);
        tool(Tool::Search, pages::search(site, *language, &list, indexes));
    }
    pages
}

/// Gives attributes another value, throughout a tree.
fn change_attributes(node: &mut Html, change: &dyn Fn(&str, &str) -> Option<String>) {
    match node {
        VNode::VTag(tag) => {
            let tag: &mut VTag = Rc::make_mut(tag);
            for name in OF_IDS.into_iter().chain(OF_ADDRESSES) {
                let value = tag.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.to_owned());
                if let Some(value) = value.and_then(|value| change(name, &value)) {
                    tag.add_attribute(name, value);
                }
            }
            if let Some(children) = tag.children_mut() {
                change_attributes(children, change);
            }
        }
        VNode::VList(list) => {
            for child in Rc::make_mut(list).iter_mut() {
                change_attributes(child, change);
            }
        }
        // Pages are made of elements and texts (`policy_viewer::view`).
        _ => {}
    }
}

/// One or several ids, each with its page's path before it.
fn with_path(path: &str, ids: &str) -> String {
    ids.split(' ').map(|id| [path, id].concat()).collect::<Vec<_>>().join(" ")
}

/// An address of the file: of a page in it, `#/ru/alma-jet/#cookies` becomes
/// `#/ru/alma-jet/cookies`; any other is on the site. What does not begin so is
/// no page's, and stays.
fn in_file(value: &str, paths: &[String], address: &SiteAddress) -> Option<String> {
    let inner = value.strip_prefix(BASE)?;
    let (path, fragment) = inner.split_once('#').map_or((inner, None), |(path, fragment)| (path, Some(fragment)));
    if paths.iter().any(|known| known.strip_prefix('/') == Some(path)) {
        return Some([BASE, path, fragment.unwrap_or_default()].concat());
    }
    let rest = fragment.map(|fragment| ["#", fragment].concat()).unwrap_or_default();
    Some([address.absolute(path), rest].concat())
}

/// The files of the search's indexes, by their paths relative to the base.
fn indexes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|kind| kind == "txt") {
            let path = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            files.insert(["search/", &path].concat(), fs::read_to_string(entry.path())?);
        }
    }
    Ok(files)
}

fn around(
    site: &Site,
    description: &str,
    assets: &Assets,
    body: &str,
    files: &BTreeMap<String, String>,
) -> Result<String> {
    let words = |of: &dyn Fn(Language) -> Vec<(&'static str, String)>| -> BTreeMap<_, BTreeMap<_, _>> {
        site.languages.iter().map(|language| (language.tag(), of(*language).into_iter().collect())).collect()
    };
    let words = embedded(&json!({ "frame": words(&pages::whole_words), "reading": words(&reading::words) }))?;
    let files = embedded(files)?;
    let Assets { before_whole, whole: Inlined { script: whole, style: whole_style }, style, favicon, search, .. } =
        assets;
    let policy = csp(&[before_whole, whole], &[style, whole_style]);
    let (language, languages, title) = (site.default.tag(), site.language_tags(), escape(&site.title));
    let description = escape(description);
    let (favicon, finder) = (BASE64.encode(favicon), BASE64.encode(&search.wasm));
    Ok(format!(
        "<!doctype html>
<html lang=\"{language}\" dir=\"ltr\" data-theme=\"auto\" data-page=\"whole\" data-languages=\"{languages}\" data-default=\"{language}\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<title>{title}</title>
<meta name=\"viewport\" content=\"width=device-width\">
<meta name=\"application-name\" content=\"{title}\">
<meta name=\"description\" content=\"{description}\">
<meta name=\"robots\" content=\"noindex\">
<link rel=\"icon\" href=\"data:image/svg+xml;base64,{favicon}\" type=\"image/svg+xml\">
<script>{before_whole}</script>
<style>{style}</style><style>{whole_style}</style>
</head>
<body>{body}
<script type=\"application/json\" id=\"_words\">{words}</script>
<script type=\"application/json\" id=\"_files\">{files}</script>
<script type=\"text/plain\" id=\"_finder\">{finder}</script>
<script type=\"module\">{whole}</script>
</body>
</html>
"
    ))
}

/// JSON that ends no script element, whatever is in it.
fn embedded(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}

/// Nothing is ever fetched but what the file itself holds.
fn csp(scripts: &[&String], styles: &[&String]) -> String {
    let hashes = |parts: &[&String]| parts.iter().map(|part| content_hash(part)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; connect-src data:; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let address = SiteAddress::new(Some("/sub/"), Some("https://policies.example"), "").expect("an address");
        let paths = ["/ru/", "/ru/alma-jet/"].map(str::to_owned);
        for (value, expected) in [
            ("#/ru/", Some("#/ru/")),
            ("#/ru/alma-jet/", Some("#/ru/alma-jet/")),
            ("#/ru/alma-jet/#cookies.2", Some("#/ru/alma-jet/cookies.2")),
            ("#/ru/consent/", Some("https://policies.example/sub/ru/consent/")),
            ("#/ru/compare/?topic=a#b", Some("https://policies.example/sub/ru/compare/?topic=a#b")),
            ("#/ru/alma-jet/policy.md", Some("https://policies.example/sub/ru/alma-jet/policy.md")),
            ("#/", Some("https://policies.example/sub/")),
            ("#text", None),
            ("https://airastana.com/", None),
            ("mailto:a@b.example", None),
        ] {
            assert_eq!(in_file(value, &paths, &address).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn several_ids() {
        assert_eq!(with_path("/kk/", "contents"), "/kk/contents");
        assert_eq!(with_path("/kk/", "a b.2"), "/kk/a /kk/b.2");
    }

    #[test]
    fn no_script_ends_early() {
        let text = embedded(&"</script><!--").expect("JSON");
        assert_eq!(text, "\"\\u003c/script>\\u003c!--\"");
    }
}
