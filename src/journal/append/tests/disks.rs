//! Appending on disks that run full, fail to sync or swap the file under us.

use crate::domain::record::What;
use crate::journal::append::Appender;
use crate::journal::append::tests::{history, others, own_file, saved, start, why};
use crate::journal::disk::{Disk, Handle, RealDisk};
use crate::journal::health::Fault;
use crate::journal::line::encode;
use crate::journal::place::Identity;
use crate::journal::samples::{attempt, read, record};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A disk that has so many bytes left, and that may fail to sync or to cut.
struct SmallDisk {
    left: Arc<AtomicU64>,
    sync_fails: Arc<AtomicU64>,
    cut_fails: bool,
}

struct SmallHandle {
    inner: Box<dyn Handle>,
    left: Arc<AtomicU64>,
    sync_fails: Arc<AtomicU64>,
    cut_fails: bool,
}

impl Disk for SmallDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        Ok(Box::new(SmallHandle {
            inner: RealDisk.open(path)?,
            left: self.left.clone(),
            sync_fails: self.sync_fails.clone(),
            cut_fails: self.cut_fails,
        }))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_directory(path)
    }
}

impl Handle for SmallHandle {
    fn about(&self) -> io::Result<(u64, Identity)> {
        self.inner.about()
    }

    fn byte_at(&mut self, at: u64) -> io::Result<u8> {
        self.inner.byte_at(at)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fits = usize::try_from(self.left.load(Ordering::SeqCst))
            .unwrap()
            .min(bytes.len());
        self.inner.write_all(&bytes[..fits])?;
        if fits < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.left.fetch_sub(fits as u64, Ordering::SeqCst);
        Ok(())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        if self.cut_fails {
            return Err(io::Error::other("input/output error"));
        }
        self.inner.set_len(length)
    }

    fn sync_data(&self) -> io::Result<()> {
        if self.sync_fails.load(Ordering::SeqCst) > 0 {
            self.sync_fails.fetch_sub(1, Ordering::SeqCst);
            return Err(io::Error::other("input/output error"));
        }
        self.inner.sync_data()
    }
}

fn small(data: &Path, left: u64, cut_fails: bool) -> (Appender, Arc<AtomicU64>, Arc<AtomicU64>) {
    let (left, sync_fails) = (Arc::new(AtomicU64::new(left)), Arc::new(AtomicU64::new(0)));
    let disk = SmallDisk {
        left: left.clone(),
        sync_fails: sync_fails.clone(),
        cut_fails,
    };
    (start(data, 1).appender.on(Box::new(disk)), left, sync_fails)
}

#[test]
fn a_full_disk_costs_nothing_wherever_the_write_stops() {
    let long = record(1, What::Attempt(Box::new(attempt("what I wrote"))));
    let total = encode(&long).unwrap().len() as u64 + encode(&read(2)).unwrap().len() as u64;
    for cut_fails in [false, true] {
        for room in (0..total).step_by(13) {
            let data = tempfile::tempdir().unwrap();
            let (mut appender, left, _) = small(data.path(), 1_000_000, cut_fails);
            assert!(saved(&appender.append(vec![read(0)])));
            let before = fs::read(own_file(data.path())).unwrap();
            left.store(room, Ordering::SeqCst);
            let reports = appender.append(vec![long.clone(), read(2)]);
            let sentence = why(&reports);
            assert!(
                sentence.starts_with("NOT SAVED") && sentence.contains("full"),
                "{sentence}"
            );
            if !cut_fails {
                assert_eq!(
                    fs::read(own_file(data.path())).unwrap(),
                    before,
                    "rolled back"
                );
            }
            assert!(!saved(&appender.retry()));
            left.store(1_000_000, Ordering::SeqCst);
            let reports = appender.append(vec![read(3)]);
            assert!(saved(&reports), "{reports:?}");
            assert!(others(&reports).is_empty(), "one's own are nobody else's");
            assert_eq!(appender.waiting(), 0);
            let told = history(data.path());
            assert_eq!(
                told.len(),
                4,
                "room {room}, cut fails {cut_fails}: {told:?}"
            );
            let again = start(data.path(), 5);
            assert!(
                again
                    .journal
                    .health
                    .problems
                    .iter()
                    .all(|problem| matches!(problem.fault, Fault::Line(_))),
                "a second try writes the same bytes: {:?}",
                again.journal.health.problems
            );
        }
    }
}

#[test]
fn an_answer_is_not_confirmed_before_the_disk_has_it() {
    let data = tempfile::tempdir().unwrap();
    let (mut appender, _, sync_fails) = small(data.path(), 1_000_000, false);
    sync_fails.store(2, Ordering::SeqCst);
    let sentence = why(&appender.append(vec![read(0)])).to_owned();
    assert!(
        sentence.contains("failed") && sentence.ends_with('.'),
        "{sentence}"
    );
    assert_eq!(
        fs::metadata(own_file(data.path())).unwrap().len(),
        0,
        "unsure bytes are taken back"
    );
    assert!(!saved(&appender.retry()));
    assert!(saved(&appender.retry()));
    assert_eq!(history(data.path()).len(), 1);
}

/// A disk on which somebody else, a program that synchronises folders, replaces the file in the middle of our write.
struct SwappingDisk(Arc<AtomicU64>);

impl Disk for SwappingDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let handle = RealDisk.open(path)?;
        if self.0.load(Ordering::SeqCst) > 0 {
            self.0.fetch_sub(1, Ordering::SeqCst);
            let copy = path.with_extension("copy");
            fs::copy(path, &copy)?;
            fs::rename(&copy, path)?;
        }
        Ok(handle)
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_directory(path)
    }
}

#[test]
fn what_went_into_a_file_that_was_replaced_meanwhile_is_written_again() {
    for (swaps, saves) in [(1, true), (2, true), (3, false)] {
        let data = tempfile::tempdir().unwrap();
        let left = Arc::new(AtomicU64::new(0));
        let disk = Box::new(SwappingDisk(left.clone()));
        let mut appender = start(data.path(), 1).appender.on(disk);
        assert!(saved(&appender.append(vec![read(0)])));
        left.store(swaps, Ordering::SeqCst);
        let reports = appender.append(vec![read(1)]);
        assert_eq!(saved(&reports), saves, "{reports:?}");
        assert_eq!(history(data.path()).len(), if saves { 2 } else { 1 });
        assert!(saved(&appender.append(vec![read(2)])));
        assert_eq!(history(data.path()).len(), 3, "nothing twice, nothing lost");
    }
}
