//! Behaviour of the schedule's own keys: put off, take out, start anew, for questions and for points, and back again.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::state::Screen;
use greenroom::domain::id::Slug;
use greenroom::domain::progress::Due;
use greenroom::domain::record::{Rating, Record, What};
use greenroom::domain::time::{Day, Moment};
use support::{Drive, NOW, drive, drive_on, key};

fn point_at_hand(drive: &Drive) -> Slug {
    match &drive.state.screen {
        Screen::Drill(drill) => drill.current().expect("a point").1.clone(),
        other => panic!("no drill: {other:?}"),
    }
}

fn due(drive: &Drive, id: &str) -> Due {
    let day = drive.state.now.day;
    drive.state.progress.standing(&key(id), day).due
}

#[test]
fn a_question_that_is_put_off_makes_room_for_the_next_and_comes_back_tomorrow() {
    let mut drive = drive().in_study().keys("l j l j Q");
    let first = drive.card().subject.key.clone();
    drive.press("z");
    assert_eq!(drive.notice(), "Put off until tomorrow.");
    assert_ne!(drive.card().subject.key, first, "the next of the queue");
    let day = drive.state.now.day;
    let standing = |day| drive.state.progress.standing(&first, day);
    assert!(!standing(day).may_be_offered());
    assert!(standing(day.plus(1)).may_be_offered());
}

#[test]
fn what_is_due_and_put_off_is_due_tomorrow() {
    let mut drive = drive().at("hot-key").keys("<enter> 2 2 2 <enter> g t");
    while due(&drive, "hot-key") != Due::Now {
        drive.tomorrow();
    }
    let mut drive = drive.at("hot-key").keys("z");
    let tomorrow = drive.state.now.day.plus(1);
    assert_eq!(due(&drive, "hot-key"), Due::On(tomorrow));
    drive.press("u");
    assert_eq!(due(&drive, "hot-key"), Due::Now, "{}", drive.notice());
    assert!(
        drive.notice().starts_with("Took that back: “"),
        "{}",
        drive.notice()
    );
    drive.press("z");
    drive.tomorrow();
    assert_eq!(due(&drive, "hot-key"), Due::Now);
}

#[test]
fn what_is_taken_out_shows_it_is_offered_nowhere_and_comes_back_by_the_same_key() {
    let mut drive = drive().at("hot-key").keys("<enter> 0 0 0 <enter>");
    drive.press("S");
    assert_eq!(
        drive.notice(),
        "Out of the schedule, with 3 points: not offered until S puts it back."
    );
    drive.press("g t");
    for _ in 0..40 {
        drive.tomorrow();
        assert_eq!(due(&drive, "hot-key"), Due::Never);
        let screen = drive.screen();
        assert!(
            !screen.contains("Win back") && !screen.contains("your weakest"),
            "{screen}"
        );
    }
    drive.press("/ \"is:suspended\"");
    assert!(
        drive.screen().contains("out of the schedule"),
        "{}",
        drive.screen()
    );
    drive.press("<enter> <tab>");
    assert!(drive.screen().contains("– "), "{}", drive.screen());
    drive.press("S");
    assert_eq!(drive.notice(), "Back in the schedule, with 3 points.");
    assert_eq!(due(&drive, "hot-key"), Due::Now);
    drive.press("g t");
    assert!(drive.screen().contains("Win back"), "{}", drive.screen());
}

#[test]
fn taking_out_is_taken_back_whole() {
    let mut drive = drive()
        .at("hot-key")
        .keys("<enter> 0 0 0 <enter> <tab> S u");
    assert!(
        matches!(due(&drive, "hot-key"), Due::On(_)),
        "{}",
        drive.notice()
    );
    assert!(drive.state.progress.drills().all(|(.., d)| !d.suspended));
    drive.press("u");
    assert_eq!(drive.notice(), "There is nothing to take back.");
}

#[test]
fn a_memory_that_starts_anew_is_due_once_it_is_answered_again() {
    let mut drive = drive().at("hot-key").keys("<enter> 2 2 2 <enter> F");
    assert!(
        drive.notice().starts_with("Its memory starts anew"),
        "{}",
        drive.notice()
    );
    assert_eq!(due(&drive, "hot-key"), Due::Never);
    drive.press("F");
    assert_eq!(
        drive.notice(),
        "It has no memory yet that could start anew."
    );
    drive.press("u");
    assert!(matches!(due(&drive, "hot-key"), Due::On(_)));
}

#[test]
fn a_point_that_is_asked_can_be_put_off_taken_out_and_started_anew() {
    let mut drive = drive().in_drill();
    let first = point_at_hand(&drive);
    drive.press("z");
    assert_eq!(drive.notice(), "Put off until tomorrow.");
    let second = point_at_hand(&drive);
    assert_ne!(first, second, "the next point is asked");
    drive.press("u");
    assert_eq!(point_at_hand(&drive), first, "and back again");
    let question = key("twelve-points");
    let drill = |drive: &Drive, point: &Slug| {
        let found = drive.state.progress.drill(&question, point);
        *found.expect("a drill")
    };
    let day = drive.state.now.day;
    assert!(drill(&drive, &first).is_due(day));
    drive.press("S");
    assert!(drill(&drive, &first).suspended);
    drive.press("<enter> F");
    let anew = drill(&drive, &second);
    assert_eq!(
        (anew.memory, anew.missed, anew.due),
        (None, 0, day.plus(1)),
        "as if it had just been missed for the first time"
    );
    let drive = drive.at("twelve-points").keys("S");
    assert_eq!(drive.notice(), "Back in the schedule, with 1 point.");
    assert!(!drill(&drive, &first).suspended);
}

#[test]
fn where_no_question_is_meant_a_sentence_says_so() {
    let mut drive = drive();
    for script in ["z", "S", "F"] {
        drive.press(script);
        assert!(
            drive.notice().starts_with("This belongs to a question"),
            "{script}"
        );
    }
    let mut drive = drive.at("hot-key").keys("<enter> 2 z");
    assert_eq!(
        drive.notice(),
        "Save the answer first, or go back to the question."
    );
    assert_eq!(drive.records().len(), 0);
    drive.press("u");
    assert_eq!(drive.notice(), "", "the mark was taken back, nothing else");
}

/// A point of the small pack that was missed so often.
fn missed(times: u32) -> Drive {
    let records = (0..times).map(|time| {
        let day = NOW.day.0 - 10 + i32::try_from(time).unwrap();
        let at = Moment {
            wall_ms: i64::from(day) * 86_400_000,
            day: Day(day),
            ..NOW
        };
        let drill = What::Drill {
            question: key("twelve-points"),
            point: Slug::parse("split").unwrap(),
            rating: Rating::Again,
        };
        Record::new(at, u128::from(time) + 1, drill)
    });
    drive_on(records.collect(), Vec::new())
}

#[test]
fn a_point_missed_four_times_says_what_to_do_instead_of_asking_once_more() {
    for (times, stuck) in [(3, false), (4, true)] {
        let drive = missed(times);
        let point = Slug::parse("split").unwrap();
        let mut drive = drive.keys("g t");
        drive.state.screen = Screen::Drill(
            greenroom::app::drill::Drilling::new(vec![(key("twelve-points"), point)]).unwrap(),
        );
        assert!(!drive.screen().contains("Missed"), "not before the reveal");
        drive.press("<enter>");
        let says = drive.screen().contains("Missed 4 times.");
        assert_eq!(says, stuck, "{}", drive.screen());
        assert_eq!(drive.state.progress.leeches().len(), usize::from(stuck));
    }
    let mut drive = missed(4).keys("/ \"is:leech\"");
    assert!(
        drive.screen().contains("The shop is slow at noon"),
        "{}",
        drive.screen()
    );
    drive.press("<esc>");
}

#[test]
fn the_model_answer_is_read_beside_a_point_and_left_again() {
    let mut drive = drive().in_drill().keys("m");
    assert!(!drive.screen().contains("Model answer"), "not before");
    drive.press("<enter> m");
    let answer = drive.screen();
    assert!(answer.contains("Model answer"), "{answer}");
    drive.press("<esc>");
    assert!(drive.screen().contains("Splits the requests"));
    assert!(matches!(drive.state.screen, Screen::Drill(_)));
}
