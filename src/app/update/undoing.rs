//! Taking back: the last mark while one grades, else the last save.

use crate::app::notice::Tone;
use crate::app::round::Round;
use crate::app::state::{Screen, State};
use crate::app::study::Study;
use crate::app::update::Run;
use crate::domain::record::What;

/// What is there to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A mark on a checklist that is not saved yet.
    Mark,
    /// What was last done to a point that was asked alone.
    Point,
    /// The last save.
    Save,
}

/// What `u` takes back just now, else why there is nothing: the key and the lists of keys ask this.
pub(super) fn last_done(state: &State) -> Result<Last, &'static str> {
    match &state.screen {
        Screen::Study(study) if study.has_mark_to_undo() => return Ok(Last::Mark),
        Screen::Round(round) if round.has_mark_to_undo() => return Ok(Last::Mark),
        Screen::Interview(interview) if interview.has_mark_to_undo() => return Ok(Last::Mark),
        Screen::Round(_) | Screen::Interview(_) => return Err("There is no mark to take back."),
        Screen::Drill(drill) if drill.has_something_to_undo() => return Ok(Last::Point),
        Screen::Today(_)
        | Screen::Study(_)
        | Screen::Search(_)
        | Screen::Drill(_)
        | Screen::Desk(_)
        | Screen::Progress(_)
        | Screen::History(_) => {}
    }
    let save = state.last_save.as_ref().map(|_| Last::Save);
    save.ok_or("There is nothing to take back.")
}

impl Run<'_> {
    /// Takes back the last mark while one grades, else the last save, which it names.
    pub(super) fn undo(&mut self) {
        match last_done(self.state) {
            Ok(Last::Mark) => {
                self.with_study(Study::undo_mark);
                self.with_round(Round::undo_mark);
                self.with_interview(|interview, _| interview.undo_mark());
            }
            Ok(Last::Point) => {
                if let (Screen::Drill(drill), mut cx) = self.split() {
                    drill.undo(&mut cx);
                }
            }
            Ok(Last::Save) => self.undo_save(),
            Err(why) => self.say(Tone::Plain, why),
        }
    }

    fn undo_save(&mut self) {
        let Some(last) = self.state.last_save.take() else {
            return;
        };
        self.with_study(|study, cx| study.unsave(&last.ids, cx));
        let (_, mut cx) = self.split();
        let what = What::Void { of: last.ids };
        cx.record(vec![what], None, last.said);
    }
}
