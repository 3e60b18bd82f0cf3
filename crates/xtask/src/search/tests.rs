use super::*;
use crate::content;
use search::find::{How, Shelf, find};
use search::index::PIECE;
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
                    // A heading shows the clause that follows it.
                    let is_found = found.contains(&(number, place)) || found.contains(&(number, place - 1));
                    assert!(is_found, "{tag} {} {}: {}", policy.id, unit.address, token.text);
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

/// What a query fetches, gzip -6, where there are a thousand policies: the six
/// real ones over and over, their clauses thrown together anew, a quarter of the
/// words left out, others added. Ignored, because it takes half a minute.
#[test]
#[ignore = "takes half a minute: cargo test -p xtask a_thousand -- --ignored --nocapture"]
fn a_thousand_policies_are_no_burden() {
    let content = real();
    let language = content.site.languages.iter().copied().find(|language| language.tag() == "ru").expect("Russian");
    let mut builder = Builder::new(analysis::Language::Russian);
    let texts: Vec<_> = content.policies.iter().filter_map(|policy| policy.texts.get(&language)).collect();
    let all: Vec<String> = texts.iter().flat_map(|text| units(&text.document)).map(|unit| unit.text).collect();
    // Numbers that look thrown (Lehmer), the same in every run.
    let mut state = 1_u64;
    let mut thrown = move |below: usize| {
        state = state * 48_271 % 0x7fff_ffff;
        usize::try_from(state).unwrap_or_default() % below
    };
    for (number, text) in (0..1000_usize).zip(texts.iter().cycle()) {
        let mut units = units(&text.document);
        for unit in &mut units {
            let text = all.get(thrown(all.len())).expect("it is there");
            let mut words: Vec<&str> = text.split(' ').filter(|_| thrown(4) > 0).collect();
            let own = format!("слово{}", letters(thrown(40_000)));
            words.push(&own);
            unit.text = words.join(" ");
            unit.heading = unit.heading.split(' ').filter(|_| thrown(3) > 0).collect::<Vec<_>>().join(" ");
        }
        builder.add(&format!("policy-{number}"), &format!("ТОО «Компания {}»", letters(number)), &units);
    }
    let index = builder.finish();
    let size = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        std::io::Write::write_all(&mut encoder, text.as_bytes()).and_then(|()| encoder.finish()).expect("memory").len()
    };
    println!(
        "{} units, {} shards, {} pieces",
        index.units,
        index.shards.len(),
        index.pieces.iter().map(Vec::len).sum::<usize>()
    );
    println!("the page's part of the index: {} bytes", size(&index.from.join("\",\"")));
    for query in [
        "персональные данные",
        "обработка персональных данных третьими лицами",
        "пер",
        "персанальные",
        "cookie",
        "хранение",
        "и",
        "отозвать согласие",
        "слововбг",
        "доступ к данным",
    ] {
        let mut known = Shelf { shards: Vec::new(), ..shelf("ru", &index) };
        let found = loop {
            let found = find(query, &[known.clone()]);
            if found.wants.is_empty() {
                break found;
            }
            known.shards.extend(
                found.wants.iter().filter_map(|(_, number)| Some((*number, index.shards.get(*number)?.as_str()))),
            );
        };
        let shards: usize = known.shards.iter().map(|(_, shard)| size(shard)).sum();
        let mut shown: Vec<_> =
            found.hits.iter().take(10).map(|hit| (hit.policy as usize, (hit.unit / PIECE) as usize)).collect();
        shown.dedup();
        let piece = |(policy, place): &(usize, usize)| index.pieces.get(*policy).and_then(|pieces| pieces.get(*place));
        let pieces: usize = shown.iter().filter_map(piece).map(|piece| size(piece)).sum();
        assert!(shards + pieces <= 102_400, "{query}: {shards} bytes of shards and {pieces} of pieces");
    }
}

/// A number as a word.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    while number > 0 || word.is_empty() {
        word.extend(char::from_u32(0x430 + u32::try_from(number % 32).unwrap_or_default()));
        number /= 32;
    }
    word
}
