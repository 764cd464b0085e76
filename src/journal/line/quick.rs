//! A short cut for lines in exactly the form in which we write them; every other line is left to the thorough reader.
//!
//! It may only answer what the thorough reader would: a test compares the two.

mod marks;

pub(crate) use marks::Rubrics;

use crate::domain::pack::Level;
use crate::domain::record::{Attempt, Rating, Record, What};
use crate::domain::time::Day;
use crate::journal::json::Cursor;
use crate::journal::line::attempt::{parse_draft, parse_grader, parse_mode, parse_pitfalls, up_to};
use crate::journal::line::{Parsed, Repeats, kinds, stamp};
use crate::journal::member::{DAY_MAX, Texts, parse_hex, parse_id, within};
use crate::journal::names::Names;

/// Reads a line whose checksum was found right and stands after `body` bytes.
pub(crate) fn parse(
    text: &str,
    body: usize,
    repeats: &mut Repeats,
    texts: Texts,
) -> Option<Parsed> {
    let cursor = &mut Cursor::new(text);
    cursor.exactly("{\"v\":1,\"id\":\"")?;
    let id = parse_id(cursor.word_of(36)?)?;
    cursor.exactly(",\"dev\":\"")?;
    let device = repeats.names.device(cursor.plain()?)?;
    cursor.exactly(",\"h\":")?;
    let hybrid = stamp::in_range(cursor.count()?).ok()?;
    cursor.exactly(",\"t\":\"")?;
    let wall_ms = repeats.calendar.own_form(cursor.word_of(24)?.as_bytes())?;
    let wall_ms = stamp::in_range(wall_ms).ok()?;
    cursor.exactly(",\"off\":")?;
    let west = cursor.exactly("-").is_some();
    let offset = i16::try_from(cursor.count()?).ok()?;
    let offset_minutes = within(if west { -offset } else { offset }, 1_440).ok()?;
    cursor.exactly(",\"day\":")?;
    let day = Day(within(i32::try_from(cursor.count()?).ok()?, DAY_MAX).ok()?);
    cursor.exactly(",\"k\":\"")?;
    let kind = cursor.plain()?;
    cursor.exactly(",\"d\":")?;
    let own = match kind {
        "attempt" => cursor.attempt(|cursor| {
            let attempt = attempt(cursor, repeats, texts)?;
            Some(What::Attempt(Box::new(attempt)))
        }),
        "drill" => cursor.attempt(|cursor| drill(cursor, &mut repeats.names)),
        "read" => cursor.attempt(|cursor| read(cursor, &mut repeats.names)),
        _ => None,
    };
    let what = match own {
        Some(what) => what,
        None => kinds::parse(kind, cursor, &mut repeats.names, texts)?.ok()?,
    };
    if cursor.place() != body {
        return None;
    }
    Some(Parsed {
        record: Record {
            id,
            device,
            hybrid,
            wall_ms,
            offset_minutes,
            day,
            what,
        },
        verified: true,
        extra: cursor.extra,
    })
}

fn attempt(cursor: &mut Cursor<'_>, repeats: &mut Repeats, texts: Texts) -> Option<Attempt> {
    let Repeats { names, rubrics, .. } = repeats;
    cursor.exactly("{\"q\":\"")?;
    let question = names.key(cursor.plain()?)?;
    cursor.exactly(",\"level\":\"")?;
    let level = Level::parse(cursor.plain()?)?;
    let follow_up = match cursor.exactly(",\"f\":\"") {
        Some(()) => Some(names.slug(cursor.plain()?)?),
        None => None,
    };
    cursor.exactly(",\"pack_version\":\"")?;
    let pack_version = names.version(cursor.plain()?);
    cursor.exactly(",\"q_hash\":\"")?;
    let question_hash = parse_hex(cursor.word_of(8)?.as_bytes())?;
    cursor.exactly(",\"marks\":[")?;
    let marks = marks::read(cursor, names, rubrics)?;
    cursor.exactly(",\"pitfalls\":")?;
    let pitfalls = match cursor.exactly("[]") {
        Some(()) => Vec::new(),
        None => parse_pitfalls(cursor, names).ok()?,
    };
    let (mut sure, mut said, mut rating) = (None, None, None);
    small(cursor, ",\"sure\":", (1, 3), &mut sure)?;
    small(cursor, ",\"said\":", (0, 100), &mut said)?;
    small(cursor, ",\"rating\":", (1, 4), &mut rating)?;
    cursor.exactly(",\"seconds\":")?;
    let seconds = u32::try_from(cursor.count()?).ok()?;
    cursor.exactly(",\"draft\":")?;
    let draft = parse_draft(cursor, texts).ok()?;
    cursor.exactly(",\"mode\":\"")?;
    let mode = parse_mode(cursor.plain()?)?;
    let round = match cursor.exactly(",\"round\":\"") {
        Some(()) => Some(parse_id(cursor.word_of(36)?)?),
        None => None,
    };
    let place = match cursor.exactly(",\"n\":") {
        Some(()) => Some(u32::try_from(cursor.count()?).ok()?),
        None => None,
    };
    cursor.exactly(",\"by\":\"")?;
    let by = parse_grader(cursor.plain()?)?;
    // What is paired or has drawn values is rare, and left to the thorough reader.
    cursor.exactly("}")?;
    Some(Attempt {
        question,
        level,
        follow_up,
        pack_version,
        question_hash,
        marks,
        pitfalls,
        sure,
        said,
        rating: rating.and_then(Rating::of_number),
        seconds,
        draft,
        mode,
        round,
        place,
        by,
        pair: None,
        values: Vec::new(),
    })
}

fn drill(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<What> {
    cursor.exactly("{\"q\":\"")?;
    let question = names.key(cursor.plain()?)?;
    cursor.exactly(",\"p\":\"")?;
    let point = names.slug(cursor.plain()?)?;
    cursor.exactly(",\"rating\":")?;
    let rating = Rating::of_number(u8::try_from(cursor.count()?).ok()?)?;
    cursor.exactly("}")?;
    Some(What::Drill {
        question,
        point,
        rating,
    })
}

fn read(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<What> {
    cursor.exactly("{\"q\":\"")?;
    let question = names.key(cursor.plain()?)?;
    cursor.exactly("}")?;
    Some(What::Read { question })
}

/// Reads a small number into its place where its member stands here; `None` is a wrong one.
fn small(
    cursor: &mut Cursor<'_>,
    name: &str,
    (least, most): (u8, u8),
    place: &mut Option<u8>,
) -> Option<()> {
    if cursor.exactly(name).is_some() {
        let value = u8::try_from(cursor.count()?).ok()?;
        *place = Some(up_to(value, least, most).ok()?);
    }
    Some(())
}

#[cfg(test)]
mod tests;
