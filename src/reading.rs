//! The words of `src/reading/`, the scripts that help a reader beyond the
//! text. They are scripts because a line of JS costs a tenth of the same in
//! the app's wasm; their words are checked like all others.

use messages::Language;

/// The messages by name, in a language. What a script fills in stands in braces.
#[must_use]
pub fn words(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("copy-link", messages::copy_link(language, "{clause}")),
        ("copied", messages::copied(language).into()),
        ("copied-to-address", messages::copied_to_address(language).into()),
        ("text-size", messages::text_size(language, "{percent}")),
        ("print", messages::print(language).into()),
        ("printed", messages::printed(language, "{address}", "{day}")),
        ("date", messages::date(language, "{day}", "{month}", "{year}")),
        ("months", (1..=12).map(|number| messages::month(language, number)).collect::<Vec<_>>().join(" ")),
        ("copy-of", messages::copy_of(language, "{day}")),
        ("again", messages::again(language).into()),
        ("language", messages::language_changed(language, messages::language_name(language))),
        ("offer", messages::offer(language).into()),
        ("offer-take", messages::offer_take(language).into()),
        ("offer-decline", messages::offer_decline(language).into()),
        ("beside", messages::beside(language).into()),
        ("beside-alone", messages::beside_alone(language).into()),
        ("beside-language", messages::beside_language(language, "{name}")),
        ("beside-missing", messages::beside_missing(language).into()),
        ("beside-unknown", messages::beside_unknown(language, "{name}")),
        ("beside-failed", messages::beside_failed(language).into()),
    ]
}
