//! What holds on every command: usage, hostile arguments, closed pipes, full disks, broken configuration.

use crate::desk::{Desk, told};
use std::process::Stdio;

#[test]
fn help_and_version_go_to_standard_output() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).well();
    for command in ["search", "quiz", "due", "new", "journal", "pack", "keys"] {
        assert!(help.contains(command), "{help}");
    }
    assert!(desk.run(&["--version"]).well().starts_with("greenroom "));
    assert!(desk.run(&["pack", "--help"]).well().contains("remove"));
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let desk = Desk::new();
    for wrong in [
        &["fly"][..],
        &["list", "--nosuch"],
        &["show"],
        &["pack"],
        &["completions", "tcsh"],
        &["journal", "merge"],
    ] {
        desk.run(wrong).refusal(2);
    }
}

#[test]
fn files_that_are_not_there_are_named_without_the_systems_numbers() {
    let desk = Desk::new();
    for (command, code, said) in [
        (
            &["import", "no.toml"][..],
            74,
            "no.toml cannot be read: there is no such file or folder; check the path.",
        ),
        (
            &["journal", "import", "no.jsonl"],
            74,
            "no.jsonl cannot be read: there is no such file or folder; check the path.",
        ),
        (
            &["journal", "merge", "no.jsonl"],
            74,
            "no.jsonl cannot be read: there is no such file or folder; check the path and its permissions.",
        ),
        (
            &["journal", "restore", "no.backup"],
            74,
            "no.backup cannot be read: there is no such file or folder; check the path and its permissions.",
        ),
        (
            &["export", "--output", "no/all.md"],
            74,
            "no/all.md cannot be written: its folder is not there. Nothing was changed; mend that and try again.",
        ),
        (
            &["pack", "check", "no"],
            2,
            "no is no folder. Name the folder that holds pack.toml.",
        ),
        (
            &["pack", "add", "no"],
            2,
            "no is no folder. Name the folder that holds pack.toml.",
        ),
    ] {
        assert_eq!(desk.run(command).refusal(code), said, "{command:?}");
    }
    let listed = desk.run(&["--pack", "no", "pack", "list"]);
    assert!(
        listed.out.contains("there is no such file or folder"),
        "{listed:?}"
    );
    assert!(!listed.out.contains("os error"), "{listed:?}");
    let due = desk.run(&["--config", "no.toml", "due"]);
    assert_eq!(due.code, 0, "{due:?}");
    assert_eq!(
        due.err,
        "There is no configuration file no.toml, so the defaults hold; check the path.\n"
    );
}

#[test]
fn arguments_are_echoed_clean() {
    let desk = Desk::new();
    let bad = "x\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}\u{9b}\r\n";
    for hostile in [
        vec![bad],
        vec!["--\u{1b}[2J"],
        vec!["show", bad],
        vec!["study", bad],
        vec!["search", bad],
        vec!["search", "level:\u{1b}[2J"],
        vec!["list", "--topic", bad],
        vec!["list", "--level", bad],
        vec!["list", "--kind", bad],
        vec!["quiz", bad],
        vec!["new", "Title", "--topic", bad],
        vec!["pack", "check", bad],
        vec!["pack", "add", bad],
        vec!["export", "--from", bad],
        vec!["export", "--topic", bad],
        vec!["export", "--format", bad],
        vec!["export", "--output", bad],
        vec!["import", bad],
        vec!["pack", "remove", bad],
        vec!["pack", "new", bad],
        vec!["journal", "merge", bad],
        vec!["journal", "import", bad],
        vec!["journal", "restore", bad],
        vec!["completions", bad],
        vec!["--config", bad, "config", "path"],
        vec!["--data-dir", bad, "journal", "path"],
        vec!["--pack", bad, "pack", "list"],
        vec!["--pack", bad, "pack", "check"],
    ] {
        // Cleanness is held by the desk itself.
        let told = desk.run(&hostile);
        assert!(matches!(told.code, 0 | 1 | 2 | 74), "{hostile:?}: {told:?}");
    }
}

#[test]
fn a_very_long_argument_is_answered_shortly() {
    let desk = Desk::new();
    let long = "x".repeat(100_000);
    for command in [
        &["show", &long][..],
        &["list", "--topic", &long],
        &["new", &long],
        &["list", "--level", &long],
    ] {
        let told = desk.run(command);
        assert!(matches!(told.code, 1 | 2), "{}", told.code);
        assert!(told.err.len() < 2_000, "{} bytes", told.err.len());
    }
}

#[cfg(unix)]
#[test]
fn arguments_need_not_be_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let bytes = OsStr::from_bytes(b"\xff\xfe\x1b[2J");
    for command in ["show", "search", "quiz", "new"] {
        let told = desk.run(&[OsStr::new(command), bytes]);
        assert_eq!(told.code, 2, "{told:?}");
    }
    let told = desk.run(&[OsStr::new("pack"), OsStr::new("check"), bytes]);
    assert_eq!(told.code, 2, "{told:?}");
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    let desk = Desk::new();
    for command in [
        &["list"][..],
        &["show", "twelve-points"],
        &["export"],
        &["export", "--format", "anki"],
        &["search", "--json", "sharding"],
        &["keys"],
        &["completions", "zsh"],
        &["--help"],
        &["quiz", "hot-key"],
        &["pack", "list"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let arguments = desk.command();
        let mut child = std::process::Command::new(arguments.get_program());
        child.args(arguments.get_args()).args(command).env_clear();
        for (name, value) in arguments.get_envs() {
            if let Some(value) = value {
                child.env(name, value);
            }
        }
        child
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(Stdio::piped());
        let ended = told(&child.output().expect("a run"));
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let desk = Desk::new();
    for command in [&["list"][..], &["due"], &["--help"]] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("a full disk");
        let arguments = desk.command();
        let mut child = std::process::Command::new(arguments.get_program());
        child.args(arguments.get_args()).args(command).env_clear();
        child.env("GREENROOM_DATA_DIR", desk.path("data"));
        child.stdout(full).stderr(Stdio::piped());
        assert_eq!(
            told(&child.output().expect("a run")).code,
            74,
            "{command:?}"
        );
    }
}

#[test]
fn colour_changes_nothing_since_there_is_none() {
    let desk = Desk::new();
    let plain = desk.run(&["list"]).well();
    assert_eq!(desk.run(&["--no-color", "list"]).well(), plain);
    let mut command = desk.command();
    command
        .env("NO_COLOR", "1")
        .env("TERM", "xterm-256color")
        .env("CLICOLOR_FORCE", "1");
    assert_eq!(
        told(&command.arg("list").output().expect("a run")).well(),
        plain
    );
}

#[test]
fn the_full_screen_refuses_a_pipe_and_names_the_quiz() {
    let desk = Desk::new();
    for command in [&[][..], &["study"], &["study", "hot-key"]] {
        assert!(desk.run(command).refusal(2).contains("greenroom quiz"));
    }
}

#[test]
fn a_broken_configuration_is_named_and_the_rest_holds() {
    let desk = Desk::new();
    let file = desk.put("data/config.toml", "theme = \"night\"\nmouse = 3\n");
    let told = desk.run(&["config", "show"]);
    assert_eq!(told.code, 0);
    // What can be used holds beside what can't.
    assert!(told.out.contains("theme = \"night\""), "{told:?}");
    assert!(told.out.contains("mouse = true"), "{told:?}");
    assert_eq!(
        told.err,
        "config.toml: `mouse = 3` can't be used; write true or false.\n"
    );
    let broken = Desk::new();
    broken.put("data/config.toml", "theme = \"night\"\nmouse = \n");
    let told = broken.run(&["config", "show"]);
    assert!(told.out.contains("theme = \"default\""), "{told:?}");
    assert!(told.err.contains("config.toml: line 2:"), "{told:?}");
    let path = desk.run(&["config", "path"]).well();
    assert_eq!(path.trim_end(), file.to_string_lossy());
    let told = desk.run(&["list", "--topic", "caching"]);
    assert_eq!(told.code, 0, "{told:?}");
    let text = std::fs::read_to_string(file).expect("the file");
    assert_eq!(text, "theme = \"night\"\nmouse = 3\n", "never written");
}

#[test]
fn a_clock_that_cannot_be_set_is_wrong_usage() {
    let desk = Desk::new().at("yesterday\u{1b}");
    assert!(desk.run(&["due"]).refusal(2).contains("GREENROOM_NOW"));
}

#[test]
fn keys_are_listed_as_the_settings_have_them() {
    let desk = Desk::new();
    let markdown = desk.run(&["keys", "--markdown"]).well();
    assert!(markdown.contains("| key | does |"), "{markdown}");
    assert_eq!(markdown, greenroom::app::overlay::keys_markdown());
    let plain = desk.run(&["keys"]).well();
    assert!(plain.contains("(keys.everywhere)"), "{plain}");
    desk.put(
        "data/config.toml",
        "[keys.everywhere]\nsearch = [\"ctrl-t\"]\n",
    );
    let moved = desk.run(&["keys"]).well();
    assert!(
        moved
            .lines()
            .any(|line| line.trim_start().starts_with("ctrl-t") && line.contains("search")),
        "{moved}"
    );
    assert!(
        desk.run(&["config", "show"])
            .well()
            .contains("search = [\"ctrl-t\"]")
    );
}

#[test]
fn completions_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = desk.run(&["completions", shell]).well();
        for command in ["search", "quiz", "journal", "write-ids"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    assert!(desk.files().is_empty());
}
