use super::{decode, encode};
use crate::date::Date;
use crate::document::{Block, Clause, Document, Glance, GlanceKind, Inline, Item, Row, Section};
use crate::id::{PolicyId, SectionId};
use crate::page::{IndexEntry, IndexPage, Page, PolicyPage, Provenance};
use crate::target::Target;
use proptest::prelude::*;

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        any::<String>().prop_map(Inline::Text),
        any::<String>().prop_map(Inline::Code),
        Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let several = prop::collection::vec(inner, 0..4);
        let target = prop_oneof![
            "[a-z]{1,5}(\\.[1-9])?".prop_map(Target::Fragment),
            "[a-z]{1,5}".prop_map(Target::Term),
            "https://[a-z]{1,9}\\.kz/[a-z]{0,5}".prop_map(Target::External),
            ("[a-z]{7,9}", prop::option::of("[a-z]{1,5}"))
                .prop_map(|(id, fragment)| { Target::Policy(PolicyId::parse(&id).expect("a name"), fragment) }),
        ];
        prop_oneof![
            several.clone().prop_map(Inline::Emphasis),
            several.clone().prop_map(Inline::Strong),
            (target, several).prop_map(|(target, inner)| Inline::Link(target, inner)),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn clause() -> impl Strategy<Value = Clause> {
    ("[a-z]{1,4}\\.[0-9]{1,2}", "([0-9]\\.[0-9]\\.)?").prop_map(|(id, label)| Clause { id, label })
}

fn section_id() -> impl Strategy<Value = SectionId> {
    "[a-z][a-z0-9]{0,8}".prop_filter_map("the page's own", |id| SectionId::parse(&id))
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let row = (clause(), prop::collection::vec(line(), 0..3)).prop_map(|(clause, cells)| Row { clause, cells });
    let leaf = prop_oneof![
        (3_u8..7, section_id(), line()).prop_map(|(level, id, content)| Block::Heading(level, id, content)),
        (clause(), line()).prop_map(|(clause, content)| Block::Paragraph(clause, content)),
        (prop::collection::vec(line(), 0..3), prop::collection::vec(row, 0..3))
            .prop_map(|(head, rows)| Block::Table(head, rows)),
        (clause(), any::<String>()).prop_map(|(clause, code)| Block::Code(clause, code)),
        Just(Block::Rule),
    ];
    let block = leaf.prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec(inner, 0..3);
        let item =
            (clause(), line(), several.clone()).prop_map(|(clause, content, blocks)| Item { clause, content, blocks });
        prop_oneof![
            several.prop_map(Block::Quote),
            (prop::option::of(0_u32..99), prop::collection::vec(item, 0..3))
                .prop_map(|(start, items)| Block::List(start, items)),
        ]
    });
    prop::collection::vec(block, 0..4)
}

fn policy() -> impl Strategy<Value = Page> {
    let section = (section_id(), line(), blocks()).prop_map(|(id, title, blocks)| Section { id, title, blocks });
    let document = (any::<String>(), any::<String>(), prop::collection::vec(section, 0..3)).prop_map(
        |(title, summary, sections)| Document {
            glance: GlanceKind::ALL.map(|kind| Glance { kind, text: summary.clone(), clause: title.clone() }).into(),
            title,
            summary,
            sections,
        },
    );
    (document, any::<u32>(), any::<String>()).prop_map(|(document, minutes, words)| {
        Page::Policy(Box::new(PolicyPage {
            id: PolicyId::parse("air-astana").expect("a name"),
            language: "kk".into(),
            controller: words.clone(),
            minutes,
            provenance: (minutes % 2 == 0).then(|| Provenance {
                title: words,
                seen: Date::parse("2015-06-10"),
                ..Provenance::default()
            }),
            edition: Date::parse("2026-11-21").filter(|_| minutes % 3 == 0),
            document,
        }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(page in policy()) {
        prop_assert_eq!(decode(&encode(&page)), Some(page));
    }

    #[test]
    fn anything_may_be_read(text in "[A-Za-z=*!./\\\\\t\n0-9-]{0,200}") {
        let _ = decode(&text);
    }

    #[test]
    fn a_page_cut_short_is_no_page(page in policy(), part in 0.0_f64..1.0) {
        let whole = encode(&page);
        let lines: Vec<&str> = whole.lines().collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let kept = (lines.len() as f64 * part) as usize;
        prop_assert_eq!(decode(&lines[..kept].join("\n")), None);
    }
}

#[test]
fn the_list_of_policies() {
    let entry = |id: &str| IndexEntry {
        id: PolicyId::parse(id).expect("a name"),
        language: "ru".into(),
        original: "en".into(),
        controller: "АО «Эйр Астана»".into(),
        title: "t\tt".into(),
        summary: "s\\n\n".into(),
        minutes: 3,
    };
    let page = Page::Index(IndexPage {
        title: "T".into(),
        summary: "S".into(),
        entries: vec![entry("air-astana"), entry("alma-jet")],
    });
    assert_eq!(decode(&encode(&page)), Some(page));
}

#[test]
fn a_list_that_starts_with_no_number_is_refused() {
    let section = Section {
        id: SectionId::parse("a").expect("an id"),
        title: Vec::new(),
        blocks: vec![Block::List(None, Vec::new())],
    };
    let document = Document { sections: vec![section], ..Document::default() };
    let page = Page::Policy(Box::new(PolicyPage {
        id: PolicyId::parse("air-astana").expect("a name"),
        language: "en".into(),
        controller: String::new(),
        minutes: 1,
        provenance: None,
        edition: None,
        document,
    }));
    let text = encode(&page);
    let starting = |start: &str| decode(&text.replace("\nL\n", &format!("\nL{start}\n")));
    assert_eq!(starting("").as_ref(), Some(&page));
    assert!(starting("3").is_some_and(|numbered| numbered != page));
    assert_eq!(starting("x"), None);
}

#[test]
fn a_bottomless_text_is_refused() {
    let text = ["D", "S"].join("\n") + &"\nQ".repeat(100_000);
    assert_eq!(decode(&text), None);
}
