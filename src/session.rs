//! What changes while the page is open, as one reducible value.

use crate::route::Route;
use crate::stage::Staged;
use messages::Language;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What stands in `<main>`.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// prerendered markup: written by the prerenderer, adopted by the browser
    /// as it stands, so that its string never has to reach it
    Raw(AttrValue),
    /// nothing yet
    Loading,
    /// a page from the policies
    Page(Staged),
    /// no such page, where there was none to adopt
    NotFound,
}

/// Something the reader must be told, and where it leads.
#[derive(Clone, Debug)]
pub(crate) enum Notice {
    /// the page in another language could not be had
    NotLoaded,
    /// the address names a section or clause that does not exist
    UnknownAddress(String),
}

/// The page shown and what is being said about it.
#[derive(Debug)]
pub(crate) struct Session {
    /// how often it has changed
    pub(crate) changes: u32,
    pub(crate) route: Route,
    pub(crate) content: Content,
    /// the language of a page that has none of its own, where its address names one
    pub(crate) spoken: Option<Language>,
    /// shown until the next page
    pub(crate) notice: Option<Notice>,
    /// for a screen reader alone
    pub(crate) announcement: AttrValue,
    /// the reader's place and what is closed, taken once it is brought back
    pub(crate) snapshot: RefCell<Option<String>>,
}

/// What happened.
#[derive(Debug)]
pub(crate) enum Action {
    /// a page arrived
    Show { route: Route, page: Staged, snapshot: Option<String>, announcement: String },
    /// there is none at the address the app was opened with
    NotFound,
    /// the address of a page that has no language of its own names one
    Speak(Language),
    /// something is to be said, or no longer
    Tell(Option<Notice>),
}

impl Session {
    pub(crate) fn new(route: Route, content: Content) -> Self {
        Self {
            changes: 0,
            route,
            content,
            spoken: None,
            notice: None,
            announcement: AttrValue::default(),
            snapshot: RefCell::default(),
        }
    }

    /// The page's language, if it or its address has one.
    pub(crate) fn language(&self) -> Option<Language> {
        self.route.language().or(self.spoken)
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let changes = self.changes.wrapping_add(1);
        let (route, content) = (self.route.clone(), self.content.clone());
        Rc::new(match action {
            Action::Show { route, page, snapshot, announcement } => Self {
                changes,
                announcement: announcement.into(),
                snapshot: RefCell::new(snapshot),
                ..Self::new(route, Content::Page(page))
            },
            Action::NotFound => Self { changes, ..Self::new(route, Content::NotFound) },
            Action::Tell(None) if self.notice.is_none() => return self,
            Action::Speak(language) => Self { changes, spoken: Some(language), ..Self::new(route, content) },
            Action::Tell(notice) => Self { changes, notice, spoken: self.spoken, ..Self::new(route, content) },
        })
    }
}
