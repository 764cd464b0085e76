//! new: a question of one's own.

use crate::desk::Desk;

#[test]
fn a_question_of_ones_own_is_found_shown_and_answered() {
    let desk = Desk::new();
    let out = desk
        .run(&["new", "Retries that hurt", "--topic", "caching/strategies"])
        .well();
    assert!(out.starts_with("Added mine:retries-that-hurt to "), "{out}");
    assert!(out.contains("data/packs/mine/questions.toml"), "{out}");
    assert_eq!(desk.run(&["pack", "check"]).well(), "");
    let mine = desk.path("data/packs/mine").to_string_lossy().into_owned();
    assert_eq!(desk.run(&["pack", "check", &mine]).well(), "");
    assert!(
        desk.run(&["search", "retries hurt"])
            .well()
            .contains("mine:retries-that-hurt")
    );
    let listed = desk.run(&["list", "--topic", "caching/strategies"]).well();
    assert!(listed.contains("mine:retries-that-hurt"), "{listed}");
    desk.answer("mine:retries-that-hurt", "yn");
    let out = desk.run(&["new", "Retries that hurt"]).well();
    assert!(
        out.starts_with("Added mine:retries-that-hurt-2 to "),
        "{out}"
    );
}

#[test]
fn a_title_can_hold_anything() {
    let desk = Desk::new();
    for title in [
        "\"\"\"",
        "= [[x]] #",
        "C:\\new\\u",
        "日本語 🌞",
        "\u{1b}[2Jx\u{202e}",
    ] {
        let told = desk.run(&["new", title]);
        assert_eq!(told.code, 0, "{told:?}");
    }
    assert_eq!(desk.run(&["pack", "check"]).well(), "");
}

#[test]
fn what_cannot_be_used_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    for empty in ["", "  ", "\u{200b}"] {
        assert!(
            desk.run(&["new", empty])
                .refusal(2)
                .contains("The title is empty")
        );
    }
    assert!(
        desk.run(&["new", &"x".repeat(300)])
            .refusal(2)
            .contains("longer than")
    );
    assert!(
        desk.run(&["new", "T", "--topic", "No Path/"])
            .refusal(2)
            .contains("no topic path")
    );
    assert!(desk.files().is_empty());
}

#[test]
fn a_broken_pack_of_ones_own_is_not_made_worse() {
    let desk = Desk::new();
    desk.run(&["new", "One"]).well();
    let broken = "[[question]]\nid = \n";
    desk.put("data/packs/mine/questions.toml", broken);
    let told = desk.run(&["new", "Two"]);
    assert!(told.refusal(1).contains("questions.toml:2:"), "{told:?}");
    let text = std::fs::read_to_string(desk.path("data/packs/mine/questions.toml"));
    assert_eq!(text.expect("the file"), broken);
}
