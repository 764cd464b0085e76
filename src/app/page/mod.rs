//! What the panes say, as rows: shared by update, which counts and hits them, and by view, which colours them.

pub mod card;
pub mod checklist;
pub mod clock;
pub mod debrief;
pub mod desk;
pub mod drill;
pub mod foot;
pub mod given;
pub mod history;
pub mod interview;
pub mod model;
pub mod pick;
pub mod plan;
pub mod progress;
pub mod room;
pub mod round;
pub mod search;
mod strip;
pub mod thrown;
pub mod today;
pub mod tree;
pub mod waiting;

use crate::app::row::{Ink, Row, Span, span};
use crate::text::markdown;
use crate::text::span::{Line, Role};

/// Lays Markdown out as rows.
pub fn prose(text: &str, width: usize) -> Vec<Row> {
    markdown::layout(text, width)
        .into_iter()
        .map(row_of)
        .collect()
}

fn row_of(line: Line) -> Row {
    Row::of(
        line.spans
            .into_iter()
            .map(|piece| span(piece.text, ink_of(piece.role)))
            .collect(),
    )
}

fn ink_of(role: Role) -> Ink {
    match role {
        Role::Plain => Ink::Plain,
        Role::Strong => Ink::Strong,
        Role::Emphasis => Ink::Emphasis,
        Role::Code | Role::CodeBlock => Ink::Code,
        Role::Heading => Ink::Heading,
        Role::Link => Ink::Accent,
        Role::Quote | Role::Muted | Role::Marker => Ink::Muted,
        Role::Rule => Ink::Faint,
    }
}

/// Wraps a text in one ink.
pub fn wrapped(text: &str, ink: Ink, width: usize) -> Vec<Row> {
    crate::text::wrap::wrap(text, width)
        .into_iter()
        .map(|line| Row::new(line, ink))
        .collect()
}

/// A rule across the pane.
pub fn rule(width: usize) -> Row {
    Row::new("─".repeat(width), Ink::Faint)
}

/// A bar of `width` cells for a figure of 0 to 100; no figure is an empty bar.
pub fn bar(figure: Option<u8>, width: usize, ink: Ink) -> Vec<Span> {
    let filled = figure.map_or(0, |figure| {
        (usize::from(figure.min(100)) * width + 50) / 100
    });
    vec![
        span("━".repeat(filled), ink),
        span("─".repeat(width - filled), Ink::Faint),
    ]
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::app::row::Ink;

    #[test]
    fn bars_have_one_width() {
        for figure in [None, Some(0), Some(33), Some(100), Some(255)] {
            let cells: usize = bar(figure, 10, Ink::Bar)
                .iter()
                .map(|span| span.text.chars().count())
                .sum();
            assert_eq!(cells, 10);
        }
    }
}
