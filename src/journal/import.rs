//! Taking in somebody else's journal: only what they answered, never anything that changes one's own records.

use crate::domain::id::RecordId;
use crate::domain::record::{Record, What};
use crate::domain::time::Moment;
use crate::journal::backup::{BackupAbout, create_backup};
use crate::journal::contents::{Contents, IMPORTED};
use crate::journal::foreign::read_foreign;
use crate::journal::health::{Fault, Problem};
use crate::journal::line::encode;
use crate::journal::merge::add_file;
use crate::journal::place::Paths;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// How far ahead of one's own clock a foreign record may lie, in ms: 24 hours.
const AHEAD: i64 = 24 * 3_600_000;

/// What an import would add, worked out before anything is written.
#[derive(Debug, Default)]
pub struct ImportPlan {
    /// Records that would be added.
    pub added: usize,
    /// Records that are here already.
    pub known: usize,
    /// Records refused because one's own bear the same name.
    pub colliding: usize,
    /// Records refused because they speak about one's own: take them back, belong to their rounds, pair with them.
    pub reaching: usize,
    /// Records refused because they lie more than a day in the future.
    pub future: usize,
    /// Records that are theirs to keep: plan, notes, marks, schedule, and kinds that this version does not know.
    pub theirs: usize,
    /// Damaged lines, with their place.
    pub problems: Vec<Problem>,
    bytes: Vec<u8>,
}

/// Works out what somebody else's file would add; `device` is one's own, `now_ms` the wall time.
///
/// # Errors
/// One sentence: the file cannot be taken in at all, or the journal may not be written to.
pub fn preview_import(
    paths: &Paths,
    device: &str,
    file: &Path,
    now_ms: i64,
) -> Result<ImportPlan, String> {
    let mut contents = Contents::load(paths)?;
    if let Some(why) = contents.read_only.take() {
        return Err(why);
    }
    let foreign = read_foreign(file)?;
    let theirs: HashSet<RecordId> = foreign.records.iter().map(|record| record.id).collect();
    let mut plan = ImportPlan {
        problems: foreign.problems,
        ..ImportPlan::default()
    };
    for record in foreign.records {
        let line = match encode(&record) {
            Ok(line) => line,
            // Cleaning can make a text longer than a line may be.
            Err(reason) => {
                plan.problems.push(Problem {
                    file: file.to_path_buf(),
                    line: 0,
                    fault: Fault::Line(reason),
                });
                continue;
            }
        };
        let bytes = line.trim_ascii_end();
        if contents.holds(record.id, bytes) {
            plan.known += 1;
        } else if contents.knows(record.id) || &*record.device == device {
            plan.colliding += 1;
        } else if !is_taken_over(&record.what) {
            plan.theirs += 1;
        } else if !named(&record).all(|id| theirs.contains(&id) && !contents.owns(id)) {
            plan.reaching += 1;
        } else if record.hybrid.max(record.wall_ms) > now_ms.saturating_add(AHEAD) {
            plan.future += 1;
        } else {
            plan.added += 1;
            contents.add(record.id, bytes);
            plan.bytes.extend_from_slice(&line);
        }
    }
    Ok(plan)
}

impl ImportPlan {
    /// Backs the journal up, then adds the records as one file of their own; `None` when there is nothing to add.
    ///
    /// # Errors
    /// One sentence; the journal was not changed.
    pub fn apply(
        self,
        paths: &Paths,
        at: Moment,
    ) -> Result<Option<(PathBuf, BackupAbout)>, String> {
        if self.bytes.is_empty() {
            return Ok(None);
        }
        let backup = create_backup(paths, at)?;
        let file = add_file(paths, IMPORTED, &self.bytes)?;
        Ok(Some((file, backup)))
    }
}

/// What one takes over of somebody else's: what they did, not what they set.
fn is_taken_over(what: &What) -> bool {
    match what {
        What::Attempt(_)
        | What::Read { .. }
        | What::Drill { .. }
        | What::Quick { .. }
        | What::RoundStart(_)
        | What::RoundStep(_)
        | What::RoundEnd { .. }
        | What::RoundNote { .. }
        | What::Void { .. } => true,
        What::File { .. }
        | What::Bookmark { .. }
        | What::Suspend { .. }
        | What::Bury { .. }
        | What::Reset { .. }
        | What::Note { .. }
        | What::Claim { .. }
        | What::Plan(_)
        | What::Parameters { .. }
        | What::Unknown => false,
    }
}

/// The other records that a record speaks about.
fn named(record: &Record) -> impl Iterator<Item = RecordId> {
    let ids = match &record.what {
        What::Attempt(attempt) => attempt.round.into_iter().chain(attempt.pair).collect(),
        What::RoundStep(step) => vec![step.round],
        What::RoundEnd { round, .. } | What::RoundNote { round, .. } => vec![*round],
        What::Quick { round, .. } => round.iter().copied().collect(),
        What::Void { of } => of.clone(),
        What::File { .. }
        | What::Read { .. }
        | What::Drill { .. }
        | What::RoundStart(_)
        | What::Bookmark { .. }
        | What::Suspend { .. }
        | What::Bury { .. }
        | What::Reset { .. }
        | What::Note { .. }
        | What::Claim { .. }
        | What::Plan(_)
        | What::Parameters { .. }
        | What::Unknown => Vec::new(),
    };
    ids.into_iter()
}

#[cfg(test)]
mod tests;
