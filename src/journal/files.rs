//! The journal's files by number, and the drafts that records left in them; reads one line at a time.

use crate::domain::record::{Draft, Record, What};
use crate::journal::line::{self, LINE_MAX};
use crate::journal::member::Texts;
use crate::journal::place::name;
use crate::journal::scan::{Piece, scan};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// The files that were read, numbered in the order in which they were met; shared by all that read them.
#[derive(Clone, Debug, Default)]
pub struct Files(Arc<RwLock<Vec<PathBuf>>>);

impl Files {
    /// The number of a file, a new one if need be.
    pub(crate) fn number(&self, path: &Path) -> u32 {
        let mut list = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let place = list
            .iter()
            .position(|known| known == path)
            .unwrap_or_else(|| {
                list.push(path.to_path_buf());
                list.len() - 1
            });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// The path of a number.
    pub(crate) fn path(&self, number: u32) -> Option<PathBuf> {
        let list = self.0.read().unwrap_or_else(PoisonError::into_inner);
        list.get(usize::try_from(number).ok()?).cloned()
    }

    /// The line that starts at a byte of a file, without its newline.
    pub(crate) fn line_at(&self, file: u32, offset: u64) -> Option<Vec<u8>> {
        let mut source = File::open(self.path(file)?).ok()?;
        source.seek(SeekFrom::Start(offset)).ok()?;
        let mut line = Vec::new();
        BufReader::new(source.take(LINE_MAX as u64))
            .read_until(b'\n', &mut line)
            .ok()?;
        (line.pop() == Some(b'\n')).then_some(line)
    }

    /// The draft of a record: from memory, or from the line where the journal keeps it.
    ///
    /// # Errors
    /// One sentence, when the line is not to be found any more.
    pub fn draft(&self, record: &Record) -> Result<String, String> {
        let What::Attempt(attempt) = &record.what else {
            return Ok(String::new());
        };
        match &attempt.draft {
            Draft::None => Ok(String::new()),
            Draft::Text(text) => Ok(text.clone()),
            Draft::Kept { file, offset } => self
                .line_at(*file, *offset)
                .and_then(|line| draft_of(&line, record))
                // A file that was replaced keeps its lines, at other places.
                .or_else(|| self.search(*file, record))
                .ok_or_else(|| self.gone(*file)),
        }
    }

    fn search(&self, file: u32, record: &Record) -> Option<String> {
        let source = File::open(self.path(file)?).ok()?;
        let id = record.id.to_string();
        let mut found = None;
        scan(source, |_, _, piece| {
            if let Piece::Line(line) = piece
                && found.is_none()
                && line
                    .windows(id.len())
                    .take(64)
                    .any(|window| window == id.as_bytes())
            {
                found = draft_of(line, record);
            }
        })
        .ok()?;
        found
    }

    fn gone(&self, file: u32) -> String {
        let file = self.path(file).map(|path| name(&path)).unwrap_or_default();
        format!(
            "The draft is no longer in {file}; run `greenroom journal check` to see what happened to the file."
        )
    }
}

fn draft_of(line: &[u8], record: &Record) -> Option<String> {
    let read = line::parse(line, &mut line::Repeats::default(), Texts::Whole)
        .ok()?
        .record;
    let What::Attempt(attempt) = read.what else {
        return None;
    };
    match attempt.draft {
        Draft::Text(text) if read.id == record.id => Some(text),
        Draft::Text(_) | Draft::None | Draft::Kept { .. } => None,
    }
}
