//! The debrief: what a round amounts to, from its records alone, so that it reads the same without the pack.

use crate::domain::grade::{
    Band, Bar, Cap, Grades, PointMark, dimension_share, first_missed, rounded, verdict, worth_most,
};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::{Dimension, Level, Phase};
use crate::domain::progress::RoundCourse;
use crate::domain::record::{Attempt, PushedHow};
use crate::domain::round::lost::{Lost, lost};
use crate::domain::round::outcome::{Outcome, graded, outcome_of};
use crate::domain::round::quick::Quick;
use crate::domain::time::Day;

/// From how many points on a dimension's share is compared with that of another round: one more or less of two is no change.
const COMPARED_FROM: usize = 3;

/// What a round amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// The bars at mid, senior and staff; `None` is a dash.
    pub bars: [Option<Bar>; 3],
    /// The score over all points.
    pub score: Option<u8>,
    /// What one said one would score.
    pub said: Option<u8>,
    /// Each dimension that was judged: its share, and that of the last round of the same shape.
    pub dimensions: Vec<Change>,
    /// The day of the last round of the same shape, which the changes are against.
    pub since: Option<Day>,
    /// The steps: minutes against plan.
    pub phases: Vec<PhaseMinutes>,
    /// Seconds on the clock in all, that of a step which was begun and not gone through included; once it has ended.
    pub active: Option<u32>,
    /// The push-backs that were met.
    pub pushes: Vec<Push>,
    /// The rung reached on the ladder of follow-ups.
    pub rung: u32,
    /// The points worth most next time, at most three.
    pub worth: Vec<(Key, Slug)>,
    /// The share of the changed requirement's points, where one was said.
    pub changed: Option<u8>,
    /// The level aimed at.
    pub aim: Level,
    /// What was lost at the level that decides the verdict, and to what.
    pub lost: Option<Lost>,
    /// How many questions or references were asked, and of how many.
    pub asked: (usize, usize),
    /// In a round of references: how many were right, and how many were asked.
    pub references: Option<(usize, usize)>,
    /// The gates that hold a bar of their question down, and how.
    pub gates: Vec<(Key, Slug, Cap)>,
    /// In a quick round: how its questions went. A minute each says nothing of a level.
    pub quick: Option<Quick>,
}

/// A figure and how it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which dimension.
    pub dimension: Dimension,
    /// Its share, rounded.
    pub figure: u8,
    /// The share in the last round of the same shape, where three points at least stand for it in both.
    pub before: Option<u8>,
}

impl Change {
    /// Whether it differs from that round.
    pub fn is_change(&self) -> bool {
        self.before.is_some_and(|before| before != self.figure)
    }
}

/// How a step went against its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseMinutes {
    /// Its phase, where the round had phases.
    pub phase: Option<Phase>,
    /// Seconds that its clock ran.
    pub seconds: u32,
    /// Its budget in seconds.
    pub planned: u32,
    /// Seconds it was paused.
    pub paused: u32,
    /// How it went.
    pub pace: Pace,
}

/// How a step went against its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Near its plan.
    Fair,
    /// Over its plan by so many seconds.
    Over(u32),
    /// A phase or a question got less than two thirds of its plan.
    Starved,
    /// The round ended before it.
    Unreached,
}

/// A push-back and what one did about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// Which.
    pub id: Slug,
    /// What one did.
    pub how: PushedHow,
}

impl Debrief {
    /// Works a round out; `before` are the marks of the last round of the same shape, for the changes.
    pub fn of(round: &RoundCourse, attempts: &[&Attempt], before: &[&Attempt]) -> Self {
        let graded = graded(attempts);
        let Outcome { bars, score, said } = outcome_of(attempts, &graded);
        let marks: Vec<(&Key, &PointMark)> = attempts
            .iter()
            .flat_map(|attempt| attempt.marks.iter().map(|mark| (&attempt.question, mark)))
            .collect();
        Self {
            bars,
            score,
            said,
            dimensions: dimensions(attempts, before),
            since: None,
            phases: paces(round, attempts),
            active: round.end.map(|(_, _, active)| active),
            pushes: round
                .steps
                .iter()
                .flat_map(|step| &step.pushed)
                .map(|(id, how)| Push {
                    id: id.clone(),
                    how: *how,
                })
                .collect(),
            rung: round.steps.iter().map(|step| step.rung).max().unwrap_or(0),
            worth: worth(&marks, &bars),
            changed: crate::domain::grade::share(
                marks
                    .iter()
                    .map(|(_, mark)| *mark)
                    .filter(|mark| !mark.counts()),
            )
            .map(rounded),
            aim: round.start.aim,
            lost: lost(&bars, round.start.aim, attempts, &graded),
            asked: (
                attempts.len().max(round.references.len()),
                round.start.questions.len(),
            ),
            gates: gates(attempts, &graded),
            references: (!round.references.is_empty()).then(|| {
                let right = round.references.iter().filter(|(_, right)| *right);
                (right.count(), round.references.len())
            }),
            quick: Quick::of(attempts),
        }
    }

    /// The verdict at a level.
    pub fn verdict(&self, level: Level) -> Option<Band> {
        verdict(&self.bars, level)
    }

    /// The highest level at which the verdict is hire or better.
    pub fn reached(&self) -> Option<Level> {
        let hired = |level: &&Level| {
            self.bar(**level).is_some() && self.verdict(**level) >= Some(Band::Hire)
        };
        Level::BARS.iter().rev().find(hired).copied()
    }

    /// The lowest level that was not reached, among those that were judged.
    pub fn missed(&self) -> Option<Level> {
        first_missed(&self.bars)
    }

    /// The bar at a level.
    pub fn bar(&self, level: Level) -> Option<&Bar> {
        let at = Level::BARS.iter().position(|bar| *bar == level)?;
        self.bars.get(at)?.as_ref()
    }
}

fn all_marks(attempts: &[&Attempt]) -> Vec<PointMark> {
    attempts
        .iter()
        .flat_map(|attempt| attempt.marks.iter().cloned())
        .collect()
}

fn dimensions(attempts: &[&Attempt], before: &[&Attempt]) -> Vec<Change> {
    let (now, then) = (all_marks(attempts), all_marks(before));
    let enough = |marks: &[PointMark], dimension: Dimension| {
        let mine = marks.iter();
        let mine = mine.filter(|mark| mark.counts() && mark.dimension == dimension);
        mine.count() >= COMPARED_FROM
    };
    let change = |dimension: &Dimension| {
        let compared = enough(&now, *dimension) && enough(&then, *dimension);
        let before = dimension_share(&then, *dimension).filter(|_| compared);
        Some(Change {
            dimension: *dimension,
            figure: rounded(dimension_share(&now, *dimension)?),
            before: before.map(rounded),
        })
    };
    Dimension::ALL.iter().filter_map(change).collect()
}

/// How each step of a round with these attempts went against its plan.
pub fn paces(round: &RoundCourse, attempts: &[&Attempt]) -> Vec<PhaseMinutes> {
    // A phase or a question can be starved; whoever turns a card sooner than in its minute has answered it.
    let cards = Quick::of(attempts).is_some() || !round.references.is_empty();
    let phased = round.start.phases.iter().any(|(phase, _)| phase.is_some());
    let can_starve = phased || (!cards && !attempts.is_empty());
    let of = |(at, (phase, planned)): (usize, &(Option<Phase>, u32))| {
        let step = round
            .steps
            .iter()
            .find(|step| usize::try_from(step.place) == Ok(at));
        let seconds = step.map_or(0, |step| step.seconds);
        let pace = match step.map_or(0, |step| step.late) {
            _ if step.is_none() => Pace::Unreached,
            0 if can_starve && u64::from(seconds) * 3 < u64::from(*planned) * 2 => Pace::Starved,
            0 => Pace::Fair,
            late => Pace::Over(late),
        };
        PhaseMinutes {
            phase: *phase,
            seconds,
            planned: *planned,
            paused: step.map_or(0, |step| step.paused),
            pace,
        }
    };
    round.start.phases.iter().enumerate().map(of).collect()
}

/// The three points worth most over all questions of the round.
fn worth(marks: &[(&Key, &PointMark)], bars: &[Option<Bar>; 3]) -> Vec<(Key, Slug)> {
    let all: Vec<PointMark> = marks.iter().map(|(_, mark)| (*mark).clone()).collect();
    let places = worth_most(&all, bars)
        .into_iter()
        .filter_map(|at| marks.get(at));
    places
        .map(|(key, mark)| ((*key).clone(), mark.point.clone()))
        .collect()
}

/// The gates that were missed, or came only when prompted, where that holds a bar of their question down.
fn gates(attempts: &[&Attempt], graded: &[Grades]) -> Vec<(Key, Slug, Cap)> {
    let mut gates = Vec::new();
    for (attempt, grades) in attempts.iter().zip(graded) {
        // A missed gate caps lower than one that was prompted, and so hides it.
        let bars = grades.bars.iter().chain([&grades.score]).flatten();
        let caps: Vec<Cap> = bars.filter_map(|bar| bar.cap).collect();
        let Some(cap) = [Cap::MissedGate, Cap::PromptedGate]
            .into_iter()
            .find(|cap| caps.contains(cap))
        else {
            continue;
        };
        let holds = |mark: &&PointMark| match cap {
            Cap::MissedGate => mark.value() <= 0.0,
            Cap::PromptedGate => mark.prompted,
        };
        let marks = attempt.marks.iter();
        let found = marks
            .filter(|mark| mark.gate && mark.counts())
            .filter(holds);
        gates.extend(found.map(|mark| (attempt.question.clone(), mark.point.clone(), cap)));
    }
    gates
}
