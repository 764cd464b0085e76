use super::Writer;
use crate::domain::time::Moment;
use crate::journal::open::open_as;
use crate::journal::place::Paths;
use crate::journal::report::Report;
use crate::journal::samples::{START, read};
use crate::journal::work::WorkShelf;
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

fn writer(data: &Path) -> (Writer, Receiver<Report>) {
    let paths = Paths::new(data, &data.join("state"));
    let at = Moment {
        wall_ms: START,
        ..Moment::default()
    };
    let opened = open_as(&paths, "greenroom 0.1.0", at, 1, "this-machine");
    let (say, hear) = channel();
    let shelf = WorkShelf::new(&paths, None);
    let writer = Writer::start(opened.appender, shelf, move |report| {
        let _ = say.send(report);
    });
    (writer.unwrap(), hear)
}

#[test]
fn everything_asked_for_is_on_disk_when_finish_returns() {
    let data = tempfile::tempdir().unwrap();
    let (writer, hear) = writer(data.path());
    for step in 0..50 {
        assert!(writer.append(vec![read(step)]));
    }
    writer.finish(PATIENCE).unwrap();
    let confirmed: Vec<_> = hear
        .iter()
        .flat_map(|report| {
            let Report::Appended { ids, outcome } = report else {
                panic!("{report:?}");
            };
            outcome.unwrap();
            ids
        })
        .collect();
    assert_eq!(
        confirmed,
        (0..50).map(|step| read(step).id).collect::<Vec<_>>()
    );
    let paths = Paths::new(data.path(), &data.path().join("state"));
    let again = open_as(
        &paths,
        "greenroom 0.1.0",
        Moment::default(),
        2,
        "this-machine",
    );
    assert_eq!(again.journal.records.len(), 51);
}

#[test]
fn finish_says_how_much_is_not_saved_and_why() {
    let data = tempfile::tempdir().unwrap();
    fs::File::create(data.path().join("progress")).unwrap();
    let (writer, hear) = writer(data.path());
    writer.append(vec![read(0)]);
    writer.append(vec![read(1), read(2)]);
    let unsaved = writer.finish(PATIENCE).unwrap_err();
    assert_eq!(unsaved.records, 3);
    assert!(unsaved.why.unwrap().starts_with("NOT SAVED"));
    assert!(hear.iter().all(|report| matches!(
        report,
        Report::Appended {
            outcome: Err(_),
            ..
        }
    )));
}

#[test]
fn what_could_not_be_saved_is_saved_at_the_end_when_it_can_be() {
    let data = tempfile::tempdir().unwrap();
    let blocked = data.path().join("progress");
    fs::File::create(&blocked).unwrap();
    let (writer, hear) = writer(data.path());
    writer.append(vec![read(0)]);
    assert!(matches!(
        hear.recv_timeout(PATIENCE).unwrap(),
        Report::Appended {
            outcome: Err(_),
            ..
        }
    ));
    fs::remove_file(&blocked).unwrap();
    writer.finish(PATIENCE).unwrap();
    assert!(matches!(
        hear.recv_timeout(PATIENCE).unwrap(),
        Report::Appended {
            outcome: Ok(()),
            ..
        }
    ));
}
