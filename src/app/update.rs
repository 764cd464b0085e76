//! Routes events: overlay first, then the screen, then what holds everywhere. The only way State changes.

use crate::app::action::Action;
use crate::app::chord::Chord;
use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::event::{Event, EventKind};
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::overlay::{Confirm, Help, Overlay, Palette, Then};
use crate::app::round::Round;
use crate::app::state::{Screen, Size, State};
use crate::app::study::card::{Card, Showing};
use crate::app::study::{Study, Turn};
use crate::app::today::Today;

mod disk;
mod front;
mod idle;
mod interview;
mod mouse;
mod places;
mod progress;
mod rescheduling;
mod rounds;
mod start;
mod today;
mod typing;
mod undoing;

pub use front::question_at_hand;
pub use start::{Start, start_at};
pub use today::{facts, offers};

/// Takes an event in and answers with wishes to the world.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut fresh = event.fresh;
    state.now = event.at;
    if state
        .notice
        .as_ref()
        .is_some_and(|notice| notice.until <= event.at.boot_ms)
    {
        state.notice = None;
    }
    let mut run = Run {
        state,
        fresh: &mut fresh,
        effects: &mut effects,
    };
    run.pass_time();
    run.take(event.kind);
    run.keep_when_due();
    run.work_out();
    effects
}

/// One event on its way through the state.
pub(crate) struct Run<'a> {
    state: &'a mut State,
    fresh: &'a mut u128,
    effects: &'a mut Vec<Effect>,
}

impl Run<'_> {
    /// The screen and what it may touch, borrowed apart.
    fn split(&mut self) -> (&mut Screen, Cx<'_>) {
        let state = &mut *self.state;
        let cx = Cx {
            library: &state.library,
            progress: &mut state.progress,
            laid: &state.laid,
            now: state.now,
            fresh: self.fresh,
            size: state.size,
            options: &mut state.options,
            offered: &mut state.offered,
            notice: &mut state.notice,
            saving: &mut state.saving,
            last_save: &mut state.last_save,
            effects: self.effects,
        };
        (&mut state.screen, cx)
    }

    fn with_study(&mut self, act: impl FnOnce(&mut Study, &mut Cx<'_>)) {
        if let (Screen::Study(study), mut cx) = self.split() {
            act(study, &mut cx);
        }
    }

    fn say(&mut self, tone: Tone, text: impl Into<String>) {
        let (_, mut cx) = self.split();
        cx.say(tone, text);
    }

    pub(crate) fn with_round(&mut self, act: impl FnOnce(&mut Round, &mut Cx<'_>)) {
        if let (Screen::Round(round), mut cx) = self.split() {
            act(round, &mut cx);
        }
    }

    /// Works out what screens show, so that no frame has to.
    fn work_out(&mut self) {
        let state = &mut *self.state;
        let (library, progress) = (&state.library, &state.progress);
        state.laid.refresh(library, progress, state.now.day);
        self.work_out_today();
        self.refresh_progress();
    }

    fn pass_time(&mut self) {
        self.with_interview(|interview, cx| interview.pass_time(cx.now));
        self.with_study(|study, cx| study.pass_time(cx));
        self.with_round(|round, cx| {
            round.pass_time(cx.now);
            round.change_when_due(cx);
        });
    }

    fn keep_when_due(&mut self) {
        self.with_study(Study::keep_when_due);
        self.with_round(Round::keep_when_due);
        self.keep_note_when_due();
    }

    fn take(&mut self, kind: EventKind) {
        match kind {
            EventKind::Key(chord) => self.key(chord),
            EventKind::Flood(text) | EventKind::Paste(text) => self.paste(&text),
            EventKind::Mouse(mouse) => self.mouse(mouse),
            EventKind::Resize { width, height } => self.resize(Size { width, height }),
            EventKind::Deadline => self.search_on(),
            EventKind::Focus => self.effects.push(Effect::Refresh),
            EventKind::Appended { ids, outcome } => self.appended(&ids, outcome),
            EventKind::Others(records) => self.others(records),
            EventKind::WorkKept {
                id,
                outcome,
                elsewhere,
            } => self.work_kept(id, outcome, elsewhere),
            EventKind::Edited(text) => self.edited(text),
            EventKind::Shared(outcome) => self.shared(outcome),
            EventKind::Written(outcome) => self.written(outcome),
            EventKind::Drafts(drafts) => self.drafts(drafts),
            EventKind::Notice(text) => self.say(Tone::Bad, text),
            EventKind::Leaving => {
                self.keep_all();
                self.end_interview_to_leave();
                self.close_note();
            }
        }
    }

    /// Where keys go, the innermost context first.
    fn contexts(&self) -> Vec<Context> {
        contexts(self.state)
    }

    fn key(&mut self, chord: Chord) {
        let contexts = self.contexts();
        self.state.notice = None;
        let changed = today::has_unkept_plan(self.state);
        if std::mem::take(&mut self.state.going) {
            self.go_to(chord);
        } else {
            match self.state.keymap.resolve(&contexts, chord) {
                Some(action) => self.act(action),
                None => self.press(chord),
            }
        }
        if changed {
            self.say_if_not_kept();
        }
    }

    fn go_to(&mut self, chord: Chord) {
        if let Some(
            action @ (Action::Today
            | Action::Study
            | Action::Round
            | Action::Progress
            | Action::LeaveNow),
        ) = self.state.keymap.resolve(&[Context::GoTo], chord)
        {
            self.act(action);
        }
    }

    /// Does what was asked for.
    pub(crate) fn act(&mut self, action: Action) {
        if self.anywhere(action) || self.in_front(action) {
            return;
        }
        if action == Action::Back && self.is_over_a_list() {
            return self.back();
        }
        match self.split() {
            (Screen::Study(study), mut cx) => {
                let turn = study.act(action, &mut cx);
                self.turn(turn);
            }
            (Screen::Today(_), _) => self.today(action),
            (Screen::Search(_), _) => self.search(action),
            (Screen::Desk(_), _) => self.desk(action),
            (Screen::Progress(_), _) => self.progress(action),
            (Screen::History(history), cx) => {
                if history.act(action, &cx) {
                    self.back();
                }
            }
            (Screen::Interview(interview), mut cx) => {
                let turn = interview.act(action, &mut cx);
                self.turn(turn);
            }
            (Screen::Drill(drill), mut cx) => {
                let turn = drill.act(action, &mut cx);
                self.turn(turn);
            }
            (Screen::Round(round), mut cx) => {
                let turn = round.act(action, &mut cx);
                self.turn(turn);
            }
        }
    }

    /// Whether the question at hand was found by the search, and `esc` leaves it: then it leads to the hits, not to
    /// the tree, which nobody came from.
    fn is_over_a_list(&self) -> bool {
        let (Some(Screen::Search(_)), Screen::Study(study)) =
            (self.state.below.last(), &self.state.screen)
        else {
            return false;
        };
        let reads = |card: &Card| card.showing == Showing::Model;
        matches!(context(self.state), Context::Answer | Context::Saved)
            && !study.card.as_ref().is_some_and(reads)
            && !study.has_way_back()
    }

    /// What holds on every screen, in front of everything.
    fn anywhere(&mut self, action: Action) -> bool {
        if self.stays_at_interview(action) {
            return true;
        }
        match action {
            Action::LeaveNow => self.leave(),
            Action::Suspend => {
                self.keep_all();
                self.effects.push(Effect::Suspend);
            }
            Action::Keys if !matches!(self.state.overlay, Some(Overlay::Help(_))) => {
                let help = Help::of(context(self.state), idle::untold(self.state));
                self.state.overlay = Some(Overlay::Help(help));
            }
            _ if self.state.overlay.is_some() => return false,
            Action::Leave => self.leave(),
            Action::Palette => {
                let palette = Palette::of(context(self.state), idle::idle(self.state));
                self.state.overlay = Some(Overlay::Palette(palette));
            }
            Action::GoTo => self.state.going = true,
            Action::Today => self.go_home(),
            Action::Study => self.go_study(),
            Action::Round => self.open_desk(),
            Action::Progress => self.open_progress(),
            Action::History if !matches!(self.state.screen, Screen::History(_)) => {
                self.open_history();
            }
            Action::Search => self.open_search(),
            Action::Undo => self.undo(),
            Action::TakeOut | Action::PutOff | Action::StartAnew => self.reschedule(action),
            Action::Note => self.open_note(),
            Action::SeeAlso => self.open_see_also(),
            Action::Bookmark if front::lacks_bookmark(self.state) => {
                self.say(Tone::Plain, front::NO_BOOKMARK);
            }
            Action::Copy => self.copy(),
            Action::Mouse => self.turn_mouse(),
            _ => return false,
        }
        true
    }

    fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Stay => {}
            Turn::Back => self.back(),
            Turn::Drill(items) => self.drill(items),
            Turn::Open(overlay) => self.state.overlay = Some(overlay),
            Turn::Done(said) => self.done(&said),
        }
    }

    /// Hands over whatever was typed or marked and is not on its way to the disk yet.
    fn keep_all(&mut self) {
        self.with_study(Study::keep_now);
        self.with_round(Round::keep_now);
    }

    /// Leaves, the work kept; what could not be saved is asked about once.
    fn leave(&mut self) {
        self.keep_all();
        self.end_interview_to_leave();
        self.close_note();
        let saving = &self.state.saving;
        let unsaved = saving.failed.is_some() && !saving.pending.is_empty();
        let asked = matches!(&self.state.overlay, Some(Overlay::Confirm(confirm)) if confirm.then == Then::LeaveUnsaved);
        if unsaved && !asked {
            self.state.overlay = Some(Overlay::Confirm(Confirm {
                question: "Something could not be saved. Leave all the same?".to_owned(),
                then: Then::LeaveUnsaved,
            }));
            return;
        }
        self.effects.push(Effect::Quit(0));
    }
}

/// Where keys go now, the innermost context first.
pub fn contexts(state: &State) -> Vec<Context> {
    match context(state) {
        Context::RoundGrade => vec![Context::RoundGrade, Context::Grade],
        other => vec![other],
    }
}

/// Where keys go now.
pub fn context(state: &State) -> Context {
    if let Some(overlay) = &state.overlay {
        return overlay.context();
    }
    match &state.screen {
        Screen::Today(today) => today.context(),
        Screen::Study(study) => study.context(),
        Screen::Search(_) => Context::Search,
        Screen::Desk(_) => Context::RoundDesk,
        Screen::Drill(drill) => drill.context(),
        Screen::Interview(interview) => interview.context(),
        Screen::Round(round) => round.context(&state.library),
        Screen::Progress(pages) => pages.context(),
        Screen::History(_) => Context::History,
    }
}

/// A screen that `esc` leads back to is kept as it was.
pub(crate) fn screen_today() -> Screen {
    Screen::Today(Today::default())
}
