//! Follows the browser's own navigation, from the first render to the last.

use crate::travel::Travel;
use std::rc::Rc;
use yew::prelude::*;

/// Listens to the history and to the fragment, and looks at where the reader
/// is; fetches that page where it `is_absent`.
#[hook]
pub(crate) fn use_listeners(travel: &Rc<Travel>, is_absent: bool) {
    let travel = Rc::clone(travel);
    use_effect_with((), move |()| {
        browser::boot::equip();
        browser::search::listen();
        if is_absent {
            travel.begin();
        } else {
            travel.look_at_fragment();
        }
        let again = Rc::clone(&travel);
        let listeners = (
            browser::history::listen("hashchange", move |_| again.look_at_fragment()),
            browser::history::listen("popstate", move |_| travel.follow()),
            browser::history::listen("click", answer_click),
        );
        move || drop(listeners)
    });
}

/// The text has no handlers of its own, adopted or rendered aside.
fn answer_click(event: &Event) {
    if browser::page::closest(event, ".open-all").is_some() {
        browser::page::set_open("details.section", true);
    } else if browser::page::closest(event, ".close-all").is_some() {
        browser::page::set_open("details.section", false);
    } else if browser::page::closest(event, ".contents a").is_some() {
        // On a phone the contents cover what they lead to.
        browser::page::set_open(".contents details", false);
    }
}
