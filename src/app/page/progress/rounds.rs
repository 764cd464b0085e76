//! The rounds that were, latest first; enter opens a debrief.

use crate::app::page::progress::parts::{
    change, day, left, measured, right, shown, sparkline, teach,
};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, span};
use crate::domain::stats::RoundFigure;
use crate::text::cells;
use crate::text::count::counted;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let rounds = &pages.figures.rounds;
    if rounds.is_empty() {
        return teach(
            "Here your mock rounds will stand, latest first, each with its score and what you had said; enter opens its debrief.",
            "To begin: r goes to the rounds, and enter begins the first of them.",
            width,
        );
    }
    let mut rows = wrapped(&insight(rounds), Ink::Strong, width);
    rows.push(Row::blank());
    if rounds.len() > 1 {
        let seen = rounds.len().min(width.saturating_sub(20));
        let line = sparkline(rounds.iter().take(seen).rev().map(|round| round.score));
        rows.push(Row::of(vec![
            left("scores", 9, Ink::Muted),
            span(line, Ink::Bar),
        ]));
        rows.push(Row::blank());
    }
    let wide = width >= 64;
    let tail = if wide { 26 } else { 11 };
    let most = width.saturating_sub(9 + 6 + 5 + 7 + tail);
    let names = rounds.iter().map(|round| pages.name_of(round.id));
    let longest = names.map(cells::width).max().unwrap_or(0);
    // A short bar is enough to see by; what the round was about is cut last.
    let name = longest.min(most.saturating_sub(5).max(most.min(25))).max(8);
    let room = match width.saturating_sub(9 + name + 1 + 5 + 7 + tail) {
        room @ 10.. => room.min(24),
        _ => 0,
    };
    for (at, round) in rounds.iter().enumerate() {
        let chosen = at == pages.chosen();
        let ink = if chosen { Ink::Strong } else { Ink::Plain };
        let mut spans = vec![
            left(&day(round.day), 9, Ink::Muted),
            left(pages.name_of(round.id), name, ink),
            span(" ", Ink::Plain),
        ];
        spans.extend(measured(round.score, room));
        spans.push(span("  ", Ink::Plain));
        spans.push(change(round.before, round.score));
        let mut row = Row::of(spans).entry(at, chosen);
        if wide {
            let said = format!("said {}", shown(round.said));
            row.right.push(right(&said, 9, Ink::Muted));
        }
        let (reached, ink) = round
            .reached
            .map_or(("", Ink::Muted), |level| (level.label(), Ink::Good));
        row.right.push(right(reached, 10, ink));
        rows.push(row);
    }
    rows.push(Row::blank());
    rows.extend(wrapped(
        "▲ ▼ against the last round like it. At the right: the highest level at which the verdict was hire; quick rounds have none.",
        Ink::Muted,
        width,
    ));
    rows
}

fn insight(rounds: &[RoundFigure]) -> String {
    let hired = rounds
        .iter()
        .filter(|round| round.reached.is_some())
        .count();
    format!(
        "{}, {} with a hire at some level.",
        counted(rounds.len(), "round", "rounds"),
        hired
    )
}
