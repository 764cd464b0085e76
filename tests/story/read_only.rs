//! A data directory that cannot be written to: one can study, and is told from the start that nothing is saved.

use crate::full_disk::{may_mount, on_own_disk};
use crate::pty::Term;
use crate::window::{press, to_the_tree, wait_for_figure, window};

/// Studies one question without saving it, and leaves without being asked what to do about that.
fn tell_the_story(mut term: Term, why: &str) {
    let screen = term.wait_for("NOT SAVED: ");
    assert!(screen.contains("cannot be written to"), "{screen}");
    term.wait_until("NOT SAVED at the right end", |seen| {
        seen.contents().ends_with("NOT SAVED").then_some(())
    });
    term.send("\r");
    term.wait_for("0/3");
    press(&mut term, &["2", "2", "2"]);
    term.wait_for("3/3");
    term.send("\r");
    let screen = term.wait_for("NOT SAVED: ");
    assert!(screen.contains(why), "{screen}");
    to_the_tree(&mut term);
    wait_for_figure(&term, "One key, all", 100);
    term.send("q");
    term.wait_for("Something could not be saved. Leave all the same?");
    term.send("\r");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
    term.wait_for("Not everything was saved.");
}

#[test]
fn a_read_only_file_system_is_said_at_once() {
    if !may_mount() {
        // The other test of this file needs no right.
        return;
    }
    let data = tempfile::tempdir().expect("a directory");
    let launch = window(data.path(), &["study", "small:hot-key"]);
    let term = on_own_disk(launch, "ro").start();
    tell_the_story(term, "the disk is read-only");
}

#[test]
fn a_file_where_the_directory_should_be_is_said_at_once() {
    let data = tempfile::tempdir().expect("a directory");
    std::fs::write(data.path().join("progress"), "in the way").expect("a file");
    let launch = window(data.path(), &["study", "small:hot-key"]);
    tell_the_story(launch.start(), "something of that name is there");
}

#[test]
fn one_who_only_looks_around_is_not_asked_anything() {
    let data = tempfile::tempdir().expect("a directory");
    std::fs::write(data.path().join("progress"), "in the way").expect("a file");
    let mut term = window(data.path(), &["study", "small:hot-key"]).start();
    term.wait_for("NOT SAVED: ");
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}
