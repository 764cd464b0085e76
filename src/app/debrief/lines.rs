//! How a debrief in words is set: headings, items, minutes; knows not what they say.

use std::fmt::Write as _;

/// `12:03` of seconds.
pub(super) fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Writes a heading in Markdown, or a line with a blank one before it.
pub(super) fn head(text: &mut String, markdown: bool, heading: &str) {
    let _ = if markdown {
        write!(text, "\n## {heading}\n\n")
    } else {
        write!(text, "\n{heading}\n")
    };
}

/// Writes a line of a list.
pub(super) fn item(text: &mut String, markdown: bool, line: &str) {
    let _ = writeln!(text, "{}{line}", if markdown { "- " } else { "  " });
}
