//! Ground floor: cells, wrapping, cleaning of foreign text, Markdown laid out into plain lines.

pub mod clean;
