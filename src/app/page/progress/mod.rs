//! The pages of Progress as rows: laid out once for update, which scrolls and hits them, and view, which colours them.

mod calendar;
mod calibration;
mod dimensions;
mod forecast;
mod minutes;
mod objectives;
pub(crate) mod parts;
mod ready;
mod rounds;
mod topics;
mod trend;

use crate::app::geometry::{Area, body_and_bottom};
use crate::app::progress::{Page, Pages};
use crate::app::row::{Ink, Row, Span, Target, span};
use crate::app::scroll::keep_in_sight;
use crate::app::state::Size;
use crate::text::cells;

/// The widest that Progress gets, in cells.
const WIDEST: u16 = 104;
/// The most rows that it takes: in a tall window it keeps its measure and gets air.
const HIGHEST: u16 = 44;
/// The columns from which there is air at both sides.
const AIR_FROM: u16 = 60;

/// A page as it lies in the window.
#[derive(Debug)]
pub struct View {
    /// The frame.
    pub frame: Area,
    /// What is inside, with air at its sides where there is room.
    pub inside: Area,
    /// The rows.
    pub rows: Vec<Row>,
    /// The first row in sight.
    pub offset: usize,
}

/// Where Progress lies: its frame, and the inside of it.
pub(crate) fn areas(size: Size) -> (Area, Area) {
    let (body, _) = body_and_bottom(size);
    let (width, height) = (body.width.min(WIDEST), body.height.min(HIGHEST));
    let frame = Area {
        x: (body.width - width) / 2,
        y: (body.height - height) / 4,
        width,
        height,
    };
    let inside = frame.inside();
    let air = if inside.width >= AIR_FROM { 2 } else { 0 };
    let inside = Area {
        x: inside.x + air,
        width: inside.width - 2 * air,
        ..inside
    };
    (frame, inside)
}

/// Lays the page in sight out.
pub fn view(pages: &Pages, size: Size) -> View {
    let (frame, inside) = areas(size);
    let rows = rows(pages, inside.columns());
    let height = inside.rows();
    let most = rows.len().saturating_sub(height);
    let offset = pages.scroll.min(most);
    let entry = |row: &Row| row.target == Target::Entry(pages.chosen());
    let first = rows.iter().position(entry);
    let last = rows.iter().rposition(entry);
    let offset = match (first, last) {
        _ if pages.reading_on => offset,
        // What leads to the first entry is worth reading as long as both fit.
        (Some(_), Some(last)) if pages.chosen() == 0 && last < height => 0,
        (Some(first), Some(last)) => {
            let below = keep_in_sight(offset, last, rows.len(), height);
            keep_in_sight(below, first, rows.len(), height)
        }
        _ => offset,
    };
    View {
        frame,
        inside,
        rows,
        offset,
    }
}

fn rows(pages: &Pages, width: usize) -> Vec<Row> {
    let mut rows = vec![strip(pages.page, width), Row::blank()];
    rows.extend(match pages.page {
        Page::Ready => ready::rows(pages, width),
        Page::Calendar => calendar::rows(pages, width),
        Page::Trend => trend::rows(pages, width),
        Page::Topics => topics::rows(pages, width),
        Page::Dimensions => dimensions::rows(pages, width),
        Page::Calibration => calibration::rows(pages, width),
        Page::Minutes => minutes::rows(pages, width),
        Page::Forecast => forecast::rows(pages, width),
        Page::Objectives => objectives::rows(pages, width),
        Page::Rounds => rounds::rows(pages, width),
    });
    rows
}

/// The names of the pages, the one in sight marked; where not all fit, those around it.
fn strip(page: Page, width: usize) -> Row {
    let label = |other: Page| {
        if other == page {
            span(format!("‹{}›", other.label()), Ink::Accent)
        } else {
            span(format!(" {} ", other.label()), Ink::Muted)
        }
    };
    let spans: Vec<Span> = Page::ALL.into_iter().map(label).collect();
    let widths: Vec<usize> = spans.iter().map(|span| cells::width(&span.text)).collect();
    let taken = |from: usize, to: usize| -> usize {
        let range = widths.iter().skip(from).take(to + 1 - from);
        range.sum()
    };
    if taken(0, widths.len() - 1) <= width {
        return Row::of(spans);
    }
    let room = width.saturating_sub(2);
    let here = page.place();
    let next = (here + 1).min(widths.len() - 1);
    let from = (0..=here)
        .find(|from| taken(*from, next) + usize::from(*from > 0) <= room)
        .unwrap_or(here);
    let mut shown = Vec::new();
    let mut left = room;
    if from > 0 {
        shown.push(span("…", Ink::Muted));
        left = left.saturating_sub(1);
    }
    let mut all = true;
    for (span, width) in spans.into_iter().zip(&widths).skip(from) {
        if *width > left {
            all = false;
            break;
        }
        left -= width;
        shown.push(span);
    }
    if !all {
        shown.push(span("…", Ink::Muted));
    }
    Row::of(shown)
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::app::progress::Page;
    use crate::text::cells;

    #[test]
    fn the_page_in_sight_is_always_named() {
        for page in Page::ALL {
            for width in 24..110 {
                let text = strip(page, width).text();
                assert!(cells::width(&text) <= width, "{width}: {text}");
                let name = format!("‹{}›", page.label());
                assert!(text.contains(&name), "{width}: {text}");
            }
        }
    }
}
