//! A file of the reader's own, rendered like any policy.
//!
//! The page that opens it (`src/open.js`) has it read by a wasm of its own
//! (`crates/opener`) and rendered here, so that elements of a policy are made
//! in one place.

use crate::app::site;
use crate::route::{Route, Tool};
use crate::stage::stage;
use messages::Language;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Renders a page as `policy::codec` writes it, for an interface in the
/// language of that tag; nothing where it is no page.
#[wasm_bindgen]
#[must_use]
pub fn render(page: &str, tag: &str) -> Option<Element> {
    let route = Route::Tool(Language::from_tag(tag)?, Tool::Open);
    Some(stage(&Rc::new(site()), &route, policy::codec::decode(page)?)?.element)
}
