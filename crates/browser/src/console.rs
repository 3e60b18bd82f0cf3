//! Messages for whoever opens the developer tools.

/// Reports a failure that the reader is told of in the page too.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
