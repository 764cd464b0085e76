//! Why a name stands for no single question, and how to say so; knows keys, not packs.

use crate::domain::id::Key;
use crate::text::list::listed;
use crate::text::{cells, clean};
use std::fmt;

/// Why a name stands for no single question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// No question is called so.
    Unknown {
        /// What was asked for.
        name: String,
        /// What was perhaps meant, nearest first.
        near: Vec<Key>,
    },
    /// Several packs have it.
    Many {
        /// What was asked for.
        name: String,
        /// All that are called so.
        keys: Vec<Key>,
    },
}

impl fmt::Display for Ambiguity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Unknown { name, .. } | Self::Many { name, .. }) = self;
        let shown = clean::line(name);
        let shown = cells::truncate(&shown, 60);
        match self {
            Self::Unknown { near, .. } if near.is_empty() => write!(
                f,
                "No question is called `{shown}`. Look for it with `greenroom search`."
            ),
            Self::Unknown { near, .. } => write!(
                f,
                "No question is called `{shown}`. Did you mean {}?",
                quoted(near, "or")
            ),
            Self::Many { keys, .. } => write!(
                f,
                "Several questions are called `{shown}`: {}. Give the whole name.",
                quoted(keys, "and")
            ),
        }
    }
}

impl std::error::Error for Ambiguity {}

fn quoted(keys: &[Key], last: &str) -> String {
    let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    listed(&names, last)
}
