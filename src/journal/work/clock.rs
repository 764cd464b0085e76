//! The clock of a round under way, written in place beside its file: a tick costs one small write and no sync.
//!
//! It lies in the lock that the window holds anyway, and names the state of the file that it belongs to.

use crate::domain::work::Work;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

#[derive(Serialize, Deserialize)]
struct ClockLine {
    /// The checksum of the work file that it belongs to.
    of: u32,
    wall_ms: i64,
    active: u32,
    clocks: Vec<(u64, u64)>,
}

/// A round without what its clock says; nothing for work that is no round.
pub(super) fn without_clock(work: &Work) -> Option<Work> {
    let mut still = work.clone();
    still.round.as_mut()?.clocks.clear();
    (still.wall_ms, still.active_seconds) = (0, 0);
    Some(still)
}

/// Writes what the clock says over what it said before.
///
/// # Errors
/// The system's own.
pub(super) fn tick(mut lock: &File, of: u32, work: &Work) -> io::Result<()> {
    let Some(round) = &work.round else {
        return Ok(());
    };
    let line = ClockLine {
        of,
        wall_ms: work.wall_ms,
        active: work.active_seconds,
        clocks: round.clocks.clone(),
    };
    let mut bytes = serde_json::to_vec(&line)?;
    bytes.push(b'\n');
    lock.seek(SeekFrom::Start(0))?;
    lock.write_all(&bytes)
}

/// Brings a round up to the last tick of its clock; one that belongs to another state of it says nothing.
pub(super) fn catch_up(work: &mut Work, of: u32, lock: &Path) {
    let Some(round) = &mut work.round else {
        return;
    };
    let Ok(bytes) = std::fs::read(lock) else {
        return;
    };
    let line = bytes.split(|byte| *byte == b'\n').next();
    let line: Option<ClockLine> = line.and_then(|line| serde_json::from_slice(line).ok());
    if let Some(line) = line.filter(|line| line.of == of && line.clocks.len() == round.clocks.len())
    {
        round.clocks = line.clocks;
        work.wall_ms = line.wall_ms;
        work.active_seconds = line.active;
    }
}
