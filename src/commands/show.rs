//! `greenroom show`: a question with all that belongs to it, as Markdown or JSON.

pub(super) mod json;
pub(super) mod markdown;

use crate::commands::failure::Failure;
use crate::commands::out::{complain, print, print_json};
use crate::startup::Base;

/// Prints a question.
///
/// # Errors
/// No question is called so (near names are offered), or the output cannot be written.
pub(super) fn run(base: &Base, name: &str, json: bool) -> Result<u8, Failure> {
    let (library, notice) = base.library();
    complain(&Vec::from_iter(notice));
    let question = library
        .resolve(name)
        .map_err(|ambiguity| Failure::nothing(ambiguity.to_string()))?;
    if json {
        print_json(&json::of(question))?;
    } else {
        print(&markdown::whole(question, &library))?;
    }
    Ok(0)
}
