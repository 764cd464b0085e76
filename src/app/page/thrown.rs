//! What the interviewer throws in: said now, with the keys that answer it, or said before and still to be answered.

use crate::app::page::wrapped;
use crate::app::round::{Round, Stage};
use crate::app::row::{Ink, Row, span};
use crate::domain::pack::Trigger;
use crate::library::Library;
use crate::text::cells;

/// What the interviewer throws in.
pub fn interviewer(round: &Round, library: &Library, width: usize) -> Vec<Row> {
    let Stage::Push(push) = &round.stage else {
        return Vec::new();
    };
    let said = round.said_by(push, library).unwrap_or_default();
    let change = round.is_change(push, library);
    let mut lines = vec![Row::new(
        if change {
            "Interviewer, a change"
        } else {
            "Interviewer"
        },
        Ink::Accent,
    )];
    lines.extend(wrapped(said, Ink::Strong, width.saturating_sub(2).min(78)));
    lines.extend(push_keys(change, width.saturating_sub(2)));
    let mut rows = vec![Row::blank()];
    for mut line in lines {
        line.spans.insert(0, span("▌ ", Ink::Accent));
        rows.push(line);
    }
    rows
}

/// What the interviewer said and one still answers to: a changed requirement from then on, an objection in its phase.
pub fn said_before(round: &Round, library: &Library, width: usize) -> Vec<Row> {
    let here = round.asked_now();
    let mut rows = Vec::new();
    let open = round.open_push(library);
    for (at, met) in round.met.iter().enumerate() {
        let question = usize::try_from(met.question).unwrap_or(usize::MAX);
        let backs = round
            .question(question, library)
            .map(|question| question.push_backs.iter());
        let Some(back) = backs.and_then(|mut backs| backs.find(|back| back.id == met.id)) else {
            continue;
        };
        let change = back.trigger == Trigger::Change;
        if question != here || !(change || open == Some(at)) {
            continue;
        }
        let head = if change {
            "Changed: this counts from now on"
        } else {
            "The interviewer asked: answer, then go on"
        };
        rows.push(Row::blank());
        rows.push(Row::new(head, Ink::Accent));
        rows.extend(wrapped(&back.say, Ink::Plain, width));
        if open == Some(at) && matches!(round.stage, Stage::Running) {
            rows.extend(wrapped(how_to_answer(round, library), Ink::Muted, width));
        }
    }
    rows
}

/// How one answers here.
fn how_to_answer(round: &Round, library: &Library) -> &'static str {
    if round.is_change_waiting(library) {
        "Aloud, or d to write; n goes on: the interviewer has more to say."
    } else {
        "Aloud, or d to write; n goes on."
    }
}

/// The keys that answer the interviewer: in one line, or in one each.
fn push_keys(change: bool, width: usize) -> Vec<Row> {
    if change {
        return wrapped("enter go on: from now on this counts", Ink::Muted, width);
    }
    let keys = ["enter answer it", "a I had said that", "esc pass"];
    let line = keys.join("    ");
    if cells::width(&line) <= width {
        return vec![Row::new(line, Ink::Muted)];
    }
    keys.map(|key| Row::new(key, Ink::Muted)).into()
}
