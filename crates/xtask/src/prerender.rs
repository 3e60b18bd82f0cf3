//! Every page as a file: the app's own components rendered to HTML, and the
//! head around them.
//!
//! 1. [`write()`] — goes through the [`Pages`], and what is said of them:
//!    sitemap, feed, robots
//! 2. [`printer`] — one page: what is shown, its head, its content security
//!    policy; of the [`Assets`] those that it needs
//! 3. [`versions`], [`compare`], [`letter`], [`demonstration`] — what those
//!    pages are made of
//! 4. [`whole`] — all of it as one file

mod compare;
mod demonstration;
mod letter;
mod place;
mod printer;
mod versions;
mod whole;

use printer::{Printer, content_hash, escape};

use crate::assets::Assets;
use crate::content::Content;
use crate::content::compile;
use crate::content::{export, history};
use crate::files::write_file;
use crate::site_address::SiteAddress;
use anyhow::Result;
use messages::Language;
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
    let site = Rc::new(content.site.under(&address.base));
    let printer = Printer { site: &site, address, assets };
    let pages = Pages { content, address, assets, site: &site, printer, runtime: &runtime, folder };
    pages.put_policies()?;
    pages.put_versions()?;
    pages.put_tools()?;
    pages.put_in_all_languages()?;
    whole::write(content, address, assets, &runtime, folder)?;
    write_file(&folder.join(pages::FEED), versions::feed(content, address))?;
    write_file(&folder.join("sitemap.xml"), sitemap(content, address))?;
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address.absolute("sitemap.xml"));
    write_file(&folder.join("robots.txt"), robots)
}

/// The pages, each by its kind.
struct Pages<'a> {
    content: &'a Content,
    address: &'a SiteAddress,
    assets: &'a Assets,
    site: &'a Rc<Site>,
    printer: Printer<'a>,
    runtime: &'a tokio::runtime::Runtime,
    folder: &'a Path,
}

impl Pages<'_> {
    /// Prints a page and writes it; `styles` are those that it has besides.
    fn put(&self, route: &Route, html: Html, head: &Head, styles: &[&str]) -> Result<()> {
        let page = self.runtime.block_on(self.printer.page(route, html, head, styles));
        let path = if route.is_anywhere() { route.path() } else { [&route.path(), "index.html"].concat() };
        write_file(&self.folder.join(path), page)
    }

    /// The lists and the policies, with Markdown and JSON beside each.
    fn put_policies(&self) -> Result<()> {
        let Self { content, address, assets, site, folder, .. } = *self;
        let former: BTreeMap<_, _> = content
            .policies
            .iter()
            .map(|policy| (&policy.id, history::former(policy)))
            .filter(|(_, former)| !former.is_empty())
            .collect();
        let schema = address.absolute("schema/policy.schema.json");
        for (route, page) in compile::pages(content) {
            let Some(language) = route.language() else { continue };
            let (mut html, mut styles) = (pages::page(site, &route, language, &page), Vec::new());
            if let Page::Policy(text) = &page
                && let Some(former) = former.get(&text.id)
            {
                let before = pages::former(site, &route, language, former, text);
                html = [before, html].into_iter().collect();
                styles.push(assets.former_style.as_str());
            }
            self.put(&route, html, &Head::of(site, &page), &styles)?;
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
        Ok(())
    }

    /// Each policy's versions, with the Markdown of the earlier ones.
    fn put_versions(&self) -> Result<()> {
        let Self { content, assets, site, folder, .. } = *self;
        let wasm = [&site.base, &assets.changes].map(String::as_str).concat();
        for policy in &content.policies {
            for language in &site.languages {
                let route = Route::Versions(*language, policy.id.clone());
                let parts = versions::Parts::new(policy, *language);
                let page = parts.page(&wasm);
                let head = Head::of_versions(site, *language, page.title.0, page.controller);
                self.put(&route, pages::versions(site, *language, &page), &head, &[&assets.versions.style])?;
                versions::write_older(policy, *language, &folder.join(route.path()))?;
            }
        }
        Ok(())
    }

    /// The viewer's own pages.
    fn put_tools(&self) -> Result<()> {
        let Self { content, address, assets, site, folder, .. } = *self;
        let texts = demonstration::BannerTexts::read(content)?;
        demonstration::write(content, &assets.tracker, folder)?;
        let correspondents = |language: &Language| (*language, letter::correspondents(content, address, *language));
        let letters: Vec<_> = site.languages.iter().map(correspondents).collect();
        for language in site.languages.iter().copied() {
            let put =
                |tool, html| self.put(&Route::Tool(language, tool), html, &Head::of_tool(site, language, tool), &[]);
            let demonstration = Demonstration {
                configurations: &demonstration::configurations(content, language),
                categories: &texts.optional(language),
                root: &address.absolute(""),
                additions: &demonstration::additions(&site.languages, &site.base),
                frame: &demonstration::frame(language),
            };
            let comparison = compare::comparison(content, address, language);
            let list = compile::index(content, language);
            put(Tool::Glossary, pages::glossary(language, &content.glossary.terms(language)))?;
            put(Tool::Open, pages::open(language, &[&*site.base, &*assets.opener].concat()))?;
            put(Tool::Consent, pages::consent(site, language, &demonstration))?;
            put(Tool::Compare, pages::compare(site, language, &comparison))?;
            put(Tool::Letter, pages::letter(site, language, &letters))?;
            put(Tool::Search, pages::search(site, language, &list, &assets.search.indexes))?;
        }
        Ok(())
    }

    /// The entry, and what takes another page's place.
    fn put_in_all_languages(&self) -> Result<()> {
        let Self { content, assets, site, .. } = *self;
        let list = |language: &Language| (*language, compile::index(content, *language));
        let lists: Vec<_> = site.languages.iter().map(list).collect();
        let of_all = |route: &Route| Head::of_all(site, route);
        self.put(&Route::Entry, pages::entry(site, &lists), &Head::of_entry(site, &lists), &[])?;
        let nowhere = pages::nowhere(site, &lists);
        self.put(&Route::Nowhere, nowhere, &of_all(&Route::Nowhere), &[&assets.nowhere.style])?;
        self.put(&Route::NotFound, pages::not_found(site, &lists), &of_all(&Route::NotFound), &[])
    }
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
