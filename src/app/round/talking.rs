//! The interviewer: replies to what one asks, deeper questions, objections and a changed requirement.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::notice::Tone;
use crate::app::round::{Round, Stage};
use crate::app::study::Turn;
use crate::app::study::card::Scope;
use crate::domain::pack::Trigger;
use crate::domain::record::PushedHow;
use crate::domain::round::Planned;
use crate::domain::work::RoundPush;
use crate::library::Library;

impl Round {
    pub(super) fn open_replies(&mut self, cx: &mut Cx<'_>) {
        let at = self.step().map(|step| step.question);
        let card = at.and_then(|at| self.cards.get_mut(at));
        if card.is_some_and(|card| card.lay_out_replies(cx)) {
            self.stage = Stage::Replies(0);
            self.touch(cx.now);
        }
    }

    pub(super) fn ask(&mut self, at: usize, action: Action, cx: &mut Cx<'_>) {
        let Some(step) = self.step().copied() else {
            return;
        };
        let Some(asked) = self
            .cards
            .get_mut(step.question)
            .and_then(|card| card.asked.as_mut())
        else {
            self.stage = Stage::Running;
            return;
        };
        let last = asked.len().saturating_sub(1);
        match action {
            Action::Up => self.stage = Stage::Replies(at.saturating_sub(1)),
            Action::Down => self.stage = Stage::Replies((at + 1).min(last)),
            Action::MarkFull => {
                if let Some(asked) = asked.get_mut(at) {
                    *asked = !*asked;
                }
                self.touch(cx.now);
            }
            Action::GoOn | Action::Back | Action::Replies => self.stage = self.at_work(cx.library),
            _ => {}
        }
    }

    /// Asks the next deeper question and notes the rung.
    pub(super) fn climb(&mut self, cx: &mut Cx<'_>) {
        if self.has_deeper(cx.library) {
            let reached = self.reached();
            if let Some(rung) = self.rungs.get_mut(self.at) {
                *rung = reached + 1;
            }
            // The deeper question stands last.
            self.scroll = usize::MAX;
            self.touch(cx.now);
        } else {
            cx.say(Tone::Plain, "There is no deeper question to this one.");
        }
    }

    /// Whether the ladder of the question at hand has another rung.
    pub fn has_deeper(&self, library: &Library) -> bool {
        let question = self
            .step()
            .and_then(|step| self.question(step.question, library));
        let rungs = question.map_or(0, |question| question.follow_ups.len());
        usize::try_from(self.reached()).is_ok_and(|reached| reached < rungs)
    }

    /// The rung that was reached on the ladder of the question at hand, in whichever phase.
    fn reached(&self) -> u32 {
        let question = self.step().map(|step| step.question);
        let mine = self.steps.iter().zip(&self.rungs);
        let mine = mine.filter(|(step, _)| Some(step.question) == question);
        mine.map(|(_, rung)| *rung).max().unwrap_or(0)
    }

    /// Notes what one does about an objection; a changed requirement is heard and answered.
    ///
    /// What needs no answer goes on at once: the phase had ended already.
    pub(super) fn answer_push(&mut self, push: Planned, action: Action, cx: &mut Cx<'_>) -> Turn {
        let change = self.is_change(&push, cx.library);
        let how = match action {
            Action::GoOn => PushedHow::Answered,
            Action::SaidBefore if !change => PushedHow::Said,
            Action::Back if !change => PushedHow::Passed,
            Action::Pause => {
                self.paused = !self.paused;
                self.touch(cx.now);
                return Turn::Stay;
            }
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last => return Turn::Stay,
            _ => {
                self.say_what_answers(push, cx);
                return Turn::Stay;
            }
        };
        let id = self
            .question(push.question, cx.library)
            .and_then(|question| {
                question
                    .push_backs
                    .get(push.push)
                    .map(|back| back.id.clone())
            });
        if let Some(id) = id {
            self.met.push(RoundPush {
                question: place(push.question),
                step: place(self.at),
                id,
                how,
            });
        }
        if change {
            self.hear_change(push, cx.library);
        }
        self.stage = self.at_work(cx.library);
        self.touch(cx.now);
        // What is to be answered stands last.
        self.scroll = usize::MAX;
        if how == PushedHow::Answered {
            Turn::Stay
        } else {
            self.next_step(cx)
        }
    }

    /// Any other key does nothing while the interviewer waits, and says which ones do.
    pub(super) fn say_what_answers(&self, push: Planned, cx: &mut Cx<'_>) {
        let said = if self.is_change(&push, cx.library) {
            "The interviewer waits: enter goes on, and from then on this counts."
        } else {
            "The interviewer waits: enter answers it, a had said that, esc passes."
        };
        cx.say(Tone::Plain, said);
    }

    /// The push-back that one answers now, by its place among those met: the last one, until the phase goes on.
    pub fn open_push(&self, library: &Library) -> Option<usize> {
        let (at, met) = self.met.iter().enumerate().next_back()?;
        let here = usize::try_from(met.step) == Ok(self.at);
        let question = self.question(usize::try_from(met.question).ok()?, library)?;
        let mut backs = question.push_backs.iter();
        let push = backs.any(|back| back.id == met.id && back.trigger != Trigger::Change);
        (here && push && met.how == PushedHow::Answered && !matches!(self.stage, Stage::Push(_)))
            .then_some(at)
    }

    /// The points of a changed requirement count from now on.
    pub(super) fn hear_change(&mut self, push: Planned, library: &Library) {
        let question = self.question(push.question, library);
        if let (Some(card), Some(question)) = (self.cards.get_mut(push.question), question) {
            if let Scope::Round { change, .. } = &mut card.subject.scope {
                *change = Some(push.push);
            }
            let points = card.subject.points(question);
            card.grading.grow(&points);
        }
    }
}

/// A place as records carry it.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
