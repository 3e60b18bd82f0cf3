//! The addresses of earlier versions on the policy's own page, seen only by who
//! follows one: the style shows them as targets alone, so nothing of this needs
//! a script.

use super::versions::between;
use crate::pages::policy::place_name;
use crate::route::Route;
use crate::view::document::Context;
use crate::view::element::{element, keyed, several, text};
use changes::day;
use policy::document::plain_text;
use policy::{Block, Date, Document, PolicyId};
use yew::Html;

/// An address that an earlier version had and the present one has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// a section or clause
    pub address: String,
    /// the last version that had it
    pub last: Date,
    /// the version after that
    pub next: Date,
    /// where the present text has what stood there
    pub now: Option<String>,
}

/// A section or a heading in it by its title, a clause by its place.
fn name_of(address: &str, document: &Document) -> String {
    let titles = document.sections.iter().flat_map(|section| {
        let headings = section.blocks.iter().filter_map(|block| match block {
            Block::Heading(_, id, title) => Some((id, title)),
            _ => None,
        });
        core::iter::once((&section.id, &section.title)).chain(headings)
    });
    match titles.into_iter().find(|(id, _)| id.as_str() == address) {
        Some((_, title)) => plain_text(title),
        None => place_name(address, document),
    }
}

/// All of them; `document` is the present text.
pub(super) fn all(addresses: &[Former], id: &PolicyId, document: &Document, context: Context<'_>) -> Html {
    let language = context.language;
    let route = Route::Versions(language, id.clone());
    let one = |Former { address, last, next, now }: &Former| {
        let date = day(language, *last);
        let (words, href, name) = match now {
            Some(now) => (messages::former_moved(language, &date), context.here(now), name_of(now, document)),
            None => {
                let href = format!("{}#{address}", between(context.site, &route, *last, *next));
                (messages::former_gone(language, &date), href, messages::versions_what(language).to_owned())
            }
        };
        let link = element("a", &["href"], &[Some(&href)], vec![text(&name)]);
        let values = [Some("notice former"), Some(address), Some("status"), Some("-1")];
        keyed(address, "p", &["class", "id", "role", "tabindex"], &values, vec![text(&words), text(" "), link])
    };
    several(addresses.iter().map(one).collect())
}
