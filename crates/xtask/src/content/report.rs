//! Everything that is wrong with the policies, by file and line.

use messages::Language;
use policy_markdown::{Diagnostic, Lines, MAX_BYTES, Severity, TomlProblem, read_table};
use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

#[derive(Debug, Default)]
pub(crate) struct Report {
    problems: Vec<(PathBuf, Diagnostic)>,
}

impl Report {
    pub(crate) fn add(&mut self, file: &Path, problem: Diagnostic) {
        self.problems.push((file.to_owned(), problem));
    }

    /// The problems of the files in a folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.problems.retain(|(file, _)| file.starts_with(folder));
        self
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

/// Reads a TOML file, as far as it can be read, and reports the rest.
pub(super) fn read_toml<T: serde::de::DeserializeOwned>(file: &Path, text: &str, report: &mut Report) -> Option<T> {
    let (value, problems) = read_table(text);
    let lines = Lines::of(text);
    for TomlProblem { at, message, hidden } in problems {
        let remedy = if hidden.is_some() { "" } else { ": correct it as docs/publishing.md shows" };
        report.add(file, Diagnostic::error(lines.at(at), [&message, remedy].concat()));
    }
    value
}

/// Reads a text file, or reports why not, at line 1.
pub(super) fn read_text(file: &Path, report: &mut Report) -> Option<String> {
    let mut error = |message: String| report.add(file, Diagnostic::error(1, message));
    match bytes_of(file) {
        Ok(Some(bytes)) if bytes.len() > MAX_BYTES => error(messages::problem_too_large(Language::En).into()),
        Ok(Some(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(_) => error("the file is not UTF-8: save it as UTF-8".into()),
        },
        Ok(None) => error("this is no regular file: put a text file in its place".into()),
        Err(problem) => error(format!("the file cannot be read ({problem}): put it there, or make it readable")),
    }
    None
}

/// The bytes of a regular file, no more than one above what is allowed: a
/// device or a pipe has no end, or waits for somebody to write.
fn bytes_of(file: &Path) -> std::io::Result<Option<Vec<u8>>> {
    if !std::fs::metadata(file)?.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
