//! Going from place to place: Today, Study, Search, and back again.

use crate::app::action::Action;
use crate::app::drill::Drilling;
use crate::app::geometry;
use crate::app::notice::Tone;
use crate::app::round::Stage;
use crate::app::round::desk::Own;
use crate::app::state::Screen;
use crate::app::study::Study;
use crate::app::today::{Page, Today};
use crate::app::update::{Run, screen_today};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::queue::Queue;
use crate::domain::record::Mode;

impl Run<'_> {
    /// Puts the screen away, what was begun on it kept; answers the round that waits from now on.
    fn put_away(&mut self) -> Option<RecordId> {
        self.with_study(Study::put_away);
        self.leave_round()
    }

    /// Goes to Today.
    pub(super) fn go_home(&mut self) {
        self.put_away();
        let below = std::mem::take(&mut self.state.below);
        let before = below.into_iter().find_map(|screen| {
            if let Screen::Today(today) = screen {
                today.minutes
            } else {
                None
            }
        });
        if let Screen::Today(today) = &mut self.state.screen {
            today.page = Page::Offers;
        } else {
            // The minutes that were chosen this evening stay chosen.
            self.state.screen = Screen::Today(Today {
                minutes: before,
                ..Today::default()
            });
        }
    }

    /// Goes to Study, where one was.
    pub(super) fn go_study(&mut self) {
        if matches!(self.state.screen, Screen::Study(_)) {
            return self.with_study(|study, _| study.focus = geometry::Pane::Tree);
        }
        self.leave_round();
        self.state.below.clear();
        let mut study = Study::new(&self.state.library);
        if let Some((_, key)) = self.state.progress.latest() {
            study.tree.reveal(key, &self.state.library);
        }
        self.state.screen = Screen::Study(Box::new(study));
    }

    /// Goes back to the screen beneath, else to Today.
    pub(super) fn back(&mut self) {
        let left = self.put_away();
        let here = matches!(self.state.screen, Screen::Today(_));
        match self.state.below.pop() {
            Some(screen) => self.state.screen = screen,
            None if here => self.say(Tone::Plain, "This is Today. q leaves."),
            None => self.state.screen = screen_today(),
        }
        if let Some(work) = left {
            self.choose_waiting(work);
        }
        if let (Screen::Search(search), mut cx) = self.split() {
            search.refresh(&mut cx);
        }
    }

    /// Asks points alone, one after the other.
    pub(super) fn drill(&mut self, items: Vec<(Key, Slug)>) {
        let Some(drill) = Drilling::new(items) else {
            return;
        };
        self.put_away();
        let before = std::mem::replace(&mut self.state.screen, Screen::Drill(drill));
        self.state.below.push(before);
    }

    /// What was begun is done: to Today, or to the debrief in which the drill was begun.
    pub(super) fn done(&mut self, said: &str) {
        let first_run = std::mem::take(&mut self.state.first_run);
        let drilled = matches!(self.state.screen, Screen::Drill(_));
        if drilled && matches!(self.state.below.last(), Some(Screen::Round(_))) {
            self.back();
            return self.say(Tone::Good, said);
        }
        self.go_home();
        let coach = if first_run {
            " This is Today: it always knows what is worth doing next."
        } else {
            ""
        };
        self.say(Tone::Good, format!("{said}{coach}"));
    }

    /// Puts a study screen in front; the one before stays beneath.
    pub(super) fn enter_study(&mut self) {
        self.put_away();
        let study = Screen::Study(Box::new(Study::new(&self.state.library)));
        let before = std::mem::replace(&mut self.state.screen, study);
        if !matches!(before, Screen::Study(_)) {
            self.lay_beneath(before);
        }
    }

    /// Keeps a screen for `esc` to lead back to; a round that was left waits by itself and is offered instead.
    pub(super) fn lay_beneath(&mut self, screen: Screen) {
        let waits =
            matches!(&screen, Screen::Round(round) if !matches!(round.stage, Stage::Debrief(..)));
        if !waits {
            self.state.below.push(screen);
        }
    }

    /// Opens one question, so that `esc` leads back to where one was.
    pub(super) fn study_one(&mut self, key: &Key) {
        let Some(queue) = Queue::new("one", vec![key.clone()]) else {
            return;
        };
        self.enter_study();
        self.study_here(queue);
    }

    /// Studies a queue on the screen at hand. What was begun of it on a screen beneath goes on here: the same
    /// question open twice would be two answers, and the second would look as if the first were lost.
    fn study_here(&mut self, queue: Queue) {
        let mut below = std::mem::take(&mut self.state.below);
        for screen in &mut below {
            if let Screen::Study(study) = screen
                && let Some(card) = &study.card
                && queue.items().contains(&card.subject.key)
            {
                let (_, mut cx) = self.split();
                study.put_away(&mut cx);
                study.focus = geometry::Pane::Tree;
            }
        }
        self.state.below = below;
        self.with_study(|study, cx| study.study_queue(queue, Mode::Study, cx));
    }

    /// Opens the search over the screen at hand.
    pub(super) fn open_search(&mut self) {
        if matches!(self.state.screen, Screen::Search(_)) {
            return;
        }
        self.with_study(Study::keep_now);
        self.leave_round();
        let search = Screen::Search(Box::default());
        let before = std::mem::replace(&mut self.state.screen, search);
        self.lay_beneath(before);
        if let (Screen::Search(search), mut cx) = self.split() {
            search.refresh(&mut cx);
        }
    }

    /// Does what a key asks for in the search.
    pub(super) fn search(&mut self, action: Action) {
        let (Screen::Search(search), mut cx) = self.split() else {
            return;
        };
        match action {
            Action::Back => {
                let before = self.state.below.pop();
                self.state.screen = before.unwrap_or_else(screen_today);
            }
            Action::GoOn => {
                if let Some(key) = search.chosen_key().cloned() {
                    self.study_one(&key);
                }
            }
            Action::HitsAsQueue => match Queue::new("search", search.keys()) {
                Some(queue) => {
                    self.enter_study();
                    self.study_here(queue);
                }
                None => cx.say(Tone::Plain, "There is nothing to make a queue of."),
            },
            Action::HitsAsRound => match search.keys() {
                hits if hits.is_empty() => {
                    cx.say(Tone::Plain, "There is nothing to make a round of.");
                }
                hits => self.open_desk_with(Own::of_hits(hits)),
            },
            action => search.act(action, &mut cx),
        }
    }

    /// Goes on with a search that was cut short.
    pub(super) fn search_on(&mut self) {
        if let (Screen::Search(search), mut cx) = self.split() {
            search.go_on(&mut cx);
        }
    }
}
