//! The edge to the browser. Web types are used here, in the app's event
//! handlers, and for the element that a page is staged in; nowhere else.
//!
//! Nothing here panics: what a browser may refuse (storage, history, a fetch)
//! comes back as a value.

#![forbid(unsafe_code)]

pub mod boot;
pub mod console;
pub mod events;
pub mod fetch;
pub mod history;
pub mod page;
pub mod search;
pub mod storage;
