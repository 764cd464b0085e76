//! The interviewer's screen among the others: it is the only one while it is there, and leaving it writes its file.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::interview::Interview;
use crate::app::notice::Tone;
use crate::app::round::Wish;
use crate::app::state::Screen;
use crate::app::update::Run;

impl Run<'_> {
    pub(super) fn with_interview(&mut self, act: impl FnOnce(&mut Interview, &mut Cx<'_>)) {
        if let (Screen::Interview(interview), mut cx) = self.split() {
            act(interview, &mut cx);
        }
    }

    /// Begins an interview.
    pub(super) fn begin_interview(&mut self, wish: &Wish) {
        let begun = {
            let (_, mut cx) = self.split();
            Interview::begin(wish, &mut cx)
        };
        match begun {
            Some(interview) => self.state.screen = Screen::Interview(Box::new(interview)),
            None => self.say(
                Tone::Plain,
                "No question fits that wish. Widen its kinds, levels or topic.",
            ),
        }
    }

    /// From the interviewer's screen no key leads elsewhere: it has no journal to study in.
    pub(super) fn stays_at_interview(&mut self, action: Action) -> bool {
        let leads_away = matches!(
            action,
            Action::GoTo
                | Action::Today
                | Action::Study
                | Action::Round
                | Action::Search
                | Action::Note
                | Action::SeeAlso
                | Action::Bookmark
                | Action::Back
        );
        if !matches!(self.state.screen, Screen::Interview(_)) || self.state.overlay.is_some() {
            return false;
        }
        if !leads_away {
            return false;
        }
        self.say(
            Tone::Plain,
            "You are the interviewer: q leaves, and writes the file where anything was marked.",
        );
        true
    }

    /// Whoever leaves in the middle gets the file of what was marked until then.
    pub(super) fn end_interview_to_leave(&mut self) {
        self.with_interview(|interview, cx| {
            if interview.is_begun() {
                interview.end(cx);
            }
        });
    }

    /// A partner's marks are in a file, or not.
    pub(super) fn shared(&mut self, outcome: Result<String, String>) {
        self.with_interview(|interview, _| interview.file = Some(outcome));
    }
}
