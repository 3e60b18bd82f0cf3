//! What is wrong with a text, where, and what to do about it.

use messages::Language;
use policy::BadTarget;
use std::fmt;

/// A problem in a file. The message says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// counted from 1
    pub line: usize,
    /// whether it stops a build
    pub severity: Severity,
    /// as a compiler says it: lower case, without a period at the end
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
pub(crate) fn remedy(language: Language, reason: BadTarget) -> &'static str {
    match reason {
        BadTarget::Empty => messages::problem_target_empty(language),
        BadTarget::Character => messages::problem_target_character(language),
        BadTarget::Scheme => messages::problem_target_scheme(language),
        BadTarget::Host => messages::problem_target_host(language),
        BadTarget::User => messages::problem_target_user(language),
        BadTarget::Relative => messages::problem_target_relative(language),
        BadTarget::Fragment => messages::problem_target_fragment(language),
    }
}

/// The first character that a reader does not see and that changes what is
/// seen, or that no feed may hold: `13` would read as 31; or that shows nothing
/// of what was meant. Joiners and marks that writing in some languages needs
/// are left alone.
pub(crate) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|letter| match letter {
        '\t' | '\n' | '\r' => false,
        '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' => true,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => letter.is_control() || is_lost(*letter),
    })
}

/// What to say of such a character.
pub(crate) fn hidden_message(language: Language, letter: char) -> String {
    let name = format!("U+{:04X}", u32::from(letter));
    if is_lost(letter) { messages::problem_lost(language, &name) } else { messages::problem_hidden(language, &name) }
}

/// What stands where a letter was lost in a conversion, or where only the font
/// of another program has a shape: a bullet of an office text, for one.
fn is_lost(letter: char) -> bool {
    matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}
