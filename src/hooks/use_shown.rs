//! What must follow once something is shown: the head, the place, the focus.

use crate::head::Head;
use crate::session::{Content, Notice, Session};
use crate::site::Site;
use browser::page;
use std::rc::Rc;
use yew::prelude::*;

/// Follows the session, change by change.
#[hook]
pub(crate) fn use_shown(site: &Rc<Site>, session: &UseReducerHandle<Session>) {
    let (shown_site, shown) = (Rc::clone(site), session.clone());
    // Head and place must be right when the browser paints. Yew puts effects
    // off to a timer after a render of 16 ms, which a long policy takes, so
    // the reader would see the new text at a wrong place first. A task
    // spawned by the render comes right after it. Natively nothing is painted.
    use_memo(session.changes, |_| {
        if cfg!(target_arch = "wasm32") {
            wasm_bindgen_futures::spawn_local(async move { settle(&shown_site, &shown) });
        }
    });
    let shown = session.clone();
    use_effect_with(session.changes, move |_| {
        // Where a text could not be had the reader stays where they are.
        if let Some(Notice::UnknownAddress(_)) = shown.notice {
            page::focus(".notices");
        }
        if shown.content != Content::Loading && page::attribute("html", "data-ready").is_none() {
            browser::boot::ready(crate::listeners::BUTTONS);
        }
    });
}

/// Makes the head that of the page shown and brings the reader's place back.
fn settle(site: &Site, session: &Session) {
    if let Content::Page(staged) = &session.content {
        head(site, session, &staged.page.0);
    }
    if session.route.is_anywhere() {
        crate::app::skip_from_here();
    }
    if let Some(snapshot) = session.snapshot.take() {
        browser::boot::restore(&snapshot);
    }
    if let Content::Page(_) = session.content {
        browser::search::mark();
    }
}

/// An adopted page brought its head with it; any later one has it set here.
fn head(site: &Site, session: &Session, content: &policy::Page) {
    let Some(language) = session.route.language() else { return };
    let Head { title, description } = Head::of(site, content);
    let tag = language.tag();
    page::set_title(&title);
    page::set_attribute("html", "lang", tag);
    page::set_attribute("meta[name=description]", "content", &description);
    let alternate = ["[hreflang=", tag, "][rel]"].concat();
    if let Some(address) = page::attribute(&alternate, "href") {
        page::set_attribute("[rel=canonical]", "href", &address);
    }
}
