use super::*;
use std::path::PathBuf;

const SITE: &str =
    "title = \"Policies\"\nlanguages = [\"en\", \"ru\"]\ndefault-language = \"en\"\npolicies = [\"one\"]\n";
const POLICY: &str = "original = \"en\"\n[controller]\nen = \"One\"\nru = \"Один\"\n";
const TEXT: &str = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n\n## A {#a}\n\nx\n";

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in [("site.toml", SITE), ("one/policy.toml", POLICY), ("one/en.md", TEXT), ("one/ru.md", TEXT)] {
        write_file(&folder.path().join(path), text).expect("a file");
    }
    folder
}

fn options(folder: &Path, name: &str, from: Option<PathBuf>, lang: Option<&str>) -> Options {
    Options {
        operand: Some(name.into()),
        policies: folder.into(),
        from,
        lang: lang.map(str::to_owned),
        ..Options::default()
    }
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a file")
}

/// What the checker finds in a new folder.
fn left(folder: &Path, name: &str) -> String {
    let report = content::load(folder).1.within(&folder.join(name)).to_string();
    report.replace(&format!("{}/", folder.display()), "")
}

#[test]
fn without_a_file_there_is_a_heading_for_each_topic() {
    let folder = site();
    run(&options(folder.path(), "acme", None, Some("ru"))).expect("a folder");
    assert!(read(folder.path(), "site.toml").contains("policies = [\"one\", \"acme\"]"));
    let text = read(folder.path(), "acme/ru.md");
    assert!(text.contains("\n## Контролёр {#controller}\n"), "{text}");
    assert!(read(folder.path(), "acme/policy.toml").contains("\ncookies = [\"cookies\"]\n"));
    let left = left(folder.path(), "acme");
    for line in [
        "acme/policy.toml:4: the controller's name in `en` is empty: write it",
        "acme/ru.md:2: `title` is empty",
        "acme/ru.md:3: `summary` is empty",
        "acme/ru.md:6: warning: the section “Контролёр” says nothing",
        "acme/en.md:1: warning: there is no translation",
    ] {
        assert!(left.contains(line), "{line}\n{left}");
    }
    assert_eq!(left.matches("says nothing").count(), Topic::ALL.len());
}

#[test]
fn what_is_filled_in_is_a_policy() {
    let folder = site();
    let file = folder.path().join("given.md");
    write_file(&file, "# Privacy policy\n\n## 1. Who we are\n\nAcme.\n\n## Cookies\n\nNone.\n").expect("a file");
    run(&options(folder.path(), "acme", Some(file.clone()), None)).expect("a folder");
    assert_eq!(
        read(folder.path(), "given.md").lines().next(),
        Some("# Privacy policy"),
        "the file itself is left alone"
    );
    assert_eq!(
        read(folder.path(), "acme/en.md"),
        "+++\ntitle = \"Privacy policy\"\nsummary = \"\"\n+++\n\n## 1. Who we are {#who-we-are}\n\nAcme.\n\n## Cookies {#cookies}\n\nNone.\n"
    );
    let settings = read(folder.path(), "acme/policy.toml");
    assert!(settings.ends_with("[topics]\nwho-we-are = []\ncookies = [\"cookies\"]\n"), "{settings}");
    assert_eq!(
        left(folder.path(), "acme").lines().map(|line| line.split(": ").next().unwrap_or_default()).collect::<Vec<_>>(),
        ["acme/en.md:3", "acme/policy.toml:4", "acme/policy.toml:4", "acme/policy.toml:22", "acme/ru.md:1"]
    );
    let filled = settings
        .replace("en = \"\"", "en = \"Acme\"")
        .replace("ru = \"\"", "ru = \"Acme\"")
        .replace("who-we-are = []", "who-we-are = [\"controller\"]");
    write_file(&folder.path().join("acme/policy.toml"), filled).expect("a file");
    let text = read(folder.path(), "acme/en.md").replace("summary = \"\"", "summary = \"S\"");
    write_file(&folder.path().join("acme/en.md"), text).expect("a file");
    let (whole, report) = content::load(folder.path());
    assert!(whole.is_some(), "{report}");
}

#[test]
fn refused_with_a_remedy_and_nothing_changed() {
    let folder = site();
    let given = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        write_file(&file, bytes).expect("a file");
        Some(file)
    };
    for (name, from, lang, says) in [
        ("one", None, None, "is there already"),
        ("Acme", None, None, "cannot name a policy"),
        ("search", None, None, "cannot name a policy"),
        ("../x", None, None, "cannot name a policy"),
        ("acme", None, Some("kk"), "--lang kk: site.toml lists en, ru"),
        ("acme", Some(folder.path().join("nowhere.md")), None, "cannot be read"),
        ("acme", Some(folder.path().to_owned()), None, "no regular file"),
        ("acme", given("latin.md", b"\xff\xfe"), None, "not UTF-8"),
        ("acme", given("large.md", &vec![b'x'; policy_markdown::MAX_BYTES + 1]), None, "5 MB"),
    ] {
        let error = run(&options(folder.path(), name, from, lang)).expect_err(name);
        assert!(format!("{error:#}").contains(says), "{error:#}, not {says}");
        assert!(!folder.path().join("acme").exists());
        assert_eq!(read(folder.path(), "site.toml"), SITE);
    }
    let nameless = Options { policies: folder.path().into(), ..Options::default() };
    assert!(format!("{:#}", run(&nameless).expect_err("no name")).contains("name the policy's folder"));
}

#[test]
fn where_the_list_cannot_be_written_there_is_no_folder_either() {
    let folder = site();
    // A folder in the place of the file that would take its place.
    fs::create_dir(folder.path().join(".site.toml.next")).expect("a folder");
    run(&options(folder.path(), "acme", None, None)).expect_err("no list");
    assert!(!folder.path().join("acme").exists());
    assert_eq!(read(folder.path(), "site.toml"), SITE);
}

#[test]
fn a_site_that_cannot_be_read_is_left_alone() {
    let folder = site();
    write_file(&folder.path().join("site.toml"), "title = ").expect("a file");
    run(&options(folder.path(), "acme", None, None)).expect_err("no site");
    assert!(!folder.path().join("acme").exists());
}

#[test]
fn a_translation_gets_the_ids_of_the_original() {
    let folder = site();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        write_file(&path, text).expect("a file");
        Some(path)
    };
    let english = file("acme.md", "# Policy\n\n## Data we keep\n\nx\n\n### Where\n\ny\n\n## Cookies\n\nz\n");
    run(&options(folder.path(), "acme", english, Some("en"))).expect("a folder");
    let russian = file("по-русски.md", "# Политика\n\n## Данные\n\nа\n\n### Где\n\nб\n\n## Файлы\n\nв\n");
    run(&options(folder.path(), "acme", russian.clone(), Some("ru"))).expect("a text");
    let text = read(folder.path(), "acme/ru.md");
    for heading in ["## Данные {#data-we-keep}", "### Где {#where}", "## Файлы {#cookies}"] {
        assert!(text.contains(heading), "{text}");
    }
    assert!(!left(folder.path(), "acme").contains("of the original"), "{}", left(folder.path(), "acme"));
    let again = run(&options(folder.path(), "acme", russian.clone(), Some("ru"))).expect_err("it is there");
    assert!(again.to_string().contains("ru.md is there already"), "{again}");
    let unsaid = run(&options(folder.path(), "acme", russian, None)).expect_err("it is there");
    assert!(unsaid.to_string().contains("--from FILE.md --lang ru"), "{unsaid}");
}

#[test]
fn a_translation_with_other_headings_keeps_its_own_ids() {
    let folder = site();
    fs::remove_file(folder.path().join("one/ru.md")).expect("a file");
    let path = folder.path().join("one.ru.md");
    write_file(&path, "## Данные\n\nа\n\n## Файлы\n\nв\n").expect("a file");
    run(&options(folder.path(), "one", Some(path), Some("ru"))).expect("a text");
    assert!(read(folder.path(), "one/ru.md").contains("## Данные {#dannye}"));
    assert!(left(folder.path(), "one").contains("the heading `a` of the original"));
}
