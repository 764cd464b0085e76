//! Reads and writes journal lines outside the progress directory: a friend's marks, a file to take in. Trusts nothing.

use crate::domain::record::{Asked, Draft, Record, What};
use crate::journal::file::READER;
use crate::journal::health::{Fault, Problem};
use crate::journal::line::{self, Parsed};
use crate::journal::member::Texts;
use crate::journal::place::shown;
use crate::journal::reader::asks_for_reader;
use crate::journal::reason::Reason;
use crate::journal::scan::{Piece, Stop, scan};
use crate::text::clean;
use crate::text::why::why;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file of somebody else's that is read, in bytes.
pub const FOREIGN_MAX: u64 = 64 << 20;

/// The most records that one file of somebody else's may hold.
pub const FOREIGN_RECORDS_MAX: usize = 200_000;

/// A file of somebody else's.
#[derive(Debug, Default)]
pub struct Foreign {
    /// Its records in the order of their lines, every text cleaned, drafts whole.
    pub records: Vec<Record>,
    /// Lines that were left out, with their place.
    pub problems: Vec<Problem>,
}

/// Reads a file of journal lines that somebody else wrote.
///
/// # Errors
/// One sentence: it cannot be read, is too large, holds too much, or asks for a newer greenroom.
pub fn read_foreign(path: &Path) -> Result<Foreign, String> {
    let file = shown(path);
    let about = std::fs::metadata(path).map_err(|error| {
        format!(
            "{file} cannot be read: {error}; check the path.",
            error = why(&error)
        )
    })?;
    if !about.is_file() {
        return Err(format!(
            "{file} is not a file; name the file that you were given."
        ));
    }
    if about.len() > FOREIGN_MAX {
        let most = FOREIGN_MAX >> 20;
        return Err(format!(
            "{file} is larger than {most} MiB, which no honest record is; ask for a smaller one."
        ));
    }
    let source = File::open(path).map_err(|error| {
        format!(
            "{file} cannot be read: {error}; check its permissions.",
            error = why(&error)
        )
    })?;
    let mut foreign = Foreign::default();
    let mut newer = false;
    let stop = lines(source.take(FOREIGN_MAX), |number, _, read| match read {
        Ok(parsed) if foreign.records.len() <= FOREIGN_RECORDS_MAX => {
            newer |= asks_for_reader(&parsed.record).is_some_and(|asked| asked > READER);
            foreign.records.push(cleaned(parsed.record));
        }
        Ok(_) => {}
        Err(reason) => foreign.problems.push(Problem {
            file: path.to_path_buf(),
            line: number,
            fault: Fault::Line(reason),
        }),
    })
    .map_err(|error| {
        format!(
            "{file} cannot be read: {error}; try to copy it again.",
            error = why(&error)
        )
    })?;
    if foreign.records.len() > FOREIGN_RECORDS_MAX {
        return Err(format!(
            "{file} holds more than {FOREIGN_RECORDS_MAX} records; ask for a smaller one."
        ));
    }
    if newer {
        return Err(format!(
            "{file} was written by a newer greenroom; install the newer version to take it in."
        ));
    }
    if stop.torn > 0 {
        foreign.problems.push(Problem {
            file: path.to_path_buf(),
            line: stop.lines + 1,
            fault: Fault::Torn(stop.torn),
        });
    }
    Ok(foreign)
}

/// Writes records as journal lines for a file of their own.
///
/// # Errors
/// One sentence that names the first record which cannot be written.
pub fn lines_of(records: &[Record]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    for record in records {
        let line = line::encode(record).map_err(|reason| {
            format!(
                "The record {} cannot be written: {reason}; please report it.",
                record.id
            )
        })?;
        bytes.extend(line);
    }
    Ok(bytes)
}

/// Calls `each` with every line that is not blank: its number from 1, its bytes, and what it says with all its texts.
///
/// # Errors
/// The system's own.
pub(crate) fn lines(
    source: impl Read,
    mut each: impl FnMut(u64, &[u8], Result<Parsed, Reason>),
) -> io::Result<Stop> {
    let mut repeats = line::Repeats::default();
    scan(source, |_, number, piece| match piece {
        Piece::TooLong(..) => each(number + 1, &[], Err(Reason::TooLong)),
        Piece::Line(bytes) if bytes.trim_ascii().is_empty() => {}
        Piece::Line(bytes) => {
            let text = match bytes.strip_prefix(b"\xef\xbb\xbf") {
                Some(rest) if number == 0 => rest,
                _ => bytes,
            };
            each(
                number + 1,
                text,
                line::parse(text, &mut repeats, Texts::Whole),
            );
        }
    })
}

/// Cleans every text of a record that is not bound by a grammar.
fn cleaned(mut record: Record) -> Record {
    match &mut record.what {
        What::Attempt(attempt) => {
            attempt.pack_version = clean::line(&attempt.pack_version).into();
            clean_names(&mut attempt.values);
            if let Draft::Text(text) = &mut attempt.draft {
                *text = cleaned_text(text);
            }
        }
        What::RoundStart(start) => {
            start.preset = clean::line(&start.preset).into_owned();
            for Asked { values, .. } in &mut start.questions {
                clean_names(values);
            }
        }
        What::File { app: text, .. }
        | What::RoundNote { line: text, .. }
        | What::Claim { says: text, .. } => *text = clean::line(text).into(),
        What::Note { text, .. } => *text = cleaned_text(text).into(),
        What::Read { .. }
        | What::Drill { .. }
        | What::Quick { .. }
        | What::RoundStep(_)
        | What::RoundEnd { .. }
        | What::Void { .. }
        | What::Bookmark { .. }
        | What::Suspend { .. }
        | What::Bury { .. }
        | What::Reset { .. }
        | What::Plan(_)
        | What::Parameters { .. }
        | What::Unknown => {}
    }
    record
}

fn cleaned_text(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(clean::line).collect();
    lines.join("\n")
}

/// Two names may be the same once cleaned: the first stays.
fn clean_names(values: &mut Vec<(String, f64)>) {
    let mut kept: Vec<(String, f64)> = Vec::with_capacity(values.len());
    for (name, value) in values.drain(..) {
        let name = clean::line(&name).into_owned();
        if kept.iter().all(|(known, _)| *known != name) {
            kept.push((name, value));
        }
    }
    *values = kept;
}
