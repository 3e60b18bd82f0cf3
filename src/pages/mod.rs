//! What stands in `<main>`, one module a page. Plain functions: a component
//! each would cost 1.2 KB gzip of the wasm.

mod entry;
mod index;
mod not_found;
mod policy;

use crate::route::Route;
use crate::site::Site;
use crate::view::document::Context;
use ::policy::Page;
use messages::Language;
use yew::prelude::*;

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
