//! Taking back: the last mark while one grades, else the last save.

use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::state::Screen;
use crate::app::update::Run;

impl Run<'_> {
    /// Takes back the last mark while one grades, else the last save, which it names.
    pub(super) fn undo(&mut self) {
        if let (Screen::Study(study), mut cx) = self.split() {
            let grading = study.context() == Context::Grade || study.context() == Context::Reader;
            if grading && study.undo_mark(&mut cx) {
                return;
            }
        }
        if let (Screen::Round(round), mut cx) = self.split() {
            if !round.undo_mark(&mut cx) {
                self.say(Tone::Plain, "There is no mark to take back.");
            }
            return;
        }
        if let (Screen::Drill(drill), mut cx) = self.split()
            && drill.undo(&mut cx)
        {
            return;
        }
        let Some(last) = self.state.last_save.take() else {
            return self.say(Tone::Plain, "There is nothing to take back.");
        };
        let (screen, mut cx) = self.split();
        if let Screen::Study(study) = screen {
            study.unsave(&last.ids, &mut cx);
        }
        let what = crate::domain::record::What::Void { of: last.ids };
        cx.record(vec![what], None, last.said);
    }
}
