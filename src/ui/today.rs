//! Draws Today.

use crate::app::geometry::today as today_area;
use crate::app::page::today::rows;
use crate::app::state::State;
use crate::app::today::Today;
use crate::app::update::offers;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// Draws Today.
pub(super) fn draw(pen: &Pen<'_>, state: &State, today: &Today, buffer: &mut Buffer) {
    let area = today_area(state.size);
    pen.frame(
        buffer,
        area,
        &Frame {
            title: "Today".to_owned(),
            focused: true,
            ..Frame::default()
        },
    );
    let offers = offers(state, today);
    let inside = crate::app::page::today::inside(area);
    let rows = rows(
        today,
        &offers,
        &state.library,
        &state.progress,
        state.now.day,
        inside.columns(),
    );
    pen.rows(buffer, inside, &rows, 0);
}
