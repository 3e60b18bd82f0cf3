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
        ["one/ru.md:2: `13` is missing in the line `who` at a glance (there 1, here 0)"]
    );
    assert_eq!(
        problems_of(POLICY, &glance(""), &glance("13 m")),
        ["one/ru.md:6: `13` is not in the original in the line `who` at a glance (there 0, here 1)"]
    );
    assert_eq!(problems_of(POLICY, &glance("m"), &glance("")), [""; 0]);
}
