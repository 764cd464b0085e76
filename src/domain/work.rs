//! Work in progress: what was begun and not yet saved, kept beside the journal so that a crash loses nothing.

use crate::domain::grade::Mark;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::record::PushedHow;

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
    /// The round under way, when that is what it is; `question` is then its first.
    pub round: Option<RoundWork>,
}

impl Work {
    /// What was just begun: nothing written, nothing marked, no time spent.
    pub fn begun(id: RecordId, question: Key) -> Self {
        Self {
            id,
            question,
            follow_up: None,
            draft: String::new(),
            moment: WorkMoment::Answer,
            marks: Vec::new(),
            pitfalls: Vec::new(),
            asked: None,
            sure: None,
            active_seconds: 0,
            boot_id: String::new(),
            wall_ms: 0,
            round: None,
        }
    }
}

/// A round under way: what its records do not say yet.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundWork {
    /// Which round: the id of its first record.
    pub round: RecordId,
    /// The place of the step it has come to.
    pub step: u32,
    /// What each step's clock says: ms that it ran, ms that it was paused.
    pub clocks: Vec<(u64, u64)>,
    /// What one wrote in each step.
    pub drafts: Vec<String>,
    /// Each question so far.
    pub cards: Vec<RoundCard>,
    /// The push-backs that were met.
    pub met: Vec<RoundPush>,
    /// The rung reached on the ladder of follow-ups, step by step.
    pub rungs: Vec<u32>,
    /// The place of the changed requirement that was said, among the push-backs of the first question.
    pub change: Option<u32>,
    /// The score one said one would get.
    pub said: Option<u8>,
    /// The place of the question to be graded, once the last step is over; whether grading has begun says the moment.
    pub grading: Option<u32>,
}

impl RoundWork {
    /// A round that has just begun: at its first step, nothing written, nothing said.
    pub fn begun(round: RecordId) -> Self {
        Self {
            round,
            step: 0,
            clocks: Vec::new(),
            drafts: Vec::new(),
            cards: Vec::new(),
            met: Vec::new(),
            rungs: Vec::new(),
            change: None,
            said: None,
            grading: None,
        }
    }
}

/// What one question of a round has come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundCard {
    /// The clarifying questions one asked, once the replies were opened.
    pub asked: Option<Vec<Slug>>,
    /// The marks so far.
    pub marks: Vec<WorkMark>,
    /// The pitfalls marked so far.
    pub pitfalls: Vec<Slug>,
}

/// A push-back that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundPush {
    /// The place of the question.
    pub question: u32,
    /// The place of the step in which it was said.
    pub step: u32,
    /// Which push-back.
    pub id: Slug,
    /// What one did about it.
    pub how: PushedHow,
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
