//! Grading: one key a point, and what can be read beside the checklist meanwhile.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::geometry::Pane;
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::page;
use crate::app::row::Target;
use crate::app::scroll;
use crate::app::study::card::{Card, Showing, Stage};
use crate::app::study::grading::Line;
use crate::app::study::{Study, Turn};
use crate::domain::grade::Mark;
use crate::domain::record::Mode;

impl Study {
    /// Does what a key asks for while one grades.
    pub(super) fn grade(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        if self.focus == Pane::Card {
            return self.read_beside(action, cx);
        }
        match action {
            Action::MarkFull => return self.mark(Mark::Full, cx),
            Action::MarkHalf => return self.mark(Mark::Half, cx),
            Action::MarkMissed => return self.mark(Mark::Missed, cx),
            Action::RestFull => self.mark_rest(Mark::Full, cx),
            Action::RestMissed => self.mark_rest(Mark::Missed, cx),
            Action::MarkPrompted => self.turn_prompted(cx),
            Action::Pitfall => self.turn_pitfall(cx),
            Action::ModelAnswer => self.turn_model(cx),
            Action::GoOn => return self.save_or_ask(cx),
            Action::Back => self.leave_card(cx),
            action => self.walk_checklist(action, cx),
        }
        Turn::Stay
    }

    fn mark(&mut self, mark: Mark, cx: &mut Cx<'_>) -> Turn {
        let Some(card) = &mut self.card else {
            return Turn::Stay;
        };
        if matches!(card.grading.current(), Some(Line::Pitfall(_))) && mark != Mark::Missed {
            cx.say(
                Tone::Plain,
                "This is a pitfall: x marks one that you fell into.",
            );
            return Turn::Stay;
        }
        if !card.grading.mark(mark) {
            cx.say(
                Tone::Plain,
                "Fixed: what you asked counts as it was when the replies were opened.",
            );
            return Turn::Stay;
        }
        self.touch(cx);
        self.follow_cursor(cx);
        let quick = self.mode != Mode::Round
            && self.card.as_ref().is_some_and(|card| {
                let question = cx.library.question(&card.subject.key);
                question.is_some_and(|question| card.subject.is_quick(question))
            });
        if quick { self.save(cx) } else { Turn::Stay }
    }

    fn mark_rest(&mut self, mark: Mark, cx: &mut Cx<'_>) {
        if let Some(card) = &mut self.card {
            card.grading.mark_rest(mark);
        }
        self.touch(cx);
        self.follow_cursor(cx);
    }

    fn turn_prompted(&mut self, cx: &mut Cx<'_>) {
        if let Some(card) = &mut self.card {
            card.grading.turn_prompted();
        }
        self.touch(cx);
    }

    fn turn_pitfall(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        let (_, pitfalls) = (card.grading.count(), card.grading.lines().len());
        if !card.grading.turn_pitfall() && pitfalls > 0 {
            cx.say(
                Tone::Plain,
                "These are the pitfalls: x marks one that you fell into.",
            );
        }
        self.touch(cx);
        self.follow_cursor(cx);
    }

    /// Whether one grades, and a mark is there to be taken back.
    pub fn has_mark_to_undo(&self) -> bool {
        let grades = matches!(self.context(), Context::Grade | Context::Reader);
        let card = self.card.as_ref().filter(|_| grades);
        card.is_some_and(|card| card.grading.has_mark_to_undo())
    }

    /// Takes the last mark back.
    pub fn undo_mark(&mut self, cx: &mut Cx<'_>) {
        if let Some(card) = &mut self.card {
            card.grading.undo();
            self.touch(cx);
            self.follow_cursor(cx);
        }
    }

    fn walk_checklist(&mut self, action: Action, cx: &Cx<'_>) {
        let height = self
            .panes(cx.size)
            .checklist
            .map_or(1, |area| area.inside().rows());
        let Some(card) = &mut self.card else { return };
        if card.grading.lines().len() <= 1 {
            // A quick question has one line to mark beneath a text that may be longer than the pane.
            return self.scroll_checklist(action, cx);
        }
        if let Some(by) = scroll::lines_of(action, height / 2) {
            card.grading.walk(by);
        }
        self.follow_cursor(cx);
    }

    /// Keeps the line under the cursor in sight in a window that has another size now.
    pub fn resized(&mut self, cx: &Cx<'_>) {
        let grades = |card: &Card| card.stage == Stage::Grade;
        if self.card.as_ref().is_some_and(grades) {
            self.follow_cursor(cx);
        }
    }

    /// Keeps the line under the cursor in sight.
    pub(super) fn follow_cursor(&mut self, cx: &Cx<'_>) {
        let Some(area) = self.panes(cx.size).checklist else {
            return;
        };
        let Some(card) = &self.card else { return };
        let view = page::checklist::view(card, cx.library, area);
        // What is marked at the foot is always in sight: there is nothing to follow.
        if view.foot.iter().any(|row| row.target != Target::Nothing) {
            return;
        }
        let first = view.rows.iter().position(|row| row.chosen).unwrap_or(0);
        let last = view
            .rows
            .iter()
            .rposition(|row| row.chosen)
            .unwrap_or(first);
        let (length, height) = (view.rows.len(), view.height);
        let below = scroll::keep_in_sight(self.checklist_scroll, last, length, height);
        self.checklist_scroll = scroll::keep_in_sight(below, first, length, height);
    }

    /// Opens or closes the model answer beside the checklist.
    pub(super) fn turn_model(&mut self, cx: &mut Cx<'_>) {
        let Some(card) = &mut self.card else { return };
        let question = cx.library.question(&card.subject.key);
        if question.is_some_and(|question| card.subject.is_quick(question)) {
            return cx.say(Tone::Plain, "The answer stands here already, whole.");
        }
        card.scroll = 0;
        if card.showing == Showing::Model {
            card.showing = Showing::Question;
            self.focus = Pane::Checklist;
        } else {
            card.showing = Showing::Model;
            self.focus = Pane::Card;
        }
    }

    fn read_beside(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        match action {
            Action::ModelAnswer => self.turn_model(cx),
            Action::GoOn | Action::Back => {
                if let Some(card) = &mut self.card {
                    card.showing = Showing::Question;
                    card.scroll = 0;
                }
                self.focus = Pane::Checklist;
            }
            action => self.scroll_card(action, cx),
        }
        Turn::Stay
    }

    fn save_or_ask(&mut self, cx: &mut Cx<'_>) -> Turn {
        let Some(card) = &self.card else {
            return Turn::Stay;
        };
        if !card.grading.is_untouched() {
            return self.save(cx);
        }
        let (_, all) = card.grading.count();
        let points = if all == 1 {
            "this point".to_owned()
        } else {
            format!("{all} points")
        };
        Turn::Open(Overlay::Confirm(Confirm {
            question: format!("Save {points} as missed?"),
            then: Then::SaveAsMissed,
        }))
    }
}
