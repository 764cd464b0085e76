//! Ctrl-Z and back.

use crate::pty::Modes;
use crate::subject::{
    READY, assert_full_screen, launch, play, script, shell, wait_for_size, wait_while,
    work_on_disk, write_draft, write_script,
};
use rustix::process::Signal;

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let mut term = shell();
    term.send("./play; echo left $?\r");
    term.wait_for(READY);
    write_draft(&mut term, "before");
    for (stop, words) in [("key", " after the key"), ("signal", " and the signal")] {
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
        wait_for_size(&term, 100, 30);
        assert!(!term.is_cooked());
        assert_full_screen(&term);
        for letter in words.chars() {
            term.send(&letter.to_string());
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        term.wait_for(words);
        term.resize(80, 24);
        wait_for_size(&term, 80, 24);
    }
    term.wait_for("before after the key and the signal");
    term.send("\u{3}");
    term.wait_for("shell$");
    term.send("echo left $?\r");
    term.wait_for("left 0");
    assert!(term.is_cooked());
}

#[test]
fn a_stopped_program_that_is_ended_leaves_the_shell_its_terminal() {
    let mut term = shell();
    term.send("./play\r");
    term.wait_for(READY);
    write_draft(&mut term, "half a sente");
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
    let work = work_on_disk(term.dir());
    assert!(work.concat().contains("half a sente"), "{work:?}");
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_says_so() {
    let mut term = play(launch());
    term.send("\u{1a}");
    term.wait_for("no shell to go back to");
    term.signal(Signal::TSTP);
    write_draft(&mut term, "goes on");
}

#[test]
fn a_parent_in_the_same_group_is_stopped_as_well() {
    let launch = script(crate::pty::Launch::shell());
    // As git does with its editor: the parent waits, and only the shell above it can go on.
    let parent = "#!/bin/sh\n./play\necho the parent goes on\n";
    write_script(&launch.dir().join("parent"), parent);
    let mut term = launch.start();
    term.wait_for("shell$");
    term.send("./parent\r");
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
    let mut term = shell();
    term.send("./play\r");
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
