//! Blocks laid out one under the other: paragraphs, lists, quotations, code; tables are laid out next door.

use crate::text::cells;
use crate::text::markdown::block::{Block, Runs};
use crate::text::markdown::table;
use crate::text::span::{Line, LineKind, Role, Span, from_runs};
use crate::text::wrap::{Measure, wrap_runs};

/// The bar before a quotation.
const BAR: &str = "▌ ";
/// The marker of an item without a number.
const BULLET: &str = "• ";
/// The least that is left to a text behind a bar or marker, in cells.
const LEAST: usize = 4;

/// Lays blocks out; `tight` leaves no blank lines between them.
pub(crate) fn flow(blocks: &[Block], width: usize, tight: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        let shown = draw_block(block, width);
        if !tight && !lines.is_empty() && !shown.is_empty() {
            lines.push(Line::blank());
        }
        lines.extend(shown);
    }
    lines
}

fn draw_block(block: &Block, width: usize) -> Vec<Line> {
    match block {
        Block::Paragraph(runs) => wrap(runs, width, LineKind::Text),
        Block::Heading(depth, runs) => wrap(runs, width, LineKind::Heading(*depth)),
        Block::Code(code) => code
            .trim_end_matches('\n')
            .split('\n')
            .map(|line| {
                Line::of(
                    LineKind::Code,
                    Role::CodeBlock,
                    cells::truncate(line, width),
                )
            })
            .collect(),
        Block::Quote(blocks) => draw_quote(blocks, width),
        Block::List {
            start,
            loose,
            items,
        } => draw_list(*start, *loose, items, width),
        Block::Item(blocks) => flow(blocks, width, false),
        Block::Table(table) => table::draw_table(table, width),
        Block::Rule => vec![Line::of(LineKind::Rule, Role::Rule, "─".repeat(width))],
    }
}

/// Wraps runs to lines of one kind.
pub(crate) fn wrap(runs: &Runs, width: usize, kind: LineKind) -> Vec<Line> {
    let borrowed: Vec<(Role, &str)> = runs
        .iter()
        .map(|(role, text)| (*role, text.as_str()))
        .collect();
    wrap_runs(&borrowed, Measure::even(width))
        .into_iter()
        .map(|line| from_runs(line, kind))
        .collect()
}

fn draw_quote(blocks: &[Block], width: usize) -> Vec<Line> {
    let bar = cells::width(BAR);
    if width < bar + LEAST {
        return flow(blocks, width, false);
    }
    let mut lines = flow(blocks, width - bar, false);
    for line in &mut lines {
        let shown = if line.spans.is_empty() {
            BAR.trim_end()
        } else {
            BAR
        };
        line.spans.insert(0, Span::new(Role::Marker, shown));
        if line.kind == LineKind::Blank {
            line.kind = LineKind::Text;
        }
    }
    lines
}

fn draw_list(start: Option<u64>, loose: bool, items: &[Block], width: usize) -> Vec<Line> {
    let last = start.map(|first| first.saturating_add(items.len().saturating_sub(1) as u64));
    let digits = last.map_or(0, |number| number.to_string().len());
    let mut lines = Vec::new();
    let mut number = start;
    for item in items {
        let marker = match number {
            Some(n) => format!("{}. ", cells::pad_left(&n.to_string(), digits)),
            None => BULLET.to_owned(),
        };
        number = number.map(|n| n.saturating_add(1));
        if loose && !lines.is_empty() {
            lines.push(Line::blank());
        }
        lines.extend(draw_item(item, &marker, loose, width));
    }
    lines
}

fn draw_item(item: &Block, marker: &str, loose: bool, width: usize) -> Vec<Line> {
    let indent = cells::width(marker);
    let narrow = width < indent + LEAST;
    let room = if narrow { width } else { width - indent };
    let mut lines = if let Block::Item(blocks) = item {
        flow(blocks, room, !loose)
    } else {
        draw_block(item, room)
    };
    if narrow || lines.is_empty() {
        let alone = cells::truncate(marker.trim(), width);
        lines.insert(0, Line::of(LineKind::Text, Role::Marker, alone));
        return lines;
    }
    for (nth, line) in lines.iter_mut().enumerate() {
        if nth == 0 {
            line.spans.insert(0, Span::new(Role::Marker, marker));
        } else if !line.spans.is_empty() {
            line.spans
                .insert(0, Span::new(Role::Plain, " ".repeat(indent)));
        }
    }
    lines
}
