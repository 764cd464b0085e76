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

/// The words for weekdays, Monday first as the calendar counts them.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl DayOff {
    /// The word in files and on the command line: `sat`, or `2026-12-01`.
    pub fn word(self) -> String {
        match self {
            Self::Every(weekday) => {
                let place = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
                WEEKDAYS.get(place).copied().unwrap_or_default().to_owned()
            }
            Self::On(date) => date.to_string(),
        }
    }

    /// Parses its word; `None` for any other.
    pub fn parse(text: &str) -> Option<Self> {
        match WEEKDAYS.iter().position(|word| *word == text) {
            Some(place) => Weekday::from_monday_zero_offset(i8::try_from(place).ok()?)
                .ok()
                .map(Self::Every),
            None => parse_date(text).map(Self::On),
        }
    }
}

/// Parses `2026-12-01` and no other form.
pub fn parse_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}
