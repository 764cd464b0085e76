//! A key press as the keymap names it; parses and prints the same words that users write in their key overrides.

use std::fmt;

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// The key.
    pub key: KeyName,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held; nothing in greenroom needs it.
    pub alt: bool,
    /// Whether Shift was held; never set for characters, whose case says it.
    pub shift: bool,
}

/// The key of a chord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the keys are named after what is printed on them"
)]
pub enum KeyName {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

const NAMED: [(KeyName, &str); 16] = [
    (KeyName::Enter, "enter"),
    (KeyName::Esc, "esc"),
    (KeyName::Tab, "tab"),
    (KeyName::BackTab, "backtab"),
    (KeyName::Backspace, "backspace"),
    (KeyName::Delete, "delete"),
    (KeyName::Insert, "insert"),
    (KeyName::Up, "up"),
    (KeyName::Down, "down"),
    (KeyName::Left, "left"),
    (KeyName::Right, "right"),
    (KeyName::Home, "home"),
    (KeyName::End, "end"),
    (KeyName::PageUp, "pageup"),
    (KeyName::PageDown, "pagedown"),
    (KeyName::Char(' '), "space"),
];

impl Chord {
    /// A key without modifiers.
    pub const fn plain(key: KeyName) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    pub const fn char(sign: char) -> Self {
        Self::plain(KeyName::Char(sign))
    }

    /// A character with Ctrl.
    pub const fn ctrl(sign: char) -> Self {
        Self {
            key: KeyName::Char(sign),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// Parses `enter`, `x`, `ctrl-q`, `shift-tab`, `f1`, `space`; `None` when it names no key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut chord = Self::char(' ');
        let mut rest = text;
        loop {
            let (head, tail) = rest
                .split_once('-')
                .filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
                .unwrap_or(("", rest));
            match head {
                "ctrl" => chord.ctrl = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                "" => break,
                _ => return None,
            }
            rest = tail;
        }
        chord.key = key_of(rest)?;
        if chord.shift && chord.key == KeyName::Tab {
            chord = Self {
                key: KeyName::BackTab,
                shift: false,
                ..chord
            };
        }
        let shifted_char = chord.shift && matches!(chord.key, KeyName::Char(_));
        (!shifted_char).then_some(chord)
    }
}

fn key_of(word: &str) -> Option<KeyName> {
    if let Some((key, _)) = NAMED.iter().find(|(_, name)| *name == word) {
        return Some(*key);
    }
    let mut signs = word.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if !sign.is_control() => Some(KeyName::Char(sign)),
        (Some('f'), Some(_)) => {
            let number = word.strip_prefix('f')?.parse::<u8>().ok()?;
            (1..=24).contains(&number).then_some(KeyName::F(number))
        }
        _ => None,
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((_, name)) = NAMED.iter().find(|(key, _)| *key == self.key) {
            return f.write_str(name);
        }
        match self.key {
            KeyName::Char(sign) => write!(f, "{sign}"),
            KeyName::F(number) => write!(f, "f{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chord, KeyName};
    use proptest::prelude::{Strategy, any, proptest};

    #[test]
    fn the_words_of_keys_are_read() {
        assert_eq!(Chord::parse("ctrl-q"), Some(Chord::ctrl('q')));
        assert_eq!(Chord::parse("-"), Some(Chord::char('-')));
        assert_eq!(Chord::parse("ctrl--"), Some(Chord::ctrl('-')));
        assert_eq!(Chord::parse("f1"), Some(Chord::plain(KeyName::F(1))));
        assert_eq!(Chord::parse("f"), Some(Chord::char('f')));
        assert_eq!(
            Chord::parse("shift-tab"),
            Some(Chord::plain(KeyName::BackTab))
        );
        for bad in ["", "hyper-x", "f99", "enterr", "shift-a"] {
            assert_eq!(Chord::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(sign in any::<char>().prop_filter("visible", |c| !c.is_control()), ctrl: bool, alt: bool) {
            let chord = Chord { key: KeyName::Char(sign), ctrl, alt, shift: false };
            assert_eq!(Chord::parse(&chord.to_string()), Some(chord));
        }
    }
}
