//! What comes from the terminal: pastes, floods, the mouse; and what goes to it.

use crate::pty::Term;
use crate::subject::{
    READY, assert_left, launch, play, play_probe, probe, work_on_disk, write_draft,
};
use std::time::Duration;

/// The draft on disk, once one is kept that holds so many lines.
fn draft(term: &Term) -> String {
    term.wait_for("draft kept");
    work_on_disk(term.dir()).concat()
}

#[test]
fn a_paste_of_four_mebibytes_is_cut() {
    let mut term = play(launch().size(120, 40));
    let text = "An answer; q leaves, 2 marks.\r".repeat((4 << 20) / 30);
    term.send(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    let screen = term.wait_for("64 KiB");
    assert!(screen.contains("Your draft"), "{screen}");
    let kept = draft(&term);
    let answers = kept.matches("An answer; q leaves, 2 marks.").count();
    assert_eq!(answers, (64 << 10) / 30, "as much as 64 KiB hold");
    let cpu = term.cpu();
    term.send("\u{3}");
    assert_left(&term, 0, "An answer", cpu);
}

#[test]
fn a_paste_is_cleaned_and_submits_nothing() {
    let mut term = play(launch());
    term.send("\u{1b}[200~one\rtwo\u{7}\u{1b}[2J\tthree\u{1b}[201~");
    let screen = term.wait_for("three");
    assert!(screen.contains("Your draft") && screen.contains("one"));
    assert!(!screen.contains("CLARIFY"), "nothing was revealed");
    let kept = draft(&term);
    assert!(
        !kept.contains("\\u001b") && !kept.contains('\u{1b}'),
        "{kept}"
    );
}

#[test]
fn a_flood_of_keys_commands_nothing() {
    let mut term = play(launch());
    term.send(&"2 q\r".repeat(5000));
    // It is text, wherever text can go; it neither leaves nor reveals nor marks.
    term.wait_for("Your draft");
    let kept = draft(&term);
    assert!(kept.contains("2 q\\n2 q\\n"), "{kept}");
    assert!(!kept.contains("\"grade\""), "nothing was revealed");

    let mut grading = play(launch());
    grading.send("\r");
    grading.wait_for("0/12");
    std::thread::sleep(Duration::from_millis(50));
    grading.send(&"2".repeat(40));
    let screen = grading.wait_for("left out");
    assert!(screen.contains("0/12"), "nothing was marked: {screen}");
}

#[test]
fn a_copy_goes_to_the_terminal() {
    let mut term = play(launch());
    term.send("y");
    term.wait_for("sent to the terminal");
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    // "Your shop answers in 40 ms", as a terminal takes it.
    assert!(
        bytes.contains("\u{1b}]52;c;WW91ciBzaG9wIGFuc3dlcnMgaW4gNDAgbXM"),
        "{bytes:?}"
    );
}

#[test]
fn the_mouse_clicks_and_can_be_let_go() {
    let mut term = play(launch());
    let title = "One key, all th";
    let row = term
        .screen()
        .lines()
        .position(|line| line.contains(title))
        .expect("the next question is in the tree")
        + 1;
    term.send(&format!("\u{1b}[<0;10;{row}M\u{1b}[<0;10;{row}m"));
    term.wait_for("One entry of your cache");
    term.send("M");
    term.wait_until("the mouse to be let go", |seen| {
        (!seen.modes().mouse).then_some(())
    });
    term.send("M");
    term.wait_until("the mouse to be captured", |seen| {
        seen.modes().mouse.then_some(())
    });
    term.send("q");
    assert_eq!(term.exit_code(), 0);
    term.assert_given_back();
}

#[test]
fn frames_are_shown_all_at_once_and_nothing_is_asked_of_the_terminal() {
    let mut term = play(launch());
    term.send("\u{1b}[I");
    term.send("?");
    term.wait_for("Reveal it");
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
fn replies_of_the_terminal_are_no_answers() {
    let mut term = play(launch());
    term.send("\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}\u{1b}[12;40R\u{1b}[?2026;2$y\u{1b}[?62;22c");
    write_draft(&mut term, "only this");
    let kept = draft(&term);
    assert!(kept.contains("\"only this\""), "{kept}");
    assert!(term.screen().contains(READY));
}

#[test]
fn halves_of_sequences_are_no_keys() {
    let mut term = play_probe(probe());
    term.send("\u{1b}");
    term.wait_for("keys: esc");
    term.send("\u{1b}[");
    term.send("B");
    let screen = term.wait_for("down");
    assert!(screen.contains("keys: esc down\n"), "{screen}");
}
