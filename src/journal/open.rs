//! Opens the journal at the start of the program: reads, names the machine, makes ready to write.

use crate::domain::time::Moment;
use crate::journal::append::{Appender, Start};
use crate::journal::device;
use crate::journal::file::{Journal, load};
use crate::journal::files::Files;
use crate::journal::lock;
use crate::journal::place::{Paths, create_directory, private, shown};
use crate::journal::reader::Reader;
use crate::text::why::why;
use arcstr::ArcStr;
use std::path::Path;

/// An open journal.
#[derive(Debug)]
pub struct Opened {
    /// What the files say.
    pub journal: Journal,
    /// This machine's name in the journal.
    pub device: ArcStr,
    /// Sentences that one should read at the start, the gravest first.
    pub notices: Vec<String>,
    /// Why the directory cannot be written to at the start, one of the sentences; every save is tried all the same.
    pub closed: Option<String>,
    /// Reads the drafts that records left in the files.
    pub files: Files,
    /// Writes; goes to [`crate::journal::Writer::start`].
    pub appender: Appender,
}

/// Reads all progress files and makes ready to append; never fails, since one can study without saving.
///
/// `app` is written into new files, such as `greenroom 0.1.0`; `fresh` are random bits of the operating system.
pub fn open(paths: &Paths, app: &str, at: Moment, fresh: u128) -> Opened {
    open_as(paths, app, at, fresh, &device::machine(&paths.state))
}

/// Reads all progress files and writes nothing, for those who only look.
pub fn read(paths: &Paths) -> (Journal, Files) {
    let files = Files::default();
    let mut reader = Reader::new(&paths.progress, files.clone());
    let _no_half_lines = lock::share(&paths.progress);
    (load(&mut reader, &paths.progress), files)
}

/// As [`open`], on a machine of this name.
pub(crate) fn open_as(paths: &Paths, app: &str, at: Moment, fresh: u128, machine: &str) -> Opened {
    let files = Files::default();
    let mut reader = Reader::new(&paths.progress, files.clone());
    let journal = {
        let _no_half_lines = lock::share(&paths.progress);
        load(&mut reader, &paths.progress)
    };
    let mut notices = Vec::new();
    notices.extend(journal.read_only.clone());
    let may_write = journal.read_only.is_none();
    let closed = may_write.then(|| closed(&paths.progress)).flatten();
    notices.extend(closed.clone());
    let taken = |name: &str| paths.progress.join(format!("{name}.jsonl")).exists();
    let named = device::load(&paths.state, machine, fresh, taken, may_write);
    notices.extend(journal.read_notices());
    notices.extend(named.notice);
    let appender = Appender::new(Start {
        directory: &paths.progress,
        device: named.id.clone(),
        app,
        fresh: fresh.rotate_left(64),
        wall_ms: at.wall_ms,
        reader,
        records: &journal.records,
        read_only: journal.read_only.clone(),
    });
    notices.extend(clock_behind(appender.newest_own(), at));
    Opened {
        journal,
        device: named.id,
        notices,
        closed,
        files,
        appender,
    }
}

/// One sentence when the newest record that this machine has written lies more than five minutes ahead of its clock.
fn clock_behind(newest_own: Option<i64>, at: Moment) -> Option<String> {
    let newest = newest_own?;
    let ahead = newest.saturating_sub(at.wall_ms) / 60_000;
    (ahead > 5).then(|| {
        let (number, unit) = match ahead {
            0..=119 => (ahead, "minutes"),
            120..=2_879 => (ahead / 60, "hours"),
            _ => (ahead / 1_440, "days"),
        };
        format!(
            "The clock of this machine stands {number} {unit} before your last record; order and memory stay right, but check the clock."
        )
    })
}

impl Journal {
    /// Sentences on what reading brought to light, the gravest first.
    pub fn read_notices(&self) -> Vec<String> {
        let unknown = self.health.unknown;
        let newer = (unknown > 0).then(|| {
            format!(
                "{unknown} records come from a newer greenroom; they are kept and left out here."
            )
        });
        self.health.sentence().into_iter().chain(newer).collect()
    }
}

/// Tries whether the directory can be written to: one sentence when it cannot.
fn closed(progress: &Path) -> Option<String> {
    let tried = create_directory(progress).and_then(|()| {
        private()
            .write(true)
            .create(true)
            .truncate(false)
            .open(progress.join(".lock"))
            .map(drop)
    });
    tried.err().map(|error| {
        format!(
            "NOT SAVED: {} cannot be written to ({error}); you can study, and every save is tried again.",
            shown(progress), error = why(&error))
    })
}
