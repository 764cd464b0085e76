//! What a reader of the screens noticed: each thing is said once, whole, and where it can be used.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use support::{Drive, drive, drive_on, round};

/// The line under the cursor, without its frame.
fn chosen(drive: &Drive) -> String {
    let screen = drive.screen();
    let line = screen.lines().find(|line| line.contains('▌'));
    let text = line.unwrap_or_default().trim();
    text.trim_matches(['│', '▌', '┃', ' ']).to_owned()
}

#[test]
fn the_cursor_stands_on_the_round_that_was_just_left() {
    let drive = drive().keys("r <end> <enter>");
    let first = round(&drive).id;
    let drive = drive.keys("<esc>");
    assert!(chosen(&drive).starts_with("Go on: "), "{}", drive.screen());
    let drive = drive.keys("<enter> <enter>");
    assert_eq!(round(&drive).id, first, "enter goes on with it");
    // A second one waits beside it: the cursor is on the one at hand, by esc and by the key of rounds alike.
    let mut drive = drive.keys("<esc> <home> j <enter>");
    let second = round(&drive).id;
    assert_ne!(second, first);
    for way in ["<esc>", "r"] {
        drive.press(&format!("{way} <enter>"));
        assert_eq!(round(&drive).id, second, "{way}");
        drive.press("<enter>");
    }
}

fn bottom(drive: &Drive) -> String {
    drive.screen().lines().last().unwrap_or_default().to_owned()
}

fn top(drive: &Drive) -> String {
    drive.screen().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_short_line_says_how_to_save_before_it_spells_the_marks_out() {
    let wide = drive().sized(80, 24).at("twelve-points").keys("<enter>");
    assert!(bottom(&wide).contains("2 full   1 half   0 missed   enter save"));
    let narrow = drive().sized(50, 18).at("twelve-points").keys("<enter>");
    let said = bottom(&narrow);
    assert!(said.contains("2-0 full to missed   enter save"), "{said}");
    // Also with the state at its right end, and in a round.
    let saved = drive().sized(50, 18).at("hot-key");
    let saved = saved
        .keys("<enter> 2 2 2 <enter> <enter>")
        .at("twelve-points");
    let said = bottom(&saved.keys("<enter>"));
    assert!(
        said.contains("enter save") && said.contains("saved"),
        "{said}"
    );
    let round = drive().in_round("design-45", "shard-key", 4711);
    let said = bottom(&round.sized(50, 18).keys("E <enter> <enter>"));
    assert!(said.contains("enter save"), "{said}");
}

#[test]
fn the_keys_of_the_reveal_are_explained_where_their_pane_is_hidden() {
    for (size, said) in [
        ((120, 40), "0-3 how sure"),
        ((80, 24), "0-3 new, shaky, fair, solid"),
        ((50, 18), "0-3 new to solid"),
    ] {
        let drive = drive().sized(size.0, size.1).at("twelve-points");
        assert!(bottom(&drive).contains(said), "{}", drive.screen());
    }
}

#[test]
fn a_title_is_whole_and_what_waits_is_said_once() {
    let chosen = drive().in_study().keys("<right> j <right> j");
    let screen = chosen.screen();
    assert_eq!(screen.matches("12 points").count(), 1, "{screen}");
    let small = drive().sized(80, 24).in_study();
    let small = small.keys("<right> j <right> j").screen();
    assert_eq!(small.matches("12 points").count(), 1, "{small}");
    // After a save the checklist is put away, and its figure with it.
    let saved = drive().at("hot-key");
    let saved = saved.keys("<enter> 2 1 0 <enter> <esc>");
    assert!(
        saved.screen().contains("Saved. Enter"),
        "{}",
        saved.screen()
    );
    assert!(top(&saved).contains("─╮╭ Checklist ─"), "{}", top(&saved));
    let asking = drive_on(Vec::new(), Vec::new()).at("twelve-points");
    let asking = asking.keys("c").screen();
    assert_eq!(asking.matches("tick what you asked").count(), 1, "{asking}");
}

#[test]
fn what_has_no_room_beside_a_name_goes_whole() {
    let drive = drive().in_round("design-45", "shard-key", 4711);
    let mut drive = drive.keys("E <enter> <enter> 2 2 2 2 2 2 <enter>");
    let whole = "Debrief · Design round · 22 Nov";
    assert!(top(&drive).contains(whole), "{}", top(&drive));
    for (size, said) in [
        ((56, 24), "╭ Debrief ─"),
        ((65, 24), "╭ Debrief · Design round ─"),
    ] {
        drive = drive.sized(size.0, size.1);
        assert!(top(&drive).contains(said), "{}", top(&drive));
    }
    // Rounds to begin: the names are whole, their minutes stay, what they are made of goes.
    let drive = drive.sized(40, 18).keys("r <home>");
    let screen = drive.screen();
    for name in ["Design round ", "Quickfire ", "Slice: high level "] {
        assert!(screen.contains(name), "{name}: {screen}");
    }
    assert!(screen.contains("45 min"), "{screen}");
    assert!(!screen.contains("phase"), "{screen}");
}

/// A round of the two quick questions of the small pack.
fn in_quickfire() -> Drive {
    let mut drive = drive();
    let mut wish = greenroom::app::round::desk::presets(&drive.state.library)
        .find(|wish| wish.preset == "quickfire-10")
        .unwrap();
    wish.seed = Some(1);
    drive.begin(&wish);
    drive
}

#[test]
fn the_end_of_a_time_says_what_happens_in_one_sentence() {
    let mut drive = in_quickfire();
    let all = round(&drive).steps[0].seconds;
    drive.wait(u64::from(all - 2) * 1000);
    let screen = drive.screen();
    assert!(screen.contains(", then it runs on"), "{screen}");
    let drive = drive.sized(50, 18);
    let screen = drive.screen();
    assert!(screen.contains("then it runs on"), "{screen}");
}

#[test]
fn what_is_asked_once_more_is_counted_by_itself() {
    // The first is had, the second missed: once more it is the only one.
    let drive = in_quickfire().keys("<enter> 2 <enter> 0");
    assert!(drive.screen().contains("Once more"), "{}", drive.screen());
    let said = top(&drive);
    assert!(said.contains("1 missed   question 1/1"), "{said}");
    let mut both = in_quickfire().keys("<enter> 0 <enter> 0");
    assert!(top(&both).contains("question 1/2"), "{}", top(&both));
    both.press("<enter> 2");
    assert!(top(&both).contains("question 2/2"), "{}", top(&both));
}

#[test]
fn the_lists_of_keys_leave_out_what_has_nothing_to_act_on() {
    let about = [
        "bookmark",
        "Write a note",
        "related questions",
        "answered this question before",
    ];
    let more = [
        "Put the question or point off",
        "Take back the last mark",
        "Forget its schedule",
    ];
    let keys = |drive: Drive| drive.sized(120, 60).keys("<f1>").screen();
    let (today, asked) = (keys(drive()), keys(drive().at("hot-key")));
    for words in about.iter().chain(&more) {
        assert!(!today.contains(words), "{words}: {today}");
    }
    for words in &about {
        assert!(asked.contains(words), "{words}: {asked}");
        let typed = format!(": \"{words}\"");
        let today = drive().keys(&typed).screen();
        assert_eq!(today.matches(words).count(), 1, "typed alone: {today}");
        let listed = drive().at("hot-key").keys(&typed).screen();
        assert_eq!(listed.matches(words).count(), 2, "{listed}");
    }
    // Once something is saved it can be taken back from anywhere.
    let saved = drive().at("hot-key").keys("<enter> 2 2 2 <enter> g t ?");
    let saved = saved.sized(120, 60).screen();
    assert!(saved.contains("Take back the last mark"), "{saved}");
    // The place's own word for a key is the only one.
    let today = drive().sized(120, 60).keys("?").screen();
    assert!(today.contains("The plan: what each day"), "{today}");
    assert!(!today.contains("To the next pane"), "{today}");
    // A round that waits has nothing at hand until one goes on with it.
    let waiting = drive().in_round("design-45", "shard-key", 4711);
    let waiting = waiting.sized(120, 60).keys("r <enter> ?").screen();
    assert!(waiting.contains("Throw the round away"), "{waiting}");
    for words in about.iter().chain(&more) {
        assert!(!waiting.contains(words), "{words}: {waiting}");
    }
}

#[test]
fn the_preview_of_the_search_keeps_its_measure() {
    let drive = drive().sized(200, 60).keys("/ \"slow noon\"");
    let screen = drive.screen();
    let beside = |line: &str| {
        line.rsplit('│')
            .nth(1)
            .map_or(0, |text| text.trim().chars().count())
    };
    let longest = screen.lines().skip(4).map(beside).max().unwrap_or(0);
    assert!((40..=78).contains(&longest), "{longest}: {screen}");
}

#[test]
fn a_save_says_what_it_offers_in_the_same_moment() {
    let saved = drive().at("twelve-points").keys("<enter> + + + <enter>");
    let mut saved = saved;
    for (width, height) in [(120, 40), (80, 24), (50, 18)] {
        saved = saved.sized(width, height);
        let said = bottom(&saved);
        assert!(said.starts_with(" Saved. Back in "), "{said}");
        assert!(said.contains("f follow-up"), "{said}");
        assert!(!said.contains('…'), "{said}");
    }
    let mut later = saved;
    later.wait(7_000);
    assert!(bottom(&later).contains("enter "), "{}", bottom(&later));
    assert!(!bottom(&later).contains("Saved."), "{}", bottom(&later));
}

#[test]
fn a_single_phase_is_timed_once() {
    for (width, height) in [(120, 40), (80, 24)] {
        let drive = drive().in_round("slice-high-level", "shard-key", 4711);
        let screen = drive.sized(width, height).screen();
        assert_eq!(screen.matches("15").count(), 1, "{screen}");
    }
}

#[test]
fn the_titles_of_today_give_their_reasons_the_room_they_do_not_need() {
    let missed = drive().at("twelve-points");
    let missed = missed.keys("<enter> 2 2 0 + - <enter>").at("hot-key");
    let missed = missed.keys("<enter> 2 1 0 <enter> g t <tab> <right> <enter>");
    let mut drive = missed.sized(80, 24);
    for _ in 0..12 {
        drive.tomorrow();
    }
    let screen = drive.screen();
    let brief = screen.lines().find(|line| line.contains("Read your brief"));
    assert!(brief.is_some_and(|line| !line.contains('…')), "{screen}");
}
