//! What a round that was left says when one comes back to it; knows no keys but those that it names.

use crate::app::page::clock::minutes;
use crate::app::page::wrapped;
use crate::app::round::Round;
use crate::app::row::{Ink, Row, span};
use crate::library::Library;
use crate::text::cells;

/// The cells that a key takes before what it does to a round that waits.
const KEY: usize = 8;
// Each way on, the longest words first: a narrow window takes those that it has room for.
const GO_ON: (&str, &[&str]) = (
    "enter",
    &[
        "go on from there; the time away does not count",
        "go on; the time away does not count",
        "go on without the time away",
    ],
);
const COUNT_AWAY: (&str, &[&str]) = (
    "A",
    &["go on, and count the time away", "go on with the time away"],
);
const END_AND_GRADE: (&str, &[&str]) = (
    "E",
    &["end it and grade what there is", "end it and grade it"],
);
const THROW_AWAY: (&str, &[&str]) = ("X", &["throw it away"]);
const LET_WAIT: (&str, &[&str]) = ("esc", &["let it wait"]);

/// What a round that was left says when one comes back to it.
pub fn rows(round: &Round, away: u64, library: &Library, width: usize) -> Vec<Row> {
    let step = round
        .step()
        .and_then(|step| step.phase)
        .map_or("this question", |phase| phase.label());
    let question = round
        .step()
        .and_then(|step| round.question(step.question, library));
    let mut rows = wrapped("This round waits for you.", Ink::Strong, width);
    rows.push(Row::blank());
    rows.extend(question.map_or(Vec::new(), |question| {
        wrapped(&question.title, Ink::Plain, width)
    }));
    let (active, budget) = round.whole();
    let (active, budget, away) = (minutes(active), minutes(budget), minutes(away / 1000));
    let gone = if round.over {
        format!(
            "Its clock has ended, {active} of {budget}; it waits to be graded. You were away for {away}."
        )
    } else {
        let here = minutes(round.seconds(round.at));
        format!("{here} into {step}, {active} of {budget} in all. You were away for {away}.")
    };
    rows.extend(wrapped(&gone, Ink::Muted, width));
    rows.push(Row::blank());
    let ways: &[(&str, &[&str])] = if round.over {
        &[("enter", &["grade it"]), THROW_AWAY, LET_WAIT]
    } else {
        &[GO_ON, COUNT_AWAY, END_AND_GRADE, THROW_AWAY, LET_WAIT]
    };
    let room = width.saturating_sub(KEY);
    for (key, words) in ways {
        let whole = words.iter().find(|says| cells::width(says) <= room);
        let says = whole.or(words.last()).copied().unwrap_or_default();
        rows.push(Row::of(vec![
            span(cells::pad_right(key, KEY), Ink::Strong),
            span(says, Ink::Plain),
        ]));
    }
    rows
}
