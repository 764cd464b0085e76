use crate::domain::grade::{Mark, PointMark};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::progress::{Course, Progress, Renames};
use crate::domain::record::{
    Attempt, Draft, Grader, Mode, Plan, Rating, Record, RoundEnding, RoundStart, What,
};
use crate::domain::time::{Day, Moment};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

const MODES: [Mode; 4] = [Mode::Study, Mode::Due, Mode::Early, Mode::Cram];
const MARKS: [Mark; 3] = [Mark::Missed, Mark::Half, Mark::Full];
const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

fn question(choice: u32) -> Key {
    Key::parse(&format!("pack:q{}", choice % 3)).unwrap()
}

fn point(choice: u32) -> Slug {
    Slug::parse(&format!("p{}", choice % 4)).unwrap()
}

fn attempt(choice: u32, mode: Mode, round: Option<RecordId>) -> What {
    let mark = |place: u32| PointMark {
        point: point(place),
        group: Group::Cover,
        mark: MARKS[((choice >> (2 * place)) % 3) as usize],
        parts: None,
        prompted: false,
        weight: 1 + place % 2,
        level: Level::Mid,
        dimension: Dimension::Depth,
        gate: place == 1,
    };
    What::Attempt(Box::new(Attempt {
        question: question(choice),
        level: Level::Senior,
        follow_up: (choice.is_multiple_of(11)).then(|| point(0)),
        pack_version: "1".into(),
        question_hash: 0,
        marks: (0..4).map(mark).collect(),
        pitfalls: Vec::new(),
        sure: Some((choice % 4) as u8).filter(|sure| *sure > 0),
        said: None,
        rating: None,
        seconds: 60,
        draft: Draft::None,
        mode,
        round,
        place: None,
        by: if choice.is_multiple_of(13) {
            Grader::Partner
        } else {
            Grader::Me
        },
        pair: None,
        values: Vec::new(),
    }))
}

/// What the records of a choice say; a round is its start, two attempts and its end.
fn whats(kind: u8, choice: u32, id: RecordId, earlier: &[Record]) -> Vec<What> {
    let on = choice.is_multiple_of(2);
    let (question, point_of) = (
        question(choice),
        (choice.is_multiple_of(3)).then(|| point(choice)),
    );
    match kind {
        0..=3 => vec![attempt(choice, MODES[usize::from(kind)], None)],
        4 => vec![What::Read { question }],
        5 => vec![What::Drill {
            question,
            point: point(choice / 3),
            rating: RATINGS[(choice % 4) as usize],
        }],
        6 => vec![What::Bookmark { question, on }],
        7 => vec![What::Suspend {
            question,
            point: point_of,
            on,
        }],
        8 => vec![What::Reset {
            question,
            point: point_of,
        }],
        9 => vec![What::Plan(Box::new(Plan {
            date: on.then(|| Day(110).date()),
            level: if on { Level::Mid } else { Level::Staff },
            ..Plan::default()
        }))],
        10 => {
            let start = RoundStart {
                preset: "own".into(),
                phases: Vec::new(),
                questions: Vec::new(),
                aim: Level::Senior,
                typed: false,
                seed: 1,
            };
            let answered = |more| attempt(choice.wrapping_add(more), Mode::Round, Some(id));
            let end = What::RoundEnd {
                round: id,
                why: RoundEnding::Done,
                wall: 60,
                active: 60,
            };
            let start = What::RoundStart(Box::new(start));
            vec![start, answered(0), answered(1), end]
        }
        _ => {
            let place = choice as usize % earlier.len().max(1);
            let of = earlier.get(place).map(|record| record.id);
            vec![What::Void {
                of: of.into_iter().collect(),
            }]
        }
    }
}

fn journal(steps: &[(u8, u32)]) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for (kind, choice) in steps {
        let day = 100 + i32::try_from(records.len() / 4).unwrap_or(0);
        let at = |more: i64| Moment {
            wall_ms: i64::from(day) * 86_400_000 + more,
            day: Day(day),
            ..Moment::default()
        };
        let count = u128::try_from(records.len()).unwrap_or(0);
        let first = Record::new(at(0), count, What::Unknown).id;
        for (more, what) in whats(*kind, *choice, first, &records)
            .into_iter()
            .enumerate()
        {
            let fresh = count + u128::try_from(more).unwrap_or(0);
            // All records of a step carry one time, so that the first is the round's own.
            records.push(Record::new(at(0), fresh, what));
        }
    }
    records
}

/// All that can be asked of a state, in an order.
fn told(progress: &Progress) -> String {
    let mut courses: Vec<String> = progress
        .courses()
        .filter(|(_, course)| format!("{course:?}") != format!("{:?}", Course::default()))
        .map(|(key, course)| format!("{key} {course:?}"))
        .collect();
    courses.sort();
    let drills: Vec<_> = progress.drills().collect();
    let rounds: Vec<_> = progress.rounds().collect();
    format!(
        "{courses:#?}\n{drills:#?}\n{rounds:#?}\n{:?}\n{:?}\n{:?}",
        progress.tally(),
        progress.plan(),
        progress.latest()
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn taking_back_as_one_goes_equals_folding_all_at_once(steps in prop::collection::vec((0_u8..14, any::<u32>()), 1..30)) {
        let records = journal(&steps);
        let mut live = Progress::default();
        for record in &records {
            live.apply(record.clone());
        }
        let folded = Progress::fold(records, Renames::default());
        assert_eq!(told(&live), told(&folded));
    }
}
