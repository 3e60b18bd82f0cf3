//! The session history. An entry carries the snapshot of `place.js`.

use wasm_bindgen::JsValue;
use web_sys::window;

/// Keeps `snapshot` with the present entry, then goes to `url` in a new one.
pub fn push(url: &str, snapshot: &str) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    // A browser may refuse (too many calls); then the address stays as it was.
    let _ = history.replace_state_with_url(&JsValue::from_str(snapshot), "", None);
    let _ = history.push_state_with_url(&JsValue::NULL, "", Some(url));
}

/// Gives the present entry another address.
pub fn rename(url: &str) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(url));
}

/// The snapshot that the present entry carries.
#[must_use]
pub fn snapshot() -> Option<String> {
    let history = window().and_then(|window| window.history().ok())?;
    history.state().ok()?.as_string()
}
