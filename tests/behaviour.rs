//! What happens when keys are pressed: state and effects, no terminal.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::app::geometry::Pane;
use greenroom::app::state::Screen;
use greenroom::app::study::card::Stage;
use greenroom::domain::grade::Mark;
use greenroom::domain::grade::Mark::{Full, Half, Missed};
use greenroom::domain::progress::{Due, Figure};
use greenroom::domain::record::{Draft, What};
use greenroom::domain::work::WorkMoment;
use support::{Disk, NOW, drive, drive_on, key};

#[test]
fn a_twelve_point_answer_is_graded_and_saved_in_sixteen_keys() {
    let mut drive = drive().at("twelve-points");
    assert_eq!(drive.card().grading.count().1, 12);
    // Reveal, then a mark a point with parts given whole, then save.
    let keys = [
        "enter", "2", "0", "2", "1", "0", "2", "2", "2", "0", "2", "2", "1", "enter",
    ];
    assert!(keys.len() <= 16);
    for key in keys {
        drive.press(key);
    }
    assert_eq!(drive.card().stage, Stage::Saved);
    let attempts = drive.attempts();
    assert_eq!(attempts.len(), 1);
    let marks: Vec<Mark> = attempts[0].marks.iter().map(|mark| mark.mark).collect();
    assert_eq!(
        marks,
        [
            Full, Missed, Full, Half, Missed, Full, Full, Full, Missed, Full, Full, Half
        ]
    );
}

#[test]
fn rest_of_group_keys_grade_a_whole_group() {
    let drive = drive()
        .at("twelve-points")
        .keys("<enter> + 2 2 - + <enter>");
    let marks = &drive.attempts()[0].marks;
    let full = |id: &str| {
        marks
            .iter()
            .find(|mark| mark.point.as_str() == id)
            .unwrap()
            .mark
    };
    assert_eq!([full("which-requests"), full("how-long")], [Full; 2]);
    assert_eq!([full("split"), full("compare")], [Full; 2]);
    assert_eq!(
        [full("cron"), full("causes"), full("rollback")],
        [Missed; 3]
    );
    assert_eq!([full("alert"), full("budget"), full("tell")], [Full; 3]);
}

#[test]
fn half_of_a_point_with_parts_opens_its_parts() {
    let drive = drive()
        .at("twelve-points")
        .keys("<enter> 2 2 2 2 2 1 2 0 2");
    let given = drive.card().grading.given(5).unwrap();
    assert_eq!(given.parts, [true, false, true]);
    assert_eq!(given.mark, Some(Half));
    let marks = drive.keys("<enter>").attempts()[0].marks.clone();
    assert_eq!(marks[5].parts, Some((2, 3)));
}

#[test]
fn unmarked_means_missed_and_nothing_marked_asks_first() {
    let asked = drive().at("hot-key").keys("<enter> <enter>");
    assert!(asked.screen().contains("Save 3 points as missed?"));
    assert!(asked.attempts().is_empty());
    let stayed = asked.keys("<esc>");
    assert_eq!(stayed.card().stage, Stage::Grade);
    let saved = stayed.keys("<enter> <enter>");
    assert!(
        saved.attempts()[0]
            .marks
            .iter()
            .all(|mark| mark.mark == Missed)
    );

    let some = drive().at("hot-key").keys("<enter> 2 <enter>");
    let marks: Vec<Mark> = some.attempts()[0]
        .marks
        .iter()
        .map(|mark| mark.mark)
        .collect();
    assert_eq!(marks, [Full, Missed, Missed]);
}

#[test]
fn the_key_that_reveals_says_how_sure_one_is() {
    for (reveal, sure) in [
        ("<enter>", None),
        ("1", Some(1)),
        ("2", Some(2)),
        ("3", Some(3)),
    ] {
        let drive = drive().at("hot-key").keys(reveal).keys("2 2 2 <enter>");
        assert_eq!(drive.attempts()[0].sure, sure);
    }
}

#[test]
fn new_to_me_opens_everything_to_read_without_a_score() {
    let drive = drive().at("hot-key").keys("0");
    assert_eq!(drive.card().stage, Stage::Read);
    assert!(
        drive.screen().contains("Copy the entry"),
        "the model answer is open"
    );
    assert!(matches!(drive.records()[0].what, What::Read { .. }));
    let standing = drive.state.progress.standing(&key("hot-key"), NOW.day);
    assert_eq!(standing.figure, Figure::New);
    assert_eq!(standing.due, Due::On(NOW.day.plus(2)));
}

#[test]
fn what_was_not_asked_before_the_replies_counts_as_missed() {
    let drive = drive().at("twelve-points").keys("c <space> <enter>");
    assert!(
        drive
            .screen()
            .contains("Only those that read the catalogue."),
        "the reply stays in sight"
    );
    assert!(
        !drive.screen().contains("For eleven minutes."),
        "what was not asked is not answered"
    );
    let graded = drive.keys("<enter>");
    assert_eq!(graded.card().grading.given(0).unwrap().mark, Some(Full));
    assert_eq!(graded.card().grading.given(1).unwrap().mark, Some(Missed));
    let line = |screen: &str| {
        let of = |line: &&str| line.contains("For how long does it stay slow?");
        screen.lines().rfind(of).unwrap_or_default().to_owned()
    };
    assert!(
        line(&graded.screen()).contains("not asked"),
        "{}",
        graded.screen()
    );
    let tried = graded.keys("k k 2");
    assert_eq!(
        tried.card().grading.given(1).unwrap().mark,
        Some(Missed),
        "it is fixed"
    );
    assert!(tried.notice().starts_with("Fixed"));
}

#[test]
fn undo_takes_back_the_last_mark_and_then_the_last_save() {
    let mut drive = drive().at("hot-key").keys("<enter> 2 0 u");
    assert_eq!(drive.card().grading.given(1).unwrap().mark, None);
    drive.press("2 2 <enter>");
    let saved = drive.attempts().len();
    assert_eq!(saved, 1);
    drive.press("u");
    assert_eq!(
        drive.card().stage,
        Stage::Grade,
        "the marks are still there"
    );
    assert!(
        drive.notice().contains("One key, all the load"),
        "it names what was taken back"
    );
    assert_eq!(
        drive
            .state
            .progress
            .standing(&key("hot-key"), NOW.day)
            .figure,
        Figure::New
    );
    assert!(matches!(
        drive.records().last().unwrap().what,
        What::Void { .. }
    ));
    drive.press("<enter>");
    assert_eq!(
        drive
            .state
            .progress
            .standing(&key("hot-key"), NOW.day)
            .figure,
        Figure::Strong(100)
    );
}

#[test]
fn saved_is_said_only_after_the_disk_has_answered() {
    let mut silent = drive().at("hot-key");
    silent.disk = Disk::Silent;
    silent.press("<enter> 2 2 2 <enter>");
    assert!(!silent.screen().contains("Saved."));
    assert!(silent.screen().contains("saving"));

    let mut full = drive().at("hot-key");
    full.disk = Disk::Full;
    full.press("<enter> 2 2 2 <enter>");
    assert!(full.screen().contains("NOT SAVED") && full.notice().contains("disk is full"));
    full.press("q");
    assert!(
        full.screen().contains("Leave all the same?"),
        "leaving asks"
    );
    assert!(!full.effects.contains(&Effect::Quit(0)));
    full.press("<enter>");
    assert!(full.effects.contains(&Effect::Quit(0)));

    let works = drive().at("hot-key").keys("<enter> 2 2 2 <enter>");
    assert!(
        works.notice().starts_with("Saved. Back in "),
        "{}",
        works.notice()
    );
}

#[test]
fn missed_points_come_back_tomorrow() {
    let drive = drive().at("twelve-points").keys("<enter> + + - <enter>");
    assert!(
        drive.notice().contains("3 points come back tomorrow"),
        "{}",
        drive.notice()
    );
}

#[test]
fn a_draft_is_kept_within_two_seconds_and_offered_again() {
    let mut drive = drive().at("hot-key").keys("d \"a hot key\"");
    assert!(drive.state.deadline().unwrap() <= NOW.boot_ms + 2_000);
    drive.wait(1_000);
    let kept = drive.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepWork(work) => Some((**work).clone()),
        _ => None,
    });
    let work = kept.expect("the draft was handed over");
    assert_eq!(work.draft, "a hot key");
    assert_eq!(work.moment, WorkMoment::Answer);

    let again = drive_on(Vec::new(), vec![work.clone()]);
    assert!(again.screen().contains("Go on: One key, all the load"));
    let mut resumed = again.keys("<enter>");
    assert_eq!(resumed.card().draft.text(), "a hot key");
    resumed.press("<enter> 2 2 2 <enter>");
    assert_eq!(
        resumed.attempts()[0].draft,
        Draft::Text("a hot key".to_owned())
    );
    assert!(
        resumed.effects.contains(&Effect::DropWork(work.id)),
        "the work has become a record"
    );
}

#[test]
fn leaving_a_question_keeps_what_was_begun() {
    let drive = drive().at("hot-key").keys("d \"first thought\" <esc> g t");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
    assert_eq!(drive.state.offered[0].draft, "first thought");
}

#[test]
fn keys_type_in_a_text_and_act_outside_of_it() {
    let drive = drive().at("hot-key").keys("d \"q / ? u g t\"");
    assert_eq!(drive.card().draft.text(), "q / ? u g t");
    assert!(
        drive
            .effects
            .iter()
            .all(|effect| !matches!(effect, Effect::Quit(_)))
    );
    let left = drive.keys("<esc> q");
    assert!(left.effects.contains(&Effect::Quit(0)));
}

#[test]
fn a_flood_of_keys_marks_nothing() {
    let mut drive = drive().at("hot-key").keys("<enter>");
    drive.tell(EventKind::Flood("2".repeat(400)));
    assert_eq!(drive.card().grading.count().0, 0);
}

#[test]
fn a_paste_becomes_draft_and_never_submits() {
    let mut drive = drive().at("hot-key");
    drive.tell(EventKind::Paste("one\ntwo\n".to_owned()));
    assert_eq!(drive.card().stage, Stage::Writing);
    assert_eq!(drive.card().draft.text(), "one\ntwo\n");
}

#[test]
fn the_queue_shows_its_place_and_ends_at_home() {
    let mut drive = drive().in_study();
    drive.press("Q");
    assert!(drive.screen().contains("1/4 Caching"));
    drive.press("<enter> + + + <enter> <enter>");
    assert!(drive.screen().contains("2/4 Caching"));
    drive.press("<enter> + <enter> <enter> <enter> 2 <enter> <enter> 2 <enter>");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
    assert!(
        drive.notice().contains("last of Caching"),
        "{}",
        drive.notice()
    );
}

#[test]
fn follow_ups_are_graded_on_their_own_and_move_no_schedule() {
    let mut drive = drive().at("twelve-points").keys("<enter> + + + <enter>");
    let due = drive
        .state
        .progress
        .course(&key("twelve-points"))
        .unwrap()
        .due;
    drive.press("f");
    assert!(
        drive
            .screen()
            .contains("How would you have seen it a week earlier?")
    );
    drive.press("<enter> 2 0 <enter>");
    let attempt = drive.attempts()[1].clone();
    assert_eq!(attempt.follow_up.unwrap().as_str(), "earlier");
    assert_eq!(
        drive
            .state
            .progress
            .course(&key("twelve-points"))
            .unwrap()
            .due,
        due
    );
    assert_eq!(
        drive
            .state
            .progress
            .standing(&key("twelve-points"), NOW.day)
            .figure,
        Figure::Strong(100)
    );
}

#[test]
fn the_rating_can_be_changed_by_one_key() {
    let mut drive = drive().at("hot-key").keys("<enter> 2 2 2 <enter>");
    let before = drive.state.progress.course(&key("hot-key")).unwrap().due;
    drive.press("R");
    let after = drive.state.progress.course(&key("hot-key")).unwrap().due;
    assert_ne!(before, after);
    assert_eq!(
        drive.state.progress.attempts(&key("hot-key")).count(),
        1,
        "it stays one attempt"
    );
}

#[test]
fn a_quick_question_is_saved_by_its_mark() {
    let drive = drive().at("quick-ttl").keys("<enter> 2");
    assert_eq!(drive.attempts().len(), 1);
    assert_eq!(drive.card().stage, Stage::Saved);
}

#[test]
fn an_estimate_shows_its_arithmetic_for_the_values_that_were_asked() {
    let drive = drive().at("size-orders");
    let asked = drive.screen();
    let many = if asked.contains("5 million") {
        5.0
    } else {
        1.0
    };
    let graded = drive.keys("<enter> m").screen();
    let year = greenroom::app::study::values::figure(many * 1e6 * 2000.0 * 365.0);
    assert!(graded.contains(&format!("= {year} B")), "{graded}");
    assert!(
        graded.contains(&format!("by the days: {year} B.")),
        "the answer names what the steps give: {graded}"
    );
}

#[test]
fn bookmarks_and_notes_are_records() {
    let drive = drive().at("hot-key").keys("b N \"ask about skew\" <esc>");
    let course = drive.state.progress.course(&key("hot-key")).unwrap();
    assert!(course.bookmarked);
    assert_eq!(course.note, "ask about skew");
    let off = drive.keys("b");
    assert!(
        !off.state
            .progress
            .course(&key("hot-key"))
            .unwrap()
            .bookmarked
    );
}

#[test]
fn a_filter_that_fits_nothing_says_so() {
    let mut drive = drive().keys("/ \"is:bookmarked\"");
    let screen = drive.screen();
    assert!(
        screen.contains("No question fits these filters now."),
        "{screen}"
    );
    drive.press("<esc>");
}

#[test]
fn search_leads_to_a_question_and_back_to_the_same_list() {
    let mut drive = drive();
    drive.press("/ \"load\" <enter>");
    assert_eq!(drive.card().subject.key, key("hot-key"));
    drive.press("<esc>");
    let Screen::Search(search) = &drive.state.screen else {
        panic!("not back in the search")
    };
    assert_eq!(search.field.text(), "load");
    // From the saved answer as well, once the model answer is closed.
    drive.press("<enter> <enter> 2 <enter> y m <esc> <esc>");
    assert!(matches!(drive.state.screen, Screen::Search(_)));
    drive.press("<esc>");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
}

#[test]
fn hits_become_a_queue() {
    let drive = drive().keys("/ \"level:senior\" <ctrl-q>");
    assert!(drive.study().queue.as_ref().unwrap().items().len() >= 3);
}

#[test]
fn hits_become_a_round_over_nothing_else() {
    let mut drive = drive().keys("/ \"level:senior\"");
    let Screen::Search(search) = &drive.state.screen else {
        panic!("not in the search")
    };
    let hits = search.keys();
    drive.press("<ctrl-r>");
    let said = format!("{} questions", hits.len());
    assert!(drive.screen().contains(&said), "{}", drive.screen());
    drive.press("<enter>");
    let Screen::Round(round) = &drive.state.screen else {
        panic!("no round has begun")
    };
    let asked: Vec<_> = round.cards.iter().map(|card| &card.subject.key).collect();
    assert!(!asked.is_empty() && asked.iter().all(|key| hits.contains(key)));
}

#[test]
fn a_question_read_by_accident_is_taken_back() {
    let mut drive = drive().at("hot-key").keys("0");
    assert_eq!(drive.card().stage, Stage::Read);
    drive.press("u");
    assert_eq!(drive.card().stage, Stage::Answer);
    let course = drive.state.progress.course(&key("hot-key"));
    assert!(course.is_none_or(|course| course.last_seen.is_none() && course.due.is_none()));
    drive.press("<enter>");
    assert_eq!(drive.card().stage, Stage::Grade);
}

#[test]
fn a_hit_in_the_answer_says_so_without_its_text() {
    let drive = drive().keys("/ \"export\"");
    let screen = drive.screen();
    assert!(screen.contains("The shop is slow at noon") && screen.contains("in the answer"));
    assert!(!screen.contains("cron 12:00"));
}

#[test]
fn the_tree_folds_and_unfolds() {
    let mut drive = drive().in_study();
    let folded = drive.study().tree.lines().len();
    drive.press("<right>");
    assert!(drive.study().tree.lines().len() > folded);
    drive.press("j <right> j <enter>");
    assert_eq!(drive.study().focus, Pane::Card);
    drive.press("<esc> <left> <left> <left> <left>");
    assert_eq!(drive.study().tree.lines().len(), folded);
}

#[test]
fn every_action_can_be_had_by_name() {
    let drive = drive().at("hot-key").keys(": \"bookm\"");
    assert!(drive.screen().contains("Set or take off the bookmark"));
    let searched = support::drive().keys(": \"search\" <enter>");
    assert!(matches!(searched.state.screen, Screen::Search(_)));
}

#[test]
fn help_lists_every_key_of_the_place() {
    let drive = drive().at("hot-key").keys("<enter> ?");
    let screen = drive.screen();
    for row in greenroom::app::keymap::rows(greenroom::app::keymap::Context::Grade) {
        let head: String = row.help.chars().take(20).collect();
        assert!(screen.contains(&head), "{head}");
    }
}

#[test]
fn the_first_run_explains_each_moment() {
    let mut first = drive_on(Vec::new(), Vec::new()).at("hot-key");
    assert!(first.screen().contains("Welcome."));
    first.press("<enter>");
    assert!(first.screen().contains("Grade each point"));
    first.press("2 2 2 <enter>");
    assert!(first.screen().contains("That is the whole loop."));
    first.press("f");
    assert!(
        !first.screen().contains("Welcome."),
        "nobody is welcomed twice"
    );
}

#[test]
fn leaving_at_once_keeps_work() {
    let drive = drive().at("hot-key").keys("d \"half a\" <ctrl-c>");
    let kept = drive
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::KeepWork(work) if work.draft == "half a"));
    assert!(kept && drive.effects.contains(&Effect::Quit(0)));
}

#[test]
fn nothing_of_a_checklist_is_on_screen_before_the_reveal() {
    let library = support::library();
    for question in library.questions() {
        for (width, height) in [(200, 60), (160, 48), (120, 40), (80, 24), (50, 18)] {
            let mut drive = drive().sized(width, height).at(question.key.id());
            let mut seen = drive.screen();
            for script in [
                "<tab>",
                "<tab>",
                "<pagedown>",
                "d \"x\"",
                "<esc>",
                "/ \"noon\"",
                "<esc>",
            ] {
                drive.press(script);
                seen.push_str(&drive.screen());
            }
            let flat = seen.split_whitespace().collect::<Vec<_>>().join(" ");
            for point in question.points.iter().filter(|_| !question.is_quick()) {
                let head: Vec<&str> = point.text.split_whitespace().take(4).collect();
                assert!(
                    !flat.contains(&head.join(" ")),
                    "{} shows {:?}",
                    question.key,
                    point.text
                );
            }
            if !question.answer.is_empty() {
                let head: Vec<&str> = question.answer.split_whitespace().take(4).collect();
                assert!(
                    !flat.contains(&head.join(" ")),
                    "{} shows its answer",
                    question.key
                );
            }
        }
    }
}

#[test]
fn today_never_offers_more_than_the_minutes_one_has() {
    for keys in ["<left>", "", "<right>"] {
        let mut drive = drive();
        if !keys.is_empty() {
            drive.press(keys);
        }
        let Screen::Today(today) = &drive.state.screen else {
            panic!("not on Today")
        };
        let offers = greenroom::app::update::offers(&drive.state, today);
        let sum: u32 = offers.iter().map(|offer| offer.minutes).sum();
        assert!(
            sum <= today
                .tonight(&greenroom::app::update::facts(&drive.state))
                .minutes
                && !offers.is_empty()
        );
    }
}

#[test]
fn missed_points_are_won_back_alone_the_next_day() {
    let mut drive = drive()
        .at("twelve-points")
        .keys("<enter> + + - <enter> g t");
    assert!(!drive.screen().contains("Win back"), "not on the same day");
    drive.tomorrow();
    assert!(
        drive.screen().contains("Win back 3 points"),
        "{}",
        drive.screen()
    );
    drive.press("<enter>");
    let asked = drive.screen();
    assert!(asked.contains("Say it aloud") && asked.contains("1/3"));
    drive.press("<enter> 2 <enter> 0 u 2 <enter> 0");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
    assert!(
        drive.notice().contains("2 won back, 1 again tomorrow."),
        "{}",
        drive.notice()
    );
    assert!(
        !drive.screen().contains("Win back"),
        "nothing is due any more"
    );
    drive.tomorrow();
    assert!(
        drive.screen().contains("Win back 1 point"),
        "{}",
        drive.screen()
    );
}

#[test]
fn a_drill_shows_its_point_only_after_the_reveal() {
    let mut drive = drive()
        .at("twelve-points")
        .keys("<enter> 2 2 0 + - <enter> g t");
    drive.tomorrow();
    drive.press("<enter>");
    assert!(
        drive.screen().contains("What comes before any guess?"),
        "the cue"
    );
    assert!(!drive.screen().contains("Splits the requests"));
    drive.press("<enter>");
    assert!(drive.screen().contains("Splits the requests"));
    assert!(
        drive.screen().contains("Every cause looks likely"),
        "and why it matters"
    );
}

#[test]
fn the_bottom_line_names_only_keys_that_do_something_here() {
    let mut drive = drive().at("hot-key");
    drive.press("<enter>");
    assert!(drive.screen().contains("enter save"), "{}", drive.screen());
    drive.press("<tab>");
    let screen = drive.screen();
    assert!(screen.contains("m model answer"), "{screen}");
    drive.press("m");
    assert!(drive.screen().contains("m checklist"));
    let mut drive = drive.at("twelve-points");
    drive.press("<enter> + + + <enter> f <enter>");
    let screen = drive.screen();
    assert!(
        drive.card().subject.follow_up().is_some() && !screen.contains("x pitfall"),
        "{screen}"
    );
}

#[test]
fn what_was_just_answered_badly_is_not_offered_again_the_same_day() {
    let mut drive = drive_on(Vec::new(), Vec::new()).at("hot-key");
    drive.press("<enter> 0 0 0 <enter> g t");
    let screen = drive.screen();
    assert!(
        matches!(drive.state.screen, Screen::Today(_)) && !screen.contains("your weakest"),
        "{screen}"
    );
}

#[test]
fn a_long_notice_is_read_whole_where_the_state_would_cut_it() {
    let mut drive = drive_on(Vec::new(), Vec::new()).at("hot-key").sized(80, 24);
    drive.press("<enter> 2 2 2 <enter> <enter>");
    assert!(drive.notice().contains("This is Today"));
    let said = drive.notice().to_owned();
    assert!(drive.screen().contains(&said), "{}", drive.screen());
}
