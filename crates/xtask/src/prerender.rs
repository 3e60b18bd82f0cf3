//! Every page as a file: the app's own components rendered to HTML, and the
//! head around them.
//!
//! The content of `<main>` is rendered first, without the markers of
//! hydration, and put into the frame as raw markup: the browser adopts it as
//! it stands (see `policy_viewer::app::Content::Raw`).

mod compare;
mod demonstration;
mod letter;
mod place;
mod versions;
mod whole;

use crate::content::Content;
use crate::content::compile::{self, write_file};
use crate::content::{export, history};
use crate::search::Search;
use crate::site_address::SiteAddress;
use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use messages::Language;
use policy::Page;
use policy_viewer::app::{App, AppProps, Content as Main, Main as MainComponent, MainProps};
use policy_viewer::head::Head;
use policy_viewer::pages::{self, Demonstration};
use policy_viewer::route::{Route, Tool};
use policy_viewer::site::Site;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::rc::Rc;
use yew::{Html, LocalServerRenderer};

/// What every page carries or loads.
#[derive(Debug)]
pub(crate) struct Assets {
    /// the app's wasm and its module, relative to the base
    pub(crate) wasm: String,
    pub(crate) app: String,
    /// what helps a reader beyond the text, fetched by the app
    pub(crate) reading: String,
    /// what the names of its words begin with
    pub(crate) words: String,
    /// what keeps pages for when there is no network
    pub(crate) offline: String,
    /// two languages beside each other, fetched when asked for
    pub(crate) beside: String,
    /// inlined
    pub(crate) boot: String,
    /// inlined in the entry
    pub(crate) entry: String,
    /// inlined in what stands in for a page without a network
    pub(crate) nowhere: String,
    pub(crate) nowhere_style: String,
    pub(crate) style: String,
    /// the mark in a window's tab
    pub(crate) favicon: String,
    /// inlined in the whole site as one file
    pub(crate) before_whole: String,
    pub(crate) whole: String,
    pub(crate) whole_style: String,
    /// inlined where policies are compared
    pub(crate) compare: String,
    pub(crate) compare_style: String,
    /// inlined where one writes a letter
    pub(crate) letter: String,
    pub(crate) letter_style: String,
    pub(crate) search: Search,
    /// inlined where one searches
    pub(crate) search_style: String,
    /// inlined where the consent banner is tried out
    pub(crate) consent: String,
    pub(crate) consent_style: String,
    /// what its trackers do
    pub(crate) tracker: String,
    /// inlined where one opens a file, and the wasm that reads it
    pub(crate) open: String,
    pub(crate) open_style: String,
    pub(crate) opener: String,
    /// inlined where versions are compared, and the wasm that does it
    pub(crate) versions: String,
    pub(crate) versions_style: String,
    pub(crate) changes: String,
    /// inlined where a policy has addresses of earlier versions
    pub(crate) former_style: String,
}

impl Assets {
    /// The files that any page may come to need, relative to the base.
    pub(crate) fn shell(&self) -> Vec<String> {
        let words = Language::ALL.iter().map(|language| format!("{}{}.js", self.words, language.tag()));
        let files = [&self.app, &self.wasm, &self.reading, &self.beside, &self.offline];
        files.into_iter().cloned().chain(words).collect()
    }

    /// Script and style of one of the viewer's own pages, if it has any.
    fn of_tool(&self, tool: Tool) -> Option<(&String, &String)> {
        match tool {
            Tool::Search => Some((&self.search.page, &self.search_style)),
            Tool::Compare => Some((&self.compare, &self.compare_style)),
            Tool::Letter => Some((&self.letter, &self.letter_style)),
            Tool::Consent => Some((&self.consent, &self.consent_style)),
            Tool::Open => Some((&self.open, &self.open_style)),
            Tool::Glossary => None,
        }
    }
}

/// Writes all pages and what is said of them into `folder`.
pub(crate) fn write(content: &Content, address: &SiteAddress, assets: &Assets, folder: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let site = Rc::new(Site {
        base: address.base.clone(),
        title: content.site.title.clone(),
        languages: content.site.languages.clone(),
        default: content.site.default_language,
    });
    let printer = Printer { site: &site, address, assets };
    let put_styled = |route: &Route, html: Html, head: &Head, more: &[&String]| -> Result<()> {
        let page = runtime.block_on(printer.page(route, html, head, more));
        let path = if route.is_anywhere() { route.path() } else { [&route.path(), "index.html"].concat() };
        write_file(&folder.join(path), page)
    };
    let put = |route: &Route, html: Html, head: &Head| put_styled(route, html, head, &[]);

    let put_tool =
        |tool, language, html| put(&Route::Tool(language, tool), html, &Head::of_tool(&site, language, tool));

    let former: BTreeMap<_, _> = content
        .policies
        .iter()
        .map(|policy| (&policy.id, history::former(policy)))
        .filter(|(_, former)| !former.is_empty())
        .collect();
    let schema = address.absolute("schema/policy.schema.json");
    for (route, page) in compile::pages(content) {
        let Some(language) = route.language() else { continue };
        let (mut html, mut more) = (pages::page(&site, &route, language, &page), Vec::new());
        if let Page::Policy(text) = &page
            && let Some(former) = former.get(&text.id)
        {
            let before = pages::former(&site, &route, language, former, text);
            html = [before, html].into_iter().collect();
            more.push(&assets.former_style);
        }
        put_styled(&route, html, &Head::of(&site, language, &page), &more)?;
        if let Route::Policy(language, id) = &route
            && let Some(policy) = content.policies.iter().find(|policy| policy.id == *id)
        {
            let (_, text) = policy.text_in(*language);
            let folder = folder.join(route.path());
            write_file(&folder.join("policy.md"), &text.source)?;
            let json = export::policy_json(content, policy, *language, &address.absolute(&route.path()), &schema);
            write_file(&folder.join("policy.json"), serde_json::to_vec(&json)?)?;
        }
    }
    let wasm = [&site.base, &assets.changes].map(String::as_str).concat();
    for policy in &content.policies {
        for language in &site.languages {
            let route = Route::Versions(*language, policy.id.clone());
            let parts = versions::Parts::new(policy, *language);
            let page = parts.page(&wasm);
            let head = Head::of_versions(&site, *language, page.title.0, page.controller);
            put_styled(&route, pages::versions(&site, *language, &page), &head, &[&assets.versions_style])?;
            versions::write_older(policy, *language, &folder.join(route.path()))?;
        }
    }
    write_file(&folder.join(pages::FEED), versions::feed(content, address))?;
    let texts = demonstration::BannerTexts::read(content)?;
    demonstration::write(content, &assets.tracker, folder)?;
    for language in &site.languages {
        let parts = Demonstration {
            configurations: &demonstration::configurations(content, *language),
            categories: &texts.optional(*language),
            root: &address.absolute(""),
            additions: &demonstration::additions(&site.languages, &site.base),
            frame: &demonstration::frame(*language),
        };
        put_tool(Tool::Glossary, *language, pages::glossary(*language, &content.glossary.terms(*language)))?;
        put_tool(Tool::Open, *language, pages::open(*language, &[&*site.base, &*assets.opener].concat()))?;
        put_tool(Tool::Consent, *language, pages::consent(&site, *language, &parts))?;
    }
    let letters: Vec<_> = site
        .languages
        .iter()
        .map(|language| (*language, letter::correspondents(content, address, *language)))
        .collect();
    for language in &site.languages {
        let comparison = compare::comparison(content, address, *language);
        put_tool(Tool::Compare, *language, pages::compare(&site, *language, &comparison))?;
        put_tool(Tool::Letter, *language, pages::letter(&site, *language, &letters))?;
    }
    let lists: Vec<_> = site.languages.iter().map(|language| (*language, compile::index(content, *language))).collect();
    for (language, list) in &lists {
        put_tool(Tool::Search, *language, pages::search(&site, *language, list, &assets.search.indexes))?;
    }
    put(&Route::Entry, pages::entry(&site), &Head::of_all(&site, &Route::Entry))?;
    let nowhere = pages::nowhere(&site, &lists);
    put_styled(&Route::Nowhere, nowhere, &Head::of_all(&site, &Route::Nowhere), &[&assets.nowhere_style])?;
    put(&Route::NotFound, pages::not_found(&site, &lists), &Head::of_all(&site, &Route::NotFound))?;
    whole::write(content, address, assets, &runtime, folder)?;
    write_file(&folder.join("sitemap.xml"), sitemap(content, address))?;
    write_file(
        &folder.join("robots.txt"),
        format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address.absolute("sitemap.xml")),
    )
}

struct Printer<'a> {
    site: &'a Rc<Site>,
    address: &'a SiteAddress,
    assets: &'a Assets,
}

impl Printer<'_> {
    /// `more` are styles that only this page has.
    async fn page(&self, route: &Route, children: Html, head: &Head, more: &[&String]) -> String {
        let main =
            LocalServerRenderer::<MainComponent>::with_props(MainProps { children }).hydratable(false).render().await;
        let props = AppProps {
            site: Rc::clone(self.site),
            route: route.clone(),
            content: Main::Raw(main.into()),
            travel: None,
        };
        let body = LocalServerRenderer::<App>::with_props(props).render().await;
        self.around(route, head, &body, more)
    }

    fn around(&self, route: &Route, head: &Head, body: &str, more: &[&String]) -> String {
        let Site { base, title: site_title, default, .. } = &**self.site;
        let Assets { app, reading, words, offline, beside, boot, entry, nowhere, style, search, .. } = self.assets;
        let language = route.language().unwrap_or(*default).tag();
        let kind = match route {
            Route::Entry => "entry",
            Route::Nowhere => "offline",
            Route::NotFound => "404",
            Route::Index(_) | Route::Policy(..) | Route::Tool(..) | Route::Versions(..) => "page",
        };
        let (mut scripts, mut styles) = (vec![("", boot)], vec![style]);
        // Scripts of one page are modules, so that they run when it is there.
        let mut module = |script| scripts.push((" type=\"module\"", script));
        match route {
            Route::Entry => scripts.push(("", entry)),
            Route::Nowhere => module(nowhere),
            Route::Tool(_, tool) => {
                if let Some((script, style)) = self.assets.of_tool(*tool) {
                    module(script);
                    styles.push(style);
                }
            }
            Route::Versions(..) => module(&self.assets.versions),
            _ => {}
        }
        styles.extend(more);
        let policy = csp(route, scripts.iter().map(|(_, script)| *script), &styles);
        let scripts: String = scripts.iter().map(|(kind, script)| format!("<script{kind}>{script}</script>")).collect();
        let styles: String = styles.iter().map(|style| format!("<style>{style}</style>")).collect();
        let languages = self.site.language_tags();
        let (title, description, site_title) = (escape(&head.title), escape(&head.description), escape(site_title));
        let canonical = escape(&self.address.absolute(&route.path()));
        let robots = if route.is_anywhere() { "<meta name=\"robots\" content=\"noindex\">\n" } else { "" };
        let feed = escape(&self.address.absolute(pages::FEED));
        let alternates = alternates(self.site, route, self.address);
        let default = default.tag();
        // The script that needs it only runs once the whole page is there.
        let preload = match route {
            Route::Tool(_, Tool::Search) => {
                format!("<link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin>\n", search.finder)
            }
            _ => String::new(),
        };
        let marks = match route {
            Route::Policy(_, id) => format!(" data-policy=\"{}\" data-marks=\"{base}{}\"", id.as_str(), search.marks),
            _ => String::new(),
        };
        format!(
            "<!doctype html>
<html lang=\"{language}\" dir=\"ltr\" data-theme=\"auto\" data-page=\"{kind}\" data-languages=\"{languages}\" data-default=\"{default}\" data-app=\"{base}{app}\" data-reading=\"{base}{reading}\" data-words=\"{base}{words}\" data-beside=\"{base}{beside}\" data-offline=\"{base}{offline}\"{marks}>
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<base href=\"{base}\">
<title>{title}</title>
<meta name=\"viewport\" content=\"width=device-width\">
<meta name=\"application-name\" content=\"{site_title}\">
<meta name=\"description\" content=\"{description}\">
{robots}<link rel=\"canonical\" href=\"{canonical}\">
{alternates}<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{site_title}\" href=\"{feed}\">
<link rel=\"icon\" href=\"favicon.svg\" type=\"image/svg+xml\">
<link rel=\"manifest\" href=\"manifest.webmanifest\">
<link rel=\"apple-touch-icon\" href=\"icon-192.png\">
{preload}{scripts}
{styles}
</head>
<body><div id=\"app\">{body}</div></body>
</html>
"
        )
    }
}

/// The same page in each language, and where a reader of none of them goes.
fn alternates(site: &Site, route: &Route, address: &SiteAddress) -> String {
    let mut links = String::new();
    let mut link = |tag: &str, path: &str| {
        let _ =
            writeln!(links, "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\">", escape(&address.absolute(path)));
    };
    for language in &site.languages {
        link(language.tag(), &route.in_language(*language).path());
    }
    match route {
        Route::Policy(..) | Route::Tool(..) | Route::Versions(..) => {
            link("x-default", &route.in_language(site.default).path())
        }
        _ => link("x-default", &Route::Entry.path()),
    }
    links
}

/// Everything from the site itself; of what is inlined, exactly this. What
/// names the service worker is trusted, and in one page the banner, which
/// makes script elements.
fn csp<'a>(route: &Route, scripts: impl Iterator<Item = &'a String>, styles: &[&String]) -> String {
    let scripts: Vec<String> = scripts.map(|script| content_hash(script)).collect();
    let styles: Vec<String> = styles.iter().map(|style| content_hash(style)).collect();
    let banner = if matches!(route, Route::Tool(_, Tool::Consent)) { " consent-banner" } else { "" };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {}; style-src {}; object-src 'none'; base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types policy-viewer{banner}",
        scripts.join(" "),
        styles.join(" ")
    )
}

/// A text as a content security policy names it.
fn content_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn sitemap(content: &Content, address: &SiteAddress) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut routes = vec![Route::Entry];
    for language in &content.site.languages {
        let of_policy = |policy: &crate::content::Policy| {
            [Route::Policy(*language, policy.id.clone()), Route::Versions(*language, policy.id.clone())]
        };
        let policies = content.policies.iter().flat_map(of_policy);
        let tools = Tool::ALL.iter().map(|tool| Route::Tool(*language, *tool));
        routes.extend(std::iter::once(Route::Index(*language)).chain(tools).chain(policies));
    }
    for route in routes {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", escape(&address.absolute(&route.path())));
    }
    xml.push_str("</urlset>\n");
    xml
}
