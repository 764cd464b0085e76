//! The only write path of the journal: under the lock, in one write, made durable, then confirmed; knows no thread.

use crate::domain::id::RecordId;
use crate::domain::record::{Record, What};
use crate::journal::clock::HybridClock;
use crate::journal::disk::{Disk, Handle, RealDisk};
use crate::journal::file::{READER, newer_wrote};
use crate::journal::line;
use crate::journal::lock::{self, Lock, NoLock};
use crate::journal::place::{create_directory, name};
use crate::journal::reader::{Reader, asks_for_reader};
use crate::journal::report::{Report, not_listed, not_read, not_saved, unwritable};
use arcstr::ArcStr;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// How often a file that is replaced under our hands is written to anew.
const TRIES: u32 = 3;

/// A record that is not on disk yet.
struct Waiting {
    record: Record,
    /// Its line, once it was tried: a second try writes the same bytes.
    line: Option<Vec<u8>>,
}

/// Appends to this device's file.
pub struct Appender {
    directory: PathBuf,
    path: PathBuf,
    device: ArcStr,
    app: ArcStr,
    /// Names the record that opens a new file.
    fresh: u128,
    reader: Reader,
    clock: HybridClock,
    /// The ids of all records read at the start, sorted, and those met since.
    known: Vec<RecordId>,
    met: HashSet<RecordId>,
    waiting: Vec<Waiting>,
    disk: Box<dyn Disk>,
    read_only: Option<String>,
    told: HashSet<String>,
    wall_ms: i64,
    newest_own: Option<i64>,
}

impl std::fmt::Debug for Appender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Appender({})", self.path.display())
    }
}

/// What an appender starts from.
pub(crate) struct Start<'a> {
    pub(crate) directory: &'a Path,
    pub(crate) device: ArcStr,
    pub(crate) app: &'a str,
    pub(crate) fresh: u128,
    pub(crate) wall_ms: i64,
    pub(crate) reader: Reader,
    pub(crate) records: &'a [Record],
    pub(crate) read_only: Option<String>,
}

impl Appender {
    /// Starts beside what was read.
    pub(crate) fn new(start: Start<'_>) -> Self {
        let mut clock = HybridClock::default();
        let mut known = Vec::with_capacity(start.records.len());
        let mut newest_own = None;
        for record in start.records {
            if record.device == start.device {
                clock.saw_own(record.hybrid);
                newest_own = newest_own.max(Some(record.wall_ms));
            } else {
                clock.saw_foreign(record.hybrid, start.wall_ms);
            }
            known.push(record.id);
        }
        known.sort();
        Self {
            directory: start.directory.to_path_buf(),
            path: start.directory.join(format!("{}.jsonl", start.device)),
            device: start.device,
            app: start.app.into(),
            fresh: start.fresh,
            reader: start.reader,
            clock,
            known,
            met: HashSet::new(),
            waiting: Vec::new(),
            disk: Box::new(RealDisk),
            read_only: start.read_only,
            told: HashSet::new(),
            wall_ms: start.wall_ms,
            newest_own,
        }
    }

    /// The latest wall time among the records that this machine had written at the start, in ms since 1970.
    pub(crate) fn newest_own(&self) -> Option<i64> {
        self.newest_own
    }

    #[cfg(test)]
    pub(crate) fn on(mut self, disk: Box<dyn Disk>) -> Self {
        self.disk = disk;
        self
    }

    /// How many records are not on disk yet.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Appends records in one write, together with those that wait from earlier.
    pub fn append(&mut self, records: Vec<Record>) -> Vec<Report> {
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        let mut waiting = Vec::with_capacity(records.len());
        for mut record in records {
            record.device = self.device.clone();
            if let Err(reason) = line::encode(&record) {
                let outcome = Err(unwritable(&reason));
                return vec![Report::Appended { ids, outcome }];
            }
            self.wall_ms = record.wall_ms;
            waiting.push(Waiting { record, line: None });
        }
        self.waiting.append(&mut waiting);
        self.retry()
    }

    /// Tries again what waits; nothing happens when nothing does.
    pub fn retry(&mut self) -> Vec<Report> {
        if self.waiting.is_empty() {
            return Vec::new();
        }
        let mut reports = Vec::new();
        let outcome = self.write(&mut reports);
        let ids: Vec<RecordId> = self.waiting.iter().map(|waits| waits.record.id).collect();
        if outcome.is_ok() {
            self.met.extend(&ids);
            self.waiting.clear();
        }
        reports.push(Report::Appended { ids, outcome });
        reports
    }

    /// Reads what others have added, and tries again what waits.
    pub fn refresh(&mut self) -> Vec<Report> {
        let mut reports = Vec::new();
        if self.waiting.is_empty() {
            self.read_added(&mut reports);
        } else {
            reports = self.retry();
        }
        reports
    }

    fn write(&mut self, reports: &mut Vec<Report>) -> Result<(), String> {
        if let Some(why) = &self.read_only {
            return Err(why.clone());
        }
        create_directory(&self.directory).map_err(|error| not_saved(&self.path, &error))?;
        let lock = self.lock(reports)?;
        for _ in 0..TRIES {
            self.read_added(reports);
            if let Some(why) = &self.read_only {
                return Err(why.clone());
            }
            if self.write_under(&lock)? {
                return Ok(());
            }
        }
        let replaced = io::Error::other("it was replaced while it was written");
        Err(not_saved(&self.path, &replaced))
    }

    /// Writes what waits; `false` when the file was replaced meanwhile, so that nobody would find what was written.
    fn write_under(&mut self, lock: &Lock) -> Result<bool, String> {
        let path = self.path.clone();
        let failed = |error: io::Error| not_saved(&path, &error);
        let mut file = self.disk.open(&path).map_err(failed)?;
        let (length, identity) = file.about().map_err(failed)?;
        let healed = length > 0 && file.byte_at(length - 1).map_err(failed)? != b'\n';
        let (bytes, lines) = self.lines(length == 0, healed)?;
        if let Err(error) = self.put(file.as_mut(), &bytes, length == 0) {
            // What was written in part goes, unless another may have written behind it: then, and where cutting
            // fails too, the next append isolates it behind a newline.
            if matches!(lock, Lock::Held(_)) {
                let _ = file.set_len(length);
            }
            return Err(failed(error));
        }
        let about = std::fs::metadata(&path).map(|about| crate::journal::place::identity(&about));
        if !about.is_ok_and(|now| now == identity) {
            return Ok(false);
        }
        if !healed {
            let to = length + bytes.len() as u64;
            self.reader.passed(&path, identity, (length, to), lines);
        }
        Ok(true)
    }

    fn put(&self, file: &mut dyn Handle, bytes: &[u8], new: bool) -> io::Result<()> {
        file.write_all(bytes)?;
        file.sync_data()?;
        if new {
            self.disk.sync_directory(&self.directory)?;
        }
        Ok(())
    }

    /// The bytes to write: the record that opens a file, or the newline that a cut-off write lacks, then what waits.
    fn lines(&mut self, new: bool, healed: bool) -> Result<(Vec<u8>, u64), String> {
        let mut bytes = Vec::new();
        if healed {
            bytes.push(b'\n');
        }
        let mut lines = self.waiting.len() as u64;
        if let (true, Some(first)) = (new, self.waiting.first()) {
            let mut opening = first.record.clone();
            opening.id = RecordId::mint(opening.wall_ms, self.fresh);
            self.fresh = self.fresh.wrapping_add(1);
            opening.hybrid = self.clock.next(opening.wall_ms);
            opening.what = What::File {
                app: self.app.clone(),
                format: 1,
                min_reader: READER,
            };
            bytes.extend(line::encode(&opening).map_err(|reason| unwritable(&reason))?);
            self.met.insert(opening.id);
            lines += 1;
        }
        for waits in &mut self.waiting {
            let line = if let Some(line) = waits.line.take() {
                line
            } else {
                waits.record.hybrid = self.clock.next(waits.record.wall_ms);
                line::encode(&waits.record).map_err(|reason| unwritable(&reason))?
            };
            bytes.extend_from_slice(&line);
            waits.line = Some(line);
        }
        Ok((bytes, lines))
    }

    fn lock(&mut self, reports: &mut Vec<Report>) -> Result<Lock, String> {
        match lock::take(&self.directory) {
            Ok(Lock::Unsupported) => {
                let directory = crate::journal::place::shown(&self.directory);
                self.tell_once(
                    reports,
                    format!("{directory} is on a file system without locks; write to it from one window at a time."),
                );
                Ok(Lock::Unsupported)
            }
            Ok(held) => Ok(held),
            Err(NoLock::Busy) => Err("NOT SAVED: another process has kept the journal locked for five seconds; it is tried again with the next save.".to_owned()),
            Err(NoLock::Closed(error)) => Err(not_saved(&self.path, &error)),
        }
    }

    fn tell_once(&mut self, reports: &mut Vec<Report>, sentence: String) {
        if self.told.insert(sentence.clone()) {
            reports.push(Report::Notice(sentence));
        }
    }

    /// Reads what all files hold beyond what was read before.
    fn read_added(&mut self, reports: &mut Vec<Report>) {
        let mut others = Vec::new();
        let mut sentences = Vec::new();
        match self.reader.list() {
            Ok(paths) => {
                for path in paths {
                    self.read_added_to(&path, &mut others, &mut sentences);
                }
            }
            Err(error) => sentences.push(not_listed(&self.directory, &error)),
        }
        if !others.is_empty() {
            others.sort_unstable_by_key(|record: &Record| (record.hybrid, record.id));
            reports.push(Report::Others(others));
        }
        for sentence in sentences {
            self.tell_once(reports, sentence);
        }
    }

    fn read_added_to(
        &mut self,
        path: &Path,
        others: &mut Vec<Record>,
        sentences: &mut Vec<String>,
    ) {
        let Self {
            reader,
            clock,
            known,
            met,
            waiting,
            read_only,
            device,
            wall_ms,
            ..
        } = self;
        let mut damaged = None;
        let read = reader.read(path, &mut |spot, entry| match entry {
            Ok(parsed) => {
                let record = parsed.record;
                if asks_for_reader(&record).is_some_and(|asked| asked > READER) {
                    *read_only = Some(newer_wrote(path));
                }
                if record.device == *device {
                    clock.saw_own(record.hybrid);
                } else {
                    clock.saw_foreign(record.hybrid, *wall_ms);
                }
                let ours = waiting.iter().any(|waits| waits.record.id == record.id);
                if !ours && known.binary_search(&record.id).is_err() && met.insert(record.id) {
                    others.push(record);
                }
            }
            Err(_) => damaged = damaged.or(Some(spot.line)),
        });
        if let Some(line) = damaged {
            sentences.push(format!(
                "{} has a damaged line ({line}), which is left out; run `greenroom journal check` to see it.",
                name(path)
            ));
        }
        if let Err(error) = read {
            sentences.push(not_read(path, &error));
        }
    }
}

#[cfg(test)]
mod tests;
