//! Lines as screens show them: text in inks, a figure at the right, and what a click on the line means.

use crate::domain::id::Key;
use crate::text::cells;

/// What a piece of text means to the eye; the theme decides how that looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text to read.
    #[default]
    Plain,
    /// To be read first.
    Strong,
    /// Known already.
    Muted,
    /// Set apart.
    Emphasis,
    /// Focus and links.
    Accent,
    /// Went well.
    Good,
    /// Did not.
    Weak,
    /// Wants attention now.
    Due,
    /// A term of code.
    Code,
    /// A letter that matched.
    Match,
    /// A heading in a text.
    Heading,
    /// The filled part of a bar.
    Bar,
    /// The empty part of a bar, and rules.
    Faint,
}

/// A piece of text in one ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text, free of control characters.
    pub text: String,
    /// Its ink.
    pub ink: Ink,
}

/// Makes a span.
pub fn span(text: impl Into<String>, ink: Ink) -> Span {
    Span {
        text: text.into(),
        ink,
    }
}

/// What a click on a line means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    #[default]
    Nothing,
    /// An entry of the list, by its place.
    Entry(usize),
    /// A question.
    Question(Key),
}

/// One line of a pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// From the left.
    pub spans: Vec<Span>,
    /// At the right edge.
    pub right: Vec<Span>,
    /// What a click on it means.
    pub target: Target,
    /// Whether the cursor is on it.
    pub chosen: bool,
}

impl Row {
    /// An empty line.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A line in one ink.
    pub fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            spans: vec![span(text, ink)],
            ..Self::default()
        }
    }

    /// A line of spans.
    pub fn of(spans: Vec<Span>) -> Self {
        Self {
            spans,
            ..Self::default()
        }
    }

    /// The same with something at the right edge.
    #[must_use]
    pub fn with_right(mut self, text: impl Into<String>, ink: Ink) -> Self {
        self.right.push(span(text, ink));
        self
    }

    /// The same as an entry of a list.
    #[must_use]
    pub fn entry(mut self, place: usize, chosen: bool) -> Self {
        self.target = Target::Entry(place);
        self.chosen = chosen;
        self
    }

    /// The text of the line from the left, without inks.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The cells that its right side takes.
    pub fn right_width(&self) -> usize {
        self.right.iter().map(|span| cells::width(&span.text)).sum()
    }
}
