//! What every screen is made of: frames, rows, scrollbars, the bottom line.

use crate::app::geometry::Area;
use crate::app::row::{Ink, Row, Span};
use crate::text::cells;
use crate::ui::glyph::stand_in;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What drawing needs: the theme and whether only ASCII can be shown.
#[derive(Clone, Copy, Debug)]
pub struct Pen<'a> {
    /// How inks look.
    pub theme: &'a Theme,
    /// Whether glyphs are kept to ASCII.
    pub ascii: bool,
}

/// A pane's frame.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// At the left of the top border.
    pub title: String,
    /// What the title is where it does not fit whole beside the figure: the longest of these that does, else none.
    pub shorter: Vec<String>,
    /// At the right of the top border.
    pub figure: String,
    /// What the figure is where it has no room whole; nothing where it then goes.
    pub brief: String,
    /// At the right of the bottom border.
    pub position: String,
    /// Whether the pane has the focus.
    pub focused: bool,
}

/// The area as the screen buffer names it.
pub fn rect(area: Area) -> Rect {
    Rect {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
    }
}

impl Pen<'_> {
    /// Writes a text within `room` cells; answers the cells it took.
    pub fn text(
        &self,
        buffer: &mut Buffer,
        x: u16,
        y: u16,
        text: &str,
        room: usize,
        style: Style,
    ) -> u16 {
        let inside = buffer.area.contains((x, y).into());
        if !inside || room == 0 {
            return 0;
        }
        let shown: std::borrow::Cow<'_, str> = if self.ascii {
            text.chars().map(stand_in).collect::<String>().into()
        } else {
            text.into()
        };
        let (end, _) = buffer.set_stringn(x, y, &*shown, room, style);
        end.saturating_sub(x)
    }

    /// Writes spans one after the other within `room` cells.
    pub fn spans(
        &self,
        buffer: &mut Buffer,
        x: u16,
        y: u16,
        spans: &[Span],
        room: usize,
        over: Style,
    ) {
        let mut taken = 0;
        for span in spans {
            let style = self.theme.ink(span.ink).patch(over);
            let at = x.saturating_add(u16::try_from(taken).unwrap_or(u16::MAX));
            taken += usize::from(self.text(
                buffer,
                at,
                y,
                &span.text,
                room.saturating_sub(taken),
                style,
            ));
        }
    }

    /// Draws a rounded frame with its title, figure and position.
    pub fn frame(&self, buffer: &mut Buffer, area: Area, frame: &Frame) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let border = self.theme.border(frame.focused);
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        let across = "─".repeat(usize::from(area.width - 2));
        let width = usize::from(area.width);
        for (y, left_corner, right_corner) in [(area.y, "╭", "╮"), (bottom, "╰", "╯")] {
            self.text(buffer, area.x, y, left_corner, 1, border);
            self.text(buffer, area.x + 1, y, &across, width - 2, border);
            self.text(buffer, right, y, right_corner, 1, border);
        }
        for y in area.y + 1..bottom {
            self.text(buffer, area.x, y, "│", 1, border);
            self.text(buffer, right, y, "│", 1, border);
        }
        let figure = [&frame.figure, &frame.brief]
            .into_iter()
            .find(|figure| !figure.is_empty() && cells::width(figure) + 8 <= width);
        let taken = figure.map_or(0, |figure| cells::width(figure) + 3);
        let room = width.saturating_sub(6 + taken);
        if !frame.title.is_empty() && room > 0 {
            let title = std::iter::once(&frame.title)
                .chain(&frame.shorter)
                .find(|title| frame.shorter.is_empty() || cells::width(title) <= room)
                .map_or(String::new(), |title| {
                    format!(" {} ", cells::truncate(title, room))
                });
            self.text(
                buffer,
                area.x + 1,
                area.y,
                &title,
                room + 2,
                self.theme.title(frame.focused),
            );
        }
        if let Some(figure) = figure {
            self.at_right(buffer, area, area.y, figure);
        }
        if !frame.position.is_empty() && cells::width(&frame.position) + 6 <= width {
            self.at_right(buffer, area, bottom, &frame.position);
        }
    }

    fn at_right(&self, buffer: &mut Buffer, area: Area, y: u16, text: &str) {
        let text = format!(" {text} ");
        let width = u16::try_from(cells::width(&text)).unwrap_or(0);
        let x = (area.x + area.width).saturating_sub(width + 2);
        self.text(
            buffer,
            x,
            y,
            &text,
            usize::from(width),
            self.theme.ink(Ink::Muted),
        );
    }

    /// Draws rows from an offset on; the chosen one carries a mark in the padding at its left.
    pub fn rows(&self, buffer: &mut Buffer, inside: Area, rows: &[Row], offset: usize) {
        let seen = rows.iter().skip(offset).take(inside.rows());
        let mut marked = None;
        for (y, row) in (inside.y..).zip(seen) {
            let over = if row.chosen {
                self.theme.chosen()
            } else {
                Style::new()
            };
            if row.chosen {
                let line = Rect {
                    x: inside.x.saturating_sub(1),
                    y,
                    width: inside.width + 2,
                    height: 1,
                };
                buffer.set_style(line.intersection(buffer.area), over);
                if marked.replace(&row.target) != Some(&row.target) {
                    let style = self.theme.ink(Ink::Accent).patch(over);
                    self.text(buffer, inside.x.saturating_sub(1), y, "▌", 1, style);
                }
            }
            let right = row.right_width();
            let room = inside
                .columns()
                .saturating_sub(if right > 0 { right + 1 } else { 0 });
            self.spans(buffer, inside.x, y, &row.spans, room, over);
            if right > 0 && right <= inside.columns() {
                let x = inside.x + inside.width - u16::try_from(right).unwrap_or(0);
                self.spans(buffer, x, y, &row.right, right, over);
            }
        }
    }

    /// Draws a scrollbar on the right border where not all rows are in sight.
    pub fn scrollbar(
        &self,
        buffer: &mut Buffer,
        area: Area,
        offset: usize,
        length: usize,
        height: usize,
    ) {
        if length <= height || height == 0 || area.height < 4 {
            return;
        }
        let track = usize::from(area.height - 2);
        let thumb = (track * height / length).max(1);
        let most = length - height;
        let top = (track - thumb) * offset.min(most) / most;
        let x = area.x + area.width - 1;
        for at in top..top + thumb {
            let y = area.y + 1 + u16::try_from(at).unwrap_or(0);
            self.text(buffer, x, y, "┃", 1, self.theme.ink(Ink::Muted));
        }
    }
}
