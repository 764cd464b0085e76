//! Draws the picture of the README from the app itself: the shipped pack, a few keys, the screen buffer as SVG.

use greenroom::app::chord::Chord;
use greenroom::app::event::{Event, EventKind};
use greenroom::app::keymap::Keymap;
use greenroom::app::state::{Size, State};
use greenroom::app::update::{Start, start_at, update};
use greenroom::domain::id::Key;
use greenroom::domain::progress::Progress;
use greenroom::domain::time::{Day, Moment};
use greenroom::library::Library;
use greenroom::pack::{Source, load_all};
use greenroom::settings::theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::sync::Arc;

/// The window of the picture, in cells.
const SIZE: Size = Size {
    width: 124,
    height: 34,
};
/// A cell in pixels; 16.4 keeps vertical lines whole.
const CELL: (f64, f64) = (8.43, 16.4);
const MARGIN: f64 = 14.0;
const BACKGROUND: &str = "#16171d";
const DRAFT: &str = "P50 held, so most requests are as they were. I would first split P99 by endpoint, by customer and by minute of the hour, and see who got slow before I ask why.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args()
        .nth(1)
        .ok_or("Name the file to write, such as assets/study.svg.")?;
    let packs = load_all(&Source::built_in())
        .into_iter()
        .filter_map(|loaded| loaded.pack);
    let library = Library::new(packs.collect());
    let question = Key::parse("system-design:p99-doubled-nothing-deployed").ok_or("no key")?;
    let mut state = state(library);
    tell(
        &mut state,
        EventKind::Resize {
            width: SIZE.width,
            height: SIZE.height,
        },
    );
    let event = Event {
        at: state.now,
        fresh: 1,
        kind: EventKind::Focus,
    };
    start_at(&mut state, &event, Start::Question(question));
    press(&mut state, &["d"]);
    tell(&mut state, EventKind::Paste(DRAFT.to_owned()));
    press(
        &mut state,
        &[
            "esc", "enter", "2", "0", "2", "2", "2", "0", "1", "2", "1", "2", "0", "2", "0",
        ],
    );
    let theme = theme("night")?;
    let backend = ratatui::backend::TestBackend::new(SIZE.width, SIZE.height);
    let mut terminal = ratatui::Terminal::new(backend)?;
    terminal.draw(|frame| greenroom::ui::view::view(&state, &theme, frame))?;
    std::fs::File::create(&out).and_then(|mut file| {
        std::io::Write::write_all(&mut file, svg(terminal.backend().buffer()).as_bytes())
    })?;
    Ok(())
}

fn state(library: Library) -> State {
    let progress = Progress::fold(Vec::new(), library.renames());
    let now = Moment {
        wall_ms: 1_795_340_400_000,
        boot_ms: 1,
        offset_minutes: 0,
        day: Day(20_779),
    };
    State {
        size: SIZE,
        ..State::new(Arc::new(library), progress, Keymap::default(), now)
    }
}

fn tell(state: &mut State, kind: EventKind) {
    update(
        state,
        Event {
            at: state.now,
            fresh: 7,
            kind,
        },
    );
}

fn press(state: &mut State, keys: &[&str]) {
    for chord in keys.iter().filter_map(|key| Chord::parse(key)) {
        tell(state, EventKind::Key(chord));
    }
}

/// The buffer as SVG: one text element a run of one style, so that columns stay straight in any font.
fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let width = f64::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let first = &buffer[(x, y)];
            let end = (x..area.width)
                .find(|at| !alike(first, &buffer[(*at, y)]))
                .unwrap_or(area.width);
            let text: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
            run(&mut out, (x, y), end - x, &text, first);
            x = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn alike(one: &Cell, two: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (two.fg, two.bg, two.modifier)
}

fn run(out: &mut String, (x, y): (u16, u16), cells: u16, text: &str, cell: &Cell) {
    let left = MARGIN + f64::from(x) * CELL.0;
    let top = MARGIN + f64::from(y) * CELL.1;
    let length = f64::from(cells) * CELL.0;
    let behind = hex(cell.bg, BACKGROUND);
    if behind != BACKGROUND {
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{length:.1}\" height=\"{:.1}\" fill=\"{behind}\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let style = if cell.modifier.contains(Modifier::ITALIC) {
        " font-style=\"italic\""
    } else {
        ""
    };
    let shown = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"{weight}{style}>{shown}</text>",
        top + 12.6,
        hex(cell.fg, "#d6d7dc"),
    );
}

fn hex(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => otherwise.to_owned(),
    }
}
