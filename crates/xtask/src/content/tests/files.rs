//! Which files are read, and what is said of those that cannot be.

use super::{POLICY, SITE, check, text};

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

#[test]
fn what_is_passed_over_is_told() {
    let body = text("## A {#a}\n\nx\n");
    let (report, whole) = check(&[
        ("site.toml", SITE.replace("\"en\", \"ru\"", "\"en\"").as_bytes()),
        ("one/policy.toml", POLICY.replace("ru = \"Один\"\n", "").as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("one/ru.MD", body.as_bytes()),
        ("one/ru.md.txt", body.as_bytes()),
        ("one/notes.txt", b"x"),
        ("one/Versions/2014-01-01/en.md", body.as_bytes()),
    ]);
    let starts: Vec<&str> = report.lines().map(|line| line.split(" is not read").next().unwrap_or_default()).collect();
    let expected = [
        "one/Versions:1: warning: `Versions`",
        "one/ru.MD:1: warning: `ru.MD`",
        "one/ru.md.txt:1: warning: `ru.md.txt`",
    ];
    assert_eq!((starts.as_slice(), whole), (&expected[..], true), "{report}");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_read() {
    use crate::content::load;
    use std::fs;

    let folder = tempfile::tempdir().expect("a folder");
    let body = text("## A {#a}\n\nx\n");
    let large = vec![b'x'; policy_markdown::MAX_BYTES + 1];
    for (path, content) in [
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("glossary.toml", &large),
    ] {
        crate::files::write_file(&folder.path().join(path), content).expect("a file");
    }
    let russian = folder.path().join("one/ru.md");
    std::os::unix::fs::symlink("/dev/zero", &russian).expect("a link");
    fs::create_dir(folder.path().join("vocabulary.toml")).expect("a folder");
    let report = load(folder.path()).1.to_string().replace(&format!("{}/", folder.path().display()), "");
    assert_eq!(
        report,
        "glossary.toml:1: the file is larger than 5 MB: split the policy, or remove anything that is not text
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
fn earlier_versions_that_cannot_be_read_are_told() {
    let body = text("## A {#a}\n\nx\n");
    let (report, whole) = check(&[
        ("site.toml", SITE.as_bytes()),
        ("one/policy.toml", POLICY.as_bytes()),
        ("one/en.md", body.as_bytes()),
        ("one/ru.md", body.as_bytes()),
        ("one/versions", b"no folder"),
    ]);
    assert!(!whole && report.starts_with("one/versions:1: the folder cannot be read ("), "{report}");
}
