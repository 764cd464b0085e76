//! The history of a question as rows: each answer with its figures and what one wrote; never what the checklist says.

use crate::app::geometry::Area;
use crate::app::page::progress::areas;
use crate::app::page::progress::parts::{change, day, left, measured, sparkline, teach};
use crate::app::page::{rule, wrapped};
use crate::app::progress::history::History;
use crate::app::row::{Ink, Row, span};
use crate::app::state::Size;
use crate::domain::grade::{rounded, said, share};
use crate::domain::progress::{Due, Progress};
use crate::domain::record::{Attempt, Draft, Mode, Record};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::count::counted;

/// The columns from which an answer is told with all its circumstances.
const FACTS_FROM: usize = 64;

/// The history as it lies in the window.
#[derive(Debug)]
pub struct View {
    /// The frame.
    pub frame: Area,
    /// What is inside.
    pub inside: Area,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Lays the history out.
pub fn view(
    history: &History,
    library: &Library,
    progress: &Progress,
    today: Day,
    size: Size,
) -> View {
    let (frame, inside) = areas(size);
    View {
        frame,
        inside,
        rows: rows(history, library, progress, today, inside.columns()),
    }
}

fn rows(
    history: &History,
    library: &Library,
    progress: &Progress,
    today: Day,
    width: usize,
) -> Vec<Row> {
    let title = library
        .question(&history.question)
        .map_or_else(|| history.question.to_string(), |found| found.title.clone());
    let mut rows = wrapped(&title, Ink::Strong, width);
    rows.push(Row::blank());
    let attempts: Vec<(&Record, &Attempt)> = progress.attempts(&history.question).collect();
    let deeper: Vec<(&Record, &Attempt)> = progress.follow_up_attempts(&history.question).collect();
    if attempts.is_empty() && deeper.is_empty() {
        rows.extend(teach(
            "You have not answered this question yet. Each answer will stand here with its score and what you wrote.",
            "esc leads back; there, enter answers it.",
            width,
        ));
        return rows;
    }
    let scores: Vec<Option<u8>> = attempts.iter().map(|(_, attempt)| score(attempt)).collect();
    if scores.len() > 1 {
        let seen = scores.len().min(width.saturating_sub(20));
        let line = sparkline(scores.iter().skip(scores.len() - seen).copied());
        rows.push(Row::of(vec![
            span(line, Ink::Bar),
            span(
                format!("  {}", counted(scores.len(), "answer", "answers")),
                Ink::Muted,
            ),
        ]));
    }
    if let Some(course) = progress.course(&history.question) {
        let next = match course.due_on(today) {
            Due::On(day_due) => format!("Comes back on {}.", day(day_due)),
            Due::Now => "It is due, tonight or on a later evening.".to_owned(),
            Due::Never => "It does not come back by itself.".to_owned(),
        };
        rows.push(Row::new(next, Ink::Muted));
    }
    for (at, (record, attempt)) in attempts.iter().enumerate().rev() {
        rows.push(Row::blank());
        rows.push(rule(width));
        let score = |at: usize| scores.get(at).copied().flatten();
        let then_and_now = (at.checked_sub(1).and_then(score), score(at));
        rows.push(head(record, attempt, then_and_now, width));
        rows.extend(written(history, record, attempt, width));
    }
    for (record, attempt) in deeper.iter().rev() {
        rows.push(Row::blank());
        rows.push(rule(width));
        let figure = share(attempt.marks.iter()).map(rounded);
        let mut spans = vec![left(&day(record.day), 9, Ink::Plain)];
        spans.extend(measured(figure, bar_width(width)));
        rows.push(Row::of(spans).with_right("follow-up", Ink::Muted));
        rows.extend(written(history, record, attempt, width));
    }
    rows
}

fn bar_width(width: usize) -> usize {
    let facts = if width >= FACTS_FROM { 42 } else { 18 };
    width.saturating_sub(9 + 5 + 7 + facts).clamp(6, 24)
}

/// `20 Nov ━━━━━━──── 71  ▲ 13    9 of 12 points   solid   8 min`, with the score before and the one it got.
fn head(
    record: &Record,
    attempt: &Attempt,
    (before, now): (Option<u8>, Option<u8>),
    width: usize,
) -> Row {
    let mut spans = vec![left(&day(record.day), 9, Ink::Plain)];
    spans.extend(measured(now, bar_width(width)));
    spans.push(span("  ", Ink::Plain));
    spans.push(change(before, now));
    let mut row = Row::of(spans);
    let counted_marks = || attempt.marks.iter().filter(|mark| mark.counts());
    let got = said(counted_marks());
    let points = counted(counted_marks().count(), "point", "points");
    let mut facts = vec![format!("{got} of {points}")];
    if width >= FACTS_FROM {
        facts.extend(attempt.sure.map(|sure| {
            match sure {
                1 => "shaky",
                2 => "fair",
                _ => "solid",
            }
            .to_owned()
        }));
        if attempt.mode == Mode::Round {
            facts.push("in a round".to_owned());
        }
        facts.push(format!("{} min", attempt.seconds.div_ceil(60)));
    }
    row.right = vec![span(facts.join("   "), Ink::Muted)];
    row
}

/// What one wrote then.
fn written(history: &History, record: &Record, attempt: &Attempt, width: usize) -> Vec<Row> {
    match history.draft(record, &attempt.draft) {
        Some(text) if !text.trim().is_empty() => {
            let mut rows = vec![Row::blank()];
            rows.extend(wrapped(text, Ink::Plain, width));
            rows
        }
        None if matches!(attempt.draft, Draft::Kept { .. }) => {
            vec![Row::new("The draft is being read.", Ink::Muted)]
        }
        _ => vec![Row::new("Nothing was written.", Ink::Muted)],
    }
}

fn score(attempt: &Attempt) -> Option<u8> {
    attempt.grades().figure()
}
