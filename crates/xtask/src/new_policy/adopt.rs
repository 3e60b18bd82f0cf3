//! An existing Markdown file as a policy's text. Every word stays; what is
//! added is front matter, an id for each heading, and where the levels of
//! headings are not those of a page, their number of `#`.

use deunicode::deunicode;
use policy::{SectionId, Topic};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
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
    /// whether a plain title says all of it: no link, image or HTML
    is_simple: bool,
}

/// Makes a text of a file that may not have been written for this.
pub(super) fn adopt(source: &str) -> Adopted {
    adopt_like(source, &[])
}

/// The same of a translation: where it has as many headings as there are
/// `given` ids, each gets its own of them.
pub(super) fn adopt_like(source: &str, given: &[String]) -> Adopted {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source).replace("\r\n", "\n").replace('\r', "\n");
    let (front, body) = front_and_body(&source);
    let mut headings = headings(body);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let front = match front {
        Front::Toml(front) => front.to_owned(),
        Front::None | Front::Yaml(_) => {
            let title =
                headings.first().filter(|heading| heading.level == 1 && heading.is_simple && is_first(body, heading));
            let title = title.is_some().then(|| headings.remove(0));
            edits.extend(title.iter().map(|title| (title.range.clone(), String::new())));
            let lines = if let Front::Yaml(lines) = front { lines } else { "" };
            let title = title.map(|title| title.title).or_else(|| policy_markdown::yaml_title(lines));
            front_matter(title.as_deref().unwrap_or_default(), &lines.lines().collect::<Vec<_>>())
        }
    };
    // The highest is a section: `##`.
    let top = headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let mut ids = Ids::of(&headings);
    let given = if given.len() == headings.len() { given } else { &[] };
    let mut sections: Vec<(String, Option<Topic>)> = Vec::new();
    let mut listed = BTreeSet::new();
    let mut above = 1;
    for (place, heading) in headings.iter().enumerate() {
        // None skips a level.
        let level = (heading.level + 2 - top).min(above + 1).min(6);
        above = level;
        let id = match &heading.id {
            Some(id) => Some(id.clone()),
            None => heading.is_plain.then(|| match given.get(place) {
                Some(id) if ids.taken.insert(id.clone()) => id.clone(),
                _ => ids.free(&heading.title),
            }),
        };
        // What is no id, or is there twice, the checker tells.
        if let (2, Some(id)) = (level, id.as_deref().and_then(SectionId::parse))
            && listed.insert(id.as_str().to_owned())
        {
            sections.push((id.as_str().to_owned(), Topic::parse(id.as_str())));
        }
        let added = id.filter(|_| heading.id.is_none());
        if level != heading.level || added.is_some() {
            let raw = body.get(heading.range.clone()).unwrap_or_default();
            edits.push((heading.range.clone(), rewritten(raw, level, added.as_deref())));
        }
    }
    let mut text = String::with_capacity(body.len());
    let mut end = 0;
    for (range, with) in edits {
        text.push_str(body.get(end..range.start).unwrap_or_default());
        text.push_str(&with);
        end = range.end;
    }
    text.push_str(body.get(end..).unwrap_or_default());
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
        } else if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            inner.end = end;
            let (front, body) = source.split_at(end + line.len());
            let lines = source.get(inner).unwrap_or_default();
            return match fence {
                "+++" => (Front::Toml(front), body),
                // Two lines across a page are none.
                _ if is_yaml(lines) => (Front::Yaml(lines), body),
                _ => (Front::None, source),
            };
        }
        end += line.len();
    }
    (Front::None, source)
}

/// Whether every line is one of a YAML block as tools for websites write it;
/// some may be blank, the first is a key.
fn is_yaml(lines: &str) -> bool {
    let is_key = |line: &str| {
        let (key, rest) = line.split_once(':').unwrap_or_default();
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
        !key.is_empty() && key.chars().all(is_name) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    // Among blank lines `#` is rather a heading than a comment.
    let has_blank = lines.lines().any(|line| line.trim().is_empty());
    let is_comment = |line: &str| line.starts_with('#') && !has_blank;
    let belongs =
        |line: &str| is_key(line) || is_comment(line) || line.starts_with([' ', '\t']) || line.starts_with("- ");
    lines.lines().next().is_some_and(|line| is_key(line) || is_comment(line))
        && lines.lines().any(is_key)
        && lines.lines().all(|line| line.trim().is_empty() || belongs(line))
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
                    is_simple: true,
                });
            }
            Event::End(TagEnd::Heading(_)) if depth == 0 => is_inside = false,
            Event::Start(tag) => {
                depth += 1;
                if is_inside && !matches!(tag, Tag::Emphasis | Tag::Strong) {
                    complicate(&mut headings);
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if is_inside => put(&mut headings, &text),
            Event::InlineHtml(_) if is_inside => complicate(&mut headings),
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

fn complicate(headings: &mut [Heading]) {
    if let Some(heading) = headings.last_mut() {
        heading.is_simple = false;
    }
}

fn is_first(body: &str, heading: &Heading) -> bool {
    body.get(..heading.range.start).is_some_and(|before| before.trim().is_empty())
}

/// A heading's lines at another level, or with an id.
fn rewritten(raw: &str, level: usize, id: Option<&str>) -> String {
    let end = raw.len() - raw.trim_end_matches('\n').len();
    let (raw, rest) = raw.split_at(raw.len() - end);
    let lines: Vec<&str> = raw.lines().map(str::trim).collect();
    let content = match lines.as_slice() {
        [line] => {
            let content = line.trim_start_matches('#').trim();
            // A closing row of `#` would stand before the id.
            let open = content.trim_end_matches('#');
            let is_closed = open.len() < content.len() && (open.is_empty() || open.ends_with([' ', '\t']));
            if is_closed { open.trim_end() } else { content }.to_owned()
        }
        // Underlined: one line, and no breaks between what were several.
        [first @ .., last, _] => {
            let first = first.iter().map(|line| line.strip_suffix('\\').unwrap_or(line));
            first.chain([*last]).collect::<Vec<_>>().join(" ")
        }
        [] => String::new(),
    };
    let id = id.map(|id| format!(" {{#{id}}}")).unwrap_or_default();
    format!("{} {content}{id}{rest}", "#".repeat(level))
}

/// The ids there are, and by their words how often the same was wanted.
struct Ids {
    taken: BTreeSet<String>,
    wanted: BTreeMap<String, usize>,
}

impl Ids {
    fn of(headings: &[Heading]) -> Self {
        Self { taken: headings.iter().filter_map(|heading| heading.id.clone()).collect(), wanted: BTreeMap::new() }
    }

    /// An id of a heading's words that no other heading has.
    fn free(&mut self, title: &str) -> String {
        let plain = slug(title).unwrap_or_else(|| "section".into());
        let number = self.wanted.entry(plain.clone()).or_default();
        loop {
            *number += 1;
            let id = if *number == 1 { plain.clone() } else { format!("{plain}-{number}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// A heading's words as an id, if they make one.
fn slug(title: &str) -> Option<String> {
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
    SectionId::parse(&id).map(|id| id.as_str().to_owned())
}

#[cfg(test)]
mod tests;
