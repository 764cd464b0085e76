//! Today, its plan and its brief: what they offer, what they say, and what they never do.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::state::{Screen, State};
use greenroom::app::today::{Offer, Opens, Page, Today};
use greenroom::app::update::offers;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::id::{Key, RecordId};
use greenroom::domain::pack::Level;
use greenroom::domain::record::{
    Asked, Attempt, DayOff, Draft, Grader, Mode, Plan, Rating, Record, RoundEnding, RoundStart,
    What,
};
use greenroom::domain::time::{Day, Moment};
use greenroom::domain::work::{RoundWork, Work};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use support::{Drive, NOW, drive, drive_on, key, library};

/// The questions of the small pack.
const IDS: [&str; 7] = [
    "twelve-points",
    "hot-key",
    "quick-ttl",
    "myth-cache",
    "size-orders",
    "story-migration",
    "shard-key",
];

fn at(days: i32) -> Moment {
    Moment {
        wall_ms: NOW.wall_ms + i64::from(days) * 86_400_000,
        day: Day(NOW.day.0 + days),
        ..NOW
    }
}

fn attempt(id: &str, marks: &[Mark], mode: Mode) -> Attempt {
    let library = library();
    let question = library.question(&key(id)).expect("a question");
    let marks = question
        .points
        .iter()
        .enumerate()
        .map(|(place, point)| PointMark::new(point, marks[place % marks.len()], 1, false));
    Attempt {
        question: key(id),
        level: question.level,
        follow_up: None,
        pack_version: "1".into(),
        question_hash: question.hash,
        marks: marks.collect(),
        pitfalls: Vec::new(),
        sure: None,
        said: None,
        rating: None,
        seconds: 300,
        draft: Draft::None,
        mode,
        round: None,
        place: None,
        by: Grader::Me,
        pair: None,
        values: Vec::new(),
    }
}

fn graded(days: i32, fresh: u128, id: &str, marks: &[Mark]) -> Record {
    let what = What::Attempt(Box::new(attempt(id, marks, Mode::Study)));
    Record::new(at(days), fresh, what)
}

fn planned(days: i32, plan: Plan) -> Record {
    Record::new(at(days), 77_000, What::Plan(Box::new(plan)))
}

fn until(days: u32, minutes: u32) -> Plan {
    Plan {
        date: Some(NOW.day.plus(days).date()),
        minutes,
        ..Plan::default()
    }
}

fn today(state: &State) -> &Today {
    match &state.screen {
        Screen::Today(today) => today,
        _ => panic!("not on Today"),
    }
}

fn offered(drive: &Drive) -> Vec<Offer> {
    offers(&drive.state, today(&drive.state))
}

fn titles(drive: &Drive) -> Vec<String> {
    offered(drive)
        .into_iter()
        .map(|offer| offer.title)
        .collect()
}

#[test]
fn the_title_counts_the_days_and_the_minutes_follow_the_plan() {
    let records = vec![
        planned(-1, until(19, 40)),
        graded(-1, 1, "hot-key", &[Mark::Full]),
    ];
    let drive = drive_on(records, Vec::new());
    let screen = drive.screen();
    assert!(screen.contains("19 days to go"), "{screen}");
    assert!(screen.contains("‹45›"), "the nearest to forty: {screen}");
    assert!(screen.contains("Your plan asks"), "{screen}");
    let fewer = drive.keys("<left> <left>");
    assert!(fewer.screen().contains("‹15›"));
}

#[test]
fn chosen_minutes_stay_chosen_for_the_evening() {
    let mut drive = drive().keys("<left> <enter>");
    assert!(!matches!(drive.state.screen, Screen::Today(_)));
    drive.press("g t");
    assert!(drive.screen().contains("‹15›"), "{}", drive.screen());
}

#[test]
fn after_a_break_one_is_welcomed_back_and_nothing_is_called_overdue() {
    let records: Vec<Record> = IDS
        .iter()
        .zip(1..)
        .map(|(id, fresh)| graded(-20, fresh, id, &[Mark::Full, Mark::Missed]))
        .collect();
    let drive = drive_on(records, Vec::new()).keys("<left>");
    let screen = drive.screen();
    assert!(screen.contains("Welcome back. "), "{screen}");
    assert!(screen.contains(" tonight, the rest"), "{screen}");
    assert!(!screen.contains("overdue"));
    let tonight: usize = offered(&drive)
        .iter()
        .map(|offer| match &offer.opens {
            Opens::Points(items) => items.len(),
            Opens::Queue(queue, Mode::Due) => queue.items().len(),
            _ => 0,
        })
        .sum();
    assert!(
        screen.contains(&format!("Welcome back. {tonight} tonight")),
        "{screen}"
    );
    // Once something was answered today the greeting has done its work.
    let mut drive = drive.at("quick-ttl");
    drive.press("<enter> 2 <enter> g t");
    assert!(
        !drive.screen().contains("Welcome back"),
        "{}",
        drive.screen()
    );
}

#[test]
fn a_welcome_back_promises_nothing_beyond_the_interview() {
    let records: Vec<Record> = IDS
        .iter()
        .zip(1..)
        .map(|(id, fresh)| graded(-20, fresh, id, &[Mark::Full, Mark::Missed]))
        .collect();
    let back = |to_go: u32| {
        let mut records = records.clone();
        records.push(planned(-21, until(to_go, 15)));
        drive_on(records, Vec::new()).screen()
    };
    let screen = back(2);
    assert!(
        screen.contains("tonight, the rest as far as it fits before the interview."),
        "{screen}"
    );
    // On the evening before nothing follows.
    let screen = back(1);
    assert!(
        screen.contains("tonight.") && !screen.contains("the rest"),
        "{screen}"
    );
}

#[test]
fn a_begun_answer_that_does_not_fit_is_said_and_not_offered() {
    let work = begun("shard-key", 0, 9);
    let drive = drive_on(vec![graded(-1, 1, "hot-key", &[Mark::Full])], vec![work]);
    let screen = drive.screen();
    assert!(
        !titles(&drive)
            .iter()
            .any(|title| title.starts_with("Go on")),
        "{screen}"
    );
    assert!(
        screen.contains("“Orders on sixteen machines” waits, about 45 min more"),
        "{screen}"
    );
    let drive = drive.keys("<right>");
    assert_eq!(titles(&drive), ["Go on: Orders on sixteen machines"]);
    assert!(!drive.screen().contains("waits, about"));
}

#[test]
fn a_round_that_waits_is_a_line_of_its_own_and_no_offer_that_exceeds() {
    let mut drive = drive().in_round("design-45", "shard-key", 4711);
    drive.wait(120_000);
    drive.press("<esc>");
    let drive = drive.keys("g t");
    assert!(!titles(&drive).iter().any(|title| title.contains("round")));
    let screen = drive.screen();
    assert!(
        screen.contains("Go on with the round: Orders on sixteen"),
        "{screen}"
    );
    assert!(screen.contains("waits; longer"), "{screen}");
    let below = drive.keys("<down> <enter>");
    assert!(
        matches!(below.state.screen, Screen::Study(_)),
        "the offers follow it"
    );
    let drive = below.keys("g t <right>");
    assert_eq!(
        titles(&drive)[0],
        "Go on with the round: Orders on sixteen machines"
    );
    let drive = drive.keys("<enter>");
    assert!(matches!(drive.state.screen, Screen::Round(_)));
}

#[test]
fn where_nothing_fits_today_says_when_the_next_comes_and_what_else_there_is() {
    let library = library();
    let records: Vec<Record> = library
        .questions()
        .zip(1..)
        .map(|(question, fresh)| graded(0, fresh, question.key.id(), &[Mark::Full]))
        .collect();
    let drive = drive_on(records, Vec::new());
    let screen = drive.screen();
    assert_eq!(titles(&drive), Vec::<String>::new(), "{screen}");
    assert!(screen.contains("The next comes back"), "{screen}");
    assert!(screen.contains("/ searches all questions"), "{screen}");
}

#[test]
fn the_last_days_offer_the_brief_and_the_day_itself_what_one_knows() {
    let known = |plan: Plan| {
        let work = begun("twelve-points", 60, 9);
        drive_on(
            vec![
                planned(-9, plan),
                graded(-2, 1, "quick-ttl", &[Mark::Full]),
                graded(-2, 2, "hot-key", &[Mark::Full]),
                graded(-2, 3, "twelve-points", &[Mark::Missed]),
            ],
            vec![work],
        )
    };
    let before = known(until(4, 30));
    assert!(!titles(&before).iter().any(|title| title.contains("brief")));
    let three = known(until(3, 30));
    assert!(
        titles(&three).contains(&"Read your brief".to_owned()),
        "{}",
        three.screen()
    );
    assert!(
        !three.screen().contains("new,"),
        "nothing new any more: {}",
        three.screen()
    );
    assert!(
        titles(&three)[0].starts_with("Go on: "),
        "{}",
        three.screen()
    );
    let day = known(until(0, 30));
    assert!(
        !day.screen().contains("Go on"),
        "nothing half-done is opened any more: {}",
        day.screen()
    );
    assert_eq!(
        titles(&day)[0],
        "Warm up with 2 things you know",
        "{}",
        day.screen()
    );
    assert!(day.screen().contains("today is the day"));
    let minutes: u32 = offered(&day)
        .iter()
        .take(1)
        .map(|offer| offer.minutes)
        .sum();
    assert!(minutes <= 10);
    let read = day.keys("<down> <enter>");
    assert!(matches!(today(&read.state).page, Page::Brief(_)));
    let screen = read.screen();
    assert!(screen.contains("Points still missed"), "{screen}");
    let back = read.keys("<esc>");
    assert_eq!(today(&back.state).page, Page::Offers);
}

#[test]
fn a_slice_of_the_weakest_phase_is_offered_once_a_round_was_played() {
    let start = RoundStart {
        preset: "design-45".to_owned(),
        phases: [5, 5, 15, 15, 5]
            .iter()
            .zip([
                greenroom::domain::pack::Phase::Requirements,
                greenroom::domain::pack::Phase::Estimation,
                greenroom::domain::pack::Phase::HighLevel,
                greenroom::domain::pack::Phase::DeepDive,
                greenroom::domain::pack::Phase::WrapUp,
            ])
            .map(|(minutes, phase)| (Some(phase), minutes * 60))
            .collect(),
        questions: vec![Asked {
            question: key("shard-key"),
            hash: 0,
            values: Vec::new(),
        }],
        aim: Level::Senior,
        typed: false,
        seed: 1,
    };
    let started = Record::new(at(-4), 1, What::RoundStart(Box::new(start)));
    let mut answer = attempt("shard-key", &[Mark::Full, Mark::Missed], Mode::Round);
    answer.round = Some(started.id);
    answer.place = Some(0);
    let end = What::RoundEnd {
        round: started.id,
        why: RoundEnding::Done,
        wall: 2700,
        active: 2700,
    };
    let records = vec![
        started,
        Record::new(at(-4), 2, What::Attempt(Box::new(answer))),
        Record::new(at(-4), 3, end),
    ];
    let drive = drive_on(records, Vec::new());
    let found = offered(&drive);
    let slice = found.iter().find(|offer| offer.why.starts_with("slice"));
    let slice = slice.unwrap_or_else(|| panic!("{}", drive.screen()));
    assert!(
        slice.title.ends_with("Orders on sixteen machines"),
        "{slice:?}"
    );
    let Opens::Begin(wish) = &slice.opens else {
        panic!("{slice:?}")
    };
    assert_eq!(wish.question, Some(key("shard-key")));
}

#[test]
fn the_plan_is_set_by_arrows_and_kept_by_enter() {
    let drive = drive().keys("<tab>");
    let Page::Plan(page) = &today(&drive.state).page else {
        panic!("{}", drive.screen())
    };
    assert!(!page.changed);
    let drive = drive.keys("<right> <right> <down> <right> <down> <right> <right> <right> <down> <space> <right> <space>");
    let screen = drive.screen();
    assert!(
        screen.contains("15 days to go") && screen.contains("staff"),
        "{screen}"
    );
    let drive = drive.keys("<enter>");
    let records = drive.records();
    let What::Plan(plan) = &records.last().expect("a record").what else {
        panic!("{records:?}")
    };
    assert_eq!(plan.date, Some(NOW.day.plus(15).date()));
    assert_eq!((plan.level, plan.minutes), (Level::Staff, 45));
    let off = [jiff::civil::Weekday::Saturday, jiff::civil::Weekday::Sunday].map(DayOff::Every);
    assert_eq!(plan.off, off);
    assert_eq!(today(&drive.state).page, Page::Offers);
    assert!(drive.screen().contains("15 days to go") && drive.notice().contains("kept"));
    let drive = drive.keys("u");
    assert!(drive.notice().contains("Took back the change of your plan"));
    assert!(!drive.screen().contains("days to go"));
}

#[test]
fn the_plan_tells_the_keys_that_change_its_line() {
    let drive = drive().keys("<tab>");
    assert!(drive.screen().contains("←→ change"), "{}", drive.screen());
    assert!(!drive.screen().contains("day off"));
    let drive = drive.keys("j j j j j");
    assert!(drive.screen().contains("space day off") && !drive.screen().contains("←→"));
    let drive = drive.keys("<end>");
    let screen = drive.screen();
    assert!(
        !screen.contains("day off") && !screen.contains("←→"),
        "{screen}"
    );
}

#[test]
fn leaving_the_plan_keeps_nothing_and_a_date_can_be_taken_off() {
    for way in ["<esc>", "g t", "g s"] {
        let drive = drive().keys("<tab> <right>").keys(way);
        assert!(drive.records().is_empty(), "only enter keeps");
        assert!(drive.notice().contains("stays as it was"), "{way}");
    }
    let unchanged = drive().keys("<tab> <esc>");
    assert_eq!(unchanged.notice(), "");
    let drive = drive();
    // Five settings, then today, then tomorrow.
    let drive = drive.keys("<tab> j j j j j j <space> <enter>");
    let records = drive.records();
    let What::Plan(plan) = &records.last().expect("a record").what else {
        panic!("{records:?}")
    };
    assert_eq!(plan.off, [DayOff::On(NOW.day.plus(1).date())]);
}

#[test]
fn every_line_of_the_plan_can_be_reached_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (50, 18), (40, 12)] {
        let mut drive = drive().sized(width, height).keys("<tab> <right>");
        let Page::Plan(page) = &today(&drive.state).page else {
            panic!("no plan")
        };
        for line in 0..page.lines() {
            let marked = drive.screen().lines().any(|row| row.contains('▌'));
            assert!(
                marked,
                "line {line} at {width}x{height}:\n{}",
                drive.screen()
            );
            drive.press("j");
        }
        drive.press("<esc>");
        assert_eq!(today(&drive.state).page, Page::Offers);
    }
}

#[test]
fn a_brief_of_a_long_record_keeps_to_four_pages() {
    let packs = greenroom::pack::load_all(&greenroom::pack::Source::built_in());
    let library = greenroom::library::Library::new(
        packs.into_iter().filter_map(|found| found.pack).collect(),
    );
    let mut records = vec![planned(-40, until(2, 60))];
    let mut stories = Vec::new();
    for (question, fresh) in library.questions().zip(1_u128..) {
        let marks = question.points.iter();
        let marks = marks
            .map(|point| PointMark::new(point, Mark::Missed, 0, false))
            .collect();
        let answer = Attempt {
            marks,
            question: question.key.clone(),
            ..attempt("hot-key", &[Mark::Full], Mode::Study)
        };
        records.push(Record::new(at(-9), fresh, What::Attempt(Box::new(answer))));
        let note = What::Note {
            question: question.key.clone(),
            text: "Say the figure first. ".repeat(9).into(),
        };
        records.push(Record::new(at(-9), 10_000 + fresh, note));
        if question.kind == greenroom::domain::pack::Kind::Story {
            stories.push((
                question.key.clone(),
                "It took 11 weeks and cut 40 % of all errors. ".repeat(20),
            ));
        }
    }
    let progress = greenroom::domain::progress::Progress::fold(records, library.renames());
    let sources = greenroom::app::brief::Sources {
        library: &library,
        progress: &progress,
        stories: &stories,
        day: NOW.day,
    };
    let brief = greenroom::app::brief::brief(&sources);
    let lines = brief.lines().count();
    assert!(lines > 200 && lines <= 240, "{lines}");
    assert!(brief.lines().all(|line| line.chars().count() <= 80));
    for heading in [
        "Phases of a design round",
        "Weakest topics",
        "Points still missed",
        "Your stories",
        "Notes to yourself",
    ] {
        assert!(brief.contains(heading), "{heading}");
    }
    assert!(
        brief.matches("more\n").count() >= 3,
        "what is left out is counted:\n{brief}"
    );
}

fn begun(id: &str, active: u32, fresh: u128) -> Work {
    Work {
        draft: "Begun.".to_owned(),
        active_seconds: active,
        wall_ms: NOW.wall_ms - i64::try_from(fresh).unwrap(),
        ..Work::begun(RecordId::mint(NOW.wall_ms, fresh), key(id))
    }
}

fn any_what() -> impl Strategy<Value = What> {
    let marks = prop::collection::vec(0_usize..3, 1..5);
    let modes = [Mode::Study, Mode::Due, Mode::Early, Mode::Cram];
    let plan = (prop::option::of(-3_i32..40), 0_u32..120, any::<bool>()).prop_map(
        |(date, minutes, off)| {
            What::Plan(Box::new(Plan {
                date: date.map(|days| at(days).day.date()),
                minutes,
                off: off
                    .then_some(DayOff::On(NOW.day.date()))
                    .into_iter()
                    .collect(),
                ..Plan::default()
            }))
        },
    );
    prop_oneof![
        6 => (0..IDS.len(), marks, 0_usize..4).prop_map(move |(id, marks, mode)| {
            let marks: Vec<Mark> = marks.iter().map(|at| [Mark::Missed, Mark::Half, Mark::Full][*at]).collect();
            What::Attempt(Box::new(attempt(IDS[id], &marks, modes[mode])))
        }),
        1 => (0..IDS.len()).prop_map(|id| What::Read { question: key(IDS[id]) }),
        1 => plan,
        1 => (0..IDS.len(), any::<bool>()).prop_map(|(id, on)| What::Suspend { question: key(IDS[id]), point: None, on }),
        1 => any_drill(),
    ]
}

fn any_drill() -> impl Strategy<Value = What> {
    (0_usize..4).prop_map(|rating| What::Drill {
        question: key("twelve-points"),
        point: greenroom::domain::id::Slug::parse("split").unwrap(),
        rating: [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy][rating],
    })
}

/// A work of a round over some minutes, and the record that began it.
fn waiting_round(minutes: u32, gone: u32, fresh: u128) -> (Record, Work) {
    let start = RoundStart {
        preset: "design-45".to_owned(),
        phases: vec![(None, minutes * 60)],
        questions: vec![Asked {
            question: key("shard-key"),
            hash: 0,
            values: Vec::new(),
        }],
        aim: Level::Senior,
        typed: false,
        seed: 1,
    };
    let record = Record::new(at(-1), fresh, What::RoundStart(Box::new(start)));
    let mut work = begun("shard-key", gone * 60, fresh);
    work.round = Some(RoundWork::begun(record.id));
    (record, work)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn today_never_offers_more_than_the_minutes_chosen(
        history in prop::collection::vec((-40_i32..1, any_what()), 0..30),
        works in prop::collection::vec((0..IDS.len(), 0_u32..3000), 0..4),
        rounds in prop::collection::vec((1_u32..90, 0_u32..50), 0..3),
    ) {
        let mut history = history;
        history.sort_by_key(|(day, _)| *day);
        let mut records: Vec<Record> = history
            .into_iter()
            .zip(1_u128..)
            .map(|((day, what), fresh)| Record::new(at(day), fresh, what))
            .collect();
        let mut waiting: Vec<Work> = works
            .into_iter()
            .zip(1_000_u128..)
            .map(|((id, active), fresh)| begun(IDS[id], active, fresh))
            .collect();
        for ((minutes, gone), fresh) in rounds.into_iter().zip(2_000_u128..) {
            let (record, work) = waiting_round(minutes, gone, fresh);
            records.push(record);
            waiting.push(work);
        }
        let mut drive = drive_on(records, waiting);
        drive.state.first_run = false;
        drive.press("<left> <left>");
        for minutes in [15, 30, 45] {
            let shown = offered(&drive);
            let sum: u32 = shown.iter().map(|offer| offer.minutes).sum();
            assert!(sum <= minutes, "{sum} of {minutes}: {shown:?}");
            assert!(shown.iter().all(|offer| offer.minutes > 0));
            let questions: Vec<&Key> = shown
                .iter()
                .flat_map(|offer| match &offer.opens {
                    Opens::Queue(queue, _) => queue.items().iter().collect(),
                    Opens::Answer(key) => vec![key],
                    _ => Vec::new(),
                })
                .collect();
            let library = &drive.state.library;
            let needed: u32 = shown
                .iter()
                .filter_map(|offer| match &offer.opens {
                    Opens::Queue(queue, _) => Some(queue.items()),
                    _ => None,
                })
                .flatten()
                .filter_map(|key| library.question(key))
                .map(|question| question.minutes)
                .sum();
            assert!(needed <= minutes, "what is behind an offer takes what it says");
            let once: std::collections::HashSet<&&Key> = questions.iter().collect();
            assert_eq!(once.len(), questions.len(), "nothing twice: {shown:?}");
            let again = Today { known: None, ..today(&drive.state).clone() };
            assert_eq!(offers(&drive.state, &again), shown, "the same facts give the same offers");
            drive.press("<right>");
        }
    }
}
