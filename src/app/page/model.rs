//! The model answer and what belongs to it: shown after the reveal only.

use crate::app::page::{prose, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::app::study::card::Card;
use crate::app::study::values::{figure, filled};
use crate::domain::pack::{Body, Estimate, Question, Truth};
use crate::library::Library;

/// The rows of the model answer.
pub fn rows(card: &Card, question: &Question, library: &Library, width: usize) -> Vec<Row> {
    let mut page = Page {
        rows: Vec::new(),
        width,
    };
    if let Some(rung) = card
        .subject
        .follow_up()
        .and_then(|at| question.follow_ups.get(at))
    {
        page.text("Model answer", &rung.answer);
        return page.rows;
    }
    page.answer(card, question);
    page.text("Why it is asked", &question.why);
    page.text("Sounds weak", &question.weak);
    page.text("Sounds strong", &question.strong);
    page.signals(question);
    for section in &question.sections {
        page.text(
            &format!("{}: {}", section.phase, section.title),
            &section.body,
        );
    }
    page.text("From practice", &question.story);
    page.links(question, library);
    page.rows
}

/// The answer of a quick question, to compare one's own with.
pub(super) fn quick_answer(card: &Card, question: &Question, width: usize) -> Vec<Row> {
    let mut page = Page {
        rows: Vec::new(),
        width,
    };
    page.answer(card, question);
    page.rows
}

struct Page {
    rows: Vec<Row>,
    width: usize,
}

impl Page {
    fn heading(&mut self, title: &str) {
        if !self.rows.is_empty() {
            self.rows.push(Row::blank());
        }
        self.rows.extend(wrapped(title, Ink::Heading, self.width));
    }

    fn text(&mut self, title: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.heading(title);
        self.rows.extend(prose(text, self.width));
    }

    fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(title);
        for line in lines {
            let wrapped = crate::text::wrap::wrap_hanging(line, "• ", self.width);
            self.rows
                .extend(wrapped.into_iter().map(|line| Row::new(line, Ink::Plain)));
        }
    }

    /// The answer itself, as each kind of question gives it.
    fn answer(&mut self, card: &Card, question: &Question) {
        match &question.body {
            Body::Myth {
                truth,
                holds_when,
                hears,
                ..
            } => {
                self.text(
                    "The truth",
                    &format!("**{}.** {}", verdict(*truth), question.answer),
                );
                self.text("When it holds after all", holds_when);
                self.text("What the listener hears", hears);
            }
            Body::Estimate(estimate) => {
                self.arithmetic(estimate, card);
                // The answer may name what was drawn and what the steps give.
                let mut values = card.values.clone();
                values.extend(estimate.work_out(&card.values).unwrap_or_default());
                self.text("Answer", &filled(&question.answer, &values));
            }
            Body::Story { listens_for, .. } => {
                self.list("What interviewers listen for", listens_for);
                self.text("Model answer", &question.answer);
            }
            Body::Plain => self.text("Model answer", &question.answer),
        }
    }

    fn signals(&mut self, question: &Question) {
        if question.signals.is_empty() {
            return;
        }
        self.heading("What differs by level");
        for (level, text) in &question.signals {
            self.rows.push(Row::new(level.label(), Ink::Accent));
            self.rows.extend(prose(text, self.width));
        }
    }

    fn arithmetic(&mut self, estimate: &Estimate, card: &Card) {
        self.heading("The arithmetic");
        let Some(lines) = estimate.work_out(&card.values) else {
            self.rows.extend(wrapped(
                "The formulas give no figure for these values.",
                Ink::Muted,
                self.width,
            ));
            return;
        };
        for (step, (name, value)) in estimate.steps.iter().zip(lines) {
            let formula = format!("{name} = {}", step.formula.text());
            self.rows.extend(wrapped(&formula, Ink::Code, self.width));
            let result = format!("  = {} {}", figure(value), step.unit);
            self.rows.push(Row::of(vec![span(result, Ink::Strong)]));
        }
        let within = format!(
            "Full within a factor of {}, half within 10.",
            figure(estimate.factor)
        );
        self.rows.extend(wrapped(&within, Ink::Muted, self.width));
    }

    fn links(&mut self, question: &Question, library: &Library) {
        let titles: Vec<&str> = question
            .see_also
            .iter()
            .filter_map(|key| library.question(key).map(|other| other.title.as_str()))
            .collect();
        if titles.is_empty() {
            return;
        }
        self.heading("See also (s)");
        for title in titles {
            self.rows.extend(wrapped(title, Ink::Accent, self.width));
        }
    }
}

fn verdict(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "True",
        Truth::False => "False",
        Truth::Depends => "It depends",
    }
}
