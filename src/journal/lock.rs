//! The lock that one writer holds at a time; never waits for ever, never knows what is written under it.

use crate::journal::place::private;
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

/// How often and how long a held lock is tried: five seconds in all.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// A lock, let go when dropped.
#[derive(Debug)]
pub(crate) enum Lock {
    /// Held.
    Held(#[expect(dead_code, reason = "kept open: closing it lets the lock go")] File),
    /// This file system has none: one goes on without.
    Unsupported,
}

/// Why there is no lock.
#[derive(Debug)]
pub(crate) enum NoLock {
    /// Another process kept it for five seconds.
    Busy,
    /// The lock file cannot be opened.
    Closed(io::Error),
}

/// Takes the lock file of a directory, trying for five seconds at most.
///
/// # Errors
/// It stays held by another, or the lock file cannot be opened.
pub(crate) fn take(directory: &Path) -> Result<Lock, NoLock> {
    let path = directory.join(".lock");
    let file = private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        // A lock file that belongs to somebody else can still be locked by those who may read it.
        .or_else(|error| File::open(&path).map_err(|_| error))
        .map_err(NoLock::Closed)?;
    for _ in 0..TRIES {
        match try_once(&file) {
            Some(true) => return Ok(Lock::Held(file)),
            Some(false) => std::thread::sleep(PAUSE),
            None => return Ok(Lock::Unsupported),
        }
    }
    Err(NoLock::Busy)
}

/// Tries once: `None` when the file system has no locks.
pub(crate) fn try_once(file: &File) -> Option<bool> {
    match file.try_lock() {
        Ok(()) => Some(true),
        Err(TryLockError::WouldBlock) => Some(false),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {
            Some(false)
        }
        Err(TryLockError::Error(_)) => None,
    }
}

/// Waits up to half a second for writers to finish a line, where a lock file exists; writes nothing.
pub(crate) fn share(directory: &Path) -> Option<File> {
    let file = File::open(directory.join(".lock")).ok()?;
    for _ in 0..50 {
        match file.try_lock_shared() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}
