//! What the reader is told: by eye, by screen reader, or both.

use crate::route::Route;
use crate::session::{Notice, Session};
use crate::site::Site;
use messages::Language;
use yew::prelude::*;

/// Live regions, there from the first render on: an announcement for screen
/// readers alone, a notice for everybody, and what the boot script shows where
/// the app cannot start.
pub(crate) fn regions(site: &Site, session: &Session, language: Language) -> Html {
    html! {
        <>
            <p class="hidden" role="status">{ session.announcement.clone() }</p>
            <div class="notices" role="status" tabindex="-1">
                if let Some(notice) = &session.notice {
                    { words(site, &session.route, notice, language) }
                }
            </div>
            <p class="notice failed" role="status">{ messages::not_started(language) }</p>
        </>
    }
}

fn words(site: &Site, route: &Route, notice: &Notice, language: Language) -> Html {
    match notice {
        Notice::NotLoaded => html! { <p class="notice not-loaded">{ messages::not_loaded(language) }</p> },
        Notice::UnknownAddress(address) => {
            let said = match route {
                Route::Tool(..) => messages::unknown_term(language, address),
                _ => messages::unknown_address(language, address),
            };
            html! {
                <p class="notice">
                    { said }{ " " }
                    <a href={route.href(&site.base, Some("text"))}>{ messages::to_start(language) }</a>
                </p>
            }
        }
    }
}
