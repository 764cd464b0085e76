//! The journal's records as the rules see them: what happened, never how it is written down.

use crate::domain::grade::{Grades, PitfallMark, PointMark, grade};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::Level;
use crate::domain::time::{Day, Moment};
use arcstr::ArcStr;

mod plan;
mod round;

pub use plan::{DayOff, Plan, parse_date};
pub use round::{Asked, PushedHow, RoundEnding, RoundStart, RoundStep};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its own name.
    pub id: RecordId,
    /// The device that wrote it.
    pub device: ArcStr,
    /// The hybrid clock in ms: orders records across devices; set when the line is written.
    pub hybrid: i64,
    /// Wall time in ms since 1970, UTC.
    pub wall_ms: i64,
    /// Local offset from UTC in minutes when it was written.
    pub offset_minutes: i16,
    /// The study day, fixed when it was written.
    pub day: Day,
    /// What happened.
    pub what: What,
}

// The largest kinds keep what is long behind a pointer.
const _: () = assert!(size_of::<Record>() <= 80, "a record grew");

impl Record {
    /// A record of `what` at a moment; the journal sets device and hybrid clock when it writes the line.
    pub fn new(at: Moment, fresh: u128, what: What) -> Self {
        Self {
            id: RecordId::mint(at.wall_ms, fresh),
            device: ArcStr::new(),
            hybrid: at.wall_ms,
            wall_ms: at.wall_ms,
            offset_minutes: at.offset_minutes,
            day: at.day,
            what,
        }
    }
}

/// What a record says happened.
///
/// What is rare or long lies elsewhere: a journal holds a hundred thousand of these, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The first line of a file.
    File {
        /// Who wrote it, such as `greenroom 0.1.0`.
        app: ArcStr,
        /// The format's version.
        format: u32,
        /// The oldest reader that may write beside it.
        min_reader: u32,
    },
    /// A graded answer.
    Attempt(Box<Attempt>),
    /// A question opened to read, without a score.
    Read {
        /// Which question.
        question: Key,
    },
    /// A point asked alone.
    Drill {
        /// Which question.
        question: Key,
        /// Which of its points.
        point: Slug,
        /// How it went.
        rating: Rating,
    },
    /// A reference asked.
    Quick {
        /// Which reference.
        reference: Key,
        /// Whether the answer was right.
        right: bool,
        /// The round in which it was asked.
        round: Option<RecordId>,
    },
    /// A round began.
    RoundStart(Box<RoundStart>),
    /// A phase or question of a round ended.
    RoundStep(Box<RoundStep>),
    /// A round ended.
    RoundEnd {
        /// Which round.
        round: RecordId,
        /// Why it ended.
        why: RoundEnding,
        /// Seconds from start to end on the wall.
        wall: u32,
        /// Seconds that its clock ran.
        active: u32,
    },
    /// A line to oneself after a round.
    RoundNote {
        /// Which round.
        round: RecordId,
        /// The line.
        line: ArcStr,
    },
    /// Earlier records taken back.
    Void {
        /// Which.
        of: Vec<RecordId>,
    },
    /// A bookmark set or taken off.
    Bookmark {
        /// Which question.
        question: Key,
        /// Whether it is set.
        on: bool,
    },
    /// A question or point taken out of the schedule, or back in.
    Suspend {
        /// Which question.
        question: Key,
        /// Which point, or the question as a whole.
        point: Option<Slug>,
        /// Whether it is out.
        on: bool,
    },
    /// A question or point put off.
    Bury {
        /// Which question.
        question: Key,
        /// Which point, or the question as a whole.
        point: Option<Slug>,
        /// The first day it may come back.
        until: Day,
    },
    /// A question or point whose memory starts anew.
    Reset {
        /// Which question.
        question: Key,
        /// Which point, or the question as a whole.
        point: Option<Slug>,
    },
    /// A note on a question; the last counts.
    Note {
        /// Which question.
        question: Key,
        /// The note; empty takes it away.
        text: ArcStr,
    },
    /// What one says of an objective.
    Claim {
        /// Which objective.
        objective: Key,
        /// What one says: `yes`, `no` or `shaky`.
        says: ArcStr,
    },
    /// The plan; the last counts.
    Plan(Box<Plan>),
    /// Parameters of the scheduler fitted to this journal.
    Parameters {
        /// The 21 weights of FSRS-6.
        weights: Vec<f32>,
    },
    /// A line that this version does not know; kept and counted, never applied.
    Unknown,
}

impl What {
    /// The one question that the record is about, where it is about one.
    pub fn concerns(&self) -> Option<&Key> {
        match self {
            Self::Attempt(attempt) => Some(&attempt.question),
            Self::Read { question }
            | Self::Drill { question, .. }
            | Self::Bookmark { question, .. }
            | Self::Suspend { question, .. }
            | Self::Bury { question, .. }
            | Self::Reset { question, .. }
            | Self::Note { question, .. } => Some(question),
            Self::File { .. }
            | Self::Quick { .. }
            | Self::RoundStart(_)
            | Self::RoundStep(_)
            | Self::RoundEnd { .. }
            | Self::RoundNote { .. }
            | Self::Void { .. }
            | Self::Claim { .. }
            | Self::Plan(_)
            | Self::Parameters { .. }
            | Self::Unknown => None,
        }
    }

    /// The question that was answered or read, where that is what happened.
    pub fn studied(&self) -> Option<&Key> {
        if let Self::Attempt(attempt) = self {
            return Some(&attempt.question);
        }
        if let Self::Read { question } = self {
            Some(question)
        } else {
            None
        }
    }
}

/// A graded answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Which question.
    pub question: Key,
    /// The question's level when it was graded.
    pub level: Level,
    /// The follow-up, when only that was graded.
    pub follow_up: Option<Slug>,
    /// The pack's version.
    pub pack_version: ArcStr,
    /// The card's hash when it was graded.
    pub question_hash: u32,
    /// A mark a point, with the rubric it was graded by.
    pub marks: Vec<PointMark>,
    /// The pitfalls one fell into.
    pub pitfalls: Vec<PitfallMark>,
    /// How sure one was before the reveal: 1 shaky, 2 fair, 3 solid.
    pub sure: Option<u8>,
    /// The score one said one would get, 0 to 100.
    pub said: Option<u8>,
    /// The rating, where one changed it.
    pub rating: Option<Rating>,
    /// How long it took, in whole seconds.
    pub seconds: u32,
    /// What one wrote.
    pub draft: Draft,
    /// In which setting.
    pub mode: Mode,
    /// The round it belongs to.
    pub round: Option<RecordId>,
    /// Its place in the round, from 0.
    pub place: Option<u32>,
    /// Who graded.
    pub by: Grader,
    /// One's own attempt that a partner's is paired with.
    pub pair: Option<RecordId>,
    /// The values drawn for an estimate.
    pub values: Vec<(String, f64)>,
}

impl Attempt {
    /// What its marks amount to.
    pub fn grades(&self) -> Grades {
        grade(self.level, &self.marks, &self.pitfalls)
    }
}

/// What one wrote: its text while it is at hand, else where the journal keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// Nothing was written.
    #[default]
    None,
    /// The text.
    Text(String),
    /// The journal's file (by its place in the reader's list) and the byte at which the line starts.
    Kept {
        /// Which file.
        file: u32,
        /// Where its line starts, in bytes.
        offset: u64,
    },
}

/// In which setting an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Chosen by oneself.
    Study,
    /// Because it was due.
    Due,
    /// Before it was due; leaves the schedule alone.
    Early,
    /// Everything once more; leaves the schedule alone.
    Cram,
    /// In a round.
    Round,
}

/// Who graded an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grader {
    /// Oneself.
    Me,
    /// A friend on the other side of the table.
    Partner,
}

/// How well something was remembered, in FSRS's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// 1.
    Again,
    /// 2.
    Hard,
    /// 3.
    Good,
    /// 4.
    Easy,
}

impl Rating {
    /// FSRS's number, 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// The word that people read: FSRS's own.
    pub fn word(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// The rating of FSRS's number.
    pub fn of_number(number: u8) -> Option<Self> {
        [Self::Again, Self::Hard, Self::Good, Self::Easy]
            .into_iter()
            .find(|rating| rating.number() == number)
    }
}
