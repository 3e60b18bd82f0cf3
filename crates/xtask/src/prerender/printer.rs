//! A page as a file: what is shown, the head around it, and what may run there.
//!
//! The content of `<main>` is rendered first, without the markers of
//! hydration, and put into the frame as raw markup: the browser adopts it as
//! it stands (see `policy_viewer::app::Content::Raw`).

use crate::assets::Assets;
use crate::site_address::SiteAddress;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use policy_viewer::app::{App, AppProps, Content as Main, Main as MainComponent, MainProps};
use policy_viewer::head::Head;
use policy_viewer::pages;
use policy_viewer::route::{Route, Tool};
use policy_viewer::site::Site;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::rc::Rc;
use yew::{Html, LocalServerRenderer};

pub(super) struct Printer<'a> {
    pub(super) site: &'a Rc<Site>,
    pub(super) address: &'a SiteAddress,
    pub(super) assets: &'a Assets,
}

impl Printer<'_> {
    /// `more` are styles that only this page has.
    pub(super) async fn page(&self, route: &Route, children: Html, head: &Head, more: &[&str]) -> String {
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

    fn around(&self, route: &Route, head: &Head, body: &str, more: &[&str]) -> String {
        let Site { base, title: site_title, default, .. } = &**self.site;
        let Assets { app, reading, words, offline, beside, boot, entry, nowhere, style, search, .. } = self.assets;
        let language = route.language().unwrap_or(*default).tag();
        let kind = match route {
            Route::Entry => "entry",
            Route::Nowhere => "offline",
            Route::NotFound => "404",
            Route::Index(_) | Route::Policy(..) | Route::Tool(..) | Route::Versions(..) => "page",
        };
        let (mut scripts, mut styles) = (vec![("", boot.as_str())], vec![style.as_str()]);
        // Scripts of one page are modules, so that they run when it is there.
        let mut module = |script| scripts.push((" type=\"module\"", script));
        match route {
            Route::Entry => scripts.push(("", entry)),
            Route::Nowhere => module(&nowhere.script),
            Route::Tool(_, tool) => {
                if let Some((script, style)) = self.assets.of_tool(*tool) {
                    module(script);
                    styles.push(style);
                }
            }
            Route::Versions(..) => module(&self.assets.versions.script),
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
fn csp<'a>(route: &Route, scripts: impl Iterator<Item = &'a str>, styles: &[&str]) -> String {
    let scripts: Vec<String> = scripts.map(content_hash).collect();
    let styles: Vec<String> = styles.iter().map(|style| content_hash(style)).collect();
    let banner = if matches!(route, Route::Tool(_, Tool::Consent)) { " consent-banner" } else { "" };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {}; style-src {}; object-src 'none'; base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types policy-viewer{banner}",
        scripts.join(" "),
        styles.join(" ")
    )
}

/// A text as a content security policy names it.
pub(super) fn content_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
