//! The figures of a debrief: dimensions as bars, minutes by phase, what the interviewer threw in.

use crate::app::page::bar;
use crate::app::page::clock::{budget, minutes};
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::grade::Band;
use crate::domain::record::PushedHow;
use crate::domain::round::{Change, Debrief, Pace, PhaseMinutes};
use crate::text::{cells, wrap};

/// The columns from which the minutes stand beside the dimensions.
const BESIDE_FROM: usize = 88;
/// From more steps than this on they are told together.
const MANY: usize = 6;
/// The columns of the names of phases, and of what stands under them.
const NAME: usize = 14;

/// What the interviewer threw in.
pub(super) struct Thrown {
    /// What became of each push-back.
    pub(super) pushes: Vec<PushedHow>,
    /// How many rungs the longest ladder has; 0 where no pack knows.
    pub(super) rungs: usize,
}

/// Dimensions and minutes, beside each other where there is room; `since` names the day of the round before.
pub(super) fn rows(
    debrief: &Debrief,
    told: &Thrown,
    since: Option<&str>,
    width: usize,
) -> Vec<Row> {
    let beside = width >= BESIDE_FROM;
    let left = dimensions(debrief, since, if beside { 20 } else { 16 });
    let column = if left.is_empty() { 0 } else { width / 2 };
    let noun = if debrief.references.is_some() {
        "reference"
    } else {
        "question"
    };
    let right = |width| {
        let mut rows: Vec<Row> = Vec::new();
        let phased = debrief.phases.iter().any(|step| step.phase.is_some());
        if !phased && debrief.phases.len() > MANY {
            rows.extend(together(noun, debrief, width));
        } else {
            for (at, step) in debrief.phases.iter().enumerate() {
                rows.extend(pace(noun, at, step, width));
            }
        }
        let thrown = thrown(debrief, told, width);
        if !thrown.is_empty() {
            rows.push(Row::blank());
        }
        rows.extend(thrown);
        rows
    };
    if beside {
        return side_by_side(left, right(width - column), column);
    }
    let mut rows = left;
    if !rows.is_empty() {
        rows.push(Row::blank());
    }
    rows.extend(right(width));
    rows
}

fn dimensions(debrief: &Debrief, since: Option<&str>, wide: usize) -> Vec<Row> {
    let row = |change: &Change| {
        let ink = match Band::of(change.figure) {
            Band::StrongHire | Band::Hire => Ink::Bar,
            Band::LeanNo => Ink::Weak,
            Band::No => Ink::Due,
        };
        let mut spans = vec![span(
            cells::pad_right(change.dimension.label(), 15),
            Ink::Plain,
        )];
        spans.extend(bar(Some(change.figure), wide, ink));
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
    };
    let mut rows: Vec<Row> = debrief.dimensions.iter().map(row).collect();
    let changed = debrief.dimensions.iter().any(Change::is_change);
    if let Some(since) = since.filter(|_| changed) {
        let text = format!("▲ ▼ against your last round like this, {since}");
        rows.push(Row::new(text, Ink::Muted));
    }
    rows
}

/// Many questions in a few words: how many were asked, how long they took, and which took longest.
fn together(noun: &str, debrief: &Debrief, width: usize) -> Vec<Row> {
    let steps = debrief.phases.as_slice();
    let asked = steps.iter().filter(|step| step.pace != Pace::Unreached);
    let asked = asked.count();
    let cards = debrief.quick.is_some() || debrief.references.is_some();
    let sum = |of: fn(&PhaseMinutes) -> u32| -> u64 {
        steps.iter().map(|step| u64::from(of(step))).sum()
    };
    let (gone, planned) = (sum(|step| step.seconds), sum(|step| step.planned));
    let count = format!("{asked} of {}", steps.len());
    // What ran on the clock of a card that was left is nobody's, but it ran.
    let all = debrief.active.map_or(gone, u64::from);
    let time = format!("{} of {}", minutes(all), minutes(planned));
    let mut rows = labelled(&format!("{noun}s"), &count, width);
    rows.extend(labelled("in all", &time, width));
    let each = u64::try_from(asked)
        .ok()
        .filter(|asked| *asked > 1)
        .and_then(|asked| gone.checked_div(asked));
    if let Some(each) = each {
        rows.extend(labelled("each", &minutes(each), width));
    }
    let longest = steps
        .iter()
        .enumerate()
        .max_by_key(|(at, step)| (step.seconds, std::cmp::Reverse(*at)));
    if let Some((at, step)) = longest.filter(|(_, step)| asked > 1 && step.seconds > 0) {
        let text = format!("{}, {noun} {}", minutes(u64::from(step.seconds)), at + 1);
        rows.extend(labelled("longest", &text, width));
    }
    let count = |of: fn(&Pace) -> bool| steps.iter().filter(|step| of(&step.pace)).count();
    let late = count(|pace| matches!(pace, Pace::Over(_)));
    let starved = count(|pace| *pace == Pace::Starved);
    for (label, some) in [("late", late), ("starved", starved)] {
        if some > 0 && !cards {
            rows.extend(labelled(label, &format!("{some} of {asked}"), width));
        }
    }
    let paused = sum(|step| step.paused);
    if paused > 0 {
        rows.extend(labelled("paused", &minutes(paused), width));
    }
    rows
}

/// A step's minutes against its plan; a pause that has no room beside goes below.
fn pace(noun: &str, at: usize, step: &PhaseMinutes, width: usize) -> Vec<Row> {
    let name = step.phase.map_or_else(
        || format!("{noun} {}", at + 1),
        |phase| phase.label().to_owned(),
    );
    let (note, ink) = match step.pace {
        Pace::Fair => (String::new(), Ink::Muted),
        Pace::Over(seconds) => (format!("   +{}", minutes(u64::from(seconds))), Ink::Weak),
        Pace::Unreached => ("   not reached".to_owned(), Ink::Muted),
        Pace::Starved => ("   starved".to_owned(), Ink::Due),
    };
    let mut spans = vec![
        span(cells::pad_right(&name, NAME), Ink::Plain),
        span(
            cells::pad_left(&minutes(u64::from(step.seconds)), 6),
            Ink::Strong,
        ),
        span(
            format!(" / {:>2}", budget(u64::from(step.planned))),
            Ink::Muted,
        ),
        span(note, ink),
    ];
    if step.paused == 0 {
        return vec![Row::of(spans)];
    }
    let paused = format!("paused {}", minutes(u64::from(step.paused)));
    let taken: usize = spans.iter().map(|span| cells::width(&span.text)).sum();
    if taken + 3 + cells::width(&paused) <= width {
        spans.push(span(format!("   {paused}"), Ink::Muted));
        return vec![Row::of(spans)];
    }
    let below = format!("{}{paused}", " ".repeat(NAME + 1));
    vec![Row::of(spans), Row::new(below, Ink::Muted)]
}

/// What the interviewer threw in, and what became of it.
fn thrown(debrief: &Debrief, told: &Thrown, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let count = |how| told.pushes.iter().filter(|other| **other == how).count();
    let hows = [
        (PushedHow::Answered, "answered"),
        (PushedHow::Said, "said before"),
        (PushedHow::Passed, "passed"),
    ];
    let hows: Vec<String> = hows
        .iter()
        .map(|(how, word)| (count(*how), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if !hows.is_empty() {
        rows.extend(labelled("push-backs", &hows.join(", "), width));
    }
    if debrief.rung > 0 {
        let of = if told.rungs > 0 {
            format!(" of {}", told.rungs)
        } else {
            String::new()
        };
        let text = format!("{}{of}", debrief.rung);
        rows.extend(labelled("follow-ups", &text, width));
    }
    if let Some(changed) = debrief.changed {
        rows.extend(labelled("the change", &format!("{changed} of 100"), width));
    }
    rows
}

fn labelled(label: &str, text: &str, width: usize) -> Vec<Row> {
    let lines = wrap::wrap(text, width.saturating_sub(NAME + 1).max(8));
    let row = |(at, line)| {
        let label = if at == 0 { label } else { "" };
        let label: Span = span(cells::pad_right(label, NAME + 1), Ink::Muted);
        Row::of(vec![label, span(line, Ink::Plain)])
    };
    lines.into_iter().enumerate().map(row).collect()
}

fn side_by_side(left: Vec<Row>, right: Vec<Row>, column: usize) -> Vec<Row> {
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
