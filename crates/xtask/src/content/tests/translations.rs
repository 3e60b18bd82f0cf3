//! What a translation has to have as the original has it: figures and structure.

use super::{POLICY, problems_of, text};

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
            "one/ru.md:9: the section `a` has 2 clauses without a number of their own, the original (en.md:7, 9, 11) 3: what is missing need not be the last, `a.3`; compare them, and translate it",
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
fn a_block_of_another_kind() {
    assert_eq!(
        problems_of(POLICY, &text("## A {#a}\n\n- x\n\ny\n"), &text("## A {#a}\n\nx\n\n```\ny\n```\n")),
        [
            "one/ru.md:7: warning: the clause `a.1` is a paragraph, in the original (en.md:7) an item of a list: write it as that",
            "one/ru.md:9: warning: the clause `a.2` is code, in the original (en.md:9) a paragraph: write it as that",
        ]
    );
}

#[test]
fn numbers_that_are_not_read_as_such() {
    let numbered = |body: &str| {
        let text = text(&["## A {#a}\n\n", body].concat());
        problems_of(POLICY, &text, &text).into_iter().filter(|line| line.starts_with("one/en")).collect::<Vec<_>>()
    };
    assert_eq!(
        numbered("1.1 x\n\n**1.2.** y\n\n- 1.3) z\n"),
        [
            "one/en.md:7: warning: `1.1` is not read as the number of this clause, whose address is `a.1` (and in 2 more clauses): write `1.1.`, with its full stop and without bold, where it is one"
        ]
    );
    assert_eq!(numbered("1.1. x\n\n1.2 y\n").len(), 1);
    for fine in [
        "3.4 million\n",
        "1.1. x\n\n1.2. y\n",
        "21.05.2013 x\n\n22.05.2013 y\n",
        "| n |\n|---|\n| 1.1 x |\n| 1.2 y |\n",
    ] {
        assert_eq!(numbered(fine), [""; 0], "{fine}");
    }
}

#[test]
fn figures_of_a_line_at_a_glance_that_only_one_text_has() {
    let glance = |line: &str| {
        let lines = if line.is_empty() {
            String::new()
        } else {
            format!("[[at-a-glance]]\nkind = \"who\"\ntext = \"{line}\"\nclause = \"a.1\"\n")
        };
        format!("+++\ntitle = \"T\"\nsummary = \"S\"\n{lines}+++\n## A {{#a}}\n\nx\n")
    };
    assert_eq!(
        problems_of(POLICY, &glance("13 m"), &glance("")),
        [
            "one/ru.md:2: warning: the line `who` at a glance of the original (en.md:6) is missing: translate it",
            "one/ru.md:2: `13` is missing in the line `who` at a glance (there 1, here 0)"
        ]
    );
    assert_eq!(
        problems_of(POLICY, &glance(""), &glance("13 m")),
        [
            "one/ru.md:6: warning: the original, en.md, has no line `who` at a glance: add it there, or remove it here",
            "one/ru.md:6: `13` is not in the original in the line `who` at a glance (there 0, here 1)"
        ]
    );
    assert_eq!(
        problems_of(POLICY, &glance("m"), &glance("")),
        ["one/ru.md:2: warning: the line `who` at a glance of the original (en.md:6) is missing: translate it"]
    );
    assert_eq!(
        problems_of(POLICY, &glance(""), &glance("m")),
        ["one/ru.md:6: warning: the original, en.md, has no line `who` at a glance: add it there, or remove it here"]
    );
    assert_eq!(
        problems_of(POLICY, &glance("m"), &glance("m").replace("a.1\"", "a.2\"").replace("x\n", "x\n\ny\n"))[0],
        "one/ru.md:6: the line `who` at a glance leads to `a.2`, the original's (en.md:6) to `a.1`: name the same clause"
    );
}
