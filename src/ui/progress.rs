//! Draws the pages of Progress and the history of a question.

use crate::app::page::history;
use crate::app::page::progress::view;
use crate::app::progress::history::History;
use crate::app::progress::{Page, Pages};
use crate::app::scroll::percent;
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// Draws the page in sight.
pub(super) fn draw(pen: &Pen<'_>, state: &State, pages: &Pages, buffer: &mut Buffer) {
    let view = view(pages, state.size);
    let (length, height) = (view.rows.len(), view.inside.rows());
    let frame = Frame {
        title: "Progress".to_owned(),
        figure: format!("{}/{}", pages.page.place() + 1, Page::ALL.len()),
        position: position(view.offset, length, height),
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, view.frame, &frame);
    pen.rows(buffer, view.inside, &view.rows, view.offset);
    pen.scrollbar(buffer, view.frame, view.offset, length, height);
}

/// Draws the history of a question.
pub(super) fn draw_history(pen: &Pen<'_>, state: &State, history: &History, buffer: &mut Buffer) {
    let view = history::view(
        history,
        &state.library,
        &state.progress,
        state.now.day,
        state.size,
    );
    let (length, height) = (view.rows.len(), view.inside.rows());
    let offset = history.scroll.min(length.saturating_sub(height));
    let frame = Frame {
        title: "History".to_owned(),
        figure: String::new(),
        position: position(offset, length, height),
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, view.frame, &frame);
    pen.rows(buffer, view.inside, &view.rows, offset);
    pen.scrollbar(buffer, view.frame, offset, length, height);
}

fn position(offset: usize, length: usize, height: usize) -> String {
    percent(offset, length, height).map_or(String::new(), |percent| format!("{percent} %"))
}
