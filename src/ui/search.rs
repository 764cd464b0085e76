//! Draws the search.

use crate::app::geometry::Area;
use crate::app::page::search as page;
use crate::app::row::{Ink, Row, span};
use crate::app::search::{Layout, Search, layout};
use crate::app::state::State;
use crate::ui::parts::{Frame, Pen};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Draws the search.
pub(super) fn draw(pen: &Pen<'_>, state: &State, search: &Search, buffer: &mut Buffer) {
    let Layout {
        frame,
        field,
        list,
        preview,
    } = layout(state.size);
    let empty = search.field.text().trim().is_empty();
    let figure = if empty {
        "seen last".to_owned()
    } else {
        format!("{} of {}", search.total, state.library.len())
    };
    let title = Frame {
        title: "Search".to_owned(),
        figure,
        focused: true,
        ..Frame::default()
    };
    pen.frame(buffer, frame, &title);
    draw_field(pen, search, field, buffer);
    let rule = Area {
        y: field.y + 1,
        height: 1,
        ..field
    };
    pen.rows(buffer, rule, &[crate::app::page::rule(rule.columns())], 0);
    draw_list(pen, state, search, list, empty, buffer);
    if let Some(area) = preview {
        let bar = pen.theme.ink(Ink::Faint);
        for y in area.y..area.y + area.height {
            pen.text(buffer, area.x.saturating_sub(2), y, "│", 1, bar);
        }
        let rows = if search.hits.is_empty() && empty {
            page::teaching(area.columns())
        } else {
            page::preview(search, &state.library, area.columns())
        };
        pen.rows(buffer, area, &rows, 0);
    }
}

fn draw_field(pen: &Pen<'_>, search: &Search, field: Area, buffer: &mut Buffer) {
    let typed = Row::of(vec![
        span("› ", Ink::Accent),
        span(search.field.text(), Ink::Plain),
    ]);
    pen.rows(buffer, field, &[typed], 0);
    let x = field
        .x
        .saturating_add(2)
        .saturating_add(u16::try_from(search.field.cursor_cell()).unwrap_or(u16::MAX));
    if field.contains(x, field.y) {
        let cursor = ratatui::layout::Rect {
            x,
            y: field.y,
            width: 1,
            height: 1,
        };
        buffer.set_style(
            cursor.intersection(buffer.area),
            Style::new().add_modifier(Modifier::REVERSED),
        );
    }
}

fn draw_list(
    pen: &Pen<'_>,
    state: &State,
    search: &Search,
    list: Area,
    empty: bool,
    buffer: &mut Buffer,
) {
    let mut list = list;
    if !search.remark.is_empty() {
        let rows = crate::app::page::wrapped(&search.remark, Ink::Muted, list.columns());
        pen.rows(buffer, list, &rows, 0);
        (_, list) = list.split_top(u16::try_from(rows.len() + 1).unwrap_or(2));
    }
    if search.hits.is_empty() && empty {
        let rows = crate::app::page::wrapped("Nothing was seen yet.", Ink::Muted, list.columns());
        return pen.rows(buffer, list, &rows, 0);
    }
    let rows = page::hits(
        search,
        &state.library,
        &state.stands(),
        list.columns(),
        list.rows(),
    );
    pen.rows(buffer, list, &rows, 0);
}
