//! Two windows on one data directory: both save, each sees what the other saved, and nobody works on the same draft.

use crate::journal::{answered, files};
use crate::window::{find, press, to_the_tree, type_text, wait_for_figure, window, write_draft};

const FOCUS: &str = "\u{1b}[I";

#[test]
fn both_save_and_each_sees_the_other() {
    let data = tempfile::tempdir().expect("a directory");
    let data = data.path();
    let mut one = window(data, &["study", "small:hot-key"]).start();
    let mut two = window(data, &["study", "small:twelve-points"]).start();
    one.wait_for("enter reveal");
    two.wait_for("enter reveal");
    one.send("\r");
    one.wait_for("0/3");
    two.send("\r");
    two.wait_for("0/12");
    press(&mut one, &["2", "2", "2"]);
    one.wait_for("3/3");
    press(&mut two, &["+", "+", "+"]);
    two.wait_for("12/12");
    one.send("\r");
    two.send("\r");
    one.wait_for("Saved.");
    two.wait_for("Saved.");
    let mut both = answered(data);
    both.sort();
    assert_eq!(both, ["small:hot-key", "small:twelve-points"]);
    assert_eq!(files(data).len(), 1, "one file a device");

    // Each shows the other's figure once it has the focus.
    for (term, title) in [(&mut one, "The shop is slow"), (&mut two, "One key, all")] {
        term.send(FOCUS);
        to_the_tree(term);
        wait_for_figure(term, title, 100);
    }
    find(&mut one, "why ttl", "Why a TTL at all?");
    one.send("\r");
    one.wait_for("2 I had it");
    one.send("2");
    one.wait_for("Saved.");
    std::thread::sleep(std::time::Duration::from_millis(100));
    let figure = crate::window::figure_of(&two.screen(), "Why a TTL");
    assert_eq!(
        figure, None,
        "it is not read before the window is looked at"
    );
    two.send(FOCUS);
    wait_for_figure(&two, "Why a TTL", 100);
    for mut term in [one, two] {
        term.send("\u{3}");
        assert_eq!(term.exit_code(), 0);
    }
}

#[test]
fn who_answers_a_question_that_another_window_has_just_saved_is_told() {
    let data = tempfile::tempdir().expect("a directory");
    let mut one = window(data.path(), &["study", "small:hot-key"]).start();
    let mut two = window(data.path(), &["study", "small:hot-key"]).start();
    for term in [&mut one, &mut two] {
        term.wait_for("enter reveal");
        term.send("\r");
        term.wait_for("0/3");
        press(term, &["2", "2", "2"]);
        term.wait_for("3/3");
    }
    one.send("\r");
    one.wait_for("Saved.");
    two.send(FOCUS);
    two.wait_for("answered in another window");
}

#[test]
fn a_draft_under_way_in_one_window_is_not_offered_in_another() {
    let data = tempfile::tempdir().expect("a directory");
    let mut one = window(data.path(), &["study", "small:hot-key"]).start();
    one.wait_for("enter reveal");
    write_draft(&mut one, "mine alone");
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let mut two = window(data.path(), &["study", "small:shard-key"]).start();
    two.wait_for("enter reveal");
    press(&mut two, &["g", "t"]);
    let screen = two.wait_for("I have");
    assert!(!screen.contains("Go on:"), "{screen}");
    one.send("q");
    assert_eq!(one.exit_code(), 0);
    two.send("q");
    assert_eq!(two.exit_code(), 0);
    let mut three = window(data.path(), &[]).start();
    three.wait_for("Go on: One key, all the load");
    three.send("\r");
    three.wait_for("mine alone");
    type_text(&mut three, "d and more");
    three.wait_for("mine alone and more");
}
