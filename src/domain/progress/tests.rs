use super::{Due, Figure, Progress, Renames};
use crate::domain::grade::{Mark, PointMark};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::record::{Attempt, Draft, Grader, Mode, Rating, Record, What};
use crate::domain::time::{Day, Moment};
use std::collections::HashMap;

fn at(day: i32) -> Moment {
    Moment {
        wall_ms: i64::from(day) * 86_400_000,
        day: Day(day),
        ..Moment::default()
    }
}

pub(super) fn question() -> Key {
    Key::parse("pack:question").unwrap()
}

fn attempt(marks: [Mark; 4]) -> Attempt {
    let marks = marks.iter().enumerate().map(|(place, mark)| PointMark {
        point: Slug::parse(&format!("p{place}")).unwrap(),
        group: Group::Cover,
        mark: *mark,
        parts: None,
        prompted: false,
        weight: 1,
        level: Level::Mid,
        dimension: Dimension::Depth,
        gate: false,
    });
    Attempt {
        question: question(),
        level: Level::Senior,
        follow_up: None,
        pack_version: "1".into(),
        question_hash: 0,
        marks: marks.collect(),
        pitfalls: Vec::new(),
        sure: None,
        said: None,
        rating: None,
        seconds: 60,
        draft: Draft::None,
        mode: Mode::Study,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }
}

pub(super) fn record(day: i32, fresh: u128, what: What) -> Record {
    Record::new(at(day), fresh, what)
}

pub(super) fn graded(day: i32, fresh: u128, marks: [Mark; 4]) -> Record {
    record(day, fresh, What::Attempt(Box::new(attempt(marks))))
}

pub(super) const HALF_RIGHT: [Mark; 4] = [Mark::Full, Mark::Full, Mark::Missed, Mark::Missed];
pub(super) const ALL: [Mark; 4] = [Mark::Full; 4];

#[test]
fn an_attempt_gives_a_figure_a_day_and_drills() {
    let progress = Progress::fold(vec![graded(100, 1, HALF_RIGHT)], Renames::default());
    let standing = progress.standing(&question(), Day(100));
    assert_eq!(standing.figure, Figure::Weak(50));
    assert!(matches!(standing.due, Due::On(day) if day > Day(100)));
    let drills: Vec<_> = progress
        .drills()
        .map(|(_, point, drill)| (point.as_str(), drill.due))
        .collect();
    assert_eq!(drills, [("p2", Day(101)), ("p3", Day(101))]);
}

#[test]
fn an_undone_attempt_leaves_no_trace() {
    let first = graded(100, 1, HALF_RIGHT);
    let undo = record(100, 9, What::Void { of: vec![first.id] });
    let mut live = Progress::fold(vec![first.clone()], Renames::default());
    live.apply(undo.clone());
    let replayed = Progress::fold(vec![first, undo], Renames::default());
    for progress in [live, replayed] {
        assert_eq!(progress.standing(&question(), Day(100)).figure, Figure::New);
        assert_eq!(progress.drills().count(), 0);
        assert!(progress.is_empty());
    }
}

#[test]
fn early_study_and_cram_leave_the_schedule_alone() {
    let first = graded(100, 1, ALL);
    let before = Progress::fold(vec![first.clone()], Renames::default());
    let mut early = attempt(HALF_RIGHT);
    early.mode = Mode::Early;
    let after = Progress::fold(
        vec![first, record(101, 2, What::Attempt(Box::new(early)))],
        Renames::default(),
    );
    let due = |progress: &Progress| progress.course(&question()).unwrap().due;
    assert_eq!(due(&before), due(&after));
    assert_eq!(after.drills().count(), 0);
    assert_eq!(
        after.standing(&question(), Day(101)).figure,
        Figure::Weak(50),
        "the figure is the latest"
    );
}

#[test]
fn what_was_only_read_is_asked_in_two_days() {
    let progress = Progress::fold(
        vec![record(
            100,
            1,
            What::Read {
                question: question(),
            },
        )],
        Renames::default(),
    );
    assert_eq!(
        progress.standing(&question(), Day(101)).due,
        Due::On(Day(102))
    );
    assert_eq!(progress.standing(&question(), Day(102)).due, Due::Now);
    assert_eq!(progress.standing(&question(), Day(102)).figure, Figure::New);
}

#[test]
fn no_interval_reaches_past_the_interview() {
    let plan = crate::domain::record::Plan {
        date: Some(Day(103).date()),
        ..Default::default()
    };
    let records = vec![
        record(100, 1, What::Plan(Box::new(plan))),
        graded(100, 2, ALL),
    ];
    let progress = Progress::fold(records, Renames::default());
    assert_eq!(progress.course(&question()).unwrap().due, Some(Day(103)));
}

#[test]
fn history_follows_a_renamed_question_and_point() {
    let today = Key::parse("pack:today").unwrap();
    let renames = Renames {
        questions: HashMap::from([(question(), today.clone())]),
        points: HashMap::from([(
            today.clone(),
            HashMap::from([(Slug::parse("p2").unwrap(), Slug::parse("clearer").unwrap())]),
        )]),
    };
    let progress = Progress::fold(vec![graded(100, 1, HALF_RIGHT)], renames);
    assert_eq!(progress.standing(&today, Day(100)).figure, Figure::Weak(50));
    assert!(
        progress
            .drills()
            .any(|(key, point, _)| *key == today && point.as_str() == "clearer")
    );
    assert_eq!(progress.attempts(&today).count(), 1);
}

#[test]
fn taking_in_what_others_wrote_equals_one_fold() {
    // Between one's own records, and after all of them, where folding goes on; what is known already changes nothing.
    for day in [103, 106] {
        let mine = vec![graded(100, 1, HALF_RIGHT), graded(105, 2, ALL)];
        let theirs = vec![graded(day + 1, 4, ALL), graded(day, 3, HALF_RIGHT)];
        let mut live = Progress::fold(mine.clone(), Renames::default());
        live.take_in(theirs.clone());
        live.take_in(theirs.clone());
        let mut all: Vec<Record> = mine.into_iter().chain(theirs).collect();
        all.sort_by_key(|record| (record.hybrid, record.id));
        let folded = Progress::fold(all, Renames::default());
        let course = |progress: &Progress| format!("{:?}", progress.course(&question()).unwrap());
        assert_eq!(course(&live), course(&folded));
        assert_eq!(live.attempts(&question()).count(), 4);
    }
}

#[test]
fn a_record_seen_twice_counts_once() {
    let first = graded(100, 1, ALL);
    let mut progress = Progress::fold(vec![first.clone()], Renames::default());
    progress.apply(first);
    assert_eq!(progress.attempts(&question()).count(), 1);
    assert!(RecordId::parse("nonsense").is_none());
}

#[test]
fn what_waits_is_measured_against_its_own_interval() {
    let other = Key::parse("pack:other").unwrap();
    let mut first = attempt(ALL);
    first.question = other.clone();
    let records = vec![
        graded(100, 1, HALF_RIGHT),
        record(100, 2, What::Attempt(Box::new(first))),
        record(
            100,
            3,
            What::Read {
                question: Key::parse("pack:read").unwrap(),
            },
        ),
    ];
    let progress = Progress::fold(records, Renames::default());
    let due = |key: &Key| progress.course(key).unwrap().due.unwrap();
    let later = Day(130);
    let mut waiting = progress.waiting(later, |_| Some(10));
    waiting.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(waiting.len(), 3);
    let expected = |key: &Key| 30.0 / f64::from(due(key).since(Day(100)));
    for item in &waiting {
        assert!(
            (f64::from(item.overdue) - expected(&item.key)).abs() < 1e-4,
            "{item:?}"
        );
    }
    assert!(
        waiting[0].overdue < waiting[1].overdue,
        "what was known well is less overdue than what was missed: {waiting:?}"
    );
    assert_eq!(
        progress.waiting(later, |key| (*key == other).then_some(10)),
        vec![waiting[0].clone()],
        "what is in no pack does not wait"
    );
    assert_eq!(progress.waiting(Day(100), |_| Some(10)), Vec::new());
    assert_eq!(progress.waiting_points(later).len(), 2);
}

/// Weights under which everything is remembered longer than under those of FSRS-6.
fn slow_to_forget() -> Vec<f32> {
    let mut weights = fsrs::DEFAULT_PARAMETERS.to_vec();
    for weight in weights.iter_mut().take(4) {
        *weight *= 3.0;
    }
    weights
}

#[test]
fn parameters_hold_for_everything_rated_before_and_after_and_can_be_taken_back() {
    let stability = |progress: &Progress| {
        let course = progress.course(&question()).unwrap();
        course.memory.unwrap().stability
    };
    let first = graded(100, 1, ALL);
    let fitted = record(
        101,
        2,
        What::Parameters {
            weights: slow_to_forget(),
        },
    );
    let mut live = Progress::fold(vec![first.clone()], Renames::default());
    let before = stability(&live);
    live.apply(fitted.clone());
    let after = stability(&live);
    assert!((after / before - 3.0).abs() < 1e-3, "{before} {after}");
    assert_eq!(live.parameters().map(|(id, _)| id), Some(fitted.id));
    let replayed = Progress::fold(vec![first, fitted.clone()], Renames::default());
    assert_eq!(stability(&replayed).to_bits(), after.to_bits());
    // What can't be used changes nothing: out of order, of the wrong length, no numbers.
    let mut turned = slow_to_forget();
    turned.swap(0, 3);
    for (fresh, weights) in [turned, vec![1.0; 20], vec![f32::NAN; 21]]
        .into_iter()
        .enumerate()
    {
        live.apply(record(
            102,
            10 + fresh as u128,
            What::Parameters { weights },
        ));
        assert_eq!(stability(&live).to_bits(), after.to_bits());
    }
    live.apply(record(
        103,
        20,
        What::Void {
            of: vec![fitted.id],
        },
    ));
    assert_eq!(stability(&live).to_bits(), before.to_bits());
    assert_eq!(live.parameters(), None);
}

#[test]
fn histories_hold_what_moved_the_schedule_and_begin_anew_after_a_reset() {
    let mut cram = attempt(ALL);
    cram.mode = Mode::Cram;
    let drill = |rating| What::Drill {
        question: question(),
        point: Slug::parse("p2").unwrap(),
        rating,
    };
    let taken_back = graded(104, 9, ALL);
    let records = vec![
        graded(100, 1, HALF_RIGHT),
        record(101, 2, drill(Rating::Again)),
        record(101, 3, What::Attempt(Box::new(cram))),
        record(102, 4, drill(Rating::Good)),
        taken_back.clone(),
        record(
            104,
            5,
            What::Void {
                of: vec![taken_back.id],
            },
        ),
        record(
            105,
            6,
            What::Reset {
                question: question(),
                point: None,
            },
        ),
        graded(106, 7, ALL),
    ];
    let progress = Progress::fold(records, Renames::default());
    let histories = progress.histories();
    assert_eq!(
        histories,
        [
            vec![(Day(100), Rating::Hard)],
            vec![(Day(101), Rating::Again), (Day(102), Rating::Good)],
            vec![(Day(106), Rating::Easy)],
        ]
    );
}
