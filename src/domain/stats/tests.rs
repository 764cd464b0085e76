//! Figures over records made by hand.

use crate::domain::grade::{Mark, PointMark};
use crate::domain::id::{Key, Slug};
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::progress::{Progress, Renames};
use crate::domain::record::{Attempt, Draft, Grader, Mode, Rating, Record, What};
use crate::domain::stats::{Calibration, Comparison, Shares, Week, weeks};
use crate::domain::time::{Day, Moment};
use jiff::civil::date;

fn today() -> Day {
    Day::of_date(date(2026, 11, 22))
}

fn key(number: usize) -> Key {
    Key::parse(&format!("p:q{number}")).unwrap()
}

fn mark(full: bool, dimension: Dimension) -> PointMark {
    PointMark {
        point: Slug::parse("point").unwrap(),
        group: Group::Cover,
        mark: if full { Mark::Full } else { Mark::Missed },
        parts: None,
        prompted: false,
        weight: 1,
        level: Level::Mid,
        dimension,
        gate: false,
    }
}

/// An answer that gives `full` of four points.
fn answer(number: usize, full: usize) -> Attempt {
    Attempt {
        question: key(number),
        level: Level::Mid,
        follow_up: None,
        pack_version: "".into(),
        question_hash: 0,
        marks: (0..4).map(|at| mark(at < full, Dimension::Depth)).collect(),
        pitfalls: Vec::new(),
        sure: None,
        said: None,
        rating: None,
        seconds: 90,
        draft: Draft::None,
        mode: Mode::Study,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }
}

/// Folds what happened so many days ago, in this order.
fn progress(happened: Vec<(u32, What)>) -> Progress {
    let record = |(at, (ago, what)): (usize, (u32, What))| {
        let day = Day(today().0 - i32::try_from(ago).unwrap());
        let moment = Moment {
            wall_ms: i64::from(day.0) * 86_400_000 + i64::try_from(at).unwrap(),
            day,
            ..Moment::default()
        };
        Record::new(moment, u128::try_from(at).unwrap() << 8, what)
    };
    let records = happened.into_iter().enumerate().map(record).collect();
    Progress::fold(records, Renames::default())
}

fn answered(ago: u32, number: usize, full: usize) -> (u32, What) {
    (ago, What::Attempt(Box::new(answer(number, full))))
}

#[test]
fn weeks_without_study_stand_between_those_with() {
    // 22 November is a Sunday: its week began on the 16th.
    let mut happened: Vec<_> = (0..5).map(|at| answered(20, at, 2)).collect();
    happened.extend((0..4).map(|at| answered(6, at, 4)));
    let weeks = weeks(&progress(happened), today());
    let monday = |day: i8| Day::of_date(date(2026, 11, day));
    let seen: Vec<(Day, usize, Option<u8>)> = weeks
        .iter()
        .map(|week: &Week| (week.monday, week.answers, week.score))
        .collect();
    assert_eq!(
        seen,
        [
            (monday(2), 5, Some(50)),
            (monday(9), 0, None),
            (monday(16), 4, None)
        ],
        "four answers make no figure"
    );
    assert_eq!(weeks[0].minutes, 8, "450 seconds, rounded");
}

#[test]
fn the_same_questions_are_compared_with_themselves() {
    let mut happened: Vec<_> = (0..6).map(|at| answered(9, at, 1)).collect();
    // Five of them again, better; and three new easy ones that must not count as progress on the same.
    happened.extend((0..5).map(|at| answered(2, at, 3)));
    happened.extend((6..9).map(|at| answered(1, at, 4)));
    let comparison = Comparison::of(&progress(happened), today());
    assert_eq!(comparison.again.questions, 5);
    assert_eq!(
        (comparison.again.before, comparison.again.now),
        (Some(25), Some(75))
    );
    assert_eq!((comparison.last.answers, comparison.before.answers), (8, 6));
    assert_eq!(
        (comparison.last.score, comparison.before.score),
        (Some(84), Some(25))
    );
}

#[test]
fn seven_days_ago_is_last_week_and_six_is_this() {
    let happened = vec![
        answered(7, 0, 4),
        answered(6, 1, 4),
        answered(13, 2, 4),
        answered(14, 3, 4),
    ];
    let comparison = Comparison::of(&progress(happened), today());
    assert_eq!((comparison.last.answers, comparison.before.answers), (1, 2));
}

#[test]
fn points_asked_alone_and_partners_marks_are_told_apart() {
    let drill = |rating| What::Drill {
        question: key(0),
        point: Slug::parse("point").unwrap(),
        rating,
    };
    let mut theirs = answer(0, 4);
    theirs.by = Grader::Partner;
    let progress = progress(vec![
        answered(1, 0, 1),
        (1, What::Attempt(Box::new(theirs))),
        (0, drill(Rating::Good)),
        (0, drill(Rating::Again)),
    ]);
    let done = progress.tally().all();
    assert_eq!((done.answers, done.points, done.won), (1, 2, 1));
    assert_eq!(progress.tally().days().count(), 2);
}

#[test]
fn how_sure_one_was_stands_beside_the_score() {
    let sure = |number: usize, sure: u8, full: usize| {
        let mut attempt = answer(number, full);
        attempt.sure = Some(sure);
        (3, What::Attempt(Box::new(attempt)))
    };
    let mut happened: Vec<_> = (0..5).map(|at| sure(at, 3, 3)).collect();
    happened.extend((5..9).map(|at| sure(at, 1, 1)));
    let calibration = Calibration::of(&progress(happened), &[]);
    let [shaky, fair, solid] = calibration.sure;
    assert_eq!((solid.answers, solid.score), (5, Some(75)));
    assert_eq!((shaky.answers, shaky.score), (4, None));
    assert_eq!((fair.answers, fair.score), (0, None));
    assert_eq!(calibration.all.rounds, 0);
}

#[test]
fn shares_weigh_points_and_leave_out_what_is_no_part_of_the_checklist() {
    let mut attempt = answer(0, 4);
    attempt.marks = vec![
        mark(true, Dimension::Scale),
        mark(false, Dimension::Scale),
        mark(true, Dimension::Design),
    ];
    attempt.marks[0].weight = 3;
    attempt.marks.push(PointMark {
        group: Group::PushBack,
        ..mark(false, Dimension::Design)
    });
    let mut all = Shares::default();
    for _ in 0..5 {
        all.join(&Shares::of(&attempt));
    }
    let share = |dimension: Dimension| {
        let figures = all.figures();
        figures
            .into_iter()
            .find(|one| one.dimension == dimension)
            .unwrap()
    };
    assert_eq!(
        (
            share(Dimension::Scale).share,
            share(Dimension::Scale).answers
        ),
        (Some(75), 5)
    );
    assert_eq!(share(Dimension::Design).share, Some(100));
    assert_eq!(
        (
            share(Dimension::Depth).share,
            share(Dimension::Depth).answers
        ),
        (None, 0)
    );
}
