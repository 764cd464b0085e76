//! The minutes of tonight: those one chose, else what is left of those that the plan gives the day.

use crate::app::evenings::left_tonight;
use crate::app::planning::spent;
use crate::app::today::{Facts, Today};
use crate::domain::plan::minutes_on;

/// The minutes one can choose.
pub const MINUTES: [u32; 3] = [15, 30, 45];

/// The minutes that offers are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tonight {
    /// The place in [`MINUTES`] that is shown: the nearest, until one chooses.
    pub place: usize,
    /// How many minutes the offers take at most.
    pub minutes: u32,
    /// Whether one chose them.
    pub chosen: bool,
    /// What was done, where that was all of the evening: then what is offered is more.
    pub over: Option<Over>,
}

/// An evening that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// Minutes studied.
    pub spent: u32,
    /// Minutes that the plan gave the day.
    pub of: u32,
}

impl Over {
    /// `Tonight is done: 94 of 30 minutes. This is more, if you like.`
    pub fn told(self) -> String {
        let Self { spent, of } = self;
        format!("Tonight is done: {spent} of {of} minutes. This is more, if you like.")
    }
}

impl Tonight {
    /// The minutes, where they are not what is left of the plan's.
    pub fn beyond_plan(self) -> Option<u32> {
        (self.chosen || self.over.is_some()).then_some(self.minutes)
    }
}

impl Today {
    /// The minutes that offers are made for now.
    pub fn tonight(&self, facts: &Facts<'_>) -> Tonight {
        let plan = facts.progress.plan();
        let of = minutes_on(&plan, facts.day);
        let left = left_tonight(facts.progress, &plan, facts.day);
        let over = (of > 0 && left == 0).then(|| Over {
            spent: spent(facts.progress, facts.day),
            of,
        });
        // The day of the interview has no minutes of its own, and is offered what ten minutes hold.
        let has_more = over.is_some() || of == 0;
        let wished = if has_more { plan.minutes } else { left };
        let nearest = |at: &usize| MINUTES.get(*at).map(|minutes| minutes.abs_diff(wished));
        let by_plan = || (0..MINUTES.len()).min_by_key(nearest).unwrap_or(1);
        let place = self.minutes.unwrap_or_else(by_plan).min(MINUTES.len() - 1);
        let minutes = MINUTES.get(place).copied().unwrap_or(30);
        let chosen = self.minutes.is_some();
        Tonight {
            place,
            minutes: if chosen || has_more {
                minutes
            } else {
                minutes.min(left)
            },
            chosen,
            over,
        }
    }
}
