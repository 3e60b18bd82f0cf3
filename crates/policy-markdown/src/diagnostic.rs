//! What is wrong with a text, where, and what to do about it.

use policy::BadTarget;
use std::fmt;

/// A problem in a file. The message says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// counted from 1
    pub line: usize,
    /// whether it stops a build
    pub severity: Severity,
    /// lower case, without a period at the end
    pub message: String,
}

/// Whether a problem stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// it does not
    Warning,
    /// it does
    Error,
}

impl Diagnostic {
    /// A problem that stops a build.
    pub fn error(line: usize, message: impl Into<String>) -> Self {
        Self { line, severity: Severity::Error, message: message.into() }
    }

    /// A problem that the publisher should know of.
    pub fn warning(line: usize, message: impl Into<String>) -> Self {
        Self { line, severity: Severity::Warning, message: message.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.severity {
            Severity::Warning => "warning: ",
            Severity::Error => "",
        };
        write!(formatter, "{}: {kind}{}", self.line, self.message)
    }
}

/// What is wrong with a link's destination, and what to do.
pub(crate) const fn remedy(reason: BadTarget) -> &'static str {
    match reason {
        BadTarget::Empty => "it is empty: name an address",
        BadTarget::Character => {
            "it holds white space, a backslash or an invisible character: write the address as the browser shows it"
        }
        BadTarget::Scheme => "only https, http, mailto and tel may be followed: use one of them",
        BadTarget::Host => "it names no host, person or number: write the whole address",
        BadTarget::User => "`user@host` hides where it leads: write the host alone",
        BadTarget::Relative => "within the site only `#id` and `../policy/#id` lead somewhere: use one of them",
        BadTarget::Fragment => "after `#` stands a heading's id or a clause, such as `cookies` or `3.4`: correct it",
    }
}

/// The first character that a reader does not see and that changes what is
/// seen, or that no feed may hold: `13` would read as 31. Joiners and marks
/// that writing in some languages needs are left alone.
pub(crate) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|letter| match letter {
        '\t' | '\n' | '\r' => false,
        '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => letter.is_control(),
    })
}

/// What to say of such a character.
pub(crate) fn hidden_message(letter: char) -> String {
    format!("the invisible character U+{:04X} stands here", u32::from(letter))
}

/// What to do about it.
pub(crate) const HIDDEN_REMEDY: &str = "take it out, or the text reads otherwise than it is stored";
