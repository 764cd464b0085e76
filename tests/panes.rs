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

/// A place with its name, and how one gets there.
type Place = (&'static str, fn() -> Drive);

/// Every place of Study and of a drill.
fn places() -> Vec<Place> {
    vec![
        ("a topic", || drive().in_study()),
        ("an open topic", || drive().in_study().keys("<enter>")),
        ("a question in the tree", || {
            drive().at("hot-key").keys("<esc>")
        }),
        ("a topic read", || drive().in_study().keys("<tab>")),
        ("an unbegun question read", || {
            drive()
                .in_study()
                .keys("<enter> <down> <enter> <down> <tab>")
        }),
        ("an answer", || drive().at("twelve-points")),
        ("an answer of one point", || drive().at("quick-ttl")),
        ("a myth", || drive().at("myth-cache")),
        ("a story", || drive().at("story-migration")),
        ("a design", || drive().at("shard-key")),
        ("replies", || drive().at("twelve-points").keys("c")),
        ("grading", || drive().at("twelve-points").keys("<enter>")),
        ("grading at its end", || {
            drive().at("twelve-points").keys("<enter> + + +")
        }),
        ("grading without pitfalls", || {
            drive().at("hot-key").keys("<enter>")
        }),
        ("grading one answer", || {
            drive().at("quick-ttl").keys("<enter>")
        }),
        ("the model answer", || {
            drive().at("twelve-points").keys("<enter> m")
        }),
        ("the question beside", || {
            drive().at("twelve-points").keys("<enter> <tab>")
        }),
        ("one answer, beside", || {
            drive().at("quick-ttl").keys("<enter> <tab>")
        }),
        ("saved", || {
            drive().at("twelve-points").keys("<enter> + + + <enter>")
        }),
        ("saved, its model answer", || {
            drive().at("twelve-points").keys("<enter> + + + <enter> m")
        }),
        ("saved, back in the tree", || {
            drive()
                .at("twelve-points")
                .keys("<enter> + + + <enter> <esc>")
        }),
        ("saved, one answer", || {
            drive().at("quick-ttl").keys("<enter> 2")
        }),
        ("read", || drive().at("hot-key").keys("0")),
        ("read, its checklist", || {
            drive().at("hot-key").keys("0 <tab>")
        }),
        ("read, one answer", || drive().at("quick-ttl").keys("0")),
        ("a follow-up", || {
            drive().at("twelve-points").keys("<enter> + + + <enter> f")
        }),
        ("a follow-up graded", || {
            drive()
                .at("twelve-points")
                .keys("<enter> + + + <enter> f <enter>")
        }),
        ("a follow-up saved", || {
            drive()
                .at("twelve-points")
                .keys("<enter> + + + <enter> f <enter> 2 <enter>")
        }),
        ("the last follow-up saved", || {
            let way = "<enter> + + + <enter> f <enter> 2 <enter> f <enter> 2 <enter>";
            drive().at("twelve-points").keys(way)
        }),
        ("the history", || {
            drive().at("twelve-points").keys("<enter> 2 <enter> H")
        }),
        ("a long history", || {
            let again = "<enter> <enter> 2 <enter> <esc> ".repeat(12);
            let first = drive().at("twelve-points").keys("<enter> 2 <enter> <esc>");
            first.keys(&again).keys("H")
        }),
        ("a drill", || drilled("compare")),
        ("a drill revealed", || drilled("compare").keys("<enter>")),
        ("a drill's model answer", || {
            drilled("compare").keys("<enter> m")
        }),
    ]
}

fn drilled(point: &str) -> Drive {
    let mut drive = drive();
    let items = vec![
        (key("twelve-points"), Slug::parse(point).unwrap()),
        (key("twelve-points"), Slug::parse("alert").unwrap()),
    ];
    drive.state.screen = Screen::Drill(Drilling::new(items).unwrap());
    drive
}

/// The keys of a hint's label, as a script presses them.
fn pressed(label: &str) -> Vec<String> {
    match label {
        "←→" => vec!["<left>".into(), "<right>".into()],
        "↑↓" => vec!["<up>".into(), "<down>".into()],
        "0-3" => (0..4).map(|at| at.to_string()).collect(),
        "2-0" => (0..3).map(|at| at.to_string()).collect(),
        sign if sign.chars().count() == 1 => vec![sign.to_owned()],
        named => vec![format!("<{named}>")],
    }
}

/// The labels of the keys that the window names: on its bottom line, and where one pane is a page on the line above it.
fn named(drive: &Drive) -> Vec<String> {
    let screen = drive.screen();
    let bottom = screen.lines().last().unwrap_or_default().trim().to_owned();
    // A word stands alone only as part of what is told at the right end: what was saved when, the place in the queue.
    let is_key = |label: &&str| {
        let words = ["enter", "esc", "tab", "space", "ctrl-o", "ctrl-n"];
        label.chars().count() == 1
            || words.contains(label)
            || ["←→", "↑↓", "0-3", "2-0"].contains(label)
    };
    let hints = bottom
        .split("   ")
        .filter_map(|hint| hint.trim().split_once(' '));
    let mut labels: Vec<String> = hints
        .map(|(label, _)| label)
        .filter(is_key)
        .map(str::to_owned)
        .collect();
    let first = screen.lines().next().unwrap_or_default();
    labels.extend(
        first
            .trim_end()
            .ends_with("tab ›")
            .then(|| "tab".to_owned()),
    );
    labels
}

#[test]
fn every_key_that_study_or_a_drill_names_does_something() {
    let (mut tried, mut dead) = (0, Vec::new());
    for (width, height) in SIZES {
        for (name, place) in places() {
            let at_hand = || {
                let mut drive = place().sized(width, height);
                drive.state.notice = None;
                drive
            };
            let labels = named(&at_hand());
            assert!(!labels.is_empty(), "{name}: {}", at_hand().screen());
            for label in labels {
                let works = pressed(&label).iter().any(|key| {
                    let mut drive = at_hand();
                    let (before, asked) = (drive.screen(), drive.effects.len());
                    drive.press(key);
                    // What is only told, on the bottom line, is that there is nothing to do.
                    let told = drive.state.notice.is_some() && drive.effects.len() == asked;
                    let body = |screen: &str| {
                        let lines: Vec<&str> = screen.lines().collect();
                        lines[..lines.len() - usize::from(told)].join("\n")
                    };
                    body(&before) != body(&drive.screen()) || drive.effects.len() > asked
                });
                if !works {
                    dead.push(format!("{width}x{height}, {name}: {label}"));
                }
                tried += 1;
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(tried > 400, "{tried}");
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
