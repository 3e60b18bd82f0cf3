//! A clause as the viewer's own pages name it and lead to it.

use crate::content::Policy;
use crate::site_address::SiteAddress;
use messages::Language;
use policy::document::plain_text;
use policy_viewer::pages::Place;
use policy_viewer::route::Route;

/// The clause of that address, on the policy's page in a language.
pub(super) fn place(policy: &Policy, language: Language, address: &SiteAddress, clause: &str) -> Place {
    let path = format!("{}#{clause}", Route::Policy(language, policy.id.clone()).path());
    let sections = &policy.text_in(language).1.document.sections;
    let within = clause.split_once('.').and_then(|(section, number)| {
        let section = sections.iter().find(|known| known.id.as_str() == section)?;
        Some((plain_text(&section.title), number))
    });
    let (section, number) = match within {
        Some((section, number)) => (Some(section), number),
        None => (None, clause),
    };
    Place {
        address: clause.to_owned(),
        href: [address.base.as_str(), &path].concat(),
        absolute: address.absolute(&path),
        number: number.to_owned(),
        section,
    }
}
