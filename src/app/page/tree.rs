//! The lines of the topic tree: only those in sight are made.

use crate::app::evenings::Stands;
use crate::app::page::card::facts;
use crate::app::page::{prose, wrapped};
use crate::app::row::{Ink, Row, Target, span};
use crate::app::tree::{TreeLine, TreeView};
use crate::domain::id::Key;
use crate::domain::progress::{Due, Figure, Standing};
use crate::library::Library;
use crate::text::cells;
use crate::text::count::counted;

/// The lines of the tree that a pane of `height` rows shows.
pub fn rows(
    tree: &TreeView,
    library: &Library,
    stands: &Stands<'_>,
    width: usize,
    height: usize,
) -> Vec<Row> {
    let first = tree.offset(height);
    let seen = tree.lines().iter().enumerate().skip(first).take(height);
    seen.map(|(at, line)| {
        let chosen = at == tree.cursor();
        let (lead, glyph, ink, title, figure) = parts(line, library, stands);
        let right = figure.map_or(String::new(), |figure| figure.to_string());
        let room = width
            .saturating_sub(cells::width(&lead) + 2 + if right.is_empty() { 0 } else { 4 })
            .max(4);
        let title_ink = if chosen { Ink::Strong } else { Ink::Plain };
        let mut row = Row::of(vec![
            span(lead, Ink::Plain),
            span(format!("{glyph} "), ink),
            span(cells::truncate(&title, room).into_owned(), title_ink),
        ])
        .entry(at, chosen);
        if !right.is_empty() {
            row = row.with_right(right, Ink::Muted);
        }
        row
    })
    .collect()
}

fn parts(
    line: &TreeLine,
    library: &Library,
    stands: &Stands<'_>,
) -> (String, &'static str, Ink, String, Option<u8>) {
    match line {
        TreeLine::Topic { node, depth, open } => {
            let node = library.tree().node(*node);
            let glyph = if *open { "▾" } else { "▸" };
            let mastery = stands.progress.mastery(node.beneath.iter());
            (
                "  ".repeat(*depth),
                glyph,
                Ink::Muted,
                node.title.clone(),
                mastery,
            )
        }
        TreeLine::Question { key, depth } => {
            let standing = stands.of(key);
            let (glyph, ink) = glyph(standing);
            let title = library
                .question(key)
                .map_or_else(String::new, |q| q.title.clone());
            ("  ".repeat(*depth), glyph, ink, title, figure(standing))
        }
    }
}

/// The glyph of how one stands with a question.
pub fn glyph(standing: Standing) -> (&'static str, Ink) {
    match (standing.due, standing.figure) {
        _ if standing.suspended => ("–", Ink::Muted),
        (Due::Now, _) => ("◆", Ink::Due),
        (_, Figure::New) => ("○", Ink::Muted),
        (_, Figure::Weak(_)) => ("◐", Ink::Weak),
        (_, Figure::Strong(_)) => ("●", Ink::Good),
    }
}

/// The figure of a question, where it has one.
pub fn figure(standing: Standing) -> Option<u8> {
    match standing.figure {
        Figure::New => None,
        Figure::Weak(figure) | Figure::Strong(figure) => Some(figure),
    }
}

/// The glyphs that the rail shows instead of the tree, line by line.
pub fn rail(tree: &TreeView, library: &Library, stands: &Stands<'_>, height: usize) -> Vec<Row> {
    let first = tree.offset(height);
    let seen = tree.lines().iter().enumerate().skip(first).take(height);
    seen.map(|(at, line)| {
        let (_, glyph, ink, _, _) = parts(line, library, stands);
        let shown = if matches!(line, TreeLine::Topic { .. }) {
            " "
        } else {
            glyph
        };
        let mut row = Row::of(vec![span(shown, ink)]);
        row.chosen = at == tree.cursor();
        row
    })
    .collect()
}

/// What the card's pane says while the cursor is on a topic.
pub fn about(tree: &TreeView, library: &Library, stands: &Stands<'_>, width: usize) -> Vec<Row> {
    let Some(TreeLine::Topic { node, .. }) = tree.current() else {
        return Vec::new();
    };
    let node = library.tree().node(*node);
    let mut rows = wrapped(&node.title, Ink::Strong, width);
    rows.push(Row::blank());
    rows.extend(prose(&node.about, width));
    rows.push(Row::blank());
    let answered = node
        .beneath
        .iter()
        .filter(|key| figure(stands.of(key)).is_some())
        .count();
    let all = node.beneath.len();
    let questions = counted(all, "question", "questions");
    rows.extend(wrapped(
        &format!("{questions}, {answered} answered"),
        Ink::Muted,
        width,
    ));
    rows.push(Row::blank());
    for child in &node.children {
        let child = library.tree().node(*child);
        let mastery = stands.progress.mastery(child.beneath.iter());
        let figure = mastery.map_or(String::new(), |figure| figure.to_string());
        let right = format!("{figure:>3} {:>5}", child.beneath.len());
        let title = cells::truncate(&child.title, width.saturating_sub(12)).into_owned();
        rows.push(Row::new(title, Ink::Plain).with_right(right, Ink::Muted));
    }
    rows.extend(
        node.questions
            .iter()
            .map(|key| listed(key, library, stands, width)),
    );
    rows
}

fn listed(key: &Key, library: &Library, stands: &Stands<'_>, width: usize) -> Row {
    let standing = stands.of(key);
    let (glyph, ink) = glyph(standing);
    let Some(question) = library.question(key) else {
        return Row::blank();
    };
    let right = facts(question);
    let room = width.saturating_sub(cells::width(&right) + 4).max(8);
    let mut row = Row::of(vec![
        span(format!("{glyph} "), ink),
        span(
            cells::truncate(&question.title, room).into_owned(),
            Ink::Plain,
        ),
    ])
    .with_right(right, Ink::Muted);
    row.target = Target::Question(key.clone());
    row
}
