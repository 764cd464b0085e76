//! Progress among the other places: opening it, its figures kept fresh, what its entries lead to, a question's history.

use crate::app::action::Action;
use crate::app::event::Mouse;
use crate::app::notice::Tone;
use crate::app::page::progress::view;
use crate::app::progress::history::History;
use crate::app::progress::{Pages, Wish};
use crate::app::row::Target;
use crate::app::state::{Screen, State};
use crate::app::study::Study;
use crate::app::update::{Run, question_at_hand};
use crate::domain::id::Key;
use crate::domain::record::Mode;

/// Whose history can be opened just now, else why none can: the key and the lists of keys ask this.
pub(super) fn history_at_hand(state: &State) -> Result<Key, &'static str> {
    match &state.screen {
        Screen::Round(_) | Screen::Interview(_) => {
            Err("Not during a round: what you once wrote would answer for you.")
        }
        Screen::History(_) => Err("This is its history."),
        Screen::Today(_)
        | Screen::Study(_)
        | Screen::Search(_)
        | Screen::Drill(_)
        | Screen::Desk(_)
        | Screen::Progress(_) => {
            question_at_hand(state).ok_or("A history belongs to a question: go to one first.")
        }
    }
}

impl Run<'_> {
    /// Goes to Progress; the screen at hand stays beneath.
    pub(super) fn open_progress(&mut self) {
        if matches!(self.state.screen, Screen::Progress(_)) {
            return;
        }
        let state = &*self.state;
        let pages = Pages::new(&state.library, &state.progress, state.now.day);
        // It is one place: going there twice leaves no second one to come back to.
        let other = |screen: &Screen| !matches!(screen, Screen::Progress(_));
        self.state.below.retain(other);
        self.lay_over(Screen::Progress(Box::new(pages)));
    }

    /// Opens the history of the question at hand; the screen at hand stays beneath.
    pub(super) fn open_history(&mut self) {
        match history_at_hand(self.state) {
            Ok(question) => self.lay_over(Screen::History(Box::new(History::new(question)))),
            Err(why) => self.say(Tone::Plain, why),
        }
    }

    fn lay_over(&mut self, screen: Screen) {
        self.leave_round();
        self.with_study(Study::keep_now);
        let before = std::mem::replace(&mut self.state.screen, screen);
        self.lay_beneath(before);
    }

    /// Works the figures out anew where the journal or the day has changed, and asks for drafts where they are shown.
    pub(super) fn refresh_progress(&mut self) {
        let state = &mut *self.state;
        match &mut state.screen {
            Screen::Progress(pages) => {
                pages.refresh(&state.library, &state.progress, state.now.day);
            }
            Screen::History(history) => history.ask_for_drafts(&state.progress, self.effects),
            Screen::Today(_)
            | Screen::Study(_)
            | Screen::Search(_)
            | Screen::Drill(_)
            | Screen::Interview(_)
            | Screen::Desk(_)
            | Screen::Round(_) => {}
        }
    }

    /// Does what a key asks for on Progress.
    pub(super) fn progress(&mut self, action: Action) {
        let (Screen::Progress(pages), mut cx) = self.split() else {
            return;
        };
        match pages.act(action, &mut cx) {
            Wish::Stay => {}
            Wish::Back => self.back(),
            Wish::Debrief(round) => self.open_debrief(round),
            Wish::Study(queue) => {
                self.enter_study();
                self.with_study(|study, cx| study.study_queue(queue, Mode::Study, cx));
            }
        }
    }

    /// A click on an entry chooses it; a click on the chosen one does what enter does.
    pub(super) fn click_progress(&mut self, mouse: Mouse) {
        let size = self.state.size;
        let Screen::Progress(pages) = &mut self.state.screen else {
            return;
        };
        let view = view(pages, size);
        if !view.inside.contains(mouse.column, mouse.row) {
            return;
        }
        let at = view.offset + usize::from(mouse.row - view.inside.y);
        let Some(Target::Entry(entry)) = view.rows.get(at).map(|row| row.target.clone()) else {
            return;
        };
        if entry == pages.chosen() {
            return self.progress(Action::GoOn);
        }
        pages.choose(entry, size);
    }
}
