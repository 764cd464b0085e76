//! Work in progress on disk: one file a piece of work, its lock, what is offered at the start; no journal lines.

mod clock;
mod shape;

use crate::domain::id::{Key, RecordId};
use crate::domain::work::Work;
use crate::journal::lock::try_once;
use crate::journal::place::{Paths, create_directory, identity, name, private, replace, shown};
use crate::text::why::why;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// How much the drafts of one question may hold together, in bytes.
pub const DRAFTS_MAX: usize = 128 * 1024;

/// What was begun earlier and belongs to no open window.
#[derive(Debug, Default)]
pub struct Offered {
    /// The work, the latest first.
    pub works: Vec<Work>,
    /// Sentences on files that could not be read.
    pub notices: Vec<String>,
}

/// A piece of work that this window owns.
#[derive(Debug)]
struct Owned {
    question: Key,
    draft: usize,
    lock: Option<File>,
    /// The round as its file holds it, but for its clock; and the file's checksum.
    still: Option<(Work, u32)>,
}

/// The directory of work in progress, as one window sees it.
#[derive(Debug)]
pub struct WorkShelf {
    directory: PathBuf,
    read_only: Option<String>,
    owned: HashMap<RecordId, Owned>,
    /// When the work that was offered had been kept last, wall ms: whoever takes it up must find it so.
    seen: HashMap<RecordId, i64>,
}

/// Who has a piece of work.
enum Hold {
    /// This window, from now on; without a file where the file system has no locks.
    Ours(Option<File>),
    /// Another window.
    Elsewhere,
}

impl WorkShelf {
    /// Looks at the directory of work; with a reason in `read_only` nothing is ever written there.
    pub fn new(paths: &Paths, read_only: Option<String>) -> Self {
        Self {
            directory: paths.work.clone(),
            read_only,
            owned: HashMap::new(),
            seen: HashMap::new(),
        }
    }

    /// Lists the work that no window owns; broken files are renamed to `*.broken` and named in a notice.
    pub fn offered(&mut self) -> Offered {
        let mut offered = Offered::default();
        let entries = match std::fs::read_dir(&self.directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return offered,
            Err(error) => {
                offered.notices.push(format!(
                    "{} cannot be listed ({error}), so answers that were begun are not offered; make it readable.",
                    shown(&self.directory), error = why(&error)));
                return offered;
            }
        };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if let Some(id) = id_of(&path)
                && !self.owned.contains_key(&id)
                && self.is_free(id)
            {
                match self.read(id) {
                    Ok(work) => {
                        self.seen.insert(id, work.wall_ms);
                        offered.works.push(work);
                    }
                    Err(fault) => offered.notices.push(self.put_aside(&path, &fault)),
                }
            }
        }
        offered.works.sort_by_key(|work| (-work.wall_ms, work.id));
        offered
    }

    fn put_aside(&self, path: &Path, fault: &shape::Fault) -> String {
        let file = name(path);
        match fault {
            shape::Fault::Newer => format!(
                "{file} was left by a newer greenroom; it is kept, open it with that version."
            ),
            shape::Fault::Unreadable(why) => format!(
                "{file} cannot be read ({why}); it is kept, make it readable to go on with that answer."
            ),
            shape::Fault::Broken => {
                let aside = path.with_extension("json.broken");
                let moved = self.read_only.is_none()
                    && !aside.exists()
                    && std::fs::rename(path, &aside).is_ok();
                let place = if moved { shown(&aside) } else { shown(path) };
                format!(
                    "An answer that was begun cannot be read; it is kept in {place}, and its text can be copied from there."
                )
            }
        }
    }

    /// Keeps work in progress: takes its lock the first time, then replaces its file whole.
    ///
    /// # Errors
    /// One sentence: it is open in another window, its drafts hold too much, or the disk refused; the old file stands.
    pub fn keep(&mut self, work: &Work) -> Result<(), String> {
        if let Some(why) = &self.read_only {
            return Err(why.clone());
        }
        let others: usize = self
            .owned
            .iter()
            .filter(|(id, owned)| **id != work.id && owned.question == work.question)
            .map(|(_, owned)| owned.draft)
            .sum();
        if others + draft_bytes(work) > DRAFTS_MAX * questions(work) {
            return Err(format!(
                "The drafts of one question hold at most {} KiB together; shorten this one, the last state that fitted is kept.",
                DRAFTS_MAX / 1024
            ));
        }
        let failed = |error: io::Error| {
            format!(
                "Your draft could not be kept on disk ({error}); it is tried again with the next change.",
                error = why(&error)
            )
        };
        if !self.owned.contains_key(&work.id) {
            create_directory(&self.directory).map_err(failed)?;
            let lock = match self.hold(work.id).map_err(failed)? {
                Hold::Ours(lock) => lock,
                Hold::Elsewhere => {
                    return Err(
                        "This answer is open in another window; go on there, or close it first."
                            .to_owned(),
                    );
                }
            };
            if self.has_moved(work.id) {
                return Err(
                    "It went on in another window meanwhile, and what was done there stands; start greenroom again to take it up."
                        .to_owned(),
                );
            }
            let owned = Owned {
                question: work.question.clone(),
                draft: 0,
                lock,
                still: None,
            };
            self.owned.insert(work.id, owned);
        }
        if let Some(ticked) = self.tick(work) {
            return ticked.map_err(failed);
        }
        let still = clock::without_clock(work);
        let bytes = shape::write(work);
        replace(&self.file(work.id), &bytes).map_err(failed)?;
        if let Some(owned) = self.owned.get_mut(&work.id) {
            (owned.draft, owned.question) = (draft_bytes(work), work.question.clone());
            owned.still = still.map(|still| (still, crc32fast::hash(&bytes)));
        }
        Ok(())
    }

    /// Notes what the clock of a round says, where nothing else has changed since it was kept: one small write without
    /// a sync. `None` where there is more to keep.
    pub(crate) fn tick(&self, work: &Work) -> Option<io::Result<()>> {
        let owned = self.owned.get(&work.id)?;
        let ((before, of), lock) = (owned.still.as_ref()?, owned.lock.as_ref()?);
        let unchanged = clock::without_clock(work).as_ref() == Some(before);
        unchanged.then(|| clock::tick(lock, *of, work))
    }

    /// Whether another window has a piece of work, or has gone on with it since it was offered here.
    pub fn is_elsewhere(&self, id: RecordId) -> bool {
        !self.owned.contains_key(&id) && (!self.is_free(id) || self.has_moved(id))
    }

    /// Reads a piece of work, up to the last tick of its clock.
    fn read(&self, id: RecordId) -> Result<Work, shape::Fault> {
        let (mut work, of) = shape::read(&self.file(id), id)?;
        clock::catch_up(&mut work, of, &self.lock_file(id));
        Ok(work)
    }

    /// Whether a piece of work is not as it was when it was offered.
    fn has_moved(&self, id: RecordId) -> bool {
        self.seen
            .get(&id)
            .is_some_and(|seen| self.read(id).map_or(true, |work| work.wall_ms != *seen))
    }

    /// Deletes work in progress, its file first and then its lock; one that is open elsewhere stays.
    ///
    /// # Errors
    /// One sentence, when the file could not be deleted.
    pub fn discard(&mut self, id: RecordId) -> Result<(), String> {
        if let Some(why) = &self.read_only {
            return Err(why.clone());
        }
        let _lock = match self.owned.remove(&id) {
            Some(owned) => owned.lock,
            None => match self.hold(id) {
                Ok(Hold::Ours(lock)) => lock,
                Ok(Hold::Elsewhere) => {
                    return Err("This answer is open in another window; close it there.".to_owned());
                }
                Err(_) => None,
            },
        };
        let file = self.file(id);
        let removed = match std::fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(format!(
                "{} could not be deleted ({error}), so it will be offered again; delete it by hand.",
                shown(&file),
                error = why(&error)
            )),
            _ => Ok(()),
        };
        let _ = std::fs::remove_file(self.lock_file(id));
        removed
    }

    /// Takes the lock of a piece of work. A lock file that was deleted meanwhile is no lock: then it is tried again.
    fn hold(&self, id: RecordId) -> io::Result<Hold> {
        let path = self.lock_file(id);
        for _ in 0..10 {
            let file = private()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)?;
            match try_once(&file) {
                Some(false) => return Ok(Hold::Elsewhere),
                None => return Ok(Hold::Ours(None)),
                Some(true) => {}
            }
            let still = std::fs::metadata(&path)
                .ok()
                .zip(file.metadata().ok())
                .is_some_and(|(named, open)| identity(&named) == identity(&open));
            if still {
                return Ok(Hold::Ours(Some(file)));
            }
        }
        Ok(Hold::Elsewhere)
    }

    fn is_free(&self, id: RecordId) -> bool {
        File::open(self.lock_file(id)).map_or(true, |file| try_once(&file) != Some(false))
    }

    fn file(&self, id: RecordId) -> PathBuf {
        self.directory.join(format!("{id}.json"))
    }

    fn lock_file(&self, id: RecordId) -> PathBuf {
        self.directory.join(format!("{id}.lock"))
    }
}

/// What the drafts of a piece of work hold, in bytes; a round has one a step.
fn draft_bytes(work: &Work) -> usize {
    let round = work.round.iter().flat_map(|round| &round.drafts);
    work.draft.len() + round.map(String::len).sum::<usize>()
}

/// How many questions a piece of work is about.
fn questions(work: &Work) -> usize {
    work.round
        .as_ref()
        .map_or(1, |round| round.cards.len().max(1))
}

fn id_of(path: &Path) -> Option<RecordId> {
    let stem = path.file_stem()?.to_str()?;
    let json = path.extension().is_some_and(|end| end == "json");
    json.then(|| RecordId::parse(stem)).flatten()
}

#[cfg(test)]
mod tests;
