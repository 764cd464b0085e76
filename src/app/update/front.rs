//! What stands in front of the screen: keys that go there, and opening and closing it.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::interview::Interview;
use crate::app::notice::Tone;
use crate::app::overlay::{Choice, Note, Overlay, Then, help_view};
use crate::app::round::{Round, Stage};
use crate::app::scroll;
use crate::app::state::{Screen, State};
use crate::app::study::Turn;
use crate::app::study::card::Showing;
use crate::app::update::Run;
use crate::domain::id::Key;
use crate::domain::record::What;

/// The question at hand, on whatever screen; a round that waits has none until one goes on with it.
pub fn question_at_hand(state: &State) -> Option<Key> {
    match &state.screen {
        Screen::Study(study) => study.question().cloned(),
        Screen::Search(search) => search.chosen_key().cloned(),
        Screen::Round(round) if matches!(round.stage, Stage::Back(_)) => None,
        Screen::Round(round) => round.card().map(|card| card.subject.key.clone()),
        Screen::Drill(drill) => drill.current().map(|(key, _)| key.clone()),
        Screen::Interview(interview) => interview.card().map(|card| card.subject.key.clone()),
        Screen::History(history) => Some(history.question.clone()),
        Screen::Today(_) | Screen::Desk(_) | Screen::Progress(_) => None,
    }
}

/// The question on which a bookmark is set just now, or from which it is taken: the key and the lists of keys ask this.
pub(super) fn bookmarked(state: &State) -> Option<&Key> {
    match &state.screen {
        Screen::Study(study) => study.question(),
        Screen::Today(_)
        | Screen::Search(_)
        | Screen::Drill(_)
        | Screen::Interview(_)
        | Screen::Desk(_)
        | Screen::Round(_)
        | Screen::Progress(_)
        | Screen::History(_) => None,
    }
}

/// What is said where nothing can be bookmarked.
pub(super) const NO_BOOKMARK: &str =
    "A bookmark belongs to a question that you study: go to one first.";

/// Whether the key for bookmarks has nothing to act on; an interviewer who waits says which keys do something.
pub(super) fn lacks_bookmark(state: &State) -> bool {
    let waits =
        matches!(&state.screen, Screen::Round(round) if matches!(round.stage, Stage::Push(_)));
    bookmarked(state).is_none() && !waits
}

/// What the question at hand refers to, where its links can be followed: the key and the lists of keys ask this.
pub(super) fn see_also(state: &State) -> Option<Vec<(Key, String)>> {
    let Screen::Study(study) = &state.screen else {
        return None;
    };
    let library = &state.library;
    let question = library.question(study.question()?)?;
    let others = question.see_also.iter();
    let entries: Vec<(Key, String)> = others
        .filter_map(|key| library.question(key))
        .map(|other| (other.key.clone(), other.title.clone()))
        .collect();
    (!entries.is_empty()).then_some(entries)
}

impl Run<'_> {
    /// Does what a key asks for in front of the screen; `false` when nothing stands there.
    pub(super) fn in_front(&mut self, action: Action) -> bool {
        let Some(overlay) = self.state.overlay.take() else {
            return false;
        };
        match (overlay, action) {
            (
                Overlay::Help(_) | Overlay::Palette(_) | Overlay::Confirm(_) | Overlay::Choice(_),
                Action::Back,
            ) => {}
            (Overlay::Help(mut help), action) => {
                let (area, rows) = help_view(&help, &self.state.keymap, self.state.size);
                let (length, height) = (rows.len(), area.inside().rows());
                let by = scroll::lines_of(action, height).unwrap_or(0);
                help.scroll = scroll::moved(help.scroll, by, length, height);
                self.state.overlay = Some(Overlay::Help(help));
            }
            (Overlay::Palette(mut palette), action) => {
                let last = palette.entries().len().saturating_sub(1);
                match action {
                    Action::Up => palette.chosen = palette.chosen.saturating_sub(1),
                    Action::Down => palette.chosen = (palette.chosen + 1).min(last),
                    Action::GoOn => {
                        if let Some(action) = palette.action() {
                            self.act(action);
                        }
                        return true;
                    }
                    _ => {}
                }
                self.state.overlay = Some(Overlay::Palette(palette));
            }
            (Overlay::Confirm(confirm), action) => match action {
                Action::GoOn => self.confirmed(confirm.then),
                _ => self.state.overlay = Some(Overlay::Confirm(confirm)),
            },
            (Overlay::Note(note), action) => self.note(*note, action),
            (Overlay::Choice(choice), action) => self.choice(choice, action),
        }
        true
    }

    fn confirmed(&mut self, then: Then) {
        match then {
            Then::SaveAsMissed => {
                self.with_study(|study, cx| {
                    study.save(cx);
                });
                self.with_round(|round, cx| {
                    round.take_marks(cx);
                });
            }
            Then::EndRound => {
                self.with_round(Round::end_early);
                self.with_interview(Interview::end);
            }
            Then::Discard => {
                self.with_round(Round::discard);
                self.turn(Turn::Done("The round was thrown away.".to_owned()));
            }
            Then::LeaveUnsaved => self.effects.push(Effect::Quit(0)),
        }
    }

    /// Closes the note in front, if one is open, and saves it where it says something else than before.
    pub(super) fn close_note(&mut self) {
        match self.state.overlay.take() {
            Some(Overlay::Note(note)) => self.save_note(*note),
            other => self.state.overlay = other,
        }
    }

    /// Records the note that is being written once it is time; of several the last counts.
    pub(super) fn keep_note_when_due(&mut self) {
        let now = self.state.now.boot_ms;
        let Some(Overlay::Note(note)) = &mut self.state.overlay else {
            return;
        };
        if note.deadline().is_some_and(|due| due <= now) {
            note.changed_at = None;
            let (question, text) = (note.question.clone(), note.writing.text());
            self.record_note(question, &text, String::new());
        }
    }

    fn save_note(&mut self, note: Note) {
        let text = note.writing.text();
        let said = if text == note.before {
            ""
        } else {
            "Note saved."
        };
        // What was recorded while one wrote is on disk before it is said.
        if !self.record_note(note.question, &text, said.to_owned()) && !said.is_empty() {
            self.split().1.say_once_saved(said);
        }
    }

    /// Records a note that differs from the one that stands; `false` where it does not.
    fn record_note(&mut self, question: Key, text: &str, said: String) -> bool {
        let course = self.state.progress.course(&question);
        let differs = text != course.map_or("", |course| course.note.as_str());
        if differs {
            let (_, mut cx) = self.split();
            let text = text.into();
            cx.record(vec![What::Note { question, text }], None, said);
        }
        differs
    }

    fn note(&mut self, note: Note, action: Action) {
        match action {
            Action::Back => self.save_note(note),
            Action::Editor => {
                self.effects.push(Effect::Edit(note.writing.text()));
                self.state.overlay = Some(Overlay::Note(Box::new(note)));
            }
            _ => self.state.overlay = Some(Overlay::Note(Box::new(note))),
        }
    }

    fn choice(&mut self, mut choice: Choice, action: Action) {
        let last = choice.entries.len().saturating_sub(1);
        match action {
            Action::Up => choice.chosen = choice.chosen.saturating_sub(1),
            Action::Down => choice.chosen = (choice.chosen + 1).min(last),
            Action::First => choice.chosen = 0,
            Action::Last => choice.chosen = last,
            Action::GoOn => {
                let chosen = choice
                    .entries
                    .get(choice.chosen)
                    .map(|(key, _)| key.clone());
                if let Some(key) = chosen {
                    self.with_study(|study, cx| study.follow_link(&key, cx));
                }
                return;
            }
            _ => {}
        }
        self.state.overlay = Some(Overlay::Choice(choice));
    }

    /// The question at hand, on whatever screen.
    pub(super) fn question(&self) -> Option<Key> {
        question_at_hand(self.state)
    }

    /// Opens one's note on the question at hand.
    pub(super) fn open_note(&mut self) {
        let Some(question) = self.question() else {
            return self.say(
                Tone::Plain,
                "A note belongs to a question: go to one first.",
            );
        };
        let text = self
            .state
            .progress
            .course(&question)
            .map_or("", |course| course.note.as_str());
        let note = Note::open(question, text);
        self.state.overlay = Some(Overlay::Note(Box::new(note)));
    }

    /// Lists what the question at hand refers to.
    pub(super) fn open_see_also(&mut self) {
        let Some(entries) = see_also(self.state) else {
            return self.say(Tone::Plain, "Nothing related is linked from here.");
        };
        let title = "See also".to_owned();
        self.state.overlay = Some(Overlay::Choice(Choice {
            title,
            entries,
            chosen: 0,
        }));
    }

    /// Copies what is being read: the model answer where it is open, else the question.
    pub(super) fn copy(&mut self) {
        let Some(question) = self
            .question()
            .and_then(|key| self.state.library.question(&key))
        else {
            return self.say(Tone::Plain, "There is nothing to copy here.");
        };
        let model = matches!(&self.state.screen, Screen::Study(study)
            if study.card.as_ref().is_some_and(|card| card.is_revealed() && card.showing == Showing::Model));
        let text = if model {
            question.answer.clone()
        } else {
            question.prompt.clone()
        };
        self.effects.push(Effect::Copy(text));
        let what = if model {
            "The model answer"
        } else {
            "The question"
        };
        self.say(
            Tone::Plain,
            format!("{what} was sent to the terminal's clipboard."),
        );
    }
}
