//! Live marks: the same keys as grading; what was said only after an objection is prompted by itself.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::interview::Interview;
use crate::app::scroll::lines_of;
use crate::app::study::grading::Line;
use crate::domain::grade::Mark;
use crate::domain::pack::{Question, Trigger};

/// How many lines a page of the checklist is.
const PAGE: usize = 5;

impl Interview {
    /// Does what a key asks for on the checklist.
    pub(super) fn mark(&mut self, action: Action, cx: &Cx<'_>) {
        let Some(question) = self.question(cx.library) else {
            return;
        };
        let prompted = self.is_prompted(question);
        let Some(card) = self.card_mut() else { return };
        let grading = &mut card.grading;
        let given = match action {
            Action::MarkFull => Some(Mark::Full),
            Action::MarkHalf => Some(Mark::Half),
            Action::MarkMissed => Some(Mark::Missed),
            _ => None,
        };
        if let Some(mark) = given {
            let here = grading.current();
            grading.mark(mark);
            if let Some(Line::Point(at) | Line::Part(at, _)) = here {
                grading.set_prompted(at, prompted && mark != Mark::Missed);
            }
            return;
        }
        match action {
            Action::RestFull => grading.mark_rest(Mark::Full),
            Action::RestMissed => grading.mark_rest(Mark::Missed),
            Action::MarkPrompted => {
                grading.turn_prompted();
            }
            Action::Pitfall => {
                grading.turn_pitfall();
            }
            action => {
                if let Some(by) = lines_of(action, PAGE) {
                    grading.walk(by);
                }
            }
        }
    }

    /// Whether a mark is there to be taken back.
    pub fn has_mark_to_undo(&self) -> bool {
        let mut card = self.card().into_iter();
        card.any(|card| card.grading.has_mark_to_undo())
    }

    /// Takes the last mark back.
    pub fn undo_mark(&mut self) {
        if let Some(card) = self.card_mut() {
            card.grading.undo();
        }
    }

    /// Whether the point under the cursor was asked for by an objection.
    fn is_prompted(&self, question: &Question) -> bool {
        let Some(card) = self.card() else {
            return false;
        };
        let Some(Line::Point(at) | Line::Part(at, _)) = card.grading.current() else {
            return false;
        };
        let points = card.subject.points(question);
        let Some(point) = points.get(at) else {
            return false;
        };
        question
            .push_backs
            .iter()
            .any(|back| self.was_said(back) && back.trigger == Trigger::Unless(point.id.clone()))
    }
}
