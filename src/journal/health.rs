//! What reading the progress files brought to light; knows counts and places, not how they were read.

use crate::journal::place::{name, shown};
use crate::journal::reason::Reason;
use std::path::PathBuf;

/// How many problems are kept with their place; further ones are only counted.
pub const PROBLEMS_KEPT: usize = 1_000;

/// The state of the journal's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Records that count.
    pub records: usize,
    /// Records without a checksum, edited by hand.
    pub unverified: usize,
    /// Records of kinds or versions that this program does not know: kept, not applied.
    pub unknown: usize,
    /// Members that this program does not know: passed over.
    pub extra_members: usize,
    /// Lines that repeat a record byte for byte.
    pub duplicates: usize,
    /// Damaged lines that `journal check --fix` has put aside before.
    pub set_aside: usize,
    /// What is wrong, with its place; at most [`PROBLEMS_KEPT`].
    pub problems: Vec<Problem>,
    /// How many problems there are in all.
    pub problem_count: usize,
}

impl Health {
    /// Notes a problem.
    pub(crate) fn blame(&mut self, file: PathBuf, line: u64, fault: Fault) {
        self.problem_count += 1;
        if self.problems.len() < PROBLEMS_KEPT {
            self.problems.push(Problem { file, line, fault });
        }
    }

    /// One sentence for the screen when something is wrong, else `None`.
    pub fn sentence(&self) -> Option<String> {
        let first = self.problems.first()?;
        let count = self.problem_count;
        Some(if count == 1 {
            format!("{first} Run `greenroom journal check` to see what can be done.")
        } else {
            format!(
                "{count} things are wrong with the journal, the first in {} line {}; run `greenroom journal check` to see all.",
                name(&first.file),
                first.line
            )
        })
    }
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which file.
    pub file: PathBuf,
    /// Which line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The line is no record; it is kept and not applied.
    Line(Reason),
    /// The file ends in so many bytes without a newline: a write was cut off before it was confirmed.
    Torn(u64),
    /// The line names the same record as another line, with other content; this one does not count.
    Conflict {
        /// The file of the line that counts.
        counts: PathBuf,
        /// Its line.
        line: u64,
    },
    /// The file cannot be read: the system's words.
    Unreadable(String),
}

impl std::fmt::Display for Problem {
    /// One sentence: file, line, what is wrong and what becomes of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (file, line) = (shown(&self.file), self.line);
        match &self.fault {
            Fault::Line(reason) => {
                write!(f, "{file}:{line}: the line is left out: {reason}.")
            }
            Fault::Torn(bytes) => write!(
                f,
                "{file}:{line}: the last {bytes} bytes are an unfinished write that was never confirmed; they are left out."
            ),
            Fault::Conflict {
                counts,
                line: other,
            } => write!(
                f,
                "{file}:{line}: the record stands with other content in {} line {other}, which is the one that counts.",
                name(counts)
            ),
            Fault::Unreadable(why) => write!(f, "{file}: the file cannot be read: {why}."),
        }
    }
}
