//! Mastery by topic: every top topic, and the leaves that were begun.

use crate::app::page::progress::parts::{DASH, left, measured, teach};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::progress::topics::Part;
use crate::app::row::{Ink, Row};
use crate::domain::stats::FEWEST;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let figures = &pages.figures;
    if figures.topics.is_empty() {
        return teach(
            "No pack is loaded, so there are no topics.",
            "`greenroom pack list` says why.",
            width,
        );
    }
    let text = format!(
        "{} of {} topics begun, {} of {} questions answered.",
        figures.topics_begun,
        figures.topics.len(),
        figures.attempted,
        figures.total,
    );
    let mut rows = wrapped(&text, Ink::Strong, width);
    rows.push(Row::blank());
    let title = width.saturating_sub(5 + 12).clamp(10, 44);
    let room = width.saturating_sub(title + 5 + 12).min(30);
    let chosen = pages.chosen();
    for (at, part) in pages.parts().enumerate() {
        let depth = part.path.depth().saturating_sub(1);
        rows.push(row(part, depth, at == chosen, title, room).entry(at, at == chosen));
    }
    rows.push(Row::blank());
    let note = format!(
        "Mastery is the mean of your latest scores, 0 to 100; a {DASH} until {FEWEST} questions are answered. A question may stand under two topics. Enter works on the topic: what was weak first, then what is new."
    );
    rows.extend(wrapped(&note, Ink::Muted, width));
    rows
}

fn row(part: &Part, depth: usize, chosen: bool, title: usize, room: usize) -> Row {
    let ink = match (chosen, depth) {
        (true, _) => Ink::Strong,
        (false, 0) => Ink::Plain,
        (false, _) => Ink::Muted,
    };
    let name = format!("{}{}", "  ".repeat(depth), part.title);
    let mut spans = vec![left(&name, title, ink)];
    spans.extend(measured(part.mastery, room));
    let count = format!("{} of {:>3}", part.attempted, part.total);
    Row::of(spans).with_right(count, Ink::Muted)
}
