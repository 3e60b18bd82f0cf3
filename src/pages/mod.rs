//! What stands in `<main>`, one module a page. Plain functions: a component
//! each would cost 1.2 KB gzip of the wasm.

#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod consent;
mod entry;
#[cfg(not(target_arch = "wasm32"))]
mod former;
#[cfg(not(target_arch = "wasm32"))]
mod glossary;
mod index;
#[cfg(not(target_arch = "wasm32"))]
mod letter;
mod not_found;
#[cfg(not(target_arch = "wasm32"))]
mod nowhere;
#[cfg(not(target_arch = "wasm32"))]
mod open;
#[cfg(not(target_arch = "wasm32"))]
mod part;
#[cfg(not(target_arch = "wasm32"))]
mod place;
mod policy;
#[cfg(not(target_arch = "wasm32"))]
mod search;
#[cfg(not(target_arch = "wasm32"))]
mod versions;
#[cfg(not(target_arch = "wasm32"))]
mod whole;

use crate::route::Route;
use crate::site::Site;
use crate::view::document::Context;
use ::policy::Page;
use messages::Language;
use yew::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
pub use compare::{Compared, Comparison, FactRow, RowName, Stated};
#[cfg(not(target_arch = "wasm32"))]
pub use consent::{Configuration, Demonstration, DemonstrationWords};
#[cfg(not(target_arch = "wasm32"))]
pub use former::Former;
#[cfg(not(target_arch = "wasm32"))]
pub use glossary::Term;
#[cfg(not(target_arch = "wasm32"))]
pub use letter::{Correspondent, Request, Ways};
#[cfg(not(target_arch = "wasm32"))]
pub use place::Place;
#[cfg(not(target_arch = "wasm32"))]
pub use versions::{Dated, FEED, Newest, Version, Versions};
#[cfg(not(target_arch = "wasm32"))]
pub use whole::{Contained, words as whole_words};

/// The whole site as one file, relative to the base.
pub const WHOLE: &str = "policies.html";

/// The content of a page that comes from the policies.
pub fn page(site: &Site, route: &Route, language: Language, page: &Page) -> Html {
    let context = Context { site, route, language };
    match page {
        Page::Index(list) => index::page(list, context),
        Page::Policy(text) => policy::page(text, context),
    }
}

/// `/`: the choice of a language, each in its own words. `lists` holds what
/// there is in each. Only prerendered.
pub fn entry(site: &Site, lists: &[(Language, ::policy::IndexPage)]) -> Html {
    entry::page(site, lists)
}

/// No such page, in every language; `lists` holds what there is in each. Only
/// prerendered: the app alone could not tell what there is.
pub fn not_found(site: &Site, lists: &[(Language, ::policy::IndexPage)]) -> Html {
    not_found::page(site, lists)
}

/// No network, and the page was never opened on this device, in every language.
#[cfg(not(target_arch = "wasm32"))]
pub fn nowhere(site: &Site, lists: &[(Language, ::policy::IndexPage)]) -> Html {
    nowhere::page(site, lists)
}

/// `/policies.html`: the whole site as one file, whose base is `#/`.
#[cfg(not(target_arch = "wasm32"))]
pub fn whole(site: &Site, pages: Vec<Contained>, newest: &str) -> Html {
    whole::page(site, pages, newest)
}

/// `/{lang}/search/`: words in all policies. Prerendered like the page below,
/// and brought to life by `src/search.js`.
#[cfg(not(target_arch = "wasm32"))]
pub fn search(site: &Site, language: Language, list: &::policy::IndexPage, indexes: &str) -> Html {
    search::page(site, language, list, indexes)
}

/// `/{lang}/consent/`: the consent banner, tried out. Only prerendered, and
/// then brought to life by `src/consent.js`, so that it costs the app nothing.
#[cfg(not(target_arch = "wasm32"))]
pub fn consent(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    consent::page(site, language, demonstration)
}

/// `/{lang}/open/`: a file of the reader's own; `wasm` is the address of what
/// reads it. Prerendered like the page above, and brought to life by
/// `src/open.js`.
#[cfg(not(target_arch = "wasm32"))]
pub fn open(language: Language, wasm: &str) -> Html {
    open::page(language, wasm)
}

/// `/{lang}/letter/`: a letter that exercises a right. Prerendered like the
/// page above, and brought to life by `src/letter.js`.
#[cfg(not(target_arch = "wasm32"))]
pub fn letter(site: &Site, language: Language, all: &[(Language, Vec<Correspondent>)]) -> Html {
    letter::page(site, language, all)
}

/// `/{lang}/compare/`: the facts of all policies. Prerendered like the pages
/// above, and brought to life by `src/compare.js`.
#[cfg(not(target_arch = "wasm32"))]
pub fn compare(site: &Site, language: Language, comparison: &Comparison) -> Html {
    compare::page(site, language, comparison)
}

/// `/{lang}/{policy}/versions/`: what changed. Only prerendered, and then
/// brought to life by `src/versions.js`.
#[cfg(not(target_arch = "wasm32"))]
pub fn versions(site: &Site, language: Language, versions: &Versions<'_>) -> Html {
    versions::page(site, language, versions)
}

/// What an address of an earlier version leads to, before the policy's text.
#[cfg(not(target_arch = "wasm32"))]
pub fn former(
    site: &Site,
    route: &Route,
    language: Language,
    addresses: &[Former],
    text: &::policy::PolicyPage,
) -> Html {
    former::all(addresses, &text.id, &text.document, Context { site, route, language })
}

/// `/{lang}/glossary/`: what the words of the policies mean.
#[cfg(not(target_arch = "wasm32"))]
pub fn glossary(language: Language, terms: &[Term]) -> Html {
    glossary::page(language, terms)
}
