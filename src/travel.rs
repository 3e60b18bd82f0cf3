//! From page to page without leaving it: the text is fetched, the place kept,
//! the history written. Where the text cannot be had, the page stays.

use crate::route::Route;
use crate::session::{Action, Notice, Session};
use crate::site::Site;
use crate::stage::{Staged, stage};
use messages::Language;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How the reader came to ask for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Journey {
    /// by opening it, where nothing was prerendered
    Start,
    /// by a link: a new entry in the history, the place kept
    Forward,
    /// through the history, which kept the place of that time
    Back,
}

/// The way between pages.
#[derive(Debug)]
pub(crate) struct Travel {
    site: Rc<Site>,
    session: UseReducerDispatcher<Session>,
    /// the page the reader sees
    shown: RefCell<Route>,
    /// the latest request; an older one that arrives later is not shown
    request: Cell<u32>,
    /// the pages had so far, one a language at most
    pages: RefCell<Vec<(Route, Staged)>>,
}

impl Travel {
    pub(crate) fn new(site: &Rc<Site>, session: UseReducerDispatcher<Session>, shown: Route) -> Self {
        Self {
            site: Rc::clone(site),
            session,
            shown: RefCell::new(shown),
            request: Cell::default(),
            pages: RefCell::default(),
        }
    }

    /// A click on a language: answered here where the page has a text that
    /// can be fetched, else left to the browser.
    pub(crate) fn choose(self: &Rc<Self>, language: Language, event: &MouseEvent) {
        let route = self.shown.borrow().clone();
        if route.content().is_none() || !browser::page::is_plain_click(event) {
            return;
        }
        event.prevent_default();
        if route.language() != Some(language) {
            self.go(route.in_language(language), Journey::Forward);
        }
    }

    /// Pointer or focus is on a language: its text is likely to be wanted, so
    /// it is fetched and rendered aside. A failure counts when it is asked for.
    pub(crate) fn expect(self: &Rc<Self>, language: Language) {
        let shown = self.shown.borrow().clone();
        let wanted = shown.in_language(language);
        if shown.content().is_some() && wanted != shown {
            let this = Rc::clone(self);
            wasm_bindgen_futures::spawn_local(async move {
                let _ = this.fetch(&wanted).await;
            });
        }
    }

    /// Fetches the page that the app was opened with, where it was not prerendered.
    pub(crate) fn begin(self: &Rc<Self>) {
        let route = match &*self.shown.borrow() {
            Route::Entry => Route::Index(self.site.default),
            route => route.clone(),
        };
        self.go(route, Journey::Start);
    }

    /// The browser went back or forward.
    pub(crate) fn follow(self: &Rc<Self>) {
        let route = Route::parse(&self.site.base, &browser::page::path());
        if route != *self.shown.borrow() {
            self.go(route, Journey::Back);
        }
    }

    /// Says so when the address names a section or clause that does not exist.
    pub(crate) fn look_at_fragment(&self) {
        let fragment = browser::page::fragment();
        let is_policy = matches!(*self.shown.borrow(), Route::Policy(..));
        let is_lost = is_policy && !fragment.is_empty() && !browser::page::has(&fragment);
        self.session.dispatch(Action::Tell(is_lost.then_some(Notice::UnknownAddress(fragment))));
    }

    /// Fetches a page and shows it.
    fn go(self: &Rc<Self>, route: Route, journey: Journey) {
        let request = self.request.get().wrapping_add(1);
        self.request.set(request);
        let this = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let page = this.fetch(&route).await;
            if this.request.get() == request {
                this.arrive(route, page, journey);
            }
        });
    }

    fn known(&self, route: &Route) -> Option<Staged> {
        self.pages.borrow().iter().find(|(known, _)| known == route).map(|(_, page)| page.clone())
    }

    async fn fetch(&self, route: &Route) -> Option<Staged> {
        let path = route.content()?;
        if let Some(known) = self.known(route) {
            return Some(known);
        }
        let text = browser::fetch::text(&[self.site.base.as_str(), &path].concat()).await?;
        // It may have been expected, and then asked for before it came.
        if let Some(known) = self.known(route) {
            return Some(known);
        }
        let page = stage(&self.site, route, policy::codec::decode(&text)?)?;
        self.pages.borrow_mut().push((route.clone(), page.clone()));
        Some(page)
    }

    fn arrive(&self, route: Route, page: Option<Staged>, journey: Journey) {
        let Some(page) = page else {
            if journey == Journey::Start {
                self.session.dispatch(Action::NotFound);
            } else {
                browser::console::error(
                    &["policy-viewer: could not load ", &route.path(), "; the page stays as it is"].concat(),
                );
                self.session.dispatch(Action::Tell(Some(Notice::NotLoaded)));
            }
            return;
        };
        let snapshot = match journey {
            Journey::Start => None,
            Journey::Back => browser::history::snapshot(),
            Journey::Forward => {
                let snapshot = browser::boot::snapshot();
                let fragment = browser::page::fragment();
                let fragment = Some(fragment.as_str()).filter(|fragment| browser::page::has(fragment));
                browser::history::push(&route.href(&self.site.base, fragment), &snapshot);
                Some(snapshot)
            }
        };
        let announcement = match route.language() {
            Some(language) if journey != Journey::Start => {
                messages::language_changed(language, messages::language_name(language))
            }
            _ => String::new(),
        };
        *self.shown.borrow_mut() = route.clone();
        self.session.dispatch(Action::Show { route, page, snapshot, announcement });
    }
}
