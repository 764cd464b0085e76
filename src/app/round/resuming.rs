//! Taking a round up again where it was left: what was kept, and what the journal holds beyond that.

use crate::app::cx::Cx;
use crate::app::round::picking::picks;
use crate::app::round::starting::cards;
use crate::app::round::talking::place;
use crate::app::round::{Away, Round, Stage, Stopwatch};
use crate::app::study::card::{Card, Stage as CardStage};
use crate::app::study::grading::Kept;
use crate::app::writing::Writing;
use crate::domain::pack::{Group, Phase, Question};
use crate::domain::record::{RoundStart, RoundStep};
use crate::domain::round::{Planned, Step};
use crate::domain::work::{RoundCard, RoundPush, RoundWork, Work, WorkMoment};
use crate::library::Library;

impl Round {
    /// Takes a round up again where it was left; `None` where its questions are gone.
    pub fn resume(work: &Work, cx: &mut Cx<'_>) -> Option<Self> {
        let kept = work.round.as_ref()?;
        let course = cx.progress.round(kept.round)?;
        let (start, began) = (course.start.clone(), course.wall_ms);
        let written = course.steps.clone();
        let library = cx.library;
        let questions: Vec<&Question> = start
            .questions
            .iter()
            .filter_map(|asked| library.question(&asked.question))
            .collect();
        let picks = picks(&start, library);
        if picks.is_none() && questions.len() != start.questions.len() {
            return None;
        }
        let answered = course.references.clone();
        let steps = steps_of(&start);
        let cards = cards(&questions, &steps, &vec![0; questions.len()], cx);
        let mut round = Self::new(kept.round, start, began, steps, cards, cx);
        round.picks = picks.unwrap_or_default();
        round.catch_up_picks(&answered);
        round.plan_pushes(&questions);
        round.restore(kept);
        round.catch_up(&written);
        round.settle_pushes(&questions, library);
        let cards = round.cards.iter_mut().zip(&questions).zip(&kept.cards);
        for ((card, question), kept) in cards {
            restore_card(card, question, kept);
        }
        let is_written = |step: &RoundStep| usize::try_from(step.place) == Ok(round.at);
        if round.over && !round.is_quick(library) && !written.iter().any(is_written) {
            round.record_step(cx);
        }
        round.paused = true;
        round.stage = Stage::Back(Away {
            ms: u64::try_from(cx.now.wall_ms.saturating_sub(work.wall_ms)).unwrap_or(0),
            left_at: work.wall_ms,
            grading: work.moment == WorkMoment::Grade,
        });
        Some(round)
    }

    /// What the journal holds of a step has happened, even where the program ended before the round itself was kept.
    fn catch_up(&mut self, written: &[RoundStep]) {
        for step in written {
            let at = usize::try_from(step.place).unwrap_or(usize::MAX);
            let question = self.steps.get(at).map_or(0, |step| step.question);
            for (id, how) in &step.pushed {
                let push = RoundPush {
                    question: place(question),
                    step: step.place,
                    id: id.clone(),
                    how: *how,
                };
                if !self.met.contains(&push) {
                    self.met.push(push);
                }
            }
            if at < self.at || self.over {
                continue;
            }
            if at + 1 < self.steps.len() {
                self.at = at + 1;
            } else {
                self.over = true;
            }
        }
    }

    /// What was met is not said again; a change that was said but not taken in is.
    fn settle_pushes(&mut self, questions: &[&Question], library: &Library) {
        self.planned = std::mem::take(&mut self.planned)
            .into_iter()
            .filter(|push| !self.is_met(push.question, push.push, questions))
            .filter(|push| push.step >= self.at)
            .collect();
        if let Some(push) = self.change.filter(|push| self.is_met(0, *push, questions)) {
            self.changed = true;
            let said = Planned {
                question: 0,
                push,
                step: self.at,
            };
            self.hear_change(said, library);
        }
    }

    fn restore(&mut self, kept: &RoundWork) {
        self.at = usize::try_from(kept.step)
            .unwrap_or(0)
            .min(self.steps.len().saturating_sub(1));
        for (clock, (active, paused)) in self.clocks.iter_mut().zip(&kept.clocks) {
            *clock = Stopwatch {
                active: *active,
                paused: *paused,
            };
        }
        for (draft, text) in self.drafts.iter_mut().zip(&kept.drafts) {
            *draft = Writing::new(text);
        }
        self.met.clone_from(&kept.met);
        for (card, asked) in self.cards.iter_mut().zip(&self.start.questions) {
            card.values = asked.values.iter().cloned().collect();
        }
        self.rungs.clone_from(&kept.rungs);
        self.rungs.resize(self.steps.len(), 0);
        self.said = kept.said;
        self.over = kept.grading.is_some();
        self.grading = kept
            .grading
            .and_then(|at| usize::try_from(at).ok())
            .unwrap_or(0);
    }

    /// Whether a push-back was met, by its question's place and its place there.
    fn is_met(&self, question: usize, push: usize, questions: &[&Question]) -> bool {
        let back = questions
            .get(question)
            .and_then(|question| question.push_backs.get(push));
        let here = |met: &RoundPush| usize::try_from(met.question) == Ok(question);
        back.is_some_and(|back| self.met.iter().any(|met| here(met) && met.id == back.id))
    }
}

/// The steps that a round's first record tells of.
fn steps_of(start: &RoundStart) -> Vec<Step> {
    let step = |(at, (phase, seconds)): (usize, &(Option<Phase>, u32))| Step {
        question: start.asks(at).unwrap_or(at),
        phase: *phase,
        seconds: *seconds,
    };
    start.phases.iter().enumerate().map(step).collect()
}

fn restore_card(card: &mut Card, question: &Question, kept: &RoundCard) {
    let points = card.subject.points(question);
    card.asked = kept.asked.as_ref().map(|asked| {
        let clarify = points.iter().filter(|point| point.group == Group::Clarify);
        clarify.map(|point| asked.contains(&point.id)).collect()
    });
    let marks = Kept {
        marks: &kept.marks,
        pitfalls: &kept.pitfalls,
        asked: kept.asked.is_some(),
    };
    card.grading.restore(&marks, &points, &question.pitfalls);
    card.stage = CardStage::Answer;
}
