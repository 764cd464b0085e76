//! Draws rounds: where they begin, the room itself, grading, and the debrief.

use crate::app::page::room::{self, framed, room};
use crate::app::page::{debrief, desk as desk_page, round as page, waiting, wrapped};
use crate::app::round::desk::Desk;
use crate::app::round::{Round, Stage};
use crate::app::row::{Ink, Row, span};
use crate::app::scroll::{keep_in_sight, percent};
use crate::app::state::State;
use crate::text::wrap::{self, Measure};
use crate::ui::parts::{Frame, Pen, rect};
use crate::ui::study;
use ratatui::buffer::Buffer;
use std::borrow::Cow;

/// The widest that the desk gets.
const DESK_WIDEST: u16 = 84;

/// Draws where rounds begin.
pub(super) fn draw_desk(pen: &Pen<'_>, state: &State, desk: &Desk, buffer: &mut Buffer) {
    let area = framed(state.size, DESK_WIDEST);
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
            let width = framed(state.size, DESK_WIDEST).inside().columns();
            let rows = waiting::rows(round, away.ms, &state.library, width);
            draw_plain(pen, state, round, &rows, frame.buffer_mut());
        }
        Stage::Predict(field) => {
            let width = framed(state.size, DESK_WIDEST).inside().columns();
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
            // Only digits get here: what is too large stays, and is said for as long as it stands there.
            let too_large = field.text().parse::<u32>().is_ok_and(|said| said > 100);
            let (says, ink) = if too_large {
                ("A score is 0 to 100: make it smaller.", Ink::Due)
            } else {
                ("Enter goes on; empty says nothing.", Ink::Muted)
            };
            rows.extend(wrapped(says, ink, width));
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
    let area = framed(state.size, DESK_WIDEST);
    let ([title, short, shortest], [figure, brief]) = page::names(round, &state.library);
    pen.frame(
        buffer,
        area,
        &Frame {
            title,
            shorter: vec![short, shortest],
            figure,
            brief,
            focused: true,
            ..Frame::default()
        },
    );
    pen.rows(buffer, area.inside(), rows, 0);
}

/// The room: clock and steps, what is asked, what one writes below.
fn draw_room(pen: &Pen<'_>, state: &State, round: &Round, frame: &mut ratatui::Frame<'_>) {
    let room = room(round, &state.library, state.size);
    let ([title, short, shortest], [figure, brief]) = page::names(round, &state.library);
    let position = percent(room.offset, room.rows.len(), room.text.rows())
        .map_or(String::new(), |percent| format!("{percent} %"));
    let buffer = frame.buffer_mut();
    pen.frame(
        buffer,
        room.area,
        &Frame {
            title,
            shorter: vec![short, shortest],
            figure,
            brief,
            position,
            focused: true,
        },
    );
    let plain = |rows: Vec<Row>| -> Vec<Row> { rows.into_iter().map(unmarked).collect() };
    pen.rows(buffer, room.clock, &plain(room.head), 0);
    let rows = plain(room.rows);
    pen.rows(buffer, room.text, &rows, room.offset);
    let Some(notes) = room.notes else { return };
    let (head, body) = notes.split_top(2);
    pen.rows(buffer, head, &page::notes_head(round, head.columns()), 0);
    let Some(draft) = round.drafts.get(round.at) else {
        return;
    };
    if matches!(round.stage, Stage::Writing) {
        frame.render_widget(draft.widget(), rect(body));
    } else {
        let rows = room::notes(round, body);
        pen.rows(frame.buffer_mut(), body, &rows, 0);
    }
}

/// Only the replies have a cursor in the room.
fn unmarked(mut row: Row) -> Row {
    row.chosen &= matches!(row.target, crate::app::row::Target::Entry(_));
    row
}

/// The line to oneself while it is typed, all of it in sight.
fn typed_line(field: &crate::app::line_field::LineField, width: usize) -> Vec<Row> {
    let runs = [
        (Ink::Muted, "To yourself, next time: "),
        (Ink::Plain, field.before()),
        (Ink::Accent, "▏"),
        (Ink::Plain, field.after()),
    ];
    let lines = wrap::wrap_runs(&runs, Measure::even(width));
    let row = |line: Vec<(Ink, String)>| {
        let spans = line.into_iter().map(|(ink, text)| span(text, ink));
        Row::of(spans.collect())
    };
    lines.into_iter().map(row).collect()
}

fn draw_debrief(
    pen: &Pen<'_>,
    state: &State,
    round: &Round,
    scroll: usize,
    line: Option<&crate::app::line_field::LineField>,
    buffer: &mut Buffer,
) {
    let area = room::frame(state.size);
    let inside = area.inside();
    let Some(course) = state.progress.round(round.id) else {
        return;
    };
    let mut told = Cow::Borrowed(course);
    if line.is_some() {
        // What is being typed stands below: it is on disk as it grows, and would be there twice.
        told.to_mut().note.clear();
    }
    let mut rows = round.debrief_rows(&told, &state.progress, &state.library, inside.columns());
    if let Some(field) = line {
        rows.push(Row::blank());
        rows.extend(typed_line(field, inside.columns()));
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
        many => debrief::asked(course, &state.progress, many.len()),
    };
    let title = Frame {
        title: format!("Debrief · {name} · {}", debrief::day(course.day)),
        shorter: vec![format!("Debrief · {name}"), "Debrief".to_owned()],
        figure,
        brief: String::new(),
        position: percent(offset, rows.len(), inside.rows())
            .map_or(String::new(), |percent| format!("{percent} %")),
        focused: true,
    };
    pen.frame(buffer, area, &title);
    pen.rows(buffer, inside, &rows, offset);
    pen.scrollbar(buffer, area, offset, rows.len(), inside.rows());
}
