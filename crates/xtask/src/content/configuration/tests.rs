use super::*;
use crate::content::load;

/// Russian stands for all translations.
const SITE: &str =
    "title = \"Policies\"\nlanguages = [\"en\", \"ru\"]\ndefault-language = \"en\"\npolicies = [\"one\"]\n";

const POLICY: &str = r#"
original = "en"
[controller]
en = "One"
ru = "Один"
[topics]
scope = ["scope"]
cookies = ["cookies"]
letters = ["marketing"]

[[consent]]
id = "necessary"
text = { en = "Only your choice is stored.", ru = "Сохраняется только ваш выбор." }
[[consent]]
id = "analytics"
clauses = ["cookies.1"]
[[consent.services]]
id = "counter"
label = { en = "The Counter", ru = "Счётчик" }
provider = "Counter Inc."
url = "https://counter.example/privacy"
clause = "cookies.6"
[[consent.cookies]]
name = "/^_count/"
domain = "one.example"
provider = "Counter"
purpose = { en = "Counts visits.", ru = "Считает посещения." }
lifetime = "P2M"
lasts = { en = "2 months", ru = "2 месяца" }
[[consent]]
id = "marketing"
clauses = ["cookies.2"]

[[facts]]
kind = "consent-lifetime"
value = "P13M"
clause = "cookies.5"
[[facts]]
kind = "consent-lifetime"
value = "P3M"
clause = "letters.1"
[[facts]]
kind = "measure"
value = "encryption"
clause = "cookies.4"
[[facts]]
kind = "purpose"
value = "targeting"
clause = "cookies.4"
"#;

const ENGLISH: &str = "## Scope {#scope}\n\nThe site.\n
## Cookies {#cookies}\n
- 1\\) **Statistics.** To count visits.
- 2\\) **Marketing.** Among other things:
  - banners;
  - messages.\n
Consent ends after 13 months.\n
The site uses The Counter of [Counter Inc.](https://counter.example/privacy)\n
## Letters {#letters}\n\nConsent to letters ends after 3 months.\n";

const RUSSIAN: &str = "## Сайт {#scope}\n\nСайт.\n
## Файлы cookie {#cookies}\n
- 1\\) **Статистика.** Чтобы считать посещения.
- 2\\) **Маркетинг.** Среди прочего:
  - баннеры;
  - сообщения.\n
Согласие истекает через 13 месяцев.\n
На сайте работает Счётчик компании [Counter Inc.](https://counter.example/privacy)\n
## Письма {#letters}\n\nСогласие на письма истекает через 3 месяца.\n";

/// Every kind, topic and term that the policy above and its changes use.
fn vocabulary() -> String {
    let names = "en = \"X\"\nru = \"Х\"\n";
    let kinds = FactKind::ALL.iter().map(|kind| format!("[kind.{}]\n{names}", kind.as_str()));
    let topics =
        policy::Topic::ALL.iter().map(|topic| format!("[topic.{}]\nopp115 = \"other\"\n{names}", topic.as_str()));
    let terms =
        ["purpose.targeting", "purpose.statistics", "recipient.partners", "measure.encryption", "data.location"];
    let terms = terms.iter().map(|term| format!("[{term}]\ndpv = \"https://w3id.org/dpv#X\"\n{names}"));
    let cookies = "[cookie.necessary]\nen = \"Necessary\"\nru = \"Необходимые\"\n".to_owned();
    kinds.chain(topics).chain(terms).chain([cookies]).collect()
}

/// The configuration of the policy after some replacements: file, from, to.
fn configured(changes: &[(&str, &str, &str)]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let text = |body: &str| format!("+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n{body}");
    for (file, content) in [
        ("site.toml", SITE.to_owned()),
        ("vocabulary.toml", vocabulary()),
        ("one/policy.toml", POLICY.to_owned()),
        ("one/en.md", text(ENGLISH)),
        ("one/ru.md", text(RUSSIAN)),
    ] {
        let changed =
            changes.iter().filter(|(changed, ..)| file.ends_with(changed)).fold(content, |content, change| {
                let (_, from, to) = change;
                assert!(content.contains(from), "{file} has no {from}");
                content.replace(from, to)
            });
        write_file(&folder.path().join(file), changed).expect("a file");
    }
    let (content, report) = load(folder.path());
    let content = content.unwrap_or_else(|| panic!("{changes:?}\n{report}"));
    let out = folder.path().join("config");
    write(&content, &out).expect("written");
    serde_json::from_slice(&std::fs::read(out.join("one.json")).expect("a file")).expect("JSON")
}

#[test]
fn the_whole_configuration() {
    let mut found = configured(&[]);
    let revision = found.as_object_mut().and_then(|members| members.remove("revision"));
    assert_eq!(revision.and_then(|revision| Some(revision.as_str()?.len())), Some(16));
    assert_eq!(
        found,
        json!({
            "days": 390,
            "categories": [
                {
                    "id": "necessary",
                    "required": true,
                    "label": { "en": "Necessary", "ru": "Необходимые" },
                    "text": { "en": "Only your choice is stored.", "ru": "Сохраняется только ваш выбор." },
                    "services": [],
                    "cookies": [],
                },
                {
                    "id": "analytics",
                    "label": { "en": "Statistics", "ru": "Статистика" },
                    "text": { "en": "To count visits.", "ru": "Чтобы считать посещения." },
                    "services": [{
                        "id": "counter",
                        "label": { "en": "The Counter", "ru": "Счётчик" },
                        "provider": "Counter Inc.",
                        "url": "https://counter.example/privacy",
                    }],
                    "cookies": [{
                        "name": "/^_count/",
                        "domain": "one.example",
                        "provider": "Counter",
                        "purpose": { "en": "Counts visits.", "ru": "Считает посещения." },
                        "lifetime": { "en": "2 months", "ru": "2 месяца" },
                    }],
                },
                {
                    "id": "marketing",
                    "label": { "en": "Marketing", "ru": "Маркетинг" },
                    "text": { "en": "Among other things: banners; messages.", "ru": "Среди прочего: баннеры; сообщения." },
                    "services": [],
                    "cookies": [],
                },
            ],
        })
    );
}

const MARKETING: &str = "[[consent]]\nid = \"marketing\"\nclauses = [\"cookies.2\"]\n";

/// A fact of that kind and value about the marketing cookies.
fn fact(kind: &str, value: &str, clause: &str) -> String {
    format!("[[facts]]\nkind = \"{kind}\"\nvalue = \"{value}\"\nclause = \"{clause}\"\n")
}

/// The policy with more after its last line.
fn and(more: &str) -> (&'static str, &'static str, String) {
    const LAST: &str = "value = \"targeting\"\nclause = \"cookies.4\"\n";
    ("policy.toml", LAST, format!("{LAST}{more}"))
}

/// Whether a changed policy asks again those who have answered.
#[test]
fn what_asks_again() {
    let change = |file, from, to: &str| (file, from, to.to_owned());
    let policy = |from, to: &str| ("policy.toml", from, to.to_owned());
    let cases = [
        (false, "nothing", vec![]),
        // words
        (false, "a typo in a clause", vec![change("en.md", "To count visits.", "To count the visits.")]),
        (false, "a typo in a point", vec![change("en.md", "banners;", "adverts;")]),
        (false, "a typo in a text of its own", vec![policy("Only your choice", "Your choice only")]),
        (false, "another label", vec![change("ru.md", "**Маркетинг.**", "**Реклама.**")]),
        (false, "a service's label", vec![policy("\"Счётчик\"", "\"Счётчик компании\"")]),
        (
            false,
            "an address that moved",
            vec![change(".md", "example/privacy", "example/p"), policy("example/privacy", "example/p")],
        ),
        (
            false,
            "words on a cookie",
            vec![policy("Counts visits.", "Counts how many visit."), policy("\"2 m", "\"up to 2 m")],
        ),
        // order and addresses
        (
            false,
            "another order",
            vec![
                policy(MARKETING, ""),
                policy("[[consent]]\nid = \"analytics\"", &format!("{MARKETING}[[consent]]\nid = \"analytics\"")),
            ],
        ),
        (
            false,
            "a clause before the others",
            [change(".md", "{#cookies}\n", "{#cookies}\n\nA cookie is a file.\n")]
                .into_iter()
                .chain(["\"cookies.6\"", "\"cookies.5\"", "\"cookies.4\"", "\"cookies.2\"", "\"cookies.1\""].map(
                    |old| {
                        let number: u32 =
                            old.trim_matches(|letter: char| !letter.is_ascii_digit()).parse().expect("a number");
                        policy(old, &format!("\"cookies.{}\"", number + 1))
                    },
                ))
                .collect(),
        ),
        // what is stated elsewhere, or is no matter of consent
        (false, "a fact about something else", vec![and(&fact("purpose", "statistics", "scope.1"))]),
        (false, "a measure of protection", vec![and(&fact("measure", "encryption", "cookies.1"))]),
        (false, "how long an answer is kept", vec![change(".md", "13", "12"), policy("P13M", "P12M")]),
        // what it is for
        (
            true,
            "a new category",
            vec![
                change("en.md", "\n\nConsent ends", "\n- 3\\) **Videos.** To show videos.\n\nConsent ends"),
                change(
                    "ru.md",
                    "\n\nСогласие истекает",
                    "\n- 3\\) **Видео.** Чтобы показывать видео.\n\nСогласие истекает",
                ),
                policy("\"cookies.6\"", "\"cookies.7\""),
                policy("\"cookies.5\"", "\"cookies.6\""),
                policy(MARKETING, &format!("{MARKETING}[[consent]]\nid = \"video\"\nclauses = [\"cookies.5\"]\n")),
            ],
        ),
        (true, "a category less", vec![policy(MARKETING, ""), change(".md", "2\\) ", "")]),
        (
            true,
            "a new point",
            vec![
                change("en.md", "messages.", "messages;\n  - prizes."),
                change("ru.md", "сообщения.", "сообщения;\n  - призы."),
                policy("\"cookies.6\"", "\"cookies.7\""),
                policy("\"cookies.5\"", "\"cookies.6\""),
            ],
        ),
        (true, "a new purpose", vec![and(&fact("purpose", "statistics", "cookies.4"))]),
        (true, "a purpose for another", vec![policy("value = \"targeting\"", "value = \"statistics\"")]),
        (true, "a purpose of a service", vec![and(&fact("purpose", "statistics", "cookies.6"))]),
        (true, "new data", vec![and(&fact("data", "location", "cookies.1"))]),
        (true, "a new recipient", vec![and(&fact("recipient", "partners", "cookies.3"))]),
        (true, "a retention period", vec![and(&fact("retention", "unlimited", "cookies.2"))]),
        // third parties
        (true, "another name for a service", vec![policy("id = \"counter\"", "id = \"meter\"")]),
        (
            true,
            "another provider",
            vec![change(".md", "[Counter Inc.]", "[Meter Inc.]"), policy("Counter Inc.", "Meter Inc.")],
        ),
        (
            true,
            "a new service",
            vec![policy(
                "[[consent.cookies]]",
                "[[consent.services]]\nid = \"site\"\nlabel = { en = \"site\", ru = \"сайте\" }\nprovider = \"Counter Inc.\"\nclause = \"cookies.6\"\n[[consent.cookies]]",
            )],
        ),
        // cookies
        (true, "another cookie", vec![policy("/^_count/", "visits")]),
        (true, "another domain", vec![policy("domain = \"one.example\"", "domain = \"counter.example\"")]),
        (
            true,
            "a longer lifetime",
            vec![policy("P2M", "P2Y"), policy("2 months", "2 years"), policy("2 месяца", "2 года")],
        ),
        (true, "another owner of a cookie", vec![policy("provider = \"Counter\"", "provider = \"Meter\"")]),
    ];
    let before = configured(&[]);
    for (asks, what, changes) in &cases {
        let changes: Vec<_> = changes.iter().map(|(file, from, to)| (*file, *from, to.as_str())).collect();
        assert_eq!(configured(&changes)["revision"] != before["revision"], *asks, "{what}");
    }
}

#[test]
fn days_of_a_duration() {
    for (duration, days) in [
        ("P13M", 390),
        ("P6M", 180),
        ("P1Y", 365),
        ("P1Y1M", 390),
        ("P2W3D", 17),
        ("P20Y", 390),
        ("P0D", 0),
        ("unlimited", 390),
    ] {
        assert_eq!(days_of(duration), days, "{duration}");
    }
}

/// A policy that says nothing on how long a consent to cookies holds leaves it
/// to the banner.
#[test]
fn days_are_those_of_a_consent_to_cookies() {
    let lifetime = fact("consent-lifetime", "P13M", "cookies.5");
    assert_eq!(configured(&[("policy.toml", &lifetime, "")]).get("days"), None);
}
