//! What must follow once something is shown: the head, the place, the focus.

use crate::head::Head;
use crate::session::{Content, Session};
use crate::site::Site;
use browser::page;
use std::rc::Rc;
use yew::prelude::*;

/// Follows the session, change by change.
#[hook]
pub(crate) fn use_shown(site: &Rc<Site>, session: &UseReducerHandle<Session>) {
    let (site, shown) = (Rc::clone(site), session.clone());
    use_effect_with(session.changes, move |_| {
        if let Content::Page(content) = &shown.content {
            head(&site, &shown, content);
        }
        if let Some(snapshot) = shown.snapshot.take() {
            browser::boot::restore(&snapshot);
        }
        if shown.notice.is_some() {
            page::focus(".notices");
        }
        if shown.content != Content::Loading && page::attribute("html", "data-ready").is_none() {
            browser::boot::ready();
        }
    });
}

/// An adopted page brought its head with it; any later one has it set here.
fn head(site: &Site, session: &Session, content: &policy::Page) {
    let Some(language) = session.route.language() else { return };
    let Head { title, description } = Head::of(site, language, content);
    let tag = language.tag();
    page::set_title(&title);
    page::set_attribute("html", "lang", tag);
    page::set_attribute("meta[name=description]", "content", &description);
    let alternate = ["[hreflang=", tag, "][rel]"].concat();
    if let Some(address) = page::attribute(&alternate, "href") {
        page::set_attribute("[rel=canonical]", "href", &address);
    }
}
