//! A drill: one line of context, the cue, and after the reveal the point with why it matters.

mod asked;

use crate::app::drill::Drilling;
use crate::app::page::card::said;
use crate::app::page::drill::asked::Asked;
use crate::app::page::model::quick_answer;
use crate::app::page::{prose, rule, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::app::study::card::{Card, Subject};
use crate::domain::pack::{Question, first_sentence};
use crate::domain::progress::{Drill, Progress};
use crate::domain::time::{Day, Moment};
use crate::library::Library;

/// What a drill says.
#[derive(Debug, Default)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// The row from which on the answer stands, the rule above it included; the number of rows while it is covered.
    pub answer: usize,
}

impl Page {
    /// The first row in sight once the answer is there: all of it as far as it fits, and as much above it as is left.
    pub fn sight(&self, height: usize) -> usize {
        self.answer.min(self.rows.len().saturating_sub(height))
    }
}

/// The drill at hand.
pub fn page(drill: &Drilling, library: &Library, progress: &Progress, width: usize) -> Page {
    let Some((key, id)) = drill.current() else {
        return Page::default();
    };
    let Some(question) = library.question(key) else {
        return Page::default();
    };
    let Some(point) = question.point(id.as_str()) else {
        return Page::default();
    };
    if question.is_quick() {
        return quick(drill, question, width);
    }
    if drill.reading {
        return model(question, width);
    }
    let mut rows = wrapped(&question.title, Ink::Muted, width);
    rows.extend(wrapped(first_sentence(&question.prompt), Ink::Plain, width));
    rows.push(Row::blank());
    let asked = Asked {
        drill,
        progress,
        question,
        point,
    };
    rows.extend(asked.rows(width));
    if !drill.revealed {
        return covered(rows, width);
    }
    let answer = reveal(&mut rows, width);
    rows.extend(wrapped(&point.text, Ink::Strong, width));
    for part in &point.parts {
        rows.push(Row::of(vec![
            span("· ", Ink::Muted),
            span(part.as_str(), Ink::Plain),
        ]));
    }
    if let Some(because) = &point.because {
        rows.push(Row::blank());
        rows.extend(prose(because, width));
    }
    if let Some(leech) = progress.drill(key, id).filter(|drill| drill.is_leech()) {
        rows.push(Row::blank());
        rows.extend(stuck(leech, width));
    }
    Page { rows, answer }
}

/// Rules off what was asked from the answer that follows; the row at which that begins.
fn reveal(rows: &mut Vec<Row>, width: usize) -> usize {
    rows.push(Row::blank());
    let answer = rows.len();
    rows.push(rule(width));
    rows.push(Row::blank());
    answer
}

/// The cue alone, and what to do with it.
fn covered(mut rows: Vec<Row>, width: usize) -> Page {
    rows.push(Row::blank());
    rows.extend(wrapped("Say it aloud, then enter.", Ink::Muted, width));
    let answer = rows.len();
    Page { rows, answer }
}

/// The model answer of the question that the point belongs to.
fn model(question: &Question, width: usize) -> Page {
    let mut rows = wrapped(&question.title, Ink::Muted, width);
    rows.push(Row::blank());
    rows.extend(prose(&question.answer, width));
    Page { rows, answer: 0 }
}

/// What to do about a point that is missed again and again: asking it once more is not it.
fn stuck(leech: &Drill, width: usize) -> Vec<Row> {
    let said = format!(
        "Missed {} times. Read the model answer (m), put the point in your own words (N), or take it out (S).",
        leech.missed
    );
    wrapped(&said, Ink::Weak, width)
}

/// A quick question has one point: it is asked as it is, and its answer revealed.
fn quick(drill: &Drilling, question: &Question, width: usize) -> Page {
    let epoch = Moment {
        wall_ms: 0,
        boot_ms: 0,
        offset_minutes: 0,
        day: Day(0),
    };
    // An estimate's figures are always the same here: what is drilled is the way, not the figure.
    let card = Card::open(Subject::new(&question.key, None), question, epoch, 0);
    let mut rows = said(&card, question, width);
    if !drill.revealed {
        return covered(rows, width);
    }
    let answer = reveal(&mut rows, width);
    rows.extend(quick_answer(&card, question, width));
    Page { rows, answer }
}
