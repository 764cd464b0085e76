//! Choosing: walking the tree, opening a question, making a topic a queue.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::Pane;
use crate::app::notice::Tone;
use crate::app::study::card::{Card, Showing, Stage, Subject};
use crate::app::study::{Study, Turn};
use crate::app::tree::TreeLine;
use crate::domain::id::{Key, TopicPath};
use crate::domain::queue::Queue;
use crate::domain::record::Mode;
use crate::domain::work::Work;

/// How many lines a page of the tree is when the pane's height is unknown.
const PAGE: isize = 10;

impl Study {
    /// Does what a key asks for in the tree.
    pub(super) fn choose(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let height = self
            .panes(cx.size)
            .tree
            .map_or(1, |area| area.inside().rows());
        let page = isize::try_from(height).unwrap_or(PAGE).max(1);
        match action {
            Action::Up => self.tree.walk(-1, height),
            Action::Down => self.tree.walk(1, height),
            Action::PageUp => self.tree.walk(-page, height),
            Action::PageDown => self.tree.walk(page, height),
            Action::First => self.tree.go(0, height),
            Action::Last => self.tree.go(usize::MAX, height),
            Action::Left => self.tree.fold(cx.library),
            Action::Right if self.tree.question().is_some() => return self.open_under_cursor(cx),
            Action::Right => {
                self.tree.unfold(cx.library);
            }
            Action::GoOn => return self.open_under_cursor(cx),
            Action::HitsAsQueue => {
                if let Some(topic) = self.tree.topic(cx.library) {
                    let from = self.tree.question().cloned();
                    return self.study_topic(&topic, from.as_ref(), cx);
                }
            }
            Action::Back => return Turn::Back,
            _ => {}
        }
        Turn::Stay
    }

    fn open_under_cursor(&mut self, cx: &mut Cx<'_>) -> Turn {
        match self.tree.current() {
            Some(TreeLine::Topic { open: true, .. }) => self.tree.fold(cx.library),
            Some(TreeLine::Topic { open: false, .. }) => {
                self.tree.unfold(cx.library);
            }
            Some(TreeLine::Question { key, .. }) => {
                let key = key.clone();
                self.trail.clear();
                if !self.queue.as_mut().is_some_and(|queue| queue.jump(&key)) {
                    self.queue = siblings(&key, cx);
                    self.mode = Mode::Study;
                }
                self.open(&key, None, cx);
            }
            None => {}
        }
        Turn::Stay
    }

    /// Studies every question beneath a topic, in order, from one of them or the first on.
    pub fn study_topic(&mut self, topic: &TopicPath, from: Option<&Key>, cx: &mut Cx<'_>) -> Turn {
        let tree = cx.library.tree();
        let Some(node) = tree.id(topic) else {
            return Turn::Stay;
        };
        let keys: Vec<Key> = tree.node(node).beneath.clone();
        let title = tree.node(node).title.clone();
        match Queue::new(title, keys) {
            Some(mut queue) => {
                if let Some(from) = from {
                    queue.jump(from);
                }
                self.study_queue(queue, Mode::Study, cx);
            }
            None => cx.say(Tone::Plain, "There is no question under this topic yet."),
        }
        Turn::Stay
    }

    /// Studies a queue from its place.
    pub fn study_queue(&mut self, queue: Queue, mode: Mode, cx: &mut Cx<'_>) {
        let first = queue.current().cloned();
        self.trail.clear();
        self.queue = Some(queue);
        self.mode = mode;
        if let Some(key) = first {
            self.open(&key, None, cx);
        }
    }

    /// Opens a question, or a follow-up under it, where one left it. What was open is kept.
    pub fn open(&mut self, key: &Key, follow_up: Option<usize>, cx: &mut Cx<'_>) {
        self.tree.reveal(key, cx.library);
        let subject = Subject::new(key, follow_up);
        if self
            .card
            .as_ref()
            .is_some_and(|card| card.subject == subject && card.is_begun())
        {
            self.focus_card();
            return;
        }
        self.put_away(cx);
        let Some(question) = cx.library.question(key) else {
            cx.say(Tone::Bad, "That question is in no pack that is loaded.");
            return;
        };
        let rung = follow_up
            .and_then(|at| question.follow_ups.get(at))
            .map(|rung| &rung.id);
        *cx.fresh = cx.fresh.wrapping_add(1);
        let mine = |work: &Work| {
            work.round.is_none() && work.question == *key && work.follow_up.as_ref() == rung
        };
        let begun = cx
            .offered
            .iter()
            .position(mine)
            .map(|at| cx.offered.remove(at));
        self.card = Some(match begun {
            Some(work) => {
                cx.say(Tone::Plain, "What you had begun is here again.");
                Card::resume(&work, question, cx.now, *cx.fresh)
            }
            None => Card::open(subject, question, cx.now, *cx.fresh),
        });
        cx.saving.kept_at = None;
        self.checklist_scroll = 0;
        self.focus_card();
    }

    /// Puts the focus where the card is worked on.
    pub(super) fn focus_card(&mut self) {
        self.peek = None;
        let Some(card) = &mut self.card else { return };
        card.showing = Showing::Question;
        self.focus = match card.stage {
            Stage::Grade | Stage::Saved => Pane::Checklist,
            Stage::Answer | Stage::Writing | Stage::Replies(_) | Stage::Read => Pane::Card,
        };
    }

    /// Puts the open card away; what was begun stays on offer.
    pub fn put_away(&mut self, cx: &mut Cx<'_>) {
        let Some(mut card) = self.card.take() else {
            return;
        };
        if !card.is_begun() {
            return;
        }
        let Some(question) = cx.library.question(&card.subject.key) else {
            return;
        };
        let id = card.work.unwrap_or_else(|| cx.mint());
        card.work = Some(id);
        let work = card.work(id, question, cx.now);
        cx.offered.push(work.clone());
        cx.effects
            .push(crate::app::effect::Effect::KeepWork(Box::new(work)));
    }
}

/// The questions of a question's leaf, as a queue that starts at it.
fn siblings(key: &Key, cx: &Cx<'_>) -> Option<Queue> {
    let topic = &cx.library.question(key)?.topic;
    let tree = cx.library.tree();
    let node = tree.node(tree.id(topic)?);
    let mut queue = Queue::new(node.title.clone(), node.questions.clone())?;
    queue.jump(key);
    Some(queue)
}
