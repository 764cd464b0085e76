//! One record as one line of JSON, both ways; knows every member's place, never files.

mod attempt;
mod items;
mod kinds;
mod plan;
mod quick;
mod round;
mod stamp;

use crate::domain::id::RecordId;
use crate::domain::record::{Draft, Record, What};
use crate::domain::time::Day;
use crate::journal::json::{Cursor, fill, member_list, need};
use crate::journal::member::{DAY_MAX, Texts, parse_hex, parse_id, within};
use crate::journal::names::Names;
use crate::journal::reason::Reason;
use arcstr::ArcStr;
use std::borrow::Cow;

/// The longest line, in bytes, its newline included.
pub(crate) const LINE_MAX: usize = 1 << 20;

/// The version of every kind's `d` that this program writes.
const VERSION: u32 = 1;

/// A line that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed {
    /// What it says.
    pub(crate) record: Record,
    /// Whether its checksum vouches for it; a line without one was edited by hand.
    pub(crate) verified: bool,
    /// Members that this version does not know, passed over.
    pub(crate) extra: u32,
}

/// What lines repeat, kept while many of them are read.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    names: Names,
    rubrics: quick::Rubrics,
    calendar: stamp::Calendar,
}

/// The places of an envelope's members while they are read.
#[derive(Default)]
struct Envelope<'a> {
    version: Option<u32>,
    id: Option<RecordId>,
    device: Option<ArcStr>,
    hybrid: Option<i64>,
    wall: Option<i64>,
    offset: Option<i16>,
    day: Option<i32>,
    kind: Option<Cow<'a, str>>,
    what: Option<What>,
    later: Option<&'a str>,
    extra: u32,
}

/// The checksum of all bytes of a line, worked out as far as somebody may ask for it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sum {
    /// The checksum itself.
    Whole(u32),
    /// That of a line which ends in the checksum that it carries, which is this one.
    Carried(u32),
}

impl Sum {
    /// The checksum.
    pub(crate) fn whole(self) -> u32 {
        match self {
            Self::Whole(sum) => sum,
            Self::Carried(carried) => {
                let mut sum = crc32fast::Hasher::new_with_initial(carried);
                sum.update(tail(carried).as_bytes());
                sum.finalize()
            }
        }
    }
}

/// How a line ends that carries this checksum.
fn tail(sum: u32) -> String {
    format!(",\"c\":\"{sum:08x}\"}}")
}

/// Reads a line without its newline; total: whatever the bytes, the answer is a record or a reason.
pub(crate) fn parse(bytes: &[u8], repeats: &mut Repeats, texts: Texts) -> Result<Parsed, Reason> {
    read(bytes, repeats, texts).0
}

/// As [`parse`], with the checksum of all the bytes.
pub(crate) fn read(
    bytes: &[u8],
    repeats: &mut Repeats,
    texts: Texts,
) -> (Result<Parsed, Reason>, Sum) {
    let trimmed = bytes.trim_ascii_end();
    let whole = || Sum::Whole(crc32fast::hash(bytes));
    if bytes.len() >= LINE_MAX {
        return (Err(Reason::TooLong), whole());
    }
    let Some((body, carried)) = split_checksum(trimmed) else {
        return (parse_checked(trimmed, None, repeats, texts), whole());
    };
    if crc32fast::hash(body) != carried {
        return (Err(Reason::Checksum), whole());
    }
    let parsed = parse_checked(trimmed, Some(body.len()), repeats, texts);
    let sum = if trimmed.len() == bytes.len() {
        Sum::Carried(carried)
    } else {
        whole()
    };
    (parsed, sum)
}

/// Reads a line whose checksum, where it carries one behind its body, was found right.
fn parse_checked(
    bytes: &[u8],
    body: Option<usize>,
    repeats: &mut Repeats,
    texts: Texts,
) -> Result<Parsed, Reason> {
    let text = std::str::from_utf8(bytes).map_err(|_| Reason::Broken)?;
    if let Some(body) = body
        && let Some(parsed) = quick::parse(text, body, repeats, texts)
    {
        return Ok(parsed);
    }
    let verified = body.is_some();
    let envelope = read_envelope(text, &mut repeats.names, texts, verified)?;
    finish(envelope, verified, &mut repeats.names, texts)
}

/// Splits `...,"c":"xxxxxxxx"}` into what the checksum covers and the checksum.
fn split_checksum(bytes: &[u8]) -> Option<(&[u8], u32)> {
    let (body, tail) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
    let digits = tail.strip_prefix(b",\"c\":\"")?.strip_suffix(b"\"}")?;
    Some((body, parse_hex(digits)?))
}

fn read_envelope<'a>(
    text: &'a str,
    names: &mut Names,
    texts: Texts,
    verified: bool,
) -> Result<Envelope<'a>, Reason> {
    let mut cursor = Cursor::new(text);
    let mut seen = Envelope::default();
    let mut checksum = None;
    let mut unknown = false;
    let read = cursor.object(|cursor, key| match key {
        "v" => fill(&mut seen.version, cursor.whole()?),
        "id" => fill(&mut seen.id, cursor.word(parse_id)?),
        "dev" => fill(&mut seen.device, cursor.word(|text| names.device(text))?),
        "h" => fill(&mut seen.hybrid, stamp::in_range(cursor.whole()?)?),
        "t" => fill(&mut seen.wall, cursor.word(stamp::parse)?),
        "off" => fill(&mut seen.offset, within(cursor.whole()?, 1_440)?),
        "day" => fill(&mut seen.day, within(cursor.whole()?, DAY_MAX)?),
        "k" => fill(&mut seen.kind, cursor.text()?),
        "d" => {
            // Our own lines name the kind first, so that `d` can be read where it stands.
            if let (Some(VERSION), Some(kind)) = (seen.version, &seen.kind)
                && let Some(what) = kinds::parse(kind, cursor, names, texts)
            {
                return fill(&mut seen.what, what?);
            }
            fill(&mut seen.later, cursor.skip()?)
        }
        "c" => fill(&mut checksum, cursor.skip()?),
        _ => {
            unknown = true;
            Ok(false)
        }
    });
    match read {
        // What is no object at all has no member to name.
        Err(Reason::Value) => return Err(Reason::Broken),
        read => read?,
    }
    cursor.end()?;
    seen.extra = cursor.extra;
    match (verified, checksum) {
        // A checksum that does not stand in its place cannot be checked, and nothing else vouches for the line.
        (true, None) | (false, Some(_)) => Err(Reason::Checksum),
        (false, None) if unknown => Err(Reason::Unvouched),
        (true, Some(_)) | (false, None) => Ok(seen),
    }
}

fn finish(
    seen: Envelope<'_>,
    verified: bool,
    names: &mut Names,
    texts: Texts,
) -> Result<Parsed, Reason> {
    let mut extra = seen.extra;
    let version = need(seen.version, "v")?;
    let kind = need(seen.kind, "k")?;
    if version == 0 {
        return Err(Reason::Member("v".to_owned()));
    }
    let what = match (seen.what, seen.later) {
        (Some(_), Some(_)) => return Err(Reason::Twice),
        (Some(what), None) => what,
        (None, None) => return Err(Reason::Missing("d")),
        (None, Some(_)) if version > VERSION => What::Unknown,
        (None, Some(later)) => {
            let mut cursor = Cursor::new(later);
            let what = kinds::parse(&kind, &mut cursor, names, texts);
            extra += cursor.extra;
            what.unwrap_or(Ok(What::Unknown))?
        }
    };
    let record = Record {
        id: need(seen.id, "id")?,
        device: need(seen.device, "dev")?,
        hybrid: need(seen.hybrid, "h")?,
        wall_ms: need(seen.wall, "t")?,
        offset_minutes: need(seen.offset, "off")?,
        day: Day(need(seen.day, "day")?),
        what,
    };
    Ok(Parsed {
        record,
        verified,
        extra,
    })
}

/// Writes a record as a line with its newline.
///
/// # Errors
/// Says what is wrong with a record that no reader would give back as it is: then nothing must be written.
pub(crate) fn encode(record: &Record) -> Result<Vec<u8>, Reason> {
    let mut out = Vec::with_capacity(512);
    let kind = kinds::word(&record.what).ok_or(Reason::Member("k".to_owned()))?;
    member_list(&mut out, |line| {
        line.whole("v", VERSION);
        line.text("id", &record.id.to_string());
        line.text("dev", &record.device);
        line.whole("h", record.hybrid);
        line.text("t", &stamp::print(record.wall_ms));
        line.whole("off", record.offset_minutes);
        line.whole("day", record.day.0);
        line.text("k", kind);
        line.object("d", |d| kinds::write(record, d));
    });
    out.pop();
    let sum = crc32fast::hash(&out);
    out.extend_from_slice(tail(sum).as_bytes());
    let again = parse(&out, &mut Repeats::default(), Texts::Whole)?;
    if !same(&again.record, record) {
        return Err(Reason::Value);
    }
    out.push(b'\n');
    Ok(out)
}

/// Whether a record came back as it went in, up to ways of saying the same.
fn same(read: &Record, written: &Record) -> bool {
    if read == written {
        return true;
    }
    // An empty text and no text are one on the page.
    let (What::Attempt(read_attempt), What::Attempt(attempt)) = (&read.what, &written.what) else {
        return false;
    };
    let mut plain = attempt.clone();
    if plain.draft == Draft::Text(String::new()) {
        plain.draft = Draft::None;
    }
    *read_attempt == plain
        && Record {
            what: What::Unknown,
            ..read.clone()
        } == Record {
            what: What::Unknown,
            ..written.clone()
        }
}

#[cfg(test)]
mod tests;
