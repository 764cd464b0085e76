//! Draws Today.

use crate::app::page::today::view;
use crate::app::state::State;
use crate::app::today::Today;
use crate::app::update::offers;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// Draws Today.
pub(super) fn draw(pen: &Pen<'_>, state: &State, today: &Today, buffer: &mut Buffer) {
    let view = view(state, today, &offers(state, today));
    let title = Frame {
        title: "Today".to_owned(),
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, view.frame, &title);
    pen.rows(buffer, view.inside, &view.rows, 0);
}
