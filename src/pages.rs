//! What stands in `<main>`, one module a page. Plain functions: a component
//! each would cost 1.2 KB gzip of the wasm.
//!
//! The list and the policies are rendered by the app too; all other pages are
//! [`prerendered`], and the wasm holds nothing of them.

mod index;
mod policy;
#[cfg(not(target_arch = "wasm32"))]
mod prerendered;

use crate::route::Route;
use crate::site::Site;
use crate::view::document::Context;
use ::policy::Page;
use messages::Language;
#[cfg(not(target_arch = "wasm32"))]
pub use prerendered::*;
use yew::prelude::*;

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
