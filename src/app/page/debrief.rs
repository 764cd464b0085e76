//! The debrief: the verdict in one sentence, dimensions, minutes, and what is worth most next time.

use crate::app::page::clock::minutes;
use crate::app::page::foot::band_ink;
use crate::app::page::{bar, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::domain::grade::{Band, Bar};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::Level;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::{Grader, PushedHow};
use crate::domain::round::{Debrief, Pace};
use crate::domain::time::Day;
use crate::library::Library;
use crate::text::{cells, wrap};

/// The columns from which the minutes stand beside the dimensions.
const BESIDE_FROM: usize = 88;

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

/// The rows of a round's debrief.
pub fn rows(round: &RoundCourse, progress: &Progress, library: &Library, width: usize) -> Vec<Row> {
    let Some(debrief) = progress.debrief(round.id) else {
        return Vec::new();
    };
    let mut rows = verdict(&debrief, width);
    rows.push(Row::blank());
    rows.extend(side_by_side(dimensions(&debrief), paces(&debrief), width));
    rows.push(Row::blank());
    rows.extend(worth(&debrief, library, width));
    rows.extend(said(&debrief, progress, width));
    rows.extend(against_last(round, progress, library, width));
    rows.extend(partner(round, progress, width));
    if !round.note.is_empty() {
        rows.push(Row::blank());
        rows.push(Row::new("To yourself, next time", Ink::Muted));
        rows.extend(wrapped(&round.note, Ink::Emphasis, width));
    }
    rows
}

fn verdict(debrief: &Debrief, width: usize) -> Vec<Row> {
    let good = debrief.reached().is_some();
    let mut rows = wrapped(
        &debrief.sentence(),
        if good { Ink::Good } else { Ink::Strong },
        width,
    );
    let mut spans = Vec::new();
    for level in Level::BARS {
        let shown = debrief
            .bar(level)
            .map_or("–".to_owned(), |bar| bar.figure().to_string());
        let band = debrief
            .verdict(level)
            .filter(|_| debrief.bar(level).is_some());
        let label = band.map_or(String::new(), |band: Band| format!(" {}", band.label()));
        spans.push(span(format!("{level} "), Ink::Muted));
        spans.push(span(
            format!("{shown}{label}    "),
            band.map_or(Ink::Muted, band_ink),
        ));
    }
    let score = debrief
        .score
        .map_or("–".to_owned(), |score| score.to_string());
    spans.push(span("score ", Ink::Muted));
    spans.push(span(score, Ink::Strong));
    rows.push(Row::of(spans));
    rows
}

fn dimensions(debrief: &Debrief) -> Vec<Row> {
    debrief
        .dimensions
        .iter()
        .map(|change| {
            let ink = match Band::of(change.figure) {
                Band::StrongHire | Band::Hire => Ink::Bar,
                Band::LeanNo => Ink::Weak,
                Band::No => Ink::Due,
            };
            let mut spans = vec![span(
                cells::pad_right(change.dimension.label(), 15),
                Ink::Plain,
            )];
            spans.extend(bar(Some(change.figure), 16, ink));
            spans.push(span(format!("{:>5}", change.figure), Ink::Strong));
            let (text, ink) = match change.before {
                Some(before) if before < change.figure => {
                    (format!("   ▲ {:>2}", change.figure - before), Ink::Good)
                }
                Some(before) if before > change.figure => {
                    (format!("   ▼ {:>2}", before - change.figure), Ink::Due)
                }
                _ => (String::new(), Ink::Muted),
            };
            spans.push(span(text, ink));
            Row::of(spans)
        })
        .collect()
}

fn paces(debrief: &Debrief) -> Vec<Row> {
    let mut rows: Vec<Row> = debrief
        .phases
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let name = step.phase.map_or_else(
                || format!("question {}", at + 1),
                |phase| phase.label().to_owned(),
            );
            let (note, ink) = match step.pace {
                Pace::Fair => (String::new(), Ink::Muted),
                Pace::Over(seconds) => (format!("   +{}", minutes(u64::from(seconds))), Ink::Weak),
                Pace::Unreached => ("   not reached".to_owned(), Ink::Muted),
                Pace::Starved => ("   starved".to_owned(), Ink::Due),
            };
            let paused = if step.paused > 0 {
                format!("   paused {}", minutes(u64::from(step.paused)))
            } else {
                String::new()
            };
            Row::of(vec![
                span(cells::pad_right(&name, 14), Ink::Plain),
                span(
                    cells::pad_left(&minutes(u64::from(step.seconds)), 6),
                    Ink::Strong,
                ),
                span(format!(" / {:>2}", step.planned / 60), Ink::Muted),
                span(note, ink),
                span(paused, Ink::Muted),
            ])
        })
        .collect();
    if !debrief.pushes.is_empty() {
        let count = |how| debrief.pushes.iter().filter(|push| push.how == how).count();
        let text = format!(
            "{} answered, {} said before, {} passed",
            count(PushedHow::Answered),
            count(PushedHow::Said),
            count(PushedHow::Passed)
        );
        rows.push(Row::of(vec![
            span(cells::pad_right("push-backs", 14), Ink::Muted),
            span(text, Ink::Plain),
        ]));
    }
    if debrief.rung > 0 {
        rows.push(Row::of(vec![
            span(cells::pad_right("ladder", 14), Ink::Muted),
            span(format!("rung {}", debrief.rung), Ink::Plain),
        ]));
    }
    if let Some(changed) = debrief.changed {
        rows.push(Row::of(vec![
            span(cells::pad_right("the change", 14), Ink::Muted),
            span(changed.to_string(), Ink::Strong),
        ]));
    }
    rows
}

fn side_by_side(left: Vec<Row>, right: Vec<Row>, width: usize) -> Vec<Row> {
    if width < BESIDE_FROM {
        let mut rows = left;
        rows.push(Row::blank());
        rows.extend(right);
        return rows;
    }
    let column = width / 2;
    let lines = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..lines)
        .map(|_| {
            let mut row = left.next().unwrap_or_default();
            let taken: usize = row.spans.iter().map(|span| cells::width(&span.text)).sum();
            row.spans
                .push(span(" ".repeat(column.saturating_sub(taken)), Ink::Plain));
            row.spans.extend(right.next().unwrap_or_default().spans);
            row
        })
        .collect()
}

fn worth(debrief: &Debrief, library: &Library, width: usize) -> Vec<Row> {
    let heading = match debrief.worth.len() {
        0 => return Vec::new(),
        1 => "The point worth most next time",
        2 => "Two points worth most next time",
        _ => "Three points worth most next time",
    };
    let mut rows = vec![Row::new(heading, Ink::Muted)];
    for (at, (question, point)) in debrief.worth.iter().enumerate() {
        let lines = wrap::wrap(
            &point_text(question, point, library),
            width.saturating_sub(3).max(8),
        );
        for (line_at, line) in lines.into_iter().enumerate() {
            let number = if line_at == 0 {
                format!("{}  ", at + 1)
            } else {
                "   ".to_owned()
            };
            rows.push(Row::of(vec![
                span(number, Ink::Accent),
                span(line, Ink::Plain),
            ]));
        }
    }
    rows
}

/// A point's text; its id where no pack has it any more.
fn point_text(question: &Key, point: &Slug, library: &Library) -> String {
    let known = library.question(question).and_then(|question| {
        question.point(point.as_str()).map(|found| {
            if question.is_quick() {
                question.title.clone()
            } else {
                found.text.clone()
            }
        })
    });
    known.unwrap_or_else(|| point.to_string())
}

fn said(debrief: &Debrief, progress: &Progress, width: usize) -> Vec<Row> {
    let (Some(said), Some(score)) = (debrief.said, debrief.score) else {
        return Vec::new();
    };
    let gaps: Vec<i32> = progress
        .rounds()
        .rev()
        .filter_map(|round| {
            let debrief = progress.debrief(round.id)?;
            Some(i32::from(debrief.said?) - i32::from(debrief.score?))
        })
        .take(5)
        .collect();
    let habit = if gaps.len() < 5 {
        String::new()
    } else {
        let mean = gaps.iter().sum::<i32>() / 5;
        match mean {
            0 => " Over the last five rounds you were right.".to_owned(),
            more if more > 0 => format!(" Over the last five rounds you say {more} too much."),
            less => format!(" Over the last five rounds you say {} too little.", -less),
        }
    };
    let mut rows = vec![Row::blank()];
    rows.extend(wrapped(
        &format!("You said {said}, the checklist says {score}.{habit}"),
        Ink::Plain,
        width,
    ));
    rows
}

/// Points gained and lost against the attempt before, question by question.
fn against_last(
    round: &RoundCourse,
    progress: &Progress,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for attempt in progress.round_attempts(round, Grader::Me) {
        let mut others = progress
            .attempts(&attempt.question)
            .map(|(_, other)| other)
            .rev();
        let before = others.find(|other| other.round != Some(round.id));
        let Some(before) = before else { continue };
        let value = |marks: &[crate::domain::grade::PointMark], id: &Slug| {
            marks
                .iter()
                .find(|mark| mark.point == *id)
                .map(crate::domain::grade::PointMark::value)
        };
        let (mut gained, mut lost) = (0, 0);
        for mark in &attempt.marks {
            match value(&before.marks, &mark.point) {
                Some(then) if mark.value() > then => gained += 1,
                Some(then) if mark.value() < then => lost += 1,
                _ => {}
            }
        }
        let title = library
            .question(&attempt.question)
            .map_or_else(|| attempt.question.to_string(), |q| q.title.clone());
        let text =
            format!("{title}: {gained} points gained, {lost} lost since you last answered it.");
        rows.extend(wrapped(&text, Ink::Muted, width));
    }
    if !rows.is_empty() {
        rows.insert(0, Row::blank());
    }
    rows
}

/// A partner's marks beside one's own: "They say 58, you said 71."
fn partner(round: &RoundCourse, progress: &Progress, width: usize) -> Vec<Row> {
    let theirs: Vec<Bar> = progress
        .round_attempts(round, Grader::Partner)
        .into_iter()
        .filter_map(|attempt| {
            crate::domain::grade::grade(attempt.level, &attempt.marks, &attempt.pitfalls).score
        })
        .collect();
    let Some(they) = crate::domain::grade::mean(theirs.iter().map(Some)) else {
        return Vec::new();
    };
    let own = progress.debrief(round.id).and_then(|debrief| debrief.score);
    let own = own.map_or(String::new(), |own| format!(", you {own}"));
    let mut rows = vec![Row::blank()];
    rows.extend(wrapped(
        &format!("Your partner says {}{own}.", they.figure()),
        Ink::Strong,
        width,
    ));
    rows
}
