//! The few things that appending asks of a disk, so that tests can put a failing one in its place.

use crate::journal::place::{Identity, identity, private, sync_directory};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// A disk.
pub(crate) trait Disk: Send {
    /// Opens a file to append to, readable by its owner alone when it is new.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>>;
    /// Makes the names in a directory durable.
    fn sync_directory(&self, path: &Path) -> io::Result<()>;
}

/// An open file.
pub(crate) trait Handle {
    /// Its length in bytes and what tells it from others.
    fn about(&self) -> io::Result<(u64, Identity)>;
    /// The byte at a place.
    fn byte_at(&mut self, at: u64) -> io::Result<u8>;
    /// Adds bytes at its end.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Cuts it to a length.
    fn set_len(&self, length: u64) -> io::Result<()>;
    /// Makes its bytes durable.
    fn sync_data(&self) -> io::Result<()>;
}

/// The disk of the machine.
#[derive(Debug)]
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let file = private().read(true).append(true).create(true).open(path)?;
        Ok(Box::new(RealHandle(file)))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        sync_directory(path)
    }
}

struct RealHandle(File);

impl Handle for RealHandle {
    fn about(&self) -> io::Result<(u64, Identity)> {
        let about = self.0.metadata()?;
        Ok((about.len(), identity(&about)))
    }

    fn byte_at(&mut self, at: u64) -> io::Result<u8> {
        let mut byte = [0];
        self.0.seek(SeekFrom::Start(at))?;
        self.0.read_exact(&mut byte)?;
        Ok(u8::from_le_bytes(byte))
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.0.sync_data()
    }
}
