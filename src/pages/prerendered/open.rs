//! `/{lang}/open/`: a file of the reader's own.
//!
//! Everything that is read here but the file, and what the checker says of it,
//! stands in this markup: `src/open.js` brings it to life and has no words of
//! its own.

use super::part::{GAP, paragraph};
use crate::view::element::{element, text};
use messages::Language;
use yew::Html;

/// `wasm` is the address of what reads files.
pub(super) fn page(language: Language, wasm: &str) -> Html {
    let names = &[
        "class",
        "data-lang",
        "data-wasm",
        "data-said",
        "data-line",
        "data-wrong-type",
        "data-too-large",
        "data-not-utf8",
        "data-unreadable",
        "data-not-loaded",
    ];
    let with_gap = |message: fn(Language, &str) -> String| message(language, GAP);
    let values = [
        "column opener".to_owned(),
        language.tag().to_owned(),
        wasm.to_owned(),
        with_gap(messages::file_said),
        with_gap(messages::file_line),
        with_gap(messages::file_wrong_type),
        with_gap(messages::file_too_large),
        with_gap(messages::file_not_utf8),
        with_gap(messages::file_unreadable),
        messages::file_not_loaded(language).to_owned(),
    ];
    let values: Vec<Option<&str>> = values.iter().map(|value| Some(&**value)).collect();
    let needs = paragraph("notice", messages::file_needs_script(language));
    let children = vec![
        element("h1", &["tabindex"], &[Some("-1")], vec![text(messages::file_title(language))]),
        paragraph("summary", messages::file_summary(language)),
        element("noscript", &[], &[], vec![needs]),
        choice(language),
        element("div", &["class", "role"], &[Some("file-errors"), Some("alert")], Vec::new()),
        element("p", &["class", "role"], &[Some("hidden said"), Some("status")], Vec::new()),
        opened(language),
    ];
    let opener = element("div", names, &values, children);
    let text = element("div", &["class"], &[Some("opened")], Vec::new());
    element("div", &[], &[], vec![opener, text])
}

fn choice(language: Language) -> Html {
    let names = &["class", "type", "name", "accept", "multiple", "aria-describedby"];
    let values =
        [Some("hidden"), Some("file"), Some("file"), Some(".md,.markdown,text/markdown"), Some(""), Some("_drop")];
    let words = element("span", &[], &[], vec![text(messages::file_choose(language))]);
    let label = element("label", &[], &[], vec![words, element("input", names, &values, Vec::new())]);
    let drop = element("p", &["id"], &[Some("_drop")], vec![text(messages::file_drop(language))]);
    element("div", &["class"], &[Some("drop")], vec![label, drop])
}

/// What is filled in once a file is open.
fn opened(language: Language) -> Html {
    let files = element("ul", &["class"], &[Some("files")], Vec::new());
    let values = [Some("files-opened"), Some(messages::file_opened(language)), Some("")];
    let files = element("nav", &["class", "aria-label", "hidden"], &values, vec![files]);
    let title = element("h2", &["id"], &[Some("_problems")], vec![text(messages::file_problems_title(language))]);
    let verdict = paragraph("verdict", "");
    let values = [Some("0"), Some("_problems")];
    let list = element("ol", &["tabindex", "aria-labelledby"], &values, Vec::new());
    let problems = vec![title, verdict, list];
    let values = [Some("file-problems"), Some("_problems"), Some("")];
    let problems = element("section", &["class", "aria-labelledby", "hidden"], &values, problems);
    let words = vec![text(messages::file_download(language))];
    let download = element("button", &["type", "name"], &[Some("button"), Some("download")], words);
    let download = element("p", &["class", "hidden"], &[Some("buttons"), Some("")], vec![download]);
    element("div", &["class"], &[Some("found")], vec![files, problems, download])
}
