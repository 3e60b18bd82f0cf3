//! Document tree to elements: the only place that makes elements out of a
//! policy. Text becomes text nodes and targets were parsed, so nothing in a
//! policy can become markup or script.

use super::element::{element, keyed, several, text};
use crate::route::{Route, Tool};
use crate::site::Site;
use messages::Language;
use policy::{Block, Clause, Document, Inline, Item, Row, Section, Target};
use yew::Html;

/// What the elements need to know besides the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site,
    pub(crate) route: &'a Route,
    /// the language of the interface
    pub(crate) language: Language,
}

impl Context<'_> {
    /// The address of a section or clause of this page.
    pub(crate) fn here(&self, fragment: &str) -> String {
        self.route.href(&self.site.base, Some(fragment))
    }

    fn href(&self, target: &Target) -> String {
        match target {
            Target::Fragment(fragment) => self.here(fragment),
            Target::External(address) => address.clone(),
            Target::Policy(id, fragment) => {
                Route::Policy(self.language, id.clone()).href(&self.site.base, fragment.as_deref())
            }
            Target::Term(term) => Route::Tool(self.language, Tool::Glossary).href(&self.site.base, Some(term)),
        }
    }
}

/// The sections of a policy.
pub(crate) fn sections(document: &Document, context: Context<'_>) -> Vec<Html> {
    document.sections.iter().map(|part| section(part, context)).collect()
}

/// A section opens by default: the whole text must be readable in one place.
fn section(section: &Section, context: Context<'_>) -> Html {
    let id = section.id.as_str();
    let count = u32::try_from(section.clauses()).unwrap_or(u32::MAX);
    let counted = messages::clauses(context.language, count);
    let title = element("h2", &[], &[], line(&section.title, context));
    let count = element(
        "span",
        &["class", "title", "aria-hidden"],
        &[Some("count"), Some(&counted), Some("true")],
        vec![text(&count.to_string())],
    );
    let mut children = vec![element("summary", &[], &[], vec![title, count])];
    children.extend(blocks(&section.blocks, context));
    keyed(id, "details", &["class", "id", "open"], &[Some("section"), Some(id), Some("")], children)
}

fn blocks(blocks: &[Block], context: Context<'_>) -> Vec<Html> {
    blocks.iter().enumerate().map(|(place, part)| block(&place.to_string(), part, context)).collect()
}

fn block(key: &str, block: &Block, context: Context<'_>) -> Html {
    match block {
        Block::Heading(level, id, content) => {
            let tag = ["h3", "h4", "h5", "h6"].get(usize::from(level.saturating_sub(3))).copied().unwrap_or("h6");
            keyed(key, tag, &["id"], &[Some(id.as_str())], line(content, context))
        }
        Block::Paragraph(clause, content) => {
            let values = [Some("clause"), Some(clause.id.as_str()), count(clause)];
            keyed(key, "p", &["class", "id", "data-number"], &values, labelled(clause, content, context))
        }
        Block::List(start, items) => {
            let start = start.map(|start| start.to_string());
            let tag = if start.is_some() { "ol" } else { "ul" };
            keyed(key, tag, &["start"], &[start.as_deref()], items.iter().map(|part| item(part, context)).collect())
        }
        Block::Table(head, rows) => {
            let values = [Some("table"), Some("group"), Some("0"), Some(messages::table(context.language))];
            keyed(key, "div", &["class", "role", "tabindex", "aria-label"], &values, vec![table(head, rows, context)])
        }
        Block::Quote(inner) => keyed(key, "blockquote", &[], &[], blocks(inner, context)),
        Block::Code(clause, code) => {
            let code = element("code", &[], &[], vec![text(code)]);
            keyed(key, "pre", &["class", "id", "tabindex"], &[Some("clause"), Some(&clause.id), Some("0")], vec![code])
        }
        Block::Rule => keyed(key, "hr", &[], &[], Vec::new()),
    }
}

fn item(item: &Item, context: Context<'_>) -> Html {
    let Item { clause, content, blocks: inner } = item;
    let class = if clause.label.is_empty() { "clause" } else { "clause labelled" };
    let mut children = labelled(clause, content, context);
    children.extend(blocks(inner, context));
    keyed(&clause.id, "li", &["class", "id"], &[Some(class), Some(&clause.id)], children)
}

fn table(head: &[Vec<Inline>], rows: &[Row], context: Context<'_>) -> Html {
    let cell = |place: usize, tag, scope, content: &[Inline]| {
        keyed(&place.to_string(), tag, &["scope"], &[scope], line(content, context))
    };
    let header = head.iter().enumerate().map(|(place, content)| cell(place, "th", Some("col"), content)).collect();
    let row = |row: &Row| {
        let cells = row.cells.iter().enumerate().map(|(place, content)| match place {
            0 => cell(place, "th", Some("row"), content),
            _ => cell(place, "td", None, content),
        });
        keyed(&row.clause.id, "tr", &["class", "id"], &[Some("clause"), Some(&row.clause.id)], cells.collect())
    };
    let header = element("thead", &[], &[], vec![element("tr", &[], &[], header)]);
    element("table", &[], &[], vec![header, element("tbody", &[], &[], rows.iter().map(row).collect())])
}

/// A clause's line after the number that the text gives it.
fn labelled(clause: &Clause, content: &[Inline], context: Context<'_>) -> Vec<Html> {
    let content = line(content, context);
    if clause.label.is_empty() {
        return content;
    }
    let label = text(&[&clause.label, " "].concat());
    vec![element("span", &["class"], &[Some("number")], vec![label]), several(content)]
}

/// The place of a clause without a number, for the margin.
fn count(clause: &Clause) -> Option<&str> {
    clause.label.is_empty().then(|| clause.id.rsplit('.').next())?
}

/// A line of text.
pub(crate) fn line(content: &[Inline], context: Context<'_>) -> Vec<Html> {
    content.iter().map(|part| inline(part, context)).collect()
}

fn inline(inline: &Inline, context: Context<'_>) -> Html {
    match inline {
        Inline::Text(words) => text(words),
        Inline::Emphasis(inner) => element("em", &[], &[], line(inner, context)),
        Inline::Strong(inner) => element("strong", &[], &[], line(inner, context)),
        Inline::Code(code) => element("code", &[], &[], vec![text(code)]),
        Inline::Link(target, inner) => {
            let rel = target.external().map(|_| "external noreferrer");
            let class = matches!(target, Target::Term(_)).then_some("term");
            element("a", &["href", "rel", "class"], &[Some(&context.href(target)), rel, class], line(inner, context))
        }
        Inline::Break => element("br", &[], &[], Vec::new()),
    }
}
