//! The window's size, whenever it changes.

use crate::subject::{READY, launch, play, wait_for_size};
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
    term.resize(39, 12);
    term.wait_for("too small");
    term.resize(100, 30);
    assert!(wait_for_size(&term, 100, 30).contains(READY));
    term.resize(80, 24);
    assert!(wait_for_size(&term, 80, 24).contains(READY));
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn a_resize_right_after_the_start_is_not_lost() {
    for _ in 0..5 {
        let term = launch().resized_early(90, 33).start();
        wait_for_size(&term, 90, 33);
    }
    for wait in [5, 10, 20, 40, 80, 160] {
        let term = launch().start();
        std::thread::sleep(Duration::from_millis(wait));
        term.resize(90, 33);
        wait_for_size(&term, 90, 33);
    }
}
