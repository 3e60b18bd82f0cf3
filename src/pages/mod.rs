//! What stands in `<main>`, one module a page. Plain functions: a component
//! each would cost 1.2 KB gzip of the wasm.

#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod consent;
mod entry;
mod index;
#[cfg(not(target_arch = "wasm32"))]
mod letter;
mod not_found;
#[cfg(not(target_arch = "wasm32"))]
mod place;
mod policy;

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
pub use letter::{Correspondent, Request, Ways};
#[cfg(not(target_arch = "wasm32"))]
pub use place::Place;

/// The content of a page that comes from the policies.
pub fn page(site: &Site, route: &Route, language: Language, page: &Page) -> Html {
    let context = Context { site, route, language };
    match page {
        Page::Index(list) => index::page(list, context),
        Page::Policy(text) => policy::page(text, context),
    }
}

/// `/`: the choice of a language, each in its own words.
pub fn entry(site: &Site) -> Html {
    entry::page(site)
}

/// No such page, in every language; `lists` holds what there is in each. Only
/// prerendered: the app alone could not tell what there is.
pub fn not_found(site: &Site, lists: &[(Language, ::policy::IndexPage)]) -> Html {
    not_found::page(site, lists)
}

/// `/{lang}/consent/`: the consent banner, tried out. Only prerendered, and
/// then brought to life by `src/consent.js`, so that it costs the app nothing.
#[cfg(not(target_arch = "wasm32"))]
pub fn consent(site: &Site, language: Language, demonstration: &Demonstration<'_>) -> Html {
    consent::page(site, language, demonstration)
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
