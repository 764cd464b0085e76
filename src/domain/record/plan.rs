//! What the journal says of the plan.

use crate::domain::pack::Level;
use jiff::civil::{Date, Weekday};

/// What one has set out to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The day of the interview.
    pub date: Option<Date>,
    /// The level aimed at.
    pub level: Level,
    /// Minutes a day.
    pub minutes: u32,
    /// Days without study.
    pub off: Vec<DayOff>,
    /// The share of what was learned that should be remembered when it comes back, 0.7 to 0.97.
    pub retention: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            date: None,
            level: Level::Senior,
            minutes: 30,
            off: Vec::new(),
            retention: 0.9,
        }
    }
}

/// A day without study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// Each week's.
    Every(Weekday),
    /// One date.
    On(Date),
}
