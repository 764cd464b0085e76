//! Out of the schedule, put off, started anew: which question or point is meant on the screen at hand.

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::reschedule::reschedule;
use crate::app::state::Screen;
use crate::app::update::Run;

impl Run<'_> {
    /// Does it to the point that is asked, or to the question at hand.
    pub(super) fn reschedule(&mut self, action: Action) {
        let (screen, mut cx) = self.split();
        match screen {
            Screen::Drill(drill) => {
                let turn = drill.reschedule(action, &mut cx);
                self.turn(turn);
            }
            Screen::Study(study) => {
                let context = study.context();
                let question = match context {
                    Context::Tree | Context::Answer | Context::Saved => study.question().cloned(),
                    _ => None,
                };
                let Some(question) = question else {
                    let said = if context == Context::Tree {
                        "This belongs to a question: go to one first."
                    } else {
                        "Save the answer first, or go back to the question."
                    };
                    return cx.say(Tone::Plain, said);
                };
                let ids = reschedule(action, &question, None, &mut cx);
                let away = !cx.progress.standing(&question, cx.now.day).may_be_offered();
                if context == Context::Answer && !ids.is_empty() && away {
                    study.skip(&mut cx);
                }
            }
            Screen::Today(_)
            | Screen::Search(_)
            | Screen::Interview(_)
            | Screen::Desk(_)
            | Screen::Progress(_)
            | Screen::History(_)
            | Screen::Round(_) => {
                cx.say(
                    Tone::Plain,
                    "This belongs to a question that you study, or to a point that is asked alone.",
                );
            }
        }
    }
}
