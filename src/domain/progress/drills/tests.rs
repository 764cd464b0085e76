use crate::domain::id::{Key, Slug};
use crate::domain::progress::{Drill, Progress, Renames};
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
