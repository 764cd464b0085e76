//! What commands print: texts, JSON and aligned columns; knows no command.

use crate::commands::failure::Failure;
use crate::shell::output;
use crate::text::cells;
use crate::text::why::why;
use serde::Serialize;
use std::fmt::{Display, Write};

/// What stands where there is no figure.
pub(super) const DASH: &str = "–";

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left.
    Left,
    /// At the right, as figures do.
    Right,
}

/// Prints a text; a reader who left is no fault: `false` says so.
///
/// # Errors
/// Standard output cannot be written to.
pub(super) fn print(text: &str) -> Result<bool, Failure> {
    output::print(text).map_err(|error| {
        Failure::io(format!(
            "Standard output cannot be written to: {error}. Make room there, or print elsewhere.",
            error = why(&error)
        ))
    })
}

/// Prints a value as JSON over several lines.
///
/// # Errors
/// Standard output cannot be written to.
pub(super) fn print_json<T: Serialize>(value: &T) -> Result<bool, Failure> {
    print(&json_text(value)?)
}

/// A value as JSON over several lines.
///
/// # Errors
/// The value has no JSON.
pub(super) fn json_text<T: Serialize>(value: &T) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::io(format!("The JSON could not be made: {error}.")))?;
    text.push('\n');
    Ok(text)
}

/// Says sentences on standard error.
pub(super) fn complain(sentences: &[String]) {
    for sentence in sentences {
        output::complain(sentence);
    }
}

/// Texts as lines, each with its end.
pub(super) fn lines<T: Display>(texts: impl IntoIterator<Item = T>) -> String {
    texts.into_iter().fold(String::new(), |mut out, text| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{text}");
        out
    })
}

/// Lays rows out in columns two blanks apart, a line each; the last column is not filled.
pub(super) fn columns(rows: &[Vec<String>], sides: &[Side]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cells::width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..sides.len()).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let filled: Vec<String> = row
            .iter()
            .zip(&widths)
            .zip(sides)
            .map(|((cell, width), side)| match side {
                Side::Left => cells::pad_right(cell, *width),
                Side::Right => cells::pad_left(cell, *width),
            })
            .collect();
        out.push_str(filled.join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// A figure, or a dash where there is none.
pub(super) fn figure(figure: Option<u8>) -> String {
    figure.map_or_else(|| DASH.to_owned(), |figure| figure.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Side, columns};

    #[test]
    fn columns_are_aligned_by_cells() {
        let rows = [["日本", "7", "x"], ["a", "12", ""]];
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        assert_eq!(
            columns(&rows, &[Side::Left, Side::Right, Side::Left]),
            "日本   7  x\na     12\n"
        );
    }
}
