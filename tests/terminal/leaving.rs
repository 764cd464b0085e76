//! Every way out: keys, errors, signals, panics, a terminal that is gone, hangs, or was none.

use crate::pty::{Launch, Term};
use crate::subject::{CPU, launch, leave_by_keys, leave_by_signal, play, program};
use rustix::process::Signal;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn q_leaves() {
    leave_by_keys("q", 0);
}

#[test]
fn ctrl_c_leaves() {
    leave_by_keys("\u{3}", 0);
}

#[test]
fn an_error_leaves_with_its_code() {
    leave_by_keys("X", 74);
}

#[test]
fn sigterm_leaves() {
    leave_by_signal(Signal::TERM, 143);
}

#[test]
fn sighup_leaves() {
    leave_by_signal(Signal::HUP, 129);
}

#[test]
fn sigint_leaves() {
    leave_by_signal(Signal::INT, 130);
}

#[test]
fn sigquit_leaves() {
    leave_by_signal(Signal::QUIT, 131);
}

fn crash_files(term: &Term) -> Vec<String> {
    let entries = std::fs::read_dir(term.dir().join("state")).expect("a state directory");
    let files = entries.map(|entry| entry.expect("an entry").path());
    files
        .map(|file| std::fs::read_to_string(file).expect("text"))
        .collect()
}

fn assert_crashed(key: &str, words: &str) {
    let term = leave_by_keys(key, 101);
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
    let mut term = play(launch());
    term.send("B");
    assert_eq!(term.exit_code(), 101);
    term.assert_given_back();
    let [report] = crash_files(&term).try_into().expect("one crash file");
    assert!(report.contains("a fall before a fall"));
}

fn assert_vanished(launch: Launch) {
    let mut term = play(launch);
    term.vanish("k");
    let gone = Instant::now();
    assert_eq!(term.exit_code(), 129);
    assert!(
        gone.elapsed() < Duration::from_secs(2),
        "{:?}",
        gone.elapsed()
    );
    assert!(term.dir().join("finished").exists());
    assert!(term.cpu_of_life() <= CPU, "{:?}", term.cpu_of_life());
    assert!(
        !term.dir().join("state").exists(),
        "nothing has crashed on the way"
    );
}

#[test]
fn a_vanished_terminal_ends_it() {
    assert_vanished(launch());
}

#[test]
fn a_vanished_terminal_ends_it_where_sighup_is_ignored() {
    assert_vanished(launch().before("trap '' HUP"));
}

#[test]
fn a_signal_ends_it_when_the_main_loop_does_not_answer() {
    let mut term = play(launch());
    term.send("S");
    // The key has no effect to be seen; a second one that is read proves nothing either.
    std::thread::sleep(Duration::from_millis(200));
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
    term.assert_given_back();
}

#[test]
fn a_signal_ends_it_when_the_terminal_takes_no_bytes() {
    let mut term = launch().size(200, 60).start();
    term.wait_for("probe ready 200x60");
    term.send("F");
    term.wait_until("a full screen", |seen| {
        seen.contents()
            .to_lowercase()
            .contains("ffffffff")
            .then_some(())
    });
    term.stop_reading();
    // Thirty frames of 12 KiB are more than a terminal's line holds: the last ones wait to be written.
    for _ in 0..30 {
        term.send("k");
        std::thread::sleep(Duration::from_millis(10));
    }
    let asked = Instant::now();
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
    assert!(
        asked.elapsed() < Duration::from_secs(4),
        "{:?}",
        asked.elapsed()
    );
}

#[test]
fn without_a_terminal_it_says_so_without_escape_bytes() {
    let output = Command::new(program())
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("a run");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(
        said.contains("no terminal") && said.ends_with(".\n"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'));
}

#[test]
fn on_a_dumb_terminal_it_says_so_without_escape_bytes() {
    for kind in ["dumb", ""] {
        let term = launch().env("TERM", kind).start();
        assert_eq!(term.exit_code(), 2);
        term.wait_for("quiz");
        assert!(!term.bytes().contains(&0x1b));
        term.assert_given_back();
    }
}
