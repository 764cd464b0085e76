//! Draws what stands in front of a screen.

use crate::app::geometry::{Area, body_and_bottom};
use crate::app::keymap::shown;
use crate::app::overlay::{Choice, Confirm, Help, Note, Overlay, Palette, help_view};
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row, span};
use crate::app::scroll::{keep_in_sight, percent};
use crate::app::state::State;
use crate::text::cells;
use crate::ui::parts::{Frame, Pen, rect};
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// Draws what stands in front.
pub(super) fn draw(pen: &Pen<'_>, state: &State, front: &Overlay, frame: &mut ratatui::Frame<'_>) {
    let (body, _) = body_and_bottom(state.size);
    match front {
        Overlay::Help(help) => draw_help(pen, state, help, frame.buffer_mut()),
        Overlay::Palette(palette) => draw_palette(pen, state, palette, body, frame.buffer_mut()),
        Overlay::Confirm(confirm) => draw_confirm(pen, confirm, body, frame.buffer_mut()),
        Overlay::Note(note) => draw_note(pen, state, note, body, frame),
        Overlay::Choice(choice) => draw_choice(pen, choice, body, frame.buffer_mut()),
    }
}

/// Clears a place and frames it; answers its inside.
fn open(pen: &Pen<'_>, area: Area, title: &str, position: String, buffer: &mut Buffer) -> Area {
    let place = rect(area).intersection(buffer.area);
    Clear.render(place, buffer);
    buffer.set_style(place, pen.theme.page());
    pen.frame(
        buffer,
        area,
        &Frame {
            title: title.to_owned(),
            position,
            focused: true,
            ..Frame::default()
        },
    );
    area.inside()
}

fn draw_help(pen: &Pen<'_>, state: &State, help: &Help, buffer: &mut Buffer) {
    let (area, rows) = help_view(help, &state.keymap, state.size);
    let seen = area.inside().rows();
    let position = percent(help.scroll, rows.len(), seen);
    let position = position.map_or(String::new(), |percent| format!("{percent} %"));
    let inside = open(pen, area, "Keys", position, buffer);
    pen.rows(buffer, inside, &rows, help.scroll);
    pen.scrollbar(buffer, area, help.scroll, rows.len(), seen);
}

fn draw_palette(pen: &Pen<'_>, state: &State, palette: &Palette, body: Area, buffer: &mut Buffer) {
    let entries = palette.entries();
    let height = body.height.saturating_sub(4).min(22);
    let area = body.centred(76.min(body.width.saturating_sub(2)), height);
    let inside = open(pen, area, "Actions", String::new(), buffer);
    let (head, list) = inside.split_top(2);
    let typed = Row::of(vec![
        span(": ", Ink::Accent),
        span(palette.field.text(), Ink::Plain),
        span("▏", Ink::Accent),
    ]);
    pen.rows(buffer, head, &[typed], 0);
    let rows: Vec<Row> = entries
        .iter()
        .enumerate()
        .map(|(at, (context, action, help))| {
            let keys = state
                .keymap
                .keys(*context, *action)
                .first()
                .map_or(String::new(), |key| shown(*key));
            let text = cells::truncate(help, list.columns().saturating_sub(12)).into_owned();
            Row::new(text, Ink::Plain)
                .with_right(keys, Ink::Strong)
                .entry(at, at == palette.chosen)
        })
        .collect();
    let offset = keep_in_sight(0, palette.chosen, rows.len(), list.rows());
    pen.rows(buffer, list, &rows, offset);
}

fn draw_confirm(pen: &Pen<'_>, confirm: &Confirm, body: Area, buffer: &mut Buffer) {
    let width = u16::try_from(cells::width(&confirm.question) + 8)
        .unwrap_or(60)
        .clamp(34, 64)
        .min(body.width);
    let rows = wrapped(
        &confirm.question,
        Ink::Strong,
        usize::from(width.saturating_sub(8)),
    );
    let height = u16::try_from(rows.len() + 6).unwrap_or(8);
    let inside = open(pen, body.centred(width, height), "", String::new(), buffer);
    let mut all = vec![Row::blank()];
    all.extend(rows);
    all.push(Row::blank());
    all.push(Row::of(vec![
        span("enter", Ink::Strong),
        span(" yes    ", Ink::Muted),
        span("esc", Ink::Strong),
        span(" no", Ink::Muted),
    ]));
    let padded = Area {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        ..inside
    };
    pen.rows(buffer, padded, &all, 0);
}

fn draw_note(
    pen: &Pen<'_>,
    state: &State,
    note: &Note,
    body: Area,
    frame: &mut ratatui::Frame<'_>,
) {
    let area = body.centred(76.min(body.width.saturating_sub(2)), 14.min(body.height));
    let title = state
        .library
        .question(&note.question)
        .map_or("Note", |question| question.title.as_str());
    let title = format!("Note · {title}");
    let inside = open(
        pen,
        area,
        &title,
        "esc keeps it".to_owned(),
        frame.buffer_mut(),
    );
    frame.render_widget(note.writing.widget(), rect(inside));
}

fn draw_choice(pen: &Pen<'_>, choice: &Choice, body: Area, buffer: &mut Buffer) {
    let height = u16::try_from(choice.entries.len() + 2)
        .unwrap_or(u16::MAX)
        .clamp(3, body.height);
    let area = body.centred(70.min(body.width.saturating_sub(2)), height);
    let inside = open(pen, area, &choice.title, String::new(), buffer);
    let rows: Vec<Row> = choice
        .entries
        .iter()
        .enumerate()
        .map(|(at, (_, title))| {
            let text = cells::truncate(title, inside.columns()).into_owned();
            Row::new(text, Ink::Plain).entry(at, at == choice.chosen)
        })
        .collect();
    let offset = keep_in_sight(0, choice.chosen, rows.len(), inside.rows());
    pen.rows(buffer, inside, &rows, offset);
}
