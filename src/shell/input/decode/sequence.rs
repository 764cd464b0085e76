//! Whole escape sequences as events; knows what xterm, the Linux console, rxvt and kitty send, no state.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// `ESC O x`: keys in application mode.
pub(crate) fn ss3(last: u8) -> Option<Event> {
    let code = match last {
        b'M' => KeyCode::Enter,
        b'R' => KeyCode::F(3),
        _ => letter(last)?,
    };
    Some(pressed(code, KeyModifiers::NONE))
}

/// `ESC [ parameters x`; `None` for replies and for what is no key.
pub(crate) fn csi(parameters: &[u8], last: u8) -> Option<Event> {
    match parameters.first() {
        Some(b'<') => return mouse(parameters.get(1..)?, last),
        Some(b'[') => return console(last),
        Some(b'?' | b'>' | b'=') => return None,
        _ => {}
    }
    let fields = fields(parameters)?;
    let first = fields.first().copied().unwrap_or([0, 0]);
    let [held, kind] = fields.get(1).copied().unwrap_or([0, 0]);
    let modifiers = modifiers(held);
    // Kitty's event types: 1 pressed, 2 repeated, 3 released.
    if kind == 3 {
        return None;
    }
    let code = match last {
        b'I' if parameters.is_empty() => return Some(Event::FocusGained),
        b'O' if parameters.is_empty() => return Some(Event::FocusLost),
        // With parameters this is where the cursor is, which nobody typed.
        b'R' if parameters.is_empty() => KeyCode::F(3),
        b'~' if first == [27, 0] => return code_point(fields.get(2)?[0], modifiers),
        b'~' => numbered(first[0])?,
        b'^' => return Some(pressed(numbered(first[0])?, KeyModifiers::CONTROL)),
        b'u' => return code_point(first[0], modifiers),
        b'a'..=b'd' if parameters.is_empty() => {
            return Some(pressed(
                letter(last.to_ascii_uppercase())?,
                KeyModifiers::SHIFT,
            ));
        }
        b'Z' => KeyCode::BackTab,
        _ => letter(last)?,
    };
    Some(pressed(code, modifiers))
}

/// The three bytes after `ESC [ M`: button, column, row, each with 32 added.
pub(crate) fn old_mouse(bytes: &[u8]) -> Option<Event> {
    let [button, column, row] = bytes else {
        return None;
    };
    let place = |byte: &u8| u16::from(byte.saturating_sub(33));
    let kind = button_kind(u16::from(button.saturating_sub(32)), true)?;
    Some(clicked(kind, place(column), place(row)))
}

fn mouse(parameters: &[u8], last: u8) -> Option<Event> {
    let [[button, _], [column, _], [row, _]] = *fields(parameters)? else {
        return None;
    };
    if !matches!(last, b'M' | b'm') {
        return None;
    }
    let place = |number: u32| u16::try_from(number.saturating_sub(1)).unwrap_or(u16::MAX);
    let kind = button_kind(u16::try_from(button).ok()?, last == b'M')?;
    Some(clicked(kind, place(column), place(row)))
}

/// Buttons with Shift, Alt, Ctrl (4, 8, 16) are the same; 32 is motion; 64 the wheel.
fn button_kind(button: u16, down: bool) -> Option<MouseEventKind> {
    Some(match (button & !0b1_1100, down) {
        (0, true) => MouseEventKind::Down(MouseButton::Left),
        (1, true) => MouseEventKind::Down(MouseButton::Middle),
        (2, true) => MouseEventKind::Down(MouseButton::Right),
        (64, true) => MouseEventKind::ScrollUp,
        (65, true) => MouseEventKind::ScrollDown,
        _ => return None,
    })
}

const fn clicked(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn console(last: u8) -> Option<Event> {
    let number = last.checked_sub(b'A').filter(|number| *number < 5)?;
    Some(pressed(KeyCode::F(number + 1), KeyModifiers::NONE))
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers of the function keys skip one here and there.
        11..=15 => function(number - 10)?,
        17..=21 => function(number - 11)?,
        23..=26 => function(number - 12)?,
        28..=29 => function(number - 13)?,
        31..=34 => function(number - 14)?,
        _ => return None,
    })
}

fn function(number: u32) -> Option<KeyCode> {
    u8::try_from(number).ok().map(KeyCode::F)
}

/// A key that is told by its code point, as kitty and xterm's `modifyOtherKeys` do.
fn code_point(code: u32, modifiers: KeyModifiers) -> Option<Event> {
    let code = match code {
        8 | 127 => KeyCode::Backspace,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        // Kitty's numbers for keys that have no character.
        0..=31 | 0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(code)?),
    };
    Some(pressed(code, modifiers))
}

fn modifiers(held: u32) -> KeyModifiers {
    let bits = held.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

/// The numbers between semicolons, each with the number after its first colon; `None` for anything else in there.
fn fields(parameters: &[u8]) -> Option<Vec<[u32; 2]>> {
    let text = std::str::from_utf8(parameters).ok()?;
    let number = |part: &str| {
        if part.is_empty() {
            Some(0)
        } else {
            part.parse::<u32>().ok()
        }
    };
    text.split(';')
        .map(|field| {
            let mut parts = field.split(':');
            let first = number(parts.next()?)?;
            Some([first, number(parts.next().unwrap_or_default())?])
        })
        .collect()
}
