//! The TOML between the `+++` lines at the top of a text.

use crate::diagnostic::hidden_message;
use crate::{Diagnostic, Lines, Located, TomlProblem, read_table};
use messages::Language;
use policy::{Date, GlanceKind};
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) glance: Vec<GlanceLine>,
    pub(crate) edition: Option<Located<Date>>,
    /// where title, summary and the lines at a glance stand
    pub(crate) places: Vec<Located<String>>,
    /// where the Markdown begins, in bytes; nothing where an open fence leaves
    /// no telling
    pub(crate) body_start: Option<usize>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
pub(crate) struct GlanceLine {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) clause: Located<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Fields {
    title: Spanned<String>,
    summary: Spanned<String>,
    edition: Option<Spanned<String>>,
    #[serde(default)]
    at_a_glance: Vec<GlanceFields>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlanceFields {
    kind: Spanned<String>,
    text: Spanned<String>,
    clause: Spanned<String>,
}

const FENCE: &str = "+++";

pub(crate) fn read(source: &str, lines: &Lines, language: Language) -> FrontMatter {
    let mut front = FrontMatter::default();
    let Some((toml_start, toml_end, body_start)) = fences(source) else {
        let problem = if opens(source) {
            Diagnostic::error(lines.at(start_of(source)), messages::problem_front_open(language))
        } else {
            Diagnostic::error(1, messages::problem_no_front(language))
        };
        front.diagnostics.push(problem);
        let fenced = source.trim_start().starts_with(FENCE) || source.starts_with("---") || source.is_empty();
        front.body_start = (!fenced).then_some(0);
        return front;
    };
    front.body_start = Some(body_start);
    let text = source.get(toml_start..toml_end).unwrap_or_default();
    let (fields, problems) = read_table::<Fields>(text);
    front.diagnostics.extend(problems.into_iter().map(|TomlProblem { at, message, hidden }| {
        let message = match hidden {
            Some(letter) => hidden_message(language, letter),
            // TOML's own words are English.
            None if language == Language::En => messages::problem_front(language, &[": ", &message].concat()),
            None => messages::problem_front(language, ""),
        };
        Diagnostic::error(lines.at(toml_start + at), message)
    }));
    let Some(fields) = fields else { return front };

    let line_of = |value: &Spanned<String>| lines.at(toml_start + value.span().start);
    let place = |name: &str, value: &Spanned<String>| Located { value: name.to_owned(), line: line_of(value) };
    front.places = vec![place("title", &fields.title), place("summary", &fields.summary)];
    front.places.extend(fields.at_a_glance.iter().map(|line| place(line.kind.get_ref(), &line.text)));
    let mut filled = |name: &str, value: &Spanned<String>| {
        if value.get_ref().trim().is_empty() {
            front.diagnostics.push(Diagnostic::error(line_of(value), messages::problem_empty_field(language, name)));
        }
    };
    filled("title", &fields.title);
    filled("summary", &fields.summary);
    let mut seen: Vec<&str> = Vec::new();
    for line in &fields.at_a_glance {
        filled("text", &line.text);
    }
    for line in &fields.at_a_glance {
        let kind = line.kind.get_ref().as_str();
        let known = GlanceKind::ALL.iter().any(|known| known.as_str() == kind);
        if !known || seen.contains(&kind) {
            front
                .diagnostics
                .push(Diagnostic::error(line_of(&line.kind), messages::problem_glance_kind(language, kind)));
        }
        seen.push(kind);
    }

    if let Some(edition) = &fields.edition {
        match Date::parse(edition.get_ref()) {
            Some(value) => front.edition = Some(Located { value, line: line_of(edition) }),
            None => front
                .diagnostics
                .push(Diagnostic::error(line_of(edition), messages::problem_edition(language, edition.get_ref()))),
        }
    }
    front.glance = fields
        .at_a_glance
        .into_iter()
        .map(|line| GlanceLine {
            clause: Located { line: line_of(&line.clause), value: line.clause.into_inner() },
            kind: line.kind.into_inner(),
            text: line.text.into_inner(),
        })
        .collect();
    front.title = fields.title.into_inner();
    front.summary = fields.summary.into_inner();
    front
}

/// Where the text begins that has front matter of another kind, YAML for one;
/// in bytes. After an open fence there is no telling: then with its next line.
pub(crate) fn after_foreign(source: &str) -> usize {
    let start = start_of(source);
    let mut lines = source.get(start..).unwrap_or_default().split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| matches!(line.trim_end(), "---" | FENCE)) else { return 0 };
    let fence = first.trim_end();
    let mut end = start + first.len();
    for line in lines {
        end += line.len();
        // YAML may also end so.
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return end;
        }
    }
    start + first.len()
}

/// Where the text begins that has an open fence and is not to be shown: with
/// its first heading, so that not each line of TOML is told as text.
pub(crate) fn first_heading(source: &str) -> usize {
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if line.starts_with('#') {
            return start;
        }
        start += line.len();
    }
    source.len()
}

/// Whether the first line that is not blank is a fence.
pub(crate) fn opens(source: &str) -> bool {
    source.trim_start().lines().next().is_some_and(|line| line.trim_end() == FENCE)
}

/// Where the first line that is not blank begins, in bytes.
fn start_of(source: &str) -> usize {
    let blank = source.split_inclusive('\n').take_while(|line| line.trim().is_empty());
    blank.map(str::len).sum()
}

/// The title in front matter that other tools write as YAML, where it is plain
/// text in one line.
#[must_use]
pub fn yaml_title(lines: &str) -> Option<String> {
    let value = lines.lines().find_map(|line| line.strip_prefix("title:"))?;
    let value = value.strip_prefix([' ', '\t'])?.trim();
    let title = match value.chars().next()? {
        '"' => value.get(1..)?.split_once('"').filter(|(text, _)| !text.contains('\\'))?.0.to_owned(),
        '\'' => value.strip_prefix('\'')?.strip_suffix('\'')?.replace("''", "'"),
        // A block, a list, a reference or a comment.
        '|' | '>' | '[' | '{' | '&' | '*' | '!' | '#' => return None,
        _ => value.split_once(" #").map_or(value, |(text, _)| text).trim_end().to_owned(),
    };
    (!title.is_empty()).then_some(title)
}

/// The start and end of the TOML and the start of what follows, in bytes.
fn fences(source: &str) -> Option<(usize, usize, usize)> {
    let mut offset = 0;
    let mut toml_start = None;
    for line in source.split_inclusive('\n') {
        let next = offset + line.len();
        let is_fence = line.trim_end() == FENCE;
        match toml_start {
            None if is_fence => toml_start = Some(next),
            None if line.trim().is_empty() => {}
            None => return None,
            Some(start) if is_fence => return Some((start, offset, next)),
            Some(_) => {}
        }
        offset = next;
    }
    None
}
