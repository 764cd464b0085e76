//! A round as it runs: clock, steps, what the interviewer says, what one writes.

use crate::app::page::card::facts;
use crate::app::page::clock::{self, Face, face as face_rows, line, minutes};
use crate::app::page::strip::strip;
use crate::app::page::{given, model, pick, prose, rule, thrown, wrapped};
use crate::app::round::desk::title;
use crate::app::round::{Round, Stage};
use crate::app::row::{Ink, Row, span};
use crate::domain::pack::Question;
use crate::library::Library;
use crate::text::cells;

/// The columns from which the steps stand beside the clock.
const BESIDE_FROM: usize = 84;
/// The width of a step's budget bar.
const BUDGET: usize = 12;

/// What is asked, what was given, what the interviewer says; and at which row the answer of a quick question begins.
pub fn rows(round: &Round, library: &Library, width: usize) -> (Vec<Row>, Option<usize>) {
    let measure = width.min(usize::from(crate::app::geometry::MEASURE));
    let at = round.asked_now();
    let question = round.question(at, library);
    let mut rows = if round.picks.is_empty() {
        question.map_or(Vec::new(), |question| {
            asked(round, question, at, library, width)
        })
    } else {
        pick::rows(round, library, measure)
    };
    if !round.is_revealed() {
        if !matches!(round.stage, Stage::Replies(_)) {
            rows.extend(thrown::said_before(round, library, measure));
        }
        rows.extend(thrown::interviewer(round, library, width));
        return (rows, None);
    }
    rows.push(Row::blank());
    let begins = rows.len();
    rows.push(rule(measure));
    if let (Some(question), Some(card)) = (question, round.cards.get(at)) {
        rows.extend(model::quick_answer(card, question, measure));
    }
    rows.extend(pick::answer(round, library, measure));
    (rows, Some(begins))
}

/// The clock and the steps beside it, in a low window one line; at the first question why budgets differ.
pub fn head(round: &Round, library: &Library, width: usize, low: bool) -> Vec<Row> {
    let mut rows = clock_and_steps(round, width, low);
    // Once the answer stands there a low window has no row to spare for it.
    if shares_by_length(round, library) && !(low && round.is_revealed()) {
        let whole = minutes(round.whole().1);
        let says = format!("Longer questions have more of the {whole}.");
        rows.extend(wrapped(&says, Ink::Muted, width));
    }
    rows
}

/// Whether the first of several questions stands there, and their lengths, by which they share the time, differ.
fn shares_by_length(round: &Round, library: &Library) -> bool {
    let begins = round.at == 0 && !matches!(round.stage, Stage::Again(..));
    let phased = round.steps.iter().any(|step| step.phase.is_some());
    let mut lengths = (0..round.cards.len())
        .filter_map(|at| round.question(at, library))
        .map(|question| question.minutes);
    let first = lengths.next();
    begins && !phased && lengths.any(|length| Some(length) != first)
}

fn clock_and_steps(round: &Round, width: usize, low: bool) -> Vec<Row> {
    if matches!(round.stage, Stage::Again(..)) {
        return wrapped(
            "Once more, without a clock: what you missed",
            Ink::Accent,
            width,
        );
    }
    let Some(face) = face_of(round) else {
        return Vec::new();
    };
    if low {
        return vec![line(&face, width)];
    }
    let clock = face_rows(&face);
    let steps = step_rows(round);
    if width < BESIDE_FROM {
        let mut rows = clock;
        match strip(round, width) {
            Some(strip) => rows.push(strip),
            None => rows.extend(steps.into_iter().filter(|row| row.chosen)),
        }
        for row in &mut rows {
            row.chosen = false;
        }
        return rows;
    }
    let left = width / 2;
    let lines = clock.len().max(steps.len());
    let mut clock = clock.into_iter();
    let mut steps = steps.into_iter();
    (0..lines)
        .map(|_| {
            let mut row = clock.next().unwrap_or_default();
            let taken: usize = row.spans.iter().map(|span| cells::width(&span.text)).sum();
            row.spans
                .push(span(" ".repeat(left.saturating_sub(taken)), Ink::Plain));
            row.spans.extend(steps.next().unwrap_or_default().spans);
            row
        })
        .collect()
}

fn face_of(round: &Round) -> Option<Face> {
    let step = round.step()?;
    let name = step.phase.map_or_else(
        || format!("{} {}", noun(round), round.at + 1),
        |phase| phase.label().to_owned(),
    );
    Some(Face {
        name,
        gone: round.seconds(round.at),
        budget: u64::from(step.seconds),
        whole: round.whole(),
        paused: round.paused,
    })
}

/// One row a step: name, budget bar, minutes, what was overrun.
fn step_rows(round: &Round) -> Vec<Row> {
    let phased = round.steps.iter().any(|step| step.phase.is_some());
    if round.steps.len() == 1 || (!phased && round.steps.len() > 6) {
        // The clock says all there is to a single one, the frame which of many it is.
        return Vec::new();
    }
    round
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let gone = round.seconds(at);
            let budget = u64::from(step.seconds).max(1);
            let filled = usize::try_from(gone * BUDGET as u64 / budget)
                .unwrap_or(BUDGET)
                .min(BUDGET);
            let name = step.phase.map_or_else(
                || format!("{} {}", noun(round), at + 1),
                |phase| phase.label().to_owned(),
            );
            let here = at == round.at;
            let time = if gone == 0 && !here {
                String::new()
            } else {
                minutes(gone)
            };
            let over = gone.saturating_sub(budget);
            let late = if over > 0 {
                format!("  +{}", minutes(over))
            } else {
                String::new()
            };
            let mut row = Row::of(vec![
                span(
                    cells::pad_right(&name, 14),
                    if here { Ink::Strong } else { Ink::Muted },
                ),
                span(
                    "━".repeat(filled),
                    if over > 0 { Ink::Due } else { Ink::Bar },
                ),
                span("─".repeat(BUDGET - filled), Ink::Faint),
                span(cells::pad_left(&time, 7), Ink::Plain),
                span(
                    format!(" / {:>2}", clock::budget(u64::from(step.seconds))),
                    Ink::Muted,
                ),
                span(late, Ink::Due),
            ]);
            row.chosen = here;
            row
        })
        .collect()
}

fn asked(
    round: &Round,
    question: &Question,
    at: usize,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    let measure = width.min(usize::from(crate::app::geometry::MEASURE));
    let Some(card) = round.cards.get(at) else {
        return Vec::new();
    };
    let mut open = card.clone();
    if let Stage::Replies(cursor) = round.stage {
        open.stage = crate::app::study::card::Stage::Replies(cursor);
    }
    let inside = crate::app::geometry::Area {
        width: u16::try_from(measure).unwrap_or(78),
        ..Default::default()
    };
    let mut rows = crate::app::page::card::rows(&open, library, inside);
    if !matches!(round.stage, Stage::Replies(_)) {
        rows.extend(given::rows(&open, question, measure));
    }
    let rung = round.rungs.get(round.at).copied().unwrap_or(0);
    let deeper = usize::try_from(rung)
        .ok()
        .and_then(|rung| question.follow_ups.get(rung.checked_sub(1)?));
    if let Some(deeper) = deeper {
        rows.push(Row::blank());
        rows.push(Row::new(
            format!("Follow-up {rung} of {}", question.follow_ups.len()),
            Ink::Muted,
        ));
        rows.extend(prose(&deeper.prompt, measure));
    }
    rows
}

/// What is asked one after the other, where there are no phases.
fn noun(round: &Round) -> &'static str {
    if round.picks.is_empty() {
        "question"
    } else {
        "reference"
    }
}

/// The frame's title and its figure, each followed by what it is where that is too long:
/// `Mock round · design 45 · seed 4711`, `question 1/1`.
pub fn names(round: &Round, library: &Library) -> ([String; 3], [String; 2]) {
    let name = title(&round.start.preset, library);
    let titles = [
        format!("Mock round · {name} · seed {}", round.start.seed),
        format!("Mock round · {name}"),
        name,
    ];
    let tally = round.tally();
    let missed = tally.missed;
    let (at, all) = match &round.stage {
        // What was missed is counted by itself: the first of two, wherever it stood before.
        Stage::Again(left, _) => (missed.saturating_sub(left.len()) + 1, missed),
        _ => (round.asked_now() + 1, round.asked_in_all()),
    };
    let brief = format!("{at}/{all}");
    let place = format!("{} {brief}", noun(round));
    let figure = if !round.is_quick(library) {
        place
    } else if round.picks.is_empty() {
        format!("{tally}   {place}")
    } else {
        let right = tally.had;
        format!("{right} right, {missed} missed   {place}")
    };
    (titles, [figure, brief])
}

/// The rule and label above what one writes: notes, unless the round is answered in writing.
pub fn notes_head(round: &Round, width: usize) -> [Row; 2] {
    let typed = round.start.typed;
    let label = if typed { "Your answer" } else { "Notes" };
    [rule(width), Row::new(label, Ink::Muted)]
}

/// Facts of the question at hand, for the frame.
pub fn facts_of(round: &Round, library: &Library) -> String {
    round
        .step()
        .and_then(|step| round.question(step.question, library))
        .map_or(String::new(), facts)
}
