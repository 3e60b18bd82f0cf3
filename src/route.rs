//! Addresses: the only place in Rust that parses or prints a page's. Of the
//! scripts `search.js`, `consent.js` and `whole/route.js` print or parse some.

use messages::Language;
use policy::PolicyId;

/// A page of the viewer's own in each language. Its text is in no compiled
/// content, so its language changes by a plain link, and the prerenderer alone
/// renders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `/ru/search/`: words in all policies
    Search,
    /// `/ru/compare/`: the facts of all policies side by side
    Compare,
    /// `/ru/letter/`: a letter that exercises a right
    Letter,
    /// `/ru/consent/`: the consent banner, tried out
    Consent,
    /// `/ru/glossary/`: what the words of the policies mean
    Glossary,
    /// `/ru/open/`: a file of the reader's own
    Open,
}

impl Tool {
    /// All there are, in the order they are listed.
    pub const ALL: &[Self] = &[Self::Search, Self::Compare, Self::Letter, Self::Consent, Self::Glossary, Self::Open];

    /// Its place in an address; no policy can have this name
    /// (`policy::PolicyId`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Letter => "letter",
            Self::Search => "search",
            Self::Consent => "consent",
            Self::Glossary => "glossary",
            Self::Open => "open",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tool| tool.as_str() == name)
    }
}

/// The versions' place below their policy.
const VERSIONS: &str = "versions";

/// A page of the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: the choice of a language
    Entry,
    /// `/ru/`: all policies
    Index(Language),
    /// `/ru/air-astana/`: one policy
    Policy(Language, PolicyId),
    /// `/ru/consent/`: one of the viewer's own pages
    Tool(Language, Tool),
    /// `/ru/air-astana/versions/`: a policy's versions and what changed. Only
    /// prerendered, and so left to plain links too.
    Versions(Language, PolicyId),
    /// without a network, a page that was never opened on the device
    Nowhere,
    /// anything else
    NotFound,
}

impl Route {
    /// The page at `path`, on a site served under `base` (`/`, `/sub/`).
    #[must_use]
    pub fn parse(base: &str, path: &str) -> Self {
        let Some(inner) = path.strip_prefix(base) else { return Self::NotFound };
        let inner = inner.strip_suffix("index.html").unwrap_or(inner);
        let mut parts = inner.trim_end_matches('/').split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None | Some(""), None, ..) => Self::Entry,
            (Some(tag), None, ..) => Language::from_tag(tag).map_or(Self::NotFound, Self::Index),
            (Some(tag), Some(name), Some(VERSIONS), None) => match (Language::from_tag(tag), PolicyId::parse(name)) {
                (Some(language), Some(id)) => Self::Versions(language, id),
                _ => Self::NotFound,
            },
            (Some(tag), Some(name), None, _) => match (Language::from_tag(tag), PolicyId::parse(name)) {
                (Some(language), Some(id)) => Self::Policy(language, id),
                (Some(language), None) => Tool::parse(name).map_or(Self::NotFound, |tool| Self::Tool(language, tool)),
                _ => Self::NotFound,
            },
            _ => Self::NotFound,
        }
    }

    /// The address, relative to the base: `ru/air-astana/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Entry => String::new(),
            Self::Index(language) => [language.tag(), "/"].concat(),
            Self::Policy(language, id) => [language.tag(), "/", id.as_str(), "/"].concat(),
            Self::Tool(language, tool) => [language.tag(), "/", tool.as_str(), "/"].concat(),
            Self::Versions(language, id) => [language.tag(), "/", id.as_str(), "/", VERSIONS, "/"].concat(),
            Self::Nowhere => "offline.html".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// Whether it is one file that stands at any address.
    #[must_use]
    pub const fn is_anywhere(&self) -> bool {
        matches!(self, Self::Nowhere | Self::NotFound)
    }

    /// The address under `base`. With `<base>` in the page even a link within
    /// it must carry its whole path.
    #[must_use]
    pub fn href(&self, base: &str, fragment: Option<&str>) -> String {
        let path = self.path();
        match fragment {
            Some(fragment) => [base, &path, "#", fragment].concat(),
            None => [base, &path].concat(),
        }
    }

    /// The compiled content of the page, relative to the base.
    #[must_use]
    pub fn content(&self) -> Option<String> {
        match self {
            Self::Index(language) => Some(["content/", language.tag(), "/index.txt"].concat()),
            Self::Policy(language, id) => Some(["content/", language.tag(), "/", id.as_str(), ".txt"].concat()),
            Self::Entry | Self::Tool(..) | Self::Versions(..) | Self::Nowhere | Self::NotFound => None,
        }
    }

    /// The page's language, where it has one.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        match self {
            Self::Index(language)
            | Self::Policy(language, _)
            | Self::Tool(language, _)
            | Self::Versions(language, _) => Some(*language),
            Self::Entry | Self::Nowhere | Self::NotFound => None,
        }
    }

    /// The same page in another language; the list of policies where the page
    /// has no language of its own.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        match self {
            Self::Policy(_, id) => Self::Policy(language, id.clone()),
            Self::Tool(_, tool) => Self::Tool(language, *tool),
            Self::Versions(_, id) => Self::Versions(language, id.clone()),
            _ => Self::Index(language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(language: Language) -> Route {
        Route::Policy(language, PolicyId::parse("air-astana").expect("a name"))
    }

    fn versions(language: Language) -> Route {
        Route::Versions(language, PolicyId::parse("air-astana").expect("a name"))
    }

    #[test]
    fn parsed() {
        for (base, path, route) in [
            ("/", "/", Route::Entry),
            ("/sub/", "/sub/", Route::Entry),
            ("/sub/", "/sub/index.html", Route::Entry),
            ("/", "/ru/", Route::Index(Language::Ru)),
            ("/", "/ru", Route::Index(Language::Ru)),
            ("/sub/", "/sub/kk/air-astana/", policy(Language::Kk)),
            ("/sub/", "/sub/kk/air-astana/index.html", policy(Language::Kk)),
            ("/sub/", "/subway/kk/", Route::NotFound),
            ("/sub/", "/kk/", Route::NotFound),
            ("/", "/de/", Route::NotFound),
            ("/", "/RU/", Route::NotFound),
            ("/", "/ru/Air/", Route::NotFound),
            ("/", "/ru/search/", Route::Tool(Language::Ru, Tool::Search)),
            ("/sub/", "/sub/kk/consent/", Route::Tool(Language::Kk, Tool::Consent)),
            ("/", "/ru/consent", Route::Tool(Language::Ru, Tool::Consent)),
            ("/", "/de/consent/", Route::NotFound),
            ("/", "/ru/a/b/", Route::NotFound),
            ("/sub/", "/sub/kk/air-astana/versions/", versions(Language::Kk)),
            ("/", "/en/air-astana/versions", versions(Language::En)),
            ("/", "/ru/search/versions/", Route::NotFound),
            ("/", "/ru/air-astana/versions/a/", Route::NotFound),
            ("/", "/404.html", Route::NotFound),
            ("/", "//ru/", Route::NotFound),
            ("/", "/ru//a/", Route::NotFound),
        ] {
            assert_eq!(Route::parse(base, path), route, "{base} {path}");
        }
    }

    #[test]
    fn no_policy_is_named_like_a_tool() {
        for tool in Tool::ALL {
            assert_eq!(PolicyId::parse(tool.as_str()), None, "{tool:?}");
        }
    }

    #[test]
    fn printed_and_parsed_again() {
        for route in [
            Route::Entry,
            Route::Index(Language::Kk),
            policy(Language::En),
            Route::Tool(Language::Ru, Tool::Consent),
            versions(Language::En),
            Route::NotFound,
        ] {
            assert_eq!(Route::parse("/sub/", &route.href("/sub/", None)), route);
        }
        assert_eq!(policy(Language::Ru).href("/sub/", Some("3.4")), "/sub/ru/air-astana/#3.4");
    }
}
