//! An existing Markdown file as a policy's text. Every word stays; what is
//! added is front matter, an id for each heading, and where the levels of
//! headings are not those of a page, their number of `#`.

use deunicode::deunicode;
use policy::{SectionId, Topic};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// A text, and its sections with what they are about where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adopted {
    pub(super) text: String,
    pub(super) sections: Vec<(String, Option<Topic>)>,
}

/// A heading as it stands in the file.
struct Heading {
    range: Range<usize>,
    level: usize,
    id: Option<String>,
    /// whether its braces hold nothing but an id, if it has any
    is_plain: bool,
    title: String,
}

/// Makes a text of a file that may not have been written for this.
pub(super) fn adopt(source: &str) -> Adopted {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source).replace("\r\n", "\n");
    let (front, body) = front_and_body(&source);
    let mut headings = headings(body);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let front = match front {
        Front::Toml(front) => front.to_owned(),
        Front::None | Front::Yaml(_) => {
            let title = headings.first().filter(|heading| heading.level == 1 && is_first(body, heading)).is_some();
            let title = title.then(|| headings.remove(0));
            edits.extend(title.iter().map(|title| (title.range.clone(), String::new())));
            let notes = if let Front::Yaml(lines) = front { lines.lines().collect() } else { Vec::new() };
            front_matter(title.map(|title| title.title).as_deref().unwrap_or_default(), &notes)
        }
    };
    // The highest is a section: `##`.
    let top = headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let mut taken: BTreeSet<String> = headings.iter().filter_map(|heading| heading.id.clone()).collect();
    let mut sections = Vec::new();
    for heading in &headings {
        let level = (heading.level + 2 - top).min(6);
        let id = match &heading.id {
            Some(id) => Some(id.clone()),
            None if heading.is_plain => {
                let id = free_id(&heading.title, &taken);
                taken.insert(id.clone());
                Some(id)
            }
            None => None,
        };
        if let (2, Some(id)) = (level, &id) {
            sections.push((id.clone(), Topic::parse(id)));
        }
        let added = id.filter(|_| heading.id.is_none());
        if level != heading.level || added.is_some() {
            let raw = body.get(heading.range.clone()).unwrap_or_default();
            edits.push((heading.range.clone(), rewritten(raw, level, added.as_deref())));
        }
    }
    let mut text = body.to_owned();
    for (range, with) in edits.into_iter().rev() {
        text.replace_range(range, &with);
    }
    let text = [&front, "\n", text.trim_start_matches('\n')].concat();
    Adopted { text: [text.trim_end(), "\n"].concat(), sections }
}

/// Front matter; `notes` are lines kept as comments.
pub(super) fn front_matter(title: &str, notes: &[&str]) -> String {
    let notes: String = notes.iter().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect();
    // What JSON escapes TOML reads, but for one letter that it escapes too.
    let title = serde_json::Value::from(title).to_string().replace('\u{7f}', "\\u007f");
    format!("+++\n{notes}title = {title}\nsummary = \"\"\n+++\n")
}

enum Front<'a> {
    None,
    /// with its fences
    Toml(&'a str),
    /// without them
    Yaml(&'a str),
}

/// What stands between fences at the top, and the rest.
fn front_and_body(source: &str) -> (Front<'_>, &str) {
    let Some(fence) =
        ["+++", "---"].into_iter().find(|fence| source.lines().next().is_some_and(|line| line.trim_end() == *fence))
    else {
        return (Front::None, source);
    };
    let mut end = 0;
    let mut inner = 0..0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        if number == 0 {
            inner = line.len()..line.len();
        } else if line.trim_end() == fence {
            inner.end = end;
            let (front, body) = source.split_at(end + line.len());
            let lines = source.get(inner).unwrap_or_default();
            return match fence {
                "+++" => (Front::Toml(front), body),
                // Two lines across a page are none.
                _ if lines.lines().any(|line| line.contains(':')) => (Front::Yaml(lines), body),
                _ => (Front::None, source),
            };
        }
        end += line.len();
    }
    (Front::None, source)
}

/// The headings that stand by themselves; in a list or a quotation they are no
/// section's, and the checker tells.
fn headings(body: &str) -> Vec<Heading> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut headings: Vec<Heading> = Vec::new();
    let mut depth = 0_usize;
    let mut is_inside = false;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, id, classes, attrs }) if depth == 0 => {
                is_inside = true;
                headings.push(Heading {
                    range,
                    level: level as usize,
                    is_plain: classes.is_empty() && attrs.is_empty(),
                    id: id.map(|id| id.to_string()),
                    title: String::new(),
                });
            }
            Event::End(TagEnd::Heading(_)) if depth == 0 => is_inside = false,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) if is_inside => put(&mut headings, &text),
            Event::SoftBreak | Event::HardBreak if is_inside => put(&mut headings, " "),
            _ => {}
        }
    }
    headings
}

fn put(headings: &mut [Heading], text: &str) {
    if let Some(heading) = headings.last_mut() {
        heading.title.push_str(text);
    }
}

fn is_first(body: &str, heading: &Heading) -> bool {
    body.get(..heading.range.start).is_some_and(|before| before.trim().is_empty())
}

/// A heading's lines at another level, or with an id.
fn rewritten(raw: &str, level: usize, id: Option<&str>) -> String {
    let end = raw.len() - raw.trim_end_matches('\n').len();
    let (raw, rest) = raw.split_at(raw.len() - end);
    let trimmed = raw.trim_start();
    let content = if trimmed.starts_with('#') {
        let content = trimmed.trim_start_matches('#').trim();
        // A closing row of `#` would stand before the id.
        let open = content.trim_end_matches('#');
        if open.len() < content.len() && (open.is_empty() || open.ends_with([' ', '\t'])) {
            open.trim_end()
        } else {
            content
        }
        .to_owned()
    } else {
        // Underlined: all lines but the last.
        let lines: Vec<&str> = raw.lines().map(str::trim).collect();
        lines.split_last().map(|(_, lines)| lines.join(" ")).unwrap_or_default()
    };
    let id = id.map(|id| format!(" {{#{id}}}")).unwrap_or_default();
    format!("{} {content}{id}{rest}", "#".repeat(level))
}

/// An id of a heading's words that no other heading has.
fn free_id(title: &str, taken: &BTreeSet<String>) -> String {
    // An apostrophe stands for a soft sign, or makes another letter of a `k`.
    let sounds = deunicode(title).replace('\'', "").to_lowercase();
    let words = sounds.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words.skip_while(|word| word.starts_with(|first: char| first.is_ascii_digit())) {
        // As long as an address may well be.
        if !id.is_empty() && id.len() + word.len() > 40 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    let plain = if SectionId::parse(&id).is_some() { id } else { "section".into() };
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    let mut all = std::iter::once(plain.clone()).chain(numbered);
    all.find(|id| !taken.contains(id)).unwrap_or(plain)
}

#[cfg(test)]
mod tests;
