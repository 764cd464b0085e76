//! Union with the files of one's other machines, by record; changes no file that is there, adds at most one.

use crate::domain::id::RecordId;
use crate::domain::record::What;
use crate::journal::contents::Contents;
use crate::journal::file::READER;
use crate::journal::foreign::lines;
use crate::journal::health::{Fault, Problem};
use crate::journal::place::{Paths, create, create_directory, shown};
use crate::journal::reader::asks_for_reader;
use crate::text::why::why;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a merge would add, worked out before anything is written.
#[derive(Debug, Default)]
pub struct MergePlan {
    /// The files, in the order in which they were named.
    pub files: Vec<MergeFile>,
    /// Lines that are not taken over, with their place.
    pub problems: Vec<Problem>,
    /// New lines by order of time: hybrid clock, record, bytes.
    lines: Vec<(i64, RecordId, Vec<u8>)>,
}

/// What one file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeFile {
    /// Which file.
    pub path: PathBuf,
    /// Records that are new here.
    pub new: usize,
    /// Records that are here already, byte for byte.
    pub known: usize,
    /// Records that are here already in other words; both are kept, the smaller by bytes counts.
    pub differing: usize,
    /// Records of kinds that this version does not know; they are taken over as they are.
    pub unknown: usize,
    /// Lines that are damaged, and a cut-off end; left where they are.
    pub damaged: usize,
}

impl MergePlan {
    /// How many lines would be added.
    pub fn added(&self) -> usize {
        self.lines.len()
    }

    /// Adds the lines as one file of their own, complete or not at all; `None` when there is nothing to add.
    ///
    /// # Errors
    /// One sentence; nothing was changed.
    pub fn apply(mut self, paths: &Paths) -> Result<Option<PathBuf>, String> {
        if self.lines.is_empty() {
            return Ok(None);
        }
        // The same lines make the same file, in whatever order the files were named.
        self.lines.sort();
        let mut bytes = Vec::new();
        for (_, _, line) in &self.lines {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
        add_file(paths, "merged", &bytes).map(Some)
    }
}

/// Adds a file of lines to the progress directory under a name that its content gives it.
///
/// # Errors
/// One sentence; nothing was changed.
pub(crate) fn add_file(paths: &Paths, word: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let directory = &paths.progress;
    let failed = |error: std::io::Error| {
        format!(
            "{} cannot be written to: {error}; nothing was changed, try again once it can.",
            shown(directory),
            error = why(&error)
        )
    };
    create_directory(directory).map_err(failed)?;
    let sum = crc32fast::hash(bytes);
    for number in 0..1_000_u32 {
        let tail = if number == 0 {
            String::new()
        } else {
            format!("-{number}")
        };
        let path = directory.join(format!("{word}-{sum:08x}{tail}.jsonl"));
        match create(&path, bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| path).map_err(failed),
        }
    }
    Err(failed(std::io::ErrorKind::AlreadyExists.into()))
}

/// Works out what the files of one's other machines would add.
///
/// # Errors
/// One sentence: a file cannot be read, or a newer program wrote it or the journal.
pub fn preview_merge(paths: &Paths, files: &[PathBuf]) -> Result<MergePlan, String> {
    let mut gathering = Gathering::begin(paths)?;
    for path in files {
        let about = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if !about.is_file() {
            return Err(format!(
                "{} is not a file; name the .jsonl files of your other machine.",
                shown(path)
            ));
        }
        let source = File::open(path).map_err(|error| unreadable(path, &error))?;
        gathering.take(path, source)?;
    }
    Ok(gathering.plan)
}

pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> String {
    format!(
        "{} cannot be read: {error}; check the path and its permissions.",
        shown(path),
        error = why(error)
    )
}

/// Collects lines that the journal does not hold yet.
pub(crate) struct Gathering {
    contents: Contents,
    pub(crate) plan: MergePlan,
}

impl Gathering {
    /// Starts beside what the journal holds.
    pub(crate) fn begin(paths: &Paths) -> Result<Self, String> {
        let contents = Contents::load(paths)?;
        match contents.read_only {
            Some(why) => Err(why),
            None => Ok(Self {
                contents,
                plan: MergePlan::default(),
            }),
        }
    }

    /// Takes what is new in one file.
    pub(crate) fn take(&mut self, path: &Path, source: impl Read) -> Result<(), String> {
        let mut file = MergeFile {
            path: path.to_path_buf(),
            ..MergeFile::default()
        };
        let mut newer = false;
        let (contents, plan) = (&mut self.contents, &mut self.plan);
        let mut blame = |line: u64, fault: Fault| {
            plan.problems.push(Problem {
                file: path.to_path_buf(),
                line,
                fault,
            });
        };
        let new_lines = &mut plan.lines;
        let stop = lines(source, |number, bytes, read| match read {
            Ok(parsed) => {
                let record = parsed.record;
                newer |= asks_for_reader(&record).is_some_and(|asked| asked > READER);
                if contents.holds(record.id, bytes) {
                    file.known += 1;
                    return;
                }
                if contents.knows(record.id) {
                    file.differing += 1;
                } else {
                    file.new += 1;
                }
                file.unknown += usize::from(record.what == What::Unknown);
                contents.add(record.id, bytes);
                new_lines.push((record.hybrid, record.id, bytes.to_vec()));
            }
            Err(reason) => {
                file.damaged += 1;
                blame(number, Fault::Line(reason));
            }
        })
        .map_err(|error| unreadable(path, &error))?;
        if stop.torn > 0 {
            file.damaged += 1;
            blame(stop.lines + 1, Fault::Torn(stop.torn));
        }
        if newer {
            return Err(format!(
                "{} was written by a newer greenroom; install the newer version, then merge.",
                shown(path)
            ));
        }
        self.plan.files.push(file);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
