//! The desk where rounds begin: what waits, what can be begun, what was.

use crate::app::page::wrapped;
use crate::app::round::desk::{Desk, Entry, entries, title};
use crate::app::row::{Ink, Row, span};
use crate::app::state::State;
use crate::domain::pack::PresetShape;
use crate::text::cells;

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
    let mut past = false;
    for (at, entry) in all.iter().enumerate() {
        if matches!(entry, Entry::Past(_)) && !past {
            past = true;
            rows.push(Row::blank());
            rows.push(Row::new("Rounds that were", Ink::Muted));
        }
        rows.push(desk_row(state, entry, width).entry(at, at == desk.chosen));
    }
    rows.push(Row::blank());
    rows.extend(wrapped("The clock never ends anything: it goes on as late. It runs on while the machine sleeps; space pauses it.", Ink::Muted, width));
    rows
}

fn desk_row(state: &State, entry: &Entry, width: usize) -> Row {
    match entry {
        Entry::Waiting(_, title) => Row::new(format!("Go on: {title}"), Ink::Strong)
            .with_right("waits for you", Ink::Accent),
        Entry::Preset(wish) => {
            let what = match &wish.shape {
                PresetShape::Phases(phases) if phases.len() == 1 => "one phase".to_owned(),
                PresetShape::Phases(phases) => format!("{} phases", phases.len()),
                PresetShape::Questions(1) => "1 question".to_owned(),
                PresetShape::Questions(count) => format!("{count} questions"),
                PresetShape::References(count) => format!("{count} references"),
            };
            let title = cells::truncate(&wish.title, width.saturating_sub(28)).into_owned();
            Row::new(title, Ink::Plain)
                .with_right(format!("{what}   {:>3} min", wish.minutes), Ink::Muted)
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
            Row::new(
                cells::truncate(&name, width.saturating_sub(24)).into_owned(),
                Ink::Plain,
            )
            .with_right(format!("{date}   {score:>3}"), Ink::Muted)
        }
    }
}
