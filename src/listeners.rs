//! What the reader does and the browser's own navigation, from the start to the
//! end of the page.
//!
//! Nothing on a page has a handler of its own: the text was never rendered
//! here, and the frame only is once it must change.

use crate::theme;
use crate::travel::Travel;
use browser::{events, page};
use messages::Language;
use std::rc::Rc;
use web_sys::Event;

/// The buttons that are answered here.
pub(crate) const BUTTONS: &str = ".theme, .open-all, .close-all";

/// Listens from now on.
pub(crate) fn listen(travel: &Rc<Travel>) {
    let on = |name, action: fn(&Rc<Travel>, &Event)| {
        let travel = Rc::clone(travel);
        events::listen(name, move |event| action(&travel, event));
    };
    on("hashchange", |travel, _| travel.look_at_fragment());
    on("popstate", |travel, _| travel.follow());
    on("pointerover", expect);
    on("focusin", expect);
    on("click", answer_click);
}

/// The language whose link in the header an event is on.
fn language(event: &Event) -> Option<Language> {
    Language::from_tag(&events::closest(event, ".languages a")?.get_attribute("hreflang")?)
}

fn expect(travel: &Rc<Travel>, event: &Event) {
    if let Some(language) = language(event) {
        travel.expect(language);
    }
}

fn answer_click(travel: &Rc<Travel>, event: &Event) {
    if let Some(language) = language(event) {
        travel.choose(language, event);
    } else if events::closest(event, ".theme").is_some() {
        theme::next();
    } else if events::closest(event, ".open-all").is_some() {
        page::set_open("details.section", true);
    } else if events::closest(event, ".close-all").is_some() {
        page::set_open("details.section", false);
    } else if events::closest(event, ".contents a").is_some() {
        // On a phone the contents cover what they lead to.
        page::set_open(".contents details", false);
    }
}
