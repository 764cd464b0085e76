//! `greenroom import`: questions of one's own from files, or a partner's marks; tells the two apart by what the file holds.

mod content;
mod partner;

use crate::cli::ImportArgs;
use crate::commands::failure::Failure;
use crate::shell::paths::shown;
use crate::startup::Base;
use crate::text::why::why;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// Takes a file in.
///
/// # Errors
/// A sentence, or all faults with their places: it can't be read, is no such file, is there already, or can't be written.
pub(super) fn run(base: &Base, args: &ImportArgs) -> Result<u8, Failure> {
    let file = &args.file;
    if file.is_dir() {
        return Err(Failure::usage(format!(
            "{} is a folder. `greenroom pack add DIR` installs a pack; name a file to take questions in.",
            shown(file)
        )));
    }
    // A pipe is read like a file; what is not there is named by whoever is asked for it.
    if file.extension().is_some_and(|end| end == "jsonl") || !file.exists() {
        return partner::run(base, file);
    }
    let bytes = read(file)?;
    if is_journal(&bytes) {
        return partner::run(base, file);
    }
    content::run(base, file, bytes)
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::io(format!(
            "{} cannot be read: {error}; check its permissions.",
            shown(file),
            error = why(&error)
        ))
    };
    let mut bytes = Vec::new();
    let source = File::open(file).map_err(unreadable)?;
    source
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::nothing(format!(
            "{} is larger than {} MiB. Split it into several files.",
            shown(file),
            LARGEST >> 20
        )));
    }
    Ok(bytes)
}

/// Whether the first line is one of a journal's, as a partner's file has them.
fn is_journal(bytes: &[u8]) -> bool {
    let first = bytes
        .split(|byte| *byte == b'\n')
        .find(|line| !line.is_empty());
    let record: Option<serde_json::Value> =
        first.and_then(|line| serde_json::from_slice(line).ok());
    record.is_some_and(|record| {
        ["v", "id", "k", "d"]
            .iter()
            .all(|key| record.get(*key).is_some())
    })
}
