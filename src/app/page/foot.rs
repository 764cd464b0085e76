//! The bars at the foot of the checklist: one a level, empty until the last point is marked.

use crate::app::geometry::Area;
use crate::app::page::checklist::glyph;
use crate::app::page::{bar, rule};
use crate::app::row::{Ink, Row, span};
use crate::app::study::card::{Card, Stage};
use crate::domain::grade::{Band, Bar, Grades, Mark, grade, rounded, share};
use crate::domain::pack::{Level, Point, Question};
use crate::text::cells;

/// The bars at the foot: empty until the last point is marked.
pub(super) fn foot(card: &Card, question: &Question, points: &[&Point], inside: Area) -> Vec<Row> {
    let width = inside.columns();
    let done = card.grading.is_complete() || card.saved.is_some();
    if card.subject.is_quick(question) {
        return vec![rule(width), one_answer(card)];
    }
    if card.subject.follow_up().is_some() {
        let share = share(card.grading.marks(points).iter());
        let figure = share.filter(|_| done).map(rounded);
        let mut row = Row::of(bar(figure, width.saturating_sub(8).min(24), Ink::Bar));
        row.right = vec![span(
            figure.map_or("–".to_owned(), |f| f.to_string()),
            Ink::Strong,
        )];
        return vec![rule(width), row];
    }
    let marks = card.grading.marks(points);
    let grades = grade(
        question.level,
        &marks,
        &card.grading.pitfall_marks(&question.pitfalls),
    );
    if inside.height < 20 {
        return vec![rule(width), summary(&grades, done)];
    }
    let mut rows = vec![rule(width)];
    for level in Level::BARS {
        rows.push(level_row(level, &grades, done, width));
    }
    rows
}

/// The one point of a quick question, in sight however long its answer is; its figure once it is marked.
fn one_answer(card: &Card) -> Row {
    let given = card.grading.given(0).and_then(|given| given.mark);
    let (mark, ink) = glyph(given);
    let chosen = card.stage == Stage::Grade;
    let word = if chosen { Ink::Strong } else { Ink::Plain };
    let said = match given {
        Some(Mark::Missed) => "missed",
        Some(Mark::Half) => "half of it",
        Some(Mark::Full) | None => "I had it",
    };
    Row::of(vec![span(format!("{mark} "), ink), span(said, word)]).entry(0, chosen)
}

/// `senior ━━━━━━━━──  58   lean no`.
fn level_row(level: Level, grades: &Grades, done: bool, width: usize) -> Row {
    let known = grades.bar(level).filter(|_| done);
    let band = grades.verdict(level).filter(|_| known.is_some());
    let figure = known.map(Bar::figure);
    let mut spans = vec![span(cells::pad_right(level.label(), 8), Ink::Muted)];
    let room = width.saturating_sub(8 + 5 + 22).clamp(6, 24);
    spans.extend(bar(figure, room, band.map_or(Ink::Bar, band_ink)));
    let shown = figure.map_or("–".to_owned(), |figure| figure.to_string());
    spans.push(span(cells::pad_left(&shown, 5), Ink::Strong));
    let capped = known
        .and_then(Bar::of)
        .map(|of| format!(" of {of}"))
        .unwrap_or_default();
    spans.push(span(cells::pad_right(&capped, 7), Ink::Muted));
    let label = band.map_or("", Band::label);
    let mut row = Row::of(spans);
    row.right
        .push(span(label, band.map_or(Ink::Muted, band_ink)));
    row
}

/// `58  mid hire · senior lean no · staff lean no`, where there is no room for bars.
fn summary(grades: &Grades, done: bool) -> Row {
    if !done {
        return Row::new("mid –   senior –   staff –", Ink::Muted);
    }
    let mut spans = Vec::new();
    for level in Level::BARS {
        let shown = grades
            .bar(level)
            .map_or("–".to_owned(), |bar| bar.figure().to_string());
        spans.push(span(format!("{} ", level.label()), Ink::Muted));
        let band = grades
            .verdict(level)
            .filter(|_| grades.bar(level).is_some());
        spans.push(span(
            format!("{shown}   "),
            band.map_or(Ink::Muted, band_ink),
        ));
    }
    Row::of(spans)
}

/// Bars are coloured otherwise than the accent only where attention is wanted.
pub fn band_ink(band: Band) -> Ink {
    match band {
        Band::StrongHire | Band::Hire => Ink::Good,
        Band::LeanNo => Ink::Weak,
        Band::No => Ink::Due,
    }
}
