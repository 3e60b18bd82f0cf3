//! The frame around every page, and how it starts in the browser.
//!
//! Pages reach each other by plain links, which land on prerendered text; only
//! a change of language is answered in the page ([`crate::travel`]), because it
//! must keep the place. Until then nothing has to change, so the start listens
//! ([`crate::listeners`]) and no more: taking the page over is four fifths of
//! the work, and comes when a language is pointed at.
//!
//! The prerenderer and the browser render the same single component with the
//! same first properties, or hydration would panic. No locale, time, random
//! value or storage reaches that first render.

use crate::components::header::header;
use crate::components::notice;
use crate::hooks::use_shown::use_shown;
use crate::route::Route;
pub use crate::session::Content;
use crate::session::Session;
use crate::site::Site;
pub use crate::travel::Travel;
use messages::Language;
use std::rc::Rc;
use yew::prelude::*;

/// What the first render shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// the site
    pub site: Rc<Site>,
    /// the page
    pub route: Route,
    /// its content
    pub content: Content,
    /// who leads to other pages; nobody where it is prerendered
    pub travel: Option<Rc<Travel>>,
}

/// The whole page inside `<body>`.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { site, route, content, travel } = props;
    let session = use_reducer(|| Session::new(route.clone(), content.clone()));
    use_memo((), |()| {
        if let Some(travel) = travel {
            travel.meet(session.dispatcher());
        }
    });
    use_shown(site, &session);

    let route = &session.route;
    let language = session.language().unwrap_or(site.default);
    html! {
        <>
            <a class="skip" href={route.href(&site.base, Some("text"))}>{ messages::skip_to_text(language) }</a>
            { header(site, route, language, session.language()) }
            { notice::regions(site, &session, language) }
            <main id="text" tabindex="-1">
                { main_content(&session, language) }
            </main>
            <footer class="frame"><p>{ messages::footer(language) }</p></footer>
        </>
    }
}

/// The content of `<main>` alone, for the prerenderer; the browser adopts it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MainProps {
    /// what stands in it
    pub children: Html,
}

/// Renders what it is given: the prerenderer can only render components.
#[component]
pub fn Main(props: &MainProps) -> Html {
    props.children.clone()
}

fn main_content(session: &Session, language: Language) -> Html {
    match &session.content {
        // Not raw HTML from a policy: see `Content::Raw`.
        Content::Raw(markup) => Html::from_html_unchecked(markup.clone()),
        Content::Loading => Html::default(),
        Content::Page(staged) => Html::VRef(staged.element.clone().into()),
        Content::NotFound => html! { <h1 class="column">{ messages::not_found_title(language) }</h1> },
    }
}

/// The site, as the page that the browser has loaded tells of it.
pub(crate) fn site() -> Site {
    use browser::page::attribute;

    Site {
        base: browser::page::base(),
        title: attribute("[name=application-name]", "content").unwrap_or_default(),
        languages: Site::languages_of(&attribute("html", "data-languages").unwrap_or_default()),
        default: attribute("html", "data-default").and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::En),
    }
}

/// Begins to listen in the page that the browser has loaded.
pub fn start() {
    use browser::page::attribute;

    let base = browser::page::base();
    let path = browser::page::path();
    let prerendered = attribute("html", "data-page");
    let tag = path.get(base.len()..).and_then(|inner| inner.split('/').next()).unwrap_or_default();
    let route = match prerendered.as_deref() {
        Some("404") => Route::NotFound,
        Some("offline") => Route::Nowhere,
        _ => Route::parse(&base, &path),
    };
    let is_lost = route.is_anywhere();
    let site = site();
    let spoken = Language::from_tag(tag).filter(|language| is_lost && site.languages.contains(language));
    let travel = Rc::new(Travel::new(site, route, prerendered.is_some()));
    if is_lost {
        browser::page::bring_language_forward(".lost", tag);
        skip_from_here();
        if let Some(language) = spoken {
            travel.speak(language);
        }
    }
    crate::listeners::listen(&travel);
    browser::boot::equip();
    browser::search::listen();
    if prerendered.is_some() {
        travel.look_at_fragment();
        // The click that started the app is repeated now.
        browser::boot::ready(crate::listeners::BUTTONS);
    } else {
        travel.begin();
    }
}

/// The page may stand at any address, so its skip link is the address's.
pub(crate) fn skip_from_here() {
    browser::page::set_attribute(".skip", "href", &[&browser::page::path(), "#text"].concat());
}

/// Renders into the page, or adopts what was prerendered there.
#[cfg(target_arch = "wasm32")]
pub(crate) fn take_over(props: AppProps) {
    let Some(root) = browser::page::root() else {
        browser::console::error("policy-viewer: the page has no element #app, so the app cannot start");
        return;
    };
    // The adopted markup is never compared, so any string stands for it.
    let is_prerendered = matches!(props.content, Content::Raw(_));
    let renderer = yew::Renderer::<App>::with_root_and_props(root, props);
    if is_prerendered {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}

/// Natively there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn take_over(_: AppProps) {}
