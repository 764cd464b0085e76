//! Out of the schedule, put off, started anew: which question or point is meant on the screen at hand.

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::reschedule::{has_memory, reschedule};
use crate::app::state::{Screen, State};
use crate::app::update::Run;
use crate::domain::id::{Key, Slug};

/// What is taken out, put off or started anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A question, its points along with it.
    Question(Key),
    /// The point that is asked alone.
    Point((Key, Slug)),
}

/// What one of these keys is meant for just now, else why there is nothing: the key and the lists of keys ask this.
pub(super) fn rescheduled(state: &State, action: Action) -> Result<Subject, &'static str> {
    let subject = match &state.screen {
        Screen::Drill(drill) => drill.current().cloned().map(Subject::Point),
        Screen::Study(study) => match study.context() {
            Context::Tree | Context::Answer | Context::Saved => {
                study.question().cloned().map(Subject::Question)
            }
            _ => return Err("Save the answer first, or go back to the question."),
        },
        Screen::Today(_)
        | Screen::Search(_)
        | Screen::Interview(_)
        | Screen::Desk(_)
        | Screen::Progress(_)
        | Screen::History(_)
        | Screen::Round(_) => {
            return Err(
                "This belongs to a question that you study, or to a point that is asked alone.",
            );
        }
    };
    let subject = subject.ok_or("This belongs to a question: go to one first.")?;
    match &subject {
        Subject::Question(key)
            if action == Action::StartAnew && !has_memory(key, &state.progress) =>
        {
            Err("It has no memory yet that could start anew.")
        }
        Subject::Question(_) | Subject::Point(_) => Ok(subject),
    }
}

impl Run<'_> {
    /// Does it to the point that is asked, or to the question at hand.
    pub(super) fn reschedule(&mut self, action: Action) {
        let subject = match rescheduled(self.state, action) {
            Ok(subject) => subject,
            Err(why) => return self.say(Tone::Plain, why),
        };
        match (self.split(), subject) {
            ((Screen::Drill(drill), mut cx), Subject::Point(point)) => {
                let turn = drill.reschedule(action, &point, &mut cx);
                self.turn(turn);
            }
            ((Screen::Study(study), mut cx), Subject::Question(question)) => {
                reschedule(action, &question, None, &mut cx);
                let away = !cx.progress.standing(&question, cx.now.day).may_be_offered();
                if study.context() == Context::Answer && away {
                    study.skip(&mut cx);
                }
            }
            _ => {}
        }
    }
}
