//! Which actions that hold everywhere have nothing to act on just now; asks whoever does them, knows no rule of its own.

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::state::{Screen, State};
use crate::app::update::front::{bookmarked, see_also};
use crate::app::update::progress::history_at_hand;
use crate::app::update::rescheduling::rescheduled;
use crate::app::update::undoing::last_done;
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

/// The actions that would only say that there is nothing to do them to: the list of actions leaves them out.
pub(super) fn idle(state: &State) -> Vec<Action> {
    let idle = |action: &Action| !acts(state, *action);
    OF_SOMETHING.into_iter().filter(idle).collect()
}

/// The same for the list of keys, which is also read beforehand: whoever is about to mark learns how a mark is taken back.
pub(super) fn untold(state: &State) -> Vec<Action> {
    let grades = matches!(
        context(state),
        Context::Grade | Context::RoundGrade | Context::InterviewGrade | Context::Reader
    );
    let mut idle = idle(state);
    idle.retain(|action| *action != Action::Undo || !grades);
    idle
}

fn acts(state: &State, action: Action) -> bool {
    let at_hand = question_at_hand(state);
    match action {
        Action::Undo => last_done(state).is_ok(),
        Action::PutOff | Action::TakeOut | Action::StartAnew => rescheduled(state, action).is_ok(),
        Action::SeeAlso => see_also(state).is_some(),
        Action::History => history_at_hand(state).is_ok(),
        Action::Bookmark => bookmarked(state).is_some(),
        Action::Note => at_hand.is_some() && !matches!(state.screen, Screen::Interview(_)),
        _ => at_hand.is_some(),
    }
}
