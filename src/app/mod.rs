//! The behaviour: events in, effects out; no terminal, no files, no clock.

pub mod chord;
pub mod effect;
pub mod event;
