//! Reading the question under the cursor before one begins it; knows panes, and nothing of the answer.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::{Area, Pane, measure};
use crate::app::page;
use crate::app::scroll::scrolled;
use crate::app::study::card::Card;
use crate::app::study::{Study, Turn};

impl Study {
    /// Whether the question under the cursor is read in its pane, and not begun yet.
    pub fn is_peeking(&self) -> bool {
        self.focus == Pane::Card && self.peek.is_some()
    }

    /// The card at hand, where the panes show it and not the line under the cursor.
    pub fn shown(&self) -> Option<&Card> {
        let at_hand = |card: &&Card| match self.focus {
            Pane::Tree => self.tree.question() == Some(&card.subject.key),
            Pane::Card | Pane::Checklist => !self.is_peeking(),
        };
        self.card.as_ref().filter(at_hand)
    }

    /// The first visible line of the question under the cursor.
    pub fn peek_scroll(&self) -> usize {
        self.peek.filter(|_| self.is_peeking()).unwrap_or(0)
    }

    /// Moves the focus to a pane as it is shown.
    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.peek = (pane == Pane::Card && self.shown().is_none()).then_some(0);
        self.focus = pane;
    }

    /// Does what a key asks for while the question under the cursor is read.
    pub(super) fn peek_on(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match action {
            Action::Back | Action::Left => self.focus_on(Pane::Tree),
            Action::GoOn | Action::Right | Action::HitsAsQueue => {
                self.focus_on(Pane::Tree);
                return self.choose(action, cx);
            }
            action => {
                let Some(area) = self.panes(cx.size).card else {
                    return Turn::Stay;
                };
                let inside = area.inside();
                let length = self.peeked(inside, cx);
                self.peek = Some(scrolled(self.peek_scroll(), action, length, inside.rows()));
            }
        }
        Turn::Stay
    }

    /// How many rows what is read has.
    fn peeked(&self, inside: Area, cx: &Cx<'_>) -> usize {
        let width = measure(inside);
        let question = self.tree.question();
        if let Some(question) = question.and_then(|key| cx.library.question(key)) {
            let promising = self.panes(cx.size).checklist.is_none();
            return page::card::preview(question, width, promising).len();
        }
        page::tree::about(&self.tree, cx.library, &cx.stands(), width).len()
    }
}
