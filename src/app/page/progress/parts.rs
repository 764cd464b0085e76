//! What the pages are made of: figures and bars in columns, sparklines, charts of columns, and what empty pages teach.

use crate::app::page::{bar, wrapped};
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::grade::Band;
use crate::domain::pack::Level;
use crate::domain::time::Day;
use crate::text::cells;

/// Blocks of one to eight eighths.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands where there is no figure.
pub(crate) const DASH: &str = "–";

/// A figure, or a dash.
pub(crate) fn shown(figure: Option<u8>) -> String {
    figure.map_or_else(|| DASH.to_owned(), |figure| figure.to_string())
}

/// A text at the left of its column.
pub(crate) fn left(text: &str, width: usize, ink: Ink) -> Span {
    span(cells::pad_right(text, width), ink)
}

/// A text at the right of its column.
pub(crate) fn right(text: &str, width: usize, ink: Ink) -> Span {
    span(cells::pad_left(text, width), ink)
}

/// Bars are coloured otherwise than the accent only where attention is wanted.
pub(crate) fn figure_ink(figure: Option<u8>) -> Ink {
    match figure.map(Band::of) {
        None | Some(Band::StrongHire | Band::Hire) => Ink::Bar,
        Some(Band::LeanNo) => Ink::Weak,
        Some(Band::No) => Ink::Due,
    }
}

/// A bar and its figure, five cells for the figure.
pub(crate) fn measured(figure: Option<u8>, width: usize) -> Vec<Span> {
    // Without a figure there is nothing to measure: a long empty bar would look like a zero.
    let mut spans = match figure {
        Some(_) => bar(figure, width, figure_ink(figure)),
        None => vec![span(" ".repeat(width), Ink::Faint)],
    };
    let ink = figure.map_or(Ink::Muted, |_| Ink::Strong);
    spans.push(right(&shown(figure), 5, ink));
    spans
}

/// `▲  9`, `▼ 12`, or blanks: how a figure has changed, five cells.
pub(crate) fn change(before: Option<u8>, now: Option<u8>) -> Span {
    match (before, now) {
        (Some(before), Some(now)) if now > before => {
            span(format!("▲{:>3} ", now - before), Ink::Good)
        }
        (Some(before), Some(now)) if now < before => {
            span(format!("▼{:>3} ", before - now), Ink::Due)
        }
        _ => span("     ", Ink::Muted),
    }
}

/// A heading above a group of lines.
pub(crate) fn heading(text: &str) -> Row {
    Row::new(text, Ink::Muted)
}

/// What an empty page says: what will stand here, and how to begin.
pub(crate) fn teach(what: &str, how: &str, width: usize) -> Vec<Row> {
    let mut rows = wrapped(what, Ink::Plain, width);
    rows.push(Row::blank());
    rows.extend(wrapped(how, Ink::Muted, width));
    rows
}

/// Figures of 0 to 100 as blocks, one cell each; a point where there is none.
pub(crate) fn sparkline(figures: impl Iterator<Item = Option<u8>>) -> String {
    let block = |figure: Option<u8>| {
        figure.map_or('·', |figure| {
            let at = usize::from(figure.min(99)) * BLOCKS.len() / 100;
            BLOCKS.get(at).copied().unwrap_or('█')
        })
    };
    figures.map(block).collect()
}

/// Values as columns of blocks, each `cell` wide, `height` lines from the top down; the highest fills its column.
pub(crate) fn columns(values: &[u32], height: usize, cell: usize) -> Vec<String> {
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let eighths = |value: u32| {
        let full = u32::try_from(height * BLOCKS.len()).unwrap_or(u32::MAX);
        let exact = u64::from(value) * u64::from(full);
        // Whatever there is can be seen.
        let rounded = (exact + u64::from(most) / 2) / u64::from(most);
        usize::try_from(rounded.max(u64::from(value > 0))).unwrap_or(0)
    };
    let line = |from_below: usize| {
        let mut line = String::new();
        for value in values {
            let rest = eighths(*value).saturating_sub(from_below * BLOCKS.len());
            let glyph = match rest.checked_sub(1) {
                None => ' ',
                Some(at) => BLOCKS.get(at).copied().unwrap_or('█'),
            };
            line.push(glyph);
            line.extend(std::iter::repeat_n(' ', cell.saturating_sub(1)));
        }
        line
    };
    (0..height).rev().map(line).collect()
}

/// `14 h 20`, `45 min`.
pub(crate) fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// `22 Nov` of a day.
pub(crate) fn day(day: Day) -> String {
    crate::app::page::debrief::day(day)
}

/// The name of a level as the pages show it.
pub(crate) fn level(level: Level) -> Span {
    left(level.label(), 10, Ink::Plain)
}

#[cfg(test)]
mod tests {
    use super::{columns, duration, sparkline};
    use proptest::prelude::*;

    #[test]
    fn a_sparkline_has_a_cell_a_figure() {
        let line = sparkline([None, Some(0), Some(50), Some(100)].into_iter());
        assert_eq!(line, "·▁▅█");
    }

    #[test]
    fn hours_and_minutes_read_as_people_say_them() {
        assert_eq!(duration(45), "45 min");
        assert_eq!(duration(120), "2 h");
        assert_eq!(duration(125), "2 h 05");
    }

    proptest! {
        #[test]
        fn columns_fill_their_box_and_no_more(values in prop::collection::vec(0_u32..5000, 1..40), height in 1_usize..12, cell in 1_usize..4) {
            let lines = columns(&values, height, cell);
            prop_assert_eq!(lines.len(), height);
            prop_assert!(lines.iter().all(|line| line.chars().count() == values.len() * cell));
            let top = lines.first().map(String::as_str).unwrap_or_default();
            let bottom = lines.last().map(String::as_str).unwrap_or_default();
            if values.iter().any(|value| *value > 0) {
                prop_assert!(top.contains('█'), "the highest reaches the top");
            }
            for (at, value) in values.iter().enumerate() {
                let shown = bottom.chars().nth(at * cell);
                prop_assert_eq!(shown == Some(' '), *value == 0, "whatever there is can be seen");
            }
        }
    }
}
