//! The way to the search, and from there: `search.js` is part of the app's
//! module, and cheaper than the same in wasm.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/search.js")]
extern "C" {
    #[wasm_bindgen(js_name = listen)]
    fn search_listen();
    #[wasm_bindgen(js_name = mark)]
    fn search_mark();
}

/// Marks the words that the page's address says were looked for.
pub fn mark() {
    search_mark();
}

/// From now on `/` leads to the search; and see [`mark`].
pub fn listen() {
    search_listen();
}
