//! What commands do on a real terminal.

use crate::desk::{Desk, small};
use crate::pty::Launch;
use std::fs;

fn launch() -> Launch {
    Launch::new(assert_cmd::cargo::cargo_bin!("greenroom")).env("GREENROOM_NOW", crate::desk::NOW)
}

#[test]
fn a_new_question_is_opened_in_the_editor_and_checked_after_it() {
    let launch = launch();
    let editor = launch.dir().join("editor.sh");
    fs::write(
        &editor,
        "sed -i 's/What you would say./Say it in Latin./' \"$1\"\n",
    )
    .expect("an editor");
    let term = launch
        .env("VISUAL", format!("sh '{}'", editor.display()))
        .arg("new")
        .arg("Dead languages")
        .start();
    assert_eq!(term.exit_code(), 0, "{}", term.screen());
    term.wait_for("Added mine:dead-languages");
    let file = term.dir().join("packs/mine/questions.toml");
    let text = fs::read_to_string(file).expect("the questions");
    assert!(text.contains("Say it in Latin."), "{text}");
}

#[test]
fn faults_that_the_editor_leaves_are_told() {
    let launch = launch();
    let editor = launch.dir().join("editor.sh");
    fs::write(&editor, "sed -i 's/\"concept\"/\"opera\"/' \"$1\"\n").expect("an editor");
    let term = launch
        .env("EDITOR", format!("sh '{}'", editor.display()))
        .arg("new")
        .arg("Arias")
        .start();
    assert_eq!(term.exit_code(), 1, "{}", term.screen());
    term.wait_for("questions.toml:4:");
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let term = launch()
        .env("VISUAL", "/nowhere/ed")
        .arg("new")
        .arg("T")
        .start();
    assert_eq!(term.exit_code(), 74, "{}", term.screen());
    term.wait_for("/nowhere/ed could not be started");
}

#[test]
fn the_list_names_its_columns_on_a_terminal_and_not_in_a_pipe() {
    let words = ["list", "--topic", "caching/strategies", "--kind", "concept"];
    let desk = Desk::new();
    desk.answer("hot-key", "nnnn");
    let piped = desk.run(&words).well();
    let first = piped.lines().next().unwrap_or_default();
    assert!(first.contains(':') && !piped.contains("score"), "{piped}");
    let launch = words
        .iter()
        .fold(launch(), |launch, word| launch.arg(*word));
    let term = launch
        .arg("--data-dir")
        .arg(desk.path("data"))
        .arg("--pack")
        .arg(small())
        .size(120, 40)
        .start();
    assert_eq!(term.exit_code(), 0, "{}", term.screen());
    let screen = term.screen();
    let mut lines = screen.lines();
    let names: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    assert_eq!(
        names,
        ["question", "level", "kind", "score", "due", "title"],
        "{screen}"
    );
    let names = screen.lines().next().unwrap_or_default();
    let line = lines
        .find(|line| line.starts_with("small:hot-key"))
        .unwrap_or_else(|| panic!("{screen}"));
    let beneath = |name: &str, says: &str| {
        let at = names.find(name).unwrap_or(usize::MAX);
        line.get(at..)
            .is_some_and(|rest| rest.trim_start().starts_with(says))
    };
    assert!(beneath("level", "mid") && beneath("score", "0"), "{screen}");
    assert!(
        beneath("due", "2026-11-23") && beneath("title", "One key"),
        "{screen}"
    );
}

#[test]
fn the_quiz_writes_no_escape_bytes_and_keeps_every_line_on_a_dumb_terminal() {
    let mut term = launch()
        .env("TERM", "dumb")
        .arg("--pack")
        .arg(small())
        .arg("quiz")
        .arg("hot-key")
        .start();
    term.wait_for("Type your answer");
    term.send("What I typed before the power went\r");
    let work = term.dir().join("work");
    let kept = || {
        let entries = fs::read_dir(&work).into_iter().flatten().flatten();
        let texts = entries.filter_map(|entry| fs::read_to_string(entry.path()).ok());
        texts.collect::<String>()
    };
    term.wait_until("the line to be on disk", |_| {
        kept().contains("before the power went").then_some(())
    });
    term.signal(rustix::process::Signal::KILL);
    assert_eq!(term.exit_code(), 137);
    assert!(kept().contains("before the power went"));
    assert!(!term.bytes().contains(&0x1b), "{:?}", term.screen());
}
