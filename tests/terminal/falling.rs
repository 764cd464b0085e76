//! Panics, which only a probe can show: wherever they happen the terminal is clean, once, and one report is left.

use crate::subject::{assert_probe_left, crash_files, play_probe, probe};

fn assert_crashed(key: &str, words: &str) {
    let mut term = play_probe(probe());
    term.send(key);
    assert_probe_left(&term, 101);
    let screen = term.screen().replace('\n', "");
    assert_eq!(
        screen.matches("greenroom has crashed").count(),
        1,
        "{screen}"
    );
    let [report] = crash_files(&term).try_into().expect("one crash file");
    assert!(report.contains(words), "{report}");
    assert!(report.contains(env!("CARGO_PKG_VERSION")) && report.contains("terminal_probe"));
    assert!(!report.contains('\u{1b}'), "what the panic said is cleaned");
}

#[test]
fn a_panic_leaves_a_clean_terminal_and_one_crash_file() {
    assert_crashed("P", "a fall in an update");
}

#[test]
fn a_panic_in_a_frame_is_the_same() {
    assert_crashed("D", "a fall in a frame");
}

#[test]
fn a_panic_in_a_worker_ends_the_whole_program() {
    assert_crashed("W", "a fall in a worker");
}

#[test]
fn a_panic_within_a_panic_is_the_same_but_for_the_journal() {
    let mut term = play_probe(probe());
    term.send("B");
    assert_eq!(term.exit_code(), 101);
    term.assert_given_back();
    let [report] = crash_files(&term).try_into().expect("one crash file");
    assert!(report.contains("a fall before a fall"));
}
