//! Reads the files of the progress directory, at first whole and then what was added; writes nothing, ever.

use crate::domain::record::{Record, What};
use crate::journal::files::Files;
use crate::journal::line::{self, Parsed, Repeats, Sum};
use crate::journal::member::Texts;
use crate::journal::place::{Identity, identity};
use crate::journal::reason::Reason;
use crate::journal::scan::{Piece, Stop, scan};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// How far one file was read.
#[derive(Clone, Debug)]
struct Progress {
    path: PathBuf,
    identity: Identity,
    end: u64,
    lines: u64,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// The file's number.
    pub(crate) file: u32,
    /// The line's number, from 1.
    pub(crate) line: u64,
    /// The byte at which it starts.
    pub(crate) offset: u64,
    /// Its length in bytes, without the newline.
    pub(crate) length: u64,
    /// The checksum of all its bytes.
    pub(crate) sum: Sum,
}

/// Takes every line: where it stands, and the record that it is or why it is none.
pub(crate) type Sink<'a> = dyn FnMut(Spot, Result<Parsed, Reason>) + 'a;

/// Reads the files of one directory.
#[derive(Debug)]
pub(crate) struct Reader {
    directory: PathBuf,
    files: Files,
    repeats: Repeats,
    seen: Vec<Progress>,
}

impl Reader {
    /// Starts with nothing read.
    pub(crate) fn new(directory: &Path, files: Files) -> Self {
        Self {
            directory: directory.to_path_buf(),
            files,
            repeats: Repeats::default(),
            seen: Vec::new(),
        }
    }

    /// The files by number.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// The journal's files in order of name; none while there is no directory.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub(crate) fn list(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(&self.directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            listed => listed?,
        };
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let hidden = path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if !hidden && path.extension().is_some_and(|end| end == "jsonl") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }

    /// Reads what a file holds beyond what was read of it before; a file that was replaced or cut is read anew.
    ///
    /// # Errors
    /// The file cannot be read; lines already given out stand.
    pub(crate) fn read(&mut self, path: &Path, sink: &mut Sink<'_>) -> io::Result<Stop> {
        let about = std::fs::metadata(path)?;
        if !about.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let identity = identity(&about);
        let known = self.seen.iter().position(|seen| seen.path == path);
        let (mut end, mut lines) = (0, 0);
        if let Some(seen) = known.and_then(|at| self.seen.get(at))
            && seen.identity == identity
            && seen.end <= about.len()
        {
            (end, lines) = (seen.end, seen.lines);
            if end == about.len() {
                return Ok(Stop::default());
            }
        }
        let mut source = File::open(path)?;
        source.seek(SeekFrom::Start(end))?;
        let number = self.files.number(path);
        let stop = self.read_from(&source, number, (end, lines), sink)?;
        let progress = Progress {
            path: path.to_path_buf(),
            identity,
            end: end + stop.end,
            lines: lines + stop.lines,
        };
        match known.and_then(|at| self.seen.get_mut(at)) {
            Some(seen) => *seen = progress,
            None => self.seen.push(progress),
        }
        Ok(stop)
    }

    /// Reads once more what was read of all files; what cannot be read any more is left out.
    pub(crate) fn read_again(&mut self, sink: &mut Sink<'_>) {
        for seen in self.seen.clone() {
            let Ok(source) = File::open(&seen.path) else {
                continue;
            };
            let number = self.files.number(&seen.path);
            let _ = self.read_from(source.take(seen.end), number, (0, 0), sink);
        }
    }

    fn read_from(
        &mut self,
        source: impl Read,
        file: u32,
        (end, lines): (u64, u64),
        sink: &mut Sink<'_>,
    ) -> io::Result<Stop> {
        let repeats = &mut self.repeats;
        scan(source, |at, number, piece| {
            let offset = end + at;
            let mut spot = Spot {
                file,
                line: lines + number + 1,
                offset,
                length: 0,
                sum: Sum::Whole(0),
            };
            match piece {
                Piece::TooLong(length, sum) => {
                    (spot.length, spot.sum) = (length, Sum::Whole(sum));
                    sink(spot, Err(Reason::TooLong));
                }
                Piece::Line(bytes) => {
                    // Editors put a byte order mark before the first line.
                    let text = match bytes.strip_prefix(b"\xef\xbb\xbf") {
                        Some(rest) if offset == 0 => rest,
                        _ => bytes,
                    };
                    if text.trim_ascii().is_empty() {
                        return;
                    }
                    spot.length = bytes.len() as u64;
                    let (parsed, sum) = line::read(text, repeats, Texts::Place { file, offset });
                    spot.sum = if text.len() == bytes.len() {
                        sum
                    } else {
                        Sum::Whole(crc32fast::hash(bytes))
                    };
                    sink(spot, parsed);
                }
            }
        })
    }

    /// Takes note of bytes that this process has added itself: they need not be read.
    pub(crate) fn passed(
        &mut self,
        path: &Path,
        identity: Identity,
        (from, to): (u64, u64),
        lines: u64,
    ) {
        if let Some(seen) = self.seen.iter_mut().find(|seen| seen.path == path) {
            if seen.identity == identity && seen.end == from {
                (seen.end, seen.lines) = (to, seen.lines + lines);
            }
        } else if from == 0 {
            self.seen.push(Progress {
                path: path.to_path_buf(),
                identity,
                end: to,
                lines,
            });
        }
    }

    /// How many lines were read of a file.
    pub(crate) fn lines(&self, path: &Path) -> u64 {
        self.seen
            .iter()
            .find(|seen| seen.path == path)
            .map_or(0, |seen| seen.lines)
    }
}

/// The oldest reader that a record asks for, where it asks.
pub(crate) fn asks_for_reader(record: &Record) -> Option<u32> {
    if let What::File { min_reader, .. } = &record.what {
        Some(*min_reader)
    } else {
        None
    }
}
