//! journal path, check, merge, import, backup and restore.

use crate::desk::Desk;
use std::fs;
use std::path::PathBuf;

fn studied() -> Desk {
    let desk = Desk::new();
    desk.answer("hot-key", "yyyn");
    desk.answer("quick-ttl", "n");
    desk
}

fn progress_file(desk: &Desk) -> PathBuf {
    let files = desk.files_in("progress", "jsonl");
    files.into_iter().next().expect("a journal")
}

fn figures(desk: &Desk) -> serde_json::Value {
    desk.run(&["stats", "--json"]).json()
}

#[test]
fn the_place_is_printed() {
    let desk = Desk::new();
    let out = desk.run(&["journal", "path"]).well();
    assert_eq!(out.trim_end(), desk.path("data/progress").to_string_lossy());
}

#[test]
fn a_sound_journal_is_said_to_be_sound() {
    let desk = Desk::new();
    let out = desk.run(&["journal", "check"]).well();
    assert_eq!(
        out,
        "0 files, 0 records, 0 whole backups: nothing is wrong.\n"
    );
    assert!(desk.files().is_empty(), "who looks writes nothing");
    let desk = studied();
    let out = desk.run(&["journal", "check"]).well();
    assert_eq!(
        out,
        "1 file, 3 records, 0 whole backups: nothing is wrong.\n"
    );
}

#[test]
fn damage_is_named_put_aside_and_never_changed() {
    let desk = studied();
    let file = progress_file(&desk);
    let whole = fs::read_to_string(&file).expect("the journal");
    let damaged = whole.replacen("\"m\":2", "\"m\":1", 1);
    assert_ne!(damaged, whole);
    fs::write(&file, &damaged).expect("written");
    let told = desk.run(&["journal", "check"]);
    assert_eq!((told.code, told.err.as_str()), (1, ""), "{told:?}");
    assert!(
        told.out.contains(".jsonl:2: the line is left out"),
        "{told:?}"
    );
    assert!(told.out.contains("journal check --fix"), "{told:?}");
    let stats = desk.run(&["stats", "--json"]);
    assert!(
        stats.err.contains("greenroom journal check"),
        "others are told: {stats:?}"
    );
    assert_eq!(stats.json()["questions"]["attempted"], 1);
    assert_eq!(
        desk.run(&["due", "--short"]).well(),
        "0 due\n",
        "a prompt stays one line"
    );

    let told = desk.run(&["journal", "check", "--fix"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.out.contains("1 damaged line put aside"), "{told:?}");
    assert_eq!(fs::read_to_string(&file).expect("the journal"), damaged);
    assert_eq!(desk.run(&["journal", "check"]).code, 0);
}

#[test]
fn two_machines_become_one_history() {
    let (one, two) = (studied(), Desk::new());
    two.answer("myth-cache", "y");
    let theirs = progress_file(&one).to_string_lossy().into_owned();
    let out = two.run(&["journal", "merge", &theirs]).well();
    assert!(out.contains("3 new, 0 here already"), "{out}");
    assert!(out.contains("Added 3 records as "), "{out}");
    assert_eq!(figures(&two)["questions"]["attempted"], 3);
    let again = two.run(&["journal", "merge", &theirs]).well();
    assert!(again.contains("0 new, 3 here already"), "{again}");
    assert!(again.contains("nothing was added"), "{again}");
    // All of them: what was answered here and what was merged.
    let mine = two.files_in("progress", "jsonl").into_iter();
    let mine = mine.map(|path| path.to_string_lossy().into_owned());
    let words = ["journal".to_owned(), "merge".to_owned()];
    one.run(&words.into_iter().chain(mine).collect::<Vec<_>>())
        .well();
    assert_eq!(figures(&one)["questions"], figures(&two)["questions"]);
    assert_eq!(figures(&one)["mean_score"], figures(&two)["mean_score"]);
}

#[test]
fn damaged_lines_of_a_merge_are_named_and_the_rest_comes_in() {
    let (one, two) = (studied(), Desk::new());
    let file = progress_file(&one);
    let text = fs::read_to_string(&file)
        .expect("the journal")
        .replacen("\"m\":2", "\"m\":1", 1);
    fs::write(&file, text).expect("written");
    let told = two.run(&["journal", "merge", &file.to_string_lossy()]);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(
        told.out.contains("2 new, 0 here already, 1 damaged"),
        "{told:?}"
    );
    assert_eq!(figures(&two)["questions"]["attempted"], 1);
}

#[test]
fn files_that_are_not_there_are_a_failure() {
    let desk = studied();
    let before = desk.journal();
    for command in ["merge", "import", "restore"] {
        let told = desk.run(&["journal", command, "nowhere.jsonl"]);
        assert!(told.refusal(74).contains("cannot be read"), "{told:?}");
    }
    let folder = desk.run(&["journal", "merge", "data"]);
    assert!(folder.refusal(74).contains("is not a file"), "{folder:?}");
    assert_eq!(desk.journal(), before);
}

#[test]
fn an_import_is_previewed_backed_up_and_done_once() {
    let (stranger, desk) = (studied(), Desk::new());
    desk.answer("myth-cache", "y");
    let file = progress_file(&stranger).to_string_lossy().into_owned();
    let before = desk.files();
    let preview = desk.run(&["journal", "import", &file]).well();
    assert!(preview.contains("2 records new\n"), "{preview}");
    assert!(
        preview.contains("This would add 2 records. Say --yes"),
        "{preview}"
    );
    assert_eq!(desk.files(), before, "a preview adds nothing");
    let done = desk.run(&["journal", "import", "--yes", &file]).well();
    assert!(
        done.contains("Backed up to ") && done.contains("Added 2 records as "),
        "{done}"
    );
    assert_eq!(figures(&desk)["questions"]["attempted"], 3);
    let again = desk.run(&["journal", "import", "--yes", &file]).well();
    assert!(
        again.contains("2 records here already") && again.contains("nothing was added"),
        "{again}"
    );
}

#[test]
fn a_backup_brings_back_what_was_lost() {
    let desk = studied();
    let figures_before = figures(&desk);
    let out = desk.run(&["journal", "backup"]).well();
    assert!(
        out.starts_with("Backed up 3 records of 1 file to "),
        "{out}"
    );
    let backup = desk.path("data/backup/2026-11-22-094000.backup");
    assert!(backup.is_file(), "{:?}", desk.files());
    assert!(
        desk.run(&["journal", "check"])
            .well()
            .contains("1 whole backup:")
    );
    fs::remove_file(progress_file(&desk)).expect("lost");
    assert_eq!(figures(&desk)["attempts"], 0);
    let backup = backup.to_string_lossy().into_owned();
    let out = desk.run(&["journal", "restore", &backup]).well();
    assert!(out.contains("Added 3 records as "), "{out}");
    assert_eq!(figures(&desk), figures_before);
    let again = desk.run(&["journal", "restore", &backup]).well();
    assert!(again.contains("Nothing is missing"), "{again}");
}

#[test]
fn a_damaged_backup_is_refused_and_named_by_the_check() {
    let desk = studied();
    desk.run(&["journal", "backup"]).well();
    let backup = desk.path("data/backup/2026-11-22-094000.backup");
    let text = fs::read_to_string(&backup)
        .expect("the backup")
        .replacen("\"m\":2", "\"m\":1", 1);
    fs::write(&backup, text).expect("written");
    let told = desk.run(&["journal", "restore", &backup.to_string_lossy()]);
    assert!(told.refusal(74).contains("is no whole backup"), "{told:?}");
    let told = desk.run(&["journal", "check"]);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("is no whole backup"), "{told:?}");
}

#[test]
fn a_file_of_a_newer_greenroom_is_left_alone() {
    let desk = Desk::new();
    let newer = "{\"v\":1,\"id\":\"01a202a0-75fb-7a31-9c4e-5b0d2f6e8a17\",\"dev\":\"k3f9q2\",\"h\":1,\"t\":\"2026-11-22T09:40:00.123Z\",\"off\":0,\"day\":20779,\"k\":\"file\",\"d\":{\"app\":\"greenroom 9\",\"format\":9,\"min_reader\":9,\"dev\":\"k3f9q2\"}}\n";
    let file = desk.put("newer.jsonl", newer);
    let told = desk.run(&["journal", "merge", &file.to_string_lossy()]);
    assert!(told.refusal(74).contains("newer greenroom"), "{told:?}");
    desk.put("data/progress/k3f9q2.jsonl", newer);
    let told = desk.typed(&["quiz", "hot-key"], "\ny\ny\ny\nn\n");
    assert_eq!(told.code, 74, "{told:?}");
    assert!(told.err.contains("newer greenroom"), "{told:?}");
    assert_eq!(desk.journal(), [newer.trim_end()], "nothing was written");
}
