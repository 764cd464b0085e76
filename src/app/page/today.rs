//! The rows of Today: the minutes one has, what is worth doing with them, and what one should know.

use crate::app::geometry::{self, Area};
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row, span};
use crate::app::state::State;
use crate::app::today::{MINUTES, Offer, Today};
use crate::domain::progress::Progress;
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::cells;

/// The width of the minutes' column.
const MINUTES_WIDTH: usize = 9;
/// The least width at which the reason has a column of its own.
const WHY_FROM: usize = 60;

/// Today as it lies in the window: its frame, the inside of it, and its rows.
#[derive(Debug)]
pub struct View {
    /// The frame.
    pub frame: Area,
    /// What is inside, with air at its left where there is room.
    pub inside: Area,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Lays Today out.
pub fn view(state: &State, today: &Today, offers: &[Offer]) -> View {
    let inner = |frame: Area| {
        let inside = frame.inside();
        let air = if inside.width >= 60 { 2 } else { 0 };
        Area {
            x: inside.x + air,
            width: inside.width - 2 * air,
            ..inside
        }
    };
    let width = inner(geometry::today(state.size, 0)).columns();
    let rows = rows(
        today,
        offers,
        &state.library,
        &state.progress,
        state.now.day,
        width,
    );
    let frame = geometry::today(state.size, rows.len());
    View {
        frame,
        inside: inner(frame),
        rows,
    }
}

/// The rows of Today inside `width` cells.
fn rows(
    today: &Today,
    offers: &[Offer],
    library: &Library,
    progress: &Progress,
    day: Day,
    width: usize,
) -> Vec<Row> {
    let mut rows = vec![Row::blank(), minutes(today), Row::blank(), Row::blank()];
    if offers.is_empty() {
        rows.extend(nothing(library, progress, day, width));
    }
    for (at, offer) in offers.iter().enumerate() {
        rows.extend(entry(at, offer, at == today.chosen, width));
    }
    rows.push(Row::blank());
    rows.push(Row::blank());
    if let Some(line) = progress.last_line() {
        rows.push(Row::new("Last round, to yourself", Ink::Muted));
        rows.extend(wrapped(line, Ink::Emphasis, width));
        rows.push(Row::blank());
    }
    rows.extend(wrapped(&standing(library, progress), Ink::Muted, width));
    rows.push(Row::blank());
    rows
}

fn minutes(today: &Today) -> Row {
    let mut spans = vec![span("I have  ", Ink::Plain)];
    for (at, minutes) in MINUTES.iter().enumerate() {
        if at == today.minutes {
            spans.push(span(format!(" ‹{minutes}› "), Ink::Accent));
        } else {
            spans.push(span(format!("  {minutes}  "), Ink::Muted));
        }
    }
    spans.push(span("  minutes", Ink::Plain));
    Row::of(spans)
}

fn entry(at: usize, offer: &Offer, chosen: bool, width: usize) -> Vec<Row> {
    let ink = if chosen { Ink::Strong } else { Ink::Plain };
    let minutes = cells::pad_left(&format!("{} min", offer.minutes), MINUTES_WIDTH);
    let title_width = if width >= WHY_FROM {
        (width - MINUTES_WIDTH) * 11 / 20
    } else {
        width.saturating_sub(MINUTES_WIDTH + 2)
    };
    let title = cells::pad_right(&offer.title, title_width.saturating_sub(2));
    let mut spans = vec![span(title, ink), span(minutes, Ink::Muted)];
    if width >= WHY_FROM {
        let room = width.saturating_sub(title_width + MINUTES_WIDTH + 4);
        spans.push(span(
            format!("    {}", cells::truncate(&offer.why, room)),
            Ink::Muted,
        ));
        return vec![Row::of(spans).entry(at, chosen)];
    }
    let why = Row::new(cells::truncate(&offer.why, width).into_owned(), Ink::Muted);
    vec![Row::of(spans).entry(at, chosen), why.entry(at, chosen)]
}

/// An empty Today teaches: when the next question is due, and what to do instead.
fn nothing(library: &Library, progress: &Progress, day: Day, width: usize) -> Vec<Row> {
    if library.is_empty() {
        return wrapped(
            "No pack is loaded. `greenroom pack list` says why.",
            Ink::Plain,
            width,
        );
    }
    let next = progress
        .courses()
        .filter_map(|(_, course)| course.due.filter(|due| *due > day))
        .min();
    let text = match next.map(|next| next.since(day)) {
        Some(1) => "Nothing fits these minutes. The next question is due tomorrow.".to_owned(),
        Some(days) => {
            format!("Nothing fits these minutes. The next question is due in {days} days.")
        }
        None => "Nothing fits these minutes.".to_owned(),
    };
    let mut rows = wrapped(&text, Ink::Plain, width);
    rows.push(Row::blank());
    rows.extend(wrapped(
        "Enter opens the topics; / searches all questions.",
        Ink::Muted,
        width,
    ));
    rows
}

/// `23 of 412 questions answered · 7 points on their way back`.
fn standing(library: &Library, progress: &Progress) -> String {
    let answered = library
        .questions()
        .filter(|question| {
            progress
                .course(&question.key)
                .is_some_and(|course| course.figure.is_some())
        })
        .count();
    let points = progress
        .drills()
        .filter(|(.., drill)| !drill.won && !drill.suspended)
        .count();
    let coming = match points {
        0 => String::new(),
        1 => " · 1 point on its way back".to_owned(),
        some => format!(" · {some} points on their way back"),
    };
    format!("{answered} of {} questions answered{coming}", library.len())
}
