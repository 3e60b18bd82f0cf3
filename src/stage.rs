//! Where a page is rendered before it is shown: an element outside the
//! document.
//!
//! A text is made of thousands of nodes. The reader's pointer reaches a
//! language link long before it is pressed, so they are made then, and showing
//! the page puts one element in its place. A page once rendered stays for the
//! way back; the prerendered one, which was only adopted, is rendered anew.

use crate::pages;
use crate::route::Route;
use crate::site::Site;
use policy::Page;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// A page and the element that it is rendered into.
#[derive(Clone, Debug, PartialEq)]
pub struct Staged {
    pub(crate) page: Shared,
    pub(crate) element: Element,
}

/// A page; it equals itself alone: comparing whole texts would cost time and
/// 2 KB of the wasm.
#[derive(Clone, Debug)]
pub(crate) struct Shared(pub(crate) Rc<Page>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct StageProps {
    site: Rc<Site>,
    route: Route,
    page: Shared,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let StageProps { site, route, page } = props;
    pages::page(site, route, route.language().unwrap_or(site.default), &page.0)
}

/// Renders a page aside; nothing where there is no document.
pub(crate) fn stage(site: &Rc<Site>, route: &Route, page: Page) -> Option<Staged> {
    let element = browser::page::create("div")?;
    let page = Shared(Rc::new(page));
    let props = StageProps { site: Rc::clone(site), route: route.clone(), page: page.clone() };
    mount(element.clone(), props);
    Some(Staged { page, element })
}

/// It stays as it is rendered, so nothing is ever asked of its handle.
#[cfg(target_arch = "wasm32")]
fn mount(element: Element, props: StageProps) {
    yew::Renderer::<Stage>::with_root_and_props(element, props).render();
}

/// Natively there is no document to render into.
#[cfg(not(target_arch = "wasm32"))]
fn mount(_: Element, _: StageProps) {}
