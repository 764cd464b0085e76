//! Frames as bytes: draws into a buffer of its own and yields what the terminal must be sent; knows no terminal.

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const WIPE: &[u8] = b"\x1b[0m\x1b[2J";

/// The bytes of the frame that is being drawn.
#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The screen that is drawn on, of a fixed size until it is replaced by another.
pub(crate) struct Screen {
    terminal: Terminal<CrosstermBackend<Page>>,
    page: Page,
    size: (u16, u16),
    blank: bool,
}

impl Screen {
    /// A screen of which nothing is drawn yet; its first frame wipes the terminal and draws every cell.
    pub(crate) fn new(size: (u16, u16)) -> std::io::Result<Self> {
        let page = Page::default();
        let terminal = Terminal::with_options(
            CrosstermBackend::new(page.clone()),
            TerminalOptions {
                viewport: Viewport::Fixed(Rect::new(0, 0, size.0, size.1)),
            },
        )?;
        Ok(Self {
            terminal,
            page,
            size,
            blank: true,
        })
    }

    /// The size in cells: columns, rows.
    pub(crate) const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Draws a frame and returns its bytes, which the terminal shows all at once when it knows how.
    pub(crate) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> std::io::Result<Vec<u8>> {
        {
            let mut bytes = self.page.0.borrow_mut();
            bytes.clear();
            bytes.extend_from_slice(BEGIN);
            if self.blank {
                bytes.extend_from_slice(WIPE);
            }
        }
        self.terminal.draw(draw)?;
        self.blank = false;
        let mut bytes = self.page.0.take();
        bytes.extend_from_slice(END);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Screen;

    #[test]
    fn only_the_first_frame_wipes_and_an_unchanged_one_writes_no_cell() {
        let mut screen = Screen::new((20, 3)).expect("a screen");
        let mut draw = |text: &str| {
            let bytes = screen.draw(|frame| frame.render_widget(text, frame.area()));
            String::from_utf8(bytes.expect("bytes")).expect("text")
        };
        let first = draw("curtain");
        assert!(first.starts_with("\u{1b}[?2026h") && first.ends_with("\u{1b}[?2026l"));
        assert!(first.contains("\u{1b}[2J") && first.contains("curtain"));
        let second = draw("curtain");
        assert!(!second.contains("\u{1b}[2J") && !second.contains("curtain"));
        assert!(draw("certain").contains('e'));
    }
}
