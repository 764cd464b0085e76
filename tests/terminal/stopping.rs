//! Ctrl-Z and back.

use crate::pty::{Launch, Modes};
use crate::subject::{READY, launch, play, program, wait_while};
use rustix::process::Signal;

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    term.send(&format!("{}; echo left $?\r", program().display()));
    term.wait_for(READY);
    for stop in ["key", "signal"] {
        if stop == "key" {
            term.send("\u{1a}");
        } else {
            term.signal(Signal::TSTP);
        }
        term.wait_for("Stopped");
        term.wait_until("a clean screen", |seen| {
            (seen.modes() == Modes::default()).then_some(())
        });
        assert!(term.is_cooked(), "after a {stop}");
        term.send("echo the shell $((40 + 2)) works\r");
        term.wait_for("the shell 42 works");
        term.resize(100, 30);
        term.send("clear; fg\r");
        term.wait_for("probe ready 100x30");
        assert!(term.modes().alternate_screen && term.modes().mouse && !term.is_cooked());
        term.wait_for("said: focus");
        term.send("j");
        term.wait_for(" j");
        term.resize(80, 24);
        term.wait_for(READY);
    }
    term.send("q");
    term.wait_for("shell$");
    term.send("echo left $?\r");
    term.wait_for("left 0");
    assert!(term.is_cooked());
}

#[test]
fn a_stopped_program_that_is_ended_leaves_the_shell_its_terminal() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    term.send(&format!("{}\r", program().display()));
    term.wait_for(READY);
    term.send("\u{1a}");
    term.wait_for("Stopped");
    let before = term.bytes().len();
    let process = format!("/proc/{}", term.pid().as_raw_nonzero());
    term.send("kill %1\r");
    wait_while(|| std::path::Path::new(&process).exists());
    // The shell tells of jobs that have ended with its next prompt.
    term.send("echo\r");
    term.wait_for("Exit 143");
    assert!(term.is_cooked());
    assert!(
        !term.bytes()[before..].contains(&0x1b),
        "nothing is drawn on the shell's screen"
    );
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_says_so() {
    let mut term = play(launch());
    term.send("\u{1a}");
    term.wait_for("no shell to go back to");
    term.signal(Signal::TSTP);
    term.send("j");
    term.wait_for("ctrl-z j");
}

#[test]
fn a_parent_in_the_same_group_is_stopped_as_well() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    // As git does with its editor: the parent waits, and only the shell above it can go on.
    let line = format!("sh -c '{}; echo the parent goes on'\r", program().display());
    term.send(&line);
    term.wait_for(READY);
    term.send("\u{1a}");
    term.wait_for("Stopped");
    assert!(term.is_cooked());
    term.send("clear; fg\r");
    term.wait_for(READY);
    term.send("q");
    term.wait_for("the parent goes on");
    assert!(term.is_cooked());
}

#[test]
fn in_the_background_it_waits_to_be_brought_forward() {
    let mut term = Launch::shell().start();
    term.wait_for("shell$");
    term.send(&format!("{}\r", program().display()));
    term.wait_for(READY);
    term.send("\u{1a}");
    term.wait_for("Stopped");
    let before = term.bytes().len();
    term.send("bg\r");
    let process = format!("/proc/{}/stat", term.pid().as_raw_nonzero());
    wait_while(|| {
        !std::fs::read_to_string(&process)
            .expect("it runs")
            .contains(") T ")
    });
    term.send("echo the shell $((40 + 2)) works\r");
    term.wait_for("the shell 42 works");
    assert!(term.is_cooked());
    assert!(
        !term.bytes()[before..].contains(&0x1b),
        "nothing is drawn on the shell's screen"
    );
    term.send("clear; fg\r");
    term.wait_for(READY);
    term.send("q");
    term.wait_for("shell$");
    assert!(term.is_cooked());
}
