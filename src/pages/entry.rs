//! `/`: the choice of a language. With scripts the boot script goes on to the
//! reader's own.

use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use yew::Html;

pub(super) fn page(site: &Site) -> Html {
    let choice = |language: &Language| {
        let tag = language.tag();
        let address = Route::Index(*language).href(&site.base, None);
        let link = element(
            "a",
            &["href", "hreflang"],
            &[Some(&address), Some(tag)],
            vec![text(messages::language_name(*language))],
        );
        let summary = element("p", &[], &[], vec![text(messages::index_summary(*language))]);
        keyed(tag, "li", &["lang"], &[Some(tag)], vec![link, summary])
    };
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(&site.title)]);
    let choices = element("ul", &["class"], &[Some("choice")], site.languages.iter().map(choice).collect());
    element("div", &["class"], &[Some("column entry")], vec![title, choices])
}
