//! The way back: from a follow-up to the question's own checklist, from a link to the question one came from.

use crate::app::cx::Cx;
use crate::app::geometry::Pane;
use crate::app::study::Study;
use crate::app::study::card::{Card, Stage, Subject};
use crate::domain::id::{Key, RecordId};

/// Where one came from.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A question that is answered or was read, as it stood.
    Done(Box<Card>),
    /// A question that is not yet answered: it is opened again where one left it.
    Open(Subject),
    /// The tree, with the cursor on a question.
    Tree(Key),
}

impl Step {
    fn key(&self) -> &Key {
        match self {
            Self::Done(card) => &card.subject.key,
            Self::Open(subject) => &subject.key,
            Self::Tree(key) => key,
        }
    }
}

impl Study {
    /// Whether `esc` leads from the card at hand to another one, or to where a link was followed, and not to its tree.
    pub fn has_way_back(&self) -> bool {
        !self.trail.is_empty() && self.focus != Pane::Tree && !self.is_peeking()
    }

    /// Follows a link from the question at hand.
    pub fn follow_link(&mut self, key: &Key, cx: &mut Cx<'_>) {
        let from = match (&self.card, self.focus) {
            (Some(card), Pane::Card | Pane::Checklist) if !self.is_peeking() => {
                Some(if matches!(card.stage, Stage::Saved | Stage::Read) {
                    Step::Done(Box::new(card.clone()))
                } else {
                    Step::Open(card.subject.clone())
                })
            }
            _ => self.tree.question().cloned().map(Step::Tree),
        };
        self.trail.extend(from);
        // Who goes round in a circle does not walk it back.
        if let Some(at) = self.trail.iter().position(|step| step.key() == key) {
            self.trail.truncate(at);
        }
        self.open(key, None, cx);
    }

    /// Opens a follow-up; the way back leads to the question itself, from each of its follow-ups.
    pub(super) fn descend(&mut self, key: &Key, rung: usize, cx: &mut Cx<'_>) {
        if let Some(card) = &self.card
            && card.subject.follow_up().is_none()
        {
            self.trail.push(Step::Done(Box::new(card.clone())));
        }
        self.open(key, Some(rung), cx);
    }

    /// Leaves the card at hand, what was begun of it kept: for where one came from, else for the tree.
    pub(super) fn leave_card(&mut self, cx: &mut Cx<'_>) {
        self.keep_now(cx);
        let Some(step) = self.trail.pop() else {
            self.focus = Pane::Tree;
            return;
        };
        self.put_away(cx);
        self.tree.reveal(step.key(), cx.library);
        self.checklist_scroll = 0;
        match step {
            Step::Done(card) => {
                self.card = Some(*card);
                self.focus_card();
            }
            Step::Open(subject) => self.open(&subject.key, subject.follow_up(), cx),
            Step::Tree(_) => self.focus = Pane::Tree,
        }
    }

    /// Goes back to the card on the way whose save is taken back, if it is there: its marks must not wait out of sight.
    pub(super) fn return_to_saved(&mut self, ids: &[RecordId], cx: &mut Cx<'_>) {
        let is_it = |step: &Step| match step {
            Step::Done(card) => card.saved.as_ref().is_some_and(|saved| saved.ids == ids),
            Step::Open(_) | Step::Tree(_) => false,
        };
        if let Some(at) = self.trail.iter().position(is_it) {
            self.trail.truncate(at + 1);
            self.leave_card(cx);
        }
    }
}
