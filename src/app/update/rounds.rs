//! Rounds among the other places: the desk, beginning, going on, and what a confirmation means.

use crate::app::action::Action;
use crate::app::notice::Tone;
use crate::app::round::desk::{Desk, Entry, Own, entries};
use crate::app::round::{Round, Stage, Wish};
use crate::app::state::Screen;
use crate::app::update::Run;
use crate::domain::id::RecordId;

impl Run<'_> {
    /// Goes to where rounds begin; the screen at hand stays beneath. From a debrief its round is chosen there.
    pub(super) fn open_desk(&mut self) {
        if matches!(self.state.screen, Screen::Desk(_)) {
            return;
        }
        let left = self.leave_round();
        self.with_study(crate::app::study::Study::keep_now);
        let desk = Screen::Desk(self.desk_for_again());
        let before = std::mem::replace(&mut self.state.screen, desk);
        // A debrief that was opened from the desk lies above it: the desk at hand takes that one's place.
        if matches!(before, Screen::Round(_))
            && matches!(self.state.below.last(), Some(Screen::Desk(_)))
        {
            self.state.below.pop();
        }
        self.lay_beneath(before);
        if let Some(work) = left {
            self.choose_waiting(work);
        }
    }

    /// Puts the cursor of the desk on a round that waits: enter goes on with what one has just left, rather than
    /// beginning a second one.
    pub(super) fn choose_waiting(&mut self, work: RecordId) {
        let state = &mut *self.state;
        let all = entries(&state.library, &state.progress, &state.offered);
        let is_it = |entry: &Entry| matches!(entry, Entry::Waiting(id, _) if *id == work);
        if let (Screen::Desk(desk), Some(chosen)) = (&mut state.screen, all.iter().position(is_it))
        {
            *desk = Desk { chosen, own: None };
        }
    }

    /// The desk, and on it what the debrief at hand was about: its preset, or the round of one's own laid out.
    fn desk_for_again(&self) -> Desk {
        let state = &*self.state;
        let Screen::Round(round) = &state.screen else {
            return Desk::default();
        };
        if !matches!(round.stage, Stage::Debrief(..)) {
            return Desk::default();
        }
        let all = entries(&state.library, &state.progress, &state.offered);
        let same = |entry: &Entry| matches!(entry, Entry::Preset(wish) if wish.preset == round.start.preset);
        Desk {
            chosen: all.iter().position(same).unwrap_or(0),
            own: round.own.clone().or_else(|| Own::of_start(&round.start)),
        }
    }

    /// Goes to where rounds begin, a wish of one's own laid out.
    pub(super) fn open_desk_with(&mut self, own: Own) {
        self.open_desk();
        if let Screen::Desk(desk) = &mut self.state.screen {
            desk.own = Some(own);
        }
    }

    /// A round that is left waits: it is kept, and offered again; answers its work.
    pub(super) fn leave_round(&mut self) -> Option<RecordId> {
        let mut waiting = None;
        self.with_round(|round, cx| {
            if !matches!(round.stage, Stage::Debrief(..)) {
                round.keep_now(cx);
                waiting = round.work(cx);
                if !matches!(round.stage, Stage::Back(_)) {
                    cx.say(
                        Tone::Plain,
                        "The round waits for you; its clock stands still.",
                    );
                }
            }
        });
        let work = waiting.as_ref().map(|work| work.id);
        self.state.offered.extend(waiting);
        work
    }

    /// Does what a key asks for where rounds begin.
    pub(super) fn desk(&mut self, action: Action) {
        let Screen::Desk(desk) = &mut self.state.screen else {
            return;
        };
        if let Some(own) = &mut desk.own {
            match action {
                Action::Up => own.line = own.line.saturating_sub(1),
                Action::Down => own.line = (own.line + 1).min(Own::LINES - 1),
                Action::Left => own.turn(false, &self.state.library),
                Action::Right => own.turn(true, &self.state.library),
                Action::Back | Action::OwnRound => desk.own = None,
                Action::GoOn => {
                    let (own, wish) = (own.clone(), own.wish(&self.state.library));
                    self.begin_round(&wish);
                    self.with_round(|round, _| round.own = Some(own));
                }
                _ => {}
            }
            return;
        }
        let all = entries(
            &self.state.library,
            &self.state.progress,
            &self.state.offered,
        );
        let last = all.len().saturating_sub(1);
        match action {
            Action::Up => desk.chosen = desk.chosen.saturating_sub(1),
            Action::Down => desk.chosen = (desk.chosen + 1).min(last),
            Action::First => desk.chosen = 0,
            Action::Last => desk.chosen = last,
            Action::OwnRound => desk.own = Some(Own::default()),
            Action::Back => self.back(),
            Action::GoOn => {
                let entry = all.into_iter().nth(desk.chosen);
                match entry {
                    Some(Entry::Preset(wish)) => self.begin_round(&wish),
                    Some(Entry::Waiting(work, _)) => self.resume_round(work),
                    Some(Entry::Past(round)) => self.open_debrief(round),
                    None => {}
                }
            }
            _ => {}
        }
    }

    /// Begins a round; the screen at hand stays beneath.
    pub(crate) fn begin_round(&mut self, wish: &Wish) {
        let begun = {
            let (_, mut cx) = self.split();
            Round::begin(wish, &mut cx)
        };
        match begun {
            Some(round) => {
                self.enter_round(round);
                // From the first moment on there is something to be offered again.
                self.with_round(Round::keep_now);
            }
            None => self.say(
                Tone::Plain,
                "No question fits that wish. Widen its kinds, levels or topic.",
            ),
        }
    }

    fn enter_round(&mut self, round: Round) {
        let before = std::mem::replace(&mut self.state.screen, Screen::Round(Box::new(round)));
        // The debrief from which the desk was opened makes way for what was chosen there.
        if matches!(before, Screen::Desk(_))
            && matches!(self.state.below.last(), Some(Screen::Round(_)))
        {
            self.state.below.pop();
        }
        if !matches!(before, Screen::Round(_)) {
            self.state.below.push(before);
        }
    }

    /// Takes a round up again.
    pub(super) fn resume_round(&mut self, work: RecordId) {
        let Some(at) = self.state.offered.iter().position(|other| other.id == work) else {
            return;
        };
        let kept = self.state.offered.remove(at);
        let resumed = {
            let (_, mut cx) = self.split();
            Round::resume(&kept, &mut cx)
        };
        if let Some(round) = resumed {
            self.enter_round(round);
            self.with_round(Round::keep_now);
        } else {
            self.state.offered.push(kept);
            self.say(Tone::Bad, "A question of that round is in no pack that is loaded: install the pack, then go on.");
        }
    }

    /// Opens the debrief of a round that was.
    pub(super) fn open_debrief(&mut self, id: RecordId) {
        let opened = {
            let (_, cx) = self.split();
            Round::past(id, &cx)
        };
        if let Some(round) = opened {
            self.enter_round(round);
        }
    }
}
