//! Text over HTTP; who asks for what is on its way already shares it.

use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

thread_local! {
    /// what is on its way; a handful at most, so a list is all it takes
    static STARTED: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

fn started(url: &str) -> Option<Promise> {
    STARTED.with_borrow_mut(|started| {
        if let Some((_, promise)) = started.iter().find(|(known, _)| known == url) {
            return Some(promise.clone());
        }
        let promise = web_sys::window()?.fetch_with_str(url);
        started.push((url.to_owned(), promise.clone()));
        Some(promise)
    })
}

/// The text at `url`, or nothing where it cannot be had. A later call fetches
/// again: what came may not be what was wanted, but a network's sign-in page.
pub async fn text(url: &str) -> Option<String> {
    let text = fetched(url).await;
    STARTED.with_borrow_mut(|started| started.retain(|(known, _)| known != url));
    text
}

async fn fetched(url: &str) -> Option<String> {
    let response: Response = JsFuture::from(started(url)?).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    // A body can be read once; its clone leaves it for who else asks.
    let body = response.clone().ok()?.text().ok()?;
    JsFuture::from(body).await.ok()?.as_string()
}
