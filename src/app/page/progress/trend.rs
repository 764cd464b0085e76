//! The trend: mean scores week by week, all of them as a line, the latest as bars.

use crate::app::page::progress::parts::{
    DASH, change, day, duration, left, measured, right, sparkline, teach,
};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, span};
use crate::domain::stats::{FEWEST, Week};
use crate::text::count::counted;

/// How many weeks are listed.
const LISTED: usize = 26;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let weeks = &pages.figures.weeks;
    if weeks.is_empty() {
        return teach(
            "Here you will see your mean score week by week: whether what you practise comes easier.",
            "To begin: g t goes to Today, and enter there takes the first question. Five answers in a week make its figure.",
            width,
        );
    }
    let scored: Vec<&Week> = weeks.iter().filter(|week| week.score.is_some()).collect();
    let text = match scored.as_slice() {
        [] => format!("No week has {FEWEST} answers yet: a dash stands for it."),
        [only] => format!(
            "{} in the week of {}. From the next on there is a trend.",
            only.score.unwrap_or_default(),
            day(only.monday)
        ),
        [first, .., last] => format!(
            "From {} in the week of {} to {} in the week of {}.",
            first.score.unwrap_or_default(),
            day(first.monday),
            last.score.unwrap_or_default(),
            day(last.monday),
        ),
    };
    let mut rows = wrapped(&text, Ink::Strong, width);
    rows.push(Row::blank());
    let seen = weeks.len().min(width.saturating_sub(16));
    let line = sparkline(weeks.iter().skip(weeks.len() - seen).map(|week| week.score));
    let label = counted(seen, "week", "weeks");
    rows.push(Row::of(vec![
        left("all weeks", 13, Ink::Muted),
        span(line, Ink::Bar),
        span(format!("  {label}"), Ink::Muted),
    ]));
    rows.push(Row::blank());
    let room = width.saturating_sub(13 + 5 + 7 + 32).clamp(6, 36);
    let wide = width >= 13 + 5 + 7 + 32 + 6;
    for (at, week) in weeks.iter().enumerate().rev().take(LISTED) {
        let before = at.checked_sub(1).and_then(|at| weeks.get(at));
        let mut spans = vec![left(&day(week.monday), 13, Ink::Plain)];
        spans.extend(measured(week.score, room));
        spans.push(span("  ", Ink::Plain));
        spans.push(change(before.and_then(|week| week.score), week.score));
        let mut row = Row::of(spans);
        if wide {
            let days = counted(week.days, "day", "days");
            row.right = vec![
                right(&counted(week.answers, "answer", "answers"), 12, Ink::Muted),
                right(&days, 9, Ink::Muted),
                right(&duration(week.minutes), 10, Ink::Muted),
            ];
        } else {
            row = row.with_right(counted(week.answers, "answer", "answers"), Ink::Muted);
        }
        rows.push(row);
    }
    rows.push(Row::blank());
    let note = format!(
        "A week begins on Monday. Below {FEWEST} answers there is a {DASH}, for chance would speak louder than you."
    );
    rows.extend(wrapped(&note, Ink::Muted, width));
    rows
}
