//! help and man.

use crate::desk::Desk;

#[test]
fn help_lists_commands_and_topics() {
    let desk = Desk::new();
    let out = desk.run(&["help"]).well();
    assert!(out.starts_with(&desk.run(&["--help"]).well()), "{out}");
    for topic in [
        "scoring",
        "schedule",
        "rounds",
        "two-people",
        "searching",
        "files",
    ] {
        assert!(out.contains(&format!("\n  {topic} ")), "{topic}: {out}");
        let text = desk.run(&["help", topic]).well();
        let file = format!("{}/assets/help/{topic}.md", env!("CARGO_MANIFEST_DIR"));
        let written = std::fs::read_to_string(file).expect("the text");
        assert_eq!(text, written, "in a pipe as it was written");
    }
    assert!(desk.files().is_empty());
}

#[test]
fn help_of_a_command_is_what_the_command_says_of_itself() {
    let desk = Desk::new();
    for (words, more) in [
        (&["search"][..], Some("searching")),
        (&["round", "show"], Some("rounds")),
        (&["mock"], Some("rounds")),
        (&["completions"], None),
    ] {
        let out = desk.run(&[&["help"], words].concat()).well();
        let own = desk.run(&[words, &["--help"]].concat()).well();
        let more = more.map_or(String::new(), |topic| {
            format!("\nMore: greenroom help {topic}\n")
        });
        assert_eq!(out, format!("{own}{more}"));
    }
}

#[test]
fn what_is_not_known_names_what_is_nearest_first() {
    let desk = Desk::new();
    let told = desk.run(&["help", "scorring"]);
    assert!(
        told.refusal(2)
            .contains("did you mean `scoring`? The topics are start, words, scoring, "),
        "{told:?}"
    );
    let told = desk.run(&["help", "serch"]);
    assert!(
        told.refusal(2)
            .contains("did you mean `search`? The topics are start, "),
        "{told:?}"
    );
    let told = desk.run(&["help", "journal", "chekc"]);
    assert!(
        told.refusal(2)
            .contains("did you mean `check`? Below `journal` there is path, check, "),
        "{told:?}"
    );
    for odd in ["", "--json", "\u{1b}[2J", &"x".repeat(5000)] {
        let told = desk.run(&["help", "--", odd]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{told:?}");
        assert!(told.err.len() < 1000, "{told:?}");
    }
}

#[test]
fn the_manual_page_is_printed_as_it_is() {
    let out = Desk::new().run(&["man"]).well();
    assert!(out.contains(".TH greenroom 1"), "{out}");
    for part in [
        ".SH NAME",
        ".SH COMMANDS",
        ".SH \"EXIT STATUS\"",
        "GREENROOM_DATA_DIR",
    ] {
        assert!(out.contains(part), "{part}");
    }
}
