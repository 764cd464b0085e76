//! The forecast: the minutes that come back on each of thirty days, if nothing is done until then.

use crate::app::page::progress::parts::{columns, counted, day, duration, left, right, teach};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::progress::forecast::Coming;
use crate::app::row::{Ink, Row, span};
use crate::text::cells;

/// The width of the scale at the left.
const SCALE: usize = 9;
/// How high the chart is.
const HEIGHT: usize = 7;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let days = &pages.figures.forecast;
    if days.iter().all(|day| day.questions + day.points == 0) {
        return teach(
            "Here you will see what comes back on each of the next thirty days: questions by their schedule, and points that you missed.",
            "Nothing is scheduled yet: answer a question, and it comes back by itself. g t goes to Today.",
            width,
        );
    }
    let mut rows = wrapped(&insight(days, pages.plan.minutes), Ink::Strong, width);
    rows.push(Row::blank());
    rows.extend(chart(days, width));
    rows.push(Row::blank());
    rows.extend(table(days, width));
    rows.push(Row::blank());
    rows.extend(wrapped(
        "As it stands today: each answer moves what comes after it. What waits already stands on today; Today never offers more than your minutes.",
        Ink::Muted,
        width,
    ));
    rows
}

/// How the work lies beside the minutes a day, in a sentence.
fn insight(days: &[Coming], minutes: u32) -> String {
    let over = days.iter().filter(|day| day.minutes > minutes).count();
    match over {
        0 => format!("Your {minutes} minutes a day hold all that comes back."),
        1 => format!(
            "One day asks for more than your {minutes} minutes: the rest moves to the days after."
        ),
        some => format!(
            "{some} of thirty days ask for more than your {minutes} minutes: the rest moves to the days after."
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
                    &counted(sum(|day| day.questions), "question"),
                    14,
                    Ink::Muted,
                ),
                right(&counted(sum(|day| day.points), "point"), 11, Ink::Muted),
                right(&duration(minutes), 9, Ink::Strong),
            ])
        })
        .collect()
}
