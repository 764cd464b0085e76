//! How much processor time and memory it takes to read a journal; the budget is 45 ms for 100,000 records of 500 bytes.
//!
//! `cargo bench --bench journal` prints a line for each mix of records. Time is the process's own, not the wall's.
//! `cargo bench --bench journal -- mixed 100000 50` measures one mix alone, opened fifty times.

use greenroom::domain::chance::Chance;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::id::{Key, Slug};
use greenroom::domain::pack::{Dimension, Group, Level};
use greenroom::domain::progress::{Progress, Renames};
use greenroom::domain::record::{Attempt, Draft, Grader, Mode, Rating, Record, What};
use greenroom::domain::time::{Day, Moment};
use greenroom::journal::{Paths, lines_of, open};
use std::io::Write;
use std::path::Path;

/// How often a journal is opened, where nothing else is asked for; the best time counts.
const OPENINGS: u32 = 5;

/// Makes the next record of a journal.
type Mix = fn(&mut Chance) -> What;

/// How many questions are answered, in random order.
const QUESTIONS: usize = 2_000;

/// When the journals begin.
const START: i64 = 1_795_340_400_123;

fn main() {
    let mixes: [(&str, u32, Mix); 4] = [
        ("drafts", 100_000, |chance| attempt(chance, 1, 160)),
        ("marks", 100_000, |chance| attempt(chance, 3, 0)),
        ("mixed", 100_000, mixed),
        ("mixed", 500_000, mixed),
    ];
    // Cargo adds `--bench` of its own.
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let number = |at: usize| asked.get(at).and_then(|text| text.parse::<u32>().ok());
    for (name, count, what) in mixes {
        if asked.first().is_none_or(|only| only == name)
            && number(1).is_none_or(|only| only == count)
        {
            measure(name, count, what, number(2).unwrap_or(OPENINGS));
        }
    }
}

/// Half attempts of three marks and a draft, half small records.
fn mixed(chance: &mut Chance) -> What {
    match chance.below(4) {
        0 | 1 => {
            let length = chance.below(500);
            attempt(chance, 3, length)
        }
        2 => {
            let number = chance.below(QUESTIONS);
            What::Drill {
                question: question(number),
                point: point(number, chance.below(3)),
                rating: Rating::Good,
            }
        }
        _ => What::Read {
            question: question(chance.below(QUESTIONS)),
        },
    }
}

/// One of 2,000 questions by number.
fn question(number: usize) -> Key {
    let text = format!("system-design:a-question-of-some-length-{number}");
    Key::parse(&text).unwrap_or_else(|| unreachable!())
}

/// One of the points of a question, which are its own and stand in the same order on each of its lines.
fn point(question: usize, place: usize) -> Slug {
    Slug::parse(&format!("a-point-{}", 3 * question + place)).unwrap_or_else(|| unreachable!())
}

fn attempt(chance: &mut Chance, marks: usize, draft: usize) -> What {
    let number = chance.below(QUESTIONS);
    let mark = |place: usize| PointMark {
        point: point(number, place),
        group: Group::Cover,
        mark: Mark::Full,
        parts: None,
        prompted: false,
        weight: 1,
        level: Level::Mid,
        dimension: Dimension::Depth,
        gate: false,
    };
    What::Attempt(Box::new(Attempt {
        question: question(number),
        level: Level::Senior,
        follow_up: None,
        pack_version: "1.2.0".into(),
        question_hash: 0x00c0_ffee,
        marks: (0..marks).map(mark).collect(),
        pitfalls: Vec::new(),
        sure: Some(2),
        said: None,
        rating: None,
        seconds: 612,
        draft: if draft == 0 {
            Draft::None
        } else {
            Draft::Text("word and ".repeat(draft / 9 + 1))
        },
        mode: Mode::Due,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }))
}

fn write(path: &Path, count: u32, what: Mix) -> std::io::Result<u64> {
    let mut chance = Chance::new(1);
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    for step in 0..count {
        let wall_ms = START + 1_000 * i64::from(step);
        let at = Moment {
            wall_ms,
            boot_ms: 0,
            offset_minutes: 60,
            day: Day::of(wall_ms, 60, 4),
        };
        let mut record = Record::new(at, u128::from(step), what(&mut chance));
        record.device = "k3f9q2".into();
        out.write_all(&lines_of(&[record]).map_err(std::io::Error::other)?)?;
    }
    out.flush()?;
    Ok(std::fs::metadata(path)?.len())
}

fn measure(name: &str, count: u32, what: Mix, openings: u32) {
    let Ok(data) = tempfile::tempdir() else {
        return;
    };
    let paths = Paths::new(data.path(), &data.path().join("state"));
    let bytes = std::fs::create_dir_all(&paths.progress)
        .and_then(|()| write(&paths.progress.join("k3f9q2.jsonl"), count, what));
    let Ok(bytes) = bytes else { return };
    let (mut first, mut best) = (None, f64::MAX);
    let (mut memory, mut fold) = (0, f64::MAX);
    for _ in 0..openings {
        let resident = resident_kib();
        let before = cpu_ms();
        let opened = open(
            &paths,
            "greenroom bench",
            Moment {
                wall_ms: START,
                ..Moment::default()
            },
            1,
        );
        let took = cpu_ms() - before;
        first.get_or_insert(took);
        best = best.min(took);
        memory = memory.max(resident_kib().saturating_sub(resident));
        let records = opened.journal.records;
        if records.len() as u64 != u64::from(count) {
            eprintln!("{} of {count} records were read", records.len());
        }
        let before = cpu_ms();
        let progress = Progress::fold(records, Renames::default());
        fold = fold.min(cpu_ms() - before);
        drop(progress);
    }
    eprintln!(
        "{name:8} {count:7} records of {:4} bytes: {:7.1} ms at first, {best:7.1} ms at best, {:6.1} ms for 100,000 of 500; folded in {fold:.1} ms; {} MiB more in memory, at most {} MiB ever",
        bytes / u64::from(count),
        first.unwrap_or(best),
        best * 100_000.0 * 500.0 / f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)),
        memory / 1_024,
        status_kib("VmHWM:") / 1_024
    );
}

fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let since = std::time::Duration::try_from(time).unwrap_or_default();
    since.as_secs_f64() * 1e3
}

fn resident_kib() -> u64 {
    status_kib("VmRSS:")
}

/// A figure of the process in KiB; 0 where the system does not tell.
fn status_kib(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
