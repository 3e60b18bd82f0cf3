//! A line of text under construction.

use policy::Inline;

/// A line under construction: neighbouring texts are merged, white space is
/// single, and none stands at either end.
#[derive(Default)]
pub(crate) struct Line {
    content: Vec<Inline>,
}

impl Line {
    pub(crate) fn text(&mut self, text: &str) {
        // Only what HTML would collapse: a no-break space is a letter here.
        let blank = |letter: char| matches!(letter, ' ' | '\t' | '\n' | '\r');
        if !matches!(self.content.last(), Some(Inline::Text(_))) {
            self.content.push(Inline::Text(String::new()));
        }
        let first = self.content.len() == 1;
        let after_break = matches!(self.content.iter().rev().nth(1), Some(Inline::Break));
        if let Some(Inline::Text(merged)) = self.content.last_mut() {
            for letter in text.chars() {
                if !blank(letter) {
                    merged.push(letter);
                } else if !(merged.ends_with(' ') || (merged.is_empty() && (first || after_break))) {
                    merged.push(' ');
                }
            }
        }
    }

    pub(crate) fn push(&mut self, inline: Inline) {
        self.content.push(inline);
    }

    pub(crate) fn finish(mut self) -> Vec<Inline> {
        if let Some(Inline::Text(last)) = self.content.last_mut() {
            last.truncate(last.trim_end_matches(' ').len());
        }
        self.content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
        self.content
    }
}
