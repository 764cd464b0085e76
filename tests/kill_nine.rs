//! Kills windows in the middle of saving, and lets the disk run full under them: what was confirmed is there afterwards.
//!
//! `GREENROOM_KILL_ROUNDS` sets how many rounds are killed (12; the release recipe takes 200).
//! The windows are this test itself, started again with `GREENROOM_KILL_CHILD` set.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use greenroom::domain::chance::Chance;
use greenroom::domain::id::{Key, RecordId};
use greenroom::domain::pack::Level;
use greenroom::domain::record::{Attempt, Draft, Grader, Mode, Record, What};
use greenroom::domain::time::{Day, Moment};
use greenroom::journal::{Fault, Opened, Paths, Report, WorkShelf, Writer, open};
use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{channel, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How many windows save at once.
const WINDOWS: u64 = 2;

fn setting(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no shell that reads the environment for it"
    )]
    std::env::var(name).ok()
}

fn now() -> Moment {
    #[expect(
        clippy::disallowed_methods,
        reason = "the windows of this test live in real time"
    )]
    let wall = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let wall_ms = i64::try_from(wall.as_millis()).unwrap();
    Moment {
        wall_ms,
        boot_ms: 0,
        offset_minutes: 0,
        day: Day::of(wall_ms, 0, 4),
    }
}

fn open_journal(data: &Path, fresh: u128) -> Opened {
    open(
        &Paths::new(data, &data.join("state")),
        "greenroom test",
        now(),
        fresh,
    )
}

/// A record whose line is anything between small and 100 KiB, so that a kill can fall into the middle of a write.
fn answer(chance: &mut Chance, fresh: u128) -> Record {
    let length = [0, 40, 4_000, 100_000][chance.below(4)];
    let draft: String = (0..length)
        .map(|_| char::from(b'a' + u8::try_from(chance.below(26)).unwrap()))
        .collect();
    let what = What::Attempt(Box::new(Attempt {
        question: Key::parse("test:question").unwrap(),
        level: Level::Senior,
        follow_up: None,
        pack_version: "1".into(),
        question_hash: 1,
        marks: Vec::new(),
        pitfalls: Vec::new(),
        sure: None,
        said: None,
        rating: None,
        seconds: 60,
        draft: Draft::Text(draft),
        mode: Mode::Study,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }));
    Record::new(now(), fresh, what)
}

/// A window: saves one answer after another and says on standard output what was confirmed.
#[test]
fn window() {
    let Some(task) = setting("GREENROOM_KILL_CHILD") else {
        return;
    };
    let (data, seed) = task.split_once('|').unwrap();
    let (seed, answers) = seed.split_once('|').unwrap();
    let (seed, answers): (u64, u64) = (seed.parse().unwrap(), answers.parse().unwrap());
    let data = Path::new(data);
    let opened = open_journal(data, u128::from(seed) << 32);
    let shelf = WorkShelf::new(&Paths::new(data, &data.join("state")), None);
    // Two saves may wait at a time, as with a person who is faster than the disk.
    let (wait, go) = sync_channel::<()>(2);
    let writer = Writer::start(opened.appender, shelf, move |report| {
        if let Report::Appended { ids, outcome } = report {
            let word = if outcome.is_ok() {
                "confirmed"
            } else {
                "failed"
            };
            let mut out = std::io::stdout().lock();
            for id in ids {
                out.write_all(format!("{word} {id}\n").as_bytes()).unwrap();
            }
            out.flush().unwrap();
            let _ = go.recv();
        }
    })
    .unwrap();
    let mut chance = Chance::new(seed);
    for number in 0..answers {
        let fresh = u128::from(seed) << 32 | u128::from(number);
        writer.append(vec![answer(&mut chance, fresh)]);
        wait.send(()).unwrap();
    }
    drop(wait);
    let _ = writer.finish(Duration::from_secs(20));
}

fn start_window(data: &Path, seed: u64, answers: u64, limit: Option<u32>) -> Child {
    let exe = std::env::current_exe().unwrap();
    let arguments = ["window", "--exact", "--nocapture"];
    let mut command = match limit {
        None => Command::new(exe),
        Some(blocks) => {
            // The shell sets how large a file may grow; beyond it writing fails as on a full disk.
            let mut shell = Command::new("sh");
            shell
                .arg("-c")
                .arg(format!(
                    "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""
                ))
                .arg(exe);
            shell
        }
    };
    command
        .args(arguments)
        .env(
            "GREENROOM_KILL_CHILD",
            format!("{}|{seed}|{answers}", data.display()),
        )
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Collects the ids that a window says, up to its last whole line.
fn listen(
    child: &mut Child,
    word: &'static str,
    first: std::sync::mpsc::Sender<()>,
) -> JoinHandle<Vec<RecordId>> {
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::Builder::new()
        .spawn(move || {
            let mut ids = Vec::new();
            let mut out = out;
            let mut line = String::new();
            while out.read_line(&mut line).is_ok_and(|read| read > 0) && line.ends_with('\n') {
                if let Some((_, id)) = line.trim_end().rsplit_once(&format!("{word} ")) {
                    ids.push(RecordId::parse(id).unwrap());
                    let _ = first.send(());
                }
                line.clear();
            }
            ids
        })
        .unwrap()
}

#[test]
fn no_confirmed_answer_is_lost_to_kill_nine() {
    let rounds: u64 = setting("GREENROOM_KILL_ROUNDS").map_or(12, |text| text.parse().unwrap());
    let data = tempfile::tempdir().unwrap();
    let mut confirmed: HashSet<RecordId> = HashSet::new();
    for round in 0..rounds {
        let mut chance = Chance::new(round);
        let (first, heard) = channel();
        let mut windows: Vec<(Child, JoinHandle<Vec<RecordId>>)> = (0..WINDOWS)
            .map(|window| {
                let mut child =
                    start_window(data.path(), round * WINDOWS + window + 1, u64::MAX, None);
                let ids = listen(&mut child, "confirmed", first.clone());
                (child, ids)
            })
            .collect();
        drop(first);
        heard
            .recv_timeout(Duration::from_secs(60))
            .expect("a window saves something");
        for (child, _) in &mut windows {
            std::thread::sleep(Duration::from_micros(chance.below(40_000) as u64));
            child.kill().unwrap();
        }
        for (mut child, ids) in windows {
            child.wait().unwrap();
            confirmed.extend(ids.join().unwrap());
        }
        let opened = open_journal(data.path(), u128::from(round) << 64);
        let there: HashSet<RecordId> = opened
            .journal
            .records
            .iter()
            .map(|record| record.id)
            .collect();
        let lost: Vec<_> = confirmed.difference(&there).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        for record in opened.journal.records.iter().rev().take(20) {
            opened.files.draft(record).unwrap();
        }
        for problem in &opened.journal.health.problems {
            assert!(
                matches!(problem.fault, Fault::Line(_) | Fault::Torn(_)),
                "round {round}: {problem}"
            );
        }
    }
    let opened = open_journal(data.path(), 1);
    println!(
        "{rounds} rounds, {WINDOWS} windows: {} answers confirmed, 0 lost, {} records in the journal, {} unfinished lines",
        confirmed.len(),
        opened.journal.records.len(),
        opened.journal.health.problem_count
    );
    assert!(confirmed.len() as u64 >= rounds);
}

#[test]
fn no_confirmed_answer_is_lost_when_files_may_grow_no_further() {
    let data = tempfile::tempdir().unwrap();
    let (first, _) = channel();
    let mut child = start_window(data.path(), 77, 60, Some(300));
    let heard = listen(&mut child, "confirmed", first);
    child.wait().unwrap();
    let confirmed = heard.join().unwrap();
    assert!(
        (1..60).contains(&confirmed.len()),
        "{} of 60 fitted",
        confirmed.len()
    );
    let opened = open_journal(data.path(), 1);
    let there: HashSet<RecordId> = opened
        .journal
        .records
        .iter()
        .map(|record| record.id)
        .collect();
    assert!(confirmed.iter().all(|id| there.contains(id)));
    assert_eq!(
        opened.journal.health.problem_count, 0,
        "failed writes were taken back"
    );
    // With room again, saving goes on in the same file.
    let mut opened = opened;
    let reports = opened
        .appender
        .append(vec![answer(&mut Chance::new(5), 5 << 64)]);
    assert!(
        matches!(
            reports.last(),
            Some(Report::Appended {
                outcome: Ok(()),
                ..
            })
        ),
        "{reports:?}"
    );
    let names = fs::read_dir(data.path().join("progress")).unwrap().count();
    assert_eq!(names, 2, "one file and its lock");
}
