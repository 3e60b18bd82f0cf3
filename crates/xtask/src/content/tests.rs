use super::*;
use std::fs;

const SITE: &str =
    "title = \"Policies\"\nlanguages = [\"en\", \"ru\"]\ndefault-language = \"en\"\npolicies = [\"one\"]\n";
const POLICY: &str = "original = \"en\"\n[controller]\nen = \"One\"\nru = \"Один\"\n[source]\ntitle = \"Policy\"\nurl = \"https://example.org/old\"\nofficial = \"https://example.org/\"\nseen = \"2015-06-10\"\n";

fn text(body: &str) -> String {
    format!("+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n{body}")
}

/// The problems of a folder that holds `files`, and whether it can be built.
fn check(files: &[(&str, &[u8])]) -> (String, bool) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, content) in files {
        compile::write_file(&folder.path().join(path), content).expect("a file");
    }
    let (content, report) = load(folder.path());
    let prefix = format!("{}/", folder.path().display());
    (report.to_string().replace(&prefix, ""), content.is_some())
}

#[test]
fn a_whole_set() {
    let body = text("## A {#a}\n\nx [y](../one/#a.1)\n");
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("one/ru.md", body.as_bytes()),
    ]);
    assert_eq!((report.as_str(), whole), ("", true));
}

#[test]
fn all_problems_in_one_run() {
    let english = text("## A {#a}\n\nx\n\n## B {#b}\n\n- y\n- z\n");
    let russian = text(
        "## A {#a}\n\nx <b>b</b>\n\nextra [l](javascript:x)\n\n## C {#c}\n\n- y\n\n[d](../two/) [e](../one/#zz)\n",
    );
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.replace("2015-06-10", "2015-06-31").as_bytes()),
        ("one/en.md", english.as_bytes()),
        ("one/ru.md", russian.as_bytes()),
        ("one/de.md", b"x"),
        ("two/policy.toml", b""),
    ]);
    assert!(!whole);
    assert_eq!(
        report,
        "one/de.md:1: `de` is an unknown language: site.toml does not list it, so add it there or move the file away
one/policy.toml:9: `2015-06-31` is no day: write it as 2015-06-10, or leave the line out where it is not known
one/ru.md:7: raw HTML is never shown: write it in Markdown, or put it in code to show it as text
one/ru.md:7: the heading `b` of the original (en.md:9) is missing after this line: translate it
one/ru.md:9: the link to `javascript:x` is refused: only https, http, mailto and tel may be followed: use one of them
one/ru.md:9: the clause `a.2` is not in the original, en.md: use the original's id and blocks, or add it there
one/ru.md:11: the heading `c` is not in the original, en.md: use the original's id and blocks, or add it there
one/ru.md:15: the link to the policy `two` leads nowhere: site.toml lists no such policy
one/ru.md:15: the link to `../one/#zz` leads nowhere: that policy has no such section or clause
site.toml:1: warning: the folder `two` is not shown: add it to `policies`, or remove it
"
    );
}

#[test]
fn absent_and_undecodable_files() {
    let body = text("## A {#a}\n\nx\n");
    let site = ("site.toml", SITE.as_bytes());
    let policy = ("one/policy.toml", POLICY.as_bytes());
    let english = ("one/en.md", body.as_bytes());
    for (files, expected, builds) in [
        (&[][..], "site.toml:1: the file cannot be read", false),
        (&[site][..], "one/policy.toml:1: the file cannot be read", false),
        (&[site, policy][..], "one/en.md:1: the original text is absent", false),
        (&[site, policy, english][..], "one/ru.md:1: warning: there is no translation", true),
        (&[site, policy, english, ("one/ru.md", b"\xff\xfe")][..], "one/ru.md:1: the file is not UTF-8", false),
        (&[("site.toml", b"title = \n".as_slice())][..], "site.toml:1: ", false),
        (
            &[("site.toml", format!("colour = 1\n{SITE}").as_bytes()), policy, english, ("one/ru.md", body.as_bytes())]
                [..],
            "site.toml:1: unknown field `colour`",
            false,
        ),
    ] {
        let (report, whole) = check(files);
        assert!(report.starts_with(expected), "{expected}: {report}");
        assert_eq!((report.lines().count(), whole), (1, builds), "{report}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = text("## A {#a}\n\nx\n");
    let large = vec![b'x'; policy_markdown::MAX_BYTES + 1];
    for (path, content) in [
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("glossary.toml", &large),
    ] {
        compile::write_file(&folder.path().join(path), content).expect("a file");
    }
    let russian = folder.path().join("one/ru.md");
    std::os::unix::fs::symlink("/dev/zero", &russian).expect("a link");
    fs::create_dir(folder.path().join("vocabulary.toml")).expect("a folder");
    let report = load(folder.path()).1.to_string().replace(&format!("{}/", folder.path().display()), "");
    assert_eq!(
        report,
        "glossary.toml:1: the file is larger than 5 MB: split the policy, or leave out what is no text
one/ru.md:1: this is no regular file: put a text file in its place
vocabulary.toml:1: this is no regular file: put a text file in its place
"
    );
}

#[test]
fn hidden_files_are_nobodys_texts() {
    let body = text("## A {#a}\n\nx\n");
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("one/ru.md", body.as_bytes()),
        ("one/._en.md", b"\xff"),
        ("one/versions/.DS_Store", b"\xff"),
        (".git/policy.toml", b""),
    ]);
    assert_eq!((report.as_str(), whole), ("", true));
}

#[test]
fn one_broken_policy_breaks_no_link() {
    let site = SITE.replace("[\"one\"]", "[\"one\", \"two\", \"three\"]");
    let body = text("## A {#a}\n\n[x](../two/#a) [y](../three/)\n");
    let (report, _) = check(&[
        ("site.toml", site.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("one/ru.md", body.as_bytes()),
        ("two/policy.toml", b"x"),
        ("three/policy.toml", POLICY.as_bytes()),
    ]);
    let found: Vec<&str> = report.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
    assert_eq!(found, ["three/en.md:1", "two/policy.toml:1"], "{report}");
}

#[test]
fn a_wrong_language_does_not_end_the_check() {
    let site = SITE.replace("= \"en\"", "= \"de\"");
    let policy = POLICY.replace("= \"en\"", "= \"de\"");
    let (report, whole) = check(&[
        ("site.toml", site.as_bytes()),
        ("one/policy.toml", policy.as_bytes()),
        ("one/en.md", text("## A {#a}\n\nx <b>\n").as_bytes()),
        ("one/ru.md", text("## A {#a}\n\n13\n").as_bytes()),
    ]);
    let found: Vec<&str> = report.lines().map(|line| line.split(':').take(3).last().unwrap_or_default()).collect();
    assert_eq!(
        found,
        [
            " raw HTML is never shown",
            " `de` is an unknown language",
            " `13` is not in the original in the clause `a.1` (there 0, here 1)",
            " `de` is not among `languages`",
        ],
        "{report}"
    );
    assert!(!whole);
}

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
fn earlier_texts_are_checked_too() {
    let body = |more: &str| text(&format!("## A {{#a}}\n\n{more}\n"));
    let site = SITE.replace("[\"one\"]", "[\"one\", \"two\"]");
    let exception = "[[exceptions]]\nclause = \"a.2\"\nlanguage = \"ru\"\nfigure = \"7\"\nreason = \"x\"\n";
    let (report, _) = check(&[
        ("site.toml", site.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body("x [y](../two/#a.2)").as_bytes()),
        ("one/ru.md", body("x [y](../two/#a.2)").as_bytes()),
        ("one/versions/2014-01-01/en.md", body("13 [y](../two/#a.2) [z](../two/#a.3)").as_bytes()),
        ("one/versions/2014-01-01/ru.md", body("12 [y](../two/#a.2) [z](../two/#a.3)").as_bytes()),
        ("two/policy.toml", [POLICY, exception].concat().as_bytes()),
        ("two/en.md", body("x").as_bytes()),
        ("two/ru.md", body("x").as_bytes()),
        ("two/versions/2014-01-01/en.md", body("y\n\n7").as_bytes()),
        ("two/versions/2014-01-01/ru.md", body("y\n\nz").as_bytes()),
    ]);
    let found: Vec<&str> = report.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
    let expected = ["one/en.md:7", "one/ru.md:7", "one/versions/2014-01-01/en.md:7"];
    let old = ["one/versions/2014-01-01/ru.md:7"; 3];
    assert_eq!(found, [expected.as_slice(), &old].concat(), "{report}");
}

#[test]
fn a_translation_older_than_its_original() {
    let edition = |day: &str| text("## A {#a}\n\nx\n").replacen("summary", &format!("edition = \"{day}\"\nsummary"), 1);
    let policy = POLICY.replacen("[controller]", "edition = \"2015-06-01\"\n[controller]", 1);
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", policy.as_bytes()),
        ("one/en.md", edition("2015-06-01").as_bytes()),
        ("one/ru.md", edition("2014-01-01").as_bytes()),
    ]);
    assert!(!whole);
    assert_eq!(
        report,
        "one/ru.md:3: this text is of the edition of 2014-01-01, the present one is of 2015-06-01: bring it up to date\n"
    );
}

#[test]
fn versions_that_do_not_fit() {
    let body = |more: &str| text(&format!("## A {{#a}}\n\nx\n{more}"));
    let dated = |day: &str| body("").replacen("summary", &format!("edition = \"{day}\"\nsummary"), 1);
    let policy = POLICY.replacen("[controller]", "edition = \"2015-06-01\"\n[controller]", 1);
    let (present, same, more) = (body("\ny\n"), body(""), body("\nextra\n"));
    let (wrong, other) = (dated("2014-02-02"), body("\nother\n"));
    let current = [("one/en.md", present.as_bytes()), ("one/ru.md", present.as_bytes())];
    let site = ("site.toml", SITE.as_bytes());
    let mut files = vec![
        site,
        ("one/policy.toml", policy.as_bytes()),
        ("one/versions/2013-01-01/en.md", same.as_bytes()),
        ("one/versions/2013-01-01/ru.md", more.as_bytes()),
        ("one/versions/2014-01-01/en.md", wrong.as_bytes()),
        ("one/versions/2014-01-01/ru.md", same.as_bytes()),
        ("one/versions/2014-05-05/ru.md", same.as_bytes()),
        ("one/versions/2014-31-01/en.md", same.as_bytes()),
        ("one/versions/2015-06-01/en.md", other.as_bytes()),
        ("one/versions/notes.txt", b"x"),
    ];
    files.extend(current);
    let (report, whole) = check(&files);
    assert!(!whole);
    assert_eq!(
        report,
        "one/versions/2013-01-01/en.md:1: warning: this version says the same as the next one, word for word: remove its folder, or put the text of that day there
one/versions/2013-01-01/ru.md:9: the clause `a.2` is not in the original, en.md: use the original's id and blocks, or add it there
one/versions/2014-01-01/en.md:3: this text is of the edition of 2014-02-02, its folder says 2014-01-01: correct one of them
one/versions/2014-05-05/en.md:1: the original text of this version is absent: put it there, or remove the folder
one/versions/2014-31-01:1: `2014-31-01` is no day: name the folder of an older text as 2015-06-10
one/versions/2015-06-01:1: the version of 2015-06-01 is not older than the present text of 2015-06-01: correct the folder's name, or the dates in policy.toml
one/versions/2015-06-01/ru.md:1: warning: there is no translation of this version: its original is compared instead
one/versions/notes.txt:1: `notes.txt` is no day: name the folder of an older text as 2015-06-10
"
    );
    // Without an edition the day of the copy tells the present text apart;
    // without any day nothing does.
    let undated = POLICY.replace("seen = \"2015-06-10\"\n", "");
    let older =
        [("one/versions/2015-06-01/en.md", same.as_bytes()), ("one/versions/2015-06-01/ru.md", same.as_bytes())];
    for (policy, expected) in
        [(POLICY, ""), (undated.as_str(), "one/versions/2015-06-01:1: nothing says when the present text is from")]
    {
        let mut files = vec![site, ("one/policy.toml", policy.as_bytes())];
        files.extend(current.into_iter().chain(older));
        let (report, whole) = check(&files);
        assert!(report.starts_with(expected), "{report}");
        assert_eq!((report.is_empty(), whole), (expected.is_empty(), expected.is_empty()), "{report}");
    }
}

#[test]
fn addresses_of_earlier_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let section = |id: &str, clauses: &[&str]| format!("## {id} {{#{id}}}\n\n{}\n\n", clauses.join("\n\n"));
    let (keep, names, ask) =
        ("Nobody is told of it at all.", "The name and the address are kept.", "Everybody may ask for a copy of it.");
    for (path, content) in [
        ("site.toml", SITE.to_owned()),
        ("one/policy.toml", POLICY.to_owned()),
        ("one/versions/2013-01-01/en.md", text(&(section("a", &[keep, names]) + &section("old", &["Gone for good."])))),
        ("one/versions/2014-01-01/en.md", text(&(section("a", &[keep, names]) + &section("b", &[ask])))),
        ("one/en.md", text(&(section("a", &[names]) + &section("c", &[keep, ask])))),
    ] {
        compile::write_file(&folder.path().join(path), content).expect("a file");
    }
    let content = load(folder.path()).0.expect("whole");
    let policy = content.policies.first().expect("a policy");
    let found: Vec<String> = history::former(policy)
        .iter()
        .map(|former| {
            format!("{} {} {} {}", former.address, former.last, former.next, former.now.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(
        found,
        [
            "a.2 2014-01-01 2015-06-10 a.1",
            "b 2014-01-01 2015-06-10 c",
            "b.1 2014-01-01 2015-06-10 c.2",
            "old 2013-01-01 2014-01-01 -",
            "old.1 2013-01-01 2014-01-01 -",
        ]
    );
    let out = folder.path().join("out");
    compile::write(&content, &out).expect("written");
    let page = fs::read_to_string(out.join("en/one/2013-01-01.txt")).expect("a file");
    assert!(policy::codec::decode(&page).is_some());
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

/// The problems of a policy with these texts, without the message's end.
fn problems_of(policy: &str, english: &str, russian: &str) -> Vec<String> {
    let (report, _) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", policy.as_bytes()),
        ("one/en.md", english.as_bytes()),
        ("one/ru.md", russian.as_bytes()),
    ]);
    report.lines().map(|line| line.split(": write it as the original").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn figures_in_every_place() {
    let glance = "[[at-a-glance]]\nkind = \"why\"\ntext = \"for 7 days\"\nclause = \"a.1\"\n";
    let source = |more: &str| {
        format!(
            "+++\ntitle = \"T 1\"\nsummary = \"S 2\"\n{glance}+++\n## A 3 {{#a}}\n\n### B 4 {{#b}}\n\n| 5 |\n|---|\n| 6 |\n{more}"
        )
    };
    let changed = ["T 1", "S 2", "for 7", "A 3", "B 4", "| 5", "| 6"]
        .iter()
        .fold(source(""), |text, figure| text.replace(figure, figure.trim_end_matches(char::is_numeric)));
    assert_eq!(
        problems_of(POLICY, &source(""), &changed),
        [
            "one/ru.md:2: `1` is missing in `title` (there 1, here 0)",
            "one/ru.md:3: `2` is missing in `summary` (there 1, here 0)",
            "one/ru.md:6: `7` is missing in the line `why` at a glance (there 1, here 0)",
            "one/ru.md:9: `3` is missing in the heading `a` (there 1, here 0)",
            "one/ru.md:11: `4` is missing in the heading `b` (there 1, here 0)",
            "one/ru.md:13: a header cell of this table is empty: say what its column holds",
            "one/ru.md:13: `5` is missing in the header of the table that begins with `a.1` (there 1, here 0)",
            "one/ru.md:15: `6` is missing in the clause `a.1` (there 1, here 0)",
        ]
    );
    let excused = ["1", "2", "7"].map(|figure| {
        format!("[[exceptions]]\nclause = \"at-a-glance\"\nlanguage = \"ru\"\nfigure = \"{figure}\"\nreason = \"x\"\n")
    });
    let policy = [POLICY, &excused.concat()].concat();
    assert!(problems_of(&policy, &source(""), &changed).iter().all(|problem| !problem.contains("`1`")));
}

#[test]
fn figures_are_compared_where_the_structure_agrees() {
    let english =
        text("## A {#a}\n\n13 months\n\nfirst 1\n\nsecond 2\n\n## B {#b}\n\n13 days\n\n2.1. Within 5 days.\n");
    let russian = text("## A {#a}\n\n12 месяцев\n\nвторой 2\n\n## B {#b}\n\n31 день\n\n2.1. За 6 дней.\n");
    assert_eq!(
        problems_of(POLICY, &english, &russian),
        [
            "one/ru.md:9: the clause `a.3` of the original (en.md:11) is missing after this line: translate it",
            "one/ru.md:13: `13` is missing in the clause `b.1` (there 1, here 0)",
            "one/ru.md:13: `31` is not in the original in the clause `b.1` (there 0, here 1)",
            "one/ru.md:15: `5` is missing in the clause `2.1` (there 1, here 0)",
            "one/ru.md:15: `6` is not in the original in the clause `2.1` (there 0, here 1)",
        ],
        "in `a` a clause stands for another"
    );
}

#[test]
fn shapes_that_addresses_do_not_tell() {
    let source = |marks: &str, cells: &str, line: &str| {
        text(&format!("## A {{#a}}\n\n### B {{#b}}\n\n{marks} C {{#c}}\n\n{cells}\n{line}\n{cells}\n"))
    };
    assert_eq!(
        problems_of(POLICY, &source("###", "| x | y |", "|---|---|"), &source("####", "| x |", "|---|")),
        [
            "one/ru.md:9: the heading `c` is of level 4, in the original (en.md:9) of level 3: write it with `###`",
            "one/ru.md:11: the columns of this table are 1, of the original's (en.md:11) 2: give it as many",
        ]
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
[[consent]]\nid = \"other\"\nclauses = [\"a.4\"]\ntext = {{ en = \"X\" }}\n"
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
"
    );
}

#[test]
fn an_unknown_language_of_the_site() {
    let site = SITE.replace("\"ru\"", "\"fr\"").replace("= \"en\"", "= \"kk\"");
    let (report, whole) = check(&[("site.toml", site.as_bytes())]);
    assert!(!whole);
    assert!(report.contains("site.toml:2: `fr` is an unknown language: the interface speaks en, kk, ru\nsite.toml:3: `kk` is not among `languages`"), "{report}");
}

#[test]
fn compiled_pages_are_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, content) in [
        ("site.toml", SITE.to_owned()),
        ("one/policy.toml", POLICY.to_owned()),
        ("one/en.md", text("## A {#a}\n\nx\n")),
    ] {
        compile::write_file(&folder.path().join(path), content).expect("a file");
    }
    let content = load(folder.path()).0.expect("whole");
    let out = folder.path().join("out");
    compile::write(&content, &out).expect("written");
    let page = policy::codec::decode(&fs::read_to_string(out.join("ru/one.txt")).expect("a file")).expect("a page");
    let policy::Page::Policy(page) = page else { panic!("a policy") };
    assert_eq!((page.language.as_str(), page.controller.as_str(), page.minutes), ("en", "Один", 1));
}
