//! While the clock runs: going on, pausing, writing; the clock itself never ends anything.

use crate::app::action::Action;
use crate::app::chord::{Chord, KeyName};
use crate::app::cx::Cx;
use crate::app::effect::Effect;
use crate::app::notice::Tone;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::page::room::room;
use crate::app::round::{Away, Round, Stage};
use crate::app::scroll::scrolled;
use crate::app::study::Turn;
use crate::domain::round::Planned;
use crate::library::Library;

/// What a prediction is.
pub(super) const PREDICTION: &str = "Say a number from 0 to 100, or leave it empty.";

impl Round {
    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match &self.stage {
            Stage::Running if self.is_quick(cx.library) => self.quick(action, cx),
            Stage::Reveal | Stage::Again(..) => self.quick(action, cx),
            Stage::Running => self.run(action, cx),
            Stage::Writing => {
                match action {
                    Action::Back => self.stage = Stage::Running,
                    Action::NextPhase => {
                        self.stage = Stage::Running;
                        return self.next_step(cx);
                    }
                    Action::Editor => {
                        let text = self
                            .drafts
                            .get(self.at)
                            .map(crate::app::writing::Writing::text);
                        cx.effects.push(Effect::Edit(text.unwrap_or_default()));
                    }
                    _ => {}
                }
                Turn::Stay
            }
            Stage::Replies(at) => {
                let at = *at;
                self.ask(at, action, cx);
                Turn::Stay
            }
            Stage::Push(push) => {
                let push = *push;
                self.answer_push(push, action, cx)
            }
            Stage::Back(away) => {
                let away = *away;
                self.come_back(away, action, cx)
            }
            Stage::Predict(_) => self.predict(action, cx),
            Stage::Grade(_) => self.grade(action, cx),
            Stage::Debrief(..) => self.read_debrief(action, cx),
        }
    }

    fn run(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match action {
            Action::NextPhase => return self.next_step(cx),
            Action::Pause => {
                self.paused = !self.paused;
                self.keep_now(cx);
            }
            Action::Draft => self.stage = Stage::Writing,
            Action::Replies => self.open_replies(cx),
            Action::FollowUp => self.climb(cx),
            Action::EndRound => {
                return Turn::Open(Overlay::Confirm(Confirm {
                    question: "End the round now and grade it as it stands?".to_owned(),
                    then: Then::EndRound,
                }));
            }
            Action::Back => return Turn::Back,
            _ => self.read_on(action, cx),
        }
        Turn::Stay
    }

    /// Scrolls what is asked: a long prompt, replies, what earlier phases settled.
    pub(super) fn read_on(&mut self, action: Action, cx: &Cx<'_>) {
        let room = room(self, cx.library, cx.size);
        let (length, height) = (room.rows.len(), room.text.rows());
        self.scroll = scrolled(room.offset, action, length, height);
    }

    /// Ends the step: what the interviewer has to object comes first, then the next step begins.
    pub(super) fn next_step(&mut self, cx: &mut Cx<'_>) -> Turn {
        self.paused = false;
        if self.say_change(cx) {
            return Turn::Stay;
        }
        if let Some(place) = self.planned.iter().position(|push| push.step <= self.at) {
            let push = self.planned.remove(place);
            self.stage = Stage::Push(push);
            self.touch(cx.now);
            return Turn::Stay;
        }
        self.record_step(cx);
        if self.at + 1 < self.steps.len() {
            self.go_to_next(cx.library);
            self.keep_now(cx);
        } else {
            self.begin_prediction(cx);
        }
        Turn::Stay
    }

    /// How one answers what is asked now: aloud, or at once in writing where the round was begun like that.
    pub(super) fn at_work(&self, library: &Library) -> Stage {
        if self.start.typed && !self.is_quick(library) {
            Stage::Writing
        } else {
            Stage::Running
        }
    }

    /// The next step begins; another question is read from its top.
    pub(super) fn go_to_next(&mut self, library: &Library) {
        let before = self.asked_now();
        self.at += 1;
        self.stage = self.at_work(library);
        if self.asked_now() != before {
            self.scroll = 0;
        }
    }

    /// At half-time the interviewer changes a requirement, once.
    pub fn change_when_due(&mut self, cx: &Cx<'_>) {
        // Never while one types or answers: a key meant for that must not answer the interviewer.
        if matches!(self.stage, Stage::Running) && self.open_push(cx.library).is_none() {
            self.say_change(cx);
        }
    }

    fn is_change_due(&self) -> bool {
        let (active, budget) = self.whole();
        !self.changed && active * 2 >= budget && budget > 0
    }

    /// Whether a changed requirement waits until the push-back at hand is answered.
    pub fn is_change_waiting(&self, library: &Library) -> bool {
        self.change.is_some() && self.is_change_due() && self.open_push(library).is_some()
    }

    /// Says the changed requirement where it is due; `false` where there is nothing to say.
    fn say_change(&mut self, cx: &Cx<'_>) -> bool {
        let Some(push) = self.change.filter(|_| self.is_change_due()) else {
            return false;
        };
        self.changed = true;
        self.stage = Stage::Push(Planned {
            question: 0,
            push,
            step: self.at,
        });
        self.touch(cx.now);
        true
    }

    fn come_back(&mut self, away: Away, action: Action, cx: &mut Cx<'_>) -> Turn {
        match action {
            Action::GoOn => {}
            // Once the last step is over its minutes are written down: there is no clock to add to or to end.
            Action::CountAway | Action::EndRound if self.over => {}
            Action::CountAway => {
                if let Some(clock) = self.clocks.get_mut(self.at) {
                    clock.active += away.ms;
                }
            }
            Action::EndRound => {
                self.paused = false;
                self.end_early(cx);
                return Turn::Stay;
            }
            Action::Discard => {
                return Turn::Open(Overlay::Confirm(Confirm {
                    question: "Throw the round away, with what you wrote in it?".to_owned(),
                    then: Then::Discard,
                }));
            }
            Action::Back => return Turn::Back,
            _ => return Turn::Stay,
        }
        self.paused = false;
        if self.over && self.is_quick(cx.library) {
            self.ask_again(cx);
            return Turn::Stay;
        }
        match (self.over, away.grading) {
            (true, true) => self.begin_grading(cx),
            (true, false) => self.begin_prediction(cx),
            // A reference that was answered has only to be read on.
            (false, _) if self.pick_now().is_some_and(|pick| pick.right.is_some()) => {
                self.stage = Stage::Reveal;
            }
            (false, _) => self.stage = self.at_work(cx.library),
        }
        self.keep_now(cx);
        Turn::Stay
    }

    /// Types a key into whatever is being written.
    pub fn press(&mut self, chord: Chord, cx: &mut Cx<'_>) {
        match &mut self.stage {
            Stage::Writing => {
                let typed = self
                    .drafts
                    .get_mut(self.at)
                    .is_some_and(|draft| draft.press(chord));
                if typed {
                    self.touch(cx.now);
                }
            }
            Stage::Predict(field) => {
                // A prediction is a number: nothing else is typed into it.
                let room = field.text().len() < 3;
                let types = |sign: char| chord.ctrl || (sign.is_ascii_digit() && room);
                if matches!(chord.key, KeyName::Char(sign) if !types(sign)) {
                    cx.say(Tone::Plain, PREDICTION);
                } else {
                    field.press(chord);
                }
            }
            Stage::Debrief(_, Some(field)) => {
                if field.press(chord) {
                    self.touch(cx.now);
                }
            }
            Stage::Grade(study) => study.press(chord, cx),
            Stage::Push(push) => {
                let push = *push;
                self.say_what_answers(push, cx);
            }
            Stage::Running
            | Stage::Replies(_)
            | Stage::Reveal
            | Stage::Again(..)
            | Stage::Back(_)
            | Stage::Debrief(_, None) => {}
        }
    }

    /// Pastes into whatever is being written; while the clock runs a paste opens the draft.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.is_quick(cx.library) && matches!(self.stage, Stage::Running) {
            return;
        }
        match &mut self.stage {
            Stage::Running | Stage::Writing => {
                self.stage = Stage::Writing;
                let whole = self
                    .drafts
                    .get_mut(self.at)
                    .is_none_or(|draft| draft.paste(text));
                if !whole {
                    cx.say(
                        Tone::Bad,
                        "Notes hold 64 KiB; the rest of the paste was left out.",
                    );
                }
                self.touch(cx.now);
            }
            Stage::Predict(field) => field.insert(text),
            Stage::Debrief(_, Some(field)) => {
                field.insert(text);
                self.touch(cx.now);
            }
            Stage::Replies(_)
            | Stage::Push(_)
            | Stage::Reveal
            | Stage::Again(..)
            | Stage::Back(_)
            | Stage::Grade(_)
            | Stage::Debrief(_, None) => {}
        }
    }

    /// Takes over what the editor gave back.
    pub fn edited(&mut self, text: &str, cx: &mut Cx<'_>) {
        if let Some(draft) = self.drafts.get_mut(self.at) {
            *draft = crate::app::writing::Writing::new(text.trim_end_matches('\n'));
        }
        self.touch(cx.now);
    }
}
