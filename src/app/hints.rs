//! The bottom line: keys with their words, the most useful first, and the state at the right.

mod coach;
mod line;
mod rounds;

pub use coach::coach;

use crate::app::action::Action;
use crate::app::hints::coach::{is_last, is_quick};
use crate::app::hints::line::{Hint, folded, line, sentence};
use crate::app::keymap::{Context, rows, shown};
use crate::app::notice::{Notice, Tone};
use crate::app::progress::Page;
use crate::app::row::{Ink, Row, Span, span};
use crate::app::state::{Screen, State};
use crate::app::study::card::{Card, Showing, Stage};
use crate::app::study::grading::Line;
use crate::app::today;
use crate::app::tree::TreeLine;
use crate::app::update::{context, contexts};
use crate::domain::pack::{Group, Point};
use crate::text::cells;

/// The bottom line for `width` cells: a notice, else keys; the state at its right end either way.
pub fn bottom(state: &State, width: usize) -> Row {
    let mut right = status(state);
    let taken: usize = right.iter().map(|span| cells::width(&span.text)).sum();
    let mut room = width.saturating_sub(taken + 3);
    // A notice is read now, the state can wait; only what could not be saved keeps its place.
    let offered = offered_beside(state);
    let beside = follow_up_width(&offered);
    if let Some(notice) = &state.notice
        && cells::width(&notice.text) + beside > room
        && !is_unsaved(state)
    {
        right.clear();
        room = width.saturating_sub(1);
    }
    let spans = match &state.notice {
        Some(notice) => {
            let ink = match notice.tone {
                Tone::Good => Ink::Good,
                Tone::Plain => Ink::Plain,
                Tone::Bad => Ink::Due,
            };
            let text = sentence(&notice.text, room.saturating_sub(beside));
            let left = room.saturating_sub(cells::width(&text) + 3);
            let mut spans = vec![span(text, ink)];
            spans.extend(told_beside(offered, left));
            spans
        }
        None => keys(state, room),
    };
    Row {
        spans,
        right,
        ..Row::default()
    }
}

/// From how many cells on a line keeps a place for the key that lists all others; below, each is needed for the next key.
const ROOMY: usize = 44;

/// What a save offers stands beside the notice that says so: it is read in the same moment. What went wrong needs the
/// line for itself.
fn offered_beside(state: &State) -> Vec<Hint> {
    let is_offer = |notice: &Notice| notice.tone != Tone::Bad;
    if context(state) != Context::Saved
        || state.going
        || !state.notice.as_ref().is_some_and(is_offer)
    {
        return Vec::new();
    }
    let mut hints = hints(state);
    hints.retain(|hint| matches!(hint.action, Action::GoOn | Action::FollowUp));
    hints
}

/// What is offered, within `room` cells.
fn told_beside(mut hints: Vec<Hint>, room: usize) -> Vec<Span> {
    let (mut spans, fitting) = line(&hints, None, room);
    // Enter is known by now: where there is room for one key only, it is the one that is new.
    let follows = |hint: &Hint| hint.action == Action::FollowUp;
    if let Some(at) = hints.iter().position(follows).filter(|at| *at >= fitting) {
        let first = hints.remove(at);
        spans = line(&[first], None, room).0;
    }
    if !spans.is_empty() {
        spans.insert(0, span(" ".repeat(3), Ink::Plain));
    }
    spans
}

/// The cells that the key of the next follow-up takes beside a notice; 0 where none is offered.
fn follow_up_width(offered: &[Hint]) -> usize {
    let mut hints = offered.iter();
    let follows = hints.find(|hint| hint.action == Action::FollowUp);
    follows.map_or(0, |hint| 3 + hint.width())
}

/// The hints of this moment, in order, those of everywhere last.
fn hints(state: &State) -> Vec<Hint> {
    let here = if state.going {
        vec![Context::GoTo]
    } else {
        contexts(state)
    };
    let everywhere = (!state.going && !context(state).is_text() && state.overlay.is_none())
        .then_some(Context::Everywhere);
    // What this place has its own word for is not said once more by the word that holds everywhere.
    let inner = here.clone();
    let is_said = |action: Action| {
        let mut own = inner.iter().flat_map(|context| rows(*context));
        own.any(|row| row.action == action && !row.hint.is_empty())
    };
    here.into_iter()
        .chain(everywhere)
        .flat_map(|context| rows(context).map(move |binding| (context, binding)))
        .filter(|(_, binding)| !binding.hint.is_empty() && does_something(state, binding.action))
        .filter(|(context, binding)| *context != Context::Everywhere || !is_said(binding.action))
        .filter_map(|(context, binding)| {
            let key = state.keymap.keys(context, binding.action).first()?;
            // A hint may carry its own keys in front: "0-3 how sure".
            let (key, word) = match binding.hint.split_once(' ') {
                Some((keys, word)) if keys.contains(['-', '→', '↓']) => (keys.to_owned(), word),
                _ => (shown(*key), word_of(state, binding.hint)),
            };
            let words = if word == "how sure" && is_legend_hidden(state) {
                vec!["new, shaky, fair, solid", "new to solid"]
            } else {
                vec![word]
            };
            let action = binding.action;
            Some(Hint { action, key, words })
        })
        .collect()
}

/// Whether the pane that says what the keys of the reveal mean is not on the screen.
fn is_legend_hidden(state: &State) -> bool {
    matches!(&state.screen, Screen::Study(study) if study.panes(state.size).checklist.is_none())
}

fn keys(state: &State, room: usize) -> Vec<Span> {
    let everywhere = !state.going && !context(state).is_text() && state.overlay.is_none();
    // Where a line is too short for all, its end still says where the others stand.
    let last = everywhere.then(|| state.keymap.keys(Context::Everywhere, Action::Keys).first());
    let last = last.flatten().filter(|_| room >= ROOMY);
    let last = last.map(|key| shown(*key));
    let hints = hints(state);
    let (spans, fitting) = line(&hints, last.as_deref(), room);
    let saves = |hint: &Hint| hint.action == Action::GoOn;
    let grades = contexts(state).contains(&Context::Grade) && everywhere;
    if grades && hints.iter().any(saves) && !hints.iter().take(fitting).any(saves) {
        return line(&folded(hints), last.as_deref(), room).0;
    }
    spans
}

/// Whether an action has something to do just now: a round whose clock has ended can only be graded,
/// and a key that would only say "there is none" is no hint.
fn does_something(state: &State, action: Action) -> bool {
    match &state.screen {
        Screen::Interview(_) if state.overlay.is_none() => {
            !matches!(action, Action::GoTo | Action::Search | Action::Round)
        }
        Screen::Round(round) if state.overlay.is_none() => rounds::has_use(round, action, state),
        Screen::Desk(desk) => rounds::has_use_on_desk(desk, action, state),
        // Where the question under the cursor is read, nothing is seen of the tree.
        Screen::Study(study) if study.is_peeking() => action != Action::Right,
        Screen::Study(study) => study
            .card
            .as_ref()
            .is_none_or(|card| has_use(card, action, state)),
        Screen::Progress(pages) if action == Action::GoOn => pages.entries() > 0,
        Screen::History(history) if action == Action::Up => {
            history.is_long(&state.library, &state.progress, state.now.day, state.size)
        }
        Screen::Drill(drill) if action == Action::ModelAnswer => drill.has_model(&state.library),
        Screen::Today(today) => match &today.page {
            today::Page::Plan(planning) => planning.has_use(action),
            today::Page::Offers | today::Page::Brief(_) => true,
        },
        Screen::Search(_)
        | Screen::Progress(_)
        | Screen::History(_)
        | Screen::Drill(_)
        | Screen::Round(_)
        | Screen::Interview(_) => true,
    }
}

fn has_use(card: &Card, action: Action, state: &State) -> bool {
    let Some(question) = state.library.question(&card.subject.key) else {
        return true;
    };
    let asks = |point: &&Point| point.group == Group::Clarify;
    match action {
        Action::Replies => card.subject.points(question).iter().any(asks),
        // Of a pitfall only one thing is said.
        Action::MarkFull | Action::MarkHalf | Action::MarkMissed | Action::RestFull
            if context(state) == Context::Grade && is_on_pitfall(card) =>
        {
            false
        }
        Action::Pitfall => card.subject.follow_up().is_none() && !question.pitfalls.is_empty(),
        Action::RestFull | Action::RestMissed => card.subject.points(question).len() > 1,
        Action::FollowUp => card.next_follow_up(&state.library).is_some(),
        // One key marks a quick question and saves it; its answer is open beside the mark.
        Action::GoOn if context(state) == Context::Grade => !card.subject.is_quick(question),
        Action::ModelAnswer => !card.subject.is_quick(question),
        // The key that opened the model answer closes it: one way to the checklist is named, not two.
        Action::GoOn if context(state) == Context::Reader => card.showing == Showing::Question,
        Action::ChangeRating => card.saved.is_some() && card.subject.follow_up().is_none(),
        _ => true,
    }
}

/// Some words say what the key leads to just now.
fn word_of<'a>(state: &State, hint: &'a str) -> &'a str {
    let study = match &state.screen {
        Screen::Study(study) => study,
        Screen::Round(round) if state.overlay.is_none() => return rounds::word(round, hint, state),
        Screen::Desk(desk) => return rounds::word_on_desk(desk, hint, state),
        Screen::Interview(interview) => return rounds::word_interviewing(interview, hint),
        Screen::Progress(pages) if hint == "work on it" && pages.page == Page::Rounds => {
            return "its debrief";
        }
        _ => return hint,
    };
    if hint == "answer" && study.tree.question().is_none() {
        let open = matches!(
            study.tree.current(),
            Some(TreeLine::Topic { open: true, .. })
        );
        return if open { "fold" } else { "unfold" };
    }
    let Some(card) = &study.card else {
        return hint;
    };
    match hint {
        "checklist" if card.showing == Showing::Question => "model answer",
        "pitfall" if is_on_pitfall(card) => "I fell into it",
        "full" if is_quick(card, state) => "I had it",
        "go on" if context(state) == Context::Reader && is_quick(card, state) => "answer",
        "go on" if context(state) == Context::Reader => "checklist",
        "next" if is_last(study) => "Today",
        "model answer"
            if matches!(card.stage, Stage::Saved | Stage::Read)
                && card.showing == Showing::Model =>
        {
            "question"
        }
        hint => hint,
    }
}

/// Whether the cursor is on a pitfall, which has a key of its own.
fn is_on_pitfall(card: &Card) -> bool {
    matches!(card.grading.current(), Some(Line::Pitfall(_)))
}

/// The state at the right end: the queue's place, what is saved, what is not.
fn status(state: &State) -> Vec<Span> {
    let saving = &state.saving;
    if is_unsaved(state) {
        return vec![span("NOT SAVED", Ink::Due)];
    }
    let mut words = Vec::new();
    if let Screen::Study(study) = &state.screen
        && let Some(queue) = &study.queue
        && queue.items().len() > 1
    {
        let (at, all) = queue.place();
        words.push(format!("{at}/{all} {}", cells::truncate(&queue.name, 18)));
    }
    if let Screen::Round(round) = &state.screen {
        words.extend(rounds::place(round));
    }
    let clock = |wall_ms: i64| clock(wall_ms, state.now.offset_minutes);
    let writing = matches!(&state.screen, Screen::Study(study)
        if study.card.as_ref().is_some_and(|card| card.stage == Stage::Writing));
    match (
        saving.pending.is_empty(),
        writing.then_some(saving.kept_at).flatten(),
        saving.saved_at,
    ) {
        (false, _, _) => words.push("saving".to_owned()),
        (true, Some(kept), _) => words.push(format!("draft kept {}", clock(kept))),
        (true, None, Some(saved)) => words.push(format!("saved {}", clock(saved))),
        (true, None, None) => {}
    }
    vec![span(words.join("   "), Ink::Muted)]
}

fn is_unsaved(state: &State) -> bool {
    state.saving.failed.is_some() || state.options.read_only.is_some()
}

/// `21:04` in local time.
fn clock(wall_ms: i64, offset_minutes: i16) -> String {
    let minutes = (wall_ms.div_euclid(60_000) + i64::from(offset_minutes)).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
