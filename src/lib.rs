//! The viewer: a thin Yew app that shows policies.
//!
//! 1. [`route`] — addresses, parsed and printed in one place
//! 2. [`site`] — what every page knows of the site
//! 3. [`pages`] — what stands in `<main>`, one module a page
//! 4. [`view`] — a policy's document tree as elements
//! 5. [`app`] — the frame around it
//! 6. [`stage`] — where a page is rendered before it is shown
//! 7. [`session`] and [`travel`] — what changes in the browser, and how
//! 8. `listeners` and `theme` — what the reader does to a page, and light or dark
//! 9. `reading` — scripts that help beyond the text, fetched after it
//! 10. `opened` — a file of the reader's own, rendered
//! 11. [`head`] — title and description, for the prerenderer and the browser
//!
//! `crates/xtask` prerenders every page with these components; in the browser
//! the same components take the page over.

#![forbid(unsafe_code)]

pub mod app;
mod components;
pub mod head;
mod hooks;
mod listeners;
#[cfg(target_arch = "wasm32")]
pub mod opened;
pub mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod reading;
pub mod route;
mod session;
pub mod site;
mod stage;
mod theme;
mod travel;
mod view;
