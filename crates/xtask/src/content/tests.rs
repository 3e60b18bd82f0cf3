//! The whole check, on small folders of policies.

mod files;
mod settings;
mod translations;
mod versions;

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
        crate::files::write_file(&folder.path().join(path), content).expect("a file");
    }
    let (content, report) = load(folder.path());
    let prefix = format!("{}/", folder.path().display());
    (report.to_string().replace(&prefix, ""), content.is_some())
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
one/ru.md:9: the link to `javascript:x` is refused; only https, http, mailto and tel may be followed: use one of them
one/ru.md:9: the section `a` has 2 clauses without a number of their own, the original (en.md:7) 1: what is not in the original need not be the last, `a.2`; compare them, and remove it or add it there
one/ru.md:11: the heading `c` is not in the original, en.md: use the original's id and blocks, or add it there
one/ru.md:15: the link to the policy `two` leads nowhere: site.toml lists no such policy
one/ru.md:15: the link to `../one/#zz` leads nowhere: that policy has no such section or clause
site.toml:1: warning: the folder `two` is not shown: add it to `policies`, or remove it
"
    );
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
fn what_is_missing_hides_nothing_else() {
    let link = text("## A {#a}\n\n13 [x](../one/#zz)\n");
    let plain = text("## A {#a}\n\n13 x\n");
    let lines = |files: &[(&str, &[u8])]| {
        let (report, whole) = check(files);
        assert!(!whole);
        let place = |line: &str| line.split(": ").take(2).collect::<Vec<_>>().join(": ");
        report.lines().map(|line| place(line).chars().take(56).collect()).collect::<Vec<String>>()
    };
    let (site, policy) = (("site.toml", SITE.as_bytes()), ("one/policy.toml", POLICY.as_bytes()));
    assert_eq!(
        lines(&[site, policy, ("one/ru.md", link.as_bytes())]),
        ["one/en.md:1: the original text is absent", "one/ru.md:7: the link to `../one/#zz` leads nowhere"]
    );
    assert_eq!(
        lines(&[
            ("site.toml", b"title = 5\nlanguages = 5\n"),
            policy,
            ("one/en.md", link.as_bytes()),
            ("one/ru.md", link.as_bytes())
        ]),
        [
            "one/en.md:7: the link to `../one/#zz` leads nowhere",
            "one/ru.md:7: the link to `../one/#zz` leads nowhere",
            "site.toml:1: `5` is no text",
            "site.toml:1: missing field `default-language`",
            "site.toml:1: missing field `policies`",
            "site.toml:2: invalid type",
        ]
    );
    let unread = plain.replace("summary = \"S\"", "summary = S");
    let told = plain.replace("\"S\"", "\"In 14 days\"");
    assert_eq!(
        lines(&[site, policy, ("one/en.md", unread.as_bytes()), ("one/ru.md", told.as_bytes())]),
        ["one/en.md:3: the front matter is broken"],
        "a figure of the summary has nothing to be compared with"
    );
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
        crate::files::write_file(&folder.path().join(path), content).expect("a file");
    }
    let content = load(folder.path()).0.expect("whole");
    let out = folder.path().join("out");
    compile::write(&content, &out).expect("written");
    let page = policy::codec::decode(&fs::read_to_string(out.join("ru/one.txt")).expect("a file")).expect("a page");
    let policy::Page::Policy(page) = page else { panic!("a policy") };
    assert_eq!((page.language.as_str(), page.controller.as_str(), page.minutes), ("en", "Один", 1));
}
