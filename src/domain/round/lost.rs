//! What held a round's verdict down: how much of 100 was lost at the level that decides, and to what; knows no words.

use crate::domain::grade::{Band, Bar, Cap, Grades, PointMark, first_missed, rounded, verdict};
use crate::domain::pack::{Dimension, Level};
use crate::domain::record::Attempt;

/// What a round lost at the level that decides its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The level whose bar this is about.
    pub level: Level,
    /// What was lost of 100, before a gate held the bar down.
    pub all: u8,
    /// What cost most of it, the most first, at most two; they never add up to more than all.
    pub most: Vec<(Cause, u8)>,
    /// The gate that holds the bar down, where one does.
    pub gate: Option<Cap>,
}

/// Something that costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Points of a dimension that were not had.
    Dimension(Dimension),
    /// Pitfalls that one fell into.
    Pitfalls,
}

/// The level whose bar decides the verdict that is to be explained: that of an aim that was missed, else of the first
/// level missed above it. It is that level itself, or the lowest bar below where only that one makes the verdict; where
/// nothing was missed the highest with a bar.
fn deciding(bars: &[Option<Bar>; 3], aim: Level) -> Option<Level> {
    let levels = || Level::BARS.iter().zip(bars);
    let judged = levels().any(|(level, bar)| *level == aim && bar.is_some());
    let is_missed = judged && verdict(bars, aim) < Some(Band::Hire);
    let known = levels().filter_map(|(level, bar)| Some((*level, bar.as_ref()?)));
    let Some(explained) = is_missed.then_some(aim).or_else(|| first_missed(bars)) else {
        return known.map(|(level, _)| level).max();
    };
    let band = verdict(bars, explained);
    let mut itself = levels().filter(|(level, _)| **level == explained);
    if itself.any(|(_, bar)| bar.as_ref().map(Bar::band) == band) {
        return Some(explained);
    }
    let up_to = known.filter(|(level, _)| *level <= explained);
    up_to
        .min_by_key(|(level, bar)| (bar.figure(), std::cmp::Reverse(*level)))
        .map(|(level, _)| level)
}

/// What a round with these attempts lost at the level that decides; `None` without any bar.
pub(super) fn lost(
    bars: &[Option<Bar>; 3],
    aim: Level,
    attempts: &[&Attempt],
    graded: &[Grades],
) -> Option<Lost> {
    let level = deciding(bars, aim)?;
    let place = Level::BARS.iter().position(|bar| *bar == level)?;
    let bar = bars.get(place)?.as_ref()?;
    // A question that proves nothing about the level has no part in its bar.
    let judged = attempts.iter().zip(graded);
    let judged: Vec<(&Attempt, &Bar)> = judged
        .filter_map(|(attempt, grades)| Some((*attempt, grades.bar(level)?)))
        .collect();
    let marks: Vec<&PointMark> = judged
        .iter()
        .flat_map(|(attempt, _)| &attempt.marks)
        .filter(|mark| mark.counts() && mark.level <= level)
        .collect();
    let of: f64 = marks.iter().map(|mark| f64::from(mark.weight)).sum();
    let share = |weight: f64| 100.0 * weight / of.max(1.0);
    let missing = |mark: &PointMark| f64::from(mark.weight) * (1.0 - mark.value());
    let by = |dimension: &Dimension| {
        let mine = marks.iter().filter(|mark| mark.dimension == *dimension);
        let weight = mine.map(|mark| missing(mark)).sum();
        (Cause::Dimension(*dimension), share(weight))
    };
    let mut causes: Vec<(Cause, f64)> = Dimension::ALL.iter().map(by).collect();
    let points: f64 = causes.iter().map(|(_, lost)| lost).sum();
    causes.push((Cause::Pitfalls, 100.0 - points - bar.uncapped));
    causes.retain(|(_, lost)| rounded(*lost) > 0);
    causes.sort_by(|(_, one), (_, two)| two.total_cmp(one));
    let caps: Vec<Cap> = judged.iter().filter_map(|(_, bar)| bar.cap).collect();
    let gates = [Cap::MissedGate, Cap::PromptedGate];
    let all = 100 - rounded(bar.uncapped);
    Some(Lost {
        level,
        all,
        most: told(&causes, all),
        gate: gates.into_iter().find(|cap| caps.contains(cap)),
    })
}

/// The two that cost most in whole numbers: where there are no others they add up to all.
fn told(causes: &[(Cause, f64)], all: u8) -> Vec<(Cause, u8)> {
    let mut left = all;
    let mut most = Vec::new();
    for (at, (cause, lost)) in causes.iter().take(2).enumerate() {
        let is_last = at + 1 == causes.len();
        let lost = if is_last {
            left
        } else {
            rounded(*lost).min(left)
        };
        left -= lost;
        most.push((*cause, lost));
    }
    most.retain(|(_, lost)| *lost > 0);
    most
}
