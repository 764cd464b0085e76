//! What keys, pastes, floods and the mouse become.

use super::{MOST_TEXT, is_flood, translate, translate_flood};
use crate::app::chord::{Chord, KeyName};
use crate::app::event::{EventKind, Mouse, MouseKind};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn plain(sign: char) -> Event {
    key(KeyCode::Char(sign), KeyModifiers::NONE)
}

fn said(batch: Vec<Event>) -> Vec<String> {
    translate(batch)
        .into_iter()
        .map(|kind| {
            let EventKind::Key(chord) = kind else {
                return format!("{kind:?}");
            };
            chord.to_string()
        })
        .collect()
}

#[test]
fn a_key_is_one_action_whatever_the_terminal_tells_of_it() {
    let release = Event::Key(KeyEvent {
        code: KeyCode::Char('x'),
        modifiers: KeyModifiers::NONE,
        kind: KeyEventKind::Release,
        state: KeyEventState::NONE,
    });
    assert_eq!(said(vec![plain('x'), release]), ["x"]);
}

#[test]
fn shift_makes_an_upper_case_letter_and_is_not_named_beside_it() {
    for sign in ['g', 'G'] {
        let events = translate(vec![key(KeyCode::Char(sign), KeyModifiers::SHIFT)]);
        assert!(
            matches!(events.as_slice(), [EventKind::Key(chord)] if *chord == Chord::char('G')),
            "{events:?}"
        );
    }
    assert_eq!(
        said(vec![key(KeyCode::Char('?'), KeyModifiers::SHIFT)]),
        ["?"]
    );
    assert_eq!(
        said(vec![key(KeyCode::Char('ß'), KeyModifiers::SHIFT)]),
        ["ß"]
    );
    assert_eq!(
        said(vec![key(KeyCode::Tab, KeyModifiers::SHIFT)]),
        ["backtab"]
    );
    assert_eq!(
        said(vec![key(KeyCode::BackTab, KeyModifiers::SHIFT)]),
        ["backtab"]
    );
    assert_eq!(
        said(vec![key(KeyCode::Up, KeyModifiers::SHIFT)]),
        ["shift-up"]
    );
    assert_eq!(
        said(vec![key(KeyCode::Char('c'), KeyModifiers::CONTROL)]),
        ["ctrl-c"]
    );
    assert_eq!(
        said(vec![key(KeyCode::CapsLock, KeyModifiers::NONE)]),
        [""; 0]
    );
}

#[test]
fn pastes_are_cleaned_and_their_line_ends_are_line_feeds() {
    let events = translate(vec![Event::Paste("a\r\nb\rc\u{1b}[2J".into())]);
    assert!(
        matches!(events.as_slice(), [EventKind::Paste(text)]
            if text.starts_with("a\nb\nc") && !text.contains('\u{1b}')),
        "{events:?}"
    );
}

#[test]
fn a_huge_paste_is_cut_at_a_whole_character_and_says_so() {
    let events = translate(vec![Event::Paste("é".repeat(4 << 20))]);
    let [EventKind::Paste(text), EventKind::Notice(words)] = events.as_slice() else {
        panic!("{:?}", events.len());
    };
    assert_eq!(text.len(), MOST_TEXT);
    assert!(text.chars().all(|sign| sign == 'é'));
    assert!(words.contains("64 KiB"));
}

#[test]
fn more_keys_than_a_hand_presses_are_text() {
    let hand = vec![plain('2'); 16];
    assert!(!is_flood(&hand));
    let mut flood = vec![plain('2'); 16];
    flood.push(key(KeyCode::Enter, KeyModifiers::NONE));
    flood.push(key(KeyCode::Char('c'), KeyModifiers::CONTROL));
    assert!(is_flood(&flood));
    let events = translate_flood(flood);
    assert!(
        matches!(events.as_slice(), [EventKind::Flood(text)] if *text == format!("{}\n", "2".repeat(16))),
        "{events:?}"
    );
}

#[test]
fn a_burst_of_arrows_only_moves() {
    let burst = vec![key(KeyCode::Down, KeyModifiers::NONE); 40];
    assert!(!is_flood(&burst));
    let events = translate(burst);
    assert_eq!(events.len(), 40);
    assert!(events.iter().all(
        |kind| matches!(kind, EventKind::Key(chord) if *chord == Chord::plain(KeyName::Down))
    ));
}

#[test]
fn the_mouse_clicks_and_turns_its_wheel_and_else_is_silent() {
    let at = |kind| {
        Event::Mouse(MouseEvent {
            kind,
            column: 3,
            row: 4,
            modifiers: KeyModifiers::NONE,
        })
    };
    let events = translate(vec![
        at(MouseEventKind::Down(MouseButton::Left)),
        at(MouseEventKind::Up(MouseButton::Left)),
        at(MouseEventKind::Moved),
        at(MouseEventKind::ScrollDown),
    ]);
    let [EventKind::Mouse(click), EventKind::Mouse(wheel)] = events.as_slice() else {
        panic!("{events:?}");
    };
    let expected = Mouse {
        column: 3,
        row: 4,
        what: MouseKind::Click,
    };
    assert_eq!(*click, expected);
    assert_eq!(wheel.what, MouseKind::WheelDown);
}
