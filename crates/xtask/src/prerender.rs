//! Every page as a file: the app's own components rendered to HTML, and the
//! head around them.
//!
//! 1. [`write()`] — goes through the pages, and what is said of them: sitemap,
//!    feed, robots
//! 2. [`printer`] — one page: what is shown, its head, its content security
//!    policy; of the [`assets`] those that it needs
//! 3. [`versions`], [`compare`], [`letter`], [`demonstration`] — what those
//!    pages are made of
//! 4. [`whole`] — all of it as one file

mod assets;
mod compare;
mod demonstration;
mod letter;
mod place;
mod printer;
mod versions;
mod whole;

pub(crate) use assets::Assets;
use printer::{Printer, content_hash, escape};

use crate::content::Content;
use crate::content::compile::{self, write_file};
use crate::content::{export, history};
use crate::site_address::SiteAddress;
use anyhow::Result;
use policy::Page;
use policy_viewer::head::Head;
use policy_viewer::pages::{self, Demonstration};
use policy_viewer::route::{Route, Tool};
use policy_viewer::site::Site;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::rc::Rc;
use yew::Html;

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
        put_styled(&route, html, &Head::of(&site, &page), &more)?;
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
    put(&Route::Entry, pages::entry(&site, &lists), &Head::of_entry(&site, &lists))?;
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
