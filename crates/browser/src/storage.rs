//! The reader's choices, kept between visits.
//!
//! `gloo::storage` panics where storage is blocked; here that is “nothing
//! kept”, and the choice holds for the page alone.

use web_sys::{Storage, window};

fn local() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// Keeps `value` under `key`, or forgets the key.
pub fn set(key: &str, value: Option<&str>) {
    if let Some(storage) = local() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
