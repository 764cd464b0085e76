//! Draws the whole window: a frame is a function of State.

use crate::app::geometry::{Area, body_and_bottom, is_too_small};
use crate::app::hints;
use crate::app::row::Ink;
use crate::app::state::{Screen, Size, State};
use crate::ui::parts::Pen;
use crate::ui::theme::Theme;
use crate::ui::{drill, interview, overlay, progress, round, search, study, today};
use ratatui::Frame;
use ratatui::buffer::Buffer;

/// Draws the window.
pub fn view(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let pen = Pen {
        theme,
        ascii: state.options.ascii,
    };
    let whole = frame.area();
    let size = Size {
        width: whole.width,
        height: whole.height,
    };
    frame.buffer_mut().set_style(whole, theme.page());
    if is_too_small(size) {
        return too_small(&pen, frame.buffer_mut(), size);
    }
    match &state.screen {
        Screen::Today(screen) => today::draw(&pen, state, screen, frame.buffer_mut()),
        Screen::Study(screen) => study::draw(&pen, state, screen, frame),
        Screen::Drill(screen) => drill::draw(&pen, state, screen, frame.buffer_mut()),
        Screen::Desk(screen) => round::draw_desk(&pen, state, screen, frame.buffer_mut()),
        Screen::Progress(screen) => progress::draw(&pen, state, screen, frame.buffer_mut()),
        Screen::History(screen) => progress::draw_history(&pen, state, screen, frame.buffer_mut()),
        Screen::Interview(screen) => interview::draw(&pen, state, screen, frame.buffer_mut()),
        Screen::Round(screen) => round::draw(&pen, state, screen, frame),
        Screen::Search(screen) => search::draw(&pen, state, screen, frame.buffer_mut()),
    }
    bottom(&pen, state, size, frame.buffer_mut());
    if let Some(front) = &state.overlay {
        overlay::draw(&pen, state, front, frame);
    }
}

fn bottom(pen: &Pen<'_>, state: &State, size: Size, buffer: &mut Buffer) {
    let (_, line) = body_and_bottom(size);
    let inside = Area {
        x: line.x + 1,
        width: line.width.saturating_sub(2),
        ..line
    };
    let row = hints::bottom(state, inside.columns());
    pen.rows(buffer, inside, &[row], 0);
}

/// A window in which nothing can be read says so; what is under way goes on.
fn too_small(pen: &Pen<'_>, buffer: &mut Buffer, size: Size) {
    let text = "This window is too small: 40 columns and 12 rows at least.";
    let lines = crate::text::wrap::wrap(text, usize::from(size.width.max(1)));
    let height = u16::try_from(lines.len()).unwrap_or(1);
    let top = size.height.saturating_sub(height) / 2;
    for (y, line) in (top..size.height).zip(lines) {
        let width = u16::try_from(crate::text::cells::width(&line))
            .unwrap_or(0)
            .min(size.width);
        let x = (size.width - width) / 2;
        pen.text(
            buffer,
            x,
            y,
            &line,
            usize::from(size.width),
            pen.theme.ink(Ink::Plain),
        );
    }
}

#[cfg(test)]
mod tests;
