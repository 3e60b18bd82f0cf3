//! Light, dark, or what the system says.

/// The boot script reads the same key before the first paint.
const KEY: &str = "policy-viewer.theme";

/// Goes on to the next theme.
pub(crate) fn next() {
    let present = browser::page::attribute("html", "data-theme");
    let next = match present.as_deref() {
        Some("light") => "dark",
        Some("dark") => "auto",
        _ => "light",
    };
    browser::page::set_attribute("html", "data-theme", next);
    browser::storage::set(KEY, Some(next).filter(|next| *next != "auto"));
}
