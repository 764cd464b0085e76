//! pack check, list, new, add and remove.

use crate::desk::{Desk, small};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn faulty(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("tests/fixtures/packs/faulty").join(name);
    path.to_string_lossy().into_owned()
}

#[test]
fn a_sound_pack_is_silent() {
    let desk = Desk::new();
    let small = small().to_string_lossy().into_owned();
    assert_eq!(desk.run(&["pack", "check", &small]).well(), "");
    assert_eq!(
        desk.run(&["pack", "check", "--json", &small]).json(),
        json!([])
    );
}

#[test]
fn every_fault_is_printed_with_its_place_in_order() {
    let desk = Desk::new();
    let path = faulty("kinds");
    let told = desk.run(&["pack", "check", &path]);
    assert_eq!((told.code, told.err.as_str()), (1, ""), "{told:?}");
    let expected = fs::read_to_string(Path::new(&path).join("expected.txt")).expect("the file");
    let expected: Vec<String> = expected
        .lines()
        .filter(|line| !line.starts_with("-- "))
        .map(|line| format!("{}/{}", faulty(""), line).replace("//", "/"))
        .collect();
    assert_eq!(told.out.lines().collect::<Vec<_>>(), expected);
    let json = desk.run(&["pack", "check", "--json", &path]);
    assert_eq!(json.code, 1);
    let json = json.json();
    let faults = json.as_array().expect("an array");
    assert_eq!(faults.len(), expected.len());
    assert_eq!(faults[0]["severity"], "error");
    assert!(faults[0]["line"].is_u64() && faults[0]["advice"].is_string());
}

#[test]
fn several_packs_are_sorted_as_one() {
    let desk = Desk::new();
    let told = desk.run(&["pack", "check", &faulty("synonyms"), &faulty("conflict")]);
    assert_eq!(told.code, 1);
    let mut lines: Vec<&str> = told.out.lines().collect();
    let printed = lines.clone();
    lines.sort_unstable();
    assert_eq!(printed, lines);
    assert!(printed[0].contains("/conflict/"), "{printed:?}");
}

#[test]
fn warnings_are_no_failure_until_it_is_strict() {
    let desk = Desk::new();
    let path = faulty("lint-no-follow-up");
    assert_eq!(desk.run(&["pack", "check", &path]).well(), "");
    let strict = desk.run(&["pack", "check", "--strict", &path]);
    assert_eq!(strict.code, 1);
    assert!(
        strict
            .out
            .contains("error: A full question has no follow-up."),
        "{strict:?}"
    );
}

#[test]
fn without_a_path_all_loaded_packs_are_checked() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["pack", "check"]).well(), "");
    desk.put(
        "data/packs/broken/pack.toml",
        "format = 1\nname = \"broken\"\ntitle = \n",
    );
    let told = desk.run(&["pack", "check"]);
    assert_eq!(told.code, 1);
    assert!(
        told.out.contains("data/packs/broken/pack.toml:3:"),
        "{told:?}"
    );
    let strict = desk.run(&["pack", "check", "--strict"]);
    assert!(
        strict.out.contains("data/packs/broken/pack.toml:3:"),
        "{strict:?}"
    );
}

#[test]
fn a_name_that_is_taken_shows_when_packs_meet() {
    let desk = Desk::new();
    let twin = desk.path("twin");
    fs::create_dir(&twin).expect("a folder");
    for file in ["pack.toml", "caching.toml", "databases.toml"] {
        fs::copy(small().join(file), twin.join(file)).expect("a copy");
    }
    let twin = twin.to_string_lossy().into_owned();
    assert_eq!(
        desk.run(&["pack", "check", &twin]).well(),
        "",
        "alone it is sound"
    );
    for strictness in [
        &["--pack", &twin, "pack", "check"][..],
        &["--pack", &twin, "pack", "check", "--strict"],
    ] {
        let told = desk.run(strictness);
        assert_eq!(told.code, 1);
        assert!(told.out.contains("`small` is loaded already"), "{told:?}");
    }
}

#[test]
fn a_path_that_is_no_folder_is_wrong_usage() {
    let desk = Desk::new();
    let file = desk.put("file.toml", "");
    let file = file.to_string_lossy().into_owned();
    for wrong in ["nowhere", &file] {
        let told = desk.run(&["pack", "check", wrong]);
        assert!(told.refusal(2).contains("is no folder"));
        assert!(
            desk.run(&["pack", "add", wrong])
                .refusal(2)
                .contains("is no folder")
        );
    }
}

#[test]
fn made_ids_are_written_only_where_one_says_so() {
    let desk = Desk::new();
    assert!(
        desk.run(&["pack", "check", "--write-ids"])
            .refusal(2)
            .contains("--write-ids DIR")
    );
    let pack = desk.path("pack");
    fs::create_dir(&pack).expect("a folder");
    let from = faulty("lint-implicit-id");
    for file in ["pack.toml", "questions.toml"] {
        fs::copy(Path::new(&from).join(file), pack.join(file)).expect("a copy");
    }
    let pack = pack.to_string_lossy().into_owned();
    assert_eq!(desk.run(&["pack", "check", "--strict", &pack]).code, 1);
    let told = desk.run(&["pack", "check", "--strict", "--write-ids", &pack]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{told:?}");
    assert!(
        told.err.contains("questions.toml: ") && told.err.contains("written."),
        "{told:?}"
    );
    assert_eq!(
        desk.run(&["pack", "check", "--strict", "--write-ids", &pack])
            .well(),
        ""
    );
}

#[test]
fn packs_are_listed_with_their_figures() {
    let desk = Desk::new();
    let out = desk.run(&["pack", "list"]).well();
    assert!(out.contains("system-design "), "{out}");
    let block = out
        .split("\n\n")
        .find(|block| block.starts_with("small 1.0.0: A small pack for tests"));
    let block = block.unwrap_or_else(|| panic!("{out}"));
    for part in [
        "7 questions on 4 topics",
        "29 points",
        "by kind: concept 1, design 1, scenario 1, story 1, quickfire 1, myth 1, estimate 1",
        "by level: foundation 1, mid 3, senior 3, staff 0",
    ] {
        assert!(block.contains(part), "{part:?}: {block}");
    }
    let json = desk.run(&["pack", "list", "--json"]).json();
    let small = json["packs"]
        .as_array()
        .expect("an array")
        .iter()
        .find(|pack| pack["name"] == "small");
    let small = small.expect("the small pack");
    assert_eq!(
        (&small["questions"], &small["points"]),
        (&json!(7), &json!(29))
    );
    assert_eq!(small["by_level"]["senior"], 3);
    assert_eq!(small["origin"], "folder");
    assert_eq!(json["broken"], json!([]));
}

#[test]
fn broken_packs_are_listed_with_their_first_fault() {
    let desk = Desk::new();
    desk.put(
        "data/packs/bad\u{1b}[2J/pack.toml",
        "format = 1\nname = \"bad\"\ntitle = \n",
    );
    let out = desk.run(&["pack", "list"]).well();
    assert!(
        out.contains("(left out)") && out.contains("pack.toml:3:"),
        "{out}"
    );
    let json = desk.run(&["pack", "list", "--json"]).json();
    assert_eq!(json["broken"][0]["fault"]["line"], 3);
    let told = desk.run(&["list", "--topic", "caching"]);
    assert_eq!(told.code, 0);
    assert!(
        told.err.contains("greenroom pack check"),
        "others are told: {told:?}"
    );
}

#[test]
fn a_pack_from_a_stranger_cannot_write_to_the_terminal() {
    let desk = Desk::new();
    let head = "format = 1\nname = \"evil\"\ntitle = \"\\u001b]52;c;x\\u0007Evil\"\nauthors = [\"\\u202egro\"]\n";
    let question = "[[question]]\nid = \"q\"\ntopic = \"t\"\nkind = \"quickfire\"\n\
        title = \"T\\u001b[2J\\u0007\"\nprompt = \"\\u001b]0;x\\u0007 zebrafish\"\nanswer = \"\\u009b31m\"\n";
    desk.put("evil/pack.toml", head);
    desk.put("evil/q.toml", question);
    let evil = desk.path("evil").to_string_lossy().into_owned();
    for command in [
        &["list"][..],
        &["show", "evil:q"],
        &["search", "zebrafish"],
        &["pack", "list"],
        &["pack", "check"],
        &["quiz", "evil:q"],
        &["show", "--json", "evil:q"],
    ] {
        let told = desk.run(&[&["--pack", &evil][..], command].concat());
        assert!(matches!(told.code, 0 | 1), "{told:?}");
        // Cleanness of all bytes is held by the desk.
    }
}

#[test]
fn a_new_pack_passes_every_check_and_can_be_studied() {
    let desk = Desk::new();
    let told = desk.run(&["pack", "new", "below/bench-notes"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
    assert_eq!(
        desk.run(&["pack", "check", "--strict", "below/bench-notes"])
            .well(),
        ""
    );
    let out = desk
        .run(&[
            "--pack",
            "below/bench-notes",
            "show",
            "bench-notes:retry-a-payment",
        ])
        .well();
    assert!(out.contains("The payment timed out"), "{out}");
    let head = fs::read_to_string(desk.path("below/bench-notes/pack.toml")).expect("the file");
    assert!(
        head.lines().any(|line| line.starts_with('#')),
        "comments help"
    );
    assert!(head.contains("title    = \"Bench notes\""), "{head}");
}

#[test]
fn a_new_pack_takes_nobodys_place() {
    let desk = Desk::new();
    desk.put("full/notes.txt", "mine");
    assert!(
        desk.run(&["pack", "new", "full"])
            .refusal(2)
            .contains("not empty")
    );
    let file = desk.put("a-file", "x");
    assert!(
        desk.run(&["pack", "new", "a-file"])
            .refusal(2)
            .contains("not empty")
    );
    assert_eq!(fs::read_to_string(file).expect("the file"), "x");
    for (reserved, why) in [
        ("mine", "reserved"),
        ("system-design", "reserved"),
        ("My Pack", "lower-case"),
        (".", ""),
    ] {
        let told = desk.run(&["pack", "new", reserved]);
        assert!(told.code == 2 && told.err.contains(why), "{told:?}");
    }
    fs::create_dir(desk.path("empty")).expect("a folder");
    assert_eq!(
        desk.run(&["pack", "new", "empty"]).code,
        0,
        "an empty folder will do"
    );
}

fn names(desk: &Desk) -> Vec<String> {
    let json = desk.run(&["pack", "list", "--json"]).json();
    let packs = json["packs"].as_array().expect("an array").iter();
    packs
        .map(|pack| pack["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn a_pack_is_installed_studied_and_taken_out() {
    let desk = Desk::new();
    desk.run(&["pack", "new", "bench"]).well();
    let told = desk.run(&["pack", "add", "bench"]);
    assert!(
        told.out.starts_with("Added bench with 3 questions to "),
        "{told:?}"
    );
    assert_eq!(
        desk.files(),
        ["packs/bench/pack.toml", "packs/bench/questions.toml"]
    );
    let original = fs::read(desk.path("bench/questions.toml")).expect("the file");
    let copy = fs::read(desk.path("data/packs/bench/questions.toml")).expect("the copy");
    assert_eq!(original, copy, "comments and all");
    assert_eq!(names(&desk), ["system-design", "bench", "small"]);
    let told = desk.run(&["pack", "add", "bench"]);
    assert!(told.refusal(1).contains("there is a pack `bench` already"));

    desk.answer("bench:what-is-idempotent", "y");
    let told = desk.run(&["pack", "remove", "bench"]);
    assert!(told.out.contains("is kept in"), "{told:?}");
    assert_eq!(names(&desk), ["system-design", "small"]);
    assert!(
        desk.path("data/backup/packs/bench-2026-11-22/pack.toml")
            .is_file()
    );
    assert_eq!(
        desk.run(&["stats", "--json"]).json()["questions"]["not_installed"],
        1
    );

    desk.run(&["pack", "add", "bench"]).well();
    let stats = desk.run(&["stats", "--json"]).json();
    assert_eq!(
        (
            &stats["questions"]["attempted"],
            &stats["questions"]["not_installed"]
        ),
        (&json!(1), &json!(0))
    );
    desk.run(&["pack", "remove", "bench"]).well();
    assert!(
        desk.path("data/backup/packs/bench-2026-11-22-2/pack.toml")
            .is_file(),
        "both are kept"
    );
}

#[test]
fn ones_own_questions_can_be_taken_out_and_are_kept() {
    let desk = Desk::new();
    desk.run(&["new", "Retries that hurt"]).well();
    let out = desk.run(&["pack", "remove", "mine"]).well();
    assert!(out.contains("move it back to"), "{out}");
    assert!(!names(&desk).contains(&"mine".to_owned()));
    let kept = desk.path("data/backup/packs/mine-2026-11-22");
    fs::rename(kept, desk.path("data/packs/mine")).expect("moved back");
    desk.run(&["show", "mine:retries-that-hurt"]).well();
}

#[test]
fn what_does_not_load_is_not_installed() {
    let desk = Desk::new();
    let told = desk.run(&["pack", "add", &faulty("no-head")]);
    assert!(
        told.refusal(1).contains("pack.toml:1:1: error:"),
        "{told:?}"
    );
    for reserved in ["mine", "system-design"] {
        desk.put(
            &format!("{reserved}/pack.toml"),
            &format!("format = 1\nname = \"{reserved}\"\ntitle = \"T\"\n"),
        );
        let told = desk.run(&["pack", "add", reserved]);
        assert!(told.refusal(1).contains("is reserved"), "{told:?}");
    }
    assert!(desk.files().is_empty(), "nothing half-copied");
}

#[test]
fn faults_in_part_are_told_and_the_rest_is_installed() {
    let desk = Desk::new();
    let told = desk.run(&["pack", "add", &faulty("kinds")]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.err.contains("What has faults is left out"), "{told:?}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_a_pack_are_not_copied() {
    let desk = Desk::new();
    desk.run(&["pack", "new", "bench"]).well();
    let secret = desk.put("secret.toml", "[[question]]\nid = \"stolen\"\n");
    std::os::unix::fs::symlink(secret, desk.path("bench/link.toml")).expect("a link");
    desk.put("bench/notes.txt", "not a pack's file");
    desk.put("bench/.hidden.toml", "");
    let told = desk.run(&["pack", "add", "bench"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert_eq!(
        desk.files(),
        ["packs/bench/pack.toml", "packs/bench/questions.toml"]
    );
}

#[test]
fn a_folder_that_is_still_being_copied_is_no_pack() {
    let desk = Desk::new();
    desk.put(
        "data/packs/.adding-x1/pack.toml",
        "format = 1\nname = \"half\"\ntitle = \"T\"\n",
    );
    assert_eq!(names(&desk), ["system-design", "small"]);
}

#[test]
fn only_installed_packs_can_be_taken_out() {
    let desk = Desk::new();
    let small = desk.run(&["pack", "remove", "small"]);
    assert!(small.refusal(1).contains("named by --pack"));
    assert!(
        desk.run(&["pack", "remove", "system-design"])
            .refusal(1)
            .contains("part of greenroom")
    );
    for wrong in ["nosuch", "../data", "", "a/b"] {
        assert!(
            desk.run(&["pack", "remove", wrong])
                .refusal(1)
                .contains("greenroom pack list")
        );
    }
    assert!(small_is_there());
}

fn small_is_there() -> bool {
    small().join("pack.toml").is_file()
}

#[test]
fn the_shapes_of_json_hold_their_types() {
    let desk = Desk::new();
    let json = desk.run(&["pack", "list", "--json"]).json();
    let built_in = &json["packs"][0];
    assert_eq!(built_in["name"], "system-design");
    assert!(built_in["words"].as_u64().is_some_and(|words| words > 1000));
    assert!(matches!(built_in["by_topic"], Value::Object(_)));
}
