//! The rows of Today: the minutes one has, what is worth doing with them, and what one should know.

use crate::app::geometry::{self, Area};
use crate::app::page::{bar, prose, wrapped};
use crate::app::planning::until;
use crate::app::row::{Ink, Row, span};
use crate::app::scroll::keep_in_sight;
use crate::app::state::State;
use crate::app::today::{MINUTES, Offer, Page, Today};
use crate::app::update::facts;
use crate::domain::grade::Band;
use crate::domain::pack::Level;
use crate::text::cells;

/// The width of the minutes' column.
const MINUTES_WIDTH: usize = 9;
/// The width of a level's bar.
const READY_BAR: usize = 12;
/// The cells before the reason.
const WHY_GAP: usize = 4;
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
    /// The first row in sight.
    pub offset: usize,
    /// The page's name.
    pub title: &'static str,
    /// How long it is until the interview; empty without one.
    pub figure: String,
}

/// Lays Today out, whichever page is open.
pub fn view(state: &State, today: &Today) -> View {
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
    let day = state.now.day;
    let (title, rows) = match &today.page {
        Page::Offers => ("Today", offer_rows(state, today, width)),
        Page::Plan(planning) => (
            "Plan",
            crate::app::page::plan::rows(planning, &state.library, day, width),
        ),
        Page::Brief(reading) => ("Brief", prose(&reading.text, width)),
    };
    let frame = geometry::today(state.size, rows.len());
    let inside = inner(frame);
    let offset = match &today.page {
        Page::Brief(reading) => reading.scroll.min(rows.len().saturating_sub(inside.rows())),
        Page::Offers | Page::Plan(_) => {
            let chosen = rows.iter().rposition(|row| row.chosen).unwrap_or(0);
            keep_in_sight(0, chosen, rows.len(), inside.rows())
        }
    };
    let plan = match &today.page {
        Page::Plan(planning) => planning.plan.clone(),
        Page::Offers | Page::Brief(_) => state.progress.plan(),
    };
    View {
        title,
        figure: until(&plan, day).unwrap_or_default(),
        frame,
        inside,
        rows,
        offset,
    }
}

/// The offers inside `width` cells, and what one should know beside them.
fn offer_rows(state: &State, today: &Today, width: usize) -> Vec<Row> {
    let known = today.worked_out(&facts(state));
    let place = known.tonight().place;
    let mut rows = vec![Row::blank(), minutes(place), Row::blank()];
    let above = [known.lines.welcome.as_deref(), known.lines.waits.as_deref()];
    for line in above.into_iter().flatten() {
        rows.extend(wrapped(line, Ink::Plain, width));
    }
    rows.push(Row::blank());
    if known.entries().next().is_none() {
        rows.extend(nothing(state, known.lines.next.as_deref(), width));
    }
    let title_width = title_width(known.entries(), width);
    for (at, offer) in known.entries().enumerate() {
        rows.extend(entry(at, offer, at == today.chosen, title_width, width));
        if known.waiting.is_some() && at == 0 {
            rows.push(Row::blank());
        }
    }
    rows.push(Row::blank());
    rows.push(Row::blank());
    if let Some(line) = state.progress.last_line() {
        rows.push(Row::new("Last round, to yourself", Ink::Muted));
        rows.extend(wrapped(line, Ink::Emphasis, width));
        rows.push(Row::blank());
    }
    rows.extend(ready(&known.lines.ready, width));
    if let Some(plan) = &known.lines.plan {
        rows.extend(wrapped(plan, Ink::Muted, width));
    }
    rows.extend(wrapped(&known.lines.standing, Ink::Muted, width));
    rows.push(Row::blank());
    rows
}

fn minutes(place: usize) -> Row {
    let mut spans = vec![span("I have  ", Ink::Plain)];
    for (at, minutes) in MINUTES.iter().enumerate() {
        if at == place {
            spans.push(span(format!(" ‹{minutes}› "), Ink::Accent));
        } else {
            spans.push(span(format!("  {minutes}  "), Ink::Muted));
        }
    }
    spans.push(span("  minutes", Ink::Plain));
    Row::of(spans)
}

/// The width of the titles' column: a good half, but where a reason would be cut they give it what they do not need.
fn title_width<'a>(offers: impl Iterator<Item = &'a Offer>, width: usize) -> usize {
    if width < WHY_FROM {
        return width.saturating_sub(MINUTES_WIDTH + 2);
    }
    let (mut title, mut why) = (0, 0);
    for offer in offers {
        title = title.max(cells::width(&offer.title) + 2);
        why = why.max(cells::width(&offer.why));
    }
    let wished = width.saturating_sub(MINUTES_WIDTH + WHY_GAP + why);
    // A longer title is only cut for the sake of a reason.
    let most = ((width - MINUTES_WIDTH) * 11 / 20).max(title.min(wished));
    wished.max(title).min(most)
}

fn entry(at: usize, offer: &Offer, chosen: bool, title_width: usize, width: usize) -> Vec<Row> {
    let ink = if chosen { Ink::Strong } else { Ink::Plain };
    let minutes = cells::pad_left(&format!("{} min", offer.minutes), MINUTES_WIDTH);
    let title = cells::pad_right(&offer.title, title_width.saturating_sub(2));
    let mut spans = vec![span(title, ink), span(minutes, Ink::Muted)];
    if width >= WHY_FROM {
        let room = width.saturating_sub(title_width + MINUTES_WIDTH + WHY_GAP);
        let why = listed(&offer.why, room);
        spans.push(span(format!("{}{why}", " ".repeat(WHY_GAP)), Ink::Muted));
        return vec![Row::of(spans).entry(at, chosen)];
    }
    let why = Row::new(listed(&offer.why, width), Ink::Muted);
    vec![Row::of(spans).entry(at, chosen), why.entry(at, chosen)]
}

/// A list such as `Caching, Databases` within `room` cells: what does not fit whole is left out whole.
fn listed(list: &str, room: usize) -> String {
    cells::up_to(list, room, ", ", " …")
}

/// `Readiness  senior ━━━━━━━─── 71   staff ━━━━────── 44`.
fn ready(levels: &[(Level, u8)], width: usize) -> Option<Row> {
    let mut spans = vec![span("Readiness", Ink::Muted)];
    let room = if width >= WHY_FROM {
        READY_BAR
    } else {
        READY_BAR / 2
    };
    for (level, figure) in levels {
        spans.push(span(format!("  {level} "), Ink::Plain));
        let ink = if Band::of(*figure) >= Band::Hire {
            Ink::Bar
        } else {
            Ink::Due
        };
        spans.extend(bar(Some(*figure), room, ink));
        spans.push(span(format!(" {figure}"), Ink::Strong));
    }
    (!levels.is_empty()).then(|| Row::of(spans))
}

/// An empty Today teaches: when the next comes back, and what to do instead.
fn nothing(state: &State, next: Option<&str>, width: usize) -> Vec<Row> {
    if state.library.is_empty() {
        return wrapped(
            "No pack is loaded. `greenroom pack list` says why.",
            Ink::Plain,
            width,
        );
    }
    let mut rows = wrapped(
        next.unwrap_or("Nothing fits these minutes."),
        Ink::Plain,
        width,
    );
    rows.push(Row::blank());
    rows.extend(wrapped(
        "Enter opens the topics, r a round, / searches all questions; → gives it more minutes.",
        Ink::Muted,
        width,
    ));
    rows
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn a_list_without_room_loses_whole_names() {
        let list = "Caching, Consistency, Databases";
        assert_eq!(listed(list, 31), list);
        assert_eq!(listed(list, 30), "Caching, Consistency …");
        assert_eq!(listed(list, 21), "Caching …");
        assert_eq!(listed(list, 6), "Cachi…");
    }
}
