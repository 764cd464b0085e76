//! Draws the interviewer's screen: the script at the left, the checklist at the right, the debrief at the end.
//!
//! On a narrow window one of the two is a page, and tab turns it.

use crate::app::geometry::{Area, body_and_bottom};
use crate::app::interview::{Focus, Interview};
use crate::app::page::{checklist, debrief, interview as page};
use crate::app::row::Row;
use crate::app::scroll::{keep_in_sight, percent};
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;

/// The columns from which script and checklist stand side by side.
const BESIDE_FROM: u16 = 100;
/// The rows inside the frame up to which the clock has one line.
const LOW: u16 = 15;
/// The widest that the debrief gets.
const WIDEST: u16 = 120;

/// Draws the interviewer's screen.
pub(super) fn draw(pen: &Pen<'_>, state: &State, interview: &Interview, buffer: &mut Buffer) {
    let (body, _) = body_and_bottom(state.size);
    if let Some(scroll) = interview.debrief {
        return draw_debrief(pen, state, interview, scroll, buffer);
    }
    if body.width >= BESIDE_FROM {
        let (left, right) = body.split_left(body.width * 11 / 20);
        draw_script(pen, state, interview, left, buffer);
        draw_checklist(pen, state, interview, right, buffer);
    } else if interview.focus == Focus::Script {
        draw_script(pen, state, interview, body, buffer);
    } else {
        draw_checklist(pen, state, interview, body, buffer);
    }
}

fn draw_script(
    pen: &Pen<'_>,
    state: &State,
    interview: &Interview,
    area: Area,
    buffer: &mut Buffer,
) {
    let whole = area.inside();
    let head = page::head(interview, whole.columns(), whole.height <= LOW);
    let tall = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let (clock, inside) = whole.split_top(tall);
    let rows = page::rows(interview, &state.library, inside.columns());
    let last = rows.iter().rposition(|row| row.chosen).unwrap_or(0);
    let first = rows.iter().position(|row| row.chosen).unwrap_or(0);
    let below = keep_in_sight(
        0,
        (last + 3).min(rows.len().saturating_sub(1)),
        rows.len(),
        inside.rows(),
    );
    let offset = if interview.cursor == 0 {
        0
    } else {
        below.min(first)
    };
    let figure = format!(
        "question {}/{}",
        interview.question_at() + 1,
        interview.cards.len()
    );
    pen.frame(
        buffer,
        area,
        &Frame {
            title: format!("Interviewer · seed {}", interview.start.seed),
            figure,
            position: percent(offset, rows.len(), inside.rows())
                .map_or(String::new(), |percent| format!("{percent} %")),
            focused: interview.focus == Focus::Script,
            ..Frame::default()
        },
    );
    pen.rows(buffer, clock, &head, 0);
    pen.rows(buffer, inside, &rows, offset);
    pen.scrollbar(buffer, area, offset, rows.len(), inside.rows());
}

fn draw_checklist(
    pen: &Pen<'_>,
    state: &State,
    interview: &Interview,
    area: Area,
    buffer: &mut Buffer,
) {
    let Some(card) = interview.card() else { return };
    let focused = interview.focus == Focus::Checklist;
    let view = checklist::view(card, &state.library, area);
    let mut rows = view.rows;
    let first = rows.iter().position(|row| row.chosen).unwrap_or(0);
    let last = rows.iter().rposition(|row| row.chosen).unwrap_or(0);
    let offset = keep_in_sight(0, last, rows.len(), view.height).min(first);
    if !focused {
        for row in &mut rows {
            row.chosen = false;
        }
    }
    let (marked, all) = card.grading.count();
    // Where the checklist is a page of its own the clock is in its frame.
    let title = if area.width == state.size.width {
        format!("Checklist · {}", page::time(interview))
    } else {
        "Checklist".to_owned()
    };
    pen.frame(
        buffer,
        area,
        &Frame {
            title,
            figure: format!("{marked}/{all} marked"),
            position: percent(offset, rows.len(), view.height)
                .map_or(String::new(), |percent| format!("{percent} %")),
            focused,
            ..Frame::default()
        },
    );
    let inside = area.inside();
    let height = u16::try_from(view.height).unwrap_or(u16::MAX);
    let (upper, foot) = inside.split_top(height);
    pen.rows(buffer, upper, &rows, offset);
    pen.rows(buffer, foot, &view.foot, 0);
    pen.scrollbar(buffer, area, offset, rows.len(), view.height);
}

fn draw_debrief(
    pen: &Pen<'_>,
    state: &State,
    interview: &Interview,
    scroll: usize,
    buffer: &mut Buffer,
) {
    let (body, _) = body_and_bottom(state.size);
    let width = body.width.min(WIDEST);
    let area = Area {
        x: (body.width - width) / 2,
        width,
        ..body
    };
    let inside = area.inside();
    let mut rows: Vec<Row> = page::file_rows(interview, inside.columns());
    if let Some(course) = state.progress.round(interview.id()) {
        rows.extend(debrief::rows(
            course,
            &state.progress,
            &state.library,
            inside.columns(),
            debrief::Reader::Interviewer,
        ));
    }
    let most = rows.len().saturating_sub(inside.rows());
    let offset = scroll.min(most);
    pen.frame(
        buffer,
        area,
        &Frame {
            title: "Debrief, as you marked it".to_owned(),
            focused: true,
            position: percent(offset, rows.len(), inside.rows())
                .map_or(String::new(), |percent| format!("{percent} %")),
            ..Frame::default()
        },
    );
    pen.rows(buffer, inside, &rows, offset);
    pen.scrollbar(buffer, area, offset, rows.len(), inside.rows());
}
