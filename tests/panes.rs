//! What is in sight in Study and in a drill, in small windows too: the answer, the point to mark, what one reads before one begins.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::drill::Drilling;
use greenroom::app::state::Screen;
use greenroom::domain::id::Slug;
use greenroom::domain::pack::Pack;
use greenroom::library::Library;
use support::{Drive, drive, drive_with, key, pack};

/// Every size that these faults were seen at.
const SIZES: [(u16, u16); 4] = [(50, 18), (60, 14), (80, 24), (120, 40)];

fn changed(change: impl Fn(&mut Pack)) -> Drive {
    let mut pack = pack();
    change(&mut pack);
    let mut drive = drive_with(Library::new(vec![pack]), Vec::new(), Vec::new());
    drive.state.first_run = false;
    drive
}

/// How often a text stands in one of the panes, however its lines break.
fn times(drive: &Drive, words: &str) -> usize {
    let bare = |text: &str| -> String {
        let signs = text.chars().filter(|sign| !sign.is_whitespace());
        signs.filter(|sign| !"│╭╮╰╯─▌".contains(*sign)).collect()
    };
    let screen = drive.screen().replace('┃', "│");
    let panes = screen.lines().map(|line| line.split("││").count()).max();
    let pane = |at: usize| -> String {
        let mut said = String::new();
        for line in screen.lines() {
            said.push_str(&bare(line.split("││").nth(at).unwrap_or("")));
        }
        said
    };
    let said = (0..panes.unwrap_or(1)).map(pane);
    said.map(|pane| pane.matches(&bare(words)).count()).sum()
}

/// A line of the screen that holds these words.
fn line<'a>(screen: &'a str, words: &str) -> &'a str {
    let mut lines = screen.lines();
    lines
        .find(|line| line.contains(words))
        .unwrap_or_else(|| panic!("{words}: {screen}"))
}

#[test]
fn the_reveal_of_a_drill_brings_the_answer_into_sight_in_every_window() {
    let because =
        "Every word of this tells why it matters, and there are many of them here. ".repeat(2);
    for (width, height) in SIZES {
        for point in ["which-requests", "compare", "causes", "alert"] {
            let mut drive = changed(|pack| {
                let question = &mut pack.questions[0];
                question.prompt = format!("{} so it goes.", "On and on,".repeat(12));
                for point in &mut question.points {
                    point.because = Some(because.clone());
                }
            });
            let id = Slug::parse(point).unwrap();
            let question = drive.state.library.question(&key("twelve-points")).unwrap();
            let answer = question.point(point).unwrap().text.clone();
            let drilling = Drilling::new(vec![(key("twelve-points"), id)]).unwrap();
            drive.state.screen = Screen::Drill(drilling);
            let drive = drive.sized(width, height);
            assert_eq!(times(&drive, &answer), 0, "{}", drive.screen());
            let drive = drive.keys("<enter>");
            let screen = drive.screen();
            assert_eq!(
                times(&drive, &answer),
                1,
                "{width}x{height} {point}: {screen}"
            );
            assert!(
                screen.contains("────────────────\u{20}│"),
                "the rule: {screen}"
            );
            assert_eq!(
                times(&drive, &because),
                1,
                "{width}x{height} {point}: {screen}"
            );
        }
    }
}

#[test]
fn a_half_counts_as_a_half_in_the_checklist_and_in_the_history() {
    let graded = drive().at("twelve-points").keys("<enter> 1 1 2 1 0 0");
    let screen = graded.screen();
    assert!(line(&screen, "CLARIFY").contains("1/2"), "{screen}");
    assert!(line(&screen, "COVER").contains("1½/"), "{screen}");
    let history = graded.keys("<enter> H").screen();
    assert!(history.contains("2½ of 12 points"), "{history}");
    let half = drive().at("twelve-points").keys("<enter> 1").screen();
    assert!(line(&half, "CLARIFY").contains("½/2"), "{half}");
}
