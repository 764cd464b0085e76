//! What the journal says of rounds.

use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::{Level, Phase};

/// How a round began.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundStart {
    /// The preset's id, or `own`.
    pub preset: String,
    /// The phases and their seconds.
    pub phases: Vec<(Option<Phase>, u32)>,
    /// The questions.
    pub questions: Vec<Asked>,
    /// The level aimed at.
    pub aim: Level,
    /// Whether one types instead of speaking.
    pub typed: bool,
    /// What chose the questions and push-backs.
    pub seed: u64,
}

impl RoundStart {
    /// Whether a round asked the same kind of thing, so that figures of both can be compared: a slice the same phase,
    /// any other round the same preset.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self.slice(), other.slice()) {
            (None, None) => self.preset == other.preset,
            (one, two) => one == two,
        }
    }

    /// The only phase of a slice.
    fn slice(&self) -> Option<Phase> {
        match self.phases.as_slice() {
            [(phase, _)] => *phase,
            _ => None,
        }
    }

    /// Which of its questions a step asks, by place: with phases they all ask the first, else each its own.
    pub fn asks(&self, step: usize) -> Option<usize> {
        let (phase, _) = self.phases.get(step)?;
        Some(if phase.is_some() { 0 } else { step })
    }
}

/// How a phase or question of a round went.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundStep {
    /// Which round.
    pub round: RecordId,
    /// The step's place, from 0.
    pub place: u32,
    /// The phase, where the round has phases.
    pub phase: Option<Phase>,
    /// Seconds its clock ran.
    pub seconds: u32,
    /// Seconds it was paused.
    pub paused: u32,
    /// Seconds over its budget.
    pub late: u32,
    /// The push-backs met and what one did.
    pub pushed: Vec<(Slug, PushedHow)>,
    /// The rung reached on the ladder of follow-ups.
    pub rung: u32,
}

/// What one did about a push-back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushedHow {
    /// Answered it then: prompted.
    Answered,
    /// Had said it before: full.
    Said,
    /// Passed: missed.
    Passed,
}

/// Why a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundEnding {
    /// It was gone through and graded.
    Done,
    /// It was broken off by choice and graded as it stood.
    Early,
    /// It was thrown away.
    Discarded,
}

/// A question of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which question.
    pub question: Key,
    /// The card's hash when the round began.
    pub hash: u32,
    /// The values drawn for an estimate.
    pub values: Vec<(String, f64)>,
}
