//! Fluent files to Rust: a function for each message, a match on the language
//! in each.
//!
//! No Fluent at run time: it would cost the wasm 65 KB gzip. The subset is
//! text, variables, string literals and one selection over the whole message,
//! by plural category (CLDR), number or word. Every language must have every
//! message with the same variables; anything else is an error that names its
//! file, line and message.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Those that `plural::Category` has.
const CATEGORIES: [&str; 4] = ["one", "few", "many", "other"];

/// CLDR's others, which no language here uses.
const OTHER_CATEGORIES: [&str; 2] = ["zero", "two"];

/// The languages by tag, each with its file's text, to a module's source.
pub(crate) fn generate(locales: &[(String, String)]) -> Result<String, String> {
    if locales.is_empty() {
        return Err("locales: there is no .ftl file".into());
    }
    let mut messages: BTreeMap<String, Vec<Message>> = BTreeMap::new();
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for (tag, text) in locales {
        let file = read(text);
        problems.extend(file.problems.iter().map(|(line, problem)| format!("locales/{tag}.ftl:{line}: {problem}")));
        for (id, message) in &file.messages {
            messages.entry(id.clone()).or_default().push(Message { tag: tag.clone(), ..message.clone() });
        }
        files.push((tag, text, file));
    }
    let mut code = languages(locales);
    for (id, versions) in &messages {
        for (tag, _, file) in &files {
            // What could not be read is not missing.
            let is_told = file.is_broken || file.refused.contains(id);
            if !is_told && !versions.iter().any(|version| version.tag == **tag) {
                problems
                    .push(format!("locales/{tag}.ftl:1: `{id}` is missing: other languages have it, so translate it"));
            }
        }
        let Some(model) = versions.first() else { continue };
        for version in versions {
            if version.variables != model.variables {
                let text = locales.iter().find(|(tag, _)| *tag == version.tag).map_or("", |(_, text)| text);
                let (tag, line) = (&version.tag, line_of(text, id, 0));
                let first = &model.tag;
                problems.push(format!(
                    "locales/{tag}.ftl:{line}: `{id}` has other variables than in `{first}`: use the same"
                ));
            }
        }
        function(id, model, versions, &mut code);
    }
    if problems.is_empty() { Ok(code) } else { Err(problems.join("\n")) }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
}

#[derive(Debug, Clone)]
struct Message {
    tag: String,
    variables: BTreeMap<String, Kind>,
    body: Body,
}

#[derive(Debug, Clone)]
enum Body {
    Plain(Vec<Part>),
    /// the variable, then the variants, each with its key; the default is last
    Select(String, Vec<(Option<Key>, Vec<Part>)>),
}

impl Body {
    fn lines(&self) -> impl Iterator<Item = &[Part]> {
        let (plain, arms) = match self {
            Self::Plain(parts) => (Some(parts.as_slice()), &[][..]),
            Self::Select(_, arms) => (None, arms.as_slice()),
        };
        plain.into_iter().chain(arms.iter().map(|(_, parts)| parts.as_slice()))
    }
}

#[derive(Debug, Clone)]
enum Key {
    Category(String),
    Number(String),
    Word(String),
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    Variable(String),
}

/// What stands in a file, and what is wrong with it, by line.
#[derive(Debug, Default)]
struct File {
    messages: Vec<(String, Message)>,
    /// messages that are there and cannot be used
    refused: BTreeSet<String>,
    problems: Vec<(usize, String)>,
    /// nothing tells what stands in it
    is_broken: bool,
}

fn read(text: &str) -> File {
    let mut file = File::default();
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            file.is_broken = true;
            file.problems.extend(errors.iter().map(|error| {
                // Of the message, which may break off lines before it is noticed.
                let at = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
                let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
                (line, format!("this is not Fluent ({}): mend the message that stands here", error.kind))
            }));
            return file;
        }
    };
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                if file.messages.iter().any(|(known, _)| known == id) || file.refused.contains(id) {
                    file.problems.push((line_of(text, id, 1), format!("`{id}` is there twice: remove one")));
                    continue;
                }
                let pattern = message.value.filter(|_| message.attributes.is_empty());
                let read = pattern.ok_or_else(|| "it must have a value and no attributes".to_owned());
                match read.and_then(|pattern| message_of(&pattern)) {
                    Ok(message) => file.messages.push((id.to_owned(), message)),
                    Err(problem) => {
                        file.refused.insert(id.to_owned());
                        file.problems.push((line_of(text, id, 0), format!("`{id}`: {problem}")));
                    }
                }
            }
            Entry::Term(term) => {
                let id = format!("-{}", term.id.name);
                let line = line_of(text, &id, 0);
                file.problems.push((line, format!("`{id}`: terms are not supported: write the words out")));
            }
            _ => {}
        }
    }
    file
}

/// The line where a message begins; with `earlier`, after so many of that name.
fn line_of(text: &str, id: &str, earlier: usize) -> usize {
    let begins = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().enumerate().filter(|(_, line)| begins(line)).nth(earlier).map_or(1, |(index, _)| index + 1)
}

fn message_of(pattern: &Pattern<&str>) -> Result<Message, String> {
    let mut variables = BTreeMap::new();
    let select = match pattern.elements.as_slice() {
        [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] => {
            Some((selector, variants))
        }
        _ => None,
    };
    let body = if let Some((InlineExpression::VariableReference { id }, variants)) = select {
        let mut arms = Vec::new();
        let mut default = None;
        for variant in variants {
            let parts = parts_of(&variant.value, &mut variables)?;
            if variant.default {
                default = Some(parts);
                continue;
            }
            let key = match variant.key {
                VariantKey::NumberLiteral { value } => Key::Number(value.into()),
                VariantKey::Identifier { name } if CATEGORIES.contains(&name) => Key::Category(name.into()),
                VariantKey::Identifier { name } if OTHER_CATEGORIES.contains(&name) => {
                    return Err(format!("no language here has the plural `{name}`: use {}", CATEGORIES.join(", ")));
                }
                VariantKey::Identifier { name } => Key::Word(name.into()),
            };
            arms.push((Some(key), parts));
        }
        arms.push((None, default.ok_or("the selection has no default variant")?));
        let word = arms.iter().any(|(key, _)| matches!(key, Some(Key::Word(_))));
        variables.insert(id.name.to_owned(), if word { Kind::Text } else { Kind::Number });
        Body::Select(id.name.to_owned(), arms)
    } else {
        Body::Plain(parts_of(pattern, &mut variables)?)
    };
    Ok(Message { tag: String::new(), variables, body })
}

fn parts_of(pattern: &Pattern<&str>, variables: &mut BTreeMap<String, Kind>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    // A string literal beside text is one text.
    let push_text = |parts: &mut Vec<Part>, words: &str| match parts.last_mut() {
        Some(Part::Text(text)) => text.push_str(words),
        _ => parts.push(Part::Text(words.to_owned())),
    };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(&mut parts, value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                variables.entry(id.name.to_owned()).or_insert(Kind::Text);
                parts.push(Part::Variable(id.name.to_owned()));
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                push_text(&mut parts, &fluent_syntax::unicode::unescape_unicode_to_string(value));
            }
            PatternElement::Placeable { .. } => {
                return Err(
                    "only variables, string literals and one selection over the whole message are supported".into()
                );
            }
        }
    }
    Ok(parts)
}

fn languages(locales: &[(String, String)]) -> String {
    let mut code = String::from(
        "/// A language of the interface.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Language {\n",
    );
    for (tag, _) in locales {
        let _ = writeln!(code, "/// `{tag}`\n{},", variant(tag));
    }
    code.push_str("}\n\nimpl Language {\n/// All, in the order of their tags.\npub const ALL: &[Self] = &[");
    for (tag, _) in locales {
        let _ = write!(code, "Self::{},", variant(tag));
    }
    code.push_str(
        "];\n\n/// The language's BCP 47 tag.\n#[must_use]\npub const fn tag(self) -> &'static str {\nmatch self {\n",
    );
    for (tag, _) in locales {
        let _ = writeln!(code, "Self::{} => {tag:?},", variant(tag));
    }
    code.push_str("}\n}\n}\n");
    code
}

fn variant(tag: &str) -> String {
    let mut letters = tag.chars().filter(char::is_ascii_alphanumeric);
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn function(id: &str, model: &Message, versions: &[Message], code: &mut String) {
    let English(sample) = English::of(versions);
    let _ = write!(code, "\n/// {sample}\n#[must_use]\npub fn {}(language: Language", snake(id));
    for (name, kind) in &model.variables {
        let kind = match kind {
            Kind::Number => "u32",
            Kind::Text => "&str",
        };
        let _ = write!(code, ", {}: {kind}", snake(name));
    }
    // A selection whose every variant is plain text needs no new string.
    let constant = versions
        .iter()
        .all(|version| version.body.lines().all(|parts| parts.iter().all(|part| matches!(part, Part::Text(_)))));
    code.push_str(if constant { ") -> &'static str {\n" } else { ") -> String {\n" });
    code.push_str("match language {\n");
    for version in versions {
        let _ = write!(code, "Language::{} => ", variant(&version.tag));
        match &version.body {
            Body::Plain(parts) => expression(parts, &model.variables, constant, code),
            Body::Select(name, arms) => {
                let name = snake(name);
                let by_category = arms.iter().any(|(key, _)| matches!(key, Some(Key::Category(_))));
                let by_word = arms.iter().any(|(key, _)| matches!(key, Some(Key::Word(_))));
                let subject = match (by_category, by_word) {
                    (true, _) => format!("({name}, plural::category({:?}, {name}))", version.tag),
                    (_, true) => name,
                    _ => format!("({name}, plural::Category::Other)"),
                };
                let _ = writeln!(code, "match {subject} {{");
                for (key, parts) in arms {
                    let pattern = match key {
                        Some(Key::Category(category)) => format!("(_, plural::Category::{})", variant(category)),
                        Some(Key::Number(number)) => format!("({number}, _)"),
                        Some(Key::Word(word)) => format!("{word:?}"),
                        None => "_".into(),
                    };
                    let _ = write!(code, "{pattern} => ");
                    expression(parts, &model.variables, constant, code);
                    code.push_str(",\n");
                }
                code.push('}');
            }
        }
        code.push_str(",\n");
    }
    code.push_str("}\n}\n");
}

/// The message's text in English, or in the first language, as its documentation.
struct English(String);

impl English {
    fn of(versions: &[Message]) -> Self {
        let version = versions.iter().find(|version| version.tag == "en").or(versions.first());
        let parts = match version.map(|version| &version.body) {
            Some(Body::Plain(parts)) => parts.as_slice(),
            Some(Body::Select(_, arms)) => arms.last().map_or(&[][..], |(_, parts)| parts),
            None => &[],
        };
        let words = parts.iter().map(|part| match part {
            Part::Text(text) => text.replace(['\n', '[', ']', '<', '>'], " "),
            Part::Variable(name) => format!("`{name}`"),
        });
        Self(words.collect())
    }
}

fn expression(parts: &[Part], variables: &BTreeMap<String, Kind>, constant: bool, code: &mut String) {
    let pieces: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => format!("{text:?}"),
            Part::Variable(name) if variables.get(name) == Some(&Kind::Number) => {
                format!("&*{}.to_string()", snake(name))
            }
            Part::Variable(name) => snake(name),
        })
        .collect();
    if constant {
        code.push_str(&pieces.concat());
    } else {
        let _ = write!(code, "[{}].concat()", pieces.join(", "));
    }
}
