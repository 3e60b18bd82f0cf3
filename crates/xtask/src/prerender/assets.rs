//! What every page carries or loads, and what only some do.

use crate::search::Search;
use messages::Language;
use policy_viewer::route::Tool;

/// Scripts and styles that are inlined, and the names of files.
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
    pub(super) fn of_tool(&self, tool: Tool) -> Option<(&String, &String)> {
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
