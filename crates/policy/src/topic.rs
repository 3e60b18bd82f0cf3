//! What a section is about: one vocabulary for all policies, so that they can
//! be compared.

/// A topic. Each refines a category of OPP-115 (Wilson et al., “The Creation
/// and Analysis of a Website Privacy Policy Corpus”, ACL 2016);
/// the vocabulary (`content/vocabulary.toml` in `xtask`) says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(&'static str);

impl Topic {
    /// All topics, in the order of a usual policy.
    pub const ALL: [Self; 19] = [
        Self("controller"),
        Self("scope"),
        Self("data"),
        Self("collection"),
        Self("sources"),
        Self("purposes"),
        Self("recipients"),
        Self("storage"),
        Self("security"),
        Self("your-part"),
        Self("cookies"),
        Self("analytics"),
        Self("marketing"),
        Self("minors"),
        Self("rights"),
        Self("links"),
        Self("changes"),
        Self("disputes"),
        Self("contact"),
    ];

    /// The topic of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.0 == name)
    }

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
