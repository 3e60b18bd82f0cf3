//! What is wrong with a text, where, and what to do about it.

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
