//! Laws of the schedule over random journals: replay equals living it, nothing is ever infinite, clocks may lie.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::id::{Key, Slug};
use greenroom::domain::pack::{Dimension, Group, Level};
use greenroom::domain::progress::{Due, Progress, Renames};
use greenroom::domain::record::{Attempt, Draft, Grader, Mode, Plan, Rating, Record, What};
use greenroom::domain::time::{Day, Moment};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

const START: i32 = 20_000;

fn key(place: u8) -> Key {
    Key::parse(&format!("pack:q{}", place % 4)).unwrap()
}

fn point(place: u8) -> Slug {
    Slug::parse(&format!("p{}", place % 5)).unwrap()
}

fn attempt(question: Key, marks: &[u8], mode: Mode, rating: Option<Rating>) -> What {
    let marks = marks.iter().enumerate().map(|(place, mark)| PointMark {
        point: Slug::parse(&format!("p{place}")).unwrap(),
        group: Group::Cover,
        mark: [Mark::Missed, Mark::Half, Mark::Full][usize::from(mark % 3)],
        parts: None,
        prompted: false,
        weight: 1,
        level: Level::Mid,
        dimension: Dimension::Depth,
        gate: place == 0,
    });
    What::Attempt(Box::new(Attempt {
        question,
        level: Level::Senior,
        follow_up: None,
        pack_version: "1".into(),
        question_hash: 0,
        marks: marks.collect(),
        pitfalls: Vec::new(),
        sure: None,
        said: None,
        rating,
        seconds: 60,
        draft: Draft::None,
        mode,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }))
}

fn any_rating() -> impl Strategy<Value = Rating> {
    (1_u8..=4).prop_map(|number| Rating::of_number(number).unwrap())
}

fn any_what() -> impl Strategy<Value = What> {
    let modes = prop_oneof![
        Just(Mode::Study),
        Just(Mode::Due),
        Just(Mode::Early),
        Just(Mode::Cram)
    ];
    let attempts = (
        any::<u8>(),
        prop::collection::vec(any::<u8>(), 5),
        modes,
        prop::option::of(any_rating()),
    );
    let weights = prop::collection::vec(-1.0_f32..20.0, 21).prop_map(|mut weights| {
        weights[..4].sort_by(f32::total_cmp);
        weights
    });
    prop_oneof![
        6 => attempts.prop_map(|(q, marks, mode, rating)| attempt(key(q), &marks, mode, rating)),
        3 => (any::<u8>(), any::<u8>(), any_rating()).prop_map(|(q, p, rating)| What::Drill { question: key(q), point: point(p), rating }),
        1 => any::<u8>().prop_map(|q| What::Read { question: key(q) }),
        1 => (any::<u8>(), prop::option::of(any::<u8>()), any::<bool>()).prop_map(|(q, p, on)| What::Suspend { question: key(q), point: p.map(point), on }),
        1 => (any::<u8>(), prop::option::of(any::<u8>()), -5_i32..400).prop_map(|(q, p, day)| What::Bury { question: key(q), point: p.map(point), until: Day(START + day) }),
        1 => (any::<u8>(), prop::option::of(any::<u8>())).prop_map(|(q, p)| What::Reset { question: key(q), point: p.map(point) }),
        1 => (0_i32..200, any::<f32>()).prop_map(|(day, retention)| What::Plan(Box::new(Plan { date: Some(Day(START + day).date()), retention, ..Plan::default() }))),
        1 => weights.prop_map(|weights| What::Parameters { weights }),
    ]
}

/// Records with steps of days between them, which may go back: a clock that was set wrong.
fn any_journal(steps: std::ops::Range<i32>) -> impl Strategy<Value = Vec<Record>> {
    let item = (any_what(), steps, prop::option::weighted(0.1, any::<u8>()));
    prop::collection::vec(item, 1..60).prop_map(|items| {
        let mut day = START;
        let mut records: Vec<Record> = Vec::new();
        for (place, (what, step, undoes)) in items.into_iter().enumerate() {
            day = (day + step).max(0);
            let at = Moment {
                wall_ms: i64::from(day) * 86_400_000,
                day: Day(day),
                ..Moment::default()
            };
            let fresh = place as u128 + 1;
            let earlier = undoes.and_then(|at| records.get(usize::from(at) % records.len().max(1)));
            let what = earlier.map_or(what, |record| What::Void {
                of: vec![record.id],
            });
            let mut record = Record::new(at, fresh, what);
            // The journal orders by its own clock, which never goes back.
            record.hybrid = i64::try_from(place).unwrap();
            records.push(record);
        }
        records
    })
}

/// Everything that the schedule consists of, in a fixed order.
fn schedule(progress: &Progress) -> String {
    let mut courses: Vec<String> = progress
        .courses()
        .map(|(key, course)| format!("{key:?} {course:?}"))
        .collect();
    courses.sort();
    let drills: Vec<_> = progress.drills().collect();
    format!("{courses:#?} {drills:#?} {:?}", progress.plan())
}

fn is_sound(progress: &Progress, today: Day) {
    let finite = |memory: greenroom::domain::memory::Memory| {
        assert!(memory.stability.is_finite() && memory.stability > 0.0);
        assert!((1.0..=10.0).contains(&memory.difficulty), "{memory:?}");
    };
    for (key, course) in progress.courses() {
        if let Some(memory) = course.memory {
            finite(memory);
        }
        let chance = progress.retrievability(key, today);
        assert!(chance.is_none_or(|chance| (0.0..=1.0).contains(&chance)));
        assert!(course.overdue(today).is_finite());
        let days = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy]
            .map(|rating| progress.outlook(key, rating, today));
        assert!(days.windows(2).all(|pair| pair[0] <= pair[1]), "{days:?}");
        assert!(days.iter().all(|days| (1..=36_500).contains(days)));
    }
    for (.., drill) in progress.drills() {
        if let Some(memory) = drill.memory {
            finite(memory);
        }
        assert!(drill.overdue(today).is_finite());
    }
    let _ = progress.waiting(today, |_| Some(10));
}

proptest! {
    #[test]
    fn replay_equals_living_it(records in any_journal(0..9)) {
        let mut lived = Progress::fold(Vec::new(), Renames::default());
        for record in records.clone() {
            lived.apply(record);
        }
        let replayed = Progress::fold(records, Renames::default());
        assert_eq!(schedule(&lived), schedule(&replayed));
    }

    #[test]
    fn a_clock_that_jumps_does_no_harm(records in any_journal(-3_660..3_660), look in -4_000_i32..8_000) {
        let progress = Progress::fold(records, Renames::default());
        is_sound(&progress, Day(START + look));
        is_sound(&progress, Day(i32::MAX));
        is_sound(&progress, Day(i32::MIN));
    }
}

#[test]
fn ten_years_forward_and_back_again_is_as_if_nothing_had_been() {
    let study = |day: i32, fresh: u128, hybrid: i64| {
        let at = Moment {
            wall_ms: i64::from(day) * 86_400_000,
            day: Day(day),
            ..Moment::default()
        };
        let mut record = Record::new(at, fresh, attempt(key(0), &[2; 5], Mode::Study, None));
        record.hybrid = hybrid;
        record
    };
    // Answered once while the clock stood ten years ahead: the next answer counts as one on the same day.
    let progress = Progress::fold(
        vec![
            study(START, 1, 1),
            study(START + 3_650, 2, 2),
            study(START + 3, 3, 3),
        ],
        Renames::default(),
    );
    is_sound(&progress, Day(START + 3));
    let course = progress.course(&key(0)).unwrap();
    let due = course.due.unwrap();
    assert!(
        due > Day(START + 3),
        "it comes back after the day of the last answer"
    );
    assert!(matches!(course.due_on(Day(START + 3)), Due::On(_)));
}
