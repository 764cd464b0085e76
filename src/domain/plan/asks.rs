//! What a day can ask, and how long that takes; knows no order and no limits.

use crate::domain::backlog::points_take;
use crate::domain::id::Key;
use crate::domain::plan::Form;
use crate::domain::time::Day;

/// What sort of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An ordinary day.
    Study,
    /// One of the last three: nothing new.
    Taper,
    /// The day before: half of the minutes.
    Before,
    /// A day off.
    Off,
    /// The day of the interview.
    Interview,
}

/// One day of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// Which day.
    pub day: Day,
    /// What sort of day it is.
    pub shape: Shape,
    /// What it asks, in order; never more minutes than the plan gives a day.
    pub asks: Vec<Ask>,
}

/// Something that a day asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A round, by its preset.
    Round(Form),
    /// One phase of a design problem, by its preset.
    Slice(Form),
    /// So many missed points.
    Points(u32),
    /// Questions that come back, and their minutes.
    Due(Vec<Key>, u32),
    /// New essentials, and their minutes.
    Essentials(Vec<Key>, u32),
    /// Other new questions, and their minutes.
    New(Vec<Key>, u32),
    /// What stands weakest, once more before the day, and its minutes.
    Again(Vec<Key>, u32),
}

impl Ask {
    /// How long it takes, in minutes.
    pub fn minutes(&self) -> u32 {
        match self {
            Self::Round(form) | Self::Slice(form) => form.minutes,
            Self::Points(count) => points_take(*count),
            Self::Due(_, minutes)
            | Self::Essentials(_, minutes)
            | Self::New(_, minutes)
            | Self::Again(_, minutes) => *minutes,
        }
    }

    /// The questions it names.
    pub fn keys(&self) -> &[Key] {
        match self {
            Self::Round(_) | Self::Slice(_) | Self::Points(_) => &[],
            Self::Due(keys, _)
            | Self::Essentials(keys, _)
            | Self::New(keys, _)
            | Self::Again(keys, _) => keys,
        }
    }
}

impl DayPlan {
    /// How long it all takes, in minutes.
    pub fn minutes(&self) -> u32 {
        self.asks.iter().map(Ask::minutes).sum()
    }
}
