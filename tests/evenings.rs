//! What is due is told once: the tree, Today, Progress and the forecast say the same figures, or in words why not.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::progress::figures::Figures;
use greenroom::app::state::Screen;
use greenroom::app::today::{Offer, Opens};
use greenroom::app::update::offers;
use greenroom::domain::progress::Due;
use greenroom::domain::record::{DayOff, Mode, Plan, Record, What};
use greenroom::domain::time::{Day, Moment};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use support::weeks::{weeks_of_study, wide_library};
use support::{Drive, NOW, drive_with};

/// Somebody with so many minutes a day who studied for some weeks and comes back after so many days.
fn back_after(days: i32, minutes: u32, weeks: i32, seed: u64) -> Drive {
    back_before(None, 0, (days, minutes, weeks, seed))
}

/// The same with an interview in so many days, and so many minutes studied today already.
fn back_before(
    to_go: Option<u32>,
    spent: u32,
    (days, minutes, weeks, seed): (i32, u32, i32, u64),
) -> Drive {
    let library = wide_library();
    let mut records = weeks_of_study(&library, weeks, seed);
    let last = records.iter().rev().find_map(|record| match &record.what {
        What::Attempt(attempt) => Some(attempt.clone()),
        _ => None,
    });
    let now = Moment {
        wall_ms: NOW.wall_ms + i64::from(days) * 86_400_000,
        day: Day(NOW.day.0 + days),
        ..NOW
    };
    let plan = Plan {
        minutes,
        date: to_go.map(|to_go| now.day.plus(to_go).date()),
        off: vec![DayOff::On(now.day.plus(1).date())],
        ..Plan::default()
    };
    records.push(Record::new(NOW, 1 << 90, What::Plan(Box::new(plan))));
    if let Some(mut attempt) = last.filter(|_| spent > 0) {
        attempt.seconds = 60 * spent;
        attempt.mode = Mode::Early;
        records.push(Record::new(now, 1 << 92, What::Attempt(attempt)));
    }
    let mut drive = drive_with(library, records, Vec::new());
    drive.state.now = now;
    drive.keys("g t")
}

fn offered(drive: &Drive) -> Vec<Offer> {
    match &drive.state.screen {
        Screen::Today(today) => offers(&drive.state, today),
        other => panic!("not Today: {other:?}"),
    }
}

/// The questions and points that are offered because they are due, and what the offers say.
fn of_what_is_due(drive: &Drive) -> (usize, usize, String) {
    let (mut questions, mut points, mut said) = (0, 0, Vec::new());
    for offer in offered(drive) {
        match &offer.opens {
            Opens::Queue(queue, Mode::Due) => questions += queue.items().len(),
            Opens::Points(items) => points += items.len(),
            _ => continue,
        }
        said.push(format!("{} {}", offer.title, offer.why));
    }
    (questions, points, said.join("\n"))
}

fn agree(drive: Drive) {
    let state = &drive.state;
    let day = state.now.day;
    let figures = Figures::of(&state.library, &state.progress, day);
    let (due, points) = (figures.due, figures.points_due);
    let forecast = &figures.forecast;
    let tonight = forecast.days[0];
    assert_eq!((tonight.questions, tonight.points), (due, points));
    assert!(
        tonight.minutes <= state.progress.plan().minutes,
        "{tonight:?}"
    );
    // All that is due is somewhere, and nothing of it on a day off.
    let all = state.progress.courses().filter(|(key, course)| {
        course.due_on(day) == Due::Now && state.library.question(key).is_some()
    });
    assert_eq!(due + forecast.waiting.questions, all.count());
    assert_eq!(forecast.days[1].questions + forecast.days[1].points, {
        let comes = |due: Option<Day>| usize::from(due == Some(day.plus(1)));
        let questions = state
            .progress
            .courses()
            .map(|(_, course)| comes(course.comes()));
        let drills = state
            .progress
            .drills()
            .filter(|(.., drill)| !drill.settled && !drill.suspended);
        questions.sum::<usize>()
            + drills
                .map(|(.., drill)| comes(Some(drill.due)))
                .sum::<usize>()
    });
    let (offered, asked, said) = of_what_is_due(&drive);
    let today = drive.screen();
    if today.contains("Tonight is done") {
        // What is offered then is more: neither the tree nor anybody else calls it tonight's.
        assert_eq!((due, points), (0, 0), "{today}");
        return;
    }
    assert!(
        offered <= due && asked <= points,
        "{offered} of {due}: {said}"
    );
    assert!(
        offered == 0
            || offered == due
            || said.contains(&format!("{offered} of the {due} due tonight")),
        "{offered} of {due}: {said}"
    );
    assert!(
        asked == 0
            || asked == points
            || said.contains(&format!("Win back {asked} of {points} points")),
        "{asked} of {points}: {said}"
    );
    let screen = drive.screen();
    assert!(
        !screen.contains("Welcome back. ")
            || due + points == 0
            || screen.contains(&format!("Welcome back. {} tonight", due + points)),
        "{screen}"
    );
    let tree = drive.sized(120, 200).keys("g s *");
    let screen = tree.screen();
    let says = format!("{due} due tonight");
    assert_eq!(screen.contains("due tonight"), due > 0, "{screen}");
    assert!(due == 0 || screen.contains(&says), "{says}: {screen}");
}

#[test]
fn around_the_interview_tonight_is_what_the_plan_leaves_it() {
    for (to_go, most) in [(0, 0), (1, 15), (2, 30), (9, 30)] {
        let drive = back_before(Some(to_go), 0, (40, 30, 4, 7));
        let state = &drive.state;
        let figures = Figures::of(&state.library, &state.progress, state.now.day);
        let days = &figures.forecast.days;
        let tonight = days[0].minutes;
        assert!(
            tonight <= most && (tonight > 0) == (most > 0),
            "{to_go}: {tonight}"
        );
        // All that waits has its turn before the day or none: nothing is promised for after it.
        let left: usize = days.iter().skip(to_go as usize).map(|day| day.points).sum();
        assert_eq!(left, 0, "{to_go}: {days:?}");
        let screen = drive.screen();
        assert!(!screen.contains("over"), "{screen}");
        agree(drive);
    }
}

#[test]
fn an_evening_that_is_done_says_so_and_offers_what_is_due_first() {
    let done = back_before(None, 40, (14, 30, 4, 7));
    let screen = done.screen();
    assert!(
        screen.contains("Tonight is done: 40 of 30 minutes. This is more, if you like."),
        "{screen}"
    );
    let (questions, points, said) = of_what_is_due(&done);
    assert!(questions + points > 0, "{said}");
    agree(done);
    // With some of it left only that is offered.
    let begun = back_before(None, 12, (14, 30, 4, 7));
    let minutes: u32 = offered(&begun).iter().map(|offer| offer.minutes).sum();
    assert!(minutes <= 18, "{minutes}");
    agree(begun);
}

#[test]
fn what_a_break_leaves_is_one_figure_everywhere() {
    for (days, minutes) in [(0, 30), (1, 30), (12, 15), (40, 30), (40, 45)] {
        agree(back_after(days, minutes, 4, 7));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn all_screens_tell_the_same_of_what_is_due(
        days in 0_i32..60,
        minutes in 5_u32..90,
        weeks in 1_i32..6,
        seed in any::<u64>(),
        to_go in prop::option::of(0_u32..30),
        spent in 0_u32..60,
    ) {
        agree(back_before(to_go, spent, (days, minutes, weeks, seed)));
    }
}

#[test]
fn the_tree_marks_what_is_for_tonight_and_search_says_what_waits() {
    let drive = back_after(40, 15, 4, 7);
    let state = &drive.state;
    let due = Figures::of(&state.library, &state.progress, state.now.day).due;
    let drive = drive.sized(120, 200).keys("/ \"is:due\"");
    let screen = drive.screen();
    let marks = screen.lines().filter(|line| line.contains('◆')).count();
    assert_eq!(marks, due, "{screen}");
    assert!(!screen.contains("due on a later evening"), "{screen}");
    let mut drive = drive.keys("<ctrl-u> \"machines\"");
    let screen = drive.screen();
    assert!(screen.contains("due on a later evening"), "{screen}");
    drive.press("<esc>");
}

#[test]
fn the_forecast_names_tonight_and_lays_the_rest_out() {
    let drive = back_after(40, 15, 4, 7);
    let state = &drive.state;
    let figures = Figures::of(&state.library, &state.progress, state.now.day);
    let mut drive = drive.keys("g p <backtab> <backtab> <backtab>");
    let screen = drive.screen();
    assert!(
        screen.contains(&format!("Tonight: {} question", figures.due)),
        "{screen}"
    );
    let most = figures
        .forecast
        .days
        .iter()
        .take(3)
        .map(|day| day.minutes)
        .sum::<u32>();
    assert!(
        most > 15,
        "the backlog is among the days: {:?}",
        figures.forecast
    );
    drive.press("<esc>");
}

#[test]
fn twelve_points_are_an_evening_however_many_wait() {
    let mut drive = back_after(14, 45, 6, 3);
    let (_, points, said) = of_what_is_due(&drive);
    assert_eq!(points, 12, "{said}");
    drive = drive.keys("enter");
    for _ in 0..points {
        drive = drive.keys("enter 2");
    }
    drive = drive.keys("g t");
    let (_, points, said) = of_what_is_due(&drive);
    assert_eq!(points, 0, "{said}");
    let state = &drive.state;
    let figures = Figures::of(&state.library, &state.progress, state.now.day);
    assert_eq!(figures.points_due, 0);
    agree(drive);
}

#[test]
fn what_was_only_read_is_not_offered_as_new() {
    let library = wide_library();
    let mut drive = drive_with(library, Vec::new(), Vec::new());
    drive = drive.keys("g t");
    let first = |drive: &Drive| {
        let offers = offered(drive).into_iter();
        let keys = offers.flat_map(|offer| match offer.opens {
            Opens::Queue(queue, _) => queue.items().to_vec(),
            _ => Vec::new(),
        });
        keys.collect::<Vec<_>>()
    };
    let offered_first = first(&drive)[0].clone();
    let read = What::Read {
        question: offered_first.clone(),
    };
    drive.state.progress.apply(Record::new(NOW, 1 << 91, read));
    drive = drive.keys("g s g t");
    assert!(!first(&drive).contains(&offered_first));
}

#[test]
fn a_plan_of_more_minutes_than_a_day_has_is_held_to_a_day() {
    let drive = back_after(3, u32::MAX, 2, 7);
    assert_eq!(drive.state.progress.plan().minutes, 1_440);
    agree(drive);
}
