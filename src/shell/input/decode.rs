//! The bytes that a terminal sends, decoded into keys, pastes, mouse and focus; knows escape sequences of many
//! terminals, never reads, and takes no reply of a terminal for something that was typed.

mod sequence;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The most bytes of a paste that are kept; enough to see that it is longer than what is taken.
const MOST_PASTE: usize = 256 * 1024 + 1;

/// A sequence longer than this is none that we know.
const MOST_SEQUENCE: usize = 64;

const PASTE_END: &[u8] = b"\x1b[201~";

/// What the next byte belongs to.
#[derive(Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing has begun.
    #[default]
    Ground,
    /// A character of several bytes.
    Utf8 { bytes: Vec<u8>, alt: bool },
    /// After escape.
    Escape,
    /// After `ESC O`.
    Ss3,
    /// After `ESC [`.
    Csi(Vec<u8>),
    /// The three bytes of a mouse report without SGR.
    OldMouse(Vec<u8>),
    /// A reply that ends with BEL or `ESC \`; its opening byte, how much has come, whether the last byte was escape.
    Reply {
        opened: u8,
        count: usize,
        escape: bool,
    },
    /// A bracketed paste, and how many of its bytes were dropped.
    Paste(Vec<u8>),
}

/// The decoder with what it has of a sequence that is not whole yet.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    state: State,
    /// The last bytes of a paste, in which its end is looked for.
    tail: Vec<u8>,
}

/// How long to wait for the rest of what has begun, in ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// Nothing has begun.
    No,
    /// A sequence comes in one piece: what is silent this long was the escape key.
    Sequence,
    /// A paste may pause on a slow line.
    Paste,
}

impl Decoder {
    /// Decodes bytes into events.
    pub(crate) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        for byte in bytes {
            self.step(*byte, events);
        }
    }

    /// How long the rest of what has begun may take.
    pub(crate) const fn wait(&self) -> Wait {
        match self.state {
            State::Ground => Wait::No,
            State::Paste(_) => Wait::Paste,
            State::Utf8 { .. }
            | State::Escape
            | State::Ss3
            | State::Csi(_)
            | State::OldMouse(_)
            | State::Reply { .. } => Wait::Sequence,
        }
    }

    /// Ends what has begun and was not finished in time: a lone escape is a key, a half reply is nothing.
    pub(crate) fn quiet(&mut self, events: &mut Vec<Event>) {
        match std::mem::take(&mut self.state) {
            State::Escape => events.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            State::Ss3 => events.push(key(KeyCode::Char('O'), KeyModifiers::ALT)),
            State::Csi(bytes) if bytes.is_empty() => {
                events.push(key(KeyCode::Char('['), KeyModifiers::ALT));
            }
            State::Reply {
                opened, count: 0, ..
            } => {
                events.push(key(KeyCode::Char(char::from(opened)), KeyModifiers::ALT));
            }
            State::Paste(bytes) => self.end_paste(&bytes, events),
            State::Ground
            | State::Utf8 { .. }
            | State::Csi(_)
            | State::OldMouse(_)
            | State::Reply { .. } => {}
        }
    }

    fn step(&mut self, byte: u8, events: &mut Vec<Event>) {
        self.state = match std::mem::take(&mut self.state) {
            State::Ground => plain(byte, false, events),
            State::Utf8 { bytes, alt } => utf8(bytes, byte, alt, events),
            State::Escape => escaped(byte, events),
            State::Ss3 => {
                events.extend(sequence::ss3(byte));
                State::Ground
            }
            State::Csi(bytes) => csi(bytes, byte, events),
            State::OldMouse(mut bytes) => {
                bytes.push(byte);
                if bytes.len() < 3 {
                    State::OldMouse(bytes)
                } else {
                    events.extend(sequence::old_mouse(&bytes));
                    State::Ground
                }
            }
            State::Reply {
                opened,
                count,
                escape,
            } => match byte {
                0x07 => State::Ground,
                b'\\' if escape => State::Ground,
                _ => State::Reply {
                    opened,
                    count: count + 1,
                    escape: byte == 0x1b,
                },
            },
            State::Paste(bytes) => self.paste(bytes, byte, events),
        };
    }

    fn paste(&mut self, mut bytes: Vec<u8>, byte: u8, events: &mut Vec<Event>) -> State {
        if bytes.len() < MOST_PASTE + PASTE_END.len() {
            bytes.push(byte);
        }
        self.tail.push(byte);
        if !PASTE_END.starts_with(&self.tail) {
            // Only escape begins the end, and it occurs once in it.
            self.tail.clear();
            if byte == 0x1b {
                self.tail.push(byte);
            }
        }
        if self.tail != PASTE_END {
            return State::Paste(bytes);
        }
        let text = bytes.strip_suffix(PASTE_END).unwrap_or(&bytes);
        let text = text.to_vec();
        self.end_paste(&text, events);
        State::Ground
    }

    fn end_paste(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.tail.clear();
        events.push(Event::Paste(String::from_utf8_lossy(bytes).into_owned()));
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A byte outside sequences, after escape when Alt was held.
fn plain(byte: u8, alt: bool, events: &mut Vec<Event>) -> State {
    let modifiers = if alt {
        KeyModifiers::ALT
    } else {
        KeyModifiers::NONE
    };
    let control = |sign: u8| {
        (
            KeyCode::Char(char::from(sign)),
            modifiers | KeyModifiers::CONTROL,
        )
    };
    let (code, modifiers) = match byte {
        0x1b => return State::Escape,
        0x80.. => {
            return utf8(Vec::new(), byte, alt, events);
        }
        b'\r' | b'\n' => (KeyCode::Enter, modifiers),
        b'\t' => (KeyCode::Tab, modifiers),
        // Terminals send one of these for the backspace key, and nothing else that we need.
        0x08 | 0x7f => (KeyCode::Backspace, modifiers),
        0x00 => control(b' '),
        0x01..=0x1a => control(byte - 0x01 + b'a'),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        0x20..=0x7e => (KeyCode::Char(char::from(byte)), modifiers),
    };
    events.push(key(code, modifiers));
    State::Ground
}

fn utf8(mut bytes: Vec<u8>, byte: u8, alt: bool, events: &mut Vec<Event>) -> State {
    if !bytes.is_empty() && byte & 0xc0 != 0x80 {
        // The character was broken off; what comes now begins anew.
        return plain(byte, false, events);
    }
    bytes.push(byte);
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return State::Ground,
    };
    if bytes.len() < length {
        return State::Utf8 { bytes, alt };
    }
    let modifiers = if alt {
        KeyModifiers::ALT
    } else {
        KeyModifiers::NONE
    };
    let sign = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.chars().next());
    events.extend(sign.map(|sign| key(KeyCode::Char(sign), modifiers)));
    State::Ground
}

fn escaped(byte: u8, events: &mut Vec<Event>) -> State {
    match byte {
        b'[' => State::Csi(Vec::new()),
        b'O' => State::Ss3,
        b']' | b'P' | b'_' | b'^' | b'X' => State::Reply {
            opened: byte,
            count: 0,
            escape: false,
        },
        0x1b => {
            events.push(key(KeyCode::Esc, KeyModifiers::NONE));
            State::Escape
        }
        _ => plain(byte, true, events),
    }
}

fn csi(mut bytes: Vec<u8>, byte: u8, events: &mut Vec<Event>) -> State {
    match byte {
        0x1b => State::Escape,
        b'M' if bytes.is_empty() => State::OldMouse(Vec::new()),
        // The Linux console's function keys have a second bracket.
        b'[' if bytes.is_empty() => {
            bytes.push(byte);
            State::Csi(bytes)
        }
        0x40..=0x7e if bytes == b"200" && byte == b'~' => State::Paste(Vec::new()),
        0x40..=0x7e => {
            events.extend(sequence::csi(&bytes, byte));
            State::Ground
        }
        0x20..=0x3f if bytes.len() < MOST_SEQUENCE => {
            bytes.push(byte);
            State::Csi(bytes)
        }
        _ => State::Ground,
    }
}

#[cfg(test)]
mod tests;
