//! Holds the scheduler to the vectors of FSRS-6: stability and difficulty after every step, and what others published.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use greenroom::domain::memory::{Memory, Scheduler};
use greenroom::domain::record::Rating;
use greenroom::domain::time::Day;
use serde_json::Value;

/// Py-fsrs 6.3.2 with its default parameters; where it comes from and how exact it is stands in the file.
fn vectors() -> Value {
    serde_json::from_str(include_str!("fixtures/fsrs_vectors.json")).expect("the fixture is JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn rating(value: &Value) -> Rating {
    let number = u8::try_from(value.as_u64().expect("a rating")).expect("1 to 4");
    Rating::of_number(number).expect("1 to 4")
}

fn weights(value: &Value) -> Vec<f32> {
    serde_json::from_value(value.clone()).expect("weights")
}

/// Days between two times: the floor of 24 hours each.
fn days_between(earlier: &Value, later: &Value) -> i32 {
    let seconds = |value: &Value| {
        let stamp: jiff::Timestamp = value.as_str().expect("a time").parse().expect("RFC 3339");
        stamp.as_second()
    };
    i32::try_from((seconds(later) - seconds(earlier)).div_euclid(86_400)).expect("some days")
}

fn scheduler(vectors: &Value) -> Scheduler {
    Scheduler::new(&weights(&vectors["default_parameters"])).expect("usable weights")
}

#[test]
fn every_step_of_every_vector_has_the_stability_and_difficulty_of_the_reference() {
    let vectors = vectors();
    let scheduler = scheduler(&vectors);
    let tolerance = &vectors["tolerance"]["f32_implementation"];
    let relative = number(&tolerance["stability_rel"]);
    let absolute = number(&tolerance["difficulty_abs"]);
    let mut steps_seen = 0;
    for vector in vectors["vectors"].as_array().expect("vectors") {
        let name = &vector["name"];
        let mut memory: Option<Memory> = None;
        let mut before: Option<(&Value, Day)> = None;
        for (place, step) in vector["steps"]
            .as_array()
            .expect("steps")
            .iter()
            .enumerate()
        {
            let today = before.map_or(Day(20_000), |(time, day)| {
                Day(day.0 + days_between(time, &step["t"]))
            });
            let now = scheduler.after(memory, rating(&step["rating"]), today);
            let (stability, difficulty) = (number(&step["stability"]), number(&step["difficulty"]));
            assert!(
                (f64::from(now.stability) - stability).abs() <= stability * relative,
                "{name} step {place}: stability {} for {stability}",
                now.stability
            );
            assert!(
                (f64::from(now.difficulty) - difficulty).abs() <= absolute,
                "{name} step {place}: difficulty {} for {difficulty}",
                now.difficulty
            );
            memory = Some(now);
            before = Some((&step["t"], today));
            steps_seen += 1;
        }
    }
    assert_eq!(steps_seen, 144, "the fixture was read to its end");
}

#[test]
fn retrievability_before_every_step_is_that_of_the_reference() {
    let vectors = vectors();
    let scheduler = scheduler(&vectors);
    for vector in vectors["vectors"].as_array().expect("vectors") {
        let steps = vector["steps"].as_array().expect("steps");
        let mut memory: Option<Memory> = None;
        let mut today = Day(20_000);
        for (place, step) in steps.iter().enumerate() {
            if let Some(memory) = memory {
                today = Day(today.0 + days_between(&steps[place - 1]["t"], &step["t"]));
                let expected = number(&step["retrievability_before"]);
                let found = f64::from(scheduler.retrievability(memory, today));
                let name = &vector["name"];
                assert!(
                    (found - expected).abs() < 1e-4,
                    "{name} step {place}: {found} for {expected}"
                );
            }
            memory = Some(scheduler.after(memory, rating(&step["rating"]), today));
        }
    }
}

/// The memory after ratings with whole days between them.
fn replayed(scheduler: &Scheduler, row: &Value) -> Memory {
    let ratings = row["ratings"].as_array().expect("ratings");
    let mut today = Day(20_000);
    let mut memory = None;
    for (place, given) in ratings.iter().enumerate() {
        // A gap of microseconds is no day.
        let gap = row["gap_days"][place].as_i64().unwrap_or(0);
        today = Day(today.0 + i32::try_from(gap).expect("some days"));
        memory = Some(scheduler.after(memory, rating(given), today));
    }
    memory.expect("a rating")
}

#[test]
fn published_memory_states_of_fsrs_6_hold() {
    let vectors = vectors();
    let mut checked = 0;
    for row in vectors["published_assertions"].as_array().expect("rows") {
        let source = row["source"].as_str().expect("a source");
        let expected = &row["expected"];
        // FSRS-5 is another model, and intervals that need learning steps are not ours.
        if source.contains("FSRS-5") || expected.is_null() {
            continue;
        }
        let mut parameters = weights(&vectors["default_parameters"]);
        if source.contains("w17=w18=w19=0") {
            parameters[17..20].fill(0.0);
        }
        let scheduler = Scheduler::new(&parameters).expect("usable weights");
        let memory = replayed(&scheduler, row);
        let tolerance = row["tol"].as_f64().unwrap_or(1e-4);
        let near = |found: f32, wanted: &Value| {
            wanted
                .as_f64()
                .is_none_or(|wanted| (f64::from(found) - wanted).abs() <= tolerance)
        };
        assert!(
            near(memory.stability, &expected["stability"])
                && near(memory.difficulty, &expected["difficulty"]),
            "{source}: {memory:?} for {expected}"
        );
        checked += 1;
    }
    assert_eq!(checked, 3, "the memory states of FSRS-6 among the rows");
}

#[test]
fn published_intervals_hold_for_every_retention_that_can_be_asked_for() {
    let vectors = vectors();
    let scheduler = scheduler(&vectors);
    let rows = vectors["published_assertions"].as_array().expect("rows");
    let row = rows
        .iter()
        .find(|row| !row["stability"].is_null())
        .expect("intervals by retention");
    let retentions = row["desired_retention"].as_array().expect("retentions");
    let intervals = row["expected_interval_days"].as_array().expect("intervals");
    let memory = Memory {
        stability: 1.0,
        difficulty: 5.0,
        last: Day(0),
    };
    let mut checked = 0;
    for (wanted, days) in retentions.iter().zip(intervals) {
        let days = u32::try_from(days.as_u64().expect("days")).expect("days");
        #[expect(clippy::cast_possible_truncation, reason = "a retention of one digit")]
        let wanted = number(wanted) as f32;
        if (0.70..=0.97).contains(&wanted) {
            assert_eq!(scheduler.interval(memory, wanted), days, "at {wanted}");
            checked += 1;
        }
    }
    assert_eq!(checked, 3);
}
