//! The debrief as one reads it: scrolling, a line to oneself, drilling what is worth most.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::line_field::LineField;
use crate::app::round::{Round, Stage};
use crate::app::study::Turn;
use crate::domain::record::What;

impl Round {
    pub(super) fn read_debrief(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let Stage::Debrief(scroll, line) = &mut self.stage else {
            return Turn::Stay;
        };
        match (action, line) {
            (Action::GoOn | Action::Back, Some(field)) => {
                let text = field.text().trim().to_owned();
                let round = self.id;
                self.stage = Stage::Debrief(*scroll, None);
                if action == Action::GoOn && !text.is_empty() {
                    cx.record(
                        vec![What::RoundNote { round, line: text }],
                        None,
                        "Noted for next time.".to_owned(),
                    );
                }
            }
            (Action::Draft, line @ None) => {
                let before = cx
                    .progress
                    .round(self.id)
                    .map_or("", |round| round.note.as_str());
                *line = Some(LineField::new(before));
            }
            (Action::Up, None) => *scroll = scroll.saturating_sub(1),
            (Action::Down, None) => *scroll += 1,
            (Action::PageUp, None) => *scroll = scroll.saturating_sub(10),
            (Action::PageDown, None) => *scroll += 10,
            (Action::GoOn, None) => {
                let worth = cx
                    .progress
                    .debrief(self.id)
                    .map_or(Vec::new(), |debrief| debrief.worth);
                let known = worth.into_iter().filter(|(question, point)| {
                    cx.library
                        .question(question)
                        .is_some_and(|found| found.point(point.as_str()).is_some())
                });
                let known: Vec<_> = known.collect();
                return if known.is_empty() {
                    Turn::Back
                } else {
                    Turn::Drill(known)
                };
            }
            (Action::Back, None) => return Turn::Back,
            (_, _) => {}
        }
        Turn::Stay
    }

    /// A round that was, to read its debrief; `None` where the journal does not tell of it.
    pub fn past(id: crate::domain::id::RecordId, cx: &Cx<'_>) -> Option<Self> {
        let course = cx.progress.round(id)?;
        let mut round = Self::new(
            id,
            course.start.clone(),
            course.wall_ms,
            Vec::new(),
            Vec::new(),
            cx,
        );
        round.stage = Stage::Debrief(0, None);
        Some(round)
    }

    /// Takes the last mark back while grading.
    pub fn undo_mark(&mut self, cx: &mut Cx<'_>) -> bool {
        if let Stage::Grade(study) = &mut self.stage {
            study.undo_mark(cx)
        } else {
            false
        }
    }

    /// Takes in what the mouse did.
    pub fn mouse(&mut self, mouse: crate::app::event::Mouse, cx: &mut Cx<'_>) {
        if let Stage::Grade(study) = &mut self.stage {
            study.mouse(mouse, cx);
        }
    }
}
