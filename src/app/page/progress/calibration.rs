//! Calibration: what one said beside what was scored, for answers and for rounds.

use crate::app::page::progress::parts::{
    DASH, change, heading, left, measured, right, shown, teach,
};
use crate::app::page::wrapped;
use crate::app::progress::Pages;
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::stats::{Calibration, FEWEST, SaidBand, Sure};
use crate::text::count::counted;

/// The rows of the page.
pub(super) fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let calibration = &pages.figures.calibration;
    let told: usize = calibration.sure.iter().map(|sure| sure.answers).sum();
    if told == 0 && calibration.all.rounds == 0 {
        return teach(
            "Here you will see whether you know what you know: what you said before the checklist opened, beside what it scored.",
            "To begin: reveal a checklist with 1 (shaky), 2 (fair) or 3 (solid) instead of enter; before a round is graded, say what it will score.",
            width,
        );
    }
    let mut rows = wrapped(&insight(calibration), Ink::Strong, width);
    rows.push(Row::blank());
    rows.push(heading("How sure you were of an answer"));
    let room = width.saturating_sub(16 + 5 + 16).clamp(6, 40);
    for sure in calibration.sure {
        let mut spans = vec![left(sure.label(), 16, Ink::Plain)];
        spans.extend(measured(sure.score, room));
        rows.push(
            Row::of(spans).with_right(counted(sure.answers, "answer", "answers"), Ink::Muted),
        );
    }
    rows.push(Row::blank());
    let name = if width >= 60 { 26 } else { 14 };
    let title = if width >= 60 {
        "What you said of a round"
    } else {
        "Of a round"
    };
    rows.push(Row::of(vec![
        left(title, name, Ink::Muted),
        right("said", 6, Ink::Muted),
        right("scored", 8, Ink::Muted),
    ]));
    for band in calibration.bands {
        let label = format!("{} to {}", band.from, band.to);
        rows.push(said(left(&label, name, Ink::Plain), band));
    }
    let all = SaidBand {
        from: 0,
        to: 100,
        figures: calibration.all,
    };
    rows.push(said(left("all rounds", name, Ink::Strong), all));
    rows.push(Row::blank());
    let note = format!("A {DASH} stands where there are fewer than {FEWEST} answers or rounds.");
    rows.extend(wrapped(&note, Ink::Muted, width));
    rows
}

fn said(name: Span, band: SaidBand) -> Row {
    let figures = band.figures;
    Row::of(vec![
        name,
        right(&shown(figures.said), 6, Ink::Plain),
        right(&shown(figures.score), 8, Ink::Strong),
        span("   ", Ink::Plain),
        change(figures.said, figures.score),
    ])
    .with_right(counted(figures.rounds, "round", "rounds"), Ink::Muted)
}

/// What it comes to, in a sentence.
fn insight(calibration: &Calibration) -> String {
    let all = calibration.all;
    if let (Some(said), Some(score)) = (all.said, all.score) {
        let told = format!(
            "Over {} you said {said} and scored {score}",
            counted(all.rounds, "round", "rounds")
        );
        return match said.abs_diff(score) {
            0..=2 => format!("{told}: you know where you stand."),
            off if said > score => format!("{told}: {off} too much."),
            off => format!("{told}: {off} too little."),
        };
    }
    let [shaky, _, solid]: [Sure; 3] = calibration.sure;
    match (shaky.score, solid.score) {
        (_, Some(solid)) if solid < 70 => {
            format!("What you call solid scores {solid}: look twice before you say so.")
        }
        (Some(shaky), Some(_)) if shaky >= 70 => {
            format!("What you call shaky scores {shaky}: you know more than you say.")
        }
        (Some(shaky), Some(solid)) => {
            format!("Solid scores {solid} and shaky {shaky}: your word can be trusted.")
        }
        (_, Some(solid)) => format!("What you call solid scores {solid}."),
        _ => format!("Too early to say: each figure needs {FEWEST} answers or rounds."),
    }
}
