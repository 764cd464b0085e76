//! An evening from the first start on: find, draft, reveal, grade, save, take back, save, be killed, go on.

use crate::journal::{attempts, kinds, wait_for_kinds};
use crate::window::{
    figure_of, find, press, to_the_tree, type_text, wait_for_figure, window, write_draft,
};
use rustix::process::Signal;

const SHOP: &str = "The shop is slow at noon";
const KEY: &str = "One key, all the load";

#[test]
fn what_was_saved_before_a_kill_is_there_and_what_was_begun_is_offered() {
    let home = tempfile::tempdir().expect("a directory");
    let data = home.path().join("not/yet/there");
    let mut term = window(&data, &[]).start();

    // The very first start opens one question at once.
    term.wait_for("Welcome.");
    term.wait_for("enter reveal");

    find(&mut term, "shop noon", SHOP);
    term.wait_for("Your shop answers in 40 ms");
    write_draft(&mut term, "first I split by endpoint");

    // Fairly sure: nothing of the answer was on screen until now.
    assert!(!term.screen().contains("Splits the requests"));
    term.send("2");
    let screen = term.wait_for("0/12");
    assert!(screen.contains("Splits the requests") && screen.contains("first I split"));
    press(&mut term, &["2"; 12]);
    term.wait_for("12/12");
    term.send("\r");
    term.wait_for("Saved.");
    term.wait_for("saved ");
    assert_eq!(kinds(&data), ["file", "attempt"]);

    // Taken back: the marks are still there, and one of them is changed.
    term.send("u");
    term.wait_for(&format!("Took back the answer to “{SHOP}”."));
    term.wait_for("12/12");
    wait_for_kinds(&data, &["file", "attempt", "void"]);
    assert_eq!(attempts(&data), []);
    press(&mut term, &["\u{1b}[H", "0"]);
    term.wait_for("☐ Are all requests slow");
    term.send("\r");
    wait_for_kinds(&data, &["file", "attempt", "void", "attempt"]);
    term.wait_for("saved ");

    // Another one is begun; then the machine falls over.
    find(&mut term, "key load", KEY);
    term.send("d");
    term.wait_for("Your draft");
    type_text(&mut term, "a copy in every process");
    term.wait_for("draft kept");
    term.signal(Signal::KILL);
    assert_eq!(term.exit_code(), 137);
    let before = attempts(&data);

    let mut term = window(&data, &[]).start();
    term.wait_for(&format!("Go on: {KEY}"));
    assert_eq!(attempts(&data), before, "starting writes nothing");
    term.send("\r");
    let screen = term.wait_for("What you had begun is here again.");
    assert!(screen.contains("a copy in every process"), "{screen}");
    to_the_tree(&mut term);
    wait_for_figure(&term, "The shop is slow", 92);
    term.send("/");
    term.wait_for("› ");
    type_text(&mut term, "shop noon");
    wait_for_figure(&term, SHOP, 92);

    let [attempt] = <[_; 1]>::try_from(attempts(&data)).expect("one attempt counts");
    assert_eq!(attempt.question, "small:twelve-points");
    assert_eq!(attempt.draft, "first I split by endpoint");
    assert_eq!(attempt.marks, [0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);

    // What was begun becomes an answer, and is offered no more.
    find(&mut term, "\u{15}key load", KEY);
    term.wait_for("a copy in every process");
    term.send("\r");
    term.wait_for("0/3");
    press(&mut term, &["2", "2", "2"]);
    term.wait_for("3/3");
    term.send("\r");
    term.wait_for("Saved.");
    assert_eq!(attempts(&data)[1].draft, "a copy in every process");
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();

    let term = window(&data, &[]).start();
    let screen = term.wait_for("2 of ");
    assert!(!screen.contains("Go on:"), "{screen}");
    assert_eq!(figure_of(&screen, "nothing of the kind"), None);
}
