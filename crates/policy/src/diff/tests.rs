use super::*;
use crate::document::{Block, Clause, Document, Inline, Item, Row, Section};
use crate::id::{ClauseNumbering, SectionId, split_label};
use crate::target::Target;
use proptest::prelude::*;

fn id(name: &str) -> SectionId {
    SectionId::parse(name).expect("a name")
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// Sections with their paragraphs, which may begin with a number.
fn document<S: AsRef<str>>(sections: &[(&str, Vec<S>)]) -> Document {
    let mut numbering = ClauseNumbering::default();
    let mut section = |(name, paragraphs): &(&str, Vec<S>)| {
        numbering.enter(&id(name));
        let paragraph = |text: &S| {
            let (label, rest) = split_label(text.as_ref());
            Block::Paragraph(Clause { id: numbering.next(label), label: label.to_owned() }, words(rest))
        };
        Section { id: id(name), title: words(name), blocks: paragraphs.iter().map(paragraph).collect() }
    };
    let sections = sections.iter().map(&mut section).collect();
    Document { title: "Policy".to_owned(), sections, ..Document::default() }
}

/// What a reader would be told, a line each: the change, where, the words.
fn told(old: &Document, new: &Document) -> Vec<String> {
    let difference = compare(old, new);
    let name = |place: &Option<Place>| place.as_ref().map_or("", |place| &place.address).to_owned();
    let line = |change: Change, before: &Option<Place>, after: &Option<Place>, runs: &[Run]| {
        let text = runs.iter().map(|run| match run {
            Run::Same(text) => text.clone(),
            Run::Removed(text) => format!("[-{text}-]"),
            Run::Added(text) => format!("[+{text}+]"),
        });
        format!("{change:?} {}>{}: {}", name(before), name(after), text.collect::<String>())
    };
    let mut lines = Vec::new();
    for section in &difference.sections {
        lines.extend(section.change().map(|change| line(change, &section.before, &section.after, &section.title)));
        for part in &section.passages {
            lines.extend(part.change().map(|change| line(change, &part.before, &part.after, &part.runs)));
        }
    }
    lines
}

#[test]
fn clauses() {
    let data = "The company keeps the name and the address of the passenger";
    let cookies = "Cookies of the site stay in the browser for 13 months";
    let rights = "Everybody may ask the company what it keeps about them";
    for (what, old, new, expected) in [
        ("nothing", vec![data, cookies], vec![data, cookies], &[][..]),
        (
            "other words",
            vec![data, cookies],
            vec![data, "Cookies of the site stay in the browser for 12 months"],
            &["Changed a.2>a.2: Cookies of the site stay in the browser for [-13-][+12+] months"],
        ),
        (
            "a clause before the others, whose numbers nobody printed",
            vec![data, cookies],
            vec![rights, data, cookies],
            &["Added >a.1: [+Everybody may ask the company what it keeps about them+]"],
        ),
        (
            "a clause goes",
            vec![data, cookies, rights],
            vec![data, rights],
            &["Removed a.2>: [-Cookies of the site stay in the browser for 13 months-]"],
        ),
        (
            "another order",
            vec![data, cookies, rights],
            vec![cookies, rights, data],
            &["Moved a.1>a.3: The company keeps the name and the address of the passenger"],
        ),
        (
            "nothing in common",
            vec![data],
            vec!["Visitors under eighteen need a guardian"],
            &[
                "Added >a.1: [+Visitors under eighteen need a guardian+]",
                "Removed a.1>: [-The company keeps the name and the address of the passenger-]",
            ],
        ),
    ] {
        let found = told(&document(&[("a", old)]), &document(&[("a", new)]));
        let (mut found, mut expected) = (found, expected.to_vec());
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn a_renumbered_clause_has_moved() {
    let old = document(&[("a", vec!["3.1. Data are kept in Astana", "3.2. Cookies last 13 months on the site"])]);
    let new = document(&[(
        "a",
        vec!["3.1. Data are kept in Astana", "3.2. Nobody else is told", "3.3. Cookies last 12 months on the site"],
    )]);
    assert_eq!(
        told(&old, &new),
        [
            "Added >3.2: [+Nobody else is told+]",
            "MovedAndChanged 3.2>3.3: Cookies last [-13-][+12+] months on the site"
        ]
    );
}

#[test]
fn sections_move_with_their_clauses_and_clauses_between_sections() {
    let (one, two, three) =
        ("First sentence of the policy here", "Second sentence of the policy there", "Third of the kind stands alone");
    let old = document(&[("a", vec![one, two]), ("b", vec![three]), ("c", vec!["Last words of all"])]);
    let reordered = document(&[("b", vec![three]), ("a", vec![one, two]), ("c", vec!["Last words of all"])]);
    assert_eq!(told(&old, &reordered).len(), 1, "one section moved, and no clause with it");
    let between = document(&[("a", vec![one]), ("b", vec![three, two]), ("c", vec!["Last words of all"])]);
    assert_eq!(told(&old, &between), [format!("Moved a.2>b.2: {two}")]);
    let renamed = document(&[("a", vec![one, two]), ("b", vec![three]), ("d", vec!["Last words of all"])]);
    assert_eq!(told(&old, &renamed), ["Changed c>d: [-c-][+d+]"]);
    let gone = document(&[("a", vec![one, two]), ("c", vec!["Last words of all"])]);
    assert_eq!(told(&old, &gone), [format!("Removed b.1>: [-{three}-]")]);
}

#[test]
fn everything_with_words_counts() {
    let clause = |id: &str| Clause { id: id.to_owned(), label: String::new() };
    let make = |head: &str, cell: &str, address: &str, item: &str| {
        let link = Inline::Link(Target::External(address.to_owned()), words("their page"));
        let blocks = vec![
            Block::Heading(3, id("part"), words("Part")),
            Block::Table(vec![words(head)], vec![Row { clause: clause("a.1"), cells: vec![words(cell), words("x")] }]),
            Block::List(None, vec![Item { clause: clause("a.2"), content: words(item), blocks: Vec::new() }]),
            Block::Quote(vec![Block::Paragraph(clause("a.3"), vec![link])]),
            Block::Code(clause("a.4"), "code\nmore".to_owned()),
        ];
        let sections = vec![Section { id: id("a"), title: words("A"), blocks }];
        Document { title: "Policy".to_owned(), sections, ..Document::default() }
    };
    let old = make("Data kept", "email address", "https://a.kz/", "as long as needed");
    assert!(compare(&old, &old).is_empty());
    let new = make("Data stored", "e-mail address", "https://b.kz/", "as long as wanted");
    assert_eq!(
        told(&old, &new),
        [
            "Changed >: Data [-kept-][+stored+]",
            "Changed a.1>a.1: [-email-][+e-mail+] address · x",
            "Changed a.2>a.2: as long as [-needed-][+wanted+]",
            "Changed a.3>a.3: their page (https://[-a.kz-][+b.kz+]/)",
        ]
    );
}

#[test]
fn totals_and_successors() {
    let old =
        document(&[("a", vec!["One two three four", "Gone words entirely"]), ("b", vec!["Five six seven eight"])]);
    let new = document(&[("a", vec!["One two three five", "Five six seven eight"]), ("b", vec![])]);
    let difference = compare(&old, &new);
    assert_eq!(difference.totals(), Totals { changed: 1, added: 0, removed: 1, moved: 1, sections: 1 });
    let successor = |address| difference.successor(address).map(|place| place.address.as_str());
    assert_eq!((successor("b.1"), successor("a.2"), successor("b")), (Some("a.2"), None, Some("b")));
    let title = Document { title: "Other".to_owned(), ..old.clone() };
    assert!(!compare(&old, &title).is_empty());
}

/// The text that a difference gives without what only the other one has.
fn applied(difference: &Difference, new: bool) -> Vec<(String, String, String)> {
    let side = |runs: &[Run]| -> String {
        let part = |run: &Run| match run {
            Run::Same(text) => Some(text.clone()),
            Run::Added(text) => new.then(|| text.clone()),
            Run::Removed(text) => (!new).then(|| text.clone()),
        };
        runs.iter().filter_map(part).collect()
    };
    let place = |before: &Option<Place>, after: &Option<Place>| if new { after.clone() } else { before.clone() };
    let mut sections = Vec::new();
    let mut passages = Vec::new();
    for section in &difference.sections {
        sections.extend(place(&section.before, &section.after).map(|place| (place, side(&section.title))));
        for part in &section.passages {
            passages.extend(place(&part.before, &part.after).map(|place| (place, side(&part.runs))));
        }
    }
    sections.sort_by_key(|(place, _)| place.order);
    passages.sort_by_key(|(place, _)| place.order);
    let line = |(place, text): (Place, String)| (place.address, place.label, text);
    let title = (String::new(), String::new(), side(&difference.title));
    std::iter::once(title).chain(sections.into_iter().chain(passages).map(line)).collect()
}

fn flattened(document: &Document) -> Vec<(String, String, String)> {
    let flat = Flat::new(document);
    let title = (String::new(), String::new(), document.title.clone());
    let sections = flat.sections.into_iter().map(|section| (section.id, String::new(), section.title));
    let passages = flat.passages.into_iter().map(|passage| (passage.address, passage.label, passage.text));
    std::iter::once(title).chain(sections).chain(passages).collect()
}

/// Few words, so that clauses are often alike, or the same by chance.
fn any_document() -> impl Strategy<Value = Document> {
    let word = prop::sample::select(vec!["data", "деректер", "cookie,", "13", "ай.", "«and»", "kept"]);
    let clause = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    let number = prop::option::of((1_u8..4, 1_u8..9)).prop_map(|number| match number {
        Some((one, two)) => format!("{one}.{two}. "),
        None => String::new(),
    });
    let paragraph = (number, clause).prop_map(|(number, text)| number + &text);
    let section = prop::collection::vec(paragraph, 0..7);
    let names = Just(vec!["a", "b", "c", "d"]).prop_shuffle();
    (names, prop::collection::vec(section, 0..4)).prop_map(|(names, sections)| {
        let sections: Vec<_> = names.into_iter().zip(sections).collect();
        document(&sections)
    })
}

proptest! {
    #[test]
    fn a_difference_gives_either_text(old in any_document(), new in any_document()) {
        let difference = compare(&old, &new);
        prop_assert_eq!(applied(&difference, false), flattened(&old));
        prop_assert_eq!(applied(&difference, true), flattened(&new));
        prop_assert_eq!(difference.is_empty(), difference.totals().all() == 0);
    }

    #[test]
    fn nothing_differs_from_itself(document in any_document()) {
        let difference = compare(&document, &document);
        prop_assert!(difference.is_empty());
        prop_assert_eq!(difference.totals(), Totals::default());
    }

    #[test]
    fn any_two_lines(old in any::<String>(), new in any::<String>()) {
        let side = |keep: fn(&Run) -> Option<&String>| words::runs(&old, &new).iter().filter_map(keep).cloned().collect::<String>();
        prop_assert_eq!(side(|run| match run { Run::Same(text) | Run::Removed(text) => Some(text), Run::Added(_) => None }), old.clone());
        prop_assert_eq!(side(|run| match run { Run::Same(text) | Run::Added(text) => Some(text), Run::Removed(_) => None }), new.clone());
    }
}

/// A text of so many clauses, each of words that are nowhere else, or of the
/// same few.
fn long(clauses: usize, words: usize, seed: usize) -> Document {
    let clause = |clause: usize| {
        let word = |word: usize| match word % 3 {
            0 => "the".to_owned(),
            1 => format!("w{}", (clause * 31 + word * 7 + seed) % 997),
            _ => format!("s{seed}x{clause}x{word}"),
        };
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    };
    document(&[("a", (0..clauses).map(clause).collect::<Vec<_>>())])
}

#[test]
fn long_texts_take_no_time() {
    // Generous, for a build without optimisation on a busy machine; what grew
    // with the square of the length would take minutes.
    let limit = std::time::Duration::from_secs(20);
    for (clauses, words) in [(1000, 20), (2, 30_000), (10_000, 1)] {
        let (old, new) = (long(clauses, words, 1), long(clauses, words, 2));
        let start = std::time::Instant::now();
        let difference = compare(&old, &new);
        assert!(start.elapsed() < limit, "{clauses} clauses of {words} words: {:?}", start.elapsed());
        assert_eq!(applied(&difference, true), flattened(&new));
    }
}
