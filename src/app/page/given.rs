//! What the earlier phases settled, given to whoever rehearses one phase alone; nothing of that phase or of later ones.

use crate::app::page::{prose, rule, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::app::study::card::{Card, Scope};
use crate::domain::pack::{Group, Phase, Point, Question};
use crate::text::wrap;

/// The rows of what is given; none outside of a slice, and none before its first phase.
pub fn rows(card: &Card, question: &Question, width: usize) -> Vec<Row> {
    let Some(slice) = slice(card) else {
        return Vec::new();
    };
    let earlier = |point: &&Point| {
        point.group == Group::Clarify && point.phase.unwrap_or(Phase::Requirements) < slice
    };
    let asked: Vec<&Point> = question.points.iter().filter(earlier).collect();
    let sections = question
        .sections
        .iter()
        .filter(|section| section.phase < slice);
    let mut rows = Vec::new();
    if !asked.is_empty() {
        rows.push(Row::new("Asked and answered", Ink::Heading));
    }
    for point in asked {
        rows.extend(wrapped(&point.text, Ink::Muted, width));
        let reply = point
            .reply
            .as_deref()
            .unwrap_or("The interviewer leaves that to you.");
        let lines = wrap::wrap(reply, width.saturating_sub(2).max(1)).into_iter();
        rows.extend(
            lines.map(|line| Row::of(vec![span("▌ ", Ink::Accent), span(line, Ink::Plain)])),
        );
    }
    for section in sections {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        let title = format!("{}: {}", section.phase, section.title);
        rows.extend(wrapped(&title, Ink::Heading, width));
        rows.extend(prose(&section.body, width));
    }
    if rows.is_empty() {
        return rows;
    }
    let mut all = vec![Row::blank(), rule(width)];
    all.extend(wrapped(
        &format!("Given, from the phases before; {slice} is yours."),
        Ink::Accent,
        width,
    ));
    all.push(Row::blank());
    all.extend(rows);
    all
}

/// The one phase that is rehearsed.
fn slice(card: &Card) -> Option<Phase> {
    let Scope::Round { phases, .. } = &card.subject.scope else {
        return None;
    };
    if let [only] = phases.as_slice() {
        Some(*only)
    } else {
        None
    }
}
