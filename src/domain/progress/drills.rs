//! Points that come back by themselves: entered by an attempt that fell short, with a memory of their own.

use crate::domain::id::{Key, Slug};
use crate::domain::memory::Memory;
use crate::domain::progress::Progress;
use crate::domain::time::Day;

/// How often a point is missed before asking it once more is no answer: in an answer, and then on three evenings alone.
pub const LEECH: u32 = 4;

/// A missed point, asked alone until it is settled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drill {
    /// The first day on which it is asked.
    pub due: Day,
    /// Its memory, once it was asked.
    pub memory: Option<Memory>,
    /// How often it was missed: in attempts and when asked alone.
    pub missed: u32,
    /// Whether it is out of the schedule.
    pub suspended: bool,
    /// Whether it was won back: known when it was asked alone last, or said in full in an answer since.
    pub won: bool,
    /// Whether it has left the drills: said in full in an answer, or asked alone until it was known for weeks.
    pub settled: bool,
}

impl Drill {
    /// A point that was just missed: it is asked the next day.
    pub fn entered(today: Day) -> Self {
        Self {
            due: today.plus(1),
            memory: None,
            missed: 0,
            suspended: false,
            won: false,
            settled: false,
        }
    }

    /// Whether it is missed again and again and still asked: something has to change, not the date.
    pub fn is_leech(&self) -> bool {
        self.missed >= LEECH && !self.settled && !self.suspended
    }

    /// Whether it is still to be won back.
    pub fn is_open(&self) -> bool {
        !self.won && !self.settled && !self.suspended
    }

    /// Whether it should be asked on a day.
    pub fn is_due(&self, today: Day) -> bool {
        !self.settled && !self.suspended && self.due <= today
    }
}

impl Progress {
    /// Whether a point was said in full when it was last asked: alone, or in an answer. What was never asked was not said.
    pub fn was_said(&self, question: &Key, point: &Slug) -> bool {
        if let Some(drill) = self.drill(question, point) {
            return drill.won || drill.settled;
        }
        let own = |id: &Slug| self.renames.point(question, id) == point;
        self.attempts(question)
            .rev()
            .find_map(|(_, attempt)| attempt.marks.iter().find(|mark| own(&mark.point)))
            .is_some_and(|mark| mark.value() >= 1.0)
    }
}

#[cfg(test)]
mod tests;
