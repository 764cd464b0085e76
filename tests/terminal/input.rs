//! What comes from the terminal: pastes, floods, the mouse; and what goes to it.

use crate::subject::{assert_left, launch, play};

#[test]
fn a_paste_of_four_mebibytes_is_cut() {
    let mut term = play(launch());
    let text = "An answer; q leaves, P panics.\r".repeat((4 << 20) / 31);
    term.send(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    let screen = term.wait_for("64 KiB");
    assert!(
        screen.contains("paste of 65536 bytes") && screen.contains("keys:\n"),
        "{screen}"
    );
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn a_flood_of_keys_commands_nothing() {
    let mut term = play(launch());
    term.send(&"2 q\r".repeat(5000));
    let screen = term.wait_for("flood of 20000 bytes");
    assert!(screen.contains("keys:\n"), "{screen}");
    term.send("j");
    term.wait_for("keys: j");
}

#[test]
fn a_copy_goes_to_the_terminal() {
    let mut term = play(launch());
    term.send("Y");
    term.wait_for("sent to the terminal");
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    assert!(bytes.contains("\u{1b}]52;c;YSBjb3B5"), "{bytes:?}");
}

#[test]
fn the_mouse_clicks_and_can_be_let_go() {
    let mut term = play(launch());
    term.send("\u{1b}[<0;5;3M\u{1b}[<0;5;3m");
    term.wait_for("Mouse { column: 4, row: 2, what: Click }");
    term.send("\u{1b}[<64;5;3M");
    term.wait_for("WheelUp");
    term.send("N");
    term.wait_until("the mouse to be let go", |seen| {
        (!seen.modes().mouse).then_some(())
    });
    term.send("M");
    term.wait_until("the mouse to be captured", |seen| {
        seen.modes().mouse.then_some(())
    });
    term.send("q");
    assert_left(&term, 0);
}

#[test]
fn frames_are_shown_all_at_once_and_nothing_is_asked_of_the_terminal() {
    let mut term = play(launch());
    term.send("\u{1b}[I");
    term.wait_for("said: focus");
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    assert!(bytes.contains("\u{1b}[?2026h") && bytes.contains("\u{1b}[?2026l"));
    for question in [
        "\u{1b}[6n",
        "\u{1b}[c",
        "\u{1b}]10;?",
        "\u{1b}]11;?",
        "\u{1b}[?u",
        "\u{1b}]0;",
        "\u{1b}]2;",
    ] {
        assert!(!bytes.contains(question), "{question:?}");
    }
}

#[test]
fn replies_and_halves_of_sequences_are_no_keys() {
    let mut term = play(launch());
    term.send("\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}\u{1b}[12;40R\u{1b}[?2026;2$y");
    term.send("\u{1b}");
    term.wait_for("keys: esc");
    term.send("\u{1b}[");
    term.send("B");
    let screen = term.wait_for("down");
    assert!(screen.contains("keys: esc down\n"), "{screen}");
}
