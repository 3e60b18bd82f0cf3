//! From page to page without leaving it: the text is fetched, the place kept,
//! the history written. Where the text cannot be had, the page stays.

use crate::app::{self, AppProps};
use crate::route::{Route, Tool};
use crate::session::{Action, Content, Notice, Session};
use crate::site::Site;
use crate::stage::{Staged, stage};
use messages::Language;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use web_sys::Event;
use yew::functional::UseReducerDispatcher;

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

type Dispatcher = UseReducerDispatcher<Session>;
type Errand = Box<dyn FnOnce(&Travel, &Dispatcher)>;

/// The way between pages, and to the app: Yew takes the page over when it
/// first has to change, which for most readers is never.
pub struct Travel {
    site: Rc<Site>,
    is_prerendered: bool,
    /// the app's, once it has taken the page over
    dispatcher: RefCell<Option<Dispatcher>>,
    is_called: Cell<bool>,
    /// what is to be done then
    errands: RefCell<Vec<Errand>>,
    /// the page the reader sees
    shown: RefCell<Route>,
    /// the latest request; an older one that arrives later is not shown
    request: Cell<u32>,
    /// what is being fetched because it is likely to be wanted
    expected: Cell<Option<Language>>,
    /// the pages had so far, one a language at most
    pages: RefCell<Vec<(Route, Staged)>>,
}

impl fmt::Debug for Travel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Travel")
    }
}

impl PartialEq for Travel {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Travel {
    pub(crate) fn new(site: Site, shown: Route, is_prerendered: bool) -> Self {
        Self {
            site: Rc::new(site),
            is_prerendered,
            dispatcher: RefCell::default(),
            is_called: Cell::default(),
            errands: RefCell::default(),
            shown: RefCell::new(shown),
            request: Cell::default(),
            expected: Cell::default(),
            pages: RefCell::default(),
        }
    }

    /// Has the app take the page over, unless it has.
    fn call(self: &Rc<Self>) {
        if !self.is_called.replace(true) {
            let content = if self.is_prerendered { Content::Raw("-".into()) } else { Content::Loading };
            let (site, route) = (Rc::clone(&self.site), self.shown.borrow().clone());
            app::take_over(AppProps { site, route, content, travel: Some(Rc::clone(self)) });
        }
    }

    /// The app is there.
    pub(crate) fn meet(self: &Rc<Self>, dispatcher: Dispatcher) {
        *self.dispatcher.borrow_mut() = Some(dispatcher.clone());
        let this = Rc::clone(self);
        // It is still rendering.
        wasm_bindgen_futures::spawn_local(async move {
            for errand in this.errands.take() {
                errand(&this, &dispatcher);
            }
        });
    }

    /// Does something with the app, as soon as it is there.
    fn with_app(self: &Rc<Self>, errand: impl FnOnce(&Self, &Dispatcher) + 'static) {
        let dispatcher = self.dispatcher.borrow().clone();
        if let Some(dispatcher) = dispatcher {
            errand(self, &dispatcher);
        } else {
            self.errands.borrow_mut().push(Box::new(errand));
            self.call();
        }
    }

    /// Whether the app was called and did not come: the page is not the one it
    /// was prerendered as, and Yew gave up. Then links are the browser's.
    fn is_alone(&self) -> bool {
        self.is_called.get() && self.dispatcher.borrow().is_none()
    }

    /// A click on a language: answered here where the page has a text that
    /// can be fetched, else left to the browser.
    pub(crate) fn choose(self: &Rc<Self>, language: Language, event: &Event) {
        let route = self.shown.borrow().clone();
        if route.content().is_none() || !browser::events::is_plain_click(event) || self.is_alone() {
            return;
        }
        event.prevent_default();
        if route.language() == Some(language) {
            self.stay();
        } else {
            self.go(route.in_language(language), Journey::Forward);
        }
    }

    /// Pointer or focus is on a language: its text is likely to be wanted, so
    /// it is fetched and rendered aside. A failure counts when it is asked for.
    pub(crate) fn expect(self: &Rc<Self>, language: Language) {
        let shown = self.shown.borrow().clone();
        let wanted = shown.in_language(language);
        // A pointer crosses several elements of one link.
        if shown.content().is_some() && wanted != shown && self.expected.replace(Some(language)) != Some(language) {
            let this = Rc::clone(self);
            wasm_bindgen_futures::spawn_local(async move {
                let _ = this.fetch(&wanted).await;
                this.expected.set(None);
            });
            // While the text is on its way.
            self.call();
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
        if route == *self.shown.borrow() {
            self.stay();
        } else {
            self.go(route, Journey::Back);
        }
    }

    /// The reader wants the page they see: what was asked for is not shown.
    fn stay(&self) {
        self.request.set(self.request.get().wrapping_add(1));
    }

    /// Puts the frame of a page that has no language of its own into one.
    pub(crate) fn speak(self: &Rc<Self>, language: Language) {
        self.with_app(move |_, app| app.dispatch(Action::Speak(language)));
    }

    /// Says so when the address names a section or clause that does not exist.
    pub(crate) fn look_at_fragment(self: &Rc<Self>) {
        let fragment = browser::page::fragment();
        let has_parts = matches!(*self.shown.borrow(), Route::Policy(..) | Route::Tool(_, Tool::Glossary));
        let is_lost = has_parts && !fragment.is_empty() && !browser::page::has(&fragment);
        if is_lost || self.dispatcher.borrow().is_some() {
            let notice = is_lost.then_some(Notice::UnknownAddress(fragment));
            self.with_app(|_, app| app.dispatch(Action::Tell(notice)));
        }
    }

    /// Fetches a page and shows it.
    fn go(self: &Rc<Self>, route: Route, journey: Journey) {
        let request = self.request.get().wrapping_add(1);
        self.request.set(request);
        let this = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let page = this.fetch(&route).await;
            this.with_app(move |this, app| {
                if this.request.get() == request {
                    this.arrive(app, route, page, journey);
                }
            });
        });
        // While the text is on its way.
        self.call();
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

    fn arrive(&self, app: &Dispatcher, route: Route, page: Option<Staged>, journey: Journey) {
        let Some(page) = page else {
            if journey == Journey::Start {
                app.dispatch(Action::NotFound);
            } else {
                browser::console::error(
                    &["policy-viewer: could not load ", &route.path(), "; the page stays as it is"].concat(),
                );
                app.dispatch(Action::Tell(Some(Notice::NotLoaded)));
                let shown = self.shown.borrow();
                match (journey, shown.language()) {
                    // The address is already that of the page that did not come.
                    (Journey::Back, _) => browser::history::rename(&here(&shown.href(&self.site.base, None))),
                    // The click has kept the language that did not come.
                    (_, Some(language)) => browser::storage::set("policy-viewer.language", Some(language.tag())),
                    _ => {}
                }
            }
            return;
        };
        let snapshot = match journey {
            Journey::Start => None,
            Journey::Back => browser::history::snapshot(),
            Journey::Forward => {
                let snapshot = browser::boot::snapshot();
                browser::history::push(&here(&route.href(&self.site.base, None)), &snapshot);
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
        app.dispatch(Action::Show { route, page, snapshot, announcement });
    }
}

/// A page with the query and the section or clause of the present address.
fn here(page: &str) -> String {
    let (query, fragment) = (browser::page::query(), browser::page::fragment());
    let hash = if browser::page::has(&fragment) { ["#", &fragment].concat() } else { String::new() };
    [page, &query, &hash].concat()
}
