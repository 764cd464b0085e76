//! Every key that Study, a history or a drill names on the screen does something, in windows of every size.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::drill::Drilling;
use greenroom::app::state::Screen;
use greenroom::domain::id::Slug;
use support::{Drive, drive, key};

/// A small window, a low one, and the two that most people have.
const SIZES: [(u16, u16); 4] = [(50, 18), (60, 14), (80, 24), (120, 40)];

/// A place with its name, and how one gets there.
type Place = (&'static str, fn() -> Drive);

/// The places of Study up to the save.
fn before_the_save() -> Vec<Place> {
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
    ]
}

/// The places of Study from the save on, and those of a drill.
fn from_the_save_on() -> Vec<Place> {
    vec![
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
        for (name, place) in before_the_save().into_iter().chain(from_the_save_on()) {
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
