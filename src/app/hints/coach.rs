//! What explains the moment on the very first run, and what tells moments of Study apart; knows no keys.

use crate::app::keymap::Context;
use crate::app::state::{Screen, State};
use crate::app::study::Study;
use crate::app::study::card::{Card, Stage};
use crate::app::update::context;

/// Whether a card is a quick question: one key marks it and saves.
pub(super) fn is_quick(card: &Card, state: &State) -> bool {
    let question = state.library.question(&card.subject.key);
    question.is_some_and(|question| card.subject.is_quick(question))
}

/// Whether the question at hand was opened to read.
fn is_read(study: &Study) -> bool {
    let card = study.card.as_ref();
    card.is_some_and(|card| card.stage == Stage::Read)
}

/// Whether nothing of the queue is left after the question at hand.
pub(super) fn is_last(study: &Study) -> bool {
    study.queue.as_ref().is_none_or(|queue| {
        let (at, all) = queue.place();
        at >= all
    })
}

/// The line that explains the moment on the very first run.
pub fn coach(state: &State) -> Option<&'static str> {
    if !state.first_run || state.overlay.is_some() {
        return None;
    }
    let Screen::Study(study) = &state.screen else {
        return None;
    };
    // Who has saved once knows the way: only what the save leads to is said again.
    if state.saving.saved_at.is_some() && context(state) != Context::Saved {
        return None;
    }
    let quick = study
        .card
        .as_ref()
        .is_some_and(|card| is_quick(card, state));
    Some(match context(state) {
        Context::Answer if quick => {
            "Welcome. Answer this aloud, in a sentence or two; then enter shows the answer."
        }
        Context::Grade if quick => {
            "Compare: 2 you had it, 1 half of it, 0 you missed it. That one key saves."
        }
        Context::Answer => {
            "Welcome. Answer this aloud, as you would in the room; then enter opens the checklist."
        }
        Context::Writing => "Type as much as helps; esc leaves the text. It is kept as you type.",
        Context::Grade => {
            "Grade each point: 2 said it, 1 half, 0 missed. Enter saves; what is unmarked was missed."
        }
        Context::Reader => "Read as long as you like; enter goes back to the checklist.",
        Context::Saved if is_read(study) => {
            "Read as long as you like: it is asked in two days. Enter goes on; u takes it back, to answer it now."
        }
        Context::Saved if is_last(study) => {
            "That is the whole loop. Enter goes to Today, which knows what is worth doing next; / finds anything."
        }
        Context::Saved => {
            "That is the whole loop. Enter takes the next question; g t goes to Today; / finds anything."
        }
        Context::Tree => "Topics fold with ← and →. Enter answers the question under the cursor.",
        _ => return None,
    })
}
