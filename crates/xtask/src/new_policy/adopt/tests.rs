use super::*;
use policy_markdown::parse;
use proptest::prelude::*;

/// The text after the front matter.
fn body(source: &str) -> String {
    let text = adopt(source).text;
    text.split_once("\n+++\n\n").map(|(_, body)| body.to_owned()).unwrap_or(text)
}

#[test]
fn headings_get_ids_and_keep_their_words() {
    for (given, expected) in [
        ("## Cookies\n\nx\n", "## Cookies {#cookies}\n\nx\n"),
        ("## Cookies ##\n", "## Cookies {#cookies}\n"),
        ("## C# ##\n", "## C# {#c}\n"),
        ("## C#\n", "## C# {#c}\n"),
        ("Your *rights*\n---\n\nx\n", "## Your *rights* {#your-rights}\n\nx\n"),
        ("Two\nlines\n---\n", "## Two lines {#two-lines}\n"),
        ("Two\\\nlines\n---\n", "## Two lines {#two-lines}\n"),
        ("#1 rule\n---\n", "## #1 rule {#rule}\n"),
        ("# [T](https://example.org/) <b>\n", "## [T](https://example.org/) <b> {#t}\n"),
        ("## 3.2. Terms & `code`\n", "## 3.2. Terms & `code` {#terms-code}\n"),
        ("## \\*Star\n", "## \\*Star {#star}\n"),
        ("## Kept {#other}\n", "## Kept {#other}\n"),
        ("## A\n\n## A\n\n## B {#a-2}\n", "## A {#a}\n\n## A {#a-3}\n\n## B {#a-2}\n"),
        ("## Какие данные мы собираем\n", "## Какие данные мы собираем {#kakie-dannye-my-sobiraem}\n"),
        ("## Қандай деректер\n", "## Қандай деректер {#kandai-derekter}\n"),
        ("## Пользователь\n", "## Пользователь {#polzovatel}\n"),
        ("## 2024\n\n## ✂\n", "## 2024 {#section}\n\n## ✂ {#scissors}\n"),
        ("## Contents\n", "## Contents {#section}\n"),
        ("## With {.class}\n", "## With {.class}\n"),
        ("- # In a list\n\n> ## In a quotation\n", "- # In a list\n\n> ## In a quotation\n"),
        ("```\n## Code\n```\n", "```\n## Code\n```\n"),
    ] {
        assert_eq!(body(given), expected, "{given}");
    }
}

#[test]
fn long_headings_get_short_ids() {
    let ids = adopt("## How we collect and process the personal data of our passengers and visitors\n").sections;
    assert_eq!(ids.first().map(|(id, _)| id.as_str()), Some("how-we-collect-and-process-the-personal"));
}

#[test]
fn levels_are_those_of_a_page() {
    for (given, expected) in [
        ("# T\n\n# A\n\n## B\n", "## A {#a}\n\n### B {#b}\n"),
        ("# T\n\n### A\n\n#### B\n", "## A {#a}\n\n### B {#b}\n"),
        ("# T\n\nA\n===\n\nB\n---\n", "## A {#a}\n\n### B {#b}\n"),
        ("x\n\n# A\n\n###### B\n", "x\n\n## A {#a}\n\n### B {#b}\n"),
        ("x\n\n## A\n\n# B\n\n#### C\n", "x\n\n## A {#a}\n\n## B {#b}\n\n### C {#c}\n"),
    ] {
        assert_eq!(body(given), expected, "{given}");
    }
}

#[test]
fn front_matter() {
    for (given, expected) in [
        ("# \"T\" \\ *u*\n\nx\n", "+++\ntitle = \"\\\"T\\\" \\\\ u\"\nsummary = \"\"\n+++\n\nx\n"),
        ("x\n", "+++\ntitle = \"\"\nsummary = \"\"\n+++\n\nx\n"),
        ("x\n\n# T\n", "+++\ntitle = \"\"\nsummary = \"\"\n+++\n\nx\n\n## T {#t}\n"),
        ("+++\ntitle = \"T\"\n+++\n# A\n", "+++\ntitle = \"T\"\n+++\n\n## A {#a}\n"),
        (
            "---\ntitle: T\nlayout: page\n---\n\n# A\n",
            "+++\n# title: T\n# layout: page\ntitle = \"A\"\nsummary = \"\"\n+++\n\n",
        ),
        (
            "---\ntitle: \"T\"\n---\n\n## A {#a}\n",
            "+++\n# title: \"T\"\ntitle = \"T\"\nsummary = \"\"\n+++\n\n## A {#a}\n",
        ),
        (
            "---\ntitle: T\n\nauthor: A\n...\n\n## A {#a}\n",
            "+++\n# title: T\n#\n# author: A\ntitle = \"T\"\nsummary = \"\"\n+++\n\n## A {#a}\n",
        ),
        (
            "---\nUpdated: today\n\n# T\n\n---\n",
            "+++\ntitle = \"\"\nsummary = \"\"\n+++\n\n---\nUpdated: today\n\n## T {#t}\n\n---\n",
        ),
        ("---\nx\n---\n", "+++\ntitle = \"\"\nsummary = \"\"\n+++\n\n---\n## x {#x}\n"),
        (
            "---\n\n# T\n\nUpdated: today\n\n---\n",
            "+++\ntitle = \"\"\nsummary = \"\"\n+++\n\n---\n\n## T {#t}\n\nUpdated: today\n\n---\n",
        ),
        ("# T\r\rx\r", "+++\ntitle = \"T\"\nsummary = \"\"\n+++\n\nx\n"),
        ("\u{feff}# T\r\n\r\nx\r\n", "+++\ntitle = \"T\"\nsummary = \"\"\n+++\n\nx\n"),
        ("", "+++\ntitle = \"\"\nsummary = \"\"\n+++\n"),
    ] {
        assert_eq!(adopt(given).text.trim_end(), expected.trim_end(), "{given}");
    }
}

#[test]
fn sections_are_listed_once_and_only_such_as_can_be_named() {
    let sections = adopt("## A {#aa}\n\n## B {#aa}\n\n## C {#a.b}\n\n## D {#é}\n\n## E {#cookies}\n").sections;
    let names: Vec<_> = sections.iter().map(|(id, topic)| (id.as_str(), topic.is_some())).collect();
    assert_eq!(names, [("aa", false), ("cookies", true)]);
}

#[test]
fn many_headings_take_no_longer_each() {
    // 22 seconds when each looked through all before it.
    let text = "## A\n\nx\n\n".repeat(40_000);
    assert!(adopt(&text).text.contains("{#a-40000}"));
}

/// A text of lines that matter here, in any order.
fn markdown() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "# One",
        "## Two",
        "## Two ##",
        "#### Four {#given}",
        "Under",
        "===",
        "---",
        "+++",
        "title: x",
        "",
        "",
        "words **b**",
        "- item",
        "> # quoted",
        "```",
        "| a |",
        "|---|",
        "## Три",
        "<b>",
        "## ",
        "\\# no",
        "## {#x}",
        "    code",
        "## a {.b}",
    ]);
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

/// The letters and digits of a text, without ids and what opens it.
fn letters(text: &str) -> String {
    let text = regex::Regex::new(r"\{#[^}]*\}|(?m)^(title|summary) = .*$")
        .expect("a pattern")
        .replace_all(text, "")
        .into_owned();
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn a_heading_that_ends_in_raw_html() {
    // Found by the law below.
    let once = adopt("Under\n<b>\n===");
    assert_eq!(adopt(&once.text), once);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn once_is_enough(source in markdown()) {
        let once = adopt(&source);
        prop_assert_eq!(&adopt(&once.text), &once);
    }

    #[test]
    fn every_word_stays(source in markdown()) {
        let adopted = adopt(&source).text;
        let title = parse(&adopted).document.title;
        // One that YAML gave stays in the comment with the rest of it.
        let is_in_comment = policy_markdown::yaml_title(&adopted.replace("\n# ", "\n")).as_deref() == Some(&*title);
        let kept = letters(&adopted) + &if is_in_comment { String::new() } else { letters(&title) };
        let mut given: Vec<char> = letters(&source).chars().collect();
        let mut kept: Vec<char> = kept.chars().collect();
        given.sort_unstable();
        kept.sort_unstable();
        prop_assert_eq!(kept, given);
    }

    #[test]
    fn total(source in any::<String>()) {
        let _ = adopt(&source);
    }
}
