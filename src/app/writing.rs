//! A text of several lines under the cursor: the one widget that keeps state of its own.

use crate::app::chord::{Chord, KeyName};
use ratatui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};

/// The largest text, in bytes; a draft and a note each.
pub const TEXT_MAX: usize = 64 * 1024;

/// A text of several lines under the cursor.
#[derive(Clone, Debug)]
pub struct Writing {
    area: TextArea<'static>,
}

impl Writing {
    /// A text with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(ratatui::style::Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// The text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// The widget, to draw.
    pub fn widget(&self) -> &TextArea<'static> {
        &self.area
    }

    /// Types a key; `false` when the text stayed as it was.
    pub fn press(&mut self, chord: Chord) -> bool {
        let Some(key) = key(chord.key) else {
            return false;
        };
        let input = Input {
            key,
            ctrl: chord.ctrl,
            alt: chord.alt,
            shift: chord.shift,
        };
        let growing = matches!(chord.key, KeyName::Char(_) | KeyName::Enter | KeyName::Tab);
        if growing && !chord.ctrl && self.length() >= TEXT_MAX {
            return false;
        }
        self.area.input(input)
    }

    /// Pastes a text, cut to what still fits; `false` when something was cut.
    pub fn paste(&mut self, text: &str) -> bool {
        let room = TEXT_MAX.saturating_sub(self.length());
        let end = (0..=room.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at));
        self.area
            .insert_str(text.get(..end.unwrap_or(0)).unwrap_or_default());
        text.len() <= room
    }

    fn length(&self) -> usize {
        self.area.lines().iter().map(|line| line.len() + 1).sum()
    }
}

fn key(name: KeyName) -> Option<Key> {
    Some(match name {
        KeyName::Char(sign) => Key::Char(sign),
        KeyName::Enter => Key::Enter,
        KeyName::Tab => Key::Tab,
        KeyName::Backspace => Key::Backspace,
        KeyName::Delete => Key::Delete,
        KeyName::Up => Key::Up,
        KeyName::Down => Key::Down,
        KeyName::Left => Key::Left,
        KeyName::Right => Key::Right,
        KeyName::Home => Key::Home,
        KeyName::End => Key::End,
        KeyName::PageUp => Key::PageUp,
        KeyName::PageDown => Key::PageDown,
        KeyName::Esc | KeyName::BackTab | KeyName::Insert | KeyName::F(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{TEXT_MAX, Writing};
    use crate::app::chord::{Chord, KeyName};

    #[test]
    fn what_is_typed_is_the_text() {
        let mut writing = Writing::new("a\nb");
        for key in ["c", "enter", "space", "é"] {
            assert!(writing.press(Chord::parse(key).unwrap()));
        }
        assert_eq!(writing.text(), "a\nbc\n é");
    }

    #[test]
    fn a_text_stays_within_its_limit() {
        let mut writing = Writing::new("");
        assert!(!writing.paste(&"é".repeat(TEXT_MAX)));
        assert!(writing.text().len() <= TEXT_MAX);
        for _ in 0..3 {
            writing.press(Chord::char('x'));
        }
        assert!(writing.text().len() <= TEXT_MAX && !writing.press(Chord::char('x')));
        assert!(writing.press(Chord::plain(KeyName::Backspace)));
    }
}
