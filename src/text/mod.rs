//! Ground floor: cells, wrapping, cleaning of foreign text, Markdown laid out into plain lines.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod cells;
pub mod clean;
pub mod markdown;
pub mod span;
pub mod wrap;
