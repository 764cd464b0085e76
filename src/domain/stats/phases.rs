//! Minutes by phase: what rounds planned beside what they took.

use crate::domain::pack::Phase;
use crate::domain::progress::Progress;
use crate::domain::record::Grader;
use crate::domain::round::{Pace, PhaseMinutes, paces};
use crate::domain::stats::if_enough;

/// A phase over all graded rounds that planned it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseFigure {
    /// Which phase; `None` for the questions of rounds without phases.
    pub phase: Option<Phase>,
    /// How often it was reached.
    pub reached: usize,
    /// The seconds that it took in the mean; `None` below five.
    pub seconds: Option<u64>,
    /// The seconds that were planned in the mean; `None` below five.
    pub planned: Option<u64>,
    /// How often it went over its plan.
    pub over: usize,
    /// How often it got less than two thirds of its plan.
    pub starved: usize,
    /// How often the round ended before it.
    pub unreached: usize,
}

/// Each phase that a graded round planned, in the order of a round; questions without a phase last.
pub fn phases(progress: &Progress) -> Vec<PhaseFigure> {
    let steps: Vec<PhaseMinutes> = progress
        .rounds()
        .filter(|round| round.is_graded())
        .flat_map(|round| paces(round, &progress.round_attempts(round, Grader::Me)))
        .collect();
    let all = Phase::ALL.iter().map(|phase| Some(*phase)).chain([None]);
    all.filter_map(|phase| figure(phase, &steps)).collect()
}

fn figure(phase: Option<Phase>, steps: &[PhaseMinutes]) -> Option<PhaseFigure> {
    let mine = || steps.iter().filter(move |step| step.phase == phase);
    let reached = || mine().filter(|step| step.pace != Pace::Unreached);
    mine().next()?;
    let count = reached().count();
    let mean = |of: fn(&PhaseMinutes) -> u32| {
        let sum: u64 = reached().map(|step| u64::from(of(step))).sum();
        let all = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        if_enough(count, Some((sum + all / 2) / all))
    };
    Some(PhaseFigure {
        phase,
        reached: count,
        seconds: mean(|step| step.seconds),
        planned: mean(|step| step.planned),
        over: mine()
            .filter(|step| matches!(step.pace, Pace::Over(_)))
            .count(),
        starved: mine().filter(|step| step.pace == Pace::Starved).count(),
        unreached: mine().count() - count,
    })
}
