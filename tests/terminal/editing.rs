//! The user's editor gets the terminal and gives it back.

use crate::pty::{Launch, Modes, Term};
use crate::subject::{
    READY, assert_full_screen, assert_left, launch, play, script, wait_for_size, wait_while,
    work_on_disk, write_draft, write_script,
};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

/// An editor that says when it has the terminal, and adds the line that is typed.
fn editor(launch: Launch, ending: &str) -> Launch {
    let file = launch.dir().join("editor");
    let text = format!(
        "#!/bin/sh\ntrap 'echo caught by the editor' INT QUIT\necho \"the editor has $1 $2\"\n\
         while ! read line; do :; done\necho \"$line\" >>\"$2\"\n{ending}\n"
    );
    write_script(&file, &text);
    launch.env("VISUAL", format!("{} --wait", file.display()))
}

/// Writes a draft and opens it in the editor.
fn open_editor(term: &mut Term) -> String {
    write_draft(term, "a draft ");
    term.send("\u{f}");
    term.wait_for("the editor has")
}

#[test]
fn the_editor_gets_the_terminal_and_ctrl_c() {
    let mut term = play(editor(launch(), "exit 0"));
    let screen = open_editor(&mut term);
    assert!(
        screen.contains("--wait")
            && screen.contains("greenroom-")
            && screen.replace('\n', "").contains(".md"),
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
    assert!(wait_for_size(&term, 100, 30).contains("a draft and more"));
    assert!(!term.is_cooked());
    assert_full_screen(&term);
    // What the editor gave back is on disk at once, not with the next key.
    term.wait_for("draft kept");
    let work = work_on_disk(term.dir());
    assert!(work[0].contains("a draft and more"), "{work:?}");
    let cpu = term.cpu();
    term.send("\u{3}");
    assert_left(&term, 0, "a draft and more", cpu);
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
fn an_editor_that_fails_leaves_its_file_and_the_draft() {
    let mut term = play(editor(launch(), "exit 3").size(160, 48));
    open_editor(&mut term);
    term.send("kept words\r");
    let screen = term.wait_for("The editor ended with exit status: 3.");
    assert!(screen.contains("a draft "), "the draft is as it was");
    let [file] = drafts(&term).try_into().expect("one draft is kept");
    let text = std::fs::read_to_string(&file).expect("the file is kept");
    assert_eq!(text, "a draft kept words\n");
    assert_eq!(
        file.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn an_editor_that_does_not_exist_is_named() {
    let mut term = play(launch().env("EDITOR", "no-such-editor"));
    write_draft(&mut term, "a draft");
    term.send("\u{f}");
    term.wait_for("The editor no-such-editor could not be");
    term.send("s");
    term.wait_for("a drafts");
    let cpu = term.cpu();
    term.send("\u{3}");
    assert_left(&term, 0, "a drafts", cpu);
}

#[test]
fn sigterm_while_the_editor_is_open_says_where_the_text_is() {
    let mut term = play(editor(launch(), "exit 0"));
    open_editor(&mut term);
    let cpu = term.cpu();
    term.signal(Signal::TERM);
    assert_left(&term, 143, "a draft ", cpu);
    assert!(term.wait_for("still open").contains("its text is in"));
}

#[test]
fn ctrl_z_in_the_editor_stops_both_and_fg_goes_on_in_the_editor() {
    let mut term = editor(script(Launch::shell()), "exit 0").start();
    term.wait_for("shell$");
    term.send("./play\r");
    term.wait_for(READY);
    open_editor(&mut term);
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
    term.wait_for("./play");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(
        term.modes(),
        Modes::default(),
        "the editor has the terminal still"
    );
    assert!(term.is_cooked());
    term.send("and more\r");
    term.wait_for("a draft and more");
    term.send("\u{3}");
    term.wait_for("shell$");
    assert!(term.is_cooked());
}
