//! The rules of greenroom: packs, grading, memory, progress, rounds. No serde, no screen, no files, no clock.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod backlog;
pub mod chance;
pub mod fitting;
pub mod grade;
pub mod id;
pub mod memory;
pub mod pack;
pub mod plan;
pub mod progress;
pub mod queue;
pub mod record;
pub mod round;
pub mod stats;
pub mod time;
pub mod work;
