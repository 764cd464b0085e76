//! What the journal holds already, line by line, so that taking in more adds nothing twice; knows no other file.

use crate::domain::id::RecordId;
use crate::journal::file::{READER, newer_wrote};
use crate::journal::files::Files;
use crate::journal::place::{Paths, name, shown};
use crate::journal::reader::{Reader, asks_for_reader};
use crate::text::why::why;
use std::collections::{HashMap, HashSet};

/// How the names of files begin that came from somebody else.
pub(crate) const IMPORTED: &str = "import";

/// The lines of a journal by record: length and checksum of each.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    lines: HashMap<RecordId, Vec<(u64, u32)>>,
    own: HashSet<RecordId>,
    /// Why nothing may be written: one sentence.
    pub(crate) read_only: Option<String>,
}

impl Contents {
    /// Reads every file of the journal.
    ///
    /// # Errors
    /// One sentence: a file cannot be read, so what the journal holds is not known.
    pub(crate) fn load(paths: &Paths) -> Result<Self, String> {
        let mut contents = Self::default();
        let mut reader = Reader::new(&paths.progress, Files::default());
        let fault = |path: &std::path::Path, error: &std::io::Error| {
            format!(
                "{} cannot be read: {error}; make it readable and try again.",
                shown(path),
                error = why(error)
            )
        };
        let files = reader
            .list()
            .map_err(|error| fault(&paths.progress, &error))?;
        for path in files {
            let imported = name(&path).starts_with(IMPORTED);
            reader
                .read(&path, &mut |spot, entry| {
                    if let Ok(parsed) = entry {
                        if asks_for_reader(&parsed.record).is_some_and(|asked| asked > READER) {
                            contents.read_only = Some(newer_wrote(&path));
                        }
                        if !imported {
                            contents.own.insert(parsed.record.id);
                        }
                        let line = (spot.length, spot.sum.whole());
                        contents
                            .lines
                            .entry(parsed.record.id)
                            .or_default()
                            .push(line);
                    }
                })
                .map_err(|error| fault(&path, &error))?;
        }
        Ok(contents)
    }

    /// Whether a record of this name is there, in whatever words.
    pub(crate) fn knows(&self, id: RecordId) -> bool {
        self.lines.contains_key(&id)
    }

    /// Whether a record of this name is there that did not come from somebody else.
    pub(crate) fn owns(&self, id: RecordId) -> bool {
        self.own.contains(&id)
    }

    /// Whether exactly this line is there.
    pub(crate) fn holds(&self, id: RecordId, bytes: &[u8]) -> bool {
        let line = (bytes.len() as u64, crc32fast::hash(bytes));
        self.lines
            .get(&id)
            .is_some_and(|lines| lines.contains(&line))
    }

    /// Takes note of a line that is about to be added.
    pub(crate) fn add(&mut self, id: RecordId, bytes: &[u8]) {
        let line = (bytes.len() as u64, crc32fast::hash(bytes));
        self.lines.entry(id).or_default().push(line);
    }
}
