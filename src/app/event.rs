//! What can happen to the app; carries time and chance as data.

use crate::app::chord::Chord;
use crate::domain::id::{Key, RecordId};
use crate::domain::record::Record;
use crate::domain::time::Moment;

/// Something that happened, when, and fresh random bits for the records it may lead to.
#[derive(Debug)]
pub struct Event {
    /// When the shell took it in.
    pub at: Moment,
    /// 128 random bits from the operating system; several records of one event add 1, 2, ... to them.
    pub fresh: u128,
    /// What happened.
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug)]
pub enum EventKind {
    /// A key was pressed.
    Key(Chord),
    /// More keys than a hand can press came in one read; they are text, never marks or commands.
    Flood(String),
    /// Text was pasted, already cleaned and cut to 64 KiB.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The window has this size now, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The deadline that [`crate::app::state::State::deadline`] named has come.
    Deadline,
    /// The window has the focus again, or the program is back from a suspend.
    Focus,
    /// The journal has answered an append.
    Appended {
        /// The records it was about, as the effect gave them.
        ids: Vec<RecordId>,
        /// `Ok` once they are on disk; else one sentence that says why not.
        outcome: Result<(), String>,
    },
    /// Another window or machine has written to the journal.
    Others(Vec<Record>),
    /// Work in progress is on disk, or one sentence that says why not.
    WorkKept {
        /// Which work.
        id: RecordId,
        /// How it went.
        outcome: Result<(), String>,
        /// Whether it failed because another window has that work.
        elsewhere: bool,
    },
    /// The editor was closed: the text, or one sentence that says what went wrong.
    Edited(Result<String, String>),
    /// A partner's marks are in a file: its path, or one sentence that says why not.
    Shared(Result<String, String>),
    /// A text is in a file: its path, or one sentence that says why not.
    Written(Result<String, String>),
    /// Texts of drafts that were asked for.
    Drafts(Vec<(RecordId, Key, String)>),
    /// The journal's health has something to say: one sentence.
    Notice(String),
    /// The program is about to leave, whatever the reason; the last event.
    Leaving,
}

/// What the mouse did, and where, in cells from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// What it did.
    pub what: MouseKind,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The first button went down.
    Click,
    /// The wheel was turned away.
    WheelUp,
    /// The wheel was turned near.
    WheelDown,
}
