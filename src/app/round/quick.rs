//! Quick rounds: seconds a question, one key a mark, a running tally, and misses once more at the end.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::round::{Round, Stage};
use crate::app::study::Turn;
use crate::domain::grade::Mark;
use crate::domain::pack::Question;
use crate::domain::round::Quick;
use crate::library::Library;

impl Round {
    /// Whether every question of it is a quickfire, a myth or an estimate, or it asks references.
    pub fn is_quick(&self, library: &Library) -> bool {
        (0..self.cards.len()).all(|at| self.question(at, library).is_some_and(Question::is_quick))
    }

    /// Whether the answer of a quick question or of a reference stands there.
    pub fn is_revealed(&self) -> bool {
        matches!(self.stage, Stage::Reveal | Stage::Again(_, true))
    }

    /// How many questions or references it asks.
    pub fn asked_in_all(&self) -> usize {
        self.cards.len().max(self.picks.len())
    }

    /// What was marked so far; what is asked again is not counted twice.
    pub fn tally(&self) -> Quick {
        let mut tally = Quick::default();
        for pick in &self.picks {
            match pick.right {
                Some(true) => tally.had += 1,
                Some(false) => tally.missed += 1,
                None => {}
            }
        }
        for card in &self.cards {
            match card.grading.given(0).and_then(|given| given.mark) {
                Some(Mark::Full) => tally.had += 1,
                Some(Mark::Half) => tally.half += 1,
                Some(Mark::Missed) => tally.missed += 1,
                None => {}
            }
        }
        tally
    }

    /// The place of the question at hand, whether it is asked the first time or again.
    pub fn asked_now(&self) -> usize {
        match &self.stage {
            Stage::Again(left, _) => left.first().copied().unwrap_or(0),
            _ => self.step().map_or(0, |step| step.question),
        }
    }

    /// Does what a key asks for while a quick question stands there, or its answer.
    pub(super) fn quick(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        if !self.picks.is_empty() {
            return self.pick(action, cx);
        }
        let mark = match action {
            Action::MarkFull => Some(Mark::Full),
            Action::MarkHalf => Some(Mark::Half),
            Action::MarkMissed => Some(Mark::Missed),
            _ => None,
        };
        match (&mut self.stage, action, mark) {
            (Stage::Running, Action::GoOn, _) => {
                self.paused = false;
                self.scroll = usize::MAX;
                self.stage = Stage::Reveal;
            }
            (Stage::Again(_, revealed @ false), Action::GoOn, _) => {
                *revealed = true;
                self.scroll = usize::MAX;
            }
            (Stage::Reveal, _, Some(mark)) => self.mark_quick(mark, cx),
            (Stage::Again(_, true), _, Some(_)) => self.next_again(cx),
            (..) => return self.quick_beside(action, cx),
        }
        Turn::Stay
    }

    /// What keys do in a quick round and in one of references that neither answer nor mark.
    pub(super) fn quick_beside(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match (&self.stage, action) {
            (Stage::Running, Action::Pause) => {
                self.paused = !self.paused;
                self.keep_now(cx);
            }
            (Stage::Running, Action::EndRound) => {
                return Turn::Open(Overlay::Confirm(Confirm {
                    question: "End the round now? What was not asked is left out.".to_owned(),
                    then: Then::EndRound,
                }));
            }
            (Stage::Again(..), Action::EndRound) => self.finish(cx),
            (_, Action::Back) => return Turn::Back,
            (..) => self.read_on(action, cx),
        }
        Turn::Stay
    }

    fn mark_quick(&mut self, mark: Mark, cx: &mut Cx<'_>) {
        let at = self.asked_now();
        if let Some(card) = self.cards.get_mut(at) {
            card.grading.give(0, mark, false);
        }
        self.next_quick(cx);
    }

    /// Goes on to what is asked next; after the last, to what was missed.
    pub(super) fn next_quick(&mut self, cx: &mut Cx<'_>) {
        self.record_step(cx);
        if self.at + 1 < self.steps.len() {
            self.go_to_next(cx.library);
            self.keep_now(cx);
        } else {
            self.ask_again(cx);
        }
    }

    /// Goes on to the next of what is asked again; after the last, the round is done.
    pub(super) fn next_again(&mut self, cx: &mut Cx<'_>) {
        let Stage::Again(left, revealed) = &mut self.stage else {
            return;
        };
        left.remove(0);
        *revealed = false;
        let done = left.is_empty();
        self.scroll = 0;
        self.forget_choice();
        if done {
            self.finish(cx);
        }
    }

    /// Asks what was missed once more, without a clock; where nothing was, the round is done.
    pub(super) fn ask_again(&mut self, cx: &mut Cx<'_>) {
        self.over = true;
        let missed = |at: &usize| {
            if let Some(pick) = self.picks.get(*at) {
                return pick.right == Some(false);
            }
            let given = self.cards.get(*at).and_then(|card| card.grading.given(0));
            given.is_some_and(|given| given.mark == Some(Mark::Missed))
        };
        let left: Vec<usize> = (0..self.asked_in_all()).filter(missed).collect();
        if left.is_empty() {
            self.finish(cx);
        } else {
            self.stage = Stage::Again(left, false);
            self.forget_choice();
            self.scroll = 0;
            self.keep_now(cx);
        }
    }
}
