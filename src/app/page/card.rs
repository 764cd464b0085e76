//! The pane of the question: what the interviewer says, one's draft, the replies; nothing of the answer before the reveal.

use crate::app::geometry::{Area, measure};
use crate::app::page::{model, prose, rule, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::app::study::card::{Card, Scope, Showing, Stage};
use crate::app::study::values::filled;
use crate::domain::pack::{Body, Group, Kind, Point, Question, first_sentence};
use crate::library::Library;
use crate::text::count::counted;
use crate::text::wrap::wrap_hanging;

/// The rows of the pane for its inside area.
pub fn rows(card: &Card, library: &Library, inside: Area) -> Vec<Row> {
    let Some(question) = library.question(&card.subject.key) else {
        return Vec::new();
    };
    let width = measure(inside);
    match (card.showing, card.stage) {
        (Showing::Model, _) => model::rows(card, question, library, width),
        (_, Stage::Replies(at)) => replies(card, question, at, width),
        (Showing::Question, _) => said(card, question, width),
    }
}

/// The question as it is said, for a card that is not open yet; `promising` adds what waits behind the reveal.
pub fn preview(question: &Question, width: usize, promising: bool) -> Vec<Row> {
    let mut rows = wrapped(&question.title, Ink::Strong, width);
    rows.push(Row::blank());
    rows.extend(prose(&question.prompt, width));
    rows.extend(ask(question, width));
    if promising {
        let promise = promise(question, question.points.len());
        rows.push(Row::blank());
        rows.extend(wrapped(&promise, Ink::Muted, width));
    }
    rows
}

/// "12 points", "one answer": what waits behind the reveal.
pub fn promise(question: &Question, points: usize) -> String {
    match (question.kind, points) {
        (Kind::Quickfire | Kind::Estimate | Kind::Myth, _) => "One answer.".to_owned(),
        (_, count) => counted(count, "point", "points"),
    }
}

/// `scenario · senior · 12 min`.
pub fn facts(question: &Question) -> String {
    let minutes = question.minutes;
    format!("{} · {} · {minutes} min", question.kind, question.level)
}

/// The question as it is said, with what one wrote.
pub(super) fn said(card: &Card, question: &Question, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if !card.is_revealed() {
        rows.extend(wrapped(&question.title, Ink::Strong, width));
        rows.push(Row::blank());
    }
    if let Some(at) = card.subject.follow_up() {
        // It leans on what was asked before: enough of that to know what is meant.
        let above = filled(first_sentence(&question.prompt), &card.values);
        rows.extend(wrapped(&above, Ink::Muted, width));
        rows.push(Row::blank());
        let all = question.follow_ups.len();
        rows.push(Row::new(
            format!("Follow-up {} of {all}", at + 1),
            Ink::Muted,
        ));
    }
    rows.extend(prose(&card.subject.prompt(question, &card.values), width));
    if card.subject.follow_up().is_none() {
        if !is_told_alone(card, question) {
            rows.extend(ask(question, width));
        }
        if card.has_asked() {
            rows.extend(answered(card, question, width));
        }
    }
    if card.stage != Stage::Writing && !card.draft.is_empty() {
        rows.push(Row::blank());
        rows.push(rule(width));
        rows.push(draft_label(card));
        rows.extend(wrapped(&card.draft.text(), Ink::Plain, width));
    }
    rows
}

/// The label of what one wrote: a draft with its minutes; in a round notes, whose minutes are those of the phases.
fn draft_label(card: &Card) -> Row {
    if is_in_round(card) {
        return Row::new("Your notes", Ink::Muted);
    }
    Row::new("Your draft", Ink::Muted).with_right(spent(card), Ink::Muted)
}

fn is_in_round(card: &Card) -> bool {
    matches!(card.subject.scope, Scope::Round { .. })
}

/// Minutes of work so far; nothing before the first is over.
pub fn spent(card: &Card) -> String {
    match card.seconds() / 60 {
        0 => String::new(),
        minutes => format!("{minutes} min"),
    }
}

/// What belongs to the asking itself: a story's scaffold, a myth's claim that its prompt does not say.
fn ask(question: &Question, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    match &question.body {
        Body::Myth { .. } => {
            if let Some(claim) = question.unsaid_claim() {
                rows.push(Row::blank());
                rows.extend(wrapped(&format!("“{claim}”"), Ink::Emphasis, width));
            }
        }
        Body::Story { scaffold, .. } => {
            rows.push(Row::blank());
            rows.push(Row::new("Tell it step by step", Ink::Muted));
            for (at, line) in scaffold.iter().enumerate() {
                let lines = wrap_hanging(line, &format!("{}. ", at + 1), width);
                rows.extend(lines.into_iter().map(|line| Row::new(line, Ink::Plain)));
            }
        }
        Body::Plain | Body::Estimate(_) => {}
    }
    rows
}

/// In a round nobody says how a story is to be told: its scaffold would name most of the points.
fn is_told_alone(card: &Card, question: &Question) -> bool {
    is_in_round(card) && !card.is_revealed() && matches!(question.body, Body::Story { .. })
}

fn clarify(question: &Question) -> impl Iterator<Item = &Point> {
    question
        .points
        .iter()
        .filter(|point| point.group == Group::Clarify)
}

/// The replies one has got so far.
fn answered(card: &Card, question: &Question, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let asked = card.asked.as_deref().unwrap_or_default();
    for (point, _) in clarify(question).zip(asked).filter(|(_, asked)| **asked) {
        rows.push(Row::blank());
        rows.extend(wrapped(&point.text, Ink::Muted, width));
        rows.extend(reply(point, width));
    }
    rows
}

fn reply(point: &Point, width: usize) -> Vec<Row> {
    let text = point
        .reply
        .as_deref()
        .unwrap_or("The interviewer leaves that to you.");
    let lines = crate::text::wrap::wrap(text, width.saturating_sub(2).max(1));
    lines
        .into_iter()
        .map(|line| Row::of(vec![span("▌ ", Ink::Accent), span(line, Ink::Plain)]))
        .collect()
}

fn replies(card: &Card, question: &Question, cursor: usize, width: usize) -> Vec<Row> {
    let mut rows = wrapped(&question.title, Ink::Strong, width);
    rows.push(Row::blank());
    let hint = "Ask aloud first. Then tick what you asked; the rest counts as missed.";
    rows.extend(wrapped(hint, Ink::Muted, width));
    let asked = card.asked.as_deref().unwrap_or_default();
    for (at, (point, asked)) in clarify(question).zip(asked).enumerate() {
        rows.push(Row::blank());
        let box_ink = if *asked { Ink::Good } else { Ink::Muted };
        let text = filled(&point.text, &card.values);
        for (line_at, line) in crate::text::wrap::wrap(&text, width.saturating_sub(2).max(1))
            .into_iter()
            .enumerate()
        {
            let mark = match (line_at, *asked) {
                (0, true) => "☑ ",
                (0, false) => "☐ ",
                _ => "  ",
            };
            let ink = if at == cursor {
                Ink::Strong
            } else {
                Ink::Plain
            };
            rows.push(Row::of(vec![span(mark, box_ink), span(line, ink)]).entry(at, at == cursor));
        }
        if *asked {
            rows.extend(reply(point, width));
        }
    }
    rows
}
