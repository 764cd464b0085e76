use super::{DRAFTS_MAX, WorkShelf};
use crate::domain::grade::Mark;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::record::PushedHow;
use crate::domain::time::Moment;
use crate::domain::work::{RoundCard, RoundPush, RoundWork, Work, WorkMark, WorkMoment};
use crate::journal::place::Paths;
use crate::journal::report::Report;
use crate::journal::writer::Writer;
use std::path::Path;

fn paths(data: &Path) -> Paths {
    Paths::new(data, &data.join("state"))
}

fn work(fresh: u128, draft: &str) -> Work {
    Work {
        id: RecordId::mint(1_795_340_400_123, fresh),
        question: Key::parse("system-design:p99").unwrap(),
        follow_up: Some(Slug::parse("seen-earlier").unwrap()),
        draft: draft.to_owned(),
        moment: WorkMoment::Grade,
        marks: vec![WorkMark {
            point: Slug::parse("shape").unwrap(),
            mark: Mark::Half,
            parts: vec![0, 2],
            prompted: true,
        }],
        pitfalls: vec![Slug::parse("code-again").unwrap()],
        asked: Some(vec![Slug::parse("one-endpoint").unwrap()]),
        sure: Some(2),
        active_seconds: 61,
        boot_id: "b1".to_owned(),
        wall_ms: 1_795_340_400_123,
        round: Some(RoundWork {
            round: RecordId::mint(5, 6),
            step: 2,
            clocks: vec![(300_500, 0), (12, 4_000)],
            drafts: vec!["first".to_owned(), String::new()],
            cards: vec![RoundCard {
                asked: Some(Vec::new()),
                ..RoundCard::default()
            }],
            met: vec![RoundPush {
                question: 0,
                step: 1,
                id: Slug::parse("why").unwrap(),
                how: PushedHow::Said,
            }],
            rungs: vec![0, 2],
            change: Some(3),
            said: Some(75),
            grading: None,
        }),
    }
}

#[test]
fn work_comes_back_as_it_was_once_its_window_is_gone() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    let begun = work(1, "line one\nline \"two\" \u{1b}[2J é");
    shelf.keep(&begun).unwrap();
    let mut other = WorkShelf::new(&paths(data.path()), None);
    assert!(other.offered().works.is_empty(), "its window is still open");
    drop(shelf);
    assert_eq!(other.offered().works, [begun]);
    assert!(other.offered().notices.is_empty());
}

#[test]
fn a_tick_of_the_clock_is_kept_without_the_file_being_written_again() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    let mut round = work(1, "");
    shelf.keep(&round).unwrap();
    let file = data.path().join("work").join(format!("{}.json", round.id));
    let before = std::fs::read(&file).unwrap();
    for tick in 1..=12 {
        round.wall_ms += 1_000;
        round.active_seconds += 1;
        round.round.as_mut().unwrap().clocks[0].0 = 999_000 + tick * 1_000;
        shelf.keep(&round).unwrap();
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let mut other = WorkShelf::new(&paths(data.path()), None);
    drop(shelf);
    assert_eq!(other.offered().works, [round.clone()]);
    // Once something was typed the file is written, and an older tick says nothing of it.
    round.round.as_mut().unwrap().drafts[0].push_str(" and more");
    round.round.as_mut().unwrap().clocks[0].0 = 5;
    round.wall_ms -= 3_600_000;
    other.keep(&round).unwrap();
    drop(other);
    assert_eq!(
        WorkShelf::new(&paths(data.path()), None).offered().works,
        [round]
    );
}

fn wait_until(mut done: impl FnMut() -> bool) {
    for _ in 0..2_000 {
        if done() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("waited for twenty seconds");
}

#[test]
fn a_running_clock_is_noted_and_what_else_changes_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let paths = paths(data.path());
    let opened = crate::journal::open::open(&paths, "greenroom 0.1.0", Moment::default(), 1);
    let (say, hear) = std::sync::mpsc::channel();
    let shelf = WorkShelf::new(&paths, None);
    let writer = Writer::start(opened.appender, shelf, move |report| {
        let _ = say.send(report);
    })
    .unwrap();
    let mut round = work(1, "");
    assert!(writer.keep_work(Box::new(round.clone())));
    assert!(matches!(
        hear.recv(),
        Ok(Report::WorkKept {
            outcome: Ok(()),
            ..
        })
    ));
    let lock = data.path().join("work").join(format!("{}.lock", round.id));
    for tick in 1..=3 {
        round.round.as_mut().unwrap().clocks[0].0 = tick * 1_000;
        assert!(writer.keep_work(Box::new(round.clone())));
        // At once, unless the thread is still letting go of what it has just kept: then by the thread.
        wait_until(|| {
            let noted = std::fs::read_to_string(&lock).unwrap();
            noted.contains(&format!("[[{},", tick * 1_000))
        });
    }
    // What else has changed goes to the thread, and is on disk when it has finished.
    round.round.as_mut().unwrap().drafts[0].push_str(" and more");
    assert!(writer.keep_work(Box::new(round.clone())));
    writer.finish(std::time::Duration::from_secs(20)).unwrap();
    // The thread has answered, and lets go of its locks a moment later.
    let mut offered = Vec::new();
    wait_until(|| {
        offered = WorkShelf::new(&paths, None).offered().works;
        !offered.is_empty()
    });
    assert_eq!(offered, [round]);
}

#[test]
fn a_damaged_tick_leaves_the_file_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    let round = work(1, "");
    shelf.keep(&round).unwrap();
    drop(shelf);
    let lock = data.path().join("work").join(format!("{}.lock", round.id));
    for garbage in [
        "",
        "{",
        "{\"of\":1,\"wall_ms\":2,\"active\":3,\"clocks\":[]}\n",
        "\u{0}\u{0}",
    ] {
        let mut file = std::fs::File::create(&lock).unwrap();
        std::io::Write::write_all(&mut file, garbage.as_bytes()).unwrap();
        drop(file);
        let mut shelf = WorkShelf::new(&paths(data.path()), None);
        assert_eq!(shelf.offered().works, std::slice::from_ref(&round));
    }
}

#[test]
fn work_that_went_on_elsewhere_is_not_written_over() {
    let data = tempfile::tempdir().unwrap();
    let mut first = WorkShelf::new(&paths(data.path()), None);
    first.keep(&work(1, "begun")).unwrap();
    drop(first);
    let mut one = WorkShelf::new(&paths(data.path()), None);
    let mut two = WorkShelf::new(&paths(data.path()), None);
    let offered = one.offered().works;
    assert_eq!(two.offered().works, offered);
    let mut later = work(1, "begun and gone on with");
    later.wall_ms += 60_000;
    two.keep(&later).unwrap();
    assert!(one.is_elsewhere(later.id), "it is open there");
    assert!(one.keep(&work(1, "begun, then stale")).is_err());
    drop(two);
    assert!(one.is_elsewhere(later.id), "it went on there");
    let refused = one.keep(&work(1, "begun, then stale")).unwrap_err();
    assert!(refused.contains("another window"), "{refused}");
    assert_eq!(
        WorkShelf::new(&paths(data.path()), None).offered().works,
        [later]
    );
}

#[test]
fn two_windows_cannot_own_the_same_work() {
    let data = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (
        WorkShelf::new(&paths(data.path()), None),
        WorkShelf::new(&paths(data.path()), None),
    );
    one.keep(&work(1, "first")).unwrap();
    let refused = two.keep(&work(1, "second")).unwrap_err();
    assert!(refused.contains("another window"), "{refused}");
    assert!(two.discard(work(1, "").id).is_err());
    drop(one);
    two.keep(&work(1, "second")).unwrap();
    two.discard(work(1, "").id).unwrap();
    let left: Vec<_> = std::fs::read_dir(data.path().join("work"))
        .unwrap()
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_draft_over_the_limit_is_refused_and_the_last_state_stands() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    shelf
        .keep(&single(1, &"a".repeat(DRAFTS_MAX - 10)))
        .unwrap();
    let refused = shelf
        .keep(&single(1, &"a".repeat(DRAFTS_MAX + 1)))
        .unwrap_err();
    assert!(refused.contains("128 KiB"), "{refused}");
    let refused = shelf.keep(&single(2, &"b".repeat(11))).unwrap_err();
    assert!(
        refused.contains("128 KiB"),
        "drafts of one question count together: {refused}"
    );
    shelf.keep(&single(2, &"b".repeat(10))).unwrap();
    drop(shelf);
    let offered = WorkShelf::new(&paths(data.path()), None).offered();
    assert_eq!(offered.works.len(), 2);
    assert_eq!(
        offered
            .works
            .iter()
            .map(|work| work.draft.len())
            .sum::<usize>(),
        DRAFTS_MAX
    );
}

/// A piece of work that is no round.
fn single(fresh: u128, draft: &str) -> Work {
    Work {
        round: None,
        ..work(fresh, draft)
    }
}

#[test]
fn the_drafts_of_a_round_count_for_its_questions() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    let mut round = work(1, "");
    let inner = round.round.as_mut().unwrap();
    inner.cards = vec![RoundCard::default(); 2];
    inner.drafts = vec!["\u{1}".repeat(DRAFTS_MAX), "b".repeat(DRAFTS_MAX)];
    shelf.keep(&round).unwrap();
    round.round.as_mut().unwrap().drafts[0].push('a');
    assert!(shelf.keep(&round).unwrap_err().contains("128 KiB"));
    drop(shelf);
    let offered = WorkShelf::new(&paths(data.path()), None).offered();
    assert_eq!(
        offered.works.len(),
        1,
        "as large as it may be, it still comes back"
    );
}

#[test]
fn broken_files_are_put_aside_and_never_deleted() {
    let data = tempfile::tempdir().unwrap();
    let directory = data.path().join("work");
    std::fs::create_dir(&directory).unwrap();
    let good = String::from_utf8(super::shape::write(&work(1, "text"))).unwrap();
    let file = |fresh: u128| directory.join(format!("{}.json", work(fresh, "").id));
    let put = |fresh: u128, text: &str| {
        std::io::Write::write_all(
            &mut std::fs::File::create(file(fresh)).unwrap(),
            text.as_bytes(),
        )
        .unwrap();
    };
    put(2, good.get(..good.len() / 2).unwrap());
    put(3, &good); // It names another piece of work than its file does.
    put(4, &good.replace("\"format\":1", "\"format\":2"));
    put(5, "");
    let offered = WorkShelf::new(&paths(data.path()), None).offered();
    assert!(offered.works.is_empty());
    assert_eq!(offered.notices.len(), 4);
    assert!(offered.notices.iter().all(|notice| notice.ends_with('.')));
    for (fresh, broken) in [(2, true), (3, true), (4, false), (5, true)] {
        assert_eq!(file(fresh).exists(), !broken);
        assert_eq!(file(fresh).with_extension("json.broken").exists(), broken);
    }
    assert_eq!(
        WorkShelf::new(&paths(data.path()), None)
            .offered()
            .notices
            .len(),
        1
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_work() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), None);
    shelf.keep(&work(1, "text")).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.path().join("work")), 0o700);
    for entry in std::fs::read_dir(data.path().join("work")).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn nothing_is_written_beside_a_newer_program() {
    let data = tempfile::tempdir().unwrap();
    let mut shelf = WorkShelf::new(&paths(data.path()), Some("A newer one wrote.".to_owned()));
    assert!(shelf.keep(&work(1, "text")).is_err());
    assert!(!data.path().join("work").exists());
}
