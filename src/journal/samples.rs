//! Records for tests: one of every kind and form, the same in every run, and any record by chance.

use crate::domain::grade::{Mark, PitfallMark, PointMark};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::{Dimension, Group, Level, Phase};
use crate::domain::record::{
    Asked, Attempt, DayOff, Draft, Grader, Mode, Plan, PushedHow, Rating, Record, RoundEnding,
    RoundStart, RoundStep, What,
};
use crate::domain::time::{Day, Moment};
use jiff::civil::{Weekday, date};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

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

#[expect(clippy::too_many_lines, reason = "it is a table")]
/// One record of every kind, and the forms in which members are left out.
pub(crate) fn every_kind() -> Vec<Record> {
    let question = key("system-design:p99-doubled-nothing-deployed");
    let point = Some(slug("segments-first"));
    let round = record(9, What::Unknown).id;
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
    let start = RoundStart {
        preset: "design-45".to_owned(),
        phases: vec![(Some(Phase::Requirements), 300), (None, 600)],
        questions: vec![
            Asked {
                question: question.clone(),
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
    let whats = vec![
        What::File {
            app: "greenroom 0.1.0".into(),
            format: 1,
            min_reader: 1,
        },
        What::Read {
            question: question.clone(),
        },
        What::Attempt(Box::new(attempt("Line one\n\"two\" \\ \u{1b} é 🌞"))),
        What::Attempt(Box::new(small)),
        What::Attempt(Box::new(partner)),
        What::Drill {
            question: question.clone(),
            point: slug("shape"),
            rating: Rating::Good,
        },
        What::Quick {
            reference: key("system-design:redis"),
            right: true,
            round: None,
        },
        What::Claim {
            objective: key("system-design:can-size-a-cache"),
            says: "shaky".into(),
        },
        What::Note {
            question: question.clone(),
            text: "Ask about segments.\nFirst.".into(),
        },
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
        What::Void {
            of: vec![record(1, What::Unknown).id, record(5, What::Unknown).id],
        },
        What::Bookmark {
            question: question.clone(),
            on: true,
        },
        What::Suspend {
            question: question.clone(),
            point: point.clone(),
            on: false,
        },
        What::Suspend {
            question: question.clone(),
            point: None,
            on: true,
        },
        What::Bury {
            question: question.clone(),
            point: point.clone(),
            until: Day(20_781),
        },
        What::Bury {
            question: question.clone(),
            point: None,
            until: Day(20_782),
        },
        What::Reset {
            question: question.clone(),
            point,
        },
        What::Reset {
            question,
            point: None,
        },
        What::Plan(Box::new(plan)),
        What::Plan(Box::default()),
        What::Parameters {
            weights: (0_u8..21).map(|at| f32::from(at) / 3.0).collect(),
        },
    ];
    (0..)
        .zip(whats)
        .map(|(step, what)| record(step, what))
        .collect()
}

/// Any record: of every kind, with odd texts and numbers.
pub(crate) fn any_record() -> impl Strategy<Value = Record> {
    let envelope = (
        any::<u128>(),
        -1_000_i64..253_402_207_200_000,
        -1_440_i16..=1_440,
        -9_999..=2_000_000_i32,
    );
    (envelope, any_what()).prop_map(|((fresh, wall_ms, offset_minutes, day), what)| {
        let day = Day(day);
        let at = Moment {
            wall_ms,
            boot_ms: 0,
            offset_minutes,
            day,
        };
        let mut record = Record::new(at, fresh, what);
        record.device = "k3f9q2".into();
        record
    })
}

fn any_what() -> impl Strategy<Value = What> {
    let samples: Vec<What> = every_kind().into_iter().map(|record| record.what).collect();
    let number = prop_oneof![
        any::<f64>().prop_filter("finite", |value| value.is_finite()),
        Just(-0.0)
    ];
    let attempts = (
        any::<String>(),
        any::<u32>(),
        prop::collection::vec(("[a-z]{1,4}", number), 0..3),
    )
        .prop_map(|(draft, seconds, mut values)| {
            values.sort_by(|a, b| a.0.cmp(&b.0));
            values.dedup_by(|a, b| a.0 == b.0);
            let what = Attempt {
                seconds,
                values,
                question_hash: seconds,
                ..attempt(&draft)
            };
            What::Attempt(Box::new(what))
        });
    let notes = any::<String>().prop_map(|text| What::Note {
        question: key("mine:a"),
        text: text.into(),
    });
    let lines = (any::<u128>(), any::<String>()).prop_map(|(fresh, line)| What::RoundNote {
        round: RecordId::mint(0, fresh),
        line: line.into(),
    });
    let weights = prop::collection::vec(any::<f32>().prop_filter("finite", |w| w.is_finite()), 21)
        .prop_map(|weights| What::Parameters { weights });
    prop_oneof![
        prop::sample::select(samples),
        attempts,
        notes,
        lines,
        weights
    ]
}
