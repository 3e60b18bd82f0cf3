//! Pages that only the prerenderer makes. Scripts of their own bring them to
//! life (`src/letter.js` and others), so that they cost the app nothing.

mod compare;
mod consent;
mod entry;
mod former;
mod glossary;
mod letter;
mod not_found;
mod nowhere;
mod open;
mod part;
mod place;
mod search;
mod versions;
mod whole;

pub use compare::{Compared, Comparison, FactRow, RowName, Stated};
pub use consent::{Configuration, Demonstration, DemonstrationWords};
pub use former::Former;
pub use glossary::Term;
pub use letter::{Correspondent, Request, Ways};
pub use place::Place;
pub use versions::{Dated, FEED, Newest, Version, Versions};
pub use whole::{Contained, words as whole_words};

use crate::route::Route;
use crate::site::Site;
use crate::view::document::Context;
use messages::Language;
use policy::{IndexPage, PolicyPage};
use yew::Html;

/// `/`: the choice of a language, each in its own words. `lists` holds what
/// there is in each.
pub fn entry(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    entry::page(site, lists)
}

/// No such page, in every language; `lists` holds what there is in each.
/// The app alone could not tell.
pub fn not_found(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    not_found::page(site, lists)
}

/// No network, and the page was never opened on this device, in every language.
pub fn nowhere(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    nowhere::page(site, lists)
}

/// `/policies.html`: the whole site as one file, whose base is `#/`.
pub fn whole(site: &Site, pages: Vec<Contained>, newest: &str) -> Html {
    whole::page(site, pages, newest)
}

/// `/{lang}/search/`: words in all policies. Brought to life by
/// `src/search.js`.
pub fn search(site: &Site, language: Language, list: &IndexPage, indexes: &str) -> Html {
    search::page(site, language, list, indexes)
}

/// `/{lang}/consent/`: the consent banner, tried out. Brought to life by
/// `src/consent.js`.
pub fn consent(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    consent::page(site, language, demonstration)
}

/// `/{lang}/open/`: a file of the reader's own; `wasm` is the address of what
/// reads it. Brought to life by `src/open.js`.
pub fn open(language: Language, wasm: &str) -> Html {
    open::page(language, wasm)
}

/// `/{lang}/letter/`: a letter that exercises a right. Brought to life by
/// `src/letter.js`.
pub fn letter(site: &Site, language: Language, all: &[(Language, Vec<Correspondent>)]) -> Html {
    letter::page(site, language, all)
}

/// `/{lang}/compare/`: the facts of all policies. Brought to life by
/// `src/compare.js`.
pub fn compare(site: &Site, language: Language, comparison: &Comparison) -> Html {
    compare::page(site, language, comparison)
}

/// `/{lang}/{policy}/versions/`: what changed. Brought to life by
/// `src/versions.js`.
pub fn versions(site: &Site, language: Language, versions: &Versions<'_>) -> Html {
    versions::page(site, language, versions)
}

/// What an address of an earlier version leads to, before the policy's text.
pub fn former(site: &Site, route: &Route, language: Language, addresses: &[Former], text: &PolicyPage) -> Html {
    former::all(addresses, &text.id, &text.document, Context { site, route, language })
}

/// `/{lang}/glossary/`: what the words of the policies mean.
pub fn glossary(language: Language, terms: &[Term]) -> Html {
    glossary::page(language, terms)
}
