//! Records for tests: one of every kind and form, the same in every run; nothing by chance.

use crate::domain::grade::{Mark, PitfallMark, PointMark};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::{Dimension, Group, Level, Phase};
use crate::domain::record::{
    Asked, Attempt, DayOff, Draft, Grader, Mode, Plan, PushedHow, Rating, Record, RoundEnding,
    RoundStart, RoundStep, What,
};
use crate::domain::time::{Day, Moment};
use jiff::civil::{Weekday, date};

/// The moment of the first sample.
pub(crate) const START: i64 = 1_795_340_400_123;

/// A key from its text.
pub(crate) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A slug from its text.
pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// A record of a device, `step` seconds after the start.
pub(crate) fn record(step: u32, what: What) -> Record {
    let wall_ms = START + i64::from(step) * 1_000;
    let at = Moment {
        wall_ms,
        boot_ms: 0,
        offset_minutes: 60,
        day: Day::of(wall_ms, 60, 4),
    };
    let mut record = Record::new(at, 0x9c4e_5b0d_2f6e_8a17_0000 + u128::from(step), what);
    record.device = "k3f9q2".into();
    record
}

/// The simplest record: a question read.
pub(crate) fn read(step: u32) -> Record {
    let question = key("system-design:p99-doubled-nothing-deployed");
    record(step, What::Read { question })
}

/// A full attempt, as a round leaves it.
pub(crate) fn attempt(draft: &str) -> Attempt {
    let mark = |point: &str, group, mark, parts, level| PointMark {
        point: slug(point),
        group,
        mark,
        parts,
        prompted: parts.is_none(),
        weight: 1,
        level,
        dimension: Dimension::Reliability,
        gate: parts.is_some(),
    };
    Attempt {
        question: key("system-design:p99-doubled-nothing-deployed"),
        level: Level::Senior,
        follow_up: None,
        pack_version: "1.2.0".into(),
        question_hash: 0x00c0_ffee,
        marks: vec![
            mark(
                "one-endpoint",
                Group::Clarify,
                Mark::Missed,
                None,
                Level::Mid,
            ),
            mark(
                "outside-code",
                Group::Cover,
                Mark::Half,
                Some((2, 3)),
                Level::Senior,
            ),
            mark(
                "ratio-alert",
                Group::Practices,
                Mark::Full,
                None,
                Level::Staff,
            ),
            mark(
                "first-to-break",
                Group::PushBack,
                Mark::Full,
                None,
                Level::Foundation,
            ),
        ],
        pitfalls: vec![PitfallMark {
            pitfall: slug("code-again"),
            weight: 1,
        }],
        sure: None,
        said: Some(70),
        rating: Some(Rating::Hard),
        seconds: 754,
        draft: if draft.is_empty() {
            Draft::None
        } else {
            Draft::Text(draft.to_owned())
        },
        mode: Mode::Round,
        round: Some(record(9, What::Unknown).id),
        place: Some(0),
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }
}

/// One record of every kind, and the forms in which members are left out.
pub(crate) fn every_kind() -> Vec<Record> {
    let whats = [
        vec![What::File {
            app: "greenroom 0.1.0".into(),
            format: 1,
            min_reader: 1,
        }],
        of_answers(),
        of_what_one_says(),
        of_rounds(),
        of_what_is_taken_back(),
        of_the_schedule(),
        of_plans(),
    ];
    (0..)
        .zip(whats.into_iter().flatten())
        .map(|(step, what)| record(step, what))
        .collect()
}

fn question() -> Key {
    key("system-design:p99-doubled-nothing-deployed")
}

/// Answers of oneself and of a partner, points asked alone, references.
fn of_answers() -> Vec<What> {
    let small = Attempt {
        follow_up: Some(slug("seen-earlier")),
        marks: Vec::new(),
        pitfalls: Vec::new(),
        sure: Some(2),
        said: None,
        rating: None,
        mode: Mode::Study,
        round: None,
        place: None,
        values: vec![("dau".to_owned(), 10e6), ("ratio".to_owned(), 0.1)],
        ..attempt("")
    };
    let partner = Attempt {
        by: Grader::Partner,
        pair: Some(record(2, What::Unknown).id),
        ..attempt("")
    };
    vec![
        What::Read {
            question: question(),
        },
        What::Attempt(Box::new(attempt("Line one\n\"two\" \\ \u{1b} é 🌞"))),
        What::Attempt(Box::new(small)),
        What::Attempt(Box::new(partner)),
        What::Drill {
            question: question(),
            point: slug("shape"),
            rating: Rating::Good,
        },
        What::Quick {
            reference: key("system-design:redis"),
            right: true,
            round: None,
        },
    ]
}

/// Claims and notes.
fn of_what_one_says() -> Vec<What> {
    vec![
        What::Claim {
            objective: key("system-design:can-size-a-cache"),
            says: "shaky".into(),
        },
        What::Note {
            question: question(),
            text: "Ask about segments.\nFirst.".into(),
        },
    ]
}

/// A round from its start to the line after it.
fn of_rounds() -> Vec<What> {
    let round = record(9, What::Unknown).id;
    let start = RoundStart {
        preset: "design-45".to_owned(),
        phases: vec![(Some(Phase::Requirements), 300), (None, 600)],
        questions: vec![
            Asked {
                question: question(),
                hash: 0xd5d6_7dd8,
                values: Vec::new(),
            },
            Asked {
                question: key("mine:size-a-cache"),
                hash: 7,
                values: vec![("dau".to_owned(), 5e7)],
            },
        ],
        aim: Level::Staff,
        typed: true,
        seed: u64::MAX,
    };
    let step = |phase| {
        What::RoundStep(Box::new(RoundStep {
            round,
            place: 1,
            phase,
            seconds: 340,
            paused: 12,
            late: 40,
            pushed: vec![
                (slug("segments"), PushedHow::Answered),
                (slug("ten-times"), PushedHow::Said),
                (slug("third"), PushedHow::Passed),
            ],
            rung: 2,
        }))
    };
    vec![
        What::RoundStart(Box::new(start)),
        step(Some(Phase::DeepDive)),
        step(None),
        What::RoundEnd {
            round,
            why: RoundEnding::Done,
            wall: 2_800,
            active: 2_700,
        },
        What::RoundNote {
            round,
            line: "Slower at the start.".into(),
        },
    ]
}

/// What takes back, and the mark that is set and taken off again.
fn of_what_is_taken_back() -> Vec<What> {
    vec![
        What::Void {
            of: vec![record(1, What::Unknown).id, record(5, What::Unknown).id],
        },
        What::Bookmark {
            question: question(),
            on: true,
        },
    ]
}

/// What is done to the schedule: each to a point and to a whole question.
fn of_the_schedule() -> Vec<What> {
    let point = Some(slug("segments-first"));
    vec![
        What::Suspend {
            question: question(),
            point: point.clone(),
            on: false,
        },
        What::Suspend {
            question: question(),
            point: None,
            on: true,
        },
        What::Bury {
            question: question(),
            point: point.clone(),
            until: Day(20_781),
        },
        What::Bury {
            question: question(),
            point: None,
            until: Day(20_782),
        },
        What::Reset {
            question: question(),
            point,
        },
        What::Reset {
            question: question(),
            point: None,
        },
    ]
}

/// Plans, whole and empty, and parameters.
fn of_plans() -> Vec<What> {
    let plan = Plan {
        date: Some(date(2026, 12, 12)),
        level: Level::Senior,
        minutes: 45,
        off: vec![
            DayOff::Every(Weekday::Saturday),
            DayOff::On(date(2026, 12, 1)),
        ],
        retention: 0.9,
    };
    vec![
        What::Plan(Box::new(plan)),
        What::Plan(Box::default()),
        What::Parameters {
            weights: (0_u8..21).map(|at| f32::from(at) / 3.0).collect(),
        },
    ]
}
