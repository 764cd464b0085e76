//! The simulated learner: a memory of every point after Pavlik and Anderson (2005), which is not the scheduler's model.
//!
//! Every meeting with a point leaves a trace. Activation is the logarithm of the sum of all traces, each fading by a
//! power of its age; the exponent of a new trace is the greater the more active the point is when it is met, so that
//! meetings close together are worth less than meetings far apart. A point is recalled with a logistic chance of
//! its activation. Constants that differ by learner and by point are drawn by seed. Nothing of FSRS is in it: no
//! stability, no difficulty, no common curve of forgetting.

use crate::world::{World, even, marked, normal};
use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::pack::{Level, Question};

/// How fast the first trace fades; drawn around this.
const FADING: f64 = 0.177;
/// How much faster a trace fades that is made while the point is still active.
const CROWDING: f64 = 0.217;
/// The activation at which a point is recalled every second time.
const THRESHOLD: f64 = -1.6;
/// How blurred that threshold is.
const BLUR: f64 = 0.255;
/// Units of time in a day: time away from study interferes less than time at it.
const UNITS_A_DAY: f64 = 2_160.0;
/// The shortest age of a trace, in days: some four minutes.
const YOUNGEST: f64 = 0.003;
/// Of the points that are not recalled, how many are said by half.
const HALF: f64 = 0.2;

/// What a meeting with a point is worth, as a share of recalling it.
const RECALLED: f64 = 1.0;
const MISSED_ALONE: f64 = 0.9;
const MISSED_IN_ANSWER: f64 = 0.8;
const READ: f64 = 0.75;

struct Trace {
    at: f64,
    fading: f64,
    worth: f64,
}

struct Memory {
    fading: f64,
    ease: f64,
    traces: Vec<Trace>,
}

impl Memory {
    fn activation(&self, now: f64) -> f64 {
        let trace = |trace: &Trace| {
            let age = (now - trace.at).max(YOUNGEST) * UNITS_A_DAY;
            trace.worth * age.powf(-trace.fading)
        };
        self.traces.iter().map(trace).sum::<f64>().ln()
    }

    fn recall(&self, now: f64) -> f64 {
        let over = (self.activation(now) + self.ease - THRESHOLD) / BLUR;
        1.0 / (1.0 + (-over).exp())
    }

    fn meet(&mut self, now: f64, worth: f64) {
        let fading = self.fading + CROWDING * self.activation(now).exp();
        self.traces.push(Trace {
            at: now,
            fading,
            worth,
        });
    }
}

/// Somebody who prepares for an interview.
pub(crate) struct Learner {
    memories: Vec<Memory>,
    /// Where the points of each question begin.
    starts: Vec<usize>,
    chance: Chance,
}

impl Learner {
    /// A learner by seed: an engineer at mid level with some years behind them, who met part of the points before.
    pub(crate) fn new(world: &World, seed: u64) -> Self {
        let mut chance = Chance::new(seed.wrapping_mul(0x9e37_79b9));
        let pace = (0.1 * normal(&mut chance)).exp();
        let mut memories = Vec::new();
        let mut starts = Vec::new();
        for question in world.library.questions() {
            starts.push(memories.len());
            for point in &question.points {
                let mut memory = Memory {
                    fading: FADING * pace * (0.2 * normal(&mut chance)).exp(),
                    ease: 0.3 * normal(&mut chance),
                    traces: Vec::new(),
                };
                let mut years_ago: Vec<f64> = (0..met_before(point.level, &mut chance))
                    .map(|_| -30.0 - 670.0 * even(&mut chance))
                    .collect();
                years_ago.sort_by(f64::total_cmp);
                for at in years_ago {
                    memory.meet(at, RECALLED);
                }
                memories.push(memory);
            }
        }
        Self {
            memories,
            starts,
            chance,
        }
    }

    fn place(&self, question: usize, point: usize) -> usize {
        self.starts.get(question).copied().unwrap_or(0) + point
    }

    /// The chance that a point is recalled now.
    pub(crate) fn recall(&self, question: usize, point: usize, now: f64) -> f64 {
        let memory = self.memories.get(self.place(question, point));
        memory.map_or(0.0, |memory| memory.recall(now))
    }

    fn meet(&mut self, question: usize, point: usize, now: f64, worth: f64) {
        let place = self.place(question, point);
        if let Some(memory) = self.memories.get_mut(place) {
            memory.meet(now, worth);
        }
    }

    /// What would be said now, drawn by a chance of its own; nothing is learned from it.
    pub(crate) fn would_say(
        &self,
        (number, question): (usize, &Question),
        now: f64,
        chance: &mut Chance,
    ) -> Vec<PointMark> {
        let points = question.points.iter().enumerate();
        let mark = |(at, point)| {
            let mark = if even(chance) < self.recall(number, at, now) {
                Mark::Full
            } else if even(chance) < HALF {
                Mark::Half
            } else {
                Mark::Missed
            };
            marked(point, mark)
        };
        points.map(mark).collect()
    }

    /// Answers a question and goes through its checklist.
    pub(crate) fn answer(&mut self, asked: (usize, &Question), now: f64) -> Vec<PointMark> {
        let mut chance = self.chance.clone();
        let marks = self.would_say(asked, now, &mut chance);
        self.chance = chance;
        for (at, mark) in marks.iter().enumerate() {
            let worth = if mark.value() >= 1.0 {
                RECALLED
            } else {
                MISSED_IN_ANSWER
            };
            self.meet(asked.0, at, now, worth);
        }
        marks
    }

    /// Says a point by its cue and sees it; answers whether it was recalled.
    pub(crate) fn drill(&mut self, number: usize, point: usize, now: f64) -> bool {
        let recalled = even(&mut self.chance) < self.recall(number, point, now);
        let worth = if recalled { RECALLED } else { MISSED_ALONE };
        self.meet(number, point, now, worth);
        recalled
    }

    /// Reads a question and its checklist.
    pub(crate) fn read(&mut self, number: usize, points: usize, now: f64) {
        for point in 0..points {
            self.meet(number, point, now, READ);
        }
    }
}

/// How often a point of a level was met in the years before: a draw from 0 to 6.
fn met_before(level: Level, chance: &mut Chance) -> usize {
    let often = match level {
        Level::Foundation => 0.6,
        Level::Mid => 0.4,
        Level::Senior => 0.2,
        Level::Staff => 0.1,
    };
    (0..6).filter(|_| even(chance) < often).count()
}
