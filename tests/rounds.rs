//! Rounds as one plays them: the clock, the interviewer, grading, leaving and coming back; no terminal.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::app::progress::figures::Figures;
use greenroom::app::round::{Stage, Wish};
use greenroom::app::state::Screen;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::pack::{Group, Level, PresetShape};
use greenroom::domain::record::{
    Attempt, PushedHow, Record, RoundEnding, RoundStart, RoundStep, What,
};
use greenroom::domain::work::Work;
use support::{Disk, Drive, drive, drive_on, key, round};

const MINUTE: u64 = 60_000;

fn in_round() -> Drive {
    drive().in_round("design-45", "shard-key", 4711)
}

fn steps(drive: &Drive) -> Vec<RoundStep> {
    let of = |record: &&Record| {
        if let What::RoundStep(step) = &record.what {
            Some((**step).clone())
        } else {
            None
        }
    };
    drive.records().iter().filter_map(of).collect()
}

fn starts(drive: &Drive) -> Vec<RoundStart> {
    let of = |record: &&Record| {
        if let What::RoundStart(start) = &record.what {
            Some((**start).clone())
        } else {
            None
        }
    };
    drive.records().iter().filter_map(of).collect()
}

fn ends(drive: &Drive) -> Vec<(RoundEnding, u32, u32)> {
    let of = |record: &&Record| {
        if let What::RoundEnd {
            why, wall, active, ..
        } = record.what
        {
            Some((why, wall, active))
        } else {
            None
        }
    };
    drive.records().iter().filter_map(of).collect()
}

fn mark<'a>(attempt: &'a Attempt, point: &str) -> &'a PointMark {
    let found = attempt
        .marks
        .iter()
        .find(|mark| mark.point.as_str() == point);
    found.unwrap_or_else(|| panic!("no mark for {point}"))
}

/// What is kept of the round on disk at last.
fn kept(drive: &Drive) -> Work {
    let works = drive.effects.iter().rev();
    let mut works = works.filter_map(|effect| match effect {
        Effect::KeepWork(work) => Some((**work).clone()),
        _ => None,
    });
    works.next().expect("the round was kept")
}

/// The program as it starts again after the window was killed, so many ms later.
fn killed(drive: &Drive, later: u64) -> Drive {
    let records = drive.records().into_iter().cloned().collect();
    let mut again = drive_on(records, vec![kept(drive)]);
    again.state.first_run = false;
    again.state.now = drive.state.now;
    again.wait(later);
    again
}

/// Goes through all phases, answering what the interviewer throws in as told.
fn through(drive: &mut Drive, answer: &str) {
    for minutes in [5, 5, 15, 15, 5] {
        drive.wait(minutes * MINUTE);
        let at = round(drive).at;
        for _ in 0..6 {
            let done = !matches!(round(drive).stage, Stage::Running | Stage::Push(_))
                || round(drive).at != at;
            if done {
                break;
            }
            let change = match &round(drive).stage {
                Stage::Push(push) => Some(round(drive).is_change(push, &drive.state.library)),
                _ => None,
            };
            drive.press(match change {
                Some(true) => "<enter>",
                Some(false) => answer,
                None => "n",
            });
        }
    }
    assert!(matches!(round(drive).stage, Stage::Predict(_)));
}

#[test]
fn a_pause_stops_the_clock_and_is_recorded() {
    let mut drive = in_round();
    drive.wait(100_000);
    drive.press("<space>");
    assert!(drive.screen().contains("paused"));
    drive.wait(7 * MINUTE);
    assert_eq!(round(&drive).seconds(0), 100);
    drive.press("<space>");
    drive.wait(20_000);
    drive.press("n");
    let step = steps(&drive).remove(0);
    assert_eq!((step.seconds, step.paused, step.late), (120, 420, 0));
}

#[test]
fn while_paused_nothing_wakes_the_program_and_while_running_one_thing_a_second_does() {
    let mut drive = in_round();
    drive.wait(20_500);
    assert_eq!(drive.state.deadline(), Some(drive.state.now.boot_ms + 500));
    drive.press("d \"text\"");
    assert_eq!(
        drive.state.deadline(),
        Some(drive.state.now.boot_ms + 500),
        "what is typed is kept with the next tick"
    );
    drive.press("<esc> <space>");
    drive.wait(20_000);
    assert_eq!(drive.state.deadline(), None);
}

#[test]
fn lateness_is_exact_to_the_second() {
    for (ms, late) in [(299_999, 0), (300_999, 0), (301_000, 1), (341_000, 41)] {
        let mut drive = in_round();
        drive.wait(ms);
        drive.press("n");
        assert_eq!(steps(&drive)[0].late, late, "after {ms} ms");
    }
}

#[test]
fn the_clock_ends_nothing() {
    let mut drive = in_round();
    drive.press("d \"still here\"");
    drive.wait(10 * 3600 * 1000);
    assert_eq!((round(&drive).at, steps(&drive).len()), (0, 0));
    assert!(matches!(round(&drive).stage, Stage::Writing));
    assert!(ends(&drive).is_empty());
    assert!(drive.screen().contains("still here"));
    assert!(
        drive.screen().contains("over the 5:00"),
        "{}",
        drive.screen()
    );
}

#[test]
fn the_wall_clock_may_jump_as_it_likes() {
    let mut drive = in_round();
    drive.wait(60_000);
    drive.state.now.wall_ms -= 86_400_000;
    drive.wait(30_000);
    drive.press("n");
    assert_eq!(steps(&drive)[0].seconds, 90);
}

#[test]
fn the_clock_says_in_words_how_it_stands() {
    let mut drive = in_round();
    assert!(drive.screen().contains("left of 5:00"));
    drive.wait(241_000);
    assert!(drive.screen().contains("left of 5:00, then it runs on"));
    drive.wait(60_000);
    assert!(drive.screen().contains("over the 5:00"));
}

#[test]
fn replies_answer_what_was_asked_and_the_rest_counts_as_missed() {
    let library_reply = "By customer, mostly.";
    let mut drive = in_round().keys("c");
    assert!(!drive.screen().contains(library_reply));
    drive.press("<space>");
    assert!(drive.screen().contains(library_reply));
    drive.press("<enter>");
    through(&mut drive, "<esc>");
    drive.press("<enter> <enter>");
    let attempt = drive.attempts()[0].clone();
    assert_eq!(mark(&attempt, "reads").mark, Mark::Full);

    let mut drive = in_round().keys("c <enter>");
    through(&mut drive, "<esc>");
    // The mark is fixed: a 2 on it is refused.
    drive.press("<enter> <home> 2 <enter>");
    assert_eq!(mark(drive.attempts()[0], "reads").mark, Mark::Missed);
}

#[test]
fn what_one_did_about_a_push_back_is_marked_beforehand() {
    for (answer, said, prompted, how) in [
        ("<enter>", Mark::Full, true, PushedHow::Answered),
        ("a", Mark::Full, false, PushedHow::Said),
        ("<esc>", Mark::Missed, false, PushedHow::Passed),
    ] {
        let mut drive = in_round();
        through(&mut drive, answer);
        let pushed: Vec<_> = steps(&drive)
            .into_iter()
            .flat_map(|step| step.pushed)
            .collect();
        assert!(
            pushed
                .iter()
                .any(|(id, met)| id.as_str() == "why-not-date" && *met == how),
            "{pushed:?}"
        );
        // Only the point of another group is marked by hand: what is filled in stays.
        drive.press("<enter> <enter>");
        let attempt = drive.attempts()[0].clone();
        let mark = mark(&attempt, "by-customer");
        assert_eq!(
            (mark.mark, mark.prompted),
            (said, prompted),
            "after {answer}"
        );
    }
}

#[test]
fn after_passing_the_phase_ends_at_once_and_an_answer_has_the_clock() {
    let mut drive = in_round().keys("n n n");
    assert!(drive.screen().contains("Why not by date?"));
    drive.press("<esc>");
    assert_eq!(round(&drive).at, 3);
    let mut drive = in_round().keys("n n n");
    drive.wait(10_000);
    drive.press("<enter>");
    assert_eq!(round(&drive).at, 2, "one answers first");
    drive.wait(30_000);
    drive.press("n");
    assert_eq!(steps(&drive)[2].seconds, 40);
}

#[test]
fn the_requirement_changes_once_at_half_time_and_its_points_are_graded() {
    let mut drive = in_round();
    drive.wait(5 * MINUTE);
    drive.press("n");
    drive.wait(5 * MINUTE);
    drive.press("n");
    drive.wait(12 * MINUTE);
    assert!(!drive.screen().contains("Ten times the orders"));
    drive.wait(30_000);
    assert!(
        drive.screen().contains("Ten times the orders"),
        "{}",
        drive.screen()
    );
    assert!(drive.screen().contains("a change"));
    drive.press("<esc>");
    assert!(
        drive.screen().contains("Ten times the orders"),
        "a change cannot be passed"
    );
    drive.press("<enter>");
    for _ in 0..12 {
        drive.wait(MINUTE);
        let screen = drive.screen();
        assert!(!screen.contains("Interviewer, a change"), "said once");
        assert!(screen.contains("Ten times the orders"), "it stays in sight");
    }
    drive.press("n a");
    drive.wait(MINUTE);
    drive.press("n n <enter>");
    assert!(
        drive.screen().contains("Splits shards further"),
        "{}",
        drive.screen()
    );
    drive.press("<end> <up> 2 <enter>");
    let attempt = drive.attempts()[0].clone();
    let own = mark(&attempt, "split-more");
    assert_eq!((own.group, own.mark), (Group::PushBack, Mark::Full));
    let id = round(&drive).id;
    assert_eq!(drive.state.progress.debrief(id).unwrap().changed, Some(100));
    assert!(drive.screen().contains("the change"));
}

#[test]
fn a_change_does_not_speak_into_what_one_types() {
    let mut drive = in_round().keys("d \"words \"");
    drive.wait(30 * MINUTE);
    drive.press("\"more\"");
    assert!(drive.screen().contains("words more"));
    assert!(!drive.screen().contains("Ten times the orders"));
    drive.press("<esc>");
    drive.wait(1_000);
    assert!(drive.screen().contains("Ten times the orders"));
}

#[test]
fn without_the_change_its_points_are_not_asked() {
    let mut drive = in_round().keys("n n n <esc> n n <enter>");
    assert!(!drive.screen().contains("Splits shards further"));
    drive.press("2 <enter>");
    assert!(drive.attempts()[0].marks.iter().all(PointMark::counts));
}

#[test]
fn the_ladder_of_follow_ups_goes_on_and_its_rung_is_recorded() {
    let mut wish = own(1);
    wish.question = Some(key("twelve-points"));
    let mut drive = drive();
    drive.begin(&wish);
    drive.press("f");
    assert!(drive.screen().contains("a week earlier"));
    drive.press("f");
    assert!(drive.screen().contains("twice a day"));
    drive.press("f");
    assert!(drive.notice().contains("no deeper question"));
    drive.press("n <esc>");
    assert_eq!(steps(&drive)[0].rung, 2);
}

fn own(questions: u32) -> Wish {
    Wish {
        preset: "own".to_owned(),
        title: "your own".to_owned(),
        minutes: 30,
        shape: PresetShape::Questions(questions),
        kinds: Vec::new(),
        levels: Vec::new(),
        topic: None,
        among: Vec::new(),
        question: None,
        aim: Some(Level::Staff),
        typed: false,
        seed: Some(17),
    }
}

#[test]
fn a_prediction_is_a_number_or_nothing_and_stands_beside_the_figure() {
    let mut drive = in_round();
    through(&mut drive, "<esc>");
    drive.press("\"many 8000\" <enter>");
    assert!(drive.screen().contains("› 800"), "only figures are taken");
    assert!(drive.notice().contains("0 to 100"));
    drive.press("<backspace> <backspace> <backspace> \"80\" <enter> 2 2 2 <enter>");
    assert_eq!(drive.attempts()[0].said, Some(80));
    assert!(
        drive.screen().contains("You said 80, the checklist says"),
        "{}",
        drive.screen()
    );
}

#[test]
fn gone_through_it_is_done_and_ended_by_choice_it_is_early() {
    let mut drive = in_round();
    through(&mut drive, "<esc>");
    drive.press("<enter> 2 <enter>");
    assert_eq!(ends(&drive), [(RoundEnding::Done, 2700, 2700)]);
    let mut drive = in_round();
    drive.wait(90_000);
    drive.press("E");
    assert!(
        matches!(round(&drive).stage, Stage::Running),
        "it asks first"
    );
    drive.press("<enter> <enter> 2 <enter>");
    assert_eq!(ends(&drive), [(RoundEnding::Early, 90, 90)]);
    assert_eq!(steps(&drive).len(), 1);
    assert!(drive.screen().contains("not reached"), "{}", drive.screen());
}

#[test]
fn the_marks_of_a_round_and_its_end_are_one_append() {
    let mut drive = drive();
    drive.begin(&own(3));
    for _ in 0..9 {
        let push = matches!(round(&drive).stage, Stage::Push(_));
        if !matches!(round(&drive).stage, Stage::Predict(_)) {
            drive.press(if push { "a" } else { "n" });
        }
    }
    drive.press("<enter> 2 <enter> 2 <enter> 2 <enter>");
    let last = drive.effects.iter().rev().find_map(|effect| match effect {
        Effect::Append(records) => Some(records.len()),
        _ => None,
    });
    assert_eq!(last, Some(4), "three attempts and the end");
    let dropped = drive
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::DropWork(_)));
    assert!(dropped, "the work is over once the disk has confirmed");
}

#[test]
fn before_the_disk_has_confirmed_the_work_stays() {
    let mut drive = in_round();
    drive.disk = Disk::Full;
    drive.press("E <enter> <enter> 2 <enter>");
    assert!(
        !drive
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::DropWork(_)))
    );
    assert!(drive.screen().contains("NOT SAVED"));
}

#[test]
fn what_a_round_that_waits_says_is_whole_in_a_small_window() {
    for (width, height) in [(40, 18), (50, 18)] {
        let mut drive = in_round().sized(width, height).keys("<esc>");
        let screen = drive.screen();
        let said = screen.trim_end().lines().last().unwrap().trim().to_owned();
        assert_eq!(said, "The round waits for you.", "{screen}");
        drive.press("r <enter>");
        let screen = drive.screen();
        assert!(!screen.contains('…'), "{screen}");
        let words = if width == 40 {
            [
                "enter   go on without the time away ",
                "A       go on with the time away ",
                "E       end it and grade it ",
            ]
        } else {
            [
                "enter   go on; the time away does not count ",
                "A       go on, and count the time away ",
                "E       end it and grade what there is ",
            ]
        };
        for words in words {
            assert!(screen.contains(words), "{words}:\n{screen}");
        }
    }
}

#[test]
fn esc_lets_a_round_wait_and_today_and_the_desk_offer_it_with_an_honest_clock() {
    let mut drive = in_round().keys("d \"Sixteen machines.\" <esc>");
    drive.wait(100_000);
    drive.press("<esc>");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
    assert!(drive.notice().contains("waits for you"));
    assert!(
        drive.screen().contains("Go on with the round"),
        "{}",
        drive.screen()
    );
    drive.wait(11 * MINUTE);
    drive.press("r");
    assert!(
        drive.screen().contains("Go on: Design round"),
        "{}",
        drive.screen()
    );
    drive.press("<enter>");
    let screen = drive.screen();
    assert!(screen.contains("1:40 into requirements"), "{screen}");
    assert!(screen.contains("You were away for 11:00"), "{screen}");
    drive.press("<enter>");
    assert_eq!(
        round(&drive).seconds(0),
        100,
        "the time away does not count"
    );
    assert!(drive.screen().contains("Sixteen machines."));
    drive.wait(20_000);
    drive.press("n");
    assert_eq!(steps(&drive)[0].seconds, 120);
}

#[test]
fn the_time_away_counts_where_one_says_so_even_after_a_second_look() {
    let mut drive = in_round();
    drive.wait(100_000);
    drive.press("<esc>");
    drive.wait(5 * MINUTE);
    drive.press("<enter>");
    // A look at it, and away again: the time since the round was left goes on.
    drive.press("<esc>");
    drive.wait(5 * MINUTE);
    drive.press("<enter>");
    assert!(
        drive.screen().contains("away for 10:00"),
        "{}",
        drive.screen()
    );
    drive.press("A");
    assert_eq!(round(&drive).seconds(0), 700);
}

#[test]
fn a_round_can_be_thrown_away_and_is_not_offered_again() {
    let mut drive = in_round();
    drive.wait(10_000);
    drive.press("<esc> <enter> X");
    assert!(
        drive.screen().contains("Throw the round away"),
        "it asks first"
    );
    assert!(ends(&drive).is_empty());
    drive.press("<esc>");
    assert!(matches!(round(&drive).stage, Stage::Back(_)));
    drive.press("X <enter>");
    assert!(matches!(drive.state.screen, Screen::Today(_)));
    assert!(!drive.screen().contains("Go on with the round"));
    assert_eq!(ends(&drive)[0].0, RoundEnding::Discarded);
    assert!(drive.attempts().is_empty());
}

#[test]
fn going_elsewhere_by_any_key_lets_the_round_wait_once() {
    for keys in ["g t", "g s", "/", "r", "<esc>"] {
        let mut drive = in_round().keys("d \"kept\" <esc>");
        drive.wait(30_000);
        drive.press(keys);
        let waiting = drive
            .state
            .offered
            .iter()
            .filter(|work| work.round.is_some())
            .count();
        assert_eq!(waiting, 1, "after {keys}");
        let below = drive
            .state
            .below
            .iter()
            .filter(|screen| matches!(screen, Screen::Round(_)))
            .count();
        assert_eq!(below, 0, "after {keys} the round runs nowhere else");
        assert_eq!(kept(&drive).round.unwrap().drafts[0], "kept");
    }
}

#[test]
fn after_a_kill_the_round_is_there_with_draft_phase_and_clock() {
    let mut drive = in_round();
    drive.wait(5 * MINUTE);
    drive.press("n d \"Two kilobytes each\"");
    drive.wait(1_000);
    drive.wait(1_000);
    let mut again = killed(&drive, 40 * MINUTE);
    assert!(again.screen().contains("Go on with the round"));
    again.press("<enter>");
    assert!(
        again
            .screen()
            .contains("0:02 into estimation, 5:02 of 45:00 in all"),
        "{}",
        again.screen()
    );
    again.press("<enter>");
    assert!(again.screen().contains("Two kilobytes each"));
    assert!(matches!(round(&again).stage, Stage::Running));
}

#[test]
fn killed_right_after_a_phase_it_goes_on_in_the_next() {
    let mut drive = in_round();
    drive.wait(5 * MINUTE);
    let before = kept(&drive);
    drive.press("n");
    // The step is in the journal, the round itself was kept before it.
    let records = drive.records().into_iter().cloned().collect();
    let mut again = drive_on(records, vec![before]);
    again.state.first_run = false;
    again.press("<enter> <enter>");
    assert_eq!(round(&again).at, 1);
    again.wait(MINUTE);
    again.press("n");
    assert_eq!(steps(&again)[0].place, 1, "no step is written twice");
}

#[test]
fn killed_before_or_while_grading_it_comes_back_there_and_no_step_is_written_twice() {
    let mut drive = in_round();
    through(&mut drive, "a");
    let mut again = killed(&drive, MINUTE);
    again.press("<enter>");
    assert!(
        !again.screen().contains("count the time away"),
        "there is no clock any more"
    );
    again.press("<enter>");
    assert!(matches!(round(&again).stage, Stage::Predict(_)));
    // Nothing is predicted, two points are marked, and it is killed again.
    again.press("<enter> 2 2");
    again.wait(1_000);
    let mut third = {
        let all: Vec<Record> = drive.records().into_iter().cloned().collect();
        drive_on(all, vec![kept(&again)])
    };
    third.state.first_run = false;
    third.press("<enter> <enter>");
    let Stage::Grade(study) = &round(&third).stage else {
        panic!("it was grading");
    };
    let (marked, _) = study.card.as_ref().unwrap().grading.count();
    assert_eq!(marked, 3, "two by hand, one that was said before");
    third.press("<enter>");
    assert_eq!(ends(&third)[0].0, RoundEnding::Done);
    assert_eq!((steps(&again).len(), steps(&third).len()), (0, 0));
}

#[test]
fn a_change_that_was_taken_in_is_graded_after_a_kill_and_one_that_was_not_is_said_again() {
    let mut drive = in_round();
    drive.wait(23 * MINUTE);
    assert!(drive.screen().contains("Ten times the orders"));
    drive.wait(1_000);
    let mut unheard = killed(&drive, MINUTE).keys("<enter> <enter>");
    unheard.wait(1_000);
    assert!(unheard.screen().contains("Ten times the orders"));
    drive.press("<enter>");
    drive.wait(1_000);
    let heard = killed(&drive, MINUTE).keys("<enter> <enter> E <enter> <enter>");
    assert!(!heard.screen().contains("Ten times the orders"));
    assert!(
        heard.screen().contains("Splits shards further"),
        "{}",
        heard.screen()
    );
}

#[test]
fn a_round_that_runs_in_another_window_is_left_to_it() {
    let mut drive = in_round();
    drive.wait(10_000);
    let mut again = killed(&drive, MINUTE);
    again.press("<enter>");
    let id = round(&again).id;
    let records = again.records().len();
    again.tell(EventKind::WorkKept {
        id,
        outcome: Err(
            "This answer is open in another window; go on there, or close it first.".to_owned(),
        ),
        elsewhere: true,
    });
    assert!(matches!(again.state.screen, Screen::Today(_)));
    assert!(
        again.notice().contains("runs in another window"),
        "{}",
        again.notice()
    );
    assert_eq!(again.records().len(), records);
}

#[test]
fn a_full_disk_does_not_end_a_round() {
    let mut drive = in_round();
    let id = round(&drive).id;
    drive.tell(EventKind::WorkKept {
        id,
        outcome: Err("Your draft could not be kept on disk.".to_owned()),
        elsewhere: false,
    });
    assert!(matches!(round(&drive).stage, Stage::Running));
}

#[test]
fn a_round_that_ended_is_not_offered_though_its_work_lies_there() {
    let mut drive = in_round();
    drive.wait(10_000);
    let stale = kept(&drive);
    drive.press("E <enter> <enter> 2 <enter>");
    let records = drive.records().into_iter().cloned().collect();
    let again = drive_on(records, vec![stale]);
    assert!(
        !again.screen().contains("Go on with the round"),
        "{}",
        again.screen()
    );
    assert!(!again.keys("r").screen().contains("waits for you"));
}

#[test]
fn the_same_seed_and_journal_give_the_same_round() {
    let play = |seed: u64| {
        let mut wish = own(3);
        wish.seed = Some(seed);
        let mut drive = drive();
        drive.begin(&wish);
        let mut heard = Vec::new();
        for _ in 0..12 {
            drive.wait(MINUTE);
            drive.press("n");
            while let Screen::Round(round) = &drive.state.screen
                && let Stage::Push(push) = &round.stage
            {
                heard.push(
                    round
                        .said_by(push, &drive.state.library)
                        .unwrap()
                        .to_owned(),
                );
                drive.press("<esc>");
            }
            if matches!(round(&drive).stage, Stage::Predict(_)) {
                break;
            }
        }
        (starts(&drive).remove(0), heard)
    };
    assert_eq!(play(5), play(5));
    let different = (0..20)
        .map(|seed| play(seed).0.questions)
        .collect::<Vec<_>>();
    assert!(different.iter().any(|questions| *questions != different[0]));
    let values = different
        .iter()
        .flatten()
        .filter(|asked| !asked.values.is_empty())
        .count();
    assert!(
        values > 0,
        "some round asks the estimate, whose values are in the record"
    );
}

#[test]
fn the_line_to_oneself_opens_the_next_round() {
    let mut drive = in_round();
    drive.press("E <enter> <enter> 2 <enter> d \"Say the cost first\" <enter>");
    assert!(drive.screen().contains("Say the cost first"));
    drive.press("<enter> r");
    assert!(drive.screen().contains("Last round, to yourself"));
    assert!(drive.screen().contains("Say the cost first"));
}

#[test]
fn a_round_that_was_opens_its_debrief_again_and_the_last_preset_is_first() {
    let mut drive = drive().in_round("slice-high-level", "shard-key", 3);
    drive.press("E <enter> <enter> 2 <enter> <enter> r");
    let screen = drive.screen();
    let place = |text: &str| {
        screen
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {screen}"))
    };
    assert!(place("Slice: high level") < place("Quickfire"));
    drive.press("<end> <enter>");
    assert!(
        drive.screen().contains("Debrief · Slice: high level"),
        "{}",
        drive.screen()
    );
}

#[test]
fn points_gained_and_lost_stand_against_the_attempt_before() {
    let mut drive = in_round();
    drive.press("E <enter> <enter> 0 0 2 0 0 <enter> <enter>");
    let mut wish = own(1);
    wish.question = Some(key("shard-key"));
    drive.begin(&wish);
    drive.press("E <enter> <enter> 0 2 0 2 0 <enter>");
    let screen = drive.screen();
    assert!(screen.contains("2 gained, 1 lost"), "{screen}");
}

#[test]
fn ended_early_only_the_questions_that_were_reached_are_graded() {
    let mut drive = drive();
    drive.begin(&own(3));
    drive.press("E <enter> <enter> 2 <enter>");
    assert_eq!(drive.attempts().len(), 1);
    assert_eq!(ends(&drive)[0].0, RoundEnding::Early);
}

fn in_quick_round() -> Drive {
    let mut drive = drive();
    let mut wish = greenroom::app::round::desk::presets(&drive.state.library)
        .find(|wish| wish.preset == "quickfire-10")
        .expect("a preset");
    wish.seed = Some(1);
    drive.begin(&wish);
    drive
}

#[test]
fn a_quick_round_is_enter_and_one_key_a_question_with_a_running_tally() {
    let mut drive = in_quick_round();
    assert!(
        drive
            .screen()
            .contains("0 had, 0 half, 0 missed   question 1/2"),
        "{}",
        drive.screen()
    );
    drive.wait(9_000);
    drive.press("2");
    assert_eq!(
        round(&drive).tally().had,
        0,
        "nothing is marked before the answer was seen"
    );
    drive.press("<enter>");
    drive.wait(2_000);
    drive.press("2");
    assert!(
        drive
            .screen()
            .contains("1 had, 0 half, 0 missed   question 2/2")
    );
    assert_eq!(steps(&drive)[0].seconds, 11);
    drive.press("<enter> 1");
    let screen = drive.screen();
    assert!(screen.contains("Debrief"), "{screen}");
    assert!(screen.contains("1 had, 1 half, 0 missed."), "{screen}");
    assert!(screen.contains("score 75"), "{screen}");
    assert!(
        !screen.contains("hire") && !screen.contains("Hire"),
        "a minute a question says nothing of a level: {screen}"
    );
    assert_eq!(drive.attempts().len(), 2);
    assert_eq!(ends(&drive)[0].0, RoundEnding::Done);
    // Nor does the list of rounds.
    let state = &drive.state;
    let figures = Figures::of(&state.library, &state.progress, state.now.day);
    let round = &figures.rounds[0];
    assert_eq!((round.score, round.reached), (Some(75), None));
}

#[test]
fn the_list_of_rounds_compares_a_round_with_the_last_one_like_it() {
    let mut drive = in_round();
    through(&mut drive, "<esc>");
    drive.press("<enter> 2 2 2 <enter> <esc>");
    drive = drive.in_round("slice-high-level", "shard-key", 3);
    through(&mut drive, "<esc>");
    drive.press("<enter> 0 0 0 <enter> <esc>");
    drive = drive.in_round("design-45", "shard-key", 5);
    through(&mut drive, "<esc>");
    drive.press("<enter> 2 0 0 <enter>");
    let state = &drive.state;
    let rounds = Figures::of(&state.library, &state.progress, state.now.day).rounds;
    let [last, slice, first] = rounds.as_slice() else {
        panic!("{rounds:?}")
    };
    assert_eq!((first.before, slice.before), (None, None));
    assert!(first.score.is_some() && first.score != slice.score);
    assert_eq!(last.before, first.score);
}

#[test]
fn in_a_narrow_window_the_place_stays_where_the_tally_has_no_room() {
    let top = |width, drive: Drive| -> String {
        let screen = drive.sized(width, 18).screen();
        screen.lines().next().unwrap_or_default().to_owned()
    };
    for width in 40..46 {
        let top = top(width, in_quick_round().keys("<enter> 2"));
        assert!(top.ends_with(" 2/2 ─╮"), "{width}: {top}");
        assert!(top.contains("Quickfire"), "{width}: {top}");
    }
    let whole = top(46, in_quick_round().keys("<enter> 2"));
    assert!(
        whole.contains(" 1 had, 0 half, 0 missed   question 2/2 "),
        "{whole}"
    );
}

#[test]
fn the_first_question_says_why_the_next_has_another_time() {
    const SAYS: &str = "Longer questions have more of the 10:00.";
    for (width, height) in [(50, 18), (80, 24), (120, 40)] {
        let mut drive = in_quick_round().sized(width, height);
        let budgets: Vec<u32> = round(&drive)
            .steps
            .iter()
            .map(|step| step.seconds)
            .collect();
        assert_ne!(budgets[0], budgets[1]);
        assert!(drive.screen().contains(SAYS), "{}", drive.screen());
        drive.press("<enter> 2");
        assert!(!drive.screen().contains(SAYS), "it was said once");
    }
    let alike = drive().in_references(3);
    assert!(
        !alike.screen().contains("Longer"),
        "each reference has the same time"
    );
    let phases = in_round();
    assert!(
        !phases.screen().contains("Longer"),
        "phases have times of their own"
    );
}

#[test]
fn misses_of_a_quick_round_come_once_more_and_count_once() {
    let mut drive = in_quick_round().keys("<enter> 0 <enter> 0");
    assert!(drive.screen().contains("Once more"), "{}", drive.screen());
    assert_eq!(
        drive
            .state
            .deadline()
            .filter(|at| *at <= drive.state.now.boot_ms + 900),
        None,
        "no clock"
    );
    drive.press("<enter> 2");
    assert!(drive.screen().contains("Once more"));
    assert!(
        drive.screen().contains("0 had, 0 half, 2 missed"),
        "not counted twice"
    );
    drive.press("<enter> 2");
    assert!(drive.screen().contains("Debrief"));
    assert!(
        drive
            .attempts()
            .iter()
            .all(|attempt| attempt.marks[0].mark == Mark::Missed)
    );
    assert_eq!(
        drive.state.progress.drills().count(),
        0,
        "quick questions come back as a whole"
    );
}

#[test]
fn a_quick_round_that_is_ended_leaves_out_what_was_not_asked() {
    let mut drive = in_quick_round();
    drive.wait(20_000);
    drive.press("<enter> 2");
    // The next one is looked at for a while and left.
    drive.wait(30_000);
    drive.press("E <enter>");
    assert_eq!(drive.attempts().len(), 1);
    let (why, _, active) = ends(&drive)[0];
    assert_eq!((why, active), (RoundEnding::Early, 50));
    let screen = drive.screen();
    assert!(screen.contains("Debrief"));
    for told in [
        "1 of 2 questions ─╮",
        "1 had, 0 half, 0 missed; 1 was not asked.",
    ] {
        assert!(screen.contains(told), "{told}: {screen}");
    }
    drive.press("<enter>");
}

#[test]
fn a_quick_round_that_was_killed_goes_on_with_its_marks() {
    let mut drive = in_quick_round();
    drive.wait(4_000);
    drive.press("<enter> 0 <enter>");
    drive.wait(1_000);
    let mut again = killed(&drive, MINUTE).keys("<enter> <enter>");
    assert!(
        again.screen().contains("1 missed   question 2/2"),
        "{}",
        again.screen()
    );
    again.press("<enter> 2");
    assert!(again.screen().contains("Once more"));
    let mut third = drive_on(
        drive
            .records()
            .into_iter()
            .chain(again.records())
            .cloned()
            .collect(),
        vec![kept(&again)],
    );
    third.state.first_run = false;
    third.press("<enter> <enter>");
    assert!(third.screen().contains("Once more"), "{}", third.screen());
    third.press("<enter> 2");
    assert_eq!(third.attempts().len(), 2);
}

#[test]
fn from_its_first_moment_on_a_round_is_kept() {
    let drive = in_round();
    assert_eq!(kept(&drive).id, round(&drive).id);
    let again = killed(&drive, MINUTE);
    assert!(again.screen().contains("Go on with the round"));
}

#[test]
fn killed_while_it_is_ended_early_it_is_over_and_its_step_is_written_once() {
    let mut drive = in_round();
    drive.wait(90_000);
    drive.press("E <enter>");
    let begun: Vec<Record> = drive.records().into_iter().take(1).cloned().collect();
    assert_eq!(drive.records().len(), 2);
    // The round was kept as over, its step did not come to the journal any more.
    let mut again = drive_on(begun, vec![kept(&drive)]);
    again.state.first_run = false;
    again.press("<enter> <enter>");
    assert!(matches!(round(&again).stage, Stage::Predict(_)));
    assert_eq!(steps(&again).len(), 1);
    assert_eq!(steps(&again)[0].seconds, 90);
    let kept_before_step = drive.effects.iter().position(|effect| {
        matches!(effect, Effect::KeepWork(work) if work.round.as_ref().is_some_and(|round| round.grading.is_some()))
    });
    let written = drive.effects.iter().position(|effect| {
        matches!(effect, Effect::Append(records) if matches!(records[0].what, What::RoundStep(_)))
    });
    assert!(kept_before_step < written);
}

#[test]
fn a_round_that_is_answered_in_writing_opens_the_answer_at_each_phase() {
    let mut drive = drive();
    let mut wish = greenroom::app::round::desk::presets(&drive.state.library)
        .find(|wish| wish.preset == "design-45")
        .expect("a preset");
    wish.question = Some(key("shard-key"));
    (wish.seed, wish.typed) = (Some(4711), true);
    drive.begin(&wish);
    drive.press("\"no quick letters\"");
    let screen = drive.screen();
    assert!(
        screen.contains("Your answer") && screen.contains("no quick letters"),
        "{screen}"
    );
    // Keys are keys after esc alone; the next phase is written in at once.
    drive.press("<ctrl-n> \"and a second\"");
    assert!(drive.screen().contains("and a second"));
    drive.press("<esc>");
    assert!(drive.screen().contains("d write"), "{}", drive.screen());
    assert_eq!(steps(&drive).len(), 1);
}
