//! Lines of text in which every piece says what it is; knows roles, never colours.

use crate::text::cells;
use crate::text::wrap::{Measure, Run, wrap_runs};

/// What a piece of laid-out text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Plain,
    /// Strongly stressed.
    Strong,
    /// Stressed.
    Emphasis,
    /// Code inside a sentence.
    Code,
    /// A line of a code block.
    CodeBlock,
    /// A heading.
    Heading,
    /// The text of a link.
    Link,
    /// Running text of a quotation.
    Quote,
    /// What stands for something not shown, such as an image.
    Muted,
    /// A bullet, a number, the bar of a quotation.
    Marker,
    /// A drawn line.
    Rule,
}

/// A piece of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub role: Role,
    /// Its text, without line ends.
    pub text: String,
}

impl Span {
    /// A piece of text in a role.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            role,
            text: text.into(),
        }
    }
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The space between two blocks.
    Blank,
    /// Running text, lists and quotations.
    Text,
    /// A heading of a depth, 1 to 6.
    Heading(u8),
    /// Code, cut where it is too wide.
    Code,
    /// A table.
    Table,
    /// A rule across.
    Rule,
}

/// One line, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, from left to right.
    pub spans: Vec<Span>,
    /// What it belongs to.
    pub kind: LineKind,
}

impl Line {
    /// The space between two blocks.
    pub fn blank() -> Self {
        Self {
            spans: Vec::new(),
            kind: LineKind::Blank,
        }
    }

    /// A line of one piece.
    pub fn of(kind: LineKind, role: Role, text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::new(role, text)],
            kind,
        }
    }

    /// The text without its roles.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The cells that it takes.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| cells::width(&span.text)).sum()
    }
}

/// Wraps pieces as one text to lines of at most `width` cells.
pub fn wrap_spans(spans: &[Span], width: usize) -> Vec<Line> {
    let runs: Vec<(Role, &str)> = spans
        .iter()
        .map(|span| (span.role, span.text.as_str()))
        .collect();
    wrap_runs(&runs, Measure::even(width))
        .into_iter()
        .map(|line| from_runs(line, LineKind::Text))
        .collect()
}

/// Makes a line of wrapped runs.
pub(crate) fn from_runs(runs: Vec<Run<Role>>, kind: LineKind) -> Line {
    Line {
        spans: runs
            .into_iter()
            .map(|(role, text)| Span { role, text })
            .collect(),
        kind,
    }
}
