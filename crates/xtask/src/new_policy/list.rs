//! A policy's name in `site.toml`: put after the last one there, as that one
//! stands, and nothing else of the file changed.

use anyhow::{Context, Result, bail};
use policy::PolicyId;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
struct Fields {
    policies: Spanned<Vec<Spanned<String>>>,
}

/// The file with the name in it; nothing where it is there already.
pub(super) fn with(source: &str, id: &PolicyId) -> Result<Option<String>> {
    let Fields { policies } = toml::from_str(source).context("it has no list `policies`")?;
    let array = policies.span();
    let names = policies.into_inner();
    if names.iter().any(|name| name.get_ref() == id.as_str()) {
        return Ok(None);
    }
    let (at, before) = match names.as_slice() {
        [] => (array.start + 1, String::new()),
        [.., last] => {
            let from = names
                .len()
                .checked_sub(2)
                .and_then(|place| names.get(place))
                .map_or(array.start, |name| name.span().end);
            let gap = source.get(from..last.span().start).unwrap_or_default();
            // As the last stands below the one before it; a comment stays where it is.
            let indent = gap.rsplit_once('\n').map(|(_, before)| {
                let indent: String = before.chars().take_while(|letter| letter.is_whitespace()).collect();
                ["\n", &indent].concat()
            });
            (last.span().end, [",", &indent.unwrap_or_else(|| " ".into())].concat())
        }
    };
    let (head, tail) = source.split_at_checked(at).context("its list `policies` cannot be found")?;
    let listed = format!("{head}{before}\"{id}\"{tail}");
    let read: Option<Fields> = toml::from_str(&listed).ok();
    let is_last =
        read.is_some_and(|fields| fields.policies.get_ref().last().is_some_and(|name| name.get_ref() == id.as_str()));
    if is_last { Ok(Some(listed)) } else { bail!("its list `policies` is written in an unusual way") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn put_after_the_last() {
        for (source, expected) in [
            ("policies = [\"a\", \"b\"] # x\n", Some("policies = [\"a\", \"b\", \"new\"] # x\n")),
            ("policies = [\"a\"]\ntitle = \"T\"\n", Some("policies = [\"a\", \"new\"]\ntitle = \"T\"\n")),
            ("policies = []\n", Some("policies = [\"new\"]\n")),
            (
                "policies = [\n  \"a\", # first\n  'b',\n]\n",
                Some("policies = [\n  \"a\", # first\n  'b',\n  \"new\",\n]\n"),
            ),
            ("policies = [\n\t\"a\"\n]\n", Some("policies = [\n\t\"a\",\n\t\"new\"\n]\n")),
            ("policies = [\n  \"a\"\n  , \"b\"\n]\n", Some("policies = [\n  \"a\"\n  , \"b\",\n  \"new\"\n]\n")),
            ("policies = [\"new\", \"b\"]\n", None),
        ] {
            let id = PolicyId::parse("new").expect("a name");
            assert_eq!(with(source, &id).expect("a list").as_deref(), expected, "{source}");
        }
        let id = PolicyId::parse("new").expect("a name");
        for source in ["", "policies = 1", "policies = [", "policies = [1]"] {
            assert!(with(source, &id).is_err(), "{source}");
        }
    }
}
