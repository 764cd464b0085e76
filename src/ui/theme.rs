//! How inks look: a few colours make all styles; meaning never hangs on colour alone.

use crate::app::row::Ink;
use ratatui::style::{Color, Modifier, Style};

/// The colours of a theme; everything else follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text to read.
    pub text: Color,
    /// What is known already, frames.
    pub muted: Color,
    /// Rules and the empty part of bars.
    pub faint: Color,
    /// Focus and links.
    pub accent: Color,
    /// Went well.
    pub good: Color,
    /// Did not.
    pub weak: Color,
    /// Wants attention.
    pub due: Color,
    /// Behind everything; `Reset` leaves the terminal's own.
    pub background: Color,
    /// Behind the chosen line; `Reset` leaves the terminal's own.
    pub chosen: Color,
}

/// Styles by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    colour: bool,
}

impl Default for Theme {
    /// The sixteen colours that the terminal's owner has chosen.
    fn default() -> Self {
        Self::new(Palette {
            text: Color::Reset,
            muted: Color::DarkGray,
            faint: Color::DarkGray,
            accent: Color::Cyan,
            good: Color::Green,
            weak: Color::Yellow,
            due: Color::LightRed,
            background: Color::Reset,
            chosen: Color::Reset,
        })
    }
}

impl Theme {
    /// The theme of a palette.
    pub fn new(palette: Palette) -> Self {
        Self {
            palette,
            colour: true,
        }
    }

    /// The same without any colour, for `NO_COLOR` and monochrome terminals.
    #[must_use]
    pub fn without_colour(mut self) -> Self {
        self.colour = false;
        self
    }

    /// The style of an ink.
    pub fn ink(&self, ink: Ink) -> Style {
        let p = &self.palette;
        match ink {
            Ink::Plain => self.coloured(p.text),
            Ink::Strong => self.coloured(p.text).add_modifier(Modifier::BOLD),
            Ink::Heading => self.coloured(p.accent).add_modifier(Modifier::BOLD),
            Ink::Muted => self.dimmed(p.muted),
            Ink::Emphasis => self.coloured(p.text).add_modifier(Modifier::ITALIC),
            Ink::Accent | Ink::Bar | Ink::Code => self.coloured(p.accent),
            Ink::Good => self.coloured(p.good),
            Ink::Weak => self.coloured(p.weak),
            Ink::Due => self.coloured(p.due),
            Ink::Match => self.coloured(p.accent).add_modifier(Modifier::UNDERLINED),
            Ink::Faint => self.dimmed(p.faint),
        }
    }

    /// Behind everything.
    pub fn page(&self) -> Style {
        let style = self.coloured(self.palette.text);
        if self.colour {
            style.bg(self.palette.background)
        } else {
            style
        }
    }

    /// Laid over the chosen line.
    pub fn chosen(&self) -> Style {
        if self.colour && self.palette.chosen != Color::Reset {
            Style::new().bg(self.palette.chosen)
        } else {
            Style::new()
        }
    }

    /// The border of a pane.
    pub fn border(&self, focused: bool) -> Style {
        if focused {
            self.coloured(self.palette.accent)
        } else {
            self.dimmed(self.palette.faint)
        }
    }

    /// The title of a pane.
    pub fn title(&self, focused: bool) -> Style {
        if focused {
            self.coloured(self.palette.text)
                .add_modifier(Modifier::BOLD)
        } else {
            self.dimmed(self.palette.muted)
        }
    }

    fn coloured(&self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Without colour, what is muted is dim.
    fn dimmed(&self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new().add_modifier(Modifier::DIM)
        }
    }
}
