use crate::domain::grade::Mark;
use crate::domain::id::{Key, Slug};
use crate::domain::progress::tests::{ALL, HALF_RIGHT, graded, question, record};
use crate::domain::progress::{Drill, Figure, Progress, Renames};
use crate::domain::record::{Rating, Record, What};
use crate::domain::time::{Day, Moment};

/// The drill of one point after it was asked alone on these days.
fn asked(ratings: &[(i32, Rating)]) -> Drill {
    let question = Key::parse("system-design:cache").unwrap();
    let point = Slug::parse("ttl").unwrap();
    let record = |(fresh, (day, rating)): (u128, &(i32, Rating))| {
        let at = Moment {
            day: Day(*day),
            wall_ms: i64::from(*day) * 86_400_000,
            ..Moment::default()
        };
        let what = What::Drill {
            question: question.clone(),
            point: point.clone(),
            rating: *rating,
        };
        Record::new(at, fresh, what)
    };
    let records = (0..).zip(ratings).map(record).collect();
    let progress = Progress::fold(records, Renames::default());
    *progress.drill(&question, &point).unwrap()
}

#[test]
fn a_point_is_won_back_once_it_is_known_and_asked_on_until_it_is_known_for_weeks() {
    let missed = asked(&[(100, Rating::Again)]);
    assert!(missed.is_open() && missed.is_due(Day(101)));
    let known = asked(&[(100, Rating::Again), (101, Rating::Good)]);
    assert!(known.won && !known.is_open(), "won back");
    assert!(!known.settled && known.is_due(known.due), "and asked again");
    let forgotten = asked(&[
        (100, Rating::Again),
        (101, Rating::Good),
        (110, Rating::Hard),
    ]);
    assert!(forgotten.is_open(), "to be won back once more");
    let kept = asked(&[
        (100, Rating::Good),
        (110, Rating::Easy),
        (150, Rating::Easy),
    ]);
    assert!(kept.settled && !kept.is_due(Day(9_999)));
}

#[test]
fn a_point_said_in_full_leaves_the_drills() {
    let records = vec![graded(100, 1, HALF_RIGHT), graded(103, 2, ALL)];
    let progress = Progress::fold(records, Renames::default());
    assert!(
        progress
            .drills()
            .all(|(.., drill)| drill.won && drill.settled && !drill.is_due(Day(200)))
    );
    assert_eq!(
        progress.standing(&question(), Day(103)).figure,
        Figure::Strong(100)
    );
}

#[test]
fn a_point_that_an_answer_lacks_is_no_longer_won_back() {
    let known = |point: &str| {
        let (question, point) = (question(), Slug::parse(point).unwrap());
        let rating = Rating::Good;
        What::Drill {
            question,
            point,
            rating,
        }
    };
    let drills = ["p0", "p1", "p2", "p3"].map(known);
    let asked = (2..)
        .zip(drills)
        .map(|(fresh, what)| record(101, fresh, what));
    let mut progress = Progress::fold(asked.collect(), Renames::default());
    let won = |progress: &Progress| progress.drills().filter(|(.., drill)| drill.won).count();
    assert_eq!(won(&progress), 4);
    progress.apply(graded(103, 9, [Mark::Missed; 4]));
    assert_eq!(won(&progress), 0, "also of the one that is not worth most");
}
