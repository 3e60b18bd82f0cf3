//! Everything that is wrong with the policies, by file and line.

use policy_markdown::{Diagnostic, Severity};
use std::fmt;
use std::path::{Path, PathBuf};

#[derive(Debug, Default)]
pub(crate) struct Report {
    problems: Vec<(PathBuf, Diagnostic)>,
}

impl Report {
    pub(crate) fn add(&mut self, file: &Path, problem: Diagnostic) {
        self.problems.push((file.to_owned(), problem));
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.problems.iter().any(|(_, problem)| problem.severity == Severity::Error)
    }

    /// The number of errors, in words.
    pub(crate) fn count(&self) -> String {
        match self.problems.iter().filter(|(_, problem)| problem.severity == Severity::Error).count() {
            1 => "1 error".into(),
            count => format!("{count} errors"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let here = std::env::current_dir().unwrap_or_default();
        let mut lines: Vec<(&Path, &Diagnostic)> =
            self.problems.iter().map(|(file, problem)| (file.strip_prefix(&here).unwrap_or(file), problem)).collect();
        lines.sort_by_key(|(file, problem)| (*file, problem.line));
        for (file, problem) in lines {
            writeln!(formatter, "{}:{problem}", file.display())?;
        }
        Ok(())
    }
}

/// The line of a byte in a text, counted from 1.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads a TOML file, or reports why not.
pub(super) fn read_toml<T: serde::de::DeserializeOwned>(file: &Path, text: &str, report: &mut Report) -> Option<T> {
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            let message = error.message().replace('\n', "; ");
            report.add(file, Diagnostic::error(line, format!("{message}: correct it as docs/publishing.md shows")));
            None
        }
    }
}

/// Reads a text file, or reports why not, at line 1.
pub(super) fn read_text(file: &Path, report: &mut Report) -> Option<String> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.add(
                file,
                Diagnostic::error(1, format!("the file cannot be read ({error}): put it there, or make it readable")),
            );
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(_) => {
            report.add(file, Diagnostic::error(1, "the file is not UTF-8: save it as UTF-8"));
            None
        }
    }
}
