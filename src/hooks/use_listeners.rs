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
            browser::history::listen("hashchange", move || again.look_at_fragment()),
            browser::history::listen("popstate", move || travel.follow()),
        );
        move || drop(listeners)
    });
}
