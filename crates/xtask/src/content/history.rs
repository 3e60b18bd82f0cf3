//! A policy's versions, what changed between them, and the addresses that
//! earlier ones had and the present one has not.

use super::folder::{Policy, Text, Texts};
use super::report::Report;
use messages::Language;
use policy::diff::{self, Difference};
use policy::{Date, Document};
use policy_markdown::Diagnostic;
use policy_viewer::pages::{Dated, Former};
use std::collections::BTreeSet;

/// A version, earlier or present.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Version<'a> {
    /// unknown only where there is no other version
    pub(crate) day: Option<(Dated, Date)>,
    pub(crate) texts: &'a Texts,
}

/// All versions, the oldest first, the present one last.
pub(crate) fn versions(policy: &Policy) -> Vec<Version<'_>> {
    let original = policy.settings.original;
    let older = policy.older.iter().map(|older| {
        // Only the text itself can say that its day is that of an edition.
        let says_so = older.texts.get(&original).is_some_and(|text| text.edition.is_some());
        let dated = if says_so { Dated::Edition } else { Dated::Version };
        Version { day: Some((dated, older.date)), texts: &older.texts }
    });
    older.chain([Version { day: policy.settings.dated(), texts: &policy.texts }]).collect()
}

/// The texts to be compared for a reader of `language`: both in it, or else
/// both in the language of the source.
pub(crate) fn pair<'a>(
    policy: &Policy,
    old: Version<'a>,
    new: Version<'a>,
    language: Language,
) -> Option<(Language, &'a Text, &'a Text)> {
    let both = |language: Language| Some((language, old.texts.get(&language)?, new.texts.get(&language)?));
    both(language).or_else(|| both(policy.settings.original))
}

/// What changed between two versions, for a reader of `language`.
pub(crate) fn change(
    policy: &Policy,
    old: Version<'_>,
    new: Version<'_>,
    language: Language,
) -> Option<(Language, Difference)> {
    let (language, old, new) = pair(policy, old, new, language)?;
    Some((language, diff::compare(&old.document, &new.document)))
}

/// The addresses of earlier versions that the present text has not, each as
/// of the last version that had it.
pub(crate) fn former(policy: &Policy) -> Vec<Former> {
    let present = &policy.original_text().document;
    let mut known: BTreeSet<String> = owned(present).collect();
    let mut found = Vec::new();
    let versions = versions(policy);
    for pair in versions.windows(2).rev() {
        let [old, new] = pair else { continue };
        let Some(text) = old.texts.get(&policy.settings.original) else { continue };
        let (Some((_, last)), Some((_, next))) = (old.day, new.day) else { continue };
        let gone: Vec<String> = owned(&text.document).filter(|address| !known.contains(address)).collect();
        if gone.is_empty() {
            continue;
        }
        let difference = diff::compare(&text.document, present);
        for address in gone {
            let now = difference.successor(&address).map(|place| place.address.clone());
            known.insert(address.clone());
            found.push(Former { address, last, next, now });
        }
    }
    found
}

fn owned(document: &Document) -> impl Iterator<Item = String> {
    document.addresses().into_iter().map(str::to_owned)
}

/// Tells of versions that are no other than the one after them.
pub(super) fn check(policies: &[Policy], report: &mut Report) {
    for policy in policies {
        for pair in versions(policy).windows(2) {
            let [old, new] = pair else { continue };
            let original = policy.settings.original;
            let (Some(before), Some(after)) = (old.texts.get(&original), new.texts.get(&original)) else { continue };
            if diff::compare(&before.document, &after.document).is_empty() {
                let message = "this version says the same as the next one, word for word: remove its folder, or put the text of that day there";
                report.add(&before.file, Diagnostic::warning(1, message));
            }
        }
    }
}
