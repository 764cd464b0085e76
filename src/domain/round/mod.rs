//! Rounds: which questions, which steps, what the interviewer objects, and what it all amounts to. Knows no clock.

mod choice;
mod debrief;
mod lost;
mod outcome;
mod picks;
mod pushes;
mod quick;
mod sentence;
mod steps;

pub use choice::{chance_of, chance_of_reference, draw};
pub use debrief::{Change, Debrief, Pace, PhaseMinutes, Push, paces};
pub use lost::{Cause, Lost};
pub use outcome::{Outcome, outcome};
pub use picks::{choices, is_drilled};
pub use pushes::{Planned, change, planned, possible};
pub use quick::Quick;
pub use steps::{Step, phase_of, points_of, steps};

/// How many push-backs a round says at most when one is alone.
pub const PUSHES_MOST: usize = 3;
