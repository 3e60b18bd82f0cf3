//! What stands in, without a network, for a page that was never opened on the
//! device: a block in each language that names all pages, of which
//! `src/offline/nowhere.js` leaves those that are kept.

use super::not_found::{block, links, title};
use crate::site::Site;
use crate::view::element::{element, text};
use messages::Language;
use policy::IndexPage;
use yew::Html;

pub(super) fn page(site: &Site, lists: &[(Language, IndexPage)]) -> Html {
    let block = |(language, list): &(Language, IndexPage)| {
        let said = element("p", &[], &[], vec![text(messages::nowhere_text(*language))]);
        let again = element(
            "button",
            &["type", "class"],
            &[Some("button"), Some("again")],
            vec![text(messages::again(*language))],
        );
        let kept = element("p", &["class"], &[Some("kept")], vec![text(messages::nowhere_kept(*language))]);
        block(*language, vec![said, again, kept, links(site, *language, list)])
    };
    let mut children = vec![title(lists, messages::nowhere_title)];
    children.extend(lists.iter().map(block));
    element("div", &["class"], &[Some("column lost nowhere")], children)
}
