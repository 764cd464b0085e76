//! The window shrinks to nothing in the middle of grading, and grows again.

use crate::journal::attempts;
use crate::window::{press, window};

#[test]
fn marks_survive_a_window_that_is_too_small() {
    let data = tempfile::tempdir().expect("a directory");
    let mut term = window(data.path(), &["study", "small:twelve-points"]).start();
    term.wait_for("enter reveal");
    term.send("\r");
    term.wait_for("0/12");
    press(&mut term, &["2", "0", "1"]);
    term.wait_for("3/12");
    term.resize(20, 5);
    term.wait_for("40 columns");
    for (width, height) in [(40, 12), (20, 5), (80, 24), (19, 4), (200, 60), (20, 5)] {
        term.resize(width, height);
    }
    term.wait_for("40 columns");
    assert!(!term.screen().contains("Checklist"));
    term.resize(120, 40);
    let screen = term.wait_for("3/12");
    assert!(
        screen.contains("☑ Are all requests slow") && screen.contains("◩ Splits the requests"),
        "{screen}"
    );
    // The cursor is where it was: the next mark goes to the fourth point.
    press(&mut term, &["2", "\r"]);
    term.wait_for("Saved.");
    let marks = &attempts(data.path())[0].marks;
    assert_eq!(marks[..5], [2, 0, 1, 2, 0]);
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}
