//! Scoring by points: total functions from marks to bars, verdicts and ratings.

use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level};

/// What one gives a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Not said.
    Missed,
    /// Half of it.
    Half,
    /// All of it.
    Full,
}

/// A mark with the rubric it was given by, so that history needs no pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointMark {
    /// Which point.
    pub point: Slug,
    /// Its group.
    pub group: Group,
    /// What it was given.
    pub mark: Mark,
    /// Ticked parts and all parts, where it has any.
    pub parts: Option<(u8, u8)>,
    /// Whether it only came when prompted.
    pub prompted: bool,
    /// What it counts.
    pub weight: u32,
    /// Who brings it up unasked.
    pub level: Level,
    /// What it is judged as.
    pub dimension: Dimension,
    /// Whether missing it caps the score.
    pub gate: bool,
}

/// A pitfall one fell into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PitfallMark {
    /// Which pitfall.
    pub pitfall: Slug,
    /// What it counts.
    pub weight: u32,
}
