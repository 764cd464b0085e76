//! Every way out: keys, errors, signals, a terminal that is gone, hangs, or was none.

use crate::pty::{Launch, Term};
use crate::subject::{
    CPU, GREENROOM, assert_left, assert_probe_left, crash_files, launch, leave_in_mid_word, play,
    play_probe, probe, signal, work_on_disk, write_draft,
};
use rustix::process::Signal;
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
fn q_leaves() {
    let mut term = play(launch());
    write_draft(&mut term, "half a sente");
    term.send("\u{1b}");
    term.wait_for("enter reveal");
    let cpu = term.cpu_so_far();
    term.send("q");
    assert_left(&term, 0, "half a sente", cpu);
}

#[test]
fn ctrl_c_leaves() {
    leave_in_mid_word(|term| term.send("\u{3}"), 0);
}

#[test]
fn sigterm_leaves() {
    leave_in_mid_word(signal(Signal::TERM), 143);
}

#[test]
fn sighup_leaves() {
    leave_in_mid_word(signal(Signal::HUP), 129);
}

#[test]
fn sigint_leaves() {
    leave_in_mid_word(signal(Signal::INT), 130);
}

#[test]
fn sigquit_leaves() {
    leave_in_mid_word(signal(Signal::QUIT), 131);
}

#[test]
fn without_files_to_open_it_says_so_and_gives_back_what_it_has_taken() {
    // The terminal is refused with four, taken and then of no use with five and six.
    for files in 4..=6 {
        let term = launch().before(&format!("ulimit -n {files}")).start();
        assert_eq!(term.exit_code(), 74, "{}", term.screen());
        term.assert_given_back();
        term.wait_for("could not be set up");
    }
}

#[test]
fn an_error_on_the_way_leaves_with_its_code() {
    let mut term = play_probe(probe());
    term.send("X");
    assert_probe_left(&term, 74);
}

fn assert_vanished(launch: Launch) {
    let mut term = play(launch);
    write_draft(&mut term, "half a sente");
    let cpu = term.cpu_so_far();
    term.vanish("k");
    assert_eq!(term.exit_code(), 129);
    let work = work_on_disk(term.dir());
    assert!(work.iter().any(|text| text.contains("half a sente")));
    let cpu = term.cpu_of_life().saturating_sub(cpu);
    assert!(cpu <= CPU, "{cpu:?} of CPU for leaving");
    assert!(
        crash_files(&term).is_empty(),
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
    let mut term = play_probe(probe());
    term.send("S");
    // The key has no effect to be seen; a second one that is read proves nothing either.
    std::thread::sleep(Duration::from_millis(200));
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
    term.assert_given_back();
}

/// Stops reading, has the screen change until nothing more can be written, and sends SIGTERM.
fn assert_ended_while_hanging(term: &mut Term) {
    term.stop_reading();
    for _ in 0..60 {
        // The keys of the place come and go: some kilobytes a frame.
        term.send("?");
        std::thread::sleep(Duration::from_millis(10));
    }
    term.signal(Signal::TERM);
    assert_eq!(term.exit_code(), 143);
}

#[test]
fn a_signal_ends_it_when_the_terminal_takes_no_bytes() {
    let mut term = play(launch().size(200, 60));
    let before = term.bytes().len();
    term.send("?");
    term.wait_for("The keys of this place");
    let frame = term.bytes().len() - before;
    assert!(frame > 1_000, "{frame} bytes a frame fill no line");
    assert_ended_while_hanging(&mut term);
}

#[test]
fn without_a_terminal_it_says_so_without_escape_bytes() {
    let data = tempfile::tempdir().expect("a directory");
    let output = Command::new(GREENROOM)
        .arg("--data-dir")
        .arg(data.path())
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
    let made = std::fs::read_dir(data.path()).expect("a directory").count();
    assert_eq!(made, 0, "nothing is made where nothing can be shown");
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
