//! The place at which the app starts.

use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::state::State;
use crate::app::update::Run;

/// Goes to a screen, for whoever starts the app at a place.
pub fn start_at(state: &mut State, event: &Event, place: Start) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut fresh = event.fresh;
    state.now = event.at;
    let mut run = Run {
        state,
        fresh: &mut fresh,
        effects: &mut effects,
    };
    match place {
        Start::Today => {}
        Start::Topic(topic) => {
            run.go_study();
            run.with_study(|study, cx| {
                study.tree.reveal_topic(&topic, cx.library);
                study.study_topic(&topic, None, cx);
            });
        }
        Start::Question(key) => run.study_one(&key),
        Start::Study => run.go_study(),
        Start::Desk => run.open_desk(),
        Start::Progress => run.open_progress(),
        Start::Round(wish) => run.begin_round(&wish),
        Start::Interview(wish) => run.begin_interview(&wish),
    }
    run.work_out();
    effects
}

/// The place at which the app starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Today.
    Today,
    /// The topic tree.
    Study,
    /// A topic as a queue.
    Topic(crate::domain::id::TopicPath),
    /// Where rounds begin.
    Desk,
    /// The pages of Progress.
    Progress,
    /// A round.
    Round(Box<crate::app::round::Wish>),
    /// The interviewer's screen.
    Interview(Box<crate::app::round::Wish>),
    /// One question.
    Question(crate::domain::id::Key),
}
