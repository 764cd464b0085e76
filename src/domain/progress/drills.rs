//! Points that come back by themselves: entered by an attempt that fell short, with a memory of their own.

use crate::domain::memory::Memory;
use crate::domain::time::Day;

/// A missed point on its way back.
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
    /// Whether it was won back: said in full in an answer, or asked alone and known until it left the drills.
    pub won: bool,
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
        }
    }

    /// Whether it should be asked on a day.
    pub fn is_due(&self, today: Day) -> bool {
        !self.won && !self.suspended && self.due <= today
    }
}
