//! A page's title and description, the same for the prerenderer and the browser.

use crate::route::{Route, Tool};
use crate::site::Site;
use messages::Language;
use policy::{IndexPage, Page};

/// What stands in `<head>` in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// the window's title
    pub title: String,
    /// one or two sentences
    pub description: String,
}

/// What one of the viewer's own pages is called.
pub(crate) fn tool_title(tool: Tool, language: Language) -> &'static str {
    match tool {
        Tool::Compare => messages::compare_title(language),
        Tool::Letter => messages::letter_title(language),
        Tool::Search => messages::search_title(language),
        Tool::Consent => messages::consent_title(language),
        Tool::Glossary => messages::glossary_title(language),
        Tool::Open => messages::file_title(language),
    }
}

impl Head {
    /// The head of a page whose content comes from the policies.
    #[must_use]
    pub fn of(site: &Site, page: &Page) -> Self {
        match page {
            Page::Index(list) => {
                Self { title: [&list.title, " · ", &site.title].concat(), description: list.summary.clone() }
            }
            Page::Policy(policy) => Self {
                title: [&policy.document.title, " — ", &policy.controller, " · ", &site.title].concat(),
                description: policy.document.summary.clone(),
            },
        }
    }

    /// The head of one of the viewer's own pages.
    #[must_use]
    pub fn of_tool(site: &Site, language: Language, tool: Tool) -> Self {
        let description = match tool {
            Tool::Compare => messages::compare_summary(language),
            Tool::Letter => messages::letter_summary(language),
            Tool::Search => messages::search_summary(language),
            Tool::Consent => messages::consent_summary(language),
            Tool::Glossary => messages::glossary_summary(language),
            Tool::Open => messages::file_summary(language),
        };
        Self { title: [tool_title(tool, language), " · ", &site.title].concat(), description: description.to_owned() }
    }

    /// The head of the page with a policy's versions; `title` is the policy's.
    #[must_use]
    pub fn of_versions(site: &Site, language: Language, title: &str, controller: &str) -> Self {
        let page = messages::versions_title(language);
        Self {
            title: [page, " — ", title, ", ", controller, " · ", &site.title].concat(),
            description: [title, " — ", controller, ". ", messages::versions_summary(language)].concat(),
        }
    }

    /// The head of the entry; `lists` holds what there is in each language.
    #[must_use]
    pub fn of_entry(site: &Site, lists: &[(Language, IndexPage)]) -> Self {
        let summaries: Vec<&str> = lists.iter().map(|(_, list)| list.summary.as_str()).collect();
        Self { title: site.title.clone(), description: summaries.join(" ") }
    }

    /// The head of a page in all languages that takes another's place.
    #[must_use]
    pub fn of_all(site: &Site, route: &Route) -> Self {
        let each = |message: fn(Language) -> &'static str, between: &str| {
            let words: Vec<&str> = site.languages.iter().map(|language| message(*language)).collect();
            words.join(between)
        };
        match route {
            Route::Nowhere => Self {
                title: [&each(messages::nowhere_title, " / "), " · ", &site.title].concat(),
                description: each(messages::nowhere_text, " "),
            },
            _ => Self {
                title: [&each(messages::not_found_title, " / "), " · ", &site.title].concat(),
                description: each(messages::not_found_text, " "),
            },
        }
    }
}
