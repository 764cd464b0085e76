//! The rounds that the journal tells of.

use crate::domain::id::{Key, RecordId};
use crate::domain::progress::Progress;
use crate::domain::record::{Attempt, Grader, Record, RoundEnding, RoundStart, RoundStep};
use crate::domain::round::{Debrief, Quick};
use crate::domain::time::Day;

/// What is known of one round.
#[derive(Clone, Debug)]
pub struct RoundCourse {
    /// Its id: that of its first record.
    pub id: RecordId,
    /// How it began.
    pub start: RoundStart,
    /// The study day on which it began.
    pub day: Day,
    /// When it began, wall ms.
    pub wall_ms: i64,
    /// Its steps, in the order in which they ended.
    pub steps: Vec<RoundStep>,
    /// How it ended: why, seconds on the wall, seconds that its clock ran.
    pub end: Option<(RoundEnding, u32, u32)>,
    /// The line to oneself.
    pub note: String,
    /// Its references, in the order in which they were asked, and whether the answer was right.
    pub references: Vec<(Key, bool)>,
    /// Its attempts: places in the log.
    pub(super) attempts: Vec<usize>,
}

impl RoundCourse {
    pub(super) fn new(record: &Record, start: RoundStart) -> Self {
        Self {
            id: record.id,
            start,
            day: record.day,
            wall_ms: record.wall_ms,
            steps: Vec::new(),
            end: None,
            note: String::new(),
            references: Vec::new(),
            attempts: Vec::new(),
        }
    }

    /// Whether it was gone through and graded.
    pub fn is_graded(&self) -> bool {
        matches!(self.end, Some((RoundEnding::Done | RoundEnding::Early, ..)))
    }
}

/// How it went when a reference was last asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// Whether the answer was right.
    pub right: bool,
    /// When.
    pub day: Day,
}

impl Progress {
    /// How it went when a reference was last asked; `None` where it never was.
    pub fn recalled(&self, reference: &Key) -> Option<Recalled> {
        self.recalled.get(reference).copied()
    }

    pub(super) fn fold_quick(
        &mut self,
        reference: &Key,
        right: bool,
        round: Option<RecordId>,
        day: Day,
    ) {
        self.recalled
            .insert(reference.clone(), Recalled { right, day });
        if let Some(round) = self.rounds.iter_mut().find(|other| Some(other.id) == round) {
            round.references.push((reference.clone(), right));
        }
    }

    /// Every round, oldest first, discarded ones included.
    pub fn rounds(&self) -> impl DoubleEndedIterator<Item = &RoundCourse> {
        self.rounds.iter()
    }

    /// The round of an id.
    pub fn round(&self, id: RecordId) -> Option<&RoundCourse> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// The attempts of a round by one grader, in the order of the questions.
    pub fn round_attempts<'a>(&'a self, round: &'a RoundCourse, by: Grader) -> Vec<&'a Attempt> {
        let mut attempts: Vec<&Attempt> = self
            .attempts_at(&round.attempts)
            .map(|(_, attempt)| attempt)
            .filter(|attempt| attempt.by == by)
            .collect();
        attempts.sort_by_key(|attempt| attempt.place);
        attempts
    }

    /// What a round amounts to, with the changes since the last graded round of the same shape before it.
    pub fn debrief(&self, id: RecordId) -> Option<Debrief> {
        let round = self.rounds.iter().find(|round| round.id == id)?;
        let attempts = self.round_attempts(round, Grader::Me);
        let (since, before) = self
            .like_before(id)
            .map_or((None, Vec::new()), |(day, theirs)| (Some(day), theirs));
        let debrief = Debrief::of(round, &attempts, &before);
        Some(Debrief { since, ..debrief })
    }

    /// The last graded round of the same shape before a round: its day and one's own attempts.
    pub fn like_before(&self, id: RecordId) -> Option<(Day, Vec<&Attempt>)> {
        let at = self.rounds.iter().position(|round| round.id == id)?;
        let round = self.rounds.get(at)?;
        let is_quick = Quick::of(&self.round_attempts(round, Grader::Me)).is_some();
        // Essays and cards of a minute are of two shapes, though both may be rounds of one's own.
        self.rounds.iter().take(at).rev().find_map(|other| {
            let is_like = other.is_graded() && other.start.is_like(&round.start);
            let theirs = is_like.then(|| self.round_attempts(other, Grader::Me))?;
            let same = !theirs.is_empty() && Quick::of(&theirs).is_some() == is_quick;
            same.then_some((other.day, theirs))
        })
    }

    /// The last line one wrote to oneself after a round.
    pub fn last_line(&self) -> Option<&str> {
        self.rounds()
            .rev()
            .map(|round| round.note.as_str())
            .find(|line| !line.is_empty())
    }
}
