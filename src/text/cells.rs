//! How many terminal cells a text takes, and cutting, padding and measuring by them; knows nothing of styles.

use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// What stands for the part of a text that was cut off; one cell.
pub const ELLIPSIS: &str = "…";

/// The cells of one grapheme cluster, 0 to 2 for nearly all.
///
/// Follows the screen buffer: emoji sequences and CJK take 2, half-width sound marks add a cell of their own.
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.len() == 1 {
        return usize::from(!cluster.starts_with(|c: char| c.is_ascii_control()));
    }
    let marks = cluster
        .chars()
        .filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'))
        .count();
    cluster.width() + marks
}

/// The cells of a text on one line: the sum over its grapheme clusters.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return text.len();
    }
    clusters(text).map(|cluster| cluster.width).sum()
}

/// A grapheme cluster with its place and size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// The byte at which it starts.
    pub at: usize,
    /// Its text.
    pub text: &'a str,
    /// Its cells.
    pub width: usize,
}

/// The grapheme clusters of a text, in order.
pub fn clusters(text: &str) -> Clusters<'_> {
    Clusters {
        text,
        at: 0,
        slow: (!text.is_ascii()).then(|| text.grapheme_indices(true)),
    }
}

/// The iterator that [`clusters`] gives.
#[derive(Clone, Debug)]
pub struct Clusters<'a> {
    text: &'a str,
    at: usize,
    /// Set where the text is not plain ASCII; segmentation by the standard's rules costs more.
    slow: Option<GraphemeIndices<'a>>,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        if let Some(slow) = &mut self.slow {
            let (at, text) = slow.next()?;
            return Some(Cluster {
                at,
                text,
                width: cluster_width(text),
            });
        }
        let at = self.at;
        let text = self.text.get(at..=at)?;
        self.at += 1;
        Some(Cluster {
            at,
            text,
            width: cluster_width(text),
        })
    }
}

/// A text within `cells`: whole, else as much of it as fits up to one of its separators with `end` behind it, else cut.
pub fn up_to(text: &str, cells: usize, separator: &str, end: &str) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let places = text.match_indices(separator).map(|(at, _)| at);
    let heads = places.filter_map(|at| Some(format!("{}{end}", text.get(..at)?)));
    let fitting = heads.filter(|head| width(head) <= cells).last();
    fitting.unwrap_or_else(|| truncate(text, cells).into_owned())
}

/// Cuts a text to at most `cells`, the last of them an ellipsis where something was cut.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells && text.is_ascii() || width(text) <= cells {
        return Cow::Borrowed(text);
    }
    if cells == 0 {
        return Cow::Borrowed("");
    }
    let end = byte_at_cell(text, cells - 1);
    let head = text.get(..end).unwrap_or_default();
    Cow::Owned(format!("{}{ELLIPSIS}", head.trim_end()))
}

/// Fills a text with blanks on its right to `cells`; cuts it when it is wider.
pub fn pad_right(text: &str, cells: usize) -> String {
    let mut shown = truncate(text, cells).into_owned();
    let blanks = cells.saturating_sub(width(&shown));
    shown.extend(std::iter::repeat_n(' ', blanks));
    shown
}

/// Fills a text with blanks on its left to `cells`; cuts it when it is wider.
pub fn pad_left(text: &str, cells: usize) -> String {
    let shown = truncate(text, cells);
    let blanks = cells.saturating_sub(width(&shown));
    let mut out = " ".repeat(blanks);
    out.push_str(&shown);
    out
}

/// The byte before which at most `cells` are taken; never inside a cluster.
pub fn byte_at_cell(text: &str, cells: usize) -> usize {
    let mut taken = 0;
    for cluster in clusters(text) {
        taken += cluster.width;
        if taken > cells {
            return cluster.at;
        }
    }
    text.len()
}

/// The cells before a byte.
pub fn cell_at_byte(text: &str, byte: usize) -> usize {
    clusters(text)
        .take_while(|cluster| cluster.at + cluster.text.len() <= byte)
        .map(|cluster| cluster.width)
        .sum()
}

/// The byte at which the character of a number (from 0) starts; the length where there is none.
pub fn byte_at_char(text: &str, number: usize) -> usize {
    text.char_indices()
        .nth(number)
        .map_or(text.len(), |(at, _)| at)
}

/// The number of characters before a byte.
pub fn char_at_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

/// Splits a text at ranges of characters (sorted, apart) into pieces and says which lie in a range.
///
/// A range that cuts a grapheme cluster takes all of it.
pub fn pieces<'a>(text: &'a str, marked: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut out = Vec::new();
    let mut ranges = marked.iter().peekable();
    let (mut start, mut state, mut chars) = (0, false, 0);
    for cluster in clusters(text) {
        let next = chars + cluster.text.chars().count();
        while ranges.next_if(|range| range.end <= chars).is_some() {}
        let inside = ranges
            .peek()
            .is_some_and(|range| range.start < next && range.end > chars);
        if inside != state {
            out.extend(text.get(start..cluster.at).map(|piece| (piece, state)));
            (start, state) = (cluster.at, inside);
        }
        chars = next;
    }
    out.extend(text.get(start..).map(|piece| (piece, state)));
    out.retain(|(piece, _)| !piece.is_empty());
    out
}

#[cfg(test)]
mod tests;
