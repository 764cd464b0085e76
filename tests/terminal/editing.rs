//! The user's editor gets the terminal and gives it back.

use crate::pty::{Launch, Modes, Term};
use crate::subject::{READY, assert_left, launch, play, program, wait_while};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

/// An editor that says when it has the terminal, and adds the line that is typed.
fn editor(launch: Launch, ending: &str) -> Launch {
    let file = launch.dir().join("editor");
    let script = format!(
        "#!/bin/sh\ntrap 'echo caught by the editor' INT QUIT\necho \"the editor has $1 $2\"\n\
         while ! read line; do :; done\necho \"$line\" >>\"$2\"\n{ending}\n"
    );
    std::fs::write(&file, script).expect("a script");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o700)).expect("a mode");
    launch.env("VISUAL", format!("{} --wait", file.display()))
}

#[test]
fn the_editor_gets_the_terminal_and_ctrl_c() {
    let mut term = play(editor(launch(), "exit 0"));
    term.send("E");
    let screen = term.wait_for("the editor has --wait");
    assert!(
        screen.contains("greenroom-") && screen.replace('\n', "").contains(".md"),
        "{screen}"
    );
    assert_eq!(term.modes(), Modes::default());
    assert!(term.is_cooked());
    for key in ["\u{3}", "\u{1c}"] {
        term.send(key);
        term.wait_for("caught by the editor");
        std::thread::sleep(Duration::from_millis(100));
        assert!(
            term.runs(),
            "Ctrl-C inside the editor belongs to the editor"
        );
    }
    term.resize(100, 30);
    term.send("and more\r");
    term.wait_for("probe ready 100x30");
    term.wait_for("edited: \"a draftand more\"");
    assert!(term.modes().alternate_screen && !term.is_cooked());
    term.send("q");
    assert_left(&term, 0);
    assert!(drafts(&term).is_empty(), "the temporary file is gone");
}

/// The files that were made for the editor and are still there.
fn drafts(term: &Term) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(term.dir()).expect("a directory");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let named = |file: &PathBuf| file.to_string_lossy().contains("/greenroom-");
    files.filter(named).collect()
}

#[test]
fn an_editor_that_fails_leaves_its_file() {
    let mut term = play(editor(launch(), "exit 3"));
    term.send("E");
    term.wait_for("the editor has");
    term.send("kept words\r");
    term.wait_for("not edited: The editor ended with exit status: 3.");
    let [file] = drafts(&term).try_into().expect("one draft is kept");
    let text = std::fs::read_to_string(&file).expect("the file is kept");
    assert_eq!(text, "a draftkept words\n");
    assert_eq!(
        file.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn an_editor_that_does_not_exist_is_named() {
    let mut term = play(launch().env("EDITOR", "no-such-editor"));
    term.send("E");
    term.wait_for("The editor no-such-editor could not be");
    term.send("j");
    term.wait_for("E j");
    term.send("q");
    assert_left(&term, 0);
}

#[test]
fn sigterm_while_the_editor_is_open_says_where_the_text_is() {
    let mut term = play(editor(launch(), "exit 0"));
    term.send("E");
    term.wait_for("the editor has");
    term.signal(Signal::TERM);
    assert_left(&term, 143);
    assert!(term.wait_for("still open").contains("its text is in"));
}

#[test]
fn ctrl_z_in_the_editor_stops_both_and_fg_goes_on_in_the_editor() {
    let mut term = editor(Launch::shell(), "exit 0").start();
    term.wait_for("shell$");
    term.send(&format!("{}\r", program().display()));
    term.wait_for(READY);
    term.send("E");
    term.wait_for("the editor has");
    term.send("\u{1a}");
    term.wait_for("Stopped");
    // The shell tells of the first of them that stops; the editor must not take its command line.
    let pid = term.pid().as_raw_nonzero();
    let editor = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
    let editor = format!("/proc/{}/stat", editor.expect("an editor").trim());
    wait_while(|| {
        !std::fs::read_to_string(&editor)
            .expect("it runs")
            .contains(") T ")
    });
    term.send("clear; fg\r");
    term.wait_for("terminal_probe");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(
        term.modes(),
        Modes::default(),
        "the editor has the terminal still"
    );
    assert!(term.is_cooked());
    term.send("and more\r");
    term.wait_for("edited: \"a draftand more\"");
    term.send("q");
    term.wait_for("shell$");
    assert!(term.is_cooked());
}
