//! What the app asks of the world; only the shell carries it out.

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::work::Work;

/// A wish to the world.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Append these records in one write; answered by `Appended`.
    Append(Vec<Record>),
    /// Keep this work in progress on disk and hold its lock; answered by `WorkKept`.
    KeepWork(Box<Work>),
    /// The work has become a record, or was discarded: delete its file, let its lock go.
    DropWork(RecordId),
    /// Write a partner's marks to a file of this name where one is; answered by `Shared`.
    ShareMarks {
        /// The file's name.
        name: String,
        /// The round, its attempts and its end.
        records: Vec<Record>,
    },
    /// Write a text as Markdown to a new file where greenroom was started; answered by `Written`.
    WriteMarkdown {
        /// The file's name without its ending; a number is put behind it where that is taken.
        stem: String,
        /// What the file says.
        text: String,
    },
    /// Open this text in the user's editor; answered by `Edited`.
    Edit(String),
    /// Put this text on the clipboard by way of the terminal.
    Copy(String),
    /// Read what others have added to the journal; answered by `Others` when there is something.
    Refresh,
    /// Read the texts of drafts, newest first; answered by `Drafts`.
    ReadDrafts(Vec<Record>),
    /// Switch mouse capture on or off.
    CaptureMouse(bool),
    /// Stop the process as Ctrl-Z does.
    Suspend,
    /// Leave with this exit code, once the journal has finished.
    Quit(u8),
}
