//! Text over HTTP, each address once.

use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

thread_local! {
    /// a handful at most, so a list is all it takes
    static STARTED: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

fn started(url: &str) -> Option<Promise> {
    STARTED.with_borrow_mut(|cache| {
        if let Some((_, promise)) = cache.iter().find(|(known, _)| known == url) {
            return Some(promise.clone());
        }
        let promise = web_sys::window()?.fetch_with_str(url);
        cache.push((url.to_owned(), promise.clone()));
        Some(promise)
    })
}

/// The text at `url`, or nothing where it cannot be had; then a later call
/// tries again.
pub async fn text(url: &str) -> Option<String> {
    let text = fetched(url).await;
    if text.is_none() {
        STARTED.with_borrow_mut(|cache| cache.retain(|(known, _)| known != url));
    }
    text
}

async fn fetched(url: &str) -> Option<String> {
    let response: Response = JsFuture::from(started(url)?).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    // A body can be read once; its clone leaves it for the next time.
    let body = response.clone().ok()?.text().ok()?;
    JsFuture::from(body).await.ok()?.as_string()
}
