//! The `d` of the small kinds, read, and a reference written: what one opened, drilled, marked, noted, claimed or took back.

use crate::domain::id::{Key, RecordId};
use crate::domain::record::What;
use crate::domain::time::Day;
use crate::journal::json::{Cursor, Members, fill, need};
use crate::journal::member::{DAY_MAX, parse_id, parse_rating, within};
use crate::journal::names::Names;
use crate::journal::reason::Reason;

type Read = Result<What, Reason>;

/// Reads the `d` of a `file`.
pub(crate) fn parse_file(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut app, mut format, mut min_reader, mut device) = (None, None, None, None);
    cursor.object(|cursor, key| match key {
        "app" => fill(&mut app, cursor.text()?.as_ref().into()),
        "format" => fill(&mut format, cursor.whole()?),
        "min_reader" => fill(&mut min_reader, cursor.whole()?),
        "dev" => fill(&mut device, cursor.word(|text| names.device(text))?),
        _ => Ok(false),
    })?;
    need(device, "dev")?;
    Ok(What::File {
        app: need(app, "app")?,
        format: need(format, "format")?,
        min_reader: need(min_reader, "min_reader")?,
    })
}

/// Reads the `d` of a `read`.
pub(crate) fn parse_read(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let mut question = None;
    cursor.object(|cursor, key| match key {
        "q" => fill(&mut question, cursor.word(|text| names.key(text))?),
        _ => Ok(false),
    })?;
    Ok(What::Read {
        question: need(question, "q")?,
    })
}

/// Reads the `d` of a `drill`.
pub(crate) fn parse_drill(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut question, mut point, mut rating) = (None, None, None);
    cursor.object(|cursor, key| match key {
        "q" => fill(&mut question, cursor.word(|text| names.key(text))?),
        "p" => fill(&mut point, cursor.word(|text| names.slug(text))?),
        "rating" => fill(&mut rating, parse_rating(cursor)?),
        _ => Ok(false),
    })?;
    Ok(What::Drill {
        question: need(question, "q")?,
        point: need(point, "p")?,
        rating: need(rating, "rating")?,
    })
}

/// Reads the `d` of a `quick`.
pub(crate) fn parse_quick(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut reference, mut right, mut round) = (None, None, None);
    cursor.object(|cursor, key| match key {
        "ref" => fill(&mut reference, cursor.word(|text| names.key(text))?),
        "right" => fill(&mut right, cursor.flag()?),
        "round" => fill(&mut round, cursor.word(parse_id)?),
        _ => Ok(false),
    })?;
    Ok(What::Quick {
        reference: need(reference, "ref")?,
        right: need(right, "right")?,
        round,
    })
}

/// Writes a reference that was asked.
pub(crate) fn write_quick(
    reference: &Key,
    right: bool,
    round: Option<RecordId>,
    d: &mut Members<'_>,
) {
    d.text("ref", reference.as_str());
    d.flag("right", right);
    d.maybe_text("round", round.map(|id| id.to_string()).as_deref());
}

/// Reads the `d` of a `void`.
pub(crate) fn parse_void(cursor: &mut Cursor<'_>) -> Read {
    let mut of = None;
    cursor.object(|cursor, key| match key {
        "of" => {
            let mut ids = Vec::new();
            cursor.array(|cursor| {
                ids.push(cursor.word(parse_id)?);
                Ok(())
            })?;
            fill(&mut of, ids)
        }
        _ => Ok(false),
    })?;
    Ok(What::Void {
        of: need(of, "of")?,
    })
}

/// Reads the kinds that say something of a question or of one of its points.
pub(crate) fn parse_item(kind: &str, cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut question, mut point, mut on, mut until) = (None, None, None, None);
    cursor.object(|cursor, key| match (kind, key) {
        (_, "q") => fill(&mut question, cursor.word(|text| names.key(text))?),
        ("suspend" | "bury" | "reset", "p") => {
            fill(&mut point, cursor.word(|text| names.slug(text))?)
        }
        ("bookmark" | "suspend", "on") => fill(&mut on, cursor.flag()?),
        ("bury", "until") => fill(&mut until, Day(within(cursor.whole()?, DAY_MAX)?)),
        _ => Ok(false),
    })?;
    let question = need(question, "q")?;
    Ok(match kind {
        "bookmark" => What::Bookmark {
            question,
            on: need(on, "on")?,
        },
        "suspend" => What::Suspend {
            question,
            point,
            on: need(on, "on")?,
        },
        "bury" => What::Bury {
            question,
            point,
            until: need(until, "until")?,
        },
        _ => What::Reset { question, point },
    })
}

/// Reads the `d` of a `note`.
pub(crate) fn parse_note(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut question, mut text) = (None, None);
    cursor.object(|cursor, key| match key {
        "q" => fill(&mut question, cursor.word(|text| names.key(text))?),
        "text" => fill(&mut text, cursor.text()?.as_ref().into()),
        _ => Ok(false),
    })?;
    Ok(What::Note {
        question: need(question, "q")?,
        text: need(text, "text")?,
    })
}

/// Reads the `d` of a `claim`.
pub(crate) fn parse_claim(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut objective, mut says) = (None, None);
    cursor.object(|cursor, key| match key {
        "objective" => fill(&mut objective, cursor.word(|text| names.key(text))?),
        "says" => fill(&mut says, cursor.text()?.as_ref().into()),
        _ => Ok(false),
    })?;
    Ok(What::Claim {
        objective: need(objective, "objective")?,
        says: need(says, "says")?,
    })
}
