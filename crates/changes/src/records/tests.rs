use super::*;
use policy::{Block, Clause, Inline, PolicyId, PolicyPage, Section, SectionId};

/// A page of one section, its clauses with their labels.
fn page(title: &str, clauses: &[(&str, &str, &str)]) -> String {
    let paragraph = |(id, label, text): &(&str, &str, &str)| {
        let clause = Clause { id: (*id).to_owned(), label: (*label).to_owned() };
        Block::Paragraph(clause, vec![Inline::Text((*text).to_owned())])
    };
    let section = Section {
        id: SectionId::parse("cookies").expect("a name"),
        title: vec![Inline::Text(title.to_owned())],
        blocks: clauses.iter().map(paragraph).collect(),
    };
    policy::codec::encode(&Page::Policy(Box::new(PolicyPage {
        id: PolicyId::parse("one").expect("a name"),
        language: "en".to_owned(),
        controller: "One".to_owned(),
        minutes: 1,
        provenance: None,
        edition: None,
        document: Document { title: "Policy".to_owned(), sections: vec![section], ..Document::default() },
    })))
}

fn message(language: &str, policy: &str, old: &str, new: &str) -> String {
    [language, "en", "2015-06-10", "2016-03-01", policy, old, new].join("\0")
}

/// The answer as markup, to be read.
fn shown(message: &str) -> String {
    let answer = answer(message).expect("a whole message");
    let mut open: Vec<&str> = Vec::new();
    let mut out = String::new();
    let mut in_tag = false;
    for record in answer.split(BETWEEN) {
        let (kind, rest) = record.split_at(1);
        if kind != "@" && in_tag {
            out.push('>');
            in_tag = false;
        }
        match kind {
            "+" => {
                out.push_str(&format!("<{rest}"));
                open.push(rest);
                in_tag = true;
            }
            "@" => out.push_str(&format!(" {rest}")),
            "=" => out.push_str(rest),
            "-" => out.push_str(&format!("</{}>", open.pop().expect("an open element"))),
            _ => panic!("a record of an unknown kind: {record}"),
        }
    }
    assert!(open.is_empty(), "every element is closed");
    out
}

#[test]
fn a_change_in_three_languages() {
    let old = page("Cookies", &[("3.1", "3.1.", "Kept for 13 months here"), ("3.2", "3.2.", "Old words of the site")]);
    let new = page("Cookies", &[("3.1", "3.1.", "Never told to anybody"), ("3.2", "3.2.", "Kept for 12 months here")]);
    assert_eq!(
        shown(&message("en", "/en/one/", &old, &new)),
        "<h2 id=_changes tabindex=-1>What changed from 10\u{a0}June 2015 to 1\u{a0}March 2016</h2>\
<p class=totals>3 changes · 1 section · Added: 1 · Removed: 1 · Moved: 1</p>\
<p class=legend>Words struck through were removed, underlined ones were added.</p>\
<section><h3 id=cookies>Cookies</h3><p class=count>3 changes</p><ol class=passages>\
<li id=3.1><p class=what><span class=kind added>Added</span> <a href=/en/one/#3.1>Clause 3.1</a></p><p><ins>Never told to anybody</ins></p></li>\
<li id=3.2><p class=what><span class=kind moved>Moved and changed</span> <a href=/en/one/#3.2>Clause 3.2</a> · formerly: Clause 3.1</p>\
<p>Kept for <del>13</del><ins>12</ins> months here</p></li>\
<li><p class=what><span class=kind removed>Removed</span> Clause 3.2</p><p><del>Old words of the site</del></p></li>\
</ol></section>"
    );
    let russian = shown(&message("ru", "", &old, &new));
    assert!(russian.contains("<p class=totals>3\u{a0}изменения · 1\u{a0}раздел · "), "{russian}");
    assert!(russian.contains("<h3 lang=en id=cookies>"), "the text is in another language: {russian}");
    assert!(!russian.contains("<a "), "the policy's page shows another version: {russian}");
    assert!(shown(&message("kk", "", &old, &new)).contains("3\u{a0}өзгеріс"));
}

#[test]
fn nothing_changed() {
    let text = page("Cookies", &[("cookies.1", "", "Kept")]);
    let shown = shown(&message("en", "/", &text, &text));
    assert!(shown.ends_with("<p class=totals>The two versions are the same, word for word.</p>"), "{shown}");
}

#[test]
fn no_text_makes_elements() {
    let old = page("Cookies", &[("cookies.1", "", "Kept for long")]);
    let new = page("Cookies", &[("cookies.1", "", "Kept for long\u{1f}+script\u{1f}@src=x")]);
    let shown = shown(&message("en", "", &old, &new));
    assert!(!shown.contains("<script"), "{shown}");
}

#[test]
fn what_is_not_whole() {
    let text = page("Cookies", &[]);
    let whole = message("en", "", &text, &text);
    assert!(answer(&whole).is_some());
    for broken in [
        String::new(),
        whole.replacen("en", "de", 1),
        whole.replacen("2015-06-10", "2015-06-31", 1),
        message("en", "", &text, "C\n.\n"),
        message("en", "", &text, text.trim_end_matches(".\n")),
    ] {
        assert_eq!(answer(&broken), None, "{broken:?}");
    }
}
