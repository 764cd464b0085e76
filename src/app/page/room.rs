//! Where the parts of the room lie and what they say: the clock stays, the text below it scrolls, notes stand beneath.

use crate::app::geometry::{Area, body_and_bottom};
use crate::app::page::{round, wrapped};
use crate::app::round::{Round, Stage};
use crate::app::row::{Ink, Row, Target};
use crate::app::scroll::keep_in_sight;
use crate::app::state::Size;
use crate::app::writing::Writing;
use crate::domain::pack::Phase;
use crate::library::Library;

/// The widest that a round and its debrief get, in cells.
const WIDEST: u16 = 120;
/// The rows that notes get at least once something was written or is being written; the rule and the label count.
const NOTES_LEAST: u16 = 4;
/// The rows for the rule and the label alone.
const NOTES_HEAD: u16 = 2;
/// The rows inside the frame up to which the clock has one line.
const LOW: u16 = 15;

/// The room, laid out.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// The frame.
    pub area: Area,
    /// Where the clock is.
    pub clock: Area,
    /// What the clock says.
    pub head: Vec<Row>,
    /// Where the text is.
    pub text: Area,
    /// What is asked, replied and thrown in.
    pub rows: Vec<Row>,
    /// The first line of the text in sight.
    pub offset: usize,
    /// Where one writes, under its rule and label; a quick round has no notes.
    pub notes: Option<Area>,
}

/// The frame of a round or of its debrief.
pub fn frame(size: Size) -> Area {
    framed(size, WIDEST)
}

/// A frame in the middle, no wider than `widest`.
pub fn framed(size: Size, widest: u16) -> Area {
    let (body, _) = body_and_bottom(size);
    let width = body.width.min(widest);
    Area {
        x: (body.width - width) / 2,
        width,
        ..body
    }
}

/// Lays the room out.
pub fn room(round: &Round, library: &Library, size: Size) -> Room {
    let area = frame(size);
    let inside = area.inside();
    let mut head = round::head(round, library, inside.columns(), inside.height <= LOW);
    head.push(Row::blank());
    let tall = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let (clock, below) = inside.split_top(tall);
    let (rows, answer) = round::rows(round, library, below.columns());
    let (text, notes) = if round.is_quick(library) {
        (below, None)
    } else {
        let wanted = u16::try_from(rows.len() + 1).unwrap_or(u16::MAX);
        let most = below.height.saturating_sub(notes_least(round, below));
        let (text, notes) = below.split_top(wanted.min(most));
        (text, Some(notes))
    };
    let offset = offset(round, &rows, answer, text.rows());
    Room {
        area,
        clock,
        head,
        text,
        rows,
        offset,
        notes,
    }
}

/// Nobody who speaks needs room for notes; whoever writes gets a third.
fn notes_least(round: &Round, below: Area) -> u16 {
    let empty = round.drafts.get(round.at).is_none_or(Writing::is_empty);
    if empty && !matches!(round.stage, Stage::Writing) {
        NOTES_HEAD
    } else {
        NOTES_LEAST.max(below.height / 3)
    }
}

/// What the interviewer throws in stands last and has to be in sight, and so has the cursor among the replies.
fn offset(round: &Round, rows: &[Row], answer: Option<usize>, height: usize) -> usize {
    let most = rows.len().saturating_sub(height);
    match &round.stage {
        Stage::Push(_) => most,
        Stage::Replies(_) => {
            let is_here = |row: &Row| row.chosen && matches!(row.target, Target::Entry(_));
            let first = rows.iter().position(is_here).unwrap_or(0);
            let last = rows.iter().rposition(is_here).unwrap_or(0);
            keep_in_sight(
                0,
                (last + 2).min(rows.len().saturating_sub(1)),
                rows.len(),
                height,
            )
            .min(first)
        }
        // What was just revealed is read from its beginning.
        _ if round.scroll == usize::MAX => answer.map_or(most, |begins| begins.min(most)),
        _ => round.scroll.min(most),
    }
}

/// What stands under the label of the notes while nobody writes: the end of one's own, then those of the phases before.
pub fn notes(round: &Round, body: Area) -> Vec<Row> {
    let width = body.columns().max(1);
    let text = |at: usize| round.drafts.get(at).map_or(String::new(), Writing::text);
    let mut rows = wrapped(&text(round.at), Ink::Plain, width);
    if round.drafts.get(round.at).is_none_or(Writing::is_empty) {
        rows.clear();
    }
    let hidden = rows.len().saturating_sub(body.rows());
    rows.drain(..hidden);
    let here = round.step().map(|step| step.question);
    for (at, step) in round.steps.iter().enumerate().take(round.at).rev() {
        let earlier = text(at);
        if Some(step.question) != here || earlier.trim().is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        let name = step.phase.map_or("before", Phase::label);
        rows.push(Row::new(name, Ink::Accent));
        rows.extend(wrapped(&earlier, Ink::Muted, width));
    }
    rows
}
