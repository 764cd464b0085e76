//! The `d` of an attempt, both ways: the marks with their rubric, what was written, in which setting.

use crate::domain::grade::{Mark, PitfallMark, PointMark};
use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::record::{Attempt, Draft, Grader, Mode, Rating, What};
use crate::journal::json::{Cursor, Members, fill, need};
use crate::journal::member::{Texts, parse_hex, parse_id, parse_rating};
use crate::journal::names::Names;
use crate::journal::reason::Reason;

/// Reads an attempt.
pub(crate) fn parse(
    cursor: &mut Cursor<'_>,
    names: &mut Names,
    texts: Texts,
) -> Result<What, Reason> {
    let (mut question, mut level, mut follow_up, mut pack_version) = (None, None, None, None);
    let (mut hash, mut marks, mut pitfalls, mut sure) = (None, None, None, None);
    let (mut said, mut rating, mut seconds, mut draft) = (None, None, None, None);
    let (mut mode, mut round, mut place, mut by) = (None, None, None, None);
    let (mut pair, mut values) = (None, None);
    cursor.object(|cursor, key| match key {
        "q" => fill(&mut question, cursor.word(|text| names.key(text))?),
        "level" => fill(&mut level, cursor.word(Level::parse)?),
        "f" => fill(&mut follow_up, cursor.word(|text| names.slug(text))?),
        "pack_version" => fill(&mut pack_version, names.version(&cursor.text()?)),
        "q_hash" => fill(&mut hash, cursor.word(|text| parse_hex(text.as_bytes()))?),
        "marks" => fill(&mut marks, parse_marks(cursor, names)?),
        "pitfalls" => fill(&mut pitfalls, parse_pitfalls(cursor, names)?),
        "sure" => fill(&mut sure, up_to(cursor.whole()?, 1, 3)?),
        "said" => fill(&mut said, up_to(cursor.whole()?, 0, 100)?),
        "rating" => fill(&mut rating, parse_rating(cursor)?),
        "seconds" => fill(&mut seconds, cursor.whole()?),
        "draft" => fill(&mut draft, parse_draft(cursor, texts)?),
        "mode" => fill(&mut mode, cursor.word(parse_mode)?),
        "round" => fill(&mut round, cursor.word(parse_id)?),
        "n" => fill(&mut place, cursor.whole()?),
        "by" => fill(&mut by, cursor.word(parse_grader)?),
        "pair" => fill(&mut pair, cursor.word(parse_id)?),
        "values" => fill(&mut values, parse_values(cursor)?),
        _ => Ok(false),
    })?;
    Ok(What::Attempt(Box::new(Attempt {
        question: need(question, "q")?,
        level: need(level, "level")?,
        follow_up,
        pack_version: need(pack_version, "pack_version")?,
        question_hash: need(hash, "q_hash")?,
        marks: need(marks, "marks")?,
        pitfalls: need(pitfalls, "pitfalls")?,
        sure,
        said,
        rating,
        seconds: need(seconds, "seconds")?,
        draft: need(draft, "draft")?,
        mode: need(mode, "mode")?,
        round,
        place,
        by: need(by, "by")?,
        pair,
        values: values.unwrap_or_default(),
    })))
}

/// Refuses a number outside its bounds.
pub(crate) fn up_to(value: u8, least: u8, most: u8) -> Result<u8, Reason> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(Reason::Value)
    }
}

/// Reads a draft: its text, or where it stands.
pub(crate) fn parse_draft(cursor: &mut Cursor<'_>, texts: Texts) -> Result<Draft, Reason> {
    let text = cursor.text()?;
    Ok(match texts {
        _ if text.is_empty() => Draft::None,
        Texts::Place { file, offset } => Draft::Kept { file, offset },
        Texts::Whole => Draft::Text(text.into_owned()),
    })
}

/// Reads drawn values: names and numbers, in their order.
pub(crate) fn parse_values(cursor: &mut Cursor<'_>) -> Result<Vec<(String, f64)>, Reason> {
    let mut values: Vec<(String, f64)> = Vec::new();
    cursor.object(|cursor, key| {
        if values.iter().any(|(name, _)| name == key) {
            return Err(Reason::Twice);
        }
        values.push((key.to_owned(), cursor.real()?));
        Ok(true)
    })?;
    Ok(values)
}

/// Writes drawn values, where there are any.
pub(crate) fn write_values(values: &[(String, f64)], d: &mut Members<'_>) {
    if !values.is_empty() {
        d.object("values", |members| {
            for (name, value) in values {
                members.real(name, *value);
            }
        });
    }
}

/// Reads the marks.
pub(crate) fn parse_marks(
    cursor: &mut Cursor<'_>,
    names: &mut Names,
) -> Result<Vec<PointMark>, Reason> {
    let mut marks = Vec::new();
    cursor.array(|cursor| {
        marks.push(parse_mark(cursor, names)?);
        Ok(())
    })?;
    marks.shrink_to_fit();
    Ok(marks)
}

/// Reads a mark with its rubric.
pub(crate) fn parse_mark(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<PointMark, Reason> {
    let (mut point, mut group, mut mark, mut parts) = (None, None, None, None);
    let (mut prompted, mut weight, mut level) = (None, None, None);
    let (mut dimension, mut gate) = (None, None);
    cursor.object(|cursor, key| match key {
        "p" => fill(&mut point, cursor.word(|text| names.slug(text))?),
        "g" => fill(&mut group, cursor.word(Group::parse)?),
        "m" => fill(&mut mark, mark_of(cursor.whole()?)?),
        "parts" => fill(&mut parts, parse_parts(cursor)?),
        "pr" => fill(&mut prompted, cursor.flag()?),
        "w" => fill(&mut weight, cursor.whole()?),
        "lv" => fill(&mut level, cursor.word(Level::parse)?),
        "dim" => fill(&mut dimension, cursor.word(Dimension::parse)?),
        "gate" => fill(&mut gate, cursor.flag()?),
        _ => Ok(false),
    })?;
    Ok(PointMark {
        point: need(point, "p")?,
        group: need(group, "g")?,
        mark: need(mark, "m")?,
        parts,
        prompted: need(prompted, "pr")?,
        weight: need(weight, "w")?,
        level: need(level, "lv")?,
        dimension: need(dimension, "dim")?,
        gate: need(gate, "gate")?,
    })
}

/// The mark of a number.
pub(crate) fn mark_of(number: u8) -> Result<Mark, Reason> {
    match number {
        0 => Ok(Mark::Missed),
        1 => Ok(Mark::Half),
        2 => Ok(Mark::Full),
        _ => Err(Reason::Value),
    }
}

fn mark_number(mark: Mark) -> u8 {
    match mark {
        Mark::Missed => 0,
        Mark::Half => 1,
        Mark::Full => 2,
    }
}

/// Reads `[ticked, all]`.
pub(crate) fn parse_parts(cursor: &mut Cursor<'_>) -> Result<(u8, u8), Reason> {
    let mut pair = Vec::with_capacity(2);
    cursor.array(|cursor| {
        pair.push(cursor.whole::<u8>()?);
        if pair.len() > 2 {
            Err(Reason::Value)
        } else {
            Ok(())
        }
    })?;
    match pair.as_slice() {
        [ticked, all] if ticked <= all && *all > 0 => Ok((*ticked, *all)),
        _ => Err(Reason::Value),
    }
}

/// Reads the pitfalls.
pub(crate) fn parse_pitfalls(
    cursor: &mut Cursor<'_>,
    names: &mut Names,
) -> Result<Vec<PitfallMark>, Reason> {
    let mut pitfalls = Vec::new();
    cursor.array(|cursor| {
        let (mut pitfall, mut weight) = (None, None);
        cursor.object(|cursor, key| match key {
            "p" => fill(&mut pitfall, cursor.word(|text| names.slug(text))?),
            "w" => fill(&mut weight, cursor.whole()?),
            _ => Ok(false),
        })?;
        pitfalls.push(PitfallMark {
            pitfall: need(pitfall, "p")?,
            weight: need(weight, "w")?,
        });
        Ok(())
    })?;
    Ok(pitfalls)
}

/// The mode of a word.
pub(crate) fn parse_mode(text: &str) -> Option<Mode> {
    [Mode::Study, Mode::Due, Mode::Early, Mode::Cram, Mode::Round]
        .into_iter()
        .find(|mode| mode_word(*mode) == text)
}

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Study => "study",
        Mode::Due => "due",
        Mode::Early => "early",
        Mode::Cram => "cram",
        Mode::Round => "round",
    }
}

/// The grader of a word.
pub(crate) fn parse_grader(text: &str) -> Option<Grader> {
    match text {
        "me" => Some(Grader::Me),
        "partner" => Some(Grader::Partner),
        _ => None,
    }
}

/// Writes an attempt.
pub(crate) fn write(attempt: &Attempt, d: &mut Members<'_>) {
    d.text("q", attempt.question.as_str());
    d.text("level", attempt.level.word());
    d.maybe_text("f", attempt.follow_up.as_ref().map(Slug::as_str));
    d.text("pack_version", &attempt.pack_version);
    d.text("q_hash", &format!("{:08x}", attempt.question_hash));
    d.objects("marks", &attempt.marks, write_mark);
    d.objects("pitfalls", &attempt.pitfalls, |members, pitfall| {
        members.text("p", pitfall.pitfall.as_str());
        members.whole("w", pitfall.weight);
    });
    d.maybe_whole("sure", attempt.sure);
    d.maybe_whole("said", attempt.said);
    d.maybe_whole("rating", attempt.rating.map(Rating::number));
    d.whole("seconds", attempt.seconds);
    d.text(
        "draft",
        match &attempt.draft {
            Draft::Text(text) => text,
            // A draft that only has a place is in the journal already: its line is copied, never written again.
            Draft::None | Draft::Kept { .. } => "",
        },
    );
    d.text("mode", mode_word(attempt.mode));
    d.maybe_text("round", attempt.round.map(|id| id.to_string()).as_deref());
    d.maybe_whole("n", attempt.place);
    d.text(
        "by",
        match attempt.by {
            Grader::Me => "me",
            Grader::Partner => "partner",
        },
    );
    d.maybe_text("pair", attempt.pair.map(|id| id.to_string()).as_deref());
    write_values(&attempt.values, d);
}

fn write_mark(d: &mut Members<'_>, mark: &PointMark) {
    d.text("p", mark.point.as_str());
    d.text("g", mark.group.word());
    d.whole("m", mark_number(mark.mark));
    if let Some((ticked, all)) = mark.parts {
        d.wholes("parts", &[ticked, all]);
    }
    d.flag("pr", mark.prompted);
    d.whole("w", mark.weight);
    d.text("lv", mark.level.word());
    d.text("dim", mark.dimension.word());
    d.flag("gate", mark.gate);
}
