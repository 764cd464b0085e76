//! The mouse in Study: clicks fold, open, focus and mark; the wheel scrolls the pane under it.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::event::{Mouse, MouseKind};
use crate::app::geometry::Pane;
use crate::app::page::checklist;
use crate::app::row::Target;
use crate::app::study::Study;
use crate::app::study::card::Stage;
use crate::app::study::grading::Line;
use crate::domain::grade::Mark;

impl Study {
    /// Takes in what the mouse did.
    pub fn mouse(&mut self, mouse: Mouse, cx: &mut Cx<'_>) {
        let panes = self.panes(cx.size);
        let at = |area: Option<crate::app::geometry::Area>| {
            area.filter(|area| area.contains(mouse.column, mouse.row))
        };
        let wheel = match mouse.what {
            MouseKind::WheelUp => Some(Action::Up),
            MouseKind::WheelDown => Some(Action::Down),
            MouseKind::Click => None,
        };
        if let Some(area) = at(panes.tree).filter(|_| !panes.rail) {
            match wheel {
                Some(action) => {
                    let height = area.inside().rows();
                    self.tree
                        .walk(if action == Action::Up { -3 } else { 3 }, height);
                }
                None => self.click_tree(
                    usize::from(mouse.row.saturating_sub(area.inside().y)),
                    area.inside().rows(),
                    cx,
                ),
            }
        } else if at(panes.card).is_some() {
            match wheel {
                Some(action) if self.is_peeking() => (0..3).for_each(|_| {
                    self.peek_on(action, cx);
                }),
                Some(action) => (0..3).for_each(|_| self.scroll_card(action, cx)),
                None => self.focus_on(Pane::Card),
            }
        } else if let Some(area) = at(panes.checklist) {
            match wheel {
                Some(action) => self.wheel_checklist(action, cx),
                None => self.click_checklist(
                    usize::from(mouse.row.saturating_sub(area.inside().y)),
                    area,
                    cx,
                ),
            }
        }
    }

    fn click_tree(&mut self, row: usize, height: usize, cx: &mut Cx<'_>) {
        let line = self.tree.offset(height) + row;
        if line >= self.tree.lines().len() {
            return;
        }
        self.focus = Pane::Tree;
        self.tree.go(line, height);
        self.choose(Action::GoOn, cx);
    }

    fn wheel_checklist(&mut self, action: Action, cx: &mut Cx<'_>) {
        let Some(stage) = self.shown().map(|card| card.stage) else {
            return;
        };
        self.peek = None;
        self.focus = Pane::Checklist;
        if stage == Stage::Grade {
            self.grade(action, cx);
        } else {
            self.after(action, cx);
        }
    }

    /// A click on a point gives it in full, a second click takes that back to missed.
    fn click_checklist(&mut self, row: usize, area: crate::app::geometry::Area, cx: &mut Cx<'_>) {
        if self.shown().is_none_or(|card| card.stage != Stage::Grade) {
            return;
        }
        self.peek = None;
        let Some(card) = &mut self.card else { return };
        let view = checklist::view(card, cx.library, area);
        let clicked = view.row_at(row, self.checklist_scroll);
        let Some(Target::Entry(entry)) = clicked.map(|row| row.target.clone()) else {
            return;
        };
        let Some(line) = checklist::line_at(card, entry) else {
            return;
        };
        self.focus = Pane::Checklist;
        card.grading.go(line);
        let full = match line {
            Line::Point(at) => {
                card.grading.given(at).and_then(|given| given.mark) == Some(Mark::Full)
            }
            Line::Part(at, part) => card
                .grading
                .given(at)
                .and_then(|given| given.parts.get(part).copied())
                .unwrap_or(false),
            Line::Pitfall(at) => card.grading.fell(at),
        };
        let action = match line {
            Line::Pitfall(_) => Action::Pitfall,
            Line::Point(_) | Line::Part(..) if full => Action::MarkMissed,
            Line::Point(_) | Line::Part(..) => Action::MarkFull,
        };
        self.grade(action, cx);
    }
}
