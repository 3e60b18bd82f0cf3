//! The scripts beside the app. The boot script (`src/boot.js`) runs before
//! the app and also where the app never starts; `place.js` and `later.js`
//! are part of the app's module.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = policyViewer, js_name = ready)]
    fn boot_ready() -> Option<HtmlElement>;
}

#[wasm_bindgen(module = "/src/place.js")]
extern "C" {
    #[wasm_bindgen(js_name = snapshot)]
    fn place_snapshot() -> String;
    #[wasm_bindgen(js_name = restore)]
    fn place_restore(snapshot: &str);
}

#[wasm_bindgen(module = "/src/later.js")]
extern "C" {
    #[wasm_bindgen(js_name = equip)]
    fn later_equip();
}

/// The reader's place and what is closed, as text for [`restore`].
#[must_use]
pub fn snapshot() -> String {
    place_snapshot()
}

/// Brings back a place and what was closed, in the page as it now is.
pub fn restore(snapshot: &str) {
    place_restore(snapshot);
}

/// Fetches `src/reading/`, which helps a reader beyond the text.
pub fn equip() {
    later_equip();
}

/// Says that the app has taken over: sets `data-ready`, and repeats the last
/// click before that if it was on a control of the app's own. The other
/// scripts have answered theirs.
pub fn ready(own: &str) {
    if let Some(pressed) = boot_ready().filter(|pressed| pressed.matches(own).unwrap_or_default()) {
        pressed.click();
    }
}
