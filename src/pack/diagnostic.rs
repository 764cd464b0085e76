//! What is wrong with a pack, told to its author: file, line, column, sentence, next step; knows no TOML and no terminal.

use crate::text::clean;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// The most characters of a printed diagnostic.
pub const PRINTED_MAX: usize = 500;

const FILE_MAX: usize = 160;
const MESSAGE_MAX: usize = 180;
const ADVICE_MAX: usize = 100;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out or changed, and `pack check` fails.
    Error,
    /// The pack loads as it is, but its author may want to know.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One fault at one place; all its texts are clean and short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The file, as the source names it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it, as a sentence; may be empty.
    pub advice: String,
}

impl Diagnostic {
    /// A diagnostic at a place, with its texts cleaned and cut.
    pub fn new(
        severity: Severity,
        (file, line, column): (&str, usize, usize),
        message: &str,
        advice: &str,
    ) -> Self {
        Self {
            severity,
            file: clean::line(file).into_owned(),
            line,
            column,
            message: cut(&clean::line(message), MESSAGE_MAX).into_owned(),
            advice: cut(&clean::line(advice), ADVICE_MAX).into_owned(),
        }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    /// `file:line:column: error: what is wrong. What to do.`, at most [`PRINTED_MAX`] characters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            line,
            column,
            message,
            advice,
            ..
        } = self;
        let file = keep_end(&self.file, FILE_MAX);
        write!(f, "{file}:{line}:{column}: {severity}: {message}")?;
        if advice.is_empty() {
            return Ok(());
        }
        write!(f, " {advice}")
    }
}

/// Sorts by file in the order given, then line and column.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (a.file.as_str(), a.line, a.column, &a.message).cmp(&(
            b.file.as_str(),
            b.line,
            b.column,
            &b.message,
        ))
    });
}

/// Puts foreign text between backticks, cleaned and cut to what fits in a sentence.
pub(crate) fn quote(foreign: &str) -> String {
    let mut head = String::new();
    for c in foreign.chars().take(200) {
        // What cleaning would drop without a trace is the very thing to show.
        if clean::line(c.encode_utf8(&mut [0; 4])).is_empty() {
            let _ = write!(head, "<U+{:04X}>", u32::from(c));
        } else {
            head.push(c);
        }
    }
    format!("`{}`", cut(&clean::line(&head), 64))
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(most - 1).chain(['…']).collect()),
    }
}

fn keep_end(text: &str, most: usize) -> Cow<'_, str> {
    let count = text.chars().count();
    if count <= most {
        return Cow::Borrowed(text);
    }
    let tail = text.chars().skip(count - most + 1);
    Cow::Owned(['…'].into_iter().chain(tail).collect())
}

#[cfg(test)]
mod tests;
