//! The debrief: the verdict in one sentence, dimensions, minutes, and what is worth most next time.

mod beside;
mod figures;
mod points;

use crate::app::debrief::names::Names;
use crate::app::page::debrief::figures::Thrown;
use crate::app::page::foot::band_ink;
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::grade::{Band, Cap};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::{Level, Question};
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::Grader;
use crate::domain::round::Debrief;
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::wrap::Measure;
use crate::text::{cells, wrap};

/// The widest line of prose, in cells.
const MEASURE: usize = 100;
/// The cells between two figures.
const GAP: usize = 4;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `22 Nov` of a day.
pub fn day(day: Day) -> String {
    let date = day.date();
    format!("{} {}", date.day(), month(date.month()))
}

/// The short name of a month, from 1.
pub fn month(number: i8) -> &'static str {
    let name = usize::try_from(number - 1).ok();
    name.and_then(|at| MONTHS.get(at).copied())
        .unwrap_or_default()
}

/// Who reads a debrief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever answered: what was missed comes back to them.
    Player,
    /// Whoever asked.
    Interviewer,
}

/// The rows of a round's debrief.
pub fn rows(
    round: &RoundCourse,
    progress: &Progress,
    library: &Library,
    width: usize,
    reader: Reader,
) -> Vec<Row> {
    let Some(debrief) = progress.debrief(round.id) else {
        return Vec::new();
    };
    let mut rows = sentence(&debrief, width);
    rows.extend(bars(&debrief, width));
    rows.extend(gates(&debrief, library, width));
    rows.push(Row::blank());
    rows.extend(figures::rows(
        &debrief,
        &thrown(round, &debrief, library),
        debrief.since.map(day).as_deref(),
        width,
    ));
    let won = |question: &Key, point: &Slug| {
        let drill = progress.drill(question, point);
        reader == Reader::Player && drill.is_some_and(|drill| drill.won)
    };
    rows.extend(worth(&debrief, library, width, won));
    let is_open = |(question, point): &(Key, Slug)| !won(question, point);
    if reader == Reader::Player && debrief.quick.is_none() && debrief.worth.iter().any(is_open) {
        let text = "They come back by themselves from the next day on; enter asks them now.";
        rows.extend(wrapped(text, Ink::Muted, width));
    }
    rows.extend(references(round, library, width));
    rows.extend(beside::said(&debrief, progress, width));
    rows.extend(beside::against_last(round, progress, library, width));
    rows.extend(beside::partner(round, progress, width));
    if !round.note.is_empty() {
        rows.push(Row::blank());
        rows.push(Row::new("To yourself, next time", Ink::Muted));
        rows.extend(wrapped(&round.note, Ink::Emphasis, width));
    }
    rows
}

/// How many questions or references a round of many asked: `10 questions`, `1 of 10 questions` where it was ended early.
pub fn asked(round: &RoundCourse, progress: &Progress, of: usize) -> String {
    let (asked, noun) = if round.references.is_empty() {
        let attempts = progress.round_attempts(round, Grader::Me);
        (attempts.len(), "questions")
    } else {
        (round.references.len(), "references")
    };
    if asked < of {
        format!("{asked} of {of} {noun}")
    } else {
        format!("{of} {noun}")
    }
}

/// Every point of the round with its mark.
pub fn all_points(
    round: &RoundCourse,
    progress: &Progress,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    points::rows(round, progress, library, width)
}

/// The verdict: what was reached stands out, the reasons follow.
fn sentence(debrief: &Debrief, width: usize) -> Vec<Row> {
    let text = debrief.sentence();
    let reached = debrief.reached().is_some() && debrief.quick.is_none();
    let stop = text.find(". ").map(|at| at + 1);
    let reason = text.find(", because of ");
    let end = [stop, reason].into_iter().flatten().min();
    let end = end.unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end).unwrap_or((&text, ""));
    let ink = if reached { Ink::Good } else { Ink::Strong };
    let lines = wrap::wrap_runs(&[(ink, first), (Ink::Plain, rest)], Measure::even(width));
    let row = |line: Vec<(Ink, String)>| {
        Row::of(
            line.into_iter()
                .map(|(ink, text)| span(text, ink))
                .collect(),
        )
    };
    lines.into_iter().map(row).collect()
}

/// `mid 69 of 83 lean no   senior 64 lean no   score 61`, in as many lines as it takes.
fn bars(debrief: &Debrief, width: usize) -> Vec<Row> {
    if debrief.score.is_none() {
        return Vec::new();
    }
    let mut pieces: Vec<Vec<Span>> = Vec::new();
    let levels = Level::BARS.into_iter();
    for level in levels.filter(|_| debrief.quick.is_none()) {
        let mut piece = vec![span(format!("{level} "), Ink::Muted)];
        match debrief.bar(level) {
            None => piece.push(span("–", Ink::Muted)),
            Some(bar) => {
                let band = debrief.verdict(level);
                let label = band.map_or("", Band::label);
                let ink = band.map_or(Ink::Muted, band_ink);
                piece.push(span(format!("{} {label}", bar.shown()), ink));
            }
        }
        pieces.push(piece);
    }
    if let Some(score) = debrief.score {
        pieces.push(vec![
            span("score ", Ink::Muted),
            span(score.to_string(), Ink::Strong),
        ]);
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut taken = 0;
    for piece in pieces {
        let own: usize = piece.iter().map(|span| cells::width(&span.text)).sum();
        match rows.last_mut() {
            Some(row) if taken + GAP + own <= width => {
                row.spans.push(span(" ".repeat(GAP), Ink::Plain));
                row.spans.extend(piece);
                taken += GAP + own;
            }
            _ => {
                rows.push(Row::of(piece));
                taken = own;
            }
        }
    }
    rows
}

/// The gates that hold the figures down: without them one can't be hired, however much else was said.
fn gates(debrief: &Debrief, library: &Library, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (question, point, cap) in &debrief.gates {
        let why = match cap {
            Cap::MissedGate => "Held down: a gate was missed",
            Cap::PromptedGate => "Held down: a gate came only when prompted",
        };
        let text = Names { library }.point(question, point);
        rows.extend(wrapped(&format!("{why}: {text}."), Ink::Weak, width));
    }
    rows
}

/// The references that were missed, each with when to reach for it.
fn references(round: &RoundCourse, library: &Library, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (key, _) in round.references.iter().filter(|(_, right)| !right) {
        if rows.is_empty() {
            rows.push(Row::blank());
            rows.push(Row::new("REACH FOR IT NEXT TIME", Ink::Muted));
        }
        let Some(found) = library.reference(key) else {
            rows.extend(wrapped(key.as_str(), Ink::Strong, width));
            continue;
        };
        rows.extend(wrapped(&found.name, Ink::Strong, width));
        let room = width.saturating_sub(2).clamp(8, MEASURE);
        let lines = wrap::wrap(&found.when, room).into_iter();
        rows.extend(lines.map(|line| Row::new(format!("  {line}"), Ink::Plain)));
    }
    rows
}

/// What the interviewer threw in: where a pack knows, a changed requirement is no push-back, and the ladder has an end.
fn thrown(round: &RoundCourse, debrief: &Debrief, library: &Library) -> Thrown {
    let questions = round.start.questions.iter();
    let known: Vec<&Question> = questions
        .filter_map(|asked| library.question(&asked.question))
        .collect();
    let names = Names { library };
    let is_change = |id: &Slug| names.is_change(round, id);
    let pushes = debrief.pushes.iter().filter(|push| !is_change(&push.id));
    Thrown {
        pushes: pushes.map(|push| push.how).collect(),
        rungs: known
            .iter()
            .map(|question| question.follow_ups.len())
            .max()
            .unwrap_or(0),
    }
}

/// The points worth most; `won` knows which of them were won back since.
fn worth(
    debrief: &Debrief,
    library: &Library,
    width: usize,
    won: impl Fn(&Key, &Slug) -> bool,
) -> Vec<Row> {
    let heading = match debrief.worth.len() {
        0 => return Vec::new(),
        1 => "THE POINT WORTH MOST NEXT TIME",
        2 => "TWO POINTS WORTH MOST NEXT TIME",
        _ => "THREE POINTS WORTH MOST NEXT TIME",
    };
    let mut rows = vec![Row::blank(), Row::new(heading, Ink::Muted)];
    for (at, (question, point)) in debrief.worth.iter().enumerate() {
        let text = Names { library }.point(question, point);
        let told = won(question, point).then_some("won back");
        let taken = 3 + told.map_or(0, |told| told.len() + 1);
        let lines = wrap::wrap(&text, width.saturating_sub(taken).max(8));
        for (line_at, line) in lines.into_iter().enumerate() {
            let (number, told) = match line_at {
                0 => (format!("{}  ", at + 1), told),
                _ => ("   ".to_owned(), None),
            };
            let row = Row::of(vec![span(number, Ink::Accent), span(line, Ink::Plain)]);
            rows.push(match told {
                Some(told) => row.with_right(told.to_owned(), Ink::Good),
                None => row,
            });
        }
    }
    rows
}
