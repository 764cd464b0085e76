//! Page one: ready for which level and how sure, the weakest three, better than last week?

use crate::app::page::foot::band_ink;
use crate::app::page::progress::parts::{
    change, duration, heading, left, level, measured, right, shown, teach,
};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::progress::figures::Figures;
use crate::app::row::{Ink, Row, span};
use crate::domain::grade::Band;
use crate::domain::pack::Level;
use crate::domain::stats::FEWEST;
use crate::text::cells;
use crate::text::count::counted;

/// The rows of page one.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let figures = &pages.figures;
    if figures.is_empty() {
        return empty(width);
    }
    let mut rows = verdict(figures, width);
    rows.push(Row::blank());
    rows.extend(levels(pages, width));
    rows.push(Row::blank());
    rows.extend(weakest(pages, width));
    rows.push(Row::blank());
    rows.extend(week(figures, width));
    rows
}

fn empty(width: usize) -> Vec<Row> {
    let mut rows = wrapped("Nothing was answered yet.", Ink::Strong, width);
    rows.push(Row::blank());
    rows.extend(teach(
        "Here you will read for which level you are ready, what is weakest, and whether this week was better than the last. A figure appears once it stands on five answers; until then there is a dash.",
        "To begin: g t goes to Today, and enter there takes the first question. g s opens all topics.",
        width,
    ));
    rows
}

/// The verdict in a sentence, and how sure it is.
fn verdict(figures: &Figures, width: usize) -> Vec<Row> {
    let readiness = &figures.readiness;
    let short = readiness.short().map(|at| {
        let band = at.verdict.map_or("no", Band::label);
        format!("At {}: {band}.", at.level)
    });
    let (text, ink) = match (readiness.ready(), short) {
        (Some(at), Some(short)) => (format!("Ready at {}. {short}", at.level), Ink::Good),
        (Some(at), None) => (format!("Ready at {}.", at.level), Ink::Good),
        (None, Some(short)) => (format!("Not ready yet. {short}"), Ink::Strong),
        (None, None) => (
            format!("Too early to say: {FEWEST} answers make a figure."),
            Ink::Strong,
        ),
    };
    let mut rows = wrapped(&text, ink, width);
    let reach = figures.spoken_of().map_or_else(String::new, |at| {
        format!(", {} of them at {}", at.answers, at.level)
    });
    let sure = format!(
        "{}: {} in {} of {} topics{reach}.",
        figures.sureness().label(),
        counted(figures.attempted, "question", "questions"),
        figures.topics_begun,
        figures.topics.len(),
    );
    rows.extend(wrapped(&sure, Ink::Muted, width));
    rows
}

fn levels(pages: &Pages, width: usize) -> Vec<Row> {
    let noted = width >= 60;
    let note = if noted { 24 } else { 14 };
    let room = width.saturating_sub(10 + 5 + 14 + note).clamp(6, 36);
    let aim = pages.plan.level.max(Level::Mid);
    let row = |at: &crate::domain::stats::AtLevel| {
        let mut spans = vec![level(at.level)];
        spans.extend(measured(at.bar, room));
        let (label, ink) = at
            .verdict
            .map_or(("", Ink::Muted), |band| (band.label(), band_ink(band)));
        spans.push(span("   ", Ink::Plain));
        spans.push(left(label, 11, ink));
        let note = if at.level == aim && noted {
            format!(
                "your aim   {}",
                counted(at.answers, "question", "questions")
            )
        } else {
            counted(at.answers, "question", "questions")
        };
        Row::of(spans).with_right(note, Ink::Muted)
    };
    pages.figures.readiness.levels.iter().map(row).collect()
}

fn weakest(pages: &Pages, width: usize) -> Vec<Row> {
    let figures = &pages.figures;
    if figures.weakest.is_empty() {
        let nearest = figures
            .topics
            .iter()
            .map(|topic| &topic.part)
            .filter(|part| part.attempted > 0)
            .max_by_key(|part| part.attempted);
        let text = nearest.map_or_else(
            || "No topic was begun yet.".to_owned(),
            |part| {
                format!(
                    "No topic has {FEWEST} answers yet. The nearest is {}: {} of {FEWEST}.",
                    part.title, part.attempted
                )
            },
        );
        let mut rows = vec![heading("Weakest")];
        rows.extend(wrapped(&text, Ink::Plain, width));
        return rows;
    }
    let title = width.saturating_sub(5 + 19).clamp(10, 40);
    let room = width.saturating_sub(title + 5 + 19).min(20);
    let mut rows = vec![heading(match figures.weakest.len() {
        1 => "Weakest",
        2 => "The weakest two",
        _ => "The weakest three",
    })];
    for (at, part) in figures.weakest.iter().enumerate() {
        let chosen = at == pages.chosen();
        let ink = if chosen { Ink::Strong } else { Ink::Plain };
        let trail = part.trail();
        let fits = cells::width(&trail) <= title;
        let name = if fits { &trail } else { &part.title };
        let mut spans = vec![left(name, title, ink)];
        spans.extend(measured(part.mastery, room));
        let note = format!("{} of {} answered", part.attempted, part.total);
        rows.push(
            Row::of(spans)
                .with_right(note, Ink::Muted)
                .entry(at, chosen),
        );
    }
    rows
}

fn week(figures: &Figures, width: usize) -> Vec<Row> {
    let comparison = &figures.comparison;
    let (last, before) = (comparison.last, comparison.before);
    let name = width.saturating_sub(30).min(36);
    let mut rows = vec![Row::of(vec![
        left("Better than last week?", name, Ink::Muted),
        right("last 7 days", 12, Ink::Muted),
        right("before", 10, Ink::Muted),
    ])];
    let mut line = |label: &str, now: String, then: String, moved: crate::app::row::Span| {
        rows.push(Row::of(vec![
            left(label, name, Ink::Plain),
            right(&now, 12, Ink::Strong),
            right(&then, 10, Ink::Muted),
            span("   ", Ink::Plain),
            moved,
        ]));
    };
    let still = || span("", Ink::Muted);
    line(
        "mean score",
        shown(last.score),
        shown(before.score),
        change(before.score, last.score),
    );
    let again = comparison.again;
    let label = match again.questions {
        0 => "the same questions again".to_owned(),
        1 => "the same question again".to_owned(),
        some => format!("the same {some} questions again"),
    };
    line(
        &label,
        shown(again.now),
        shown(again.before),
        change(again.before, again.now),
    );
    line(
        "answers",
        last.answers.to_string(),
        before.answers.to_string(),
        still(),
    );
    line(
        "points won back",
        last.won.to_string(),
        before.won.to_string(),
        still(),
    );
    line(
        "time",
        duration(last.minutes),
        duration(before.minutes),
        still(),
    );
    rows
}
