//! What the bottom line has to say for a moment, and whether everything is saved.

use crate::domain::id::RecordId;

/// How long a notice stands, in ms.
pub const NOTICE_MS: u64 = 6_000;

/// A sentence that replaces the hint line for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// When it goes, in ms since boot.
    pub until: u64,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went well.
    Good,
    /// Something to know.
    Plain,
    /// Something went wrong.
    Bad,
}

/// An append that the disk has not confirmed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The records of the append.
    pub ids: Vec<RecordId>,
    /// The work that has become a record: dropped once that is on disk.
    pub work: Option<RecordId>,
    /// What to say once it is on disk.
    pub said: String,
}

/// Whether everything is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Waiting for the disk, oldest first.
    pub pending: Vec<Pending>,
    /// Why the last append failed; `None` once one went through.
    pub failed: Option<String>,
    /// When the last append was confirmed: wall ms.
    pub saved_at: Option<i64>,
    /// When a draft was last kept: wall ms.
    pub kept_at: Option<i64>,
}
