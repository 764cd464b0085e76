//! Work in progress: what was begun and not yet saved, kept beside the journal so that a crash loses nothing.

use crate::domain::grade::Mark;
use crate::domain::id::{Key, RecordId, Slug};

/// One answer under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Its own name, and that of its file.
    pub id: RecordId,
    /// Which question.
    pub question: Key,
    /// The follow-up being answered, if that is what it is.
    pub follow_up: Option<Slug>,
    /// What one wrote so far.
    pub draft: String,
    /// How far one got.
    pub moment: WorkMoment,
    /// The marks so far: point, mark and ticked parts.
    pub marks: Vec<WorkMark>,
    /// The pitfalls marked so far.
    pub pitfalls: Vec<Slug>,
    /// The clarifying questions one asked, once `c` was opened.
    pub asked: Option<Vec<Slug>>,
    /// How sure one was, 1 to 3.
    pub sure: Option<u8>,
    /// Seconds spent on it.
    pub active_seconds: u32,
    /// The boot it was written in, as the system names it; empty where unknown.
    pub boot_id: String,
    /// When it was last written, wall ms.
    pub wall_ms: i64,
}

/// How far an answer under way has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkMoment {
    /// Still answering.
    Answer,
    /// The checklist is open.
    Grade,
}

/// The mark of one point so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkMark {
    /// Which point.
    pub point: Slug,
    /// Its mark.
    pub mark: Mark,
    /// Which of its parts are ticked, by place.
    pub parts: Vec<u8>,
    /// Whether it only came when prompted.
    pub prompted: bool,
}
