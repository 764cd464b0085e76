//! The lists of keys name what belongs to a question, a point or a save exactly where the key would do something.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use greenroom::app::action::Action;
use greenroom::app::event::EventKind;
use greenroom::app::keymap::Context;
use greenroom::app::overlay::Overlay;
use greenroom::app::state::Screen;
use greenroom::app::update::contexts;
use support::{Drive, drive};

/// What belongs to a question, a point or a save.
const OF_SOMETHING: [Action; 9] = [
    Action::Undo,
    Action::Bookmark,
    Action::PutOff,
    Action::TakeOut,
    Action::StartAnew,
    Action::Note,
    Action::SeeAlso,
    Action::History,
    Action::Copy,
];

type Made = (&'static str, fn() -> Drive);

/// Moments in which what there is to act on differs.
fn moments() -> Vec<Made> {
    let mut all: Vec<Made> = vec![
        ("Today", drive),
        ("Today after a save", || {
            drive().at("hot-key").keys("<enter> 2 2 2 <enter> g t")
        }),
        ("a topic", || drive().in_study()),
        ("a question in the tree", || {
            drive().in_study().keys("l j l j")
        }),
        ("a question that was never answered", || {
            drive().at("hot-key")
        }),
        ("a question without links", || drive().at("size-orders")),
        ("one that is put off", || {
            drive().in_study().keys("l j l j Q").keys("z")
        }),
        ("grading, nothing marked", || {
            drive().at("hot-key").keys("<enter>")
        }),
        ("grading, a mark given", || {
            drive().at("hot-key").keys("<enter> 2")
        }),
        ("grading, all marks taken back", || {
            drive().at("hot-key").keys("<enter> 2 u")
        }),
        ("reading beside the checklist", || {
            drive().at("hot-key").keys("<enter> 2 <tab>")
        }),
        ("grading the second, nothing marked", || {
            drive()
                .at("hot-key")
                .keys("<enter> 2 2 2 <enter>")
                .at("twelve-points")
                .keys("<enter>")
        }),
        ("saved", || {
            drive().at("hot-key").keys("<enter> 2 2 2 <enter>")
        }),
        ("saved and taken back", || {
            drive().at("hot-key").keys("<enter> 2 2 2 <enter> u")
        }),
        ("answering again what has a memory", || {
            drive()
                .at("hot-key")
                .keys("<enter> 2 2 2 <enter>")
                .at("hot-key")
        }),
        ("its history", || drive().at("hot-key").keys("H")),
        ("Progress", || drive().keys("g p")),
    ];
    all.extend(moments_of_points());
    all.extend(moments_of_rounds());
    all
}

fn moments_of_points() -> Vec<Made> {
    vec![
        ("a drill", || drive().in_drill()),
        ("a point rated", || drive().in_drill().keys("<enter> 2")),
        ("a point put off", || drive().in_drill().keys("z")),
        ("a point taken back", || {
            drive().in_drill().keys("<enter> 2 u")
        }),
        ("a drill without a save before it", || {
            let mut drive = drive().in_drill();
            drive.state.last_save = None;
            drive
        }),
    ]
}

fn moments_of_rounds() -> Vec<Made> {
    vec![
        ("the desk", || drive().keys("r")),
        ("a round", in_round),
        ("a round that is graded", || to_grading(in_round())),
        ("a round with a mark", || to_grading(in_round()).keys("2")),
        ("an interview", || {
            drive().interviewing("design-45", "shard-key", 4711)
        }),
        ("an interview with a mark", || {
            drive()
                .interviewing("design-45", "shard-key", 4711)
                .keys("<tab> 2")
        }),
    ]
}

fn in_round() -> Drive {
    drive().in_round("design-45", "shard-key", 4711)
}

fn to_grading(drive: Drive) -> Drive {
    let drive = drive.keys("E <enter> <enter>");
    assert!(
        contexts(&drive.state).contains(&Context::Grade),
        "{}",
        drive.screen()
    );
    drive
}

fn grades(drive: &Drive) -> bool {
    let marks = |context: &Context| {
        matches!(
            context,
            Context::Grade | Context::InterviewGrade | Context::Reader
        )
    };
    contexts(&drive.state).iter().any(marks)
}

/// All that a key may change but what the bottom line says.
fn standing(drive: &Drive) -> (String, usize) {
    let state = &drive.state;
    (
        format!("{:?} {:?}", state.screen, state.overlay),
        drive.effects.len(),
    )
}

/// Whether the list of actions names one just now.
fn is_listed(made: fn() -> Drive, action: Action) -> bool {
    let drive = made().keys(":");
    let Some(Overlay::Palette(palette)) = &drive.state.overlay else {
        panic!("no list of actions:\n{}", drive.screen());
    };
    let mut entries = palette.entries().into_iter();
    entries.any(|(_, listed, _)| listed == action)
}

/// Whether the list of keys tells an action just now.
fn is_told(made: fn() -> Drive, action: Action) -> bool {
    let drive = made().keys("?");
    let Some(Overlay::Help(help)) = &drive.state.overlay else {
        panic!("no list of keys:\n{}", drive.screen());
    };
    !help.idle.contains(&action)
}

#[test]
fn a_key_is_listed_exactly_where_it_does_something() {
    let mut seen = [[0; 2]; OF_SOMETHING.len()];
    for (moment, made) in moments() {
        for (at, action) in OF_SOMETHING.into_iter().enumerate() {
            let mut drive = made();
            let chord = drive.state.keymap.keys(Context::Everywhere, action)[0];
            let meant = drive.state.keymap.resolve(&contexts(&drive.state), chord);
            let closes =
                matches!(drive.state.screen, Screen::History(_)) && action == Action::History;
            if meant != Some(action) || closes {
                continue;
            }
            // What a screen works out at its first event is no doing of the key.
            drive.tell(EventKind::Focus);
            let before = standing(&drive);
            drive.tell(EventKind::Key(chord));
            let acts = standing(&drive) != before;
            let said = format!("{moment}: {} says {:?}", action.name(), drive.notice());
            assert_eq!(is_listed(made, action), acts, "{said}");
            // Whoever is about to mark reads beforehand how a mark is taken back.
            let beforehand = action == Action::Undo && grades(&made());
            assert_eq!(is_told(made, action), acts || beforehand, "{said}");
            assert!(
                acts || !drive.notice().is_empty(),
                "{moment}: {} does nothing and says nothing",
                action.name()
            );
            seen[at][usize::from(acts)] += 1;
        }
    }
    for (at, action) in OF_SOMETHING.into_iter().enumerate() {
        assert!(
            seen[at].iter().all(|times| *times > 0),
            "{}: both cases are among the moments",
            action.name()
        );
    }
}
