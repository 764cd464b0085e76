//! Which keys of a round and of an interview are worth a hint just now, and by what word; knows no keys.

use crate::app::action::Action;
use crate::app::interview::Interview;
use crate::app::round::desk::{Desk, Entry, entries};
use crate::app::round::{Page, Round, Stage};
use crate::app::state::{Screen, State};
use crate::domain::pack::Group;
use crate::domain::round::Step;

/// Whether an action has something to do in a round just now.
pub(super) fn has_use(round: &Round, action: Action, state: &State) -> bool {
    let library = &state.library;
    match (&round.stage, action) {
        (Stage::Again(..), Action::Pause) => false,
        (Stage::Running, Action::Replies) => round.card().is_some_and(|card| {
            let question = library.question(&card.subject.key);
            question.is_some_and(|question| {
                let points = card.subject.points(question);
                points.iter().any(|point| point.group == Group::Clarify)
            })
        }),
        (Stage::Running, Action::FollowUp) => round.has_deeper(library),
        (Stage::Push(push), Action::SaidBefore | Action::Back) => !round.is_change(push, library),
        (Stage::Debrief(_, None), Action::GoOn) => {
            !round.known_worth(&state.progress, library).is_empty()
        }
        // Once the clock has ended a round can only be graded.
        (Stage::Back(_), Action::CountAway | Action::EndRound) => !round.over,
        _ => true,
    }
}

/// The word for what a key leads to in a round just now.
pub(super) fn word<'a>(round: &Round, hint: &'a str, state: &State) -> &'a str {
    match hint {
        "next phase" => next(&round.steps, round.at, "finish"),
        "pause" if round.paused => "let it run",
        "all points" if round.page == Page::Points => "figures",
        "answer it" => match &round.stage {
            Stage::Push(push) if round.is_change(push, &state.library) => "go on",
            _ => hint,
        },
        "notes" if round.start.typed => "write",
        "back" if matches!(round.stage, Stage::Debrief(_, Some(_))) => "keep it",
        "end and grade" if round.is_quick(&state.library) => "end",
        _ => hint,
    }
}

/// Whether an action has something to do where rounds begin just now.
pub(super) fn has_use_on_desk(desk: &Desk, action: Action, state: &State) -> bool {
    match action {
        Action::Right => desk.own.is_some(),
        // Elsewhere `esc` goes without saying; whoever read a debrief wants to know that it is still there.
        Action::Back => desk.own.is_some() || matches!(state.below.last(), Some(Screen::Round(_))),
        Action::OwnRound => desk.own.is_none(),
        _ => action != Action::Round,
    }
}

/// The word for what a key leads to where rounds begin: what stands under the cursor decides.
pub(super) fn word_on_desk<'a>(desk: &Desk, hint: &'a str, state: &State) -> &'a str {
    if hint != "begin" || desk.own.is_some() {
        return hint;
    }
    let all = entries(&state.library, &state.progress, &state.offered);
    match all.get(desk.chosen) {
        Some(Entry::Waiting(..)) => "go on",
        Some(Entry::Past(_)) => "its debrief",
        Some(Entry::Preset(_)) | None => hint,
    }
}

/// Which of several questions is being graded: `2/4 grading`.
pub(super) fn place(round: &Round) -> Option<String> {
    let several = round.cards.len() > 1 && matches!(round.stage, Stage::Grade(_));
    several.then(|| format!("{}/{} grading", round.grading + 1, round.asked()))
}

/// The same at the interviewer's screen.
pub(super) fn word_interviewing<'a>(interview: &Interview, hint: &'a str) -> &'a str {
    match hint {
        "next phase" => next(&interview.steps, interview.at, "debrief"),
        "pause" if interview.paused => "let it run",
        _ => hint,
    }
}

/// What comes after the step at hand.
fn next(steps: &[Step], at: usize, last: &'static str) -> &'static str {
    match steps.get(at + 1) {
        None => last,
        Some(step) if step.phase.is_some() => "next phase",
        Some(_) => "next question",
    }
}
