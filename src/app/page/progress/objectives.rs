//! Objectives: "I can ..." beside the evidence of the questions that prove it, gaps first.

use crate::app::page::progress::parts::teach;
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::progress::objectives::{Evidence, Proof};
use crate::app::row::{Ink, Row, span};
use crate::domain::progress::Says;
use crate::text::wrap;

/// The width of the evidence at the right.
const RIGHT: usize = 12;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let all = &pages.figures.objectives;
    if all.is_empty() {
        return teach(
            "No loaded pack has objectives: statements that begin with \"I can\", with the questions that prove them.",
            "A pack says them in its files as [[objective]]; content/FORMAT.md shows how.",
            width,
        );
    }
    let count = |proof: Proof| all.iter().filter(|one| one.proof() == proof).count();
    let claimed = all.iter().filter(|one| one.is_overclaimed()).count();
    let more = match claimed {
        0 => String::new(),
        1 => " You claim one that your answers do not bear out.".to_owned(),
        some => format!(" You claim {some} that your answers do not bear out."),
    };
    let text = format!(
        "{} of {} proven, {} with gaps.{more}",
        count(Proof::Proven),
        all.len(),
        count(Proof::Gap),
    );
    let mut rows = wrapped(&text, Ink::Strong, width);
    rows.extend(wrapped(
        "What you say: ☑ I can, ◩ shaky, ☐ not yet, · nothing yet.",
        Ink::Muted,
        width,
    ));
    let mut group = None;
    for (at, one) in all.iter().enumerate() {
        if group.replace(one.proof()) != Some(one.proof()) {
            rows.push(Row::blank());
            let row = Row::new(title(one.proof()), Ink::Muted);
            rows.push(row.with_right("answered well", Ink::Muted));
        }
        rows.extend(entry(one, at, at == pages.chosen(), width));
    }
    rows
}

fn title(proof: Proof) -> &'static str {
    match proof {
        Proof::Gap => "Gaps",
        Proof::Open => "Not answered yet",
        Proof::Partly => "Well so far",
        Proof::Proven => "Proven",
    }
}

fn entry(one: &Evidence, at: usize, chosen: bool, width: usize) -> Vec<Row> {
    let (glyph, ink) = match one.claim.map(|claim| claim.says) {
        None => ("·", Ink::Faint),
        Some(Says::No) => ("☐", Ink::Muted),
        Some(Says::Shaky) => ("◩", Ink::Weak),
        Some(Says::Yes) if one.is_overclaimed() => ("☑", Ink::Due),
        Some(Says::Yes) => ("☑", Ink::Good),
    };
    let room = width.saturating_sub(3 + RIGHT).max(8);
    let text_ink = if chosen { Ink::Strong } else { Ink::Plain };
    let lines = wrap::wrap(&one.text, room).into_iter().enumerate();
    lines
        .map(|(line_at, line)| {
            let lead = if line_at == 0 {
                span(format!("{glyph}  "), ink)
            } else {
                span("   ", Ink::Plain)
            };
            let row = Row::of(vec![lead, span(line, text_ink)]).entry(at, chosen);
            match line_at {
                0 => row.with_right(evidence(one), evidence_ink(one)),
                _ => row,
            }
        })
        .collect()
}

/// `◆ 1 of 4`: how many of its questions were answered well, marked where one claims more.
fn evidence(one: &Evidence) -> String {
    let mark = if one.is_overclaimed() { "◆ " } else { "" };
    format!("{mark}{} of {}", one.strong, one.proves.len())
}

fn evidence_ink(one: &Evidence) -> Ink {
    match one.proof() {
        _ if one.is_overclaimed() => Ink::Due,
        Proof::Gap => Ink::Weak,
        Proof::Open => Ink::Muted,
        Proof::Partly => Ink::Plain,
        Proof::Proven => Ink::Good,
    }
}
