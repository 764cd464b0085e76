//! A text of one line under the cursor: the search, the list of actions.

use crate::app::chord::{Chord, KeyName};
use crate::text::cells;

/// The longest line, in characters.
const LINE_MAX: usize = 400;

/// A text of one line and the place of the cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineField {
    text: String,
    /// A byte at which a character starts, or the length.
    cursor: usize,
}

impl LineField {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text: String = text.chars().take(LINE_MAX).collect();
        let cursor = text.len();
        Self { text, cursor }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cell of the cursor.
    pub fn cursor_cell(&self) -> usize {
        cells::cell_at_byte(&self.text, self.cursor)
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// The text from the cursor on.
    pub fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Inserts a text at the cursor; line ends become blanks.
    pub fn insert(&mut self, text: &str) {
        let room = LINE_MAX.saturating_sub(self.text.chars().count());
        let flat: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(room)
            .collect();
        self.text.insert_str(self.cursor, &flat);
        self.cursor += flat.len();
    }

    /// Types a key; `false` when it is none for a line of text.
    pub fn press(&mut self, chord: Chord) -> bool {
        match chord.key {
            KeyName::Char('u') if chord.ctrl => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
            }
            KeyName::Char('w') if chord.ctrl => self.cut_word(),
            KeyName::Char('a') if chord.ctrl => self.cursor = 0,
            KeyName::Char('e') if chord.ctrl => self.cursor = self.text.len(),
            KeyName::Char(sign) if !chord.ctrl && !chord.alt => self.insert(&sign.to_string()),
            KeyName::Backspace => {
                let start = self.previous();
                self.text.drain(start..self.cursor);
                self.cursor = start;
            }
            KeyName::Delete => {
                let end = self.next();
                self.text.drain(self.cursor..end);
            }
            KeyName::Left => self.cursor = self.previous(),
            KeyName::Right => self.cursor = self.next(),
            KeyName::Home => self.cursor = 0,
            KeyName::End => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    fn cut_word(&mut self) {
        let kept = self.before().trim_end();
        let start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    fn previous(&self) -> usize {
        cells::clusters(self.before())
            .last()
            .map_or(0, |cluster| cluster.at)
    }

    fn next(&self) -> usize {
        self.cursor
            + cells::clusters(self.after())
                .next()
                .map_or(0, |cluster| cluster.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::LineField;
    use crate::app::chord::Chord;

    fn pressed(keys: &[&str]) -> String {
        let mut field = LineField::new("shard key");
        for key in keys {
            field.press(Chord::parse(key).unwrap());
        }
        field.text().to_owned()
    }

    #[test]
    fn a_line_is_edited_where_the_cursor_is() {
        assert_eq!(pressed(&["s"]), "shard keys");
        assert_eq!(pressed(&["ctrl-w"]), "shard ");
        assert_eq!(pressed(&["ctrl-u"]), "");
        assert_eq!(
            pressed(&["home", "delete", "é", "right", "backspace"]),
            "éard key"
        );
        assert_eq!(
            pressed(&[
                "backspace",
                "left",
                "left",
                "left",
                "left",
                "left",
                "left",
                "left",
                "left",
                "left",
                "x"
            ]),
            "xshard ke"
        );
    }

    #[test]
    fn what_is_pasted_stays_on_one_line() {
        let mut field = LineField::default();
        field.insert("a\nb\tc");
        assert_eq!(field.text(), "a b c");
    }
}
