//! `/`: the choice of a language. With scripts the boot script goes on to the
//! reader's own.

use crate::route::Route;
use crate::site::Site;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::IndexPage;
use yew::Html;

pub(super) fn page(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    let choice = |(language, list): &(Language, IndexPage)| {
        let tag = language.tag();
        let address = Route::Index(*language).href(&site.base, None);
        let link = element(
            "a",
            &["href", "hreflang"],
            &[Some(&address), Some(tag)],
            vec![text(messages::language_name(*language))],
        );
        let summary = element("p", &[], &[], vec![text(&list.summary)]);
        keyed(tag, "li", &["lang"], &[Some(tag)], vec![link, summary])
    };
    let title = element("h1", &["tabindex"], &[Some("-1")], vec![text(&site.title)]);
    let choices = element("ul", &["class"], &[Some("choice")], lists.iter().map(choice).collect());
    element("div", &["class"], &[Some("column entry")], vec![title, choices])
}
