//! How a quick round went: its questions have one mark each, of a minute, which says nothing of a level.

use crate::domain::grade::{Mark, PointMark};
use crate::domain::pack::Question;
use crate::domain::record::Attempt;
use std::fmt;

/// How many questions of a quick round went how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quick {
    /// How many were had in full.
    pub had: usize,
    /// How many were had by half.
    pub half: usize,
    /// How many were missed.
    pub missed: usize,
}

impl Quick {
    /// Counts the attempts of a round; `None` where it was no quick one.
    pub fn of(attempts: &[&Attempt]) -> Option<Self> {
        let is_quick = |attempt: &&Attempt| {
            let point = |mark: &PointMark| mark.point.as_str() == Question::ANSWER;
            matches!(attempt.marks.as_slice(), [mark] if point(mark))
        };
        let quick = !attempts.is_empty() && attempts.iter().all(is_quick);
        let marks = || attempts.iter().flat_map(|attempt| &attempt.marks);
        let count = |mark| marks().filter(|other| other.mark == mark).count();
        quick.then(|| Self {
            had: count(Mark::Full),
            half: count(Mark::Half),
            missed: count(Mark::Missed),
        })
    }
}

impl fmt::Display for Quick {
    /// `7 had, 2 half, 1 missed`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { had, half, missed } = self;
        write!(f, "{had} had, {half} half, {missed} missed")
    }
}
