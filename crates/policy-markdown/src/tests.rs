use super::*;
use proptest::prelude::*;

fn with_front(body: &str) -> String {
    format!("+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n{body}")
}

fn problems(source: &str) -> Vec<String> {
    parse(source).diagnostics.iter().map(ToString::to_string).collect()
}

fn addresses(body: &str) -> Vec<String> {
    parse(&with_front(body)).addresses.into_iter().map(|found| found.value).collect()
}

#[test]
fn a_whole_text() {
    let source = "+++
title = \"Privacy policy\"
summary = \"What the company does.\"

[[at-a-glance]]
kind = \"rights\"
text = \"Access\"
clause = \"3.4\"

[[at-a-glance]]
kind = \"who\"
text = \"The company\"
clause = \"general.1\"
+++

## General {#general}

One *plain* **clause** with `code`, a [link](https://example.org/) and
a soft\u{a0}break, then\\
a hard one.

- an item
- another, with

  a second paragraph

  - and a nested item

### Details {#details}

| Kind | Kept |
|---|---|
| e-mail | 3 months |
| phone | |

## 3. Rights {#rights}

3.4. The reader may:

1) ask;
2) object:
   - a\\) once,
   - b\\) twice.

> Quoted, see [above](#general.2) and [there](../alma-jet/#cookies).
";
    let parsed = parse(source);
    assert_eq!(parsed.diagnostics, []);
    insta::assert_debug_snapshot!((parsed.document, parsed.addresses, parsed.policy_links));
}

#[test]
fn addresses_of_clauses() {
    assert_eq!(addresses("## A {#a}\n\nx\n\n## B {#b}\n\ny\n\n- z"), ["a", "a.1", "b", "b.1", "b.2"]);
    assert_eq!(addresses("## A {#a}\n\n2.1. x\n\n- 2.1.1. y\n- z\n"), ["a", "2.1", "2.1.1", "a.1"]);
    assert_eq!(addresses("## A {#a}\n\n2.1. x\n\n1) y\n2) z\n"), ["a", "2.1", "2.1.1", "2.1.2"]);
    assert_eq!(addresses("## A {#a}\n\n2.1. x\n\n- 1\\) y\n- 2\\) z\n"), ["a", "2.1", "2.1.1", "2.1.2"]);
    assert_eq!(addresses("## A {#a}\n\n1. x\n2. y\n"), ["a", "a.1", "a.2"], "an automatic number is no address");
}

#[test]
fn every_problem_with_its_line() {
    let source = with_front(
        "lost

# Big {#big}

#### Deep {#deep}

## Nameless

## Twice {#big}

## Bad {#Bad}

<b>raw</b> and <!-- hidden -->

<div>
raw
</div>

[a](javascript:alert(1)) [b](#nowhere) [c](//host) [d](https://u@h/) [](https://h/)

![](x.png) ![alt](https://h/x.png)

| a | |
|---|---|
| 1 | 2 |

`<i>code</i>` and &lt;i&gt; are text
",
    );
    insta::assert_snapshot!(problems(&source).join("\n"));
}

#[test]
fn front_matter() {
    for (source, expected) in [
        ("", "1: there is no front matter"),
        ("---\ntitle: T\n---\n", "1: there is no front matter"),
        ("+++\ntitle = \"T\"\n", "1: the front matter that begins here is not closed: put a line `+++` below it"),
        ("\n\n+++\ntitle = \"T\"\n\n## A {#a}\n\nx\n", "3: the front matter that begins here is not closed"),
        ("+++\ntitle = T\n+++\n## A {#a}\n", "2: the front matter is broken"),
        ("+++\ntitle = \"T\"\n+++\n## A {#a}\n", "2: the front matter is broken: missing field `summary`"),
        ("+++\ntitle = \"T\"\nsummary = \"\"\n+++\n## A {#a}\n", "3: `summary` is empty"),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\ncolour = 1\n+++\n## A {#a}\n",
            "4: the front matter is broken: unknown field `colour`",
        ),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\nedition = \"2015-02-30\"\n+++\n## A {#a}\n",
            "4: `2015-02-30` is no day",
        ),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\n[[at-a-glance]]\nkind = \"what\"\ntext = \"x\"\nclause = \"a.1\"\n+++\n## A {#a}\n\nx\n",
            "5: `what` is no kind of line",
        ),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\n[[at-a-glance]]\nkind = \"who\"\ntext = \"x\"\nclause = \"b.1\"\n+++\n## A {#a}\n",
            "7: at-a-glance names the clause `b.1`",
        ),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\n[[at-a-glance]]\nkind = \"who\"\ntext = \"x\"\nclause = \"a\"\n+++\n## A {#a}\n",
            "7: at-a-glance names the heading `a`",
        ),
    ] {
        let found = problems(source);
        assert_eq!(found.len(), 1, "{source:?}: {found:?}");
        assert!(found[0].starts_with(expected), "{source:?}: {found:?}");
    }
}

#[test]
fn front_matter_below_blank_lines() {
    let source = format!("\n \n{}", with_front("## A {#a}\n\nx\n"));
    assert_eq!(problems(&source), [""; 0]);
    assert_eq!(parse(&source).document.title, "T");
}

#[test]
fn what_follows_foreign_front_matter_is_checked() {
    for (source, line) in [
        ("---\ntitle: T\n---\n\n## A {#a}\n\nx <b>\n", 7),
        ("---\ntitle: T\n...\n\n## A {#a}\n\nx <b>\n", 7),
        ("+++\ntitle = \"T\"\n\n## A {#a}\n\nx <b>\n", 6),
    ] {
        let found = problems(source);
        assert_eq!(found.len(), 2, "{source:?}: {found:?}");
        assert!(found[1].starts_with(&format!("{line}: raw HTML")), "{source:?}: {found:?}");
    }
}

#[test]
fn a_text_without_headings_is_told_so_once() {
    assert_eq!(
        problems(&with_front("one\n\n- two\n- three\n\nfour\n")),
        ["5: this stands before the first heading: put a `## Title {#id}` above it"]
    );
}

#[test]
fn letters_that_were_lost() {
    for letter in ['\u{fffd}', '\u{f0b7}', '\u{100000}'] {
        let found = problems(&with_front(&format!("## A {{#a}}\n\n{letter} x\n")));
        let name = format!("U+{:04X}", u32::from(letter));
        assert_eq!(
            found,
            [format!("7: the character {name} stands where a letter or sign was lost: write the one that was meant")]
        );
    }
}

#[test]
fn all_unknown_keys_in_one_run() {
    let source = "+++\ncolour = 1\ntitle = \"T\"\nsummary = \"S\"\n[[at-a-glance]]\nkind = \"who\"\nsize.of = \"y\"\ntext = \"x\"\nclause = \"b.1\"\n[more]\nx = 1\n+++\n## A {#a}\n\nx\n";
    let expected = [
        "2: the front matter is broken: unknown field `colour`",
        "7: the front matter is broken: unknown field `size`",
        "9: at-a-glance names",
        "10: the front matter is broken: unknown field `more`",
    ];
    let found = problems(source);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "what matters is what cannot be read")]
struct Table {
    name: toml::Spanned<String>,
    day: Option<toml::Spanned<String>>,
    kinds: Vec<String>,
    words: std::collections::BTreeMap<String, String>,
    source: Option<Source>,
    #[serde(default)]
    entries: Vec<toml::Spanned<Entry>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "what matters is what cannot be read")]
struct Source {
    title: toml::Spanned<String>,
    address: String,
}

#[derive(Debug, serde::Deserialize)]
#[allow(dead_code, reason = "what matters is what cannot be read")]
struct Entry {
    by: Option<Way>,
    #[serde(default)]
    link: bool,
    #[serde(flatten)]
    names: std::collections::BTreeMap<String, String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Way {
    Post,
    Email,
}

/// What is wrong, by line.
fn told(text: &str) -> Vec<String> {
    let (value, problems) = read_table::<Table>(text);
    assert_eq!(value.is_none(), !problems.is_empty(), "{text}: {value:?}");
    let lines = Lines::of(text);
    let mut told: Vec<(usize, String)> =
        problems.iter().map(|problem| (lines.at(problem.at), problem.message.clone())).collect();
    told.sort();
    told.iter().map(|(line, message)| format!("{line}: {message}")).collect()
}

#[test]
fn all_that_is_wrong_in_a_table_in_one_run() {
    assert_eq!(told("name = \"n\"\nkinds = []\nwords = {}\n"), [""; 0]);
    let found = told(
        "name = 5
day = 2015-06-10
kinds = \"one\"
words = { en = 1, ru = \"r\", kk = true }
source = 5
[[entries]]
by = \"fax\"
link = \"yes\"
en = \"e\"
[[entries]]
by = []
[[entries]]
",
    );
    insta::assert_snapshot!(found.join("\n"));
    let found = told("kinds = [1, \"two\", 3]\n[words]\nen = \"e\"\n[source]\ntitle = 1.5\n");
    insta::assert_snapshot!(found.join("\n"));
    // What is no TOML at all is told in one run, too.
    let found = told("name = n\nkinds = [\"a\"]\nwords = {}\nname = \"n\"\nday = 2015-02-31x\n[source\n");
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_byte_order_mark_and_windows_lines_are_no_problem() {
    let source = with_front("## A {#a}\n\ntext\n").replace('\n', "\r\n");
    assert_eq!(problems(&format!("\u{feff}{source}")), [""; 0]);
}

#[test]
fn too_large_and_too_deep() {
    let large = with_front(&"a".repeat(MAX_BYTES));
    assert!(problems(&large)[0].starts_with("1: the file is larger than 5 MB"));
    let deep = with_front(&format!("## A {{#a}}\n\n{} x", ">".repeat(300)));
    assert_eq!(problems(&deep), ["7: this nests deeper than 100 levels: make the structure flatter"]);
    // Emphasis as well: what is skipped may hold what is refused elsewhere.
    let stars: String = (0..120).map(|level| if level % 2 == 0 { "*a " } else { "_b " }).collect();
    let ends: String = (0..120).rev().map(|level| if level % 2 == 0 { "*" } else { "_" }).collect();
    let deep = with_front(&format!("## A {{#a}}\n\n{stars}[x](javascript:x) <b>{ends}\n\n{stars}{ends}\n"));
    let each = ["7", "9"].map(|line| format!("{line}: this nests deeper than 100 levels: make the structure flatter"));
    assert_eq!(problems(&deep), each);
}

#[test]
fn a_heading_that_is_wrong_is_told_once() {
    for (body, expected) in [
        ("## A\n\na\n\nb\n\n- c\n", "5: the heading “A” has no id"),
        ("## A {#A}\n\na\n", "5: `A` is no id"),
        ("### A {#a}\n\na\n\nb\n", "5: the heading “A” skips a level"),
        ("## A {#a}\n\na\n\n## B\n\nb\n", "9: the heading “B” has no id"),
        ("## A {#a}\n\na\n\n## A {#a}\n\na\n\nb\n", "9: the address `a` is taken"),
        ("## A {#a}\n\na\n\n##B {#b}\n\nb\n", "9: these words begin with `#`"),
        ("## A {#a}\n\na\n#B {#b}\nb\n", "8: these words begin with `#`"),
        ("## A {#a #b}\n\na\n", "5: the braces of the heading “A” hold more than an id"),
        ("## A {#a .b}\n\na\n", "5: the braces of the heading “A” hold more than an id"),
    ] {
        let found = problems(&with_front(body));
        assert!(found.len() == 1 && found.iter().all(|problem| problem.starts_with(expected)), "{body}: {found:?}");
    }
}

#[test]
fn words_that_nobody_would_see() {
    for (body, expected) in [
        ("Write to us.\n\n[Phone]: +77271234567\n", &["9: nothing refers to `Phone`"][..]),
        ("See [the Law] and [it][The  law].\n\n[the law]: https://example.org/\n", &[]),
        ("See note[^1].\n\n[^1]: https://example.org/\n", &["7: footnotes are not shown"]),
        ("See note[^1].\n\n[^1]: Two words.\n", &["7: footnotes are not shown", "9: footnotes are not shown"]),
        ("- `[^1]` and \\[^1]\n", &[]),
    ] {
        let found = problems(&with_front(&format!("## A {{#a}}\n\n{body}")));
        assert_eq!(found.len(), expected.len(), "{body:?}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{body:?}: {found}");
        }
    }
}

#[test]
fn tables_that_would_lose_words() {
    for (body, expected) in [
        ("| a | b |\n| c | d |\n", &["7: these lines look like"][..]),
        ("| a | b |\n| c | d |\n|---|---|\n| e | f |\n", &["7: these lines look like"]),
        ("|---|---|\n| c | d |\n", &["7: these lines look like"]),
        ("x\n\n> | a |\n> | b |\n", &["9: these lines look like"]),
        ("- | a |\n  | b |\n", &["7: these lines look like"]),
        ("- x\n\n  | a |\n  | b |\n", &["9: these lines look like"]),
        ("Text:\n| a | b |\n| c | d |\n", &["8: these lines look like"]),
        ("Text:\n| a | b |\n|---|---|\n| c | d |\n", &[]),
        ("Text:\n| a | b |\n|---|\n| c | d |\n", &["8: these lines look like"]),
        ("Text:\na | b\n---|---|---\nc | d\n", &["8: these lines look like"]),
        ("| a | b\n| c | d\n", &["7: these lines look like"]),
        ("a | b | c\n---|---\nd | e\n", &["7: these lines look like"]),
        ("a | b\n---|---\nc | d\n", &[]),
        ("either | or\nneither | nor\n", &[]),
        ("| alone |\n", &[]),
        ("| alone\n| with another\n", &[]),
        ("\\| a |\n| b \\|\n", &[]),
        ("| a |\n\n| b |\n", &[]),
        ("| a | &nbsp; |\n|---|---|\n| c | d |\n", &["7: a header cell of this table is empty"]),
        ("| a | b |\n|---|---|\n| c | d | *e* [f](#a) |\n| g | h |\n", &["9: this row has more cells than"]),
        ("> | a |\n> |---|\n> | c | 13\n", &["9: this row has more cells than"]),
        ("| a | b |\n|---|---|\n| c \\| d | e |\n| f |\n| g | h | |\n", &[]),
    ] {
        let found = problems(&with_front(&format!("## A {{#a}}\n\n{body}")));
        assert_eq!(found.len(), expected.len(), "{body:?}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{body:?}: {found}");
        }
    }
}

#[test]
fn joiners_and_soft_hyphens_are_writing_and_other_hidden_letters_are_not() {
    for (letter, is_writing) in [
        ('\u{ad}', true),
        ('\u{200c}', true),
        ('\u{200d}', true),
        ('\u{2060}', true),
        ('\u{61c}', false),
        ('\u{180e}', false),
        ('\u{2063}', false),
        ('\u{e0041}', false),
    ] {
        let found = problems(&with_front(&format!("## A {{#a}}\n\nx{letter}y\n")));
        assert_eq!(found.is_empty(), is_writing, "{letter:?}: {found:?}");
    }
}

#[test]
fn letters_that_nobody_sees() {
    let source = with_front("## A\u{200b} {#a}\n\nab&#x202E;31\nnext \u{1}\n\n`\u{2066}`\n\n```\n\tx\n\u{7f}\n```\n")
        .replace("\"S\"", "\"S\\u202E\"");
    let expected = |line: usize, letter: &str| {
        format!(
            "{line}: the invisible character {letter} stands here: take it out, otherwise the text does not read as it is written"
        )
    };
    assert_eq!(
        problems(&source),
        [
            expected(3, "U+202E"),
            expected(5, "U+200B"),
            expected(7, "U+202E"),
            expected(8, "U+0001"),
            expected(10, "U+2066"),
            expected(14, "U+007F"),
        ]
    );
    assert_eq!(problems(&with_front("## A {#a}\n\na\u{a0}b\u{ad}c \u{200d}\u{200e}\u{2011}\n")), [""; 0]);
}

#[test]
fn a_number_before_bold_words_leaves_nothing_behind() {
    let parsed = parse(&with_front("## A {#a}\n\n3.4. **x** y\n"));
    let policy::Block::Paragraph(_, content) = &parsed.document.sections[0].blocks[0] else { panic!("a paragraph") };
    assert!(matches!(content.as_slice(), [policy::Inline::Strong(_), policy::Inline::Text(_)]), "{content:?}");
}

#[test]
fn a_heading_in_a_list_is_reported() {
    assert_eq!(
        problems(&with_front("## A {#a}\n\n- ## B {#b}\n")),
        ["7: a heading stands inside a list or quotation: move it out"]
    );
}

fn supplied(source: &str) -> Parsed {
    let supply = Supply { title: "my-file", beginning: "Beginning" };
    parse_as(source, Reading { language: Language::Ru, supply: Some(supply) })
}

#[test]
fn a_text_that_was_not_written_for_this_is_read_whole() {
    for (source, title, addresses, lines) in [
        (
            "# Our policy\n\nHello.\n\n## Data\n\nWe keep it.",
            "Our policy",
            "section-1 section-1.1 section-2 section-2.1",
            "1 1 3 5",
        ),
        ("Hello.", "my-file", "section-1 section-1.1", "1 1"),
        ("---\ntitle: Ours\n---\n\n## A {#a}\n\nx", "Ours", "a a.1", "1"),
        ("---\nlayout: page\ntitle: 'It''s \"ours\"'\n---\n\n## A {#a}\n\nx", "It's \"ours\"", "a a.1", "1"),
        ("---\ntitle: \"Ours: all\" # note\n---\n\n## A {#a}\n\nx", "Ours: all", "a a.1", "1"),
        ("---\ntitle: Ours # note\n---\n\n# B\n\n## A {#a}\n\nx", "B", "a a.1", "1 5"),
        ("---\ntitle: >\n  Ours\n---\n\n## A {#a}\n\nx", "my-file", "a a.1", "1"),
        ("---\ntitle:\n---\n\n## A {#a}\n\nx", "my-file", "a a.1", "1"),
        ("+++\ntitle = \"T\"\n\n## A {#a}\n\nx", "my-file", "section-1 section-1.1 a a.1", "1 2"),
        (
            "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n# B {#b}\n\nx\n\n# B {#b}\n\ny",
            "T",
            "b b.1 b section-1 section-1.1",
            "5 9 9",
        ),
        ("## A {#a}\n\nx\n\n## A {#a}\n\ny", "my-file", "a a.1 a section-1 section-1.1", "1 5"),
        ("## A {#section-1}\n\n## B", "my-file", "section-1 section-2", "1 3"),
        ("<!-- kept by hand -->\n\n---\n\n### Deep\n\nx", "my-file", "section-1 section-1.1", "1 1 3 5 5"),
        (
            "- a\n- b\n\n#### Deeper\n\n1. c",
            "my-file",
            "section-1 section-1.1 section-1.2 section-2 section-1.3",
            "1 1 4 4",
        ),
    ] {
        let parsed = supplied(source);
        let found = parsed.addresses.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join(" ");
        let told = parsed.diagnostics.iter().map(|problem| problem.line.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!((&*parsed.document.title, &*found, &*told), (title, addresses, lines), "{source}");
    }
}

#[test]
fn problems_in_the_language_asked_for() {
    let of = |language| parse_as("+++\ntitle = 1\n+++\n<b>", Reading { language, supply: None }).diagnostics;
    for (language, expected) in [
        (Language::En, "the front matter is broken: `1` is no text"),
        (Language::Ru, "вводный блок (front matter) не читается: это TOML"),
        (Language::Kk, "кіріспе блок (front matter) оқылмайды: ол\u{a0}— "),
    ] {
        let found = of(language);
        assert!(found.iter().any(|problem| problem.message.starts_with(expected)), "{found:?}");
        // The title, the summary that is missing, which is the same where TOML
        // cannot be quoted, and the text.
        assert_eq!(found.len(), if language == Language::En { 3 } else { 2 });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn never_panics(body in "[#*_>|`+<!&\\\\\\[\\](){}=a1.:/ \n-]{0,160}") {
        let _ = parse(&body);
        let _ = parse(&with_front(&body));
        let _ = supplied(&body);
    }

    #[test]
    fn addresses_of_the_tree_and_of_the_lines_agree(body in "(## [AB] \\{#[ab]\\}\n\n|[a ]{1,9}\n\n|- x\n|1\\) y\n|2\\.1\\. z\n\n|\\| h \\|\n\\|---\\|\n\\| c \\|\n\n|> q\n\n){0,12}") {
        let parsed = parse(&with_front(&format!("## Z {{#z}}\n\n{body}")));
        let located: Vec<&str> = parsed.addresses.iter().map(|found| found.value.as_str()).collect();
        prop_assert_eq!(parsed.document.addresses(), located);
    }
}
