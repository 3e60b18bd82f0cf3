//! Events of the page, listened to in the window, and what they are about.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, window};

/// Calls `action` on each event of that name in the window, as long as the page is there.
pub fn listen(event: &'static str, action: impl Fn(&Event) + 'static) {
    if let Some(window) = window() {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, event, options, action).forget();
    }
}

/// Whether a click is one that the app should answer itself: the main
/// button, and no key that asks for a new tab, window or a download.
#[must_use]
pub fn is_plain_click(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        click.button() == 0 && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key())
    })
}

/// The nearest element around the event's target that matches.
#[must_use]
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
