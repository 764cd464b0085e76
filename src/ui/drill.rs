//! Draws a drill.

use crate::app::drill::Drilling;
use crate::app::geometry::{Area, body_and_bottom};
use crate::app::page::drill::rows;
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// The widest that a drill gets, in cells.
const WIDEST: u16 = 84;
/// The most rows it takes: what is asked stays in the middle of a tall window.
const HIGHEST: u16 = 24;

/// Draws the drill at hand.
pub(super) fn draw(pen: &Pen<'_>, state: &State, drill: &Drilling, buffer: &mut Buffer) {
    let (body, _) = body_and_bottom(state.size);
    let (width, height) = (body.width.min(WIDEST), body.height.min(HIGHEST));
    let area = Area {
        x: (body.width - width) / 2,
        y: (body.height - height) / 4,
        width,
        height,
    };
    let figure = format!("{}/{}", drill.at + 1, drill.items.len());
    let title = Frame {
        title: "Win back".to_owned(),
        figure,
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, area, &title);
    let inside = area.inside();
    pen.rows(
        buffer,
        inside,
        &rows(drill, &state.library, inside.columns()),
        0,
    );
}
