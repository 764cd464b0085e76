//! The form of a work file: JSON with a format number; knows its members, not where it lies.

use crate::domain::grade::Mark;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::work::{Work, WorkMark, WorkMoment};
use crate::text::why::why;
use serde::{Deserialize, Serialize};
use std::path::Path;

mod round;

/// The form that this program writes.
const FORMAT: u32 = 1;

/// The largest work file that is read, in bytes: above what all drafts of a long round may hold, escapes included.
const FILE_MAX: u64 = 64 << 20;

/// Why a work file is not taken up.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A newer program wrote it.
    Newer,
    /// The system does not let it be read: its words.
    Unreadable(String),
    /// It is not what it should be.
    Broken,
}

#[derive(Serialize, Deserialize)]
struct Head {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct WorkFile {
    format: u32,
    id: String,
    q: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    f: Option<String>,
    draft: String,
    moment: Moment,
    marks: Vec<MarkShape>,
    pitfalls: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sure: Option<u8>,
    active: u32,
    boot: String,
    wall_ms: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    round: Option<round::RoundShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Moment {
    Answer,
    Grade,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MarkShape {
    p: String,
    m: u8,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<u8>,
    #[serde(default)]
    pr: bool,
}

/// Writes work as the bytes of its file.
pub(crate) fn write(work: &Work) -> Vec<u8> {
    let file = WorkFile {
        format: FORMAT,
        id: work.id.to_string(),
        q: work.question.to_string(),
        f: work.follow_up.as_ref().map(ToString::to_string),
        draft: work.draft.clone(),
        moment: match work.moment {
            WorkMoment::Answer => Moment::Answer,
            WorkMoment::Grade => Moment::Grade,
        },
        marks: work.marks.iter().map(mark_shape).collect(),
        pitfalls: work.pitfalls.iter().map(ToString::to_string).collect(),
        asked: work
            .asked
            .as_ref()
            .map(|ids| ids.iter().map(ToString::to_string).collect()),
        sure: work.sure,
        active: work.active_seconds,
        boot: work.boot_id.clone(),
        wall_ms: work.wall_ms,
        round: work.round.as_ref().map(round::shape),
    };
    let mut bytes = serde_json::to_vec(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

pub(crate) fn mark_shape(mark: &WorkMark) -> MarkShape {
    MarkShape {
        p: mark.point.to_string(),
        m: match mark.mark {
            Mark::Missed => 0,
            Mark::Half => 1,
            Mark::Full => 2,
        },
        parts: mark.parts.clone(),
        pr: mark.prompted,
    }
}

/// Reads a work file with its checksum; its content has to name the same work as its file name.
pub(crate) fn read(path: &Path, id: RecordId) -> Result<(Work, u32), Fault> {
    let unreadable = |error: std::io::Error| Fault::Unreadable(why(&error));
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() || about.len() > FILE_MAX {
        return Err(Fault::Broken);
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let head: Head = serde_json::from_slice(&bytes).map_err(|_| Fault::Broken)?;
    if head.format > FORMAT {
        return Err(Fault::Newer);
    }
    let file: WorkFile = serde_json::from_slice(&bytes).map_err(|_| Fault::Broken)?;
    validate(file)
        .filter(|work| work.id == id)
        .map(|work| (work, crc32fast::hash(&bytes)))
        .ok_or(Fault::Broken)
}

fn validate(file: WorkFile) -> Option<Work> {
    Some(Work {
        id: RecordId::parse(&file.id)?,
        question: Key::parse(&file.q)?,
        follow_up: match file.f {
            Some(text) => Some(Slug::parse(&text)?),
            None => None,
        },
        draft: file.draft,
        moment: match file.moment {
            Moment::Answer => WorkMoment::Answer,
            Moment::Grade => WorkMoment::Grade,
        },
        marks: file.marks.into_iter().map(mark).collect::<Option<_>>()?,
        pitfalls: slugs(&file.pitfalls)?,
        asked: match file.asked {
            Some(list) => Some(slugs(&list)?),
            None => None,
        },
        sure: match file.sure {
            Some(sure) if !(1..=3).contains(&sure) => return None,
            sure => sure,
        },
        active_seconds: file.active,
        boot_id: file.boot,
        wall_ms: file.wall_ms,
        round: match file.round {
            Some(shape) => Some(round::validate(shape)?),
            None => None,
        },
    })
}

pub(crate) fn slugs(list: &[String]) -> Option<Vec<Slug>> {
    list.iter().map(|text| Slug::parse(text)).collect()
}

pub(crate) fn mark(shape: MarkShape) -> Option<WorkMark> {
    Some(WorkMark {
        point: Slug::parse(&shape.p)?,
        mark: match shape.m {
            0 => Mark::Missed,
            1 => Mark::Half,
            2 => Mark::Full,
            _ => return None,
        },
        parts: shape.parts,
        prompted: shape.pr,
    })
}
