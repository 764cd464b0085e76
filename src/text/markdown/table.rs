//! Tables that fit the page: columns shrink and cells wrap, and on a very narrow page each row is a small list.

use crate::text::cells;
use crate::text::markdown::block::{Runs, Table};
use crate::text::markdown::flow;
use crate::text::span::{Line, LineKind, Role, Span};
use pulldown_cmark::Alignment;

/// The cells between two columns.
const GAP: usize = 2;
/// A column that would have to be narrower than this turns the table into lists.
const LEAST: usize = 8;

/// Lays a table out.
pub(crate) fn draw_table(table: &Table, width: usize) -> Vec<Line> {
    match columns(table, width) {
        Some(columns) => draw_grid(table, &columns),
        None => draw_lists(table, width),
    }
}

/// The width of each column; `None` where the page is too narrow for a grid.
fn columns(table: &Table, width: usize) -> Option<Vec<usize>> {
    let count = table.align.len();
    let gaps = GAP * count.saturating_sub(1);
    let room = width.checked_sub(gaps).filter(|room| *room >= count)?;
    let natural: Vec<usize> = (0..count)
        .map(|column| {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            rows.filter_map(|row| row.get(column))
                .map(natural_width)
                .max()
                .unwrap_or(0)
                .max(1)
        })
        .collect();
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    // The widest columns give way first: all of them are cut to one cap, the highest that fits.
    let total = |cap: usize| natural.iter().map(|w| (*w).min(cap)).sum::<usize>();
    let mut cap = 1;
    let mut above = room + 1;
    while above - cap > 1 {
        let middle = usize::midpoint(cap, above);
        if total(middle) <= room {
            cap = middle;
        } else {
            above = middle;
        }
    }
    if cap < LEAST {
        return None;
    }
    let mut spare = room - total(cap);
    Some(
        natural
            .iter()
            .map(|w| {
                let more = usize::from(*w > cap && spare > 0);
                spare -= more;
                (*w).min(cap) + more
            })
            .collect(),
    )
}

/// The width of the widest line of a cell that is not wrapped.
fn natural_width(cell: &Runs) -> usize {
    let whole: String = cell.iter().map(|(_, text)| text.as_str()).collect();
    let summed: usize = cell.iter().map(|(_, text)| cells::width(text)).sum();
    if whole.contains('\n') {
        whole.split('\n').map(cells::width).max().unwrap_or(0)
    } else {
        summed
    }
}

fn draw_grid(table: &Table, columns: &[usize]) -> Vec<Line> {
    let mut lines = Vec::new();
    if table.head.iter().any(|cell| !cell.is_empty()) {
        lines.extend(draw_row(&table.head, &table.align, columns));
    }
    let bars: Vec<String> = columns.iter().map(|width| "─".repeat(*width)).collect();
    lines.push(Line::of(
        LineKind::Table,
        Role::Rule,
        bars.join(&" ".repeat(GAP)),
    ));
    let rows: Vec<Vec<Line>> = table
        .rows
        .iter()
        .map(|row| draw_row(row, &table.align, columns))
        .collect();
    // Rows of several lines would run into each other.
    let airy = rows.iter().any(|row| row.len() > 1);
    for (nth, row) in rows.into_iter().enumerate() {
        if airy && nth > 0 {
            lines.push(Line {
                spans: Vec::new(),
                kind: LineKind::Table,
            });
        }
        lines.extend(row);
    }
    lines
}

fn draw_row(row: &[Runs], align: &[Alignment], columns: &[usize]) -> Vec<Line> {
    let empty = Runs::new();
    let wrapped: Vec<Vec<Line>> = columns
        .iter()
        .enumerate()
        .map(|(at, width)| flow::wrap(row.get(at).unwrap_or(&empty), *width, LineKind::Table))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let mut spans = Vec::new();
            let mut pending = 0;
            for ((cell, width), align) in wrapped.iter().zip(columns).zip(align) {
                let (before, shown, after) = place(cell.get(line), *width, *align);
                if shown.is_empty() {
                    pending += width + GAP;
                    continue;
                }
                if pending + before > 0 {
                    spans.push(Span::new(Role::Plain, " ".repeat(pending + before)));
                }
                spans.extend_from_slice(shown);
                pending = after + GAP;
            }
            Line {
                spans,
                kind: LineKind::Table,
            }
        })
        .collect()
}

/// The blanks before and after a cell's line, and the line.
fn place(line: Option<&Line>, width: usize, align: Alignment) -> (usize, &[Span], usize) {
    let Some(line) = line else {
        return (0, &[], width);
    };
    let free = width.saturating_sub(line.width());
    let before = match align {
        Alignment::None | Alignment::Left => 0,
        Alignment::Center => free / 2,
        Alignment::Right => free,
    };
    (before, &line.spans, free - before)
}

/// Each row under its first cell, the others named by their heads.
fn draw_lists(table: &Table, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if table.rows.is_empty() {
        for head in &table.head {
            lines.extend(flow::wrap(head, width, LineKind::Table));
        }
    }
    for row in &table.rows {
        if !lines.is_empty() {
            lines.push(Line {
                spans: Vec::new(),
                kind: LineKind::Table,
            });
        }
        for (nth, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let mut runs = Runs::new();
            if nth == 0 {
                runs.extend(cell.iter().map(|(_, text)| (Role::Strong, text.clone())));
            } else {
                let head = table.head.get(nth).filter(|head| !head.is_empty());
                runs.extend(
                    head.into_iter()
                        .flatten()
                        .map(|(_, text)| (Role::Muted, text.clone())),
                );
                if !runs.is_empty() {
                    runs.push((Role::Muted, ": ".to_owned()));
                }
                runs.extend(cell.iter().cloned());
            }
            lines.extend(flow::wrap(&runs, width, LineKind::Table));
        }
    }
    lines
}
