//! Any record for tests, by chance: of every kind, with odd texts and numbers; knows no file.

use crate::domain::id::RecordId;
use crate::domain::record::{Attempt, Record, What};
use crate::domain::time::{Day, Moment};
use crate::journal::samples::{attempt, every_kind, key};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

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
