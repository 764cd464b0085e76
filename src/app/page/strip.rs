//! All phases of a design problem in one line, for a window without room for a row each; knows minutes, never a clock.

use crate::app::page::clock::{budget, minutes};
use crate::app::round::Round;
use crate::app::row::{Ink, Row, Span, span};
use crate::domain::pack::Phase;
use crate::text::cells;

/// The cells between two phases.
const GAP: usize = 2;

/// A phase as the strip tells it.
struct Told {
    phase: Phase,
    gone: u64,
    budget: u64,
    here: bool,
}

/// `req 5:40 +0:40  est 4:31  HIGH 5:48/15  deep 15  wrap 5`: what each took, what is left to come in minutes, the one
/// at hand in capitals; names alone where that is too long, and `None` where they are too, or there is one phase only.
pub(super) fn strip(round: &Round, width: usize) -> Option<Row> {
    let question = round.step()?.question;
    let steps = round.steps.iter().enumerate();
    let told: Vec<Told> = steps
        .filter(|(_, step)| step.question == question)
        .filter_map(|(at, step)| {
            Some(Told {
                phase: step.phase?,
                gone: round.seconds(at),
                budget: u64::from(step.seconds),
                here: at == round.at,
            })
        })
        .collect();
    if told.len() < 2 {
        return None;
    }
    [Told::whole, Told::name]
        .into_iter()
        .map(|say| joined(&told, say))
        .find(|spans| {
            spans
                .iter()
                .map(|span| cells::width(&span.text))
                .sum::<usize>()
                <= width
        })
        .map(Row::of)
}

fn joined(told: &[Told], say: fn(&Told) -> Vec<Span>) -> Vec<Span> {
    let mut spans = Vec::new();
    for one in told {
        // It stands under the digits, which keep a cell for their sign.
        let gap = if spans.is_empty() { 1 } else { GAP };
        spans.push(span(" ".repeat(gap), Ink::Plain));
        spans.extend(say(one));
    }
    spans
}

impl Told {
    fn name(&self) -> Vec<Span> {
        let name = short(self.phase);
        vec![if self.here {
            span(name.to_uppercase(), Ink::Strong)
        } else {
            span(name, Ink::Muted)
        }]
    }

    fn whole(&self) -> Vec<Span> {
        let mut spans = self.name();
        let planned = budget(self.budget);
        let (time, ink) = match (self.here, self.gone) {
            (true, gone) => (format!(" {}/{planned}", minutes(gone)), Ink::Plain),
            (false, 0) => (format!(" {planned}"), Ink::Muted),
            (false, gone) => (format!(" {}", minutes(gone)), Ink::Plain),
        };
        spans.push(span(time, ink));
        if let late @ 1.. = self.gone.saturating_sub(self.budget) {
            spans.push(span(format!(" +{}", minutes(late)), Ink::Due));
        }
        spans
    }
}

fn short(phase: Phase) -> &'static str {
    match phase {
        Phase::Requirements => "req",
        Phase::Estimation => "est",
        Phase::ApiData => "api",
        Phase::HighLevel => "high",
        Phase::DeepDive => "deep",
        Phase::WrapUp => "wrap",
    }
}
