//! What is in sight in Study and in a drill, in small windows too: the answer, the point to mark, what one reads before one begins.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::chord::{Chord, KeyName};
use greenroom::app::drill::Drilling;
use greenroom::app::event::{EventKind, Mouse, MouseKind};
use greenroom::app::state::Screen;
use greenroom::domain::id::Slug;
use greenroom::domain::pack::Pack;
use greenroom::library::Library;
use support::{Drive, drive, drive_on, drive_with, key, pack};

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
fn a_question_is_read_before_it_is_begun_and_tab_leads_there_and_back() {
    for (width, height) in SIZES {
        let drive = drive()
            .in_study()
            .sized(width, height)
            .keys("<enter> <down> <enter> <down>");
        let begun = drive.keys("<tab>");
        let screen = begun.screen();
        assert_eq!(
            times(&begun, "Your shop answers in 40 ms all morning"),
            1,
            "{width}: {screen}"
        );
        assert!(screen.contains("12 points"), "{width}: {screen}");
        assert!(begun.study().card.is_none(), "nothing is begun by reading");
        assert!(
            screen.contains("enter answer") && !screen.contains("fold"),
            "{screen}"
        );
        let back = begun.keys("<tab>");
        assert!(back.screen().contains("▾ Strategies"), "{}", back.screen());
        let answering = back.keys("<tab> <enter>");
        assert!(
            answering.screen().contains("enter reveal"),
            "{}",
            answering.screen()
        );
        assert!(answering.study().card.is_some());
    }
}

#[test]
fn what_is_read_before_it_is_begun_scrolls_to_its_end() {
    let long = || {
        changed(|pack| {
            let words: Vec<String> = (0..200).map(|at| format!("word{at}")).collect();
            pack.questions[0].prompt = words.join(" ");
        })
    };
    for (width, height) in SIZES {
        let at_top = long()
            .in_study()
            .sized(width, height)
            .keys("<enter> <down> <enter> <down> <tab>");
        assert!(at_top.screen().contains("word0 "), "{}", at_top.screen());
        let at_end = at_top.keys("<end>");
        assert!(
            at_end.screen().contains("word199"),
            "{width}: {}",
            at_end.screen()
        );
        let once_more = at_end.keys("<esc> <tab>");
        assert!(
            once_more.screen().contains("word0 "),
            "{}",
            once_more.screen()
        );
    }
}

#[test]
fn reading_another_question_leaves_the_one_that_is_begun_alone() {
    let begun = drive()
        .at("twelve-points")
        .sized(50, 18)
        .keys("d \"half a draft\" <esc> <esc>");
    let reading = begun.keys("<down> <tab>");
    assert_eq!(
        times(&reading, "takes half of all reads"),
        1,
        "{}",
        reading.screen()
    );
    let mut pasted = reading;
    pasted.tell(EventKind::Paste("lost words".to_owned()));
    assert_eq!(pasted.card().draft.text(), "half a draft");
    let returned = pasted.keys("<esc> <up> <tab>");
    assert!(
        returned.screen().contains("half a draft"),
        "{}",
        returned.screen()
    );
    assert!(
        returned.screen().contains("enter reveal"),
        "{}",
        returned.screen()
    );
}

#[test]
fn the_point_of_a_quick_question_is_in_sight_however_long_its_answer_is() {
    for (width, height) in SIZES {
        for id in ["quick-ttl", "myth-cache", "size-orders"] {
            let long = changed(|pack| {
                for question in &mut pack.questions {
                    question.answer = "A long answer, line after line. ".repeat(60);
                }
            });
            let drive = long.at(id).sized(width, height).keys("<enter>");
            let screen = drive.screen();
            assert!(
                screen.contains("▌☐ I had it"),
                "{width}x{height} {id}: {screen}"
            );
            assert!(line(&screen, "0 missed").contains("2 I had it"), "{screen}");
            assert!(!line(&screen, "0 missed").contains("enter"), "{screen}");
            let down = drive.keys("<pagedown>");
            assert!(down.screen().contains("▌☐ I had it"), "{}", down.screen());
            let half = down.keys("1");
            assert!(half.screen().contains("◩ half of it"), "{}", half.screen());
            assert_eq!(half.attempts().len(), 1);
        }
    }
}

#[test]
fn the_box_of_a_quick_question_takes_a_click() {
    let mut drive = drive().at("quick-ttl").keys("<enter>");
    let screen = drive.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("☐ I had it"))
        .unwrap();
    let text = screen.lines().nth(row).unwrap();
    let column = text.chars().position(|sign| sign == '☐').unwrap();
    drive.tell(EventKind::Mouse(Mouse {
        column: u16::try_from(column).unwrap(),
        row: u16::try_from(row).unwrap(),
        what: MouseKind::Click,
    }));
    assert_eq!(drive.attempts().len(), 1);
}

#[test]
fn a_quick_answer_is_said_once_whether_it_is_read_or_marked() {
    for (width, height) in SIZES {
        for keys in ["0", "0 m", "<enter>", "<enter> m", "<enter> 2 m"] {
            let drive = drive().at("quick-ttl").sized(width, height).keys(keys);
            let answer = &drive
                .state
                .library
                .question(&key("quick-ttl"))
                .unwrap()
                .answer;
            assert_eq!(
                times(&drive, answer),
                1,
                "{width}x{height} {keys}: {}",
                drive.screen()
            );
            assert!(
                !drive.screen().contains("m model answer"),
                "{}",
                drive.screen()
            );
        }
    }
}

#[test]
fn a_myth_says_its_sentence_once() {
    let told = "\"A cache never slows anything down.\" True, false, or does it depend?";
    for keys in ["", "<enter>", "<enter> 2", "0"] {
        let quoting = changed(|pack| {
            for question in &mut pack.questions {
                if question.key == key("myth-cache") {
                    question.prompt = told.to_owned();
                }
            }
        });
        let quoting = quoting.at("myth-cache").keys(keys);
        assert_eq!(
            times(&quoting, "slows anything down"),
            1,
            "{keys}: {}",
            quoting.screen()
        );
        assert_eq!(
            times(&quoting, "Adding a cache never"),
            0,
            "{keys}: {}",
            quoting.screen()
        );
        assert_eq!(
            times(&quoting, "does it depend"),
            1,
            "{keys}: {}",
            quoting.screen()
        );
        // A prompt that only speaks of the claim needs it.
        let pointing = drive().at("myth-cache").keys(keys);
        assert_eq!(
            times(&pointing, "Adding a cache never"),
            1,
            "{keys}: {}",
            pointing.screen()
        );
    }
}

#[test]
fn the_coach_says_what_the_keys_do() {
    let quick = drive_on(Vec::new(), Vec::new())
        .at("quick-ttl")
        .keys("<enter>");
    let screen = quick.screen();
    assert!(!screen.contains("Enter saves"), "{screen}");
    assert!(times(&quick, "That one key saves.") == 1, "{screen}");
    let whole = drive_on(Vec::new(), Vec::new())
        .at("twelve-points")
        .keys("<enter>");
    assert!(times(&whole, "Enter saves") == 1, "{}", whole.screen());
    let read = drive_on(Vec::new(), Vec::new()).at("quick-ttl").keys("0");
    assert!(
        times(&read, "it is asked in two days") == 1,
        "{}",
        read.screen()
    );
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

#[test]
fn a_key_pressed_while_reading_a_topic_does_not_lose_the_way() {
    let topic = drive().in_study().sized(50, 18).keys("<tab>");
    assert!(
        topic.screen().contains("Topic · 2 of 2"),
        "{}",
        topic.screen()
    );
    let mut back = topic;
    back.tell(EventKind::Key(Chord::plain(KeyName::Enter)));
    assert!(
        back.screen().contains("Topics · 1 of 2"),
        "{}",
        back.screen()
    );
    assert!(back.screen().contains("▾ Caching"), "{}", back.screen());
}

#[test]
fn a_follow_up_says_what_it_is_asked_under() {
    for keys in ["<enter> + + + <enter> f", "<enter> + + + <enter> f <enter>"] {
        let drive = drive().at("twelve-points").sized(80, 24).keys(keys);
        let screen = drive.screen();
        assert_eq!(
            times(&drive, "Your shop answers in 40 ms all morning"),
            1,
            "{screen}"
        );
        assert_eq!(
            times(&drive, "How would you have seen it a week earlier?"),
            1,
            "{screen}"
        );
    }
}

#[test]
fn a_missed_point_is_not_read_as_if_its_text_went_on() {
    let mut told = 0;
    for width in 50..=130 {
        let drive = drive()
            .at("twelve-points")
            .sized(width, 40)
            .keys("<enter> 0 0 0 0 0 0 0");
        let screen = drive.screen();
        let (panes, _) = screen.trim_end().rsplit_once('\n').unwrap();
        let places = panes.match_indices(" missed");
        for before in places.map(|(at, _)| panes.split_at(at).0) {
            let before = before.chars().next_back().unwrap();
            assert!(!before.is_alphabetic(), "{width}: {screen}");
            told += usize::from(before == ' ');
        }
    }
    assert!(told > 81, "{told}");
}

#[test]
fn what_is_only_read_counts_nothing() {
    let drive = drive().at("twelve-points").sized(120, 60).keys("0");
    let screen = drive.screen();
    for heading in ["CLARIFY", "COVER", "PRACTICES", "PITFALLS"] {
        assert!(!line(&screen, heading).contains('/'), "{screen}");
    }
    let narrow = drive.sized(50, 18);
    let said = narrow.screen().lines().last().unwrap().to_owned();
    assert!(said.contains("Read. It is asked in two days."), "{said}");
}
