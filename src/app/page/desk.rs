//! The desk where rounds begin: what waits, what can be begun, what was.

use crate::app::page::wrapped;
use crate::app::round::desk::{Desk, Entry, entries, title};
use crate::app::row::{Ink, Row, span};
use crate::app::state::State;
use crate::domain::pack::PresetShape;
use crate::text::cells;
use crate::text::count::counted;

/// The cells that the minutes of a round take, and the gap before them.
const MINUTES: usize = 9;
/// The cells that what it is made of takes, and the gap before that.
const WHAT: usize = 19;

/// The desk: what can be begun, gone on with, or looked at.
pub fn rows(state: &State, desk: &Desk, width: usize) -> Vec<Row> {
    if let Some(own) = &desk.own {
        let mut rows = vec![Row::new("A round of your own", Ink::Strong), Row::blank()];
        for (at, (name, value)) in own.lines(&state.library).into_iter().enumerate() {
            let value = if at == own.line {
                format!("‹ {value} ›")
            } else {
                format!("  {value}")
            };
            let ink = if at == own.line {
                Ink::Accent
            } else {
                Ink::Plain
            };
            let name = cells::pad_right(name, 26);
            rows.push(
                Row::of(vec![span(name, Ink::Muted), span(value, ink)]).entry(at, at == own.line),
            );
        }
        return rows;
    }
    let mut rows = Vec::new();
    if let Some(line) = state.progress.last_line() {
        rows.push(Row::new("Last round, to yourself", Ink::Muted));
        rows.extend(wrapped(line, Ink::Emphasis, width));
        rows.push(Row::blank());
    }
    let all = entries(&state.library, &state.progress, &state.offered);
    let room = width.saturating_sub(MINUTES + WHAT);
    let whole =
        |entry: &Entry| !matches!(entry, Entry::Preset(wish) if cells::width(&wish.title) > room);
    let with_what = all.iter().all(whole);
    let mut past = false;
    for (at, entry) in all.iter().enumerate() {
        if matches!(entry, Entry::Past(_)) && !past {
            past = true;
            rows.push(Row::blank());
            rows.push(Row::new("Rounds that were", Ink::Muted));
        }
        rows.push(desk_row(state, entry, with_what, width).entry(at, at == desk.chosen));
    }
    rows.push(Row::blank());
    rows.extend(wrapped("The clock never ends anything: it goes on as late. It runs on while the machine sleeps; space pauses it.", Ink::Muted, width));
    rows
}

/// One line of the desk; `with_what` says what a round is made of where every name has room beside that.
fn desk_row(state: &State, entry: &Entry, with_what: bool, width: usize) -> Row {
    match entry {
        Entry::Waiting(_, title) => {
            let name = format!("Go on: {title}");
            let waits = "waits for you";
            if cells::width(&name) + cells::width(waits) + 2 > width {
                return Row::new(cells::truncate(&name, width).into_owned(), Ink::Strong);
            }
            Row::new(name, Ink::Strong).with_right(waits, Ink::Accent)
        }
        Entry::Preset(wish) => {
            let many = |count: u32, one, many| {
                counted(usize::try_from(count).unwrap_or(usize::MAX), one, many)
            };
            let what = match &wish.shape {
                PresetShape::Phases(phases) if phases.len() == 1 => "one phase".to_owned(),
                PresetShape::Phases(phases) => format!("{} phases", phases.len()),
                PresetShape::Questions(count) => many(*count, "question", "questions"),
                PresetShape::References(count) => many(*count, "reference", "references"),
            };
            let (room, right) = if with_what {
                (WHAT + MINUTES, format!("{what}   {:>3} min", wish.minutes))
            } else {
                (MINUTES, format!("{:>3} min", wish.minutes))
            };
            let title = cells::truncate(&wish.title, width.saturating_sub(room)).into_owned();
            Row::new(title, Ink::Plain).with_right(right, Ink::Muted)
        }
        Entry::Past(id) => {
            let round = state.progress.round(*id);
            let name = round.map_or(String::new(), |round| {
                let preset = title(&round.start.preset, &state.library);
                let only = match round.start.questions.as_slice() {
                    [only] => state.library.question(&only.question),
                    _ => None,
                };
                match only {
                    Some(question) => format!("{preset} · {}", question.title),
                    None => preset,
                }
            });
            let date = round.map_or(String::new(), |round| {
                crate::app::page::debrief::day(round.day)
            });
            let debrief = state.progress.debrief(*id);
            let score = debrief.as_ref().and_then(|debrief| debrief.score);
            let known = debrief.and_then(|debrief| debrief.references);
            let score = match (score, known) {
                (_, Some((right, asked))) => format!("{right}/{asked}"),
                (Some(score), None) => score.to_string(),
                (None, None) => "–".to_owned(),
            };
            let right = format!("{date}   {score:>3}");
            let room = width.saturating_sub(cells::width(&right) + 2);
            let name = cells::truncate(&name, room).into_owned();
            Row::new(name, Ink::Plain).with_right(right, Ink::Muted)
        }
    }
}
