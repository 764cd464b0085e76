//! The days of study: a month a line, a day a cell, the higher the longer one studied.

use crate::app::page::debrief::month;
use crate::app::page::progress::parts::{duration, teach};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::stats::DayTally;
use crate::domain::time::Day;
use crate::text::cells;
use crate::text::count::counted;
use jiff::civil::Date;
use std::collections::HashMap;

/// The width of the month's name and year.
const NAME: usize = 10;
/// How many months are shown at most.
const MONTHS: usize = 24;
/// The columns from which a day has two cells.
const WIDE_FROM: usize = 88;

/// What stands for a day, by minutes; the last has no end.
const LEVELS: [(u64, char, &str); 4] = [
    (15, '▁', "under 15 min"),
    (30, '▃', "under 30"),
    (45, '▅', "under 45"),
    (u64::MAX, '█', "45 and more"),
];

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let figures = &pages.figures;
    let Some((first, _)) = figures.days.first() else {
        return teach(
            "Here each day of study gets a mark, a month a line; the longer the day, the higher the mark. Days without study are simply empty.",
            "To begin: g t goes to Today, and enter there takes the first question.",
            width,
        );
    };
    let done = &figures.done;
    let days = figures.days.len();
    let text = format!(
        "{} of study, {}, {} and {} asked alone.",
        counted(days, "day", "days"),
        duration(done.minutes()),
        counted(done.answers, "answer", "answers"),
        counted(done.points, "point", "points"),
    );
    let mut rows = wrapped(&text, Ink::Strong, width);
    rows.push(Row::blank());
    let cell = if width >= WIDE_FROM { 2 } else { 1 };
    rows.push(numbers(cell));
    let by_day: HashMap<Day, &DayTally> = figures.days.iter().map(|(day, of)| (*day, of)).collect();
    let first = (*first).min(figures.day).date().first_of_month();
    let mut start = figures.day.date().first_of_month();
    for _ in 0..MONTHS {
        rows.push(month_row(start, figures.day, &by_day, cell, width));
        match start.yesterday().map(Date::first_of_month) {
            Ok(before) if before >= first => start = before,
            _ => break,
        }
    }
    rows.push(Row::blank());
    rows.extend(legend(width));
    rows
}

/// The numbers of the days above their cells.
fn numbers(cell: usize) -> Row {
    let mut text = " ".repeat(NAME);
    for day in [1_usize, 5, 10, 15, 20, 25, 30] {
        let at = NAME + (day - 1) * cell;
        let number = day.to_string();
        let blanks = at.saturating_sub(cells::width(&text));
        text.extend(std::iter::repeat_n(' ', blanks));
        text.push_str(&number);
    }
    Row::new(text, Ink::Muted)
}

fn month_row(
    start: Date,
    today: Day,
    days: &HashMap<Day, &DayTally>,
    cell: usize,
    width: usize,
) -> Row {
    let name = format!("{} {}", month(start.month()), start.year());
    let mut spans = vec![span(cells::pad_right(&name, NAME), Ink::Plain)];
    let (mut studied, mut minutes) = (0, 0);
    let first = Day::of_date(start);
    for ahead in 0..u32::try_from(start.days_in_month()).unwrap_or(31) {
        let day = first.plus(ahead);
        let tally = days.get(&day).copied();
        if let Some(tally) = tally {
            studied += 1;
            minutes += tally.minutes();
        }
        spans.push(mark(tally, day > today, day == today, cell));
    }
    let short = width < NAME + 31 * cell + 20;
    let right = if short {
        String::new()
    } else {
        let days = counted(studied, "day", "days");
        let minutes = duration(minutes);
        format!("{days:>7} {minutes:>8}")
    };
    Row::of(spans).with_right(right, Ink::Muted)
}

fn mark(tally: Option<&DayTally>, ahead: bool, today: bool, cell: usize) -> Span {
    let blanks = " ".repeat(cell.saturating_sub(1));
    let Some(tally) = tally else {
        let glyph = if ahead { ' ' } else { '·' };
        let ink = if today { Ink::Accent } else { Ink::Faint };
        return span(format!("{glyph}{blanks}"), ink);
    };
    let minutes = tally.minutes();
    let glyph = LEVELS
        .iter()
        .find(|(below, ..)| minutes < *below)
        .map_or('█', |(_, glyph, _)| *glyph);
    span(format!("{glyph}{blanks}"), Ink::Bar)
}

/// What the marks mean, in as many lines as it takes.
fn legend(width: usize) -> Vec<Row> {
    let marks = LEVELS
        .iter()
        .map(|(_, glyph, text)| format!("{glyph} {text}"))
        .chain(["· no study".to_owned()]);
    let mut lines: Vec<String> = Vec::new();
    for mark in marks {
        match lines.last_mut() {
            Some(line) if cells::width(line) + 3 + cells::width(&mark) <= width => {
                line.push_str("   ");
                line.push_str(&mark);
            }
            _ => lines.push(mark),
        }
    }
    let row = |line: String| Row::new(line, Ink::Muted);
    lines.into_iter().map(row).collect()
}
