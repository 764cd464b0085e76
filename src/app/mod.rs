//! The behaviour: events in, effects out; no terminal, no files, no clock.

pub mod action;
pub mod brief;
pub mod chord;
pub mod cx;
pub mod drill;
pub mod effect;
pub mod event;
pub mod geometry;
pub mod hints;
pub mod interview;
pub mod keymap;
pub mod line_field;
pub mod notice;
pub mod overlay;
pub mod page;
pub mod planning;
pub mod round;
pub mod row;
pub mod scroll;
pub mod search;
pub mod state;
pub mod study;
pub mod today;
pub mod tree;
pub mod update;
pub mod writing;
