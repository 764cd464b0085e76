//! Faults of one file while it is read: collected by byte offset, turned into lines and columns only at the end.

use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::text::near::nearest;
use std::cell::OnceCell;

/// The most faults that one file reports; what comes after is counted.
const REPORTED_MAX: usize = 1000;

/// The faults of one file.
pub(crate) struct Faults<'i> {
    file: &'i str,
    text: &'i str,
    list: Vec<Fault>,
    shape: usize,
    unsaid: usize,
    lines: OnceCell<Lines>,
}

struct Fault {
    severity: Severity,
    at: usize,
    message: String,
    advice: String,
}

impl<'i> Faults<'i> {
    /// No faults yet, in a file of that name and text.
    pub(crate) fn new(file: &'i str, text: &'i str) -> Self {
        Self {
            file,
            text,
            list: Vec::new(),
            shape: 0,
            unsaid: 0,
            lines: OnceCell::new(),
        }
    }

    /// Takes an error of shape: what holds it is skipped.
    pub(crate) fn shape(&mut self, at: usize, message: impl Into<String>, advice: &str) {
        self.shape += 1;
        self.push(Severity::Error, at, message.into(), advice);
    }

    /// Takes an error of content: what holds it is kept, the faulty part dropped or cleaned.
    pub(crate) fn content(&mut self, at: usize, message: impl Into<String>, advice: &str) {
        self.push(Severity::Error, at, message.into(), advice);
    }

    /// Takes a warning.
    pub(crate) fn warn(&mut self, at: usize, message: impl Into<String>, advice: &str) {
        self.push(Severity::Warning, at, message.into(), advice);
    }

    /// "Did you mean `x`?" where a known word is near, else the other advice; guesses only for faults that are shown.
    pub(crate) fn advice<'k>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
        otherwise: &str,
    ) -> String {
        let is_full = self.list.len() >= REPORTED_MAX;
        let near = (!is_full).then(|| nearest(word, known)).flatten();
        near.map_or_else(
            || otherwise.to_owned(),
            |other| format!("Did you mean `{other}`?"),
        )
    }

    fn push(&mut self, severity: Severity, at: usize, message: String, advice: &str) {
        if self.list.len() >= REPORTED_MAX {
            self.unsaid += 1;
            return;
        }
        self.list.push(Fault {
            severity,
            at,
            message,
            advice: advice.to_owned(),
        });
    }

    /// How many errors of shape there were: whoever reads a thing compares before and after.
    pub(crate) fn shapes(&self) -> usize {
        self.shape
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> &'i str {
        self.text
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &'i str {
        self.file
    }

    /// The line of a byte offset, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.lines.get_or_init(|| Lines::of(self.text)).line(at)
    }

    /// Gives every fault its line and column, in one pass over the text.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|fault| fault.at);
        let mut cursor = Cursor::default();
        let mut out: Vec<Diagnostic> = Vec::with_capacity(self.list.len() + 1);
        for fault in &self.list {
            let (line, column) = cursor.reach(self.text, fault.at);
            let place = (self.file, line, column);
            out.push(Diagnostic::new(
                fault.severity,
                place,
                &fault.message,
                &fault.advice,
            ));
        }
        if self.unsaid > 0 {
            let (line, column) = cursor.reach(self.text, self.text.len());
            let message = format!("{} more faults in this file are not shown.", self.unsaid);
            let advice = "Mend the first ones and check again.";
            out.push(Diagnostic::new(
                Severity::Error,
                (self.file, line, column),
                &message,
                advice,
            ));
        }
        out
    }
}

/// Where the lines of a text end, for looking up many places in it.
pub(crate) struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.bytes().enumerate();
        Self {
            ends: bytes
                .filter(|(_, b)| *b == b'\n')
                .map(|(at, _)| at)
                .collect(),
        }
    }

    /// The line of a byte offset, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < at)
    }
}

/// A place in a text that only moves on, so that many faults cost one pass.
struct Cursor {
    byte: usize,
    line: usize,
    column: usize,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            byte: 0,
            line: 1,
            column: 1,
        }
    }
}

impl Cursor {
    fn reach(&mut self, text: &str, at: usize) -> (usize, usize) {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        for c in text.get(self.byte..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.byte = self.byte.max(at);
        (self.line, self.column)
    }
}
