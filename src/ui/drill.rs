//! Draws a drill.

use crate::app::drill::Drilling;
use crate::app::geometry;
use crate::app::page::drill::page;
use crate::app::scroll;
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// Draws the drill at hand.
pub(super) fn draw(pen: &Pen<'_>, state: &State, drill: &Drilling, buffer: &mut Buffer) {
    let area = geometry::drill(state.size, drill.reading);
    let inside = area.inside();
    let rows = page(drill, &state.library, &state.progress, inside.columns()).rows;
    // A window that has grown since may show all of it.
    let from = scroll::moved(drill.scroll, 0, rows.len(), inside.rows());
    let read = scroll::percent(from, rows.len(), inside.rows());
    let figure = format!("{}/{}", drill.at + 1, drill.items.len());
    let title = Frame {
        title: if drill.reading {
            "Model answer"
        } else {
            "Win back"
        }
        .to_owned(),
        figure,
        position: read.map_or_else(String::new, |percent| format!("{percent} %")),
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, area, &title);
    pen.rows(buffer, inside, &rows, from);
}
