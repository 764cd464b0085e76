//! Study: topic tree, question, checklist, in three moments: choose, answer, grade.

pub mod card;
pub mod grading;
pub mod values;

mod answering;
mod choosing;
mod keeping;
mod marking;
mod peeking;
mod pointing;
mod saving;
mod trail;

pub use saving::{attempt, draft, follows};

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::{self, Pane, Panes};
use crate::app::keymap::Context;
use crate::app::overlay::Overlay;
use crate::app::state::Size;
use crate::app::study::card::{Card, Showing, Stage};
use crate::app::study::trail::Step;
use crate::app::tree::TreeView;
use crate::domain::id::Key;
use crate::domain::queue::Queue;
use crate::domain::record::Mode;
use crate::library::Library;

/// The study screen.
#[derive(Debug)]
pub struct Study {
    /// The topic tree.
    pub tree: TreeView,
    /// Which pane has the focus.
    pub focus: Pane,
    /// What is being studied, in order.
    pub queue: Option<Queue>,
    /// In which setting answers are given.
    pub mode: Mode,
    /// The question at hand.
    pub card: Option<Card>,
    /// The first visible line of the checklist.
    pub checklist_scroll: usize,
    /// The first visible line of the question under the cursor, while it is read before it is begun.
    peek: Option<usize>,
    /// Where `esc` leads back to, the latest last: the question above a follow-up, the one a link was followed from.
    trail: Vec<Step>,
}

/// What the rest of the app has to do after a key.
#[derive(Debug, PartialEq)]
pub enum Turn {
    /// Nothing.
    Stay,
    /// Go back to the screen beneath.
    Back,
    /// Put something in front of the screen.
    Open(Overlay),
    /// Ask these points alone, one after the other.
    Drill(Vec<(Key, crate::domain::id::Slug)>),
    /// The queue is through; the sentence says what was done.
    Done(String),
}

impl Study {
    /// The study screen with the cursor on the first topic.
    pub fn new(library: &Library) -> Self {
        Self {
            tree: TreeView::new(library),
            focus: Pane::Tree,
            queue: None,
            mode: Mode::Study,
            card: None,
            checklist_scroll: 0,
            peek: None,
            trail: Vec::new(),
        }
    }

    /// Whether the layout is that of grading.
    pub fn is_grading(&self) -> bool {
        let works = self.focus != Pane::Tree && !self.is_peeking();
        works && self.card.as_ref().is_some_and(Card::is_revealed)
    }

    /// Where the panes lie.
    pub fn panes(&self, size: Size) -> Panes {
        geometry::study(size, self.is_grading(), self.focus)
    }

    /// Where keys go, the innermost context first.
    pub fn context(&self) -> Context {
        let Some(card) = &self.card else {
            return Context::Tree;
        };
        match (self.focus, card.stage) {
            (Pane::Tree, _) => Context::Tree,
            _ if self.is_peeking() => Context::Tree,
            (_, Stage::Answer) => Context::Answer,
            (_, Stage::Writing) => Context::Writing,
            (_, Stage::Replies(_)) => Context::Replies,
            (Pane::Card, Stage::Grade) => Context::Reader,
            (Pane::Checklist, Stage::Grade) => Context::Grade,
            (_, Stage::Saved | Stage::Read) => Context::Saved,
        }
    }

    /// The question at hand, or the one under the cursor.
    pub fn question(&self) -> Option<&Key> {
        match (&self.card, self.focus) {
            (_, Pane::Tree) => self.tree.question(),
            _ if self.is_peeking() => self.tree.question(),
            (Some(card), _) => Some(&card.subject.key),
            (None, _) => None,
        }
    }

    /// When the app wants to be woken for a draft to be kept.
    pub fn deadline(&self) -> Option<u64> {
        self.card.as_ref().and_then(Card::keep_at)
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match (self.context(), action) {
            (_, Action::NextPane) => self.turn_pane(1, cx),
            (_, Action::PreviousPane) => self.turn_pane(-1, cx),
            (_, Action::Bookmark) => self.turn_bookmark(cx),
            (Context::Tree, _) if self.is_peeking() => return self.peek_on(action, cx),
            (Context::Tree, _) => return self.choose(action, cx),
            (Context::Answer | Context::Writing | Context::Replies, _) => {
                return self.answer(action, cx);
            }
            (Context::Grade | Context::Reader, _) => return self.grade(action, cx),
            (Context::Saved, _) => return self.after(action, cx),
            _ => {}
        }
        Turn::Stay
    }

    /// The panes that have something to say, in the order in which `tab` goes through them.
    pub fn order(&self, size: Size) -> Vec<Pane> {
        let shown = self.shown();
        let revealed = shown.is_some_and(Card::is_revealed);
        let panes = self.panes(size);
        let is_rail = revealed && self.focus != Pane::Tree && !panes.single && panes.rail;
        let mut order = Vec::new();
        // In a round there is nothing to choose.
        if !is_rail && self.mode != Mode::Round {
            order.push(Pane::Tree);
        }
        order.push(Pane::Card);
        if revealed || (panes.single && shown.is_some()) {
            order.push(Pane::Checklist);
        }
        order
    }

    /// Moves the focus among the panes that have something to say.
    fn turn_pane(&mut self, by: isize, cx: &mut Cx<'_>) {
        let order = self.order(cx.size);
        let at = order
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let step = if by < 0 { order.len() - 1 } else { 1 };
        let to = order.get((at + step) % order.len()).copied();
        self.focus_on(to.unwrap_or(Pane::Tree));
        if self.focus == Pane::Checklist
            && let Some(card) = &mut self.card
        {
            card.showing = Showing::Question;
        }
    }

    fn turn_bookmark(&mut self, cx: &mut Cx<'_>) {
        let Some(key) = self.question().cloned() else {
            return;
        };
        let on = !cx
            .progress
            .course(&key)
            .is_some_and(|course| course.bookmarked);
        let said = if on {
            "Bookmarked."
        } else {
            "Bookmark taken off."
        };
        let what = crate::domain::record::What::Bookmark { question: key, on };
        cx.record(vec![what], None, said.to_owned());
    }
}
