//! A data directory for tests: puts files there, opens the journal, reads its history with every draft.

use crate::domain::record::{Draft, Record, What};
use crate::domain::time::Moment;
use crate::journal::line::encode;
use crate::journal::open::{Opened, open_as};
use crate::journal::place::Paths;
use crate::journal::samples::START;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// A data directory that goes when the test ends.
pub(crate) struct Desk(tempfile::TempDir);

/// The moment of tests.
pub(crate) fn now() -> Moment {
    Moment {
        wall_ms: START,
        ..Moment::default()
    }
}

/// Records as lines.
pub(crate) fn bytes(records: &[Record]) -> Vec<u8> {
    records
        .iter()
        .flat_map(|record| encode(record).unwrap())
        .collect()
}

impl Desk {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One whose journal holds these records.
    pub(crate) fn holding(records: &[Record]) -> Self {
        let desk = Self::new();
        desk.put("progress/a.jsonl", &bytes(records));
        desk
    }

    pub(crate) fn paths(&self) -> Paths {
        Paths::new(self.0.path(), &self.0.path().join("state"))
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file anew and gives its path.
    pub(crate) fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(&path)
            .and_then(|mut file| file.write_all(content))
            .unwrap();
        path
    }

    pub(crate) fn open(&self, fresh: u128) -> Opened {
        open_as(
            &self.paths(),
            "greenroom 0.1.0",
            now(),
            fresh,
            "this-machine",
        )
    }

    /// What the journal says, with every draft as text.
    pub(crate) fn history(&self) -> Vec<Record> {
        told(&self.open(99))
    }

    /// All files of the progress directory with their bytes.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut found: Vec<_> = fs::read_dir(self.at("progress"))
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read(&path).unwrap())
            })
            .filter(|(name, _)| name != ".lock")
            .collect();
        found.sort();
        found
    }
}

/// The records of a journal with their drafts read back, so that they compare with what was written.
pub(crate) fn told(opened: &Opened) -> Vec<Record> {
    let whole = |record: &Record| {
        let mut record = record.clone();
        let text = opened.files.draft(&record).unwrap();
        if let What::Attempt(attempt) = &mut record.what
            && !text.is_empty()
        {
            attempt.draft = Draft::Text(text);
        }
        record
    };
    opened.journal.records.iter().map(whole).collect()
}
