//! What a terminal has seen of a program: the screen, the modes, every byte; knows escape sequences, no process.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

/// The modes of a terminal that a program switches and must switch back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the terminal, on or off by itself"
)]
pub(crate) struct Modes {
    pub(crate) alternate_screen: bool,
    pub(crate) mouse: bool,
    pub(crate) bracketed_paste: bool,
    pub(crate) focus_events: bool,
    pub(crate) cursor_hidden: bool,
    pub(crate) synchronized: bool,
}

/// A terminal's memory.
pub(crate) struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    read: usize,
    on: BTreeSet<u16>,
}

impl Seen {
    pub(crate) fn new((width, height): (u16, u16)) -> Self {
        Self {
            parser: vt100::Parser::new(side(height), side(width), 0),
            bytes: Vec::new(),
            read: 0,
            on: BTreeSet::from([25]),
        }
    }

    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
        self.read_modes();
    }

    pub(crate) fn resize(&mut self, (width, height): (u16, u16)) {
        self.parser.screen_mut().set_size(side(height), side(width));
    }

    pub(crate) fn contents(&self) -> String {
        let screen = self.parser.screen();
        let width = screen.size().1.get();
        let rows = screen.rows(0, width).map(|row| row.trim_end().to_owned());
        rows.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn modes(&self) -> Modes {
        let any = |numbers: &[u16]| numbers.iter().any(|number| self.on.contains(number));
        Modes {
            alternate_screen: any(&[47, 1047, 1049]),
            mouse: any(&[9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016]),
            bracketed_paste: any(&[2004]),
            focus_events: any(&[1004]),
            cursor_hidden: !any(&[25]),
            synchronized: any(&[2026]),
        }
    }

    /// Reads `ESC [ ? 1 ; 2 h` and `l`; a sequence that is not whole yet is read with the next bytes.
    fn read_modes(&mut self) {
        while let Some(start) = find(&self.bytes, b"\x1b[?", self.read) {
            let body = &self.bytes[start + 3..];
            let Some(end) = body
                .iter()
                .position(|byte| !matches!(byte, b'0'..=b'9' | b';'))
            else {
                self.read = start;
                return;
            };
            let numbers = String::from_utf8_lossy(&body[..end]).into_owned();
            let ending = body[end];
            for number in numbers.split(';').filter_map(|number| number.parse().ok()) {
                match ending {
                    b'h' => self.on.insert(number),
                    b'l' => self.on.remove(&number),
                    _ => false,
                };
            }
            self.read = start + 3 + end;
        }
        self.read = self.read.max(self.bytes.len().saturating_sub(2));
    }
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let found = bytes
        .get(from..)?
        .windows(needle.len())
        .position(|window| window == needle);
    found.map(|index| from + index)
}

fn side(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}
