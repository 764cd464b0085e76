//! Reads all progress files into one journal; knows how lines of several files make one history, not what it means.

use crate::domain::record::{Record, What};
use crate::journal::health::{Fault, Health};
use crate::journal::reader::{Reader, asks_for_reader};
use crate::journal::repeated::settle;
use crate::journal::set_aside::SetAside;
use crate::text::why::why;
use std::path::Path;

/// The reader that this program is: files that ask for a higher one may be read but not written beside.
pub const READER: u32 = 1;

/// How long a line mostly is at least, in bytes.
const LIKELY_BYTES: u64 = 512;

/// For how many records room is made at once: what a file claims to hold may be false.
const FORESEEN_MAX: usize = 1 << 20;

/// Everything that the progress files say.
#[derive(Debug, Default)]
pub struct Journal {
    /// The records by hybrid clock, then id; each id once. Records that were taken back are still among them.
    pub records: Vec<Record>,
    /// What reading them brought to light.
    pub health: Health,
    /// Why nothing may be written: one sentence.
    pub read_only: Option<String>,
}

/// A journal while its files are read.
#[derive(Default)]
struct Loading {
    journal: Journal,
    set_aside: SetAside,
    /// Whether a record came that does not follow the one before by clock and by id. One machine's records always
    /// follow each other, so that mostly nothing is repeated and nothing has to be sorted.
    disordered: bool,
}

/// Reads every file of the reader's directory.
pub(crate) fn load(reader: &mut Reader, directory: &Path) -> Journal {
    let mut loading = Loading {
        set_aside: SetAside::load(directory),
        ..Loading::default()
    };
    match reader.list() {
        Ok(paths) => {
            for path in paths {
                load_file(reader, &path, &mut loading);
            }
        }
        Err(error) => {
            let fault = Fault::Unreadable(why(&error));
            let health = &mut loading.journal.health;
            health.blame(directory.to_path_buf(), 0, fault);
        }
    }
    let mut journal = loading.journal;
    if loading.disordered {
        let Journal {
            records, health, ..
        } = &mut journal;
        settle(reader, records, health, &loading.set_aside);
        // A stable sort only merges the files, each of which is in order by itself.
        records.sort_by_key(|record| (record.hybrid, record.id));
    }
    journal.health.records = journal.records.len();
    journal
}

fn load_file(reader: &mut Reader, path: &Path, loading: &mut Loading) {
    let Loading {
        journal,
        set_aside,
        disordered,
    } = loading;
    let Journal {
        records,
        health,
        read_only,
    } = journal;
    // Room for what the file likely holds, so that nothing grows and moves while it is read.
    let bytes = std::fs::metadata(path).map_or(0, |about| about.len());
    let likely = usize::try_from(bytes / LIKELY_BYTES).unwrap_or(0);
    let likely = likely.min(FORESEEN_MAX);
    records.reserve(likely);
    let stop = reader.read(path, &mut |spot, entry| match entry {
        Ok(parsed) => {
            let record = parsed.record;
            health.unverified += usize::from(!parsed.verified);
            health.extra_members += usize::try_from(parsed.extra).unwrap_or(0);
            health.unknown += usize::from(record.what == What::Unknown);
            if asks_for_reader(&record).is_some_and(|asked| asked > READER) {
                *read_only = Some(newer_wrote(path));
            }
            let follows = |last: &Record| last.id < record.id && last.hybrid <= record.hybrid;
            *disordered |= !records.last().is_none_or(follows);
            records.push(record);
        }
        Err(_) if set_aside.holds(&spot) => health.set_aside += 1,
        Err(reason) => health.blame(path.to_path_buf(), spot.line, Fault::Line(reason)),
    });
    match stop {
        Ok(stop) if stop.torn > 0 => {
            let line = reader.lines(path) + 1;
            health.blame(path.to_path_buf(), line, Fault::Torn(stop.torn));
        }
        Ok(_) => {}
        Err(error) => {
            health.blame(path.to_path_buf(), 0, Fault::Unreadable(why(&error)));
        }
    }
}

/// Why nothing is written beside a newer program's files.
pub(crate) fn newer_wrote(path: &Path) -> String {
    format!(
        "{} was written by a newer greenroom, so nothing is saved with this one; install the newer version to go on.",
        crate::journal::place::name(path)
    )
}

#[cfg(test)]
mod tests;
