//! Ground floor: cells, wrapping, cleaning of foreign text, Markdown laid out into plain lines or written as HTML.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod capital;
pub mod cells;
pub mod clean;
pub mod count;
pub mod html;
pub mod list;
pub mod markdown;
pub(crate) mod near;
pub mod span;
pub mod why;
pub mod wrap;
