//! Effects in the browser, each keyed on what it follows.

pub(crate) mod use_shown;
