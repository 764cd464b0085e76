//! All points of a round with their marks, from the journal; texts come from the pack where it still has them.

use crate::app::debrief::names::{Names, word};
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::grade::{Mark, PointMark};
use crate::domain::pack::Group;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::{Attempt, Grader};
use crate::library::Library;
use crate::text::{cells, wrap};

/// The groups in the order of a checklist.
const GROUPS: [Group; 5] = [
    Group::Clarify,
    Group::Cover,
    Group::Practices,
    Group::FollowUp,
    Group::PushBack,
];

/// Every point of a round, question by question; a partner's mark stands beside where it differs.
pub(super) fn rows(
    round: &RoundCourse,
    progress: &Progress,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    let theirs = progress.round_attempts(round, Grader::Partner);
    let mut rows = Vec::new();
    for attempt in progress.round_attempts(round, Grader::Me) {
        // The one point of a quick question is the question.
        if let [only] = attempt.marks.as_slice() {
            let text = Names { library }.point(&attempt.question, &only.point);
            rows.extend(line(glyph(only), &text, tags(only, None), width));
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        rows.extend(wrapped(
            &Names { library }.question(&attempt.question),
            Ink::Strong,
            width,
        ));
        let partner = theirs
            .iter()
            .find(|their| their.question == attempt.question);
        for group in GROUPS {
            rows.extend(of_group(attempt, partner.copied(), group, library, width));
        }
        rows.extend(pitfalls(attempt, library, width));
    }
    rows
}

/// On how many points one and one's partner differ.
pub(super) fn differing(round: &RoundCourse, progress: &Progress) -> usize {
    let theirs = progress.round_attempts(round, Grader::Partner);
    let own = progress.round_attempts(round, Grader::Me);
    let other = |attempt: &Attempt, mark: &PointMark| {
        let their = theirs
            .iter()
            .find(|their| their.question == attempt.question)?;
        let found = their.marks.iter().find(|other| other.point == mark.point)?;
        Some((found.mark, found.prompted) != (mark.mark, mark.prompted))
    };
    own.iter()
        .flat_map(|attempt| attempt.marks.iter().map(move |mark| other(attempt, mark)))
        .filter(|differs| *differs == Some(true))
        .count()
}

fn of_group(
    attempt: &Attempt,
    partner: Option<&Attempt>,
    group: Group,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for mark in attempt.marks.iter().filter(|mark| mark.group == group) {
        if rows.is_empty() {
            rows.push(Row::blank());
            rows.push(Row::new(group.label().to_uppercase(), Ink::Muted));
        }
        let other = partner.and_then(|attempt| {
            let mut marks = attempt.marks.iter();
            marks.find(|other| other.point == mark.point)
        });
        let text = Names { library }.point(&attempt.question, &mark.point);
        rows.extend(line(glyph(mark), &text, tags(mark, other), width));
    }
    rows
}

fn pitfalls(attempt: &Attempt, library: &Library, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for fell in &attempt.pitfalls {
        if rows.is_empty() {
            rows.push(Row::blank());
            rows.push(Row::new("PITFALLS", Ink::Muted));
        }
        let found = library.question(&attempt.question).and_then(|question| {
            let mut all = question.pitfalls.iter();
            all.find(|pitfall| pitfall.id == fell.pitfall)
        });
        let text = found.map_or_else(|| fell.pitfall.to_string(), |found| found.text.clone());
        rows.extend(line(("✗", Ink::Due), &text, Vec::new(), width));
    }
    rows
}

fn glyph(mark: &PointMark) -> (&'static str, Ink) {
    match (mark.prompted, mark.mark) {
        (_, Mark::Missed) => ("☐", Ink::Due),
        (true, Mark::Half | Mark::Full) => ("»", Ink::Weak),
        (false, Mark::Half) => ("◩", Ink::Weak),
        (false, Mark::Full) => ("☑", Ink::Good),
    }
}

fn tags(mark: &PointMark, other: Option<&PointMark>) -> Vec<Span> {
    let mut tags = Vec::new();
    if let Some(other) = other
        && (other.mark, other.prompted) != (mark.mark, mark.prompted)
    {
        tags.push(span(format!("they say {}", word(other)), Ink::Accent));
    }
    if let Some((ticked, all)) = mark.parts {
        tags.push(span(format!("{ticked} of {all}"), Ink::Muted));
    }
    if mark.prompted {
        tags.push(span("prompted", Ink::Weak));
    }
    if mark.gate {
        tags.push(span("gate", Ink::Weak));
    }
    if mark.weight > 1 {
        tags.push(span(format!("×{}", mark.weight), Ink::Muted));
    }
    let mut spaced = Vec::new();
    for tag in tags {
        if !spaced.is_empty() {
            spaced.push(span("  ", Ink::Plain));
        }
        spaced.push(tag);
    }
    spaced
}

/// A glyph, the wrapped text, tags at the right of its last line or of one below.
fn line(glyph: (&str, Ink), text: &str, tags: Vec<Span>, width: usize) -> Vec<Row> {
    let taken: usize = tags.iter().map(|tag| cells::width(&tag.text)).sum();
    let room = width.saturating_sub(2).max(4);
    let mut lines = wrap::wrap(text, room);
    let fits = lines
        .last()
        .is_some_and(|last| taken == 0 || cells::width(last) + taken < room);
    if !fits {
        lines.push(String::new());
    }
    let count = lines.len();
    let mut tags = Some(tags);
    let row = |(at, line): (usize, String)| {
        let lead = if at == 0 { glyph.0 } else { " " };
        let mut row = Row::of(vec![
            span(format!("{lead} "), glyph.1),
            span(line, Ink::Plain),
        ]);
        if at + 1 == count {
            row.right = tags.take().unwrap_or_default();
        }
        row
    };
    lines.into_iter().enumerate().map(row).collect()
}
