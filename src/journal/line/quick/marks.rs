//! The marks of an attempt by the short cut: their rubric is the same on each of a question's lines, so that it is
//! compared rather than read.

use crate::domain::grade::{Mark, PointMark};
use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level};
use crate::journal::json::Cursor;
use crate::journal::line::attempt::{mark_of, parse_mark, parse_parts};
use crate::journal::names::Names;
use std::collections::HashMap;

/// The rubrics of points met so far, each of which many points share.
#[derive(Debug, Default)]
pub(crate) struct Rubrics {
    known: Vec<Written>,
    places: HashMap<Rubric, u16>,
    /// The marks of the line that is being read, so that those of each line are kept in no more room than they take.
    marks: Vec<PointMark>,
}

/// What a mark says of its point, whatever was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Rubric {
    group: Group,
    weight: u32,
    level: Level,
    dimension: Dimension,
    gate: bool,
}

/// A rubric as lines write it: what stands before the mark and what stands behind it.
#[derive(Debug)]
struct Written {
    rubric: Rubric,
    before: Box<str>,
    behind: Box<str>,
}

impl Rubrics {
    fn at(&self, place: u16) -> Option<&Written> {
        self.known.get(usize::from(place))
    }

    /// The place of a rubric; `None` where there are more of them than anybody writes.
    fn place(&mut self, rubric: Rubric, before: &str, behind: &str) -> Option<u16> {
        if let Some(place) = self.places.get(&rubric) {
            return Some(*place);
        }
        let place = u16::try_from(self.known.len()).ok()?;
        self.known.push(Written {
            rubric,
            before: before.into(),
            behind: behind.into(),
        });
        self.places.insert(rubric, place);
        Some(place)
    }
}

/// Reads the rest of a list of marks, its opening bracket having been read.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    names: &mut Names,
    rubrics: &mut Rubrics,
) -> Option<Vec<PointMark>> {
    rubrics.marks.clear();
    if cursor.exactly("]").is_some() {
        return Some(Vec::new());
    }
    loop {
        let own = cursor
            .attempt(|cursor| foretold(cursor, names, rubrics))
            .or_else(|| cursor.attempt(|cursor| mark(cursor, names, rubrics)));
        rubrics.marks.push(match own {
            Some(mark) => mark,
            None => parse_mark(cursor, names).ok()?,
        });
        if cursor.exactly("]").is_some() {
            return Some(rubrics.marks.drain(..).collect());
        }
        cursor.exactly(",")?;
    }
}

/// What was given for a point.
type Given = (Mark, Option<(u8, u8)>, bool);

/// Reads the mark that stood here when the name before it was met last, in whose text only what was given may differ.
fn foretold(cursor: &mut Cursor<'_>, names: &mut Names, rubrics: &Rubrics) -> Option<PointMark> {
    let (point, note) = names.foretold()?;
    let written = rubrics.at(note?)?;
    cursor.exactly("{\"p\":\"")?;
    cursor.exactly(point.as_str())?;
    cursor.exactly(&written.before)?;
    let given = given(cursor)?;
    cursor.exactly(&written.behind)?;
    Some(with(names.follow()?, written.rubric, given))
}

/// Reads a mark member by member, and keeps its rubric.
fn mark(cursor: &mut Cursor<'_>, names: &mut Names, rubrics: &mut Rubrics) -> Option<PointMark> {
    cursor.exactly("{\"p\":\"")?;
    let text = cursor.plain()?;
    let before = cursor.place();
    cursor.exactly(",\"g\":\"")?;
    let group = Group::parse(cursor.plain()?)?;
    cursor.exactly(",\"m\":")?;
    let before = before..cursor.place();
    let given = given(cursor)?;
    let behind = cursor.place();
    cursor.exactly(",\"w\":")?;
    let weight = u32::try_from(cursor.count()?).ok()?;
    cursor.exactly(",\"lv\":\"")?;
    let level = Level::parse(cursor.plain()?)?;
    cursor.exactly(",\"dim\":\"")?;
    let dimension = Dimension::parse(cursor.plain()?)?;
    cursor.exactly(",\"gate\":")?;
    let gate = flag(cursor)?;
    cursor.exactly("}")?;
    let behind = behind..cursor.place();
    let point = names.next_slug(text)?;
    let rubric = Rubric {
        group,
        weight,
        level,
        dimension,
        gate,
    };
    // The quote that ends the point's name belongs to what stands before the mark.
    let before = cursor.between(before.start - 1..before.end)?;
    let place = rubrics.place(rubric, before, cursor.between(behind)?);
    names.note(place);
    Some(with(point, rubric, given))
}

fn with(point: Slug, rubric: Rubric, (mark, parts, prompted): Given) -> PointMark {
    let Rubric {
        group,
        weight,
        level,
        dimension,
        gate,
    } = rubric;
    PointMark {
        point,
        group,
        mark,
        parts,
        prompted,
        weight,
        level,
        dimension,
        gate,
    }
}

fn given(cursor: &mut Cursor<'_>) -> Option<Given> {
    let mark = mark_of(u8::try_from(cursor.count()?).ok()?).ok()?;
    let parts = match cursor.exactly(",\"parts\":") {
        Some(()) => Some(parse_parts(cursor).ok()?),
        None => None,
    };
    cursor.exactly(",\"pr\":")?;
    Some((mark, parts, flag(cursor)?))
}

fn flag(cursor: &mut Cursor<'_>) -> Option<bool> {
    match cursor.exactly("false") {
        Some(()) => Some(false),
        None => cursor.exactly("true").map(|()| true),
    }
}
