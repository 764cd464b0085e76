//! Where `esc` leads from a follow-up and from a link: back the way one came, then to the tree, then off the screen.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::geometry::Pane;
use greenroom::app::state::Screen;
use greenroom::app::study::Study;
use greenroom::app::study::card::Stage;
use support::{Drive, drive};

fn study(drive: &Drive) -> &Study {
    match &drive.state.screen {
        Screen::Study(study) => study,
        other => panic!("not Study: {other:?}"),
    }
}

fn at_hand(drive: &Drive) -> (&str, Option<usize>, Stage) {
    let card = drive.card();
    (card.subject.key.id(), card.subject.follow_up(), card.stage)
}

fn saved() -> Drive {
    drive().at("twelve-points").keys("<enter> + + + <enter>")
}

/// The screen without its bottom line, which a notice may hold.
fn panes(drive: &Drive) -> String {
    let screen = drive.screen();
    let lines: Vec<&str> = screen.trim_end().lines().collect();
    lines[..lines.len() - 1].join("\n")
}

#[test]
fn esc_leads_from_a_follow_up_to_the_questions_own_checklist_and_then_to_the_tree() {
    let mut drive = saved();
    let own = panes(&drive);
    drive.press("f");
    assert_eq!(at_hand(&drive), ("twelve-points", Some(0), Stage::Answer));
    drive.press("<esc>");
    assert_eq!(at_hand(&drive), ("twelve-points", None, Stage::Saved));
    assert_eq!(panes(&drive), own, "as it was before");
    drive.press("<esc>");
    assert_eq!(study(&drive).focus, Pane::Tree);
    // While it is graded, and once it is saved, the way back is the same; from the second rung too.
    for script in [
        "f <enter> 2",
        "f <enter> 2 0 <enter>",
        "f <enter> 2 0 <enter> f",
    ] {
        let drive = saved().keys(script).keys("<esc>");
        assert_eq!(
            at_hand(&drive),
            ("twelve-points", None, Stage::Saved),
            "{script}"
        );
        let drive = drive.keys("<esc>");
        assert_eq!(study(&drive).focus, Pane::Tree, "{script}");
    }
}

#[test]
fn what_was_begun_of_a_follow_up_is_there_again() {
    let mut drive = saved();
    drive.press("f d \"by the ratio\" <esc> <esc> f");
    assert_eq!(at_hand(&drive), ("twelve-points", Some(0), Stage::Answer));
    assert_eq!(drive.card().draft.text(), "by the ratio");
}

#[test]
fn a_save_taken_back_from_a_follow_up_shows_the_marks_again() {
    let drive = saved().keys("f u");
    assert_eq!(at_hand(&drive), ("twelve-points", None, Stage::Grade));
    assert!(drive.notice().contains("Took back"), "{}", drive.notice());
    assert!(drive.screen().contains("12/12"), "{}", drive.screen());
}

#[test]
fn esc_leads_from_a_link_to_the_question_one_came_from() {
    let mut drive = drive().at("hot-key").keys("d \"copy it\" <esc> s <enter>");
    assert_eq!(at_hand(&drive), ("twelve-points", None, Stage::Answer));
    drive.press("<esc>");
    assert_eq!(at_hand(&drive), ("hot-key", None, Stage::Answer));
    assert_eq!(drive.card().draft.text(), "copy it");
    drive.press("<esc>");
    assert_eq!(study(&drive).focus, Pane::Tree);
    // A circle is not walked back: each question comes once.
    drive.press("<enter> s <enter> s <enter>");
    assert_eq!(at_hand(&drive).0, "hot-key");
    drive.press("<esc>");
    assert_eq!(study(&drive).focus, Pane::Tree);
}

#[test]
fn a_question_that_was_answered_is_found_as_it_was_after_a_link() {
    let mut drive = saved().keys("s <enter>");
    assert_eq!(at_hand(&drive), ("hot-key", None, Stage::Answer));
    drive.press("<esc>");
    assert_eq!(at_hand(&drive), ("twelve-points", None, Stage::Saved));
}

#[test]
fn a_link_followed_from_the_tree_leads_back_to_its_line() {
    let mut drive = drive().at("hot-key").keys("<esc>");
    let before = study(&drive).tree.question().cloned();
    drive.press("s <enter>");
    assert_eq!(at_hand(&drive).0, "twelve-points");
    drive.press("<esc>");
    assert_eq!(study(&drive).focus, Pane::Tree);
    assert_eq!(study(&drive).tree.question().cloned(), before);
}

#[test]
fn a_hit_is_left_for_the_hits_only_once_its_follow_up_is() {
    let mut drive = drive().keys("/ \"noon\" <enter> <enter> + + + <enter> f <esc>");
    assert_eq!(at_hand(&drive), ("twelve-points", None, Stage::Saved));
    drive.press("<esc>");
    assert!(matches!(drive.state.screen, Screen::Search(_)));
}
