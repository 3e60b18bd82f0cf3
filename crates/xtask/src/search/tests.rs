use super::*;
use crate::content;
use search::find::{How, Shelf, find};
use search::unit::Kind;

fn real() -> Content {
    content::load(&shell::root().join("policies")).0.expect("the policies have no errors")
}

fn shelf<'a>(tag: &'a str, index: &'a Index) -> Shelf<'a> {
    Shelf {
        tag,
        units: index.units,
        from: index.from.iter().map(String::as_str).collect(),
        shards: index.shards.iter().map(String::as_str).enumerate().collect(),
    }
}

#[test]
fn every_word_of_every_clause_finds_it() {
    let content = real();
    for language in &content.site.languages {
        let tag = language.tag();
        let index = index(&content, *language);
        let shelves = [shelf(tag, &index)];
        let mut known = std::collections::BTreeMap::new();
        let mut asked = 0;
        for (number, policy) in (0..).zip(&content.policies) {
            let Some(text) = policy.texts.get(language) else { continue };
            for (place, unit) in (0..).zip(units(&text.document)) {
                let words = if unit.kind == Kind::Clause { &unit.text } else { &unit.heading };
                for token in ::policy::words::tokens(words) {
                    let found = known.entry(token.text.to_owned()).or_insert_with(|| {
                        asked += 1;
                        find(token.text, &shelves)
                            .hits
                            .into_iter()
                            .map(|hit| (hit.policy, hit.unit))
                            .collect::<std::collections::BTreeSet<_>>()
                    });
                    assert!(found.contains(&(number, place)), "{tag} {} {}: {}", policy.id, unit.address, token.text);
                }
            }
        }
        assert!(asked > 1000, "{tag}: {asked}");
    }
}

#[test]
fn a_title_is_the_first_hit_for_its_words() {
    let content = real();
    for language in &content.site.languages {
        let index = index(&content, *language);
        for (number, policy) in (0..).zip(&content.policies) {
            let controller = policy.controller_in(*language);
            let found = find(controller, &[shelf(language.tag(), &index)]);
            let first = found.hits.first().map(|hit| (hit.policy, hit.unit));
            assert_eq!((found.how, first), (How::All, Some((number, 0))), "{controller}");
        }
    }
}
