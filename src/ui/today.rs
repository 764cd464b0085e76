//! Draws Today and its pages.

use crate::app::page::today::view;
use crate::app::scroll::percent;
use crate::app::state::State;
use crate::app::today::{Page, Today};
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// Draws Today, whichever page is open.
pub(super) fn draw(pen: &Pen<'_>, state: &State, today: &Today, buffer: &mut Buffer) {
    let view = view(state, today);
    let (length, height) = (view.rows.len(), view.inside.rows());
    let position = percent(view.offset, length, height)
        .filter(|_| today.page != Page::Offers)
        .map_or_else(String::new, |percent| format!("{percent} %"));
    let frame = Frame {
        title: view.title.to_owned(),
        figure: view.figure,
        position,
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, view.frame, &frame);
    pen.rows(buffer, view.inside, &view.rows, view.offset);
    pen.scrollbar(buffer, view.frame, view.offset, length, height);
}
