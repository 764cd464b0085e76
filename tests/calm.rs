//! What a reader of the screens noticed: each thing is said once, whole, and where it can be used.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use support::{Drive, drive, round};

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
