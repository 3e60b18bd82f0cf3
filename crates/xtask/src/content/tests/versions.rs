//! Earlier texts: that they fit, and what became of their addresses.

use super::{POLICY, SITE, check, text};
use crate::content::{compile, history, load};
use std::fs;

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
one/versions/2013-01-01/ru.md:9: the section `a` has 2 clauses without a number of their own, the original (en.md:7) 1: what is not in the original need not be the last, `a.2`; compare them, and remove it or add it there
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
        crate::files::write_file(&folder.path().join(path), content).expect("a file");
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
