//! What the terminal's reader yields, translated into the app's events; knows keys and pastes, no terminal.

use crate::app::chord::{Chord, KeyName};
use crate::app::event::{EventKind, Mouse, MouseKind};
use crate::text::clean;
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// The most text that is taken from one paste or flood, in bytes.
pub(crate) const MOST_TEXT: usize = 64 * 1024;

/// More keys than this in one read were not pressed by a hand.
const HANDFUL: usize = 16;

const CUT: &str = "The paste was longer than 64 KiB; only its beginning was taken. Put long texts into a file and open it in the editor.";

/// Whether so many keys came in one read that they are text, never marks or commands.
///
/// A burst of arrows alone is none: terminals send them for the wheel, and they only ever move.
pub(crate) fn is_flood(batch: &[Event]) -> bool {
    let keys = batch.iter().filter_map(pressed);
    let writes = |key: &&KeyEvent| matches!(key.code, KeyCode::Char(_) | KeyCode::Enter);
    keys.clone().count() > HANDFUL && keys.clone().any(|key| writes(&key))
}

/// Translates the events of one read, in order.
pub(crate) fn translate(batch: Vec<Event>) -> Vec<EventKind> {
    let mut kinds = Vec::with_capacity(batch.len());
    for event in batch {
        match event {
            Event::Key(key) => kinds.extend(chord_of(key).map(EventKind::Key)),
            Event::Mouse(mouse) => kinds.extend(mouse_of(mouse).map(EventKind::Mouse)),
            Event::Paste(text) => push_text(&text, EventKind::Paste, &mut kinds),
            Event::FocusGained => kinds.push(EventKind::Focus),
            Event::Resize(width, height) => push_resize(width, height, &mut kinds),
            Event::FocusLost => {}
        }
    }
    kinds
}

/// Translates a flood: its keys become one text, everything else keeps its order before it.
pub(crate) fn translate_flood(batch: Vec<Event>) -> Vec<EventKind> {
    let mut text = String::new();
    let mut rest = Vec::new();
    for event in batch {
        match pressed(&event) {
            Some(key) => text.extend(sign_of(*key)),
            None => rest.push(event),
        }
    }
    let mut kinds = translate(rest);
    push_text(&text, EventKind::Flood, &mut kinds);
    kinds
}

fn pressed(event: &Event) -> Option<&KeyEvent> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(key),
        Event::Key(_)
        | Event::Mouse(_)
        | Event::Paste(_)
        | Event::FocusGained
        | Event::FocusLost
        | Event::Resize(..) => None,
    }
}

#[cfg(unix)]
fn push_resize(_width: u16, _height: u16, _kinds: &mut Vec<EventKind>) {
    // The signal thread tells of sizes, and the main loop reads them itself: the last one counts.
}

#[cfg(not(unix))]
fn push_resize(width: u16, height: u16, kinds: &mut Vec<EventKind>) {
    kinds.push(EventKind::Resize { width, height });
}

fn push_text(raw: &str, kind: impl Fn(String) -> EventKind, kinds: &mut Vec<EventKind>) {
    // Cleaning can make text longer, but a multiple of the limit is enough to clean.
    let bounded = head(raw, 4 * MOST_TEXT);
    let lines = bounded.replace("\r\n", "\n").replace('\r', "\n");
    let cleaned = clean::text(&lines);
    let taken = head(&cleaned, MOST_TEXT);
    if !taken.is_empty() {
        kinds.push(kind(taken.to_owned()));
    }
    if bounded.len() < raw.len() || taken.len() < cleaned.len() {
        kinds.push(EventKind::Notice(CUT.to_owned()));
    }
}

/// The longest beginning of whole characters within so many bytes.
fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn sign_of(key: KeyEvent) -> Option<char> {
    let written = !key
        .modifiers
        .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match chord_of(key)?.key {
        KeyName::Char(sign) if written => Some(sign),
        // A line feed arrives as Ctrl-J where it is no Enter.
        KeyName::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyName::Enter => Some('\n'),
        KeyName::Tab => Some('\t'),
        KeyName::Char(_)
        | KeyName::Esc
        | KeyName::BackTab
        | KeyName::Backspace
        | KeyName::Delete
        | KeyName::Insert
        | KeyName::Up
        | KeyName::Down
        | KeyName::Left
        | KeyName::Right
        | KeyName::Home
        | KeyName::End
        | KeyName::PageUp
        | KeyName::PageDown
        | KeyName::F(_) => None,
    }
}

fn chord_of(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let key = key_of(event.code, held(KeyModifiers::SHIFT))?;
    let says_shift_itself = matches!(key, KeyName::Char(_) | KeyName::BackTab);
    Some(Chord {
        key,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT) && !says_shift_itself,
    })
}

fn key_of(code: KeyCode, shift: bool) -> Option<KeyName> {
    Some(match code {
        KeyCode::Char(sign) if shift => KeyName::Char(upper(sign)),
        KeyCode::Char(sign) => KeyName::Char(sign),
        KeyCode::Tab if shift => KeyName::BackTab,
        KeyCode::Enter => KeyName::Enter,
        KeyCode::Esc => KeyName::Esc,
        KeyCode::Tab => KeyName::Tab,
        KeyCode::BackTab => KeyName::BackTab,
        KeyCode::Backspace => KeyName::Backspace,
        KeyCode::Delete => KeyName::Delete,
        KeyCode::Insert => KeyName::Insert,
        KeyCode::Up => KeyName::Up,
        KeyCode::Down => KeyName::Down,
        KeyCode::Left => KeyName::Left,
        KeyCode::Right => KeyName::Right,
        KeyCode::Home => KeyName::Home,
        KeyCode::End => KeyName::End,
        KeyCode::PageUp => KeyName::PageUp,
        KeyCode::PageDown => KeyName::PageDown,
        KeyCode::F(number) => KeyName::F(number),
        KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    })
}

/// The upper case of a letter when it is one character; other signs already are what Shift made of them.
fn upper(sign: char) -> char {
    let mut signs = sign.to_uppercase();
    match (signs.next(), signs.next()) {
        (Some(one), None) => one,
        _ => sign,
    }
}

fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Mouse {
        column: event.column,
        row: event.row,
        what,
    })
}

#[cfg(test)]
mod tests;
