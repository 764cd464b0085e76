//! What the journal tells whoever saves: answers, news, and sentences on failure; knows no file by itself.

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::journal::reason::Reason;
use crate::text::why::why;
use std::io;
use std::path::Path;

/// What the journal has to say after it was written to or looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// An append was answered.
    Appended {
        /// The records it was about; all that waited are tried again with every append.
        ids: Vec<RecordId>,
        /// `Ok` once they are on disk; else one sentence that says why not. They wait in memory.
        outcome: Result<(), String>,
    },
    /// Another window or machine has written these.
    Others(Vec<Record>),
    /// One sentence that one should read.
    Notice(String),
    /// Work in progress is on disk, or one sentence that says why not.
    WorkKept {
        /// Which work.
        id: RecordId,
        /// How it went.
        outcome: Result<(), String>,
        /// Whether it failed because another window has that work.
        elsewhere: bool,
    },
}

/// Why nothing was saved, and what becomes of it.
pub(crate) fn not_saved(path: &Path, error: &io::Error) -> String {
    let file = crate::journal::place::shown(path);
    let kept = "what you did is kept in memory and tried again with every save";
    let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
    let closed = [
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
    ];
    if full.contains(&error.kind()) {
        format!("NOT SAVED: the disk is full; free some space, {kept}.")
    } else if closed.contains(&error.kind()) {
        format!(
            "NOT SAVED: {file} cannot be written to ({error}); make it writable, {kept}.",
            error = why(error)
        )
    } else {
        format!(
            "NOT SAVED: writing to {file} failed ({error}); {kept}.",
            error = why(error)
        )
    }
}

/// Why what other windows save is not seen.
pub(crate) fn not_listed(directory: &Path, error: &io::Error) -> String {
    format!(
        "{} cannot be listed ({}); what other windows save is not seen until it can.",
        crate::journal::place::shown(directory),
        why(error)
    )
}

/// Why what a journal file says is left out.
pub(crate) fn not_read(path: &Path, error: &io::Error) -> String {
    format!(
        "{} cannot be read ({}); what it says is left out until it can.",
        crate::journal::place::name(path),
        why(error)
    )
}

/// Why a record can never be saved.
pub(crate) fn unwritable(reason: &Reason) -> String {
    format!(
        "NOT SAVED: the record cannot be written ({reason}); this is a fault of greenroom, please report it."
    )
}
