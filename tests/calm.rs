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
