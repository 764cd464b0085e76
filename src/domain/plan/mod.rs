//! What to do on each day until the interview; knows questions by what they weigh, never what they say.

mod asks;
mod day;
mod days;
mod forecast;

pub use crate::domain::backlog::{POINT_SECONDS, POINTS_A_DAY, catching_up};
pub use asks::{Ask, DayPlan, Shape};
pub use days::{LeftOut, Schedule, days_to_go, first_day, is_off, schedule};
pub use forecast::{Forecast, Raise, Readiness};

use crate::domain::id::Key;
use crate::domain::memory::{Memory, Scheduler};
use crate::domain::pack::{Kind, Level};
use crate::domain::record::Plan;
use crate::domain::time::Day;

/// The last days before the interview, on which nothing new is begun.
pub const TAPER: u32 = 3;
/// No round later than so many days before the interview.
pub const LAST_ROUND: u32 = 2;
/// How many days are planned where no date is set.
pub const WITHOUT_DATE: u32 = 14;
/// How far ahead is planned at most, in days.
pub const FARTHEST: u32 = 366;
/// How many minutes of what one knows a morning takes.
pub const WARM_UP: u32 = 10;

/// The minutes of a day by its distance from the interview, days off aside: the evening before it has half of them.
pub fn minutes_on(plan: &Plan, day: Day) -> u32 {
    match days_to_go(plan, day) {
        Some(0) => 0,
        Some(1) => plan.minutes / 2,
        _ => plan.minutes,
    }
}

/// A question as a plan weighs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The journal's name.
    pub key: Key,
    /// How long an answer takes, in minutes.
    pub minutes: u32,
    /// The slug of its top topic.
    pub topic: String,
    /// Its place on the path of essentials, from 0.
    pub essential: Option<usize>,
    /// What sort of question it is.
    pub kind: Kind,
    /// For whom it is.
    pub level: Level,
    /// The latest score at the level aimed at, 0 to 100; `None` before the first answer.
    pub score: Option<u8>,
    /// Its memory, once it was rated.
    pub memory: Option<Memory>,
    /// The first day on which it should come back.
    pub due: Option<Day>,
    /// Whether it is due and laid out for a later evening than today.
    pub later: bool,
}

impl Item {
    /// Whether it was neither answered nor read; what was only read comes back by its day.
    pub fn is_new(&self) -> bool {
        self.score.is_none() && self.due.is_none()
    }
}

/// A round or a slice that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The preset's id.
    pub preset: String,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// Whether it is one phase only.
    pub slice: bool,
}

/// What a plan is made from, beside the questions.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The study day on which it is made.
    pub today: Day,
    /// What one has set out to do.
    pub plan: &'a Plan,
    /// The minutes that today has left; a day off and the day of the interview have none, whatever it says.
    pub tonight: u32,
    /// The day on which each missed point comes back.
    pub points: &'a [Day],
    /// Whether what waits today is a heap, of which only tonight's part is asked.
    pub heap: bool,
    /// How many of the points that are due are laid out for today.
    pub points_tonight: usize,
    /// Rounds and slices, the preferred first.
    pub forms: &'a [Form],
    /// The day of the last round, slices aside.
    pub last_round: Option<Day>,
    /// The day of the last slice.
    pub last_slice: Option<Day>,
    /// Whose intervals are used.
    pub scheduler: &'a Scheduler,
}

#[cfg(test)]
mod tests;
