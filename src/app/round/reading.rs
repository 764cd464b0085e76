//! The debrief as one reads it: scrolling, a line to oneself, drilling what is worth most.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::debrief::{file_stem, text};
use crate::app::effect::Effect;
use crate::app::event::MouseKind;
use crate::app::line_field::LineField;
use crate::app::page::{debrief, room};
use crate::app::round::{Page, Round, Stage};
use crate::app::row::Row;
use crate::app::scroll::{lines_of, moved};
use crate::app::study::Turn;
use crate::domain::id::{Key, Slug};
use crate::domain::progress::{Progress, RoundCourse};
use crate::library::Library;

impl Round {
    pub(super) fn read_debrief(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let Stage::Debrief(scroll, line) = &mut self.stage else {
            return Turn::Stay;
        };
        match (action, line) {
            (Action::GoOn | Action::Back, Some(field)) => {
                let (scroll, says_something) = (*scroll, !field.text().trim().is_empty());
                self.keep_line(cx);
                self.changed_at = None;
                self.stage = Stage::Debrief(scroll, None);
                if says_something {
                    cx.say_once_saved("Noted for next time.");
                }
            }
            (Action::Draft, line @ None) => {
                let before = cx
                    .progress
                    .round(self.id)
                    .map_or("", |round| round.note.as_str());
                *line = Some(LineField::new(before));
            }
            (Action::NextPane | Action::PreviousPane, None) => {
                *scroll = 0;
                self.page = match self.page {
                    Page::Figures => Page::Points,
                    Page::Points => Page::Figures,
                };
            }
            (
                Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
                | Action::First
                | Action::Last,
                None,
            ) => {
                let before = *scroll;
                let scrolled = self.scrolled(before, action, cx);
                self.stage = Stage::Debrief(scrolled, None);
            }
            (Action::WriteFile, None) => self.write_file(cx),
            (Action::GoOn, None) => {
                let known = self.known_worth(cx.progress, cx.library);
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

    /// Wishes for the debrief as a file, for notes or for whoever asked.
    fn write_file(&self, cx: &mut Cx<'_>) {
        if let Some(course) = cx.progress.round(self.id) {
            let text = text(course, cx.progress, cx.library, true);
            let stem = file_stem(course);
            cx.effects.push(Effect::WriteMarkdown { stem, text });
        }
    }

    /// Where a key leads in a debrief longer than its pane.
    fn scrolled(&self, before: usize, action: Action, cx: &Cx<'_>) -> usize {
        let inside = room::frame(cx.size).inside();
        let course = cx.progress.round(self.id);
        let length = course.map_or(0, |course| {
            self.debrief_rows(course, cx.progress, cx.library, inside.columns())
                .len()
        });
        let height = inside.rows();
        let by = lines_of(action, height).unwrap_or(0);
        moved(
            before.min(length.saturating_sub(height)),
            by,
            length,
            height,
        )
    }

    /// What stands in the debrief: the figures, or all points.
    pub fn debrief_rows(
        &self,
        course: &RoundCourse,
        progress: &Progress,
        library: &Library,
        width: usize,
    ) -> Vec<Row> {
        match self.page {
            Page::Points => debrief::all_points(course, progress, library, width),
            Page::Figures => {
                debrief::rows(course, progress, library, width, debrief::Reader::Player)
            }
        }
    }

    /// The points worth most next time, as far as a pack still has them.
    pub fn known_worth(&self, progress: &Progress, library: &Library) -> Vec<(Key, Slug)> {
        let debrief = progress.debrief(self.id);
        let worth = debrief.map_or(Vec::new(), |debrief| debrief.worth);
        let known = worth.into_iter().filter(|(question, point)| {
            library
                .question(question)
                .is_some_and(|found| found.point(point.as_str()).is_some())
        });
        known.collect()
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

    /// Whether one grades, and a mark is there to be taken back.
    pub fn has_mark_to_undo(&self) -> bool {
        matches!(&self.stage, Stage::Grade(study) if study.has_mark_to_undo())
    }

    /// Takes the last mark back while grading.
    pub fn undo_mark(&mut self, cx: &mut Cx<'_>) {
        if let Stage::Grade(study) = &mut self.stage {
            study.undo_mark(cx);
        }
    }

    /// Takes in what the mouse did.
    pub fn mouse(&mut self, mouse: crate::app::event::Mouse, cx: &mut Cx<'_>) {
        if let Stage::Grade(study) = &mut self.stage {
            return study.mouse(mouse, cx);
        }
        let turn = match mouse.what {
            MouseKind::WheelUp => Action::Up,
            MouseKind::WheelDown => Action::Down,
            MouseKind::Click => return,
        };
        // A wheel only ever moves: nothing that it does leads elsewhere.
        let _ = self.act(turn, cx);
    }
}
