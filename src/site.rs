//! What every page knows of the site it belongs to.

use messages::Language;

/// The site: its title, its languages, the path it is served under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// the path with slashes at both ends: `/`, `/sub/`
    pub base: String,
    /// its name, the same in every language
    pub title: String,
    /// in the order of the switcher
    pub languages: Vec<Language>,
    /// where a page has no language of its own
    pub default: Language,
}

impl Site {
    /// The languages as an attribute's value: `en ru kk`.
    #[must_use]
    pub fn language_tags(&self) -> String {
        let tags: Vec<&str> = self.languages.iter().map(|language| language.tag()).collect();
        tags.join(" ")
    }

    /// The languages in such a value; all of the interface's where it names none.
    #[must_use]
    pub fn languages_of(tags: &str) -> Vec<Language> {
        let named: Vec<Language> = tags.split(' ').filter_map(Language::from_tag).collect();
        if named.is_empty() { Language::ALL.to_vec() } else { named }
    }
}
