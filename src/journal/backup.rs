//! One file that holds all journal files as they stand, checked by reading it back; and bringing back what is missing.

use crate::domain::id::RecordId;
use crate::domain::time::Moment;
use crate::journal::files::Files;
use crate::journal::foreign::lines;
use crate::journal::lock;
use crate::journal::merge::{Gathering, MergePlan, unreadable};
use crate::journal::place::{Paths, create_directory, name, shown, sync_directory};
use crate::journal::reader::Reader;
use crate::text::why::why;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// How the names of backups end.
const ENDING: &str = "backup";

/// The longest first line of a backup, in bytes: room for thousands of files.
const HEAD_MAX: u64 = 1 << 20;

/// The first line of a backup; the files follow one after another.
#[derive(Serialize, Deserialize)]
struct Head {
    greenroom_backup: u32,
    records: usize,
    files: Vec<Section>,
}

/// One file inside a backup.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
struct Section {
    name: String,
    bytes: u64,
    crc: String,
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupAbout {
    /// The backup.
    pub path: PathBuf,
    /// Records in it, each counted once.
    pub records: usize,
    /// Files in it.
    pub files: usize,
}

/// Reads bytes by, and takes their checksum and length.
struct Summed<R> {
    inner: R,
    sum: crc32fast::Hasher,
    bytes: u64,
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.sum.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}

/// Surveys one file: its section, and the records whose names were not seen before.
fn survey(file: String, source: impl Read, ids: &mut HashSet<RecordId>) -> io::Result<Section> {
    let mut summed = Summed {
        inner: source,
        sum: crc32fast::Hasher::new(),
        bytes: 0,
    };
    lines(&mut summed, |_, _, read| {
        if let Ok(parsed) = read {
            ids.insert(parsed.record.id);
        }
    })?;
    Ok(Section {
        name: file,
        bytes: summed.bytes,
        crc: format!("{:08x}", summed.sum.finalize()),
    })
}

/// Writes all journal files into one, reads it back, and only then gives it its name.
///
/// # Errors
/// One sentence; earlier backups stand.
pub fn create_backup(paths: &Paths, at: Moment) -> Result<BackupAbout, String> {
    let failed = |error: io::Error| {
        format!(
            "The backup could not be written to {}: {error}; earlier backups stand, make room or name another place.",
            shown(&paths.backup),
            error = why(&error)
        )
    };
    let reader = Reader::new(&paths.progress, Files::default());
    let sources = {
        // Under the lock nobody is in the middle of a line; what is added later is not part of this backup.
        let _lock = lock::share(&paths.progress);
        let listed = reader
            .list()
            .map_err(|error| unreadable(&paths.progress, &error))?;
        let measured = |path: PathBuf| match std::fs::metadata(&path) {
            Ok(about) => Ok((path, about.len())),
            Err(error) => Err(unreadable(&path, &error)),
        };
        listed
            .into_iter()
            .map(measured)
            .collect::<Result<Vec<_>, _>>()?
    };
    let mut ids = HashSet::new();
    let mut files = Vec::new();
    for (path, length) in &sources {
        let source = File::open(path).map_err(|error| unreadable(path, &error))?;
        let section = survey(file_name(path), source.take(*length), &mut ids)
            .map_err(|error| unreadable(path, &error))?;
        files.push(section);
    }
    let head = Head {
        greenroom_backup: 1,
        records: ids.len(),
        files,
    };
    create_directory(&paths.backup).map_err(failed)?;
    let copy = write_copy(paths, &head, &sources).map_err(failed)?;
    let about = verify_backup(copy.path())?;
    if about.records != head.records {
        return Err(failed(io::Error::other(
            "it does not hold what the journal holds",
        )));
    }
    let path = keep(copy, paths, at).map_err(failed)?;
    Ok(BackupAbout { path, ..about })
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn write_copy(
    paths: &Paths,
    head: &Head,
    sources: &[(PathBuf, u64)],
) -> io::Result<tempfile::NamedTempFile> {
    let copy = tempfile::Builder::new()
        .prefix(".tmp-")
        .tempfile_in(&paths.backup)?;
    let mut out = BufWriter::new(copy.as_file());
    serde_json::to_writer(&mut out, head)?;
    out.write_all(b"\n")?;
    for (path, length) in sources {
        io::copy(&mut File::open(path)?.take(*length), &mut out)?;
    }
    out.flush()?;
    drop(out);
    copy.as_file().sync_all()?;
    Ok(copy)
}

/// Gives a finished backup a name that is still free: date and time in UTC.
fn keep(mut copy: tempfile::NamedTempFile, paths: &Paths, at: Moment) -> io::Result<PathBuf> {
    let time = jiff::Timestamp::from_millisecond(at.wall_ms)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .strftime("%Y-%m-%d-%H%M%S")
        .to_string();
    for number in 1..1_000_u32 {
        let tail = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let path = paths.backup.join(format!("{time}{tail}.{ENDING}"));
        match copy.persist_noclobber(&path) {
            Ok(_) => {
                sync_directory(&paths.backup)?;
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => copy = taken.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Reads a whole backup and compares it with what its first line promises.
///
/// # Errors
/// One sentence: it is no backup, or it is damaged.
pub fn verify_backup(path: &Path) -> Result<BackupAbout, String> {
    let mut ids = HashSet::new();
    let head = each_section(path, |section, source| {
        let found = survey(section.name.clone(), source, &mut ids)?;
        if found == *section {
            Ok(())
        } else {
            Err(io::Error::other("its bytes have changed"))
        }
    })?;
    if ids.len() != head.records {
        return Err(damaged(
            path,
            "it holds another number of records than it says",
        ));
    }
    Ok(BackupAbout {
        path: path.to_path_buf(),
        records: head.records,
        files: head.files.len(),
    })
}

fn damaged(path: &Path, why: &str) -> String {
    format!(
        "{} is no whole backup ({why}); take another one.",
        shown(path)
    )
}

/// Reads the first line of a backup, then hands every file in it to `each`.
fn each_section(
    path: &Path,
    mut each: impl FnMut(&Section, &mut dyn Read) -> io::Result<()>,
) -> Result<Head, String> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !about.is_file() {
        return Err(damaged(path, "it is not a file"));
    }
    let mut source = BufReader::new(File::open(path).map_err(|error| unreadable(path, &error))?);
    let mut first = Vec::new();
    (&mut source)
        .take(HEAD_MAX)
        .read_until(b'\n', &mut first)
        .map_err(|error| unreadable(path, &error))?;
    let head: Head = serde_json::from_slice(&first)
        .map_err(|_| damaged(path, "it does not begin as a backup does"))?;
    if head.greenroom_backup != 1 {
        return Err(format!(
            "{} was made by a newer greenroom; restore it with that version.",
            shown(path)
        ));
    }
    for section in &head.files {
        let mut part = (&mut source).take(section.bytes);
        each(section, &mut part).map_err(|error| damaged(path, &why(&error)))?;
        // Whoever stops early leaves the rest of the file standing.
        io::copy(&mut part, &mut io::sink()).map_err(|error| unreadable(path, &error))?;
        if part.limit() > 0 {
            return Err(damaged(path, "it is cut off"));
        }
    }
    let mut rest = [0];
    match source.read(&mut rest) {
        Ok(0) => Ok(head),
        Ok(_) => Err(damaged(path, "something follows its end")),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// Works out what a backup would bring back: every record that is missing here; newer ones stay.
///
/// # Errors
/// One sentence: it is damaged, or the journal may not be written to.
pub fn preview_restore(paths: &Paths, backup: &Path) -> Result<MergePlan, String> {
    verify_backup(backup)?;
    let mut gathering = Gathering::begin(paths)?;
    let mut fault = None;
    each_section(backup, |section, source| {
        // The path of a section is only shown, never opened.
        let shown_as = backup.join(crate::text::clean::line(&section.name).as_ref());
        fault = fault.take().or(gathering.take(&shown_as, source).err());
        Ok(())
    })?;
    fault.map_or(Ok(gathering.plan), Err)
}

/// The backups that are there, the latest first, each whole or with one sentence that says why not.
pub fn list_backups(paths: &Paths) -> Vec<Result<BackupAbout, String>> {
    let Ok(entries) = std::fs::read_dir(&paths.backup) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == ENDING))
        .collect();
    found.sort_by_key(|path| std::cmp::Reverse(name(path)));
    found.iter().map(|path| verify_backup(path)).collect()
}

#[cfg(test)]
mod tests;
