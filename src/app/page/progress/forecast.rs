//! The forecast: the minutes that come back on each of thirty days, if nothing is done until then.

use crate::app::page::progress::parts::{columns, day, duration, left, right, teach};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::progress::forecast::{Coming, Forecast};
use crate::app::row::{Ink, Row, span};
use crate::text::cells;
use crate::text::count::counted;

/// The width of the scale at the left.
const SCALE: usize = 9;
/// How high the chart is.
const HEIGHT: usize = 6;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let forecast = &pages.figures.forecast;
    if forecast.is_empty() {
        return teach(
            "Here you will see what comes back on each of the next thirty days: questions by their schedule, and points that you missed.",
            "Nothing is scheduled yet: answer a question, and it comes back by itself. g t goes to Today.",
            width,
        );
    }
    let days = &forecast.days;
    let mut rows = wrapped(&insight(forecast, pages.plan.minutes), Ink::Strong, width);
    rows.extend(wrapped(&tonight(forecast), Ink::Muted, width));
    rows.push(Row::blank());
    rows.extend(chart(days, width));
    rows.push(Row::blank());
    rows.extend(table(days, width));
    rows.push(Row::blank());
    rows.extend(wrapped(
        "Minutes a day: what waits on the evening that has room for it, what falls due on its day. Every answer moves what comes after.",
        Ink::Muted,
        width,
    ));
    rows
}

/// What tonight brings back, the same figures as in the tree and of `greenroom due`.
fn tonight(forecast: &Forecast) -> String {
    let nothing = Coming::default();
    let tonight = forecast.days.first().unwrap_or(&nothing);
    if tonight.questions + tonight.points == 0 {
        return "Nothing comes back tonight.".to_owned();
    }
    format!(
        "Tonight: {}, {}, {}.",
        counted(tonight.questions, "question", "questions"),
        counted(tonight.points, "point", "points"),
        duration(tonight.minutes.into())
    )
}

/// How the work lies beside the minutes a day, in a sentence. What waits is told in days, never as a heap.
fn insight(forecast: &Forecast, minutes: u32) -> String {
    match forecast.worked_off(minutes) {
        Some(0) => format!("Your {minutes} minutes a day hold all that comes back."),
        Some(days) => {
            let last = forecast
                .days
                .get(days)
                .map_or(String::new(), |last| day(last.day));
            format!(
                "At {minutes} minutes a day of what comes back alone, everything has had its turn by {last}."
            )
        }
        None => format!(
            "More comes back than {minutes} minutes a day hold: Today takes what is worth most first."
        ),
    }
}

fn chart(days: &[Coming], width: usize) -> Vec<Row> {
    let cell = if width >= SCALE + 2 * days.len() {
        2
    } else {
        1
    };
    let values: Vec<u32> = days.iter().map(|day| day.minutes).collect();
    let most = values.iter().copied().max().unwrap_or(0);
    let lines = columns(&values, HEIGHT, cell);
    let mut rows: Vec<Row> = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let scale = match at {
                0 => format!("{most} min "),
                _ if at + 1 == HEIGHT => "0 ".to_owned(),
                _ => String::new(),
            };
            Row::of(vec![right(&scale, SCALE, Ink::Muted), span(line, Ink::Bar)])
        })
        .collect();
    let mut axis = " ".repeat(SCALE);
    for (at, coming) in days.iter().enumerate().step_by(7) {
        let place = SCALE + at * cell;
        let label = if at == 0 {
            "today".to_owned()
        } else {
            day(coming.day)
        };
        let fits = place + cells::width(&label) <= SCALE + days.len() * cell;
        let blanks = place.saturating_sub(cells::width(&axis));
        if fits && place >= cells::width(&axis) {
            axis.extend(std::iter::repeat_n(' ', blanks));
            axis.push_str(&label);
        }
    }
    rows.push(Row::new(axis, Ink::Muted));
    rows
}

/// Four weeks and the days after them, in figures.
fn table(days: &[Coming], width: usize) -> Vec<Row> {
    let name = if width >= 60 { 22 } else { 12 };
    days.chunks(7)
        .filter(|week| week.len() == 7 || week.iter().any(|day| day.minutes > 0))
        .map(|week| {
            let sum = |of: fn(&Coming) -> usize| week.iter().map(of).sum::<usize>();
            let minutes: u64 = week.iter().map(|day| u64::from(day.minutes)).sum();
            let first = week.first().map_or(String::new(), |first| day(first.day));
            let title = match week.len() {
                7 => format!("week from {first}"),
                _ => format!("from {first}"),
            };
            let title = if width >= 60 { title } else { first };
            Row::of(vec![
                left(&title, name, Ink::Plain),
                right(
                    &counted(sum(|day| day.questions), "question", "questions"),
                    14,
                    Ink::Muted,
                ),
                right(
                    &counted(sum(|day| day.points), "point", "points"),
                    11,
                    Ink::Muted,
                ),
                right(&duration(minutes), 9, Ink::Strong),
            ])
        })
        .collect()
}
