//! The window's size, whenever it changes.

use crate::subject::{READY, launch, play};
use std::time::Duration;

#[test]
fn a_storm_of_resizes_ends_with_the_last_size() {
    let mut term = play(launch());
    for step in 0..2000_u16 {
        term.resize(step.wrapping_mul(37) % 300, step.wrapping_mul(23) % 100);
    }
    for (width, height) in [(1, 1), (1, 500), (500, 1), (2000, 2000), (0, 0)] {
        term.resize(width, height);
        std::thread::sleep(Duration::from_millis(50));
    }
    term.resize(100, 30);
    term.wait_for("probe ready 100x30");
    term.resize(80, 24);
    term.wait_for(READY);
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn a_resize_right_after_the_start_is_not_lost() {
    for _ in 0..5 {
        let term = launch().resized_early(90, 33).start();
        term.wait_for("probe ready 90x33");
    }
    for wait in [5, 10, 20, 40] {
        let term = launch().start();
        std::thread::sleep(Duration::from_millis(wait));
        term.resize(90, 33);
        term.wait_for("probe ready 90x33");
    }
}
