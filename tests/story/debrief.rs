//! A round to its debrief, which becomes a file in the folder one stands in.

use crate::window::{GREENROOM, PACK, window};
use std::path::Path;
use std::process::Command;

/// What `greenroom round show ID --markdown` prints of the only round.
fn shown(data: &Path) -> String {
    let run = |words: &[&str]| {
        let mut command = Command::new(GREENROOM);
        command.arg("--data-dir").arg(data).args(["--pack", PACK]);
        let output = command.args(words).output().expect("a run");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let list = run(&["round", "list"]);
    let id = list.split_whitespace().next().expect("a round");
    run(&["round", "show", id, "--markdown"])
}

#[test]
fn the_file_is_what_round_show_prints_and_none_is_written_over() {
    let home = tempfile::tempdir().expect("a directory");
    let (data, folder) = (home.path().join("data"), home.path().join("rehearsals"));
    std::fs::create_dir(&folder).expect("a folder");
    let place = ["round", "--preset", "quickfire-10", "--questions", "2"];
    let launch = window(&data, &place).before(&format!("cd '{}'", folder.display()));
    let mut term = launch.size(160, 40).start();
    for _ in 0..2 {
        term.wait_for("enter reveal");
        term.send("\r");
        term.wait_for("2 I had it");
        term.send("2");
    }
    term.wait_for("The round is saved.");
    term.send("w");
    term.wait_for("Written to ");
    term.send("w");
    term.wait_for("-2.md.");
    let mut names: Vec<String> = folder
        .read_dir()
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    let [second, first] = names.as_slice() else {
        panic!("two files: {names:?}");
    };
    assert!(first.ends_with("-quickfire-10.md"), "{first}");
    assert!(second.ends_with("-quickfire-10-2.md"), "{second}");
    let said = shown(&data);
    assert!(said.starts_with("# Debrief: Quickfire"), "{said}");
    for name in &names {
        let text = std::fs::read_to_string(folder.join(name)).expect("a file");
        assert_eq!(text, said);
    }
    // Where nothing can be written it is said, and the debrief is read on.
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    term.send("w");
    let screen = term.wait_for("The folder greenroom was started in is gone");
    assert!(screen.contains("Debrief · Quickfire"), "{screen}");
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}
