//! The journal's doctor: lists all that is wrong; its cure copies and marks, and never changes or removes a line.

use crate::journal::backup::list_backups;
use crate::journal::file::{Journal, load};
use crate::journal::files::Files;
use crate::journal::health::{Fault, Health};
use crate::journal::lock::{self, Lock};
use crate::journal::place::{Paths, name, private, shown, sync_directory};
use crate::journal::reader::{Reader, Spot};
use crate::journal::set_aside::{FILE, SetAside, head};
use crate::text::why::why;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What the doctor found.
#[derive(Debug, Default)]
pub struct CheckReport {
    /// What reading every line brought to light.
    pub health: Health,
    /// The journal's files, with the number of lines in each.
    pub files: Vec<(PathBuf, u64)>,
    /// Whole backups.
    pub backups: usize,
    /// Further faults: one sentence each.
    pub faults: Vec<String>,
    /// What one may want to know: one sentence each.
    pub notes: Vec<String>,
}

impl CheckReport {
    /// Whether nothing at all is wrong.
    pub fn is_sound(&self) -> bool {
        self.health.problem_count == 0 && self.faults.is_empty()
    }

    /// Everything found, one sentence a line, the faults first; empty when all is well.
    pub fn sentences(&self) -> Vec<String> {
        let health = &self.health;
        let mut all: Vec<String> = health.problems.iter().map(ToString::to_string).collect();
        let unlisted = health.problem_count - health.problems.len();
        if unlisted > 0 {
            all.push(format!(
                "{unlisted} further lines are wrong; begin with these."
            ));
        }
        all.extend(self.faults.iter().cloned());
        all.extend(self.notes.iter().cloned());
        all
    }
}

/// Reads everything and says what is wrong; writes nothing.
pub fn check(paths: &Paths) -> CheckReport {
    let mut reader = Reader::new(&paths.progress, Files::default());
    let Journal {
        health, read_only, ..
    } = {
        let _no_half_lines = lock::share(&paths.progress);
        load(&mut reader, &paths.progress)
    };
    let mut report = CheckReport::default();
    for path in reader.list().unwrap_or_default() {
        let lines = reader.lines(&path);
        report.files.push((path, lines));
    }
    report.faults.extend(read_only);
    for path in open_to_others(paths) {
        report.faults.push(format!(
            "{} can be read by others on this machine; `greenroom journal check --fix` closes it.",
            shown(&path)
        ));
    }
    for backup in list_backups(paths) {
        match backup {
            Ok(_) => report.backups += 1,
            Err(sentence) => report.faults.push(sentence),
        }
    }
    notes(&health, paths, &mut report.notes);
    report.health = health;
    report
}

fn notes(health: &Health, paths: &Paths, notes: &mut Vec<String>) {
    let mut count = |number: usize, one: &str, many: &str| {
        if number > 0 {
            notes.push(format!(
                "{number} {}.",
                if number == 1 { one } else { many }
            ));
        }
    };
    count(
        health.unverified,
        "record has no checksum; it was edited by hand and counts",
        "records have no checksum; they were edited by hand and count",
    );
    count(
        health.unknown,
        "record is of a kind that a newer greenroom writes; it is kept and left out",
        "records are of kinds that a newer greenroom writes; they are kept and left out",
    );
    count(
        health.extra_members,
        "member is unknown to this version; it is kept and passed over",
        "members are unknown to this version; they are kept and passed over",
    );
    count(
        health.duplicates,
        "line repeats a record; it counts once",
        "lines repeat records; each record counts once",
    );
    count(
        health.set_aside,
        "damaged line was put aside before; it is still in its file",
        "damaged lines were put aside before; they are still in their files",
    );
    for directory in [&paths.progress, &paths.work, &paths.backup] {
        for path in entries(directory) {
            let called = name(&path);
            if called.starts_with(".tmp-") {
                notes.push(format!(
                    "{} was left by a write that was cut off; nothing needs it, you may delete it.",
                    shown(&path)
                ));
            } else if called.ends_with(".broken") {
                notes.push(format!(
                    "{} is an answer that could not be read; copy from it what you need, then delete it.",
                    shown(&path)
                ));
            }
        }
    }
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Directories and files of ours that others on this machine can read.
#[cfg(unix)]
fn open_to_others(paths: &Paths) -> Vec<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    [&paths.progress, &paths.work, &paths.backup]
        .into_iter()
        .filter(|directory| directory.is_dir())
        .flat_map(|directory| std::iter::once(directory.clone()).chain(entries(directory)))
        .filter(|path| {
            std::fs::symlink_metadata(path)
                .is_ok_and(|about| !about.is_symlink() && about.permissions().mode() & 0o077 != 0)
        })
        .collect()
}

#[cfg(not(unix))]
fn open_to_others(_paths: &Paths) -> Vec<PathBuf> {
    Vec::new()
}

/// What the doctor did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cured {
    /// Damaged lines copied into `set-aside.txt`; they stand where they stood and are reported no more.
    pub set_aside: usize,
    /// Cut-off ends closed with a newline, in this machine's own file.
    pub healed: usize,
    /// Files and directories closed to others.
    pub closed: usize,
}

/// Puts aside what is damaged: copies it, marks it as seen, closes what stands open. No line is changed or removed.
///
/// # Errors
/// One sentence; what was done before it stands.
pub fn cure(paths: &Paths, device: &str) -> Result<Cured, String> {
    let failed = |error: io::Error| {
        format!(
            "{} cannot be written to: {error}; make it writable and try again.",
            shown(&paths.progress),
            error = why(&error)
        )
    };
    let mut cured = Cured::default();
    if !paths.progress.is_dir() {
        return Ok(cured);
    }
    let _lock: Lock = lock::take(&paths.progress).map_err(|_| {
        "The journal is locked by another window or cannot be written to; close the other window and try again.".to_owned()
    })?;
    let mut reader = Reader::new(&paths.progress, Files::default());
    let journal = load(&mut reader, &paths.progress);
    if let Some(why) = journal.read_only {
        return Err(why);
    }
    let own = paths.progress.join(format!("{device}.jsonl"));
    let torn = |fault: &Fault| matches!(fault, Fault::Torn(_));
    if journal
        .health
        .problems
        .iter()
        .any(|problem| problem.file == own && torn(&problem.fault))
    {
        heal(&own).map_err(failed)?;
        cured.healed = 1;
    }
    cured.set_aside = put_aside(paths, &journal.health).map_err(failed)?;
    #[cfg(unix)]
    for path in open_to_others(paths) {
        use std::os::unix::fs::PermissionsExt;
        let mode = if path.is_dir() { 0o700 } else { 0o600 };
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).map_err(failed)?;
        cured.closed += 1;
    }
    Ok(cured)
}

/// Closes a cut-off end, as the next append would.
fn heal(path: &Path) -> io::Result<()> {
    let mut file = private().append(true).open(path)?;
    file.write_all(b"\n")?;
    file.sync_data()
}

/// Copies every line that does not count into the list of what was put aside.
fn put_aside(paths: &Paths, health: &Health) -> io::Result<usize> {
    let before = SetAside::load(&paths.progress);
    let losing: Vec<(&Path, u64)> = health
        .problems
        .iter()
        .filter(|problem| matches!(problem.fault, Fault::Conflict { .. }))
        .map(|problem| (problem.file.as_path(), problem.line))
        .collect();
    let mut found: Vec<(PathBuf, Spot, String)> = Vec::new();
    let mut reader = Reader::new(&paths.progress, Files::default());
    for path in reader.list()? {
        let file = path.clone();
        reader.read(&path, &mut |spot, entry| match entry {
            Err(reason) if !before.holds(&spot) => {
                found.push((file.clone(), spot, reason.to_string()));
            }
            Ok(_) if losing.contains(&(file.as_path(), spot.line)) => {
                let why = "another line for the same record counts".to_owned();
                found.push((file.clone(), spot, why));
            }
            Err(_) | Ok(_) => {}
        })?;
    }
    if found.is_empty() {
        return Ok(0);
    }
    let mut text = Vec::new();
    for (path, spot, why) in &found {
        let place = format!("{}:{}", name(path), spot.line);
        text.extend(head(spot, &place, why).into_bytes());
        if spot.length <= crate::journal::line::LINE_MAX as u64 {
            text.push(b' ');
            text.extend(bytes_at(path, spot)?);
            text.push(b'\n');
        }
    }
    let mut list = private()
        .read(true)
        .append(true)
        .create(true)
        .open(paths.progress.join(FILE))?;
    if ends_torn(&mut list)? {
        text.insert(0, b'\n');
    }
    list.write_all(&text)?;
    list.sync_data()?;
    sync_directory(&paths.progress)?;
    Ok(found.len())
}

fn ends_torn(file: &mut File) -> io::Result<bool> {
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok(false);
    }
    let mut byte = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut byte)?;
    Ok(byte != [b'\n'])
}

fn bytes_at(path: &Path, spot: &Spot) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(spot.offset))?;
    let mut bytes = Vec::new();
    file.take(spot.length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
