//! What the interviewer can say at the question at hand, and what happens when it was said.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::interview::{Interview, Thrown};
use crate::app::study::card::Scope;
use crate::domain::grade::Mark;
use crate::domain::pack::{Group, PushBack, Question, Trigger};
use crate::domain::round::possible;
use crate::library::Library;

/// Something that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The reply to a clarifying question, by its place among them.
    Reply(usize),
    /// A push-back, by its place among the question's.
    Push(usize),
    /// A changed requirement, by its place among the question's push-backs.
    Change(usize),
    /// The next deeper question, by its place on the ladder.
    Deeper(usize),
}

impl Interview {
    /// The lines that can be said now, in the order in which they are shown.
    pub fn lines(&self, library: &Library) -> Vec<Line> {
        let (Some(question), Some(card)) = (self.question(library), self.card()) else {
            return Vec::new();
        };
        let points = card.subject.points(question);
        let replies = points.iter().filter(|point| point.group == Group::Clarify);
        let mut lines: Vec<Line> = (0..replies.count()).map(Line::Reply).collect();
        lines.extend(self.pushes(question).into_iter().map(Line::Push));
        lines.extend(self.changes(question).into_iter().map(Line::Change));
        let rung = self.rungs.get(self.question_at()).copied().unwrap_or(0);
        let rung = usize::try_from(rung).unwrap_or(usize::MAX);
        lines.extend((rung < question.follow_ups.len()).then_some(Line::Deeper(rung)));
        lines
    }

    /// The push-backs whose point is still open, those of earlier phases first.
    fn pushes(&self, question: &Question) -> Vec<usize> {
        let at = self.question_at();
        let own: Vec<_> = self
            .steps
            .iter()
            .filter(|step| step.question == at)
            .map(|step| crate::domain::round::Step {
                question: 0,
                ..*step
            })
            .collect();
        let mut pushes = possible(&[question], &own);
        pushes.sort_by_key(|push| push.step);
        let open = |push: &usize| {
            let back = question.push_backs.get(*push);
            back.is_some_and(|back| self.is_open(question, back))
        };
        pushes
            .into_iter()
            .map(|push| push.push)
            .filter(open)
            .collect()
    }

    fn is_open(&self, question: &Question, back: &PushBack) -> bool {
        if self.was_said(back) {
            return false;
        }
        let Trigger::Unless(id) = &back.trigger else {
            return true;
        };
        let Some(card) = self.card() else {
            return false;
        };
        let points = card.subject.points(question);
        let place = points.iter().position(|point| point.id == *id);
        let given = place.and_then(|place| card.grading.given(place));
        given.is_some_and(|given| matches!(given.mark, None | Some(Mark::Missed)))
    }

    /// Whether a push-back of the question at hand was said.
    pub fn was_said(&self, back: &PushBack) -> bool {
        let at = self.question_at();
        self.thrown
            .iter()
            .any(|thrown| thrown.question == at && thrown.id == back.id)
    }

    /// The changed requirements, until one of them was said; a slice has none.
    fn changes(&self, question: &Question) -> Vec<usize> {
        let phases = self.steps.iter().filter(|step| step.phase.is_some());
        if phases.count() < 2 {
            return Vec::new();
        }
        let all = question.push_backs.iter().enumerate();
        let changes: Vec<(usize, &PushBack)> = all
            .filter(|(_, back)| back.trigger == Trigger::Change)
            .collect();
        if changes.iter().any(|(_, back)| self.was_said(back)) {
            return Vec::new();
        }
        changes.into_iter().map(|(at, _)| at).collect()
    }

    /// Does what a key asks for among the lines.
    pub(super) fn say(&mut self, action: Action, cx: &mut Cx<'_>) {
        let lines = self.lines(cx.library);
        let last = lines.len().saturating_sub(1);
        self.cursor = self.cursor.min(last);
        let here = lines.get(self.cursor).copied();
        match (action, here) {
            (Action::Up, _) => self.cursor = self.cursor.saturating_sub(1),
            (Action::Down, _) => self.cursor = (self.cursor + 1).min(last),
            (Action::First, _) => self.cursor = 0,
            (Action::Last, _) => self.cursor = last,
            (Action::MarkFull | Action::GoOn, Some(Line::Reply(at))) => self.reply(at, cx),
            (Action::MarkFull | Action::GoOn, Some(Line::Push(push))) => {
                self.throw(push, cx.library);
            }
            (Action::MarkFull | Action::GoOn, Some(Line::Change(push))) => {
                self.throw(push, cx.library);
                self.bring_change(push, cx.library);
            }
            (Action::MarkFull | Action::GoOn, Some(Line::Deeper(_))) => {
                let at = self.question_at();
                if let Some(rung) = self.rungs.get_mut(at) {
                    *rung += 1;
                }
            }
            _ => {}
        }
        let left = self.lines(cx.library).len().saturating_sub(1);
        self.cursor = self.cursor.min(left);
    }

    /// A clarifying question was asked: its point is given; once more takes that back.
    fn reply(&mut self, at: usize, cx: &Cx<'_>) {
        let Some(question) = self.question(cx.library) else {
            return;
        };
        let Some(card) = self.card_mut() else { return };
        let points = card.subject.points(question);
        let clarify = points.iter().enumerate();
        let place = clarify
            .filter(|(_, point)| point.group == Group::Clarify)
            .nth(at)
            .map(|(place, _)| place);
        let Some(place) = place else { return };
        let asked = card
            .grading
            .given(place)
            .is_some_and(|given| given.mark == Some(Mark::Full));
        let mark = if asked { Mark::Missed } else { Mark::Full };
        card.grading.give(place, mark, false);
    }

    fn throw(&mut self, push: usize, library: &Library) {
        let back = self
            .question(library)
            .and_then(|question| question.push_backs.get(push));
        if let Some(back) = back {
            self.thrown.push(Thrown {
                question: self.question_at(),
                step: self.at,
                id: back.id.clone(),
            });
        }
    }

    /// The points of a changed requirement count from now on.
    fn bring_change(&mut self, push: usize, library: &Library) {
        let Some(question) = self.question(library) else {
            return;
        };
        let Some(card) = self.card_mut() else { return };
        if let Scope::Round { change, .. } = &mut card.subject.scope {
            *change = Some(push);
        }
        let points = card.subject.points(question);
        card.grading.grow(&points);
    }
}
