//! Markdown laid out into plain lines with roles; knows the page's width, never its colours.

mod block;
mod flow;
mod table;

use crate::text::span::Line;

/// Lays Markdown out to lines of at most `width` cells (0 counts as 1).
///
/// Tables shrink to fit, code is cut and never wrapped, raw HTML is shown as text, links and images by their words.
/// What comes out is clean, whatever went in.
pub fn layout(markdown: &str, width: usize) -> Vec<Line> {
    flow::flow(&block::parse(markdown), width.max(1), false)
}

#[cfg(test)]
mod tests;
