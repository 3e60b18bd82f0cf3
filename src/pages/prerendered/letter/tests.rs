use super::wording::{self, Block, Details, Part};
use super::*;

fn place(address: &str, section: Option<&str>, number: &str) -> Place {
    Place {
        address: address.into(),
        href: ["/en/air-astana/#", address].concat(),
        absolute: ["https://example.org/en/air-astana/#", address].concat(),
        number: number.into(),
        section: section.map(str::to_owned),
    }
}

fn request(right: &str, about: Option<(&str, &str)>) -> Request {
    Request {
        name: right.into(),
        right: right.into(),
        right_name: right.into(),
        about: about.map(|(name, words)| (name.into(), words.into())),
        clause: place("contact.2", Some("Contact"), "2"),
        quoted: Vec::new(),
        identity: None,
        ways: Ways { post: Some("Air Astana JSC, Almaty".into()), ..Ways::default() },
        laws: Vec::new(),
    }
}

fn correspondent() -> Correspondent {
    Correspondent {
        id: PolicyId::parse("air-astana").expect("a name"),
        controller: "Air Astana JSC".into(),
        title: "Privacy policy".into(),
        restated: true,
        contacts: Ways::default(),
        requests: Vec::new(),
    }
}

fn plain(blocks: &[Block]) -> String {
    let line = |parts: &[Part]| -> String {
        let words = parts.iter().map(|part| match part {
            Part::Words(words) | Part::Link(_, words) | Part::Gap(_, words) => words.as_str(),
        });
        words.collect()
    };
    let block = |block: &Block| match block {
        Block::Lines(lines) => lines.iter().map(|parts| line(parts)).collect::<Vec<_>>().join("\n"),
        Block::Subject(words) => words.clone(),
        Block::Paragraph(parts) | Block::Optional(parts) | Block::Source(parts) => line(parts),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

fn written(request: &Request, language: Language) -> String {
    plain(&wording::letter(&correspondent(), request, language))
}

#[test]
fn a_whole_letter() {
    let controller = place("2.1", None, "2.1");
    let request = Request {
        identity: Some(place("8.1", None, "8.1")),
        laws: vec![("Law No. 94-V".into(), controller.clone()), ("Regulation 2016/679".into(), controller)],
        ..request("correction", None)
    };
    assert_eq!(
        written(&request, Language::En),
        "To: Air Astana JSC, Almaty

From: [Your full name]
[Where the answer should go]



Request to correct personal data

Dear Sir or Madam,

I am writing on the basis of your document “Privacy policy” (section “Contact”, clause 2).

I request that you correct my personal data and confirm to me in writing that this has been done.

What has to be corrected, and how: […]

Your document names the following legislation: Law No. 94-V; Regulation 2016/679 (clause 2.1). I ask you to handle this letter in accordance with it.

As your document provides (clause 8.1), I enclose a copy of a document that proves my identity.

Please send your answer to: [Where the answer should go]

Yours faithfully,
[Your full name]

The clause in an unofficial plain-language restatement: https://example.org/en/air-astana/#contact.2"
    );
}

#[test]
fn nothing_is_claimed_that_the_policy_does_not_say() {
    let bare = written(&request("access", None), Language::En);
    assert!(!bare.contains("legislation") && !bare.contains("identity"), "{bare}");
}

#[test]
fn each_right_has_a_sentence_of_its_own_in_each_language() {
    let kinds = [
        ("access", None),
        ("correction", None),
        ("deletion", None),
        ("deletion", Some(("children", "Children"))),
        ("restriction", None),
        ("portability", None),
        ("transfer", None),
        ("objection", None),
        ("objection", Some(("analytics", "Analytics"))),
        ("withdrawal", None),
        ("withdrawal", Some(("cookies", "Cookies"))),
        ("withdrawal", Some(("newsletters", "Newsletters"))),
        ("withdrawal", Some(("advertising-messages", "Messages"))),
        ("complaint", None),
        ("information", None),
        ("review", None),
    ];
    let mut letters = Vec::new();
    for language in Language::ALL {
        letters.extend(kinds.map(|(right, about)| written(&request(right, about), *language)));
    }
    let count = letters.len();
    letters.sort();
    letters.dedup();
    assert_eq!((letters.len(), count), (48, 48));
    assert!(letters.iter().all(|letter| !letter.contains('\u{E000}')), "every link stands where it belongs");
}

#[test]
fn what_has_no_sentence_is_named() {
    let letter = written(&request("access", Some(("email", "E-mail address"))), Language::En);
    assert!(letter.contains("This concerns: E-mail address."), "{letter}");
    let named = written(&request("withdrawal", Some(("cookies", "Cookies"))), Language::En);
    assert!(!named.contains("This concerns"), "{named}");
}

#[test]
fn what_the_writer_must_add() {
    for (right, about, needed) in [
        ("access", None, false),
        ("correction", None, true),
        ("deletion", None, false),
        ("deletion", Some(("children", "Children")), true),
        ("transfer", None, true),
        ("withdrawal", Some(("cookies", "Cookies")), false),
        ("withdrawal", Some(("newsletters", "Newsletters")), true),
        ("complaint", None, true),
    ] {
        assert_eq!(Details::of(&request(right, about)).is_needed(), needed, "{right} {about:?}");
    }
}

#[test]
fn the_addressee_is_named_once() {
    let ways = Ways { post: Some("1 Street".into()), email: Some("a@example.org".into()), phone: None };
    let letter = written(&Request { ways, ..request("access", None) }, Language::En);
    assert!(letter.starts_with("To: Air Astana JSC\n1 Street\na@example.org\n"), "{letter}");
}
