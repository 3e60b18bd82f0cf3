//! What `policy.toml` says and the texts do not.

use super::*;

#[test]
fn contacts_and_days_that_do_not_fit() {
    let policy = POLICY
        .replace("seen", "effective = \"2014-01-01\"\nseen")
        .replace("original", "edition = \"2015-01-01\"\noriginal")
        + "[contacts]\nemail = \"a@b@c.kz\"\nphone = \"none\"\naddress = { en = \"Street\\u0007\", de = \"Straße\" }\ncolour = 1\n[[requests]]\nclause = \"a.1\"\nemail = \"x@y\"\nsize = 2\n";
    let body = text("## A {#a}\n\nx\n");
    let found = problems_of(&policy, &body, &body);
    let found: Vec<&str> = found.iter().map(|line| line.split([',', ';']).next().unwrap_or_default()).collect();
    assert_eq!(
        found,
        [
            "one/policy.toml:10: the edition of 2015-01-01 applies since 2014-01-01",
            "one/policy.toml:13: `a@b@c.kz` is no e-mail address: write one as name@example.org",
            "one/policy.toml:14: `none` is no phone: write its number",
            "one/policy.toml:15: the invisible character U+0007 stands here: take it out",
            "one/policy.toml:15: `de` is an unknown language: the address stands under a language of the interface",
            "one/policy.toml:15: the address in `ru` is missing: add it",
            "one/policy.toml:16: unknown field `colour`",
            "one/policy.toml:17: `x@y` is no e-mail address: write one as name@example.org",
            "one/policy.toml:17: no right is granted by the clause `a.1`: name one that a `right` names",
            "one/policy.toml:17: `x@y` does not stand in the clause `a.1` in `en`: correct it or the text",
            "one/policy.toml:17: `x@y` does not stand in the clause `a.1` in `ru`: correct it or the text",
            "one/policy.toml:20: unknown field `size`",
        ]
    );
}

#[test]
fn contacts_are_those_of_the_text() {
    let policy = [
        POLICY,
        "[contacts]\nemail = \"Post@one.kz\"\nphone = \"+7 727 258 41 36\"\naddress = { en = \"4A One St, 050039\", ru = \"ул. Один, 4А, 050093\" }\n",
    ]
    .concat();
    let english = text("## A {#a}\n\npost@one.kz, +7 (727) 258-41-36\n\n4A One St, 050039\n");
    let russian = english.replace("One St", "улица Один");
    assert_eq!(
        problems_of(&policy, &english, &russian),
        [
            "one/policy.toml:13: warning: `050093` of the contacts stands nowhere in ru.md: letters will go there, so compare it with the text"
        ]
    );
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", policy.replace("258 41 36", "258 36 41").replace("Post@", "past@").as_bytes()),
        ("one/en.md", english.as_bytes()),
    ]);
    assert_eq!(report.matches("of the contacts").count(), 2, "{report}");
    assert!(whole);
}

#[test]
fn figures_facts_and_topics_that_do_not_fit() {
    let policy = format!(
        "{POLICY}[topics]\na = [\"cookies\", \"cake\"]\nb = [\"data\"]\n[[facts]]\nkind = \"retention\"\nvalue = \"P13M\"\nclause = \"a.1\"\n[[facts]]\nkind = \"law\"\nvalue = \"94-V\"\nclause = \"a.9\"\n[[facts]]\nkind = \"data\"\nvalue = \"mail\"\nclause = \"a.1\"\n[[facts]]\nkind = \"right\"\nvalue = \"access\"\nclause = \"a.1\"\n[[facts]]\nkind = \"right\"\nvalue = \"access\"\nclause = \"a.1\"\n[[facts]]\nkind = \"guess\"\nvalue = \"x\"\nclause = \"a.1\"\n[[exceptions]]\nclause = \"a.2\"\nlanguage = \"ru\"\nfigure = \"5\"\nreason = \"the house number\"\n"
    );
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", policy.as_bytes()),
        ("one/en.md", text("## A {#a}\n\nKept for 13 months since 1 May 2015.\n\nHouse 5.\n").as_bytes()),
        ("one/ru.md", text("## А {#a}\n\nХранится 12 месяцев с 1 мая 2015 года.\n\nДом пять.\n").as_bytes()),
    ]);
    assert!(!whole);
    let found: Vec<&str> =
        report.lines().map(|line| line.split(':').take(3).last().unwrap_or_default().trim()).collect();
    assert_eq!(
        found,
        [
            "`cake` is no topic",
            "`b` is no section of the text",
            "`13` of this fact does not stand in the clause `a.1` in `ru`",
            "this fact names the clause `a.9`, which does not exist",
            "`mail` is no term for `data`",
            "the right `access` is granted before",
            "`guess` is no kind of fact",
            "`13` is missing in the clause `a.1` (there 1, here 0)",
            "`12` is not in the original in the clause `a.1` (there 0, here 1)",
        ],
        "{report}"
    );
}

#[test]
fn clauses_and_languages_that_policy_toml_names() {
    let policy = format!(
        "{POLICY}[[facts]]\nkind = \"protocol\"\nvalue = \"TLS 1.2\"\nclause = \"a\"\n[[quotations]]\nclause = \"a.9\"\nreason = \"x\"\n[[quotations]]\nclause = \"a\"\nreason = \"x\"\n[[exceptions]]\nclause = \"a.1\"\nlanguage = \"de\"\nfigure = \"1\"\nreason = \"x\"\n"
    );
    let body = text("## A TLS 1.2 {#a}\n\nx\n");
    assert_eq!(
        problems_of(&policy, &body, &body),
        [
            "one/policy.toml:10: this fact names the heading `a`: name the clause below it that says so",
            "one/policy.toml:14: the quotation in `a.9` names no clause, or gives no reason: correct it",
            "one/policy.toml:17: the quotation in `a` names no clause, or gives no reason: correct it",
            "one/policy.toml:20: `de` is an unknown language: an exception names the one whose text differs",
        ]
    );
}

#[test]
fn categories_of_consent_that_do_not_fit() {
    let both = "{ en = \"X\", ru = \"Х\" }";
    let policy = format!(
        "{POLICY}\
[[consent]]\nid = \"video\"\nclauses = [\"a.1\"]\n\
[[consent.services]]\nid = \"Tube\"\nlabel = {both}\nprovider = \"Tube LLC\"\nurl = \"https://tube.example/\"\nclause = \"a.4\"\n\
[[consent.services]]\nid = \"player\"\nlabel = {both}\nprovider = \"Tube Inc.\"\nclause = \"b\"\n\
[[consent]]\nid = \"video\"\nclauses = [\"a.2\", \"a.9\"]\n\
[[consent.cookies]]\nname = \"/(/\"\npurpose = {both}\nlifetime = \"13 months\"\nlasts = {both}\n\
[[consent.cookies]]\nname = \"/(/\"\npurpose = {both}\nlifetime = \"P13M\"\nlasts = {{ en = \"13 months\", ru = \"год\" }}\n\
[[consent]]\nid = \"empty\"\n\
[[consent]]\nid = \"other\"\nclauses = [\"a.4\"]\ntext = {{ en = \"X\" }}\n\
[[consent]]\nid = \"marketing\"\nclauses = [\"a.4\"]\ntext = {{ en = \"13 months, 1 May 2015\", ru = \"31 месяц, 1 мая 2015 года\" }}\n"
    );
    let list = "## A {#a}\n\n- **V.** v\n- w\n- x\n\nBy Tube Inc. with X.\n";
    let russian = list.replace("with X", "с Х");
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", policy.as_bytes()),
        ("one/en.md", text(list).as_bytes()),
        ("one/ru.md", text(&russian).as_bytes()),
    ]);
    assert!(!whole);
    assert_eq!(
        report,
        "one/en.md:9: the clause `a.3` stands among those that describe categories of consent, and none names it: add it to one in policy.toml
one/policy.toml:10: there is no category `necessary`: add it, for what needs no consent
one/policy.toml:13: `Tube` is no name: use lower-case Latin letters, digits and hyphens
one/policy.toml:13: `Tube LLC` does not stand in the clause `a.4` in `en`: write it as the text does
one/policy.toml:13: the clause `a.4` has no link to `https://tube.example/` in `en`: give an address that stands there, or none
one/policy.toml:13: `Tube LLC` does not stand in the clause `a.4` in `ru`: write it as the text does
one/policy.toml:13: the clause `a.4` has no link to `https://tube.example/` in `ru`: give an address that stands there, or none
one/policy.toml:19: `player` names the clause `b`, which does not exist: name the one that tells of it
one/policy.toml:24: `video` is there twice: remove one
one/policy.toml:24: `video` names the clause `a.9`, which does not exist: name those that describe it
one/policy.toml:27: `/(/` names no cookie: write its name, or a regular expression as `/^_ga/`
one/policy.toml:27: `13 months` is no lifetime: write a duration, `P13M`, or `session`
one/policy.toml:32: the cookie `/(/` is there twice: remove one
one/policy.toml:32: `/(/` names no cookie: write its name, or a regular expression as `/^_ga/`
one/policy.toml:32: `13` of `P13M` does not stand in `lasts` in `ru`: correct one of them
one/policy.toml:37: `empty` names no clause: name those that describe it in `clauses`; only `necessary` can do with a `text`
one/policy.toml:39: `other` has no label in `en`: open its first clause with bold words, or name it in vocabulary.toml as `cookie.other`
one/policy.toml:39: `other` has no label in `ru`: open its first clause with bold words, or name it in vocabulary.toml as `cookie.other`
one/policy.toml:42: the text of `other` in `ru` is missing: add it
one/policy.toml:43: the text of `marketing` has other numbers, dates or addresses in `ru` than in `en`: write them as there
"
    );
}

#[test]
fn texts_are_compared_also_where_policy_toml_cannot_be_read() {
    let english = text("## A {#a}\n\nx 14\n\ny [n](../nine/)\n");
    let russian = text("## A {#a}\n\nx 13\n");
    for policy in ["original = \"ru\"\ncontroller = 1\n", "original = \"ru\"\n["] {
        let found = problems_of(policy, &english, &russian);
        let starts: Vec<_> = found.iter().map(|problem| problem.get(..60).unwrap_or(problem)).collect();
        let [clause, link, settings] = starts.as_slice() else { panic!("{found:?}") };
        assert!(clause.starts_with("one/en.md:9: the section `a` has 2 clauses without"), "{found:?}");
        assert!(link.starts_with("one/en.md:9: the link to the policy `nine` leads nowhere"), "{found:?}");
        // Figures may be excepted there, so nothing is said of them.
        assert!(settings.starts_with("one/policy.toml:2: "), "{found:?}");
    }
}

#[test]
fn the_list_is_called_as_the_publisher_says() {
    let body = text("## A {#a}\n\nx\n");
    let folder = tempfile::tempdir().expect("a folder");
    let put = |site: &str| {
        for (path, content) in
            [("site.toml", site), ("one/policy.toml", POLICY), ("one/en.md", &body), ("one/ru.md", &body)]
        {
            crate::files::write_file(&folder.path().join(path), content).expect("a file");
        }
        let (content, report) = load(folder.path());
        let titles = content
            .map(|content| [Language::En, Language::Ru].map(|language| compile::index(&content, language).title));
        (titles, report.to_string().replace(&format!("{}/", folder.path().display()), ""))
    };
    let own = [SITE, "[list-title]\nen = \"Ours\"\nru = \"Наши\"\n"].concat();
    assert_eq!(put(&own), (Some(["Ours".into(), "Наши".into()]), String::new()));
    let (titles, _) = put(SITE);
    assert_eq!(titles.map(|[english, _]| english), Some(messages::index_title(Language::En).into()));
    let (titles, problems) = put(&own.replace("ru =", "de ="));
    assert_eq!(titles, None);
    assert_eq!(
        problems,
        "site.toml:5: `de` is an unknown language: the title of the list stands under a language of the interface\nsite.toml:5: the title of the list in `ru` is missing: add it\n"
    );
}
