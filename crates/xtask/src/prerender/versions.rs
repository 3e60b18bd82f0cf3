//! What `/{lang}/{policy}/versions/` is built from, the Markdown of earlier
//! versions, and the feed that announces new ones.

use super::escape;
use crate::content::history::{self, Version};
use crate::content::{Content, Policy};
use crate::files::write_file;
use crate::site_address::SiteAddress;
use anyhow::Result;
use changes::{day, view};
use messages::Language;
use policy::Date;
use policy::diff::Difference;
use policy_viewer::pages::{Dated, FEED, Newest, Version as Listed, Versions};
use policy_viewer::route::Route;
use std::fmt::Write as _;
use std::path::Path;

/// What a policy's page needs beyond the policy itself.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    policy: &'a Policy,
    language: Language,
    listed: Vec<Listed>,
    newest: Option<(Language, Difference, Date, Date)>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(policy: &'a Policy, language: Language) -> Self {
        let versions = history::versions(policy);
        let mut newest = None;
        if let [.., old, new] = versions.as_slice()
            && let (Some((_, from)), Some((_, to))) = (old.day, new.day)
        {
            newest = history::change(policy, *old, *new, language)
                .map(|(language, difference)| (language, difference, from, to));
        }
        let listed = |(place, version): (usize, &Version<'_>)| Listed {
            date: version.day.map(|(_, date)| date),
            days: if place + 1 == versions.len() {
                policy.settings.days().collect()
            } else {
                version.day.into_iter().collect()
            },
            languages: version.texts.keys().copied().collect(),
        };
        let listed = versions.iter().enumerate().map(listed).rev().collect();
        Self { policy, language, listed, newest }
    }

    pub(super) fn page<'b>(&'b self, wasm: &'b str) -> Versions<'b> {
        let (title_language, text) = self.policy.text_in(self.language);
        Versions {
            id: &self.policy.id,
            original: self.policy.settings.original,
            controller: self.policy.controller_in(self.language),
            title: (&text.document.title, title_language.tag()),
            versions: &self.listed,
            newest: self.newest.as_ref().map(|(language, difference, from, to)| Newest {
                difference,
                text_language: *language,
                from: *from,
                to: *to,
            }),
            wasm,
        }
    }
}

/// Writes the Markdown of earlier versions beside the page, in the original
/// where there is no translation.
pub(super) fn write_older(policy: &Policy, language: Language, folder: &Path) -> Result<()> {
    for older in &policy.older {
        let text = older.texts.get(&language).or_else(|| older.texts.get(&policy.settings.original));
        if let Some(text) = text {
            write_file(&folder.join(format!("{}.md", older.date)), &text.source)?;
        }
    }
    Ok(())
}

/// All versions that are dated, the newest first, as Atom (RFC 4287): one
/// entry each, in all languages.
pub(super) fn feed(content: &Content, address: &SiteAddress) -> String {
    let default = content.site.default_language;
    let mut entries = Vec::new();
    for policy in &content.policies {
        let mut older = None;
        for version in history::versions(policy) {
            if let Some((dated, date)) = version.day {
                let entry = Entry { content, policy, older, version, dated, date };
                entries.push((date, entry.xml(address)));
            }
            older = Some(version);
        }
    }
    entries.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    // A feed has to say when it was last changed; an empty one never was.
    let updated = entries.first().map_or_else(|| "1970-01-01".to_owned(), |(date, _)| date.to_string());
    let (title, own, root) = (&content.site.title, escape(&address.absolute(FEED)), escape(&address.absolute("")));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">
<id>{own}</id>
<title>{}</title>
<updated>{updated}T00:00:00Z</updated>
<author><name>{}</name></author>
<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>
<link rel=\"alternate\" type=\"text/html\" href=\"{root}\"/>
",
        default.tag(),
        escape(&[messages::versions_title(default), " · ", title].concat()),
        escape(title),
    );
    xml.extend(entries.into_iter().map(|(_, entry)| entry));
    xml.push_str("</feed>\n");
    xml
}

/// A version, and the one before it.
struct Entry<'a> {
    content: &'a Content,
    policy: &'a Policy,
    older: Option<Version<'a>>,
    version: Version<'a>,
    dated: Dated,
    date: Date,
}

impl Entry<'_> {
    fn xml(&self, address: &SiteAddress) -> String {
        let site = &self.content.site;
        let older = self.older.and_then(|older| older.day);
        let query = match older {
            Some((_, from)) => format!("?from={from}&to={}", self.date),
            None => format!("?to={}", self.date),
        };
        let page = |language: Language| {
            let path = Route::Versions(language, self.policy.id.clone()).path();
            escape(&[address.absolute(&path), query.clone()].concat())
        };
        // No query of the page's own, so that a later version in between
        // would not change it.
        let id = Route::Versions(site.default_language, self.policy.id.clone()).path();
        let id = escape(&format!("{}?to={}", address.absolute(&id), self.date));
        let mut xml = format!(
            "<entry>\n<id>{id}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n",
            escape(&self.title(site.default_language)),
            self.date
        );
        for language in &site.languages {
            let tag = language.tag();
            let href = page(*language);
            let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{tag}\" href=\"{href}\"/>");
        }
        xml.push_str("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n");
        for language in &site.languages {
            let (tag, href) = (language.tag(), page(*language));
            let (title, told) = (escape(&self.title(*language)), escape(&self.told(*language)));
            let _ = writeln!(xml, "<p xml:lang=\"{tag}\" lang=\"{tag}\"><a href=\"{href}\">{title}</a>. {told}</p>");
        }
        xml.push_str("</div></content>\n</entry>\n");
        xml
    }

    /// `Air Astana JSC — Privacy Policy · Edition of: 20 December 2014`
    fn title(&self, language: Language) -> String {
        // That of the present text where this one is not translated.
        let text = self.version.texts.get(&language).unwrap_or_else(|| self.policy.text_in(language).1);
        let title = &text.document.title;
        let day = day(language, self.date);
        [self.policy.controller_in(language), " — ", title, " · ", self.dated.name(language), ": ", &day].concat()
    }

    /// How much changed.
    fn told(&self, language: Language) -> String {
        match self.older.and_then(|older| history::change(self.policy, older, self.version, language)) {
            Some((_, difference)) if difference.is_empty() => messages::versions_same(language).to_owned(),
            Some((_, difference)) => view::totals(&difference, language),
            None => messages::versions_first(language).to_owned(),
        }
    }
}
