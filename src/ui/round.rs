//! Draws rounds: where they begin, the room itself, grading, and the debrief.

use crate::app::geometry::{Area, body_and_bottom};
use crate::app::page::{debrief, desk as desk_page, round as page, wrapped};
use crate::app::round::desk::Desk;
use crate::app::round::{Round, Stage};
use crate::app::row::{Ink, Row, span};
use crate::app::scroll::{keep_in_sight, percent};
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen, rect};
use crate::ui::study;
use ratatui::buffer::Buffer;

/// The widest that a round and its debrief get, in cells.
const WIDEST: u16 = 120;
/// The widest that the desk gets.
const DESK_WIDEST: u16 = 84;

fn framed(state: &State, widest: u16) -> Area {
    let (body, _) = body_and_bottom(state.size);
    let width = body.width.min(widest);
    Area {
        x: (body.width - width) / 2,
        width,
        ..body
    }
}

/// Draws where rounds begin.
pub(super) fn draw_desk(pen: &Pen<'_>, state: &State, desk: &Desk, buffer: &mut Buffer) {
    let area = framed(state, DESK_WIDEST);
    let inside = area.inside();
    let rows = desk_page::rows(state, desk, inside.columns());
    let chosen = rows.iter().position(|row| row.chosen).unwrap_or(0);
    let offset = keep_in_sight(0, chosen, rows.len(), inside.rows());
    pen.frame(
        buffer,
        area,
        &Frame {
            title: "Round".to_owned(),
            focused: true,
            ..Frame::default()
        },
    );
    pen.rows(buffer, inside, &rows, offset);
    pen.scrollbar(buffer, area, offset, rows.len(), inside.rows());
}

/// Draws a round.
pub(super) fn draw(pen: &Pen<'_>, state: &State, round: &Round, frame: &mut ratatui::Frame<'_>) {
    match &round.stage {
        Stage::Grade(grading) => study::draw(pen, state, grading, frame),
        Stage::Debrief(scroll, line) => draw_debrief(
            pen,
            state,
            round,
            *scroll,
            line.as_ref(),
            frame.buffer_mut(),
        ),
        Stage::Back(away) => {
            let width = framed(state, DESK_WIDEST).inside().columns();
            let rows = page::waiting(round, away.ms, &state.library, width);
            draw_plain(pen, state, round, &rows, frame.buffer_mut());
        }
        Stage::Predict(field) => {
            let width = framed(state, DESK_WIDEST).inside().columns();
            let mut rows = vec![Row::blank()];
            rows.extend(wrapped(
                "Before you grade: what will the checklist say, 0 to 100?",
                Ink::Strong,
                width,
            ));
            rows.push(Row::blank());
            rows.push(Row::of(vec![
                span("› ", Ink::Accent),
                span(field.text(), Ink::Plain),
                span("▏", Ink::Accent),
            ]));
            rows.push(Row::blank());
            rows.extend(wrapped(
                "Enter goes on; empty says nothing.",
                Ink::Muted,
                width,
            ));
            draw_plain(pen, state, round, &rows, frame.buffer_mut());
        }
        Stage::Running
        | Stage::Writing
        | Stage::Replies(_)
        | Stage::Push(_)
        | Stage::Reveal
        | Stage::Again(..) => {
            draw_room(pen, state, round, frame);
        }
    }
}

fn draw_plain(pen: &Pen<'_>, state: &State, round: &Round, rows: &[Row], buffer: &mut Buffer) {
    let area = framed(state, DESK_WIDEST);
    let (title, figure) = page::names(round, &state.library);
    pen.frame(
        buffer,
        area,
        &Frame {
            title,
            figure,
            focused: true,
            ..Frame::default()
        },
    );
    pen.rows(buffer, area.inside(), rows, 0);
}

/// The room: clock and steps, what is asked, what one writes below.
fn draw_room(pen: &Pen<'_>, state: &State, round: &Round, frame: &mut ratatui::Frame<'_>) {
    let area = framed(state, WIDEST);
    let inside = area.inside();
    let (title, figure) = page::names(round, &state.library);
    let rows = page::rows(round, &state.library, inside.columns());
    let least = inside.height.saturating_sub(inside.height / 3);
    let wanted = u16::try_from(rows.len() + 1).unwrap_or(u16::MAX);
    let (upper, lower) = inside.split_top(wanted.min(least));
    // What the interviewer throws in stands last and must be in sight.
    let offset = if matches!(round.stage, Stage::Push(_)) {
        rows.len().saturating_sub(upper.rows())
    } else {
        0
    };
    let position = percent(offset, rows.len(), upper.rows())
        .map_or(String::new(), |percent| format!("{percent} %"));
    let buffer = frame.buffer_mut();
    pen.frame(
        buffer,
        area,
        &Frame {
            title,
            figure,
            position,
            focused: true,
        },
    );
    let plain: Vec<Row> = rows.into_iter().map(unmarked).collect();
    if round.is_quick(&state.library) {
        return pen.rows(buffer, inside, &plain, 0);
    }
    pen.rows(buffer, upper, &plain, offset);
    let (head, body) = lower.split_top(2);
    pen.rows(buffer, head, &page::draft_head(round, head.columns()), 0);
    let Some(draft) = round.drafts.get(round.at) else {
        return;
    };
    if matches!(round.stage, Stage::Writing) {
        frame.render_widget(draft.widget(), rect(body));
    } else {
        let rows = wrapped(&draft.text(), Ink::Plain, body.columns().max(1));
        let offset = rows.len().saturating_sub(body.rows());
        pen.rows(frame.buffer_mut(), body, &rows, offset);
    }
}

/// Only the replies have a cursor in the room.
fn unmarked(mut row: Row) -> Row {
    row.chosen &= matches!(row.target, crate::app::row::Target::Entry(_));
    row
}

fn draw_debrief(
    pen: &Pen<'_>,
    state: &State,
    round: &Round,
    scroll: usize,
    line: Option<&crate::app::line_field::LineField>,
    buffer: &mut Buffer,
) {
    let area = framed(state, WIDEST);
    let inside = area.inside();
    let Some(course) = state.progress.round(round.id) else {
        return;
    };
    let mut rows = debrief::rows(course, &state.progress, &state.library, inside.columns());
    if let Some(field) = line {
        rows.push(Row::blank());
        rows.push(Row::of(vec![
            span("To yourself, next time: ", Ink::Muted),
            span(field.text(), Ink::Plain),
            span("▏", Ink::Accent),
        ]));
    }
    let most = rows.len().saturating_sub(inside.rows());
    let offset = if line.is_some() {
        most
    } else {
        scroll.min(most)
    };
    let name = crate::app::round::desk::title(&course.start.preset, &state.library);
    let figure = match course.start.questions.as_slice() {
        [only] => state
            .library
            .question(&only.question)
            .map_or(String::new(), |question| question.title.clone()),
        many => format!("{} questions", many.len()),
    };
    let title = Frame {
        title: format!("Debrief · {name} · {}", debrief::day(course.day)),
        figure,
        position: percent(offset, rows.len(), inside.rows())
            .map_or(String::new(), |percent| format!("{percent} %")),
        focused: true,
    };
    pen.frame(buffer, area, &title);
    pen.rows(buffer, inside, &rows, offset);
    pen.scrollbar(buffer, area, offset, rows.len(), inside.rows());
}
