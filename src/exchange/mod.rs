//! Formats of other programs in which content comes and goes; knows no command and no file.

pub mod anki;
pub mod csv;
pub mod json;
pub mod rows;
pub mod take_in;

mod literal;
mod page;
mod written;

use crate::pack::{Diagnostic, Severity};
use crate::text::clean;
use toml::{Table, Value};

/// The topic of what comes in without one, as that of `greenroom new`.
pub const TOPIC: &str = "mine";

/// What a table of a pack's file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A question.
    Question,
    /// An objective.
    Objective,
    /// A reference.
    Reference,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Question, Self::Objective, Self::Reference];

    /// The key in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Objective => "objective",
            Self::Reference => "reference",
        }
    }
}

/// A question on its way in, or what else a pack's file holds: as a table of the pack format, and where it stood.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub sort: Sort,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The whole key that it had elsewhere, by which others of the file may link to it; empty where it had none.
    pub key: String,
    /// The table.
    pub table: Table,
}

impl Entry {
    /// A question at the beginning of a line.
    fn question(line: usize, table: Table) -> Self {
        Self {
            sort: Sort::Question,
            line,
            column: 1,
            key: String::new(),
            table,
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// Its questions.
    pub entries: Vec<Entry>,
    /// Sentences on what of it does not come in.
    pub notes: Vec<String>,
}

/// A fault of a file that comes in.
fn fault(place: (&str, usize, usize), message: &str, advice: &str) -> Diagnostic {
    Diagnostic::new(Severity::Error, place, message, advice)
}

/// Puts a text into a table, cleaned; an empty one is left out.
fn put(table: &mut Table, key: &str, text: &str) {
    let text = clean::text(text);
    if !text.trim().is_empty() {
        table.insert(key.to_owned(), Value::String(text.into_owned()));
    }
}

/// Puts texts into a table as a list, cleaned; an empty list is left out.
fn put_all<T: AsRef<str>>(table: &mut Table, key: &str, texts: &[T]) {
    let texts = texts
        .iter()
        .map(|text| clean::text(text.as_ref()).into_owned());
    let list: Vec<Value> = texts
        .filter(|text| !text.trim().is_empty())
        .map(Value::String)
        .collect();
    if !list.is_empty() {
        table.insert(key.to_owned(), Value::Array(list));
    }
}

/// Puts tables into a table as a list; an empty list is left out.
fn put_tables(table: &mut Table, key: &str, tables: Vec<Table>) {
    if !tables.is_empty() {
        let list = tables.into_iter().map(Value::Table).collect();
        table.insert(key.to_owned(), Value::Array(list));
    }
}
