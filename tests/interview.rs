//! The interviewer's screen: what can be said, what it does to the marks, and the file that comes of it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::effect::Effect;
use greenroom::app::event::EventKind;
use greenroom::app::interview::Interview;
use greenroom::app::state::Screen;
use greenroom::domain::grade::{Mark, PointMark};
use greenroom::domain::record::{Attempt, Grader, Record, RoundEnding, What};
use support::{Drive, drive};

fn interviewing() -> Drive {
    drive().interviewing("design-45", "shard-key", 4711)
}

fn interview(drive: &Drive) -> &Interview {
    match &drive.state.screen {
        Screen::Interview(interview) => interview,
        _ => panic!("no interview"),
    }
}

/// The file that was asked for: its name and records.
fn shared(drive: &Drive) -> Option<(String, Vec<Record>)> {
    drive.effects.iter().find_map(|effect| match effect {
        Effect::ShareMarks { name, records } => Some((name.clone(), records.clone())),
        _ => None,
    })
}

fn attempt(records: &[Record]) -> &Attempt {
    let mut attempts = records.iter().filter_map(|record| {
        if let What::Attempt(attempt) = &record.what {
            Some(&**attempt)
        } else {
            None
        }
    });
    attempts.next_back().expect("an attempt")
}

fn mark<'a>(attempt: &'a Attempt, point: &str) -> &'a PointMark {
    attempt
        .marks
        .iter()
        .find(|mark| mark.point.as_str() == point)
        .unwrap()
}

#[test]
fn everything_to_say_is_there_before_the_first_mark() {
    let screen = interviewing().screen();
    for text in [
        "Read aloud",
        "Your orders outgrew one database.",
        "How are orders read?",
        "By customer, mostly.",
        "Why not by date?",
        "Ten times the orders from Monday.",
        "requirements",
        "Works out writes a second",
    ] {
        assert!(screen.contains(text), "{text}: {screen}");
    }
}

#[test]
fn what_was_asked_is_given_and_its_reply_stands_beside() {
    let drive = interviewing().keys("<space> E <enter>");
    let (_, records) = shared(&drive).unwrap();
    assert_eq!(mark(attempt(&records), "reads").mark, Mark::Full);
    let twice = interviewing().keys("<space> <space> E <enter>");
    let (_, records) = shared(&twice).unwrap();
    assert_eq!(mark(attempt(&records), "reads").mark, Mark::Missed);
}

#[test]
fn an_objection_makes_its_point_prompted_and_closes_with_it() {
    let mut drive = interviewing().keys("j <enter>");
    assert!(
        drive.screen().contains("» Why not by date?"),
        "{}",
        drive.screen()
    );
    // To the checklist: the clarifying question, the figures, then the gate.
    drive.press("<tab> 0 2 2");
    drive.press("E <enter>");
    let (_, records) = shared(&drive).unwrap();
    let attempt = attempt(&records);
    assert!(mark(attempt, "by-customer").prompted);
    assert!(!mark(attempt, "figures").prompted);
    assert_eq!(attempt.by, Grader::Partner);
}

#[test]
fn once_a_point_was_said_its_objection_is_gone() {
    let drive = interviewing().keys("<tab> 0 2 2");
    assert!(
        !drive.screen().contains("Why not by date?"),
        "{}",
        drive.screen()
    );
    let half = interviewing().keys("<tab> 0 2 0");
    assert!(half.screen().contains("Why not by date?"));
}

#[test]
fn a_change_is_said_once_and_brings_its_points() {
    let mut drive = interviewing();
    assert!(!drive.screen().contains("Splits shards further"));
    drive.press("j j <enter>");
    assert!(drive.screen().contains("Splits shards further"));
    assert!(!drive.screen().contains("change a requirement"));
    drive.press("<tab> <end> <up> 2 E <enter>");
    let (_, records) = shared(&drive).unwrap();
    assert_eq!(mark(attempt(&records), "split-more").mark, Mark::Full);
}

#[test]
fn the_file_holds_the_round_its_attempt_and_its_end_and_nothing_goes_to_a_journal() {
    let mut drive = interviewing();
    drive.wait(90_000);
    drive.press("n <tab> 2 2 2 p 0 - E <enter>");
    let (name, records) = shared(&drive).unwrap();
    assert_eq!(name, "2026-11-22-shard-key.partner.jsonl");
    assert_eq!(records.len(), 3);
    assert!(matches!(records[0].what, What::RoundStart(_)));
    assert!(matches!(
        records[2].what,
        What::RoundEnd {
            why: RoundEnding::Early,
            active: 90,
            ..
        }
    ));
    assert!(drive.records().is_empty(), "no record is appended");
    assert!(
        !drive
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepWork(_)))
    );
    let screen = drive.screen();
    assert!(screen.contains("Debrief, as you marked it"), "{screen}");
    assert!(screen.contains("1:30 /  5"), "{screen}");
    drive.tell(EventKind::Shared(Ok(name.clone())));
    assert!(drive.screen().contains(&format!("Send {name}")));
    drive.tell(EventKind::Shared(Err("The disk is full.".to_owned())));
    assert!(drive.screen().contains("The disk is full."));
}

#[test]
fn no_key_leads_from_the_interview_to_a_journal_that_is_not_there() {
    for keys in ["g", "r", "/", "<esc>", "N", "s", "b"] {
        let drive = interviewing().keys(keys);
        assert!(matches!(drive.state.screen, Screen::Interview(_)), "{keys}");
        assert!(
            !drive.state.going && drive.state.overlay.is_none(),
            "{keys}"
        );
    }
}

#[test]
fn whoever_leaves_in_the_middle_gets_the_file_once_and_without_marks_there_is_none() {
    let drive = interviewing().keys("<tab> 2 q");
    assert!(shared(&drive).is_some());
    let quit = drive
        .effects
        .iter()
        .position(|effect| matches!(effect, Effect::Quit(0)));
    let file = drive
        .effects
        .iter()
        .position(|effect| matches!(effect, Effect::ShareMarks { .. }));
    assert!(file < quit, "the file first");
    assert!(shared(&interviewing().keys("q")).is_none());
    let ended = interviewing().keys("<tab> 2 E <enter> q");
    let files = ended
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::ShareMarks { .. }));
    assert_eq!(files.count(), 1);
}

#[test]
fn the_clock_pauses_and_the_last_mark_can_be_taken_back() {
    let mut drive = interviewing();
    drive.wait(30_000);
    drive.press("P");
    assert!(drive.screen().contains("paused"));
    assert_eq!(drive.state.deadline(), None);
    drive.wait(60_000);
    assert_eq!(interview(&drive).seconds(0), 30);
    drive.press("P <tab> 0 2 u");
    assert_eq!(interview(&drive).card().unwrap().grading.count().0, 1);
    for _ in 0..5 {
        drive.press("n");
    }
    drive.press("<enter>");
    assert!(
        drive.screen().contains("Debrief, as you marked it"),
        "after the last phase"
    );
}

#[test]
fn before_it_ends_every_word_of_the_question_is_in_sight_in_a_narrow_window_too() {
    for width in 50..=80 {
        let screen = interviewing().sized(width, 18).keys("E").screen();
        let words: Vec<&str> = screen
            .split_whitespace()
            .filter(|word| !word.contains(['│', '╭', '╰', '┃']))
            .collect();
        let told = words.join(" ");
        for part in [" count as missed.", "End the interview", "write the file?"] {
            let mut rest = told.as_str();
            for word in part.split_whitespace() {
                let after = rest.split_once(word).map(|(_, after)| after);
                rest =
                    after.unwrap_or_else(|| panic!("{width}: no {word:?} of {part:?}: {screen}"));
            }
        }
    }
}

#[test]
fn before_it_ends_the_points_without_a_mark_are_counted_and_with_all_marked_it_just_ends() {
    let mut drive = interviewing().keys("<tab> 0 2 <tab> n n n n n");
    let (marked, all) = interview(&drive).card().unwrap().grading.count();
    let said = format!("{} points are unmarked and count as missed", all - marked);
    let screen = drive.screen();
    assert!(screen.contains(&said), "{said}: {screen}");
    assert!(shared(&drive).is_none(), "not yet");
    drive.press("<esc>");
    assert!(drive.screen().contains("Read aloud"), "still there");
    drive.press("<tab> - - - - - -");
    for _ in 0..all {
        if interview(&drive).card().unwrap().grading.is_complete() {
            break;
        }
        drive.press("0");
    }
    drive.press("n");
    assert!(shared(&drive).is_some(), "nothing was left to ask about");
}
