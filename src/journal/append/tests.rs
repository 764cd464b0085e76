mod disks;

use crate::domain::record::{Record, What};
use crate::domain::time::Moment;
use crate::journal::line::encode;
use crate::journal::open::{Opened, open_as};
use crate::journal::place::Paths;
use crate::journal::report::Report;
use crate::journal::samples::{START, read, record};
use std::fs;
use std::io;
use std::path::Path;

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
        app: "greenroom 9".into(),
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
