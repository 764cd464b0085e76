//! The face: draws a State, changes nothing.

pub mod glyph;
mod interview;
pub mod parts;
pub mod theme;
pub mod view;

mod drill;
mod overlay;
mod progress;
mod round;
mod search;
mod study;
mod today;
