use super::Appender;
use crate::domain::record::{Record, What};
use crate::domain::time::Moment;
use crate::journal::disk::{Disk, Handle, RealDisk};
use crate::journal::health::Fault;
use crate::journal::line::encode;
use crate::journal::open::{Opened, open_as};
use crate::journal::place::{Identity, Paths};
use crate::journal::report::Report;
use crate::journal::samples::{START, attempt, read, record};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

fn start(data: &Path, fresh: u128) -> Opened {
    let at = Moment {
        wall_ms: START,
        ..Moment::default()
    };
    open_as(
        &Paths::new(data, &data.join("state")),
        "greenroom 0.1.0",
        at,
        fresh,
        "this-machine",
    )
}

fn saved(reports: &[Report]) -> bool {
    matches!(
        reports.last(),
        Some(Report::Appended {
            outcome: Ok(()),
            ..
        })
    )
}

fn why(reports: &[Report]) -> &str {
    match reports.last() {
        Some(Report::Appended {
            outcome: Err(why), ..
        }) => why,
        other => panic!("{other:?}"),
    }
}

fn others(reports: &[Report]) -> Vec<Record> {
    reports
        .iter()
        .flat_map(|report| {
            if let Report::Others(records) = report {
                records.clone()
            } else {
                Vec::new()
            }
        })
        .collect()
}

/// The records of a start, without those that open files.
fn history(data: &Path) -> Vec<What> {
    let opened = start(data, 99);
    opened
        .journal
        .records
        .into_iter()
        .map(|record| record.what)
        .filter(|what| !matches!(what, What::File { .. }))
        .collect()
}

/// The one journal file.
fn own_file(data: &Path) -> std::path::PathBuf {
    let mut found: Vec<_> = fs::read_dir(data.join("progress"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_new_file_begins_with_its_own_record_and_is_read_back() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    let reports = opened.appender.append(vec![read(0), read(1)]);
    assert_eq!(
        reports,
        [Report::Appended {
            ids: vec![read(0).id, read(1).id],
            outcome: Ok(())
        }]
    );
    assert!(saved(&opened.appender.append(vec![read(2)])));
    let again = start(data.path(), 2);
    assert_eq!(again.device, opened.device);
    let records = &again.journal.records;
    assert!(matches!(
        records[0].what,
        What::File {
            format: 1,
            min_reader: 1,
            ..
        }
    ));
    assert_eq!(records.len(), 4);
    assert!(records.iter().all(|record| record.device == opened.device));
    assert!(
        records
            .windows(2)
            .all(|pair| pair[0].hybrid < pair[1].hybrid)
    );
    assert_eq!(again.journal.health.unverified, 0);
    assert_eq!(
        own_file(data.path()).file_stem().unwrap().to_str().unwrap(),
        &*opened.device
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_journal() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    start(data.path(), 1).appender.append(vec![read(0)]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.path().join("progress")), 0o700);
    for entry in fs::read_dir(data.path().join("progress")).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
    assert_eq!(mode(&data.path().join("state/device.json")), 0o600);
}

#[test]
fn two_windows_save_into_one_file_and_see_each_other() {
    let data = tempfile::tempdir().unwrap();
    let mut one = start(data.path(), 1);
    let mut two = start(data.path(), 2);
    assert_eq!(one.device, two.device);
    assert!(saved(&one.appender.append(vec![read(0)])));
    let reports = two.appender.append(vec![read(1)]);
    assert!(saved(&reports));
    let seen = others(&reports);
    assert_eq!(
        seen.len(),
        2,
        "the file's record and the other window's: {seen:?}"
    );
    assert_eq!(seen[1].what, read(0).what);
    let seen = others(&one.appender.refresh());
    assert_eq!(
        seen.iter().map(|record| record.id).collect::<Vec<_>>(),
        [read(1).id]
    );
    assert!(others(&one.appender.refresh()).is_empty(), "each once");
    assert!(
        others(&two.appender.refresh()).is_empty(),
        "never one's own"
    );
    assert_eq!(history(data.path()).len(), 2);
}

#[test]
fn later_records_sort_later_whatever_the_wall_clock_says() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    let mut back = read(1);
    back.wall_ms -= 365 * 86_400_000;
    assert!(saved(&opened.appender.append(vec![read(0)])));
    assert!(saved(&opened.appender.append(vec![back.clone()])));
    let again = start(data.path(), 2);
    let ids: Vec<_> = again
        .journal
        .records
        .iter()
        .map(|record| record.id)
        .skip(1)
        .collect();
    assert_eq!(ids, [read(0).id, back.id]);
    let mut third = again.appender;
    let mut later = read(2);
    later.wall_ms -= 365 * 86_400_000;
    assert!(saved(&third.append(vec![later.clone()])));
    assert_eq!(
        start(data.path(), 3).journal.records.last().unwrap().id,
        later.id
    );
}

#[test]
fn a_torn_tail_is_isolated_by_the_next_append() {
    let data = tempfile::tempdir().unwrap();
    assert!(saved(&start(data.path(), 1).appender.append(vec![read(0)])));
    let path = own_file(data.path());
    let good = fs::read(&path).unwrap();
    let line = encode(&read(1)).unwrap();
    for cut in 1..line.len() {
        for tail in [line[..cut].to_vec(), vec![0; cut]] {
            let torn = [good.as_slice(), &tail].concat();
            fs::File::create(&path)
                .and_then(|mut file| io::Write::write_all(&mut file, &torn))
                .unwrap();
            let mut opened = start(data.path(), 1);
            assert_eq!(opened.journal.records.len(), 2);
            assert!(saved(&opened.appender.append(vec![read(2)])));
            assert!(
                fs::read(&path).unwrap().starts_with(&torn),
                "what stood there still stands"
            );
            let again = start(data.path(), 1);
            let whole = cut == line.len() - 1 && tail[0] != 0;
            assert_eq!(again.journal.records.len(), if whole { 4 } else { 3 });
            assert_eq!(again.journal.health.problem_count, usize::from(!whole));
        }
    }
}

#[test]
fn a_file_replaced_under_us_is_read_anew() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    assert!(saved(&opened.appender.append(vec![read(0)])));
    let path = own_file(data.path());
    let fresh = data.path().join("progress/new");
    let content: Vec<u8> = [read(0), read(5)]
        .iter()
        .flat_map(|record| encode(record).unwrap())
        .collect();
    fs::File::create(&fresh)
        .and_then(|mut file| io::Write::write_all(&mut file, &content))
        .unwrap();
    fs::rename(&fresh, &path).unwrap();
    let reports = opened.appender.append(vec![read(6)]);
    assert!(saved(&reports));
    assert_eq!(
        others(&reports)
            .iter()
            .map(|record| record.id)
            .collect::<Vec<_>>(),
        [read(5).id]
    );
    assert_eq!(history(data.path()).len(), 3);
    fs::remove_file(&path).unwrap();
    assert!(
        saved(&opened.appender.append(vec![read(7)])),
        "deleted under us: a new one begins"
    );
    assert!(matches!(
        start(data.path(), 1).journal.records[0].what,
        What::File { .. }
    ));
}

#[test]
fn a_locked_journal_is_waited_for_and_never_for_ever() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    let lock = fs::File::open(data.path().join("progress/.lock")).unwrap();
    lock.lock().unwrap();
    let why = why(&opened.appender.append(vec![read(0)])).to_owned();
    assert!(why.contains("locked") && why.ends_with('.'), "{why}");
    assert_eq!(opened.appender.waiting(), 1);
    drop(lock);
    let reports = opened.appender.append(vec![read(1)]);
    assert_eq!(
        reports.last(),
        Some(&Report::Appended {
            ids: vec![read(0).id, read(1).id],
            outcome: Ok(())
        })
    );
    assert_eq!(history(data.path()).len(), 2);
}

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

#[test]
fn a_closed_directory_is_told_and_tried_again() {
    let data = tempfile::tempdir().unwrap();
    let blocked = data.path().join("progress");
    fs::File::create(&blocked).unwrap();
    let mut opened = start(data.path(), 1);
    assert!(
        opened
            .notices
            .iter()
            .any(|notice| notice.starts_with("NOT SAVED")),
        "{:?}",
        opened.notices
    );
    assert!(why(&opened.appender.append(vec![read(0)])).starts_with("NOT SAVED"));
    fs::remove_file(&blocked).unwrap();
    assert!(saved(&opened.appender.retry()));
    assert_eq!(history(data.path()).len(), 1);
}

#[test]
fn a_record_that_cannot_be_written_does_not_hold_up_the_others() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    let reports = opened.appender.append(vec![record(0, What::Unknown)]);
    assert!(why(&reports).contains("NOT SAVED"));
    assert_eq!(opened.appender.waiting(), 0);
    assert!(saved(&opened.appender.append(vec![read(1)])));
}

#[test]
fn a_newer_program_that_comes_while_we_run_stops_the_writing() {
    let data = tempfile::tempdir().unwrap();
    let mut opened = start(data.path(), 1);
    assert!(saved(&opened.appender.append(vec![read(0)])));
    let asks = What::File {
        app: "greenroom 9".to_owned(),
        format: 2,
        min_reader: 2,
    };
    fs::File::create(data.path().join("progress/other.jsonl"))
        .and_then(|mut file| io::Write::write_all(&mut file, &encode(&record(3, asks)).unwrap()))
        .unwrap();
    let before = fs::read(
        data.path()
            .join("progress")
            .join(format!("{}.jsonl", opened.device)),
    )
    .unwrap();
    assert!(why(&opened.appender.append(vec![read(1)])).contains("newer"));
    let after = fs::read(
        data.path()
            .join("progress")
            .join(format!("{}.jsonl", opened.device)),
    )
    .unwrap();
    assert_eq!(before, after);
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
