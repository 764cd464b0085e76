//! Ground floor: cells, wrapping, cleaning of foreign text, Markdown laid out into plain lines.

pub mod cells;
pub mod clean;
pub mod markdown;
pub mod span;
pub mod wrap;
