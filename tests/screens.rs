//! What every screen looks like at the sizes that people have; snapshots carry the text and, at one size, the inks.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use ratatui::style::{Color, Modifier};
use support::{Drive, drive, drive_on};

/// Windows from very wide to narrow.
const SIZES: [(u16, u16); 5] = [(200, 60), (160, 48), (120, 40), (80, 24), (50, 18)];

/// A screen by name and the way to it.
type Made = (&'static str, fn() -> Drive);

fn screens() -> Vec<Made> {
    let mut all: Vec<Made> = vec![
        ("today", drive),
        ("first_run", || {
            drive_on(Vec::new(), Vec::new()).at("twelve-points")
        }),
        ("topic", || drive().in_study()),
        ("choose", || drive().in_study().keys("<right> j <right> j")),
        ("answer", || drive().at("twelve-points")),
        ("writing", || {
            drive().at("twelve-points").keys("d \"First I would split the requests by endpoint, since a slow noon is not a slow day.\"")
        }),
        ("replies", || drive().at("twelve-points").keys("c <space>")),
        ("grade", || {
            drive()
                .at("twelve-points")
                .keys("d \"Split by endpoint.\" <esc> 2 2 0 2 2 1 1 2 0")
        }),
        ("model", || {
            drive().at("twelve-points").keys("<enter> 2 2 m")
        }),
        ("saved", || {
            drive()
                .at("twelve-points")
                .keys("<enter> 2 0 2 2 0 1 2 2 2 2 2 2 - x x <enter>")
        }),
        ("read", || drive().at("hot-key").keys("0")),
        ("follow_up", || {
            drive().at("twelve-points").keys("<enter> + + + <enter> f")
        }),
        ("story", || drive().at("story-migration")),
        ("estimate", || drive().at("size-orders").keys("<enter>")),
        ("search_empty", || drive().keys("/")),
        ("search", || drive().keys("/ \"shards customer\"")),
        ("search_nothing", || drive().keys("/ \"zzzz\"")),
        ("help", || drive().at("twelve-points").keys("<enter> ?")),
        ("actions", || {
            drive().at("twelve-points").keys("<enter> : \"m\"")
        }),
        ("confirm", || {
            drive().at("twelve-points").keys("<enter> <enter>")
        }),
        ("note", || {
            drive()
                .at("twelve-points")
                .keys("N \"ask about the cron table\"")
        }),
        ("drill", || drive().in_drill()),
        ("drill_open", || drive().in_drill().keys("<enter>")),
        ("see_also", || drive().at("twelve-points").keys("s")),
    ];
    all.extend(round_screens());
    all.extend(plan_screens());
    all.extend(progress_screens());
    all
}

fn plan_screens() -> Vec<Made> {
    vec![
        ("plan", || {
            drive().keys("<tab> <right> <down> <down> <down> <space>")
        }),
        ("plan_end", || {
            drive().keys("<tab> <right> <down> <down> <down> <space> G")
        }),
        ("today_planned", || {
            let mut drive = answered().keys("g t <tab> <right> <enter>");
            drive.tomorrow();
            drive
        }),
        ("today_back", || {
            let mut drive = answered();
            for _ in 0..12 {
                drive.tomorrow();
            }
            drive.keys("g t <left>")
        }),
        ("today_weeks", || studied("g t")),
        ("brief", || {
            let days = "<left> ".repeat(11);
            let mut drive = answered().keys(&format!("g t <tab> <right> {days}<enter>"));
            drive.tomorrow();
            drive.keys("<enter>")
        }),
    ]
}

/// Two answers, one of which missed its gate.
fn answered() -> Drive {
    drive()
        .at("twelve-points")
        .keys("<enter> 2 2 0 + - <enter>")
        .at("hot-key")
        .keys("<enter> 2 1 0 <enter>")
}

/// Every page of Progress after nine weeks, then what is there when there is little or nothing.
fn progress_screens() -> Vec<Made> {
    vec![
        ("progress_ready", || studied("g p")),
        ("progress_days", || studied("g p <tab>")),
        ("progress_trend", || studied("g p <tab> <tab>")),
        ("progress_topics", || studied("g p <tab> <tab> <tab> j j")),
        ("progress_dimensions", || {
            studied("g p <tab> <tab> <tab> <tab>")
        }),
        ("progress_calibration", || {
            studied("g p <tab> <tab> <tab> <tab> <tab>")
        }),
        ("progress_minutes", || {
            studied("g p <backtab> <backtab> <backtab> <backtab>")
        }),
        ("progress_forecast", || {
            studied("g p <backtab> <backtab> <backtab>")
        }),
        ("progress_objectives", || {
            studied("g p <backtab> <backtab> 2 j 1 j 0 j")
        }),
        ("progress_rounds", || studied("g p <backtab> j")),
        ("progress_nothing", || drive().keys("g p")),
        ("progress_no_rounds", || drive().keys("g p <backtab>")),
        ("progress_little", || {
            drive().at("hot-key").keys("3 2 1 0 <enter> g p")
        }),
        ("history", || {
            studied("").at("caching-strategies-0").keys("H")
        }),
        ("history_nothing", || drive().at("hot-key").keys("H")),
    ]
}

/// Nine weeks of study on a pack wide enough for figures.
fn studied(keys: &str) -> Drive {
    let library = support::weeks::wide_library();
    let records = support::weeks::weeks_of_study(&library, 9, 7);
    support::drive_with(library, records, Vec::new()).keys(keys)
}

fn round_screens() -> Vec<Made> {
    vec![
        ("desk", || drive().keys("r")),
        ("own_round", || drive().keys("r o j <right> j <right>")),
        ("round", || in_round("shard-key")),
        ("round_warning", || waited(in_round("shard-key"), 250_000)),
        ("round_late", || waited(in_round("shard-key"), 341_000)),
        ("round_paused", || {
            waited(in_round("shard-key"), 62_000).keys("<space>")
        }),
        ("round_push", || {
            waited(in_round("shard-key"), 100_000).keys("n n n")
        }),
        ("round_predict", || to_prediction().keys("\"70\"")),
        ("round_grade", || {
            to_prediction().keys("\"70\" <enter> 2 2 p")
        }),
        ("debrief", || {
            to_prediction().keys("\"70\" <enter> 2 1 2 0 2 2 <enter>")
        }),
        ("round_back", || {
            let mut drive = waited(in_round("shard-key"), 100_000).keys("<esc>");
            drive.wait(660_000);
            drive.keys("<enter>")
        }),
        ("quick", || quick_round().keys("<enter> 2")),
        ("quick_answer", || quick_round().keys("<enter>")),
        ("quick_again", || quick_round().keys("<enter> 0 <enter> 2")),
        ("references", || drive().in_references(3)),
        ("references_answer", || drive().in_references(3).keys("1")),
        ("round_slice", || {
            drive().in_round("slice-high-level", "shard-key", 4711)
        }),
        ("debrief_points", || {
            to_prediction().keys("\"70\" <enter> 2 1 2 0 2 2 <enter> <tab>")
        }),
        ("interview", || {
            waited(interviewing(), 62_000).keys("<space> j")
        }),
        ("interview_grade", || {
            waited(interviewing(), 341_000).keys("j <enter> <tab> 2 2 2 0")
        }),
        ("interview_debrief", || {
            let mut drive = waited(interviewing(), 341_000).keys("<tab> 2 2 1 0 - E <enter>");
            drive.tell(greenroom::app::event::EventKind::Shared(Ok(
                "2026-11-22-shard-key.partner.jsonl".to_owned(),
            )));
            drive
        }),
    ]
}

/// A design round of 45 minutes over one question, with a seed.
fn in_round(id: &str) -> Drive {
    drive().in_round("design-45", id, 4711)
}

/// A quick round, with a seed.
fn quick_round() -> Drive {
    let mut drive = drive();
    let mut wish = greenroom::app::round::desk::presets(&drive.state.library)
        .find(|wish| wish.preset == "quickfire-10")
        .expect("a preset");
    wish.seed = Some(1);
    drive.begin(&wish);
    drive
}

/// The interviewer's screen over a design problem.
fn interviewing() -> Drive {
    drive().interviewing("design-45", "shard-key", 4711)
}

/// The same after so many ms.
fn waited(mut drive: Drive, ms: u64) -> Drive {
    drive.wait(ms);
    drive
}

/// A round that was gone through, before its prediction.
fn to_prediction() -> Drive {
    let mut drive = in_round("shard-key");
    for minutes in [5, 4, 17, 8, 4] {
        drive.wait(minutes * 60_000);
        drive.press("n");
        while drive.screen().contains("▌ Interviewer") {
            drive.press("<enter> n");
        }
    }
    drive
}

#[test]
fn every_screen_at_every_size() {
    for (name, made) in screens() {
        for (width, height) in SIZES {
            let drive = made().sized(width, height);
            let mut shown = drive.screen();
            if (width, height) == (120, 40) {
                shown.push_str("\ninks\n");
                shown.push_str(&inks(&drive));
            }
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), shown);
        }
    }
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let known: Vec<String> = screens()
        .iter()
        .flat_map(|(name, _)| {
            SIZES.map(|(width, height)| format!("screens__{name}_{width}x{height}.snap"))
        })
        .collect();
    for entry in std::fs::read_dir(folder).expect("snapshots") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(
            known.contains(&name),
            "{name} belongs to no screen: delete it"
        );
    }
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back() {
    let mut drive = drive().at("twelve-points").keys("<enter> 2 2").sized(20, 5);
    let said = drive
        .screen()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(said.contains("too small"), "{said}");
    drive.tell(greenroom::app::event::EventKind::Resize {
        width: 120,
        height: 40,
    });
    assert_eq!(drive.card().grading.count().0, 2);
    assert!(drive.screen().contains("2/12"));
}

#[test]
fn no_size_makes_drawing_panic() {
    for (_, made) in screens() {
        let mut drive = made();
        for (width, height) in [
            (0, 0),
            (1, 1),
            (1, 300),
            (300, 1),
            (39, 12),
            (40, 11),
            (40, 12),
            (75, 12),
            (76, 13),
            (103, 30),
            (149, 12),
            (400, 100),
        ] {
            drive.tell(greenroom::app::event::EventKind::Resize { width, height });
            if width > 0 && height > 0 {
                let _ = drive.screen();
            }
        }
    }
}

#[test]
fn frames_stay_whole_around_wide_and_joined_signs() {
    let text = "日本語 и العربية देवनागरी 👩‍👩‍👧‍👦 e\u{301}\u{301} 🇩🇪";
    for (width, height) in [(200, 60), (120, 40), (80, 24), (40, 12)] {
        let mut drive = drive().at("hot-key").sized(width, height);
        drive.tell(greenroom::app::event::EventKind::Paste(text.repeat(9)));
        drive.press("<esc>");
        for line in drive
            .screen()
            .lines()
            .filter(|line| line.starts_with(['│', '╭', '╰']))
        {
            assert!(
                line.ends_with(['│', '╮', '╯', '┃']),
                "{width}x{height}: {line}"
            );
        }
    }
}

#[test]
fn without_colour_every_screen_says_the_same() {
    let theme = greenroom::ui::theme::Theme::default().without_colour();
    for (name, made) in screens() {
        let drive = made();
        let backend = ratatui::backend::TestBackend::new(120, 40);
        let mut terminal = ratatui::Terminal::new(backend).expect("a terminal");
        terminal
            .draw(|frame| greenroom::ui::view::view(&drive.state, &theme, frame))
            .expect("a frame");
        let plain = terminal.backend().buffer();
        assert!(
            plain
                .content
                .iter()
                .all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset),
            "{name}"
        );
        let text: String = plain
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        let coloured: String = drive
            .buffer()
            .content
            .iter()
            .map(|cell| cell.symbol().to_owned())
            .collect();
        assert_eq!(text, coloured, "{name}");
    }
}

#[test]
fn in_ascii_no_screen_shows_another_glyph() {
    for (name, made) in screens() {
        let mut drive = made();
        drive.state.options.ascii = true;
        let screen = drive.screen();
        let odd: Vec<char> = screen.chars().filter(|sign| !sign.is_ascii()).collect();
        assert!(odd.is_empty(), "{name}: {odd:?}");
    }
}

/// One letter a cell: what its style means.
fn inks(drive: &Drive) -> String {
    let buffer = drive.buffer();
    let area = buffer.area;
    let letter = |x, y| {
        let cell = &buffer[(x, y)];
        let bold = cell.modifier.contains(Modifier::BOLD);
        match cell.fg {
            _ if cell.symbol() == " " => ' ',
            Color::Reset if bold => 'S',
            Color::Reset if cell.modifier.contains(Modifier::ITALIC) => 'e',
            Color::Reset => '.',
            Color::DarkGray => 'm',
            Color::Cyan if bold => 'H',
            Color::Cyan if cell.modifier.contains(Modifier::UNDERLINED) => 'M',
            Color::Cyan => 'a',
            Color::Green => 'g',
            Color::Yellow => 'w',
            Color::LightRed => 'd',
            _ => '?',
        }
    };
    (0..area.height)
        .map(|y| {
            let line: String = (0..area.width).map(|x| letter(x, y)).collect();
            line.trim_end().to_owned() + "\n"
        })
        .collect()
}
