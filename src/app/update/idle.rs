//! Which actions that hold everywhere have nothing to act on just now; knows no keys and changes nothing.

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::round::Stage;
use crate::app::state::{Screen, State};
use crate::app::update::{context, question_at_hand};

/// What belongs to a question, a point or a save.
const OF_SOMETHING: [Action; 9] = [
    Action::Undo,
    Action::Bookmark,
    Action::PutOff,
    Action::TakeOut,
    Action::StartAnew,
    Action::Note,
    Action::SeeAlso,
    Action::History,
    Action::Copy,
];

/// The actions that would only say that there is nothing to do them to: the lists of keys leave them out.
pub(super) fn idle(state: &State) -> Vec<Action> {
    let idle = |action: &Action| !acts(state, *action);
    OF_SOMETHING.into_iter().filter(idle).collect()
}

fn acts(state: &State, action: Action) -> bool {
    let at_hand = question_at_hand(state);
    let here = context(state);
    let (studies, drills) = match &state.screen {
        Screen::Study(_) => (true, false),
        Screen::Drill(_) => (false, true),
        Screen::Today(_)
        | Screen::Search(_)
        | Screen::Desk(_)
        | Screen::Progress(_)
        | Screen::History(_)
        | Screen::Interview(_)
        | Screen::Round(_) => (false, false),
    };
    match action {
        Action::Undo => can_take_back(state, here),
        Action::Bookmark => studies && at_hand.is_some(),
        Action::PutOff | Action::TakeOut | Action::StartAnew => {
            let settled = matches!(here, Context::Tree | Context::Answer | Context::Saved);
            drills || (studies && settled && at_hand.is_some())
        }
        Action::SeeAlso => {
            let question = at_hand.and_then(|key| state.library.question(&key));
            let linked = |key| state.library.question(key).is_some();
            studies && question.is_some_and(|question| question.see_also.iter().any(linked))
        }
        Action::History => {
            let away = !matches!(
                state.screen,
                Screen::Round(_) | Screen::Interview(_) | Screen::History(_)
            );
            away && at_hand.is_some()
        }
        Action::Note => at_hand.is_some() && !matches!(state.screen, Screen::Interview(_)),
        _ => at_hand.is_some(),
    }
}

/// Whether a mark or a save is there to be taken back.
fn can_take_back(state: &State, here: Context) -> bool {
    let grades = matches!(here, Context::Grade | Context::Reader);
    match &state.screen {
        Screen::Round(round) => matches!(round.stage, Stage::Grade(_)),
        Screen::Interview(_) | Screen::Drill(_) => true,
        Screen::Today(_)
        | Screen::Study(_)
        | Screen::Search(_)
        | Screen::Desk(_)
        | Screen::Progress(_)
        | Screen::History(_) => grades || state.last_save.is_some(),
    }
}
