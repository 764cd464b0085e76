//! The parts of the JSON that follow from records alone, one shape a figure.

use crate::domain::grade::Band;
use crate::domain::pack::{Level, Phase};
use crate::domain::stats::{
    Again, AtLevel, DayTally, Days, DimensionShare, PhaseFigure, RoundFigure, Said, SaidBand, Sure,
    Week,
};
use crate::domain::time::Day;
use serde::Serialize;

/// `2026-11-22`.
pub(super) fn date(day: Day) -> String {
    day.date().to_string()
}

/// How one stands at a level.
#[derive(Debug, Serialize)]
pub(super) struct LevelJson {
    level: &'static str,
    bar: Option<u8>,
    verdict: Option<&'static str>,
    answers: usize,
}

impl LevelJson {
    /// In this shape.
    pub(super) fn of(at: &AtLevel) -> Self {
        Self {
            level: at.level.word(),
            bar: at.bar,
            verdict: at.verdict.map(Band::label),
            answers: at.answers,
        }
    }
}

/// How many of the latest answers got which verdict at a level.
#[derive(Debug, Serialize)]
pub(super) struct VerdictsJson {
    level: &'static str,
    strong_hire: usize,
    hire: usize,
    lean_no: usize,
    no: usize,
}

impl VerdictsJson {
    /// In this shape.
    pub(super) fn of(at: &AtLevel) -> Self {
        let [strong_hire, hire, lean_no, no] = at.verdicts;
        Self {
            level: at.level.word(),
            strong_hire,
            hire,
            lean_no,
            no,
        }
    }
}

/// Seven days.
#[derive(Debug, Serialize)]
pub(super) struct DaysJson {
    days: usize,
    answers: usize,
    minutes: u64,
    points_won: usize,
    mean_score: Option<u8>,
}

impl DaysJson {
    /// In this shape.
    pub(super) fn of(days: &Days) -> Self {
        Self {
            days: days.days,
            answers: days.answers,
            minutes: days.minutes,
            points_won: days.won,
            mean_score: days.score,
        }
    }
}

/// The same questions then and now.
#[derive(Debug, Serialize)]
pub(super) struct AgainJson {
    questions: usize,
    before: Option<u8>,
    now: Option<u8>,
}

impl AgainJson {
    /// In this shape.
    pub(super) fn of(again: &Again) -> Self {
        Self {
            questions: again.questions,
            before: again.before,
            now: again.now,
        }
    }
}

/// The share of a dimension.
#[derive(Debug, Serialize)]
pub(super) struct DimensionJson {
    dimension: &'static str,
    share: Option<u8>,
    answers: usize,
}

impl DimensionJson {
    /// In this shape.
    pub(super) fn of(one: &DimensionShare) -> Self {
        Self {
            dimension: one.dimension.word(),
            share: one.share,
            answers: one.answers,
        }
    }
}

/// A study day.
#[derive(Debug, Serialize)]
pub(super) struct DayJson {
    day: String,
    answers: usize,
    points: usize,
    minutes: u64,
}

impl DayJson {
    /// In this shape.
    pub(super) fn of(day: Day, tally: &DayTally) -> Self {
        Self {
            day: date(day),
            answers: tally.answers,
            points: tally.points,
            minutes: tally.minutes(),
        }
    }
}

/// A week.
#[derive(Debug, Serialize)]
pub(super) struct WeekJson {
    monday: String,
    days: usize,
    answers: usize,
    minutes: u64,
    mean_score: Option<u8>,
}

impl WeekJson {
    /// In this shape.
    pub(super) fn of(week: &Week) -> Self {
        Self {
            monday: date(week.monday),
            days: week.days,
            answers: week.answers,
            minutes: week.minutes,
            mean_score: week.score,
        }
    }
}

/// Answers by how sure one was.
#[derive(Debug, Serialize)]
pub(super) struct SureJson {
    sure: &'static str,
    answers: usize,
    mean_score: Option<u8>,
}

impl SureJson {
    /// In this shape.
    pub(super) fn of(sure: &Sure) -> Self {
        Self {
            sure: sure.label(),
            answers: sure.answers,
            mean_score: sure.score,
        }
    }
}

/// What was said of rounds.
#[derive(Debug, Serialize)]
pub(super) struct SaidJson {
    rounds: usize,
    mean_said: Option<u8>,
    mean_score: Option<u8>,
}

impl SaidJson {
    /// In this shape.
    pub(super) fn of(said: &Said) -> Self {
        Self {
            rounds: said.rounds,
            mean_said: said.said,
            mean_score: said.score,
        }
    }
}

/// The same, for what was said within a band.
#[derive(Debug, Serialize)]
pub(super) struct BandJson {
    from: u8,
    to: u8,
    #[serde(flatten)]
    said: SaidJson,
}

impl BandJson {
    /// In this shape.
    pub(super) fn of(band: &SaidBand) -> Self {
        Self {
            from: band.from,
            to: band.to,
            said: SaidJson::of(&band.figures),
        }
    }
}

/// A phase of rounds.
#[derive(Debug, Serialize)]
pub(super) struct PhaseJson {
    phase: Option<&'static str>,
    rounds: usize,
    mean_seconds: Option<u64>,
    planned_seconds: Option<u64>,
    over: usize,
    starved: usize,
    unreached: usize,
}

impl PhaseJson {
    /// In this shape.
    pub(super) fn of(phase: &PhaseFigure) -> Self {
        Self {
            phase: phase.phase.map(Phase::word),
            rounds: phase.reached,
            mean_seconds: phase.seconds,
            planned_seconds: phase.planned,
            over: phase.over,
            starved: phase.starved,
            unreached: phase.unreached,
        }
    }
}

/// A graded round.
#[derive(Debug, Serialize)]
pub(super) struct RoundJson<'a> {
    id: String,
    day: String,
    preset: &'a str,
    questions: usize,
    score: Option<u8>,
    said: Option<u8>,
    reached: Option<&'static str>,
}

impl<'a> RoundJson<'a> {
    /// In this shape.
    pub(super) fn of(round: &'a RoundFigure) -> Self {
        Self {
            id: round.id.to_string(),
            day: date(round.day),
            preset: &round.preset,
            questions: round.questions,
            score: round.score,
            said: round.said,
            reached: round.reached.map(Level::word),
        }
    }
}
