//! Ending a round: a prediction, grading question by question, the records, the debrief.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::Pane;
use crate::app::line_field::LineField;
use crate::app::notice::Tone;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::round::running::PREDICTION;
use crate::app::round::talking::place;
use crate::app::round::{Round, Stage};
use crate::app::study::card::{Card, Stage as CardStage};
use crate::app::study::{Study, Turn, attempt, draft};
use crate::app::writing::Writing;
use crate::domain::grade::Mark;
use crate::domain::pack::{Question, Trigger};
use crate::domain::record::{Attempt, Mode, PushedHow, RoundEnding, RoundStep, What};

impl Round {
    /// Writes down how the step went.
    pub(super) fn record_step(&mut self, cx: &mut Cx<'_>) {
        let Some(step) = self.step().copied() else {
            return;
        };
        let clock = self.clocks.get(self.at).copied().unwrap_or_default();
        let seconds = u32::try_from(clock.active / 1000).unwrap_or(u32::MAX);
        let here = place(self.at);
        let record = RoundStep {
            round: self.id,
            place: here,
            phase: step.phase,
            seconds,
            paused: u32::try_from(clock.paused / 1000).unwrap_or(u32::MAX),
            late: seconds.saturating_sub(step.seconds),
            pushed: self
                .met
                .iter()
                .filter(|met| met.step == here)
                .map(|met| (met.id.clone(), met.how))
                .collect(),
            rung: self.rungs.get(self.at).copied().unwrap_or(0),
        };
        cx.record(vec![What::RoundStep(Box::new(record))], None, String::new());
    }

    /// Ends the round where it stands.
    pub fn end_early(&mut self, cx: &mut Cx<'_>) {
        if self.is_quick(cx.library) {
            return self.ask_again(cx);
        }
        // That it is over is kept before the step is written: the journal alone would say that the next one had begun.
        self.begin_prediction(cx);
        self.record_step(cx);
    }

    /// How many questions were asked: those of steps that were never reached are not graded.
    pub fn asked(&self) -> usize {
        self.step().map_or(0, |step| step.question + 1)
    }

    pub(super) fn begin_prediction(&mut self, cx: &mut Cx<'_>) {
        self.stage = Stage::Predict(LineField::default());
        self.over = true;
        self.keep_now(cx);
    }

    /// Takes the prediction: a number of 0 to 100, or nothing.
    pub(super) fn predict(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let Stage::Predict(field) = &self.stage else {
            return Turn::Stay;
        };
        match action {
            Action::Back => return Turn::Back,
            Action::GoOn => {}
            _ => return Turn::Stay,
        }
        let text = field.text().trim().trim_end_matches('%').trim();
        if text.is_empty() {
            self.said = None;
        } else if let Some(said) = text.parse::<u8>().ok().filter(|said| *said <= 100) {
            self.said = Some(said);
        } else {
            cx.say(Tone::Plain, PREDICTION);
            return Turn::Stay;
        }
        self.grading = 0;
        self.begin_grading(cx);
        Turn::Stay
    }

    /// Opens the checklist of the question that is next to be graded.
    pub(super) fn begin_grading(&mut self, cx: &mut Cx<'_>) {
        let (Some(question), Some(card)) = (
            self.question(self.grading, cx.library),
            self.cards.get(self.grading),
        ) else {
            return;
        };
        let mut card = card.clone();
        card.stage = CardStage::Grade;
        card.draft = Writing::new(&self.draft_of(self.grading));
        self.fill_marks(&mut card, question);
        card.grading.begin();
        let mut study = Study::new(cx.library);
        study.mode = Mode::Round;
        study.focus = Pane::Checklist;
        study.card = Some(card);
        self.stage = Stage::Grade(Box::new(study));
        self.touch(cx.now);
        self.keep_now(cx);
    }

    /// What was asked and what one did about objections is marked beforehand; marks given already stay.
    fn fill_marks(&self, card: &mut Card, question: &Question) {
        let points = card.subject.points(question);
        if let Some(asked) = card.asked.clone() {
            card.grading.fix_asked(&points, &asked);
        }
        for met in self
            .met
            .iter()
            .filter(|met| usize::try_from(met.question) == Ok(self.grading))
        {
            let back = question.push_backs.iter().find(|back| back.id == met.id);
            let Some(Trigger::Unless(id)) = back.map(|back| &back.trigger) else {
                continue;
            };
            let Some(at) = points.iter().position(|point| point.id == *id) else {
                continue;
            };
            if card
                .grading
                .given(at)
                .is_some_and(|given| given.mark.is_some())
            {
                continue;
            }
            match met.how {
                PushedHow::Answered => card.grading.give(at, Mark::Full, true),
                PushedHow::Said => card.grading.give(at, Mark::Full, false),
                PushedHow::Passed => card.grading.give(at, Mark::Missed, false),
            }
        }
    }

    /// What one wrote for a question: its steps' drafts, each under its phase.
    fn draft_of(&self, question: usize) -> String {
        let mut text = String::new();
        for (step, draft) in self.steps.iter().zip(&self.drafts) {
            if step.question != question || draft.is_empty() {
                continue;
            }
            if let Some(phase) = step.phase {
                text.push_str(&format_head(phase.label(), text.is_empty()));
            }
            text.push_str(&draft.text());
            text.push('\n');
        }
        text.trim_end().to_owned()
    }

    pub(super) fn grade(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let Stage::Grade(study) = &mut self.stage else {
            return Turn::Stay;
        };
        let grading = study.focus == Pane::Checklist;
        match action {
            Action::GoOn if grading => {
                let untouched = study
                    .card
                    .as_ref()
                    .is_some_and(|card| card.grading.is_untouched());
                if untouched {
                    return Turn::Open(Overlay::Confirm(Confirm {
                        question: "Nothing is marked. Save all points as missed?".to_owned(),
                        then: Then::SaveAsMissed,
                    }));
                }
                self.take_marks(cx)
            }
            Action::Back if grading => Turn::Back,
            _ => study.act(action, cx),
        }
    }

    /// Takes the marks of the question at hand and goes on to the next, or to the debrief.
    pub fn take_marks(&mut self, cx: &mut Cx<'_>) -> Turn {
        self.keep_now(cx);
        if self.grading + 1 < self.asked() {
            self.grading += 1;
            self.begin_grading(cx);
            return Turn::Stay;
        }
        self.finish(cx);
        Turn::Stay
    }

    /// Writes the attempts and the end in one append.
    pub(super) fn finish(&mut self, cx: &mut Cx<'_>) {
        let quick = self.is_quick(cx.library);
        let marked = |at: &usize| {
            let card = self.cards.get(*at);
            !quick || card.is_some_and(|card| card.grading.is_complete())
        };
        let attempts = (0..self.asked())
            .filter(marked)
            .filter_map(|at| self.attempt(at, cx));
        let mut whats: Vec<What> = attempts
            .map(|attempt| What::Attempt(Box::new(attempt)))
            .collect();
        let last = self.at + 1 == self.steps.len();
        let answered = self.picks.iter().all(|pick| pick.right.is_some());
        let marked = || self.cards.iter().all(|card| card.grading.is_complete());
        let whole = last && answered && (!quick || marked());
        whats.push(self.end(
            if whole {
                RoundEnding::Done
            } else {
                RoundEnding::Early
            },
            cx,
        ));
        cx.record(whats, Some(self.id), "The round is saved.".to_owned());
        self.stage = Stage::Debrief(0, None);
        self.changed_at = None;
    }

    fn end(&self, why: RoundEnding, cx: &Cx<'_>) -> What {
        let wall = cx.now.wall_ms.saturating_sub(self.began) / 1000;
        What::RoundEnd {
            round: self.id,
            why,
            wall: u32::try_from(wall).unwrap_or(0),
            active: u32::try_from(self.whole().0).unwrap_or(u32::MAX),
        }
    }

    /// Throws the round away: no attempt is written, and it is not offered again.
    pub fn discard(&mut self, cx: &mut Cx<'_>) {
        let end = self.end(RoundEnding::Discarded, cx);
        cx.record(vec![end], Some(self.id), String::new());
        self.stage = Stage::Debrief(0, None);
    }

    fn attempt(&self, at: usize, cx: &Cx<'_>) -> Option<Attempt> {
        let (card, question) = (self.cards.get(at)?, self.question(at, cx.library)?);
        let text = self.draft_of(at);
        let seconds: u64 = (0..self.steps.len())
            .filter(|step| {
                self.steps
                    .get(*step)
                    .is_some_and(|step| step.question == at)
            })
            .map(|step| self.seconds(step))
            .sum();
        Some(Attempt {
            sure: None,
            said: self.said,
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
            draft: draft(text),
            round: Some(self.id),
            place: Some(place(at)),
            ..attempt(card, question, Mode::Round, None, cx.library)
        })
    }
}

fn format_head(phase: &str, first: bool) -> String {
    if first {
        format!("{phase}\n")
    } else {
        format!("\n{phase}\n")
    }
}
