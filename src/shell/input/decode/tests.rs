//! What terminals send, whole and in pieces, and what of it is a key.

use super::{Decoder, Wait};
use crossterm::event::{Event, KeyCode, KeyModifiers, MouseButton, MouseEventKind};
use proptest::prelude::{any, prop, proptest};

fn decode(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(bytes, &mut events);
    decoder.quiet(&mut events);
    assert_eq!(decoder.wait(), Wait::No);
    events
}

fn keys(text: &str) -> Vec<(KeyCode, KeyModifiers)> {
    let events = decode(text.as_bytes()).into_iter();
    events
        .map(|event| {
            let key = event.as_key_event().expect("a key");
            (key.code, key.modifiers)
        })
        .collect()
}

const NONE: KeyModifiers = KeyModifiers::NONE;

#[test]
fn keys_of_many_terminals_are_known() {
    for (text, code, modifiers) in [
        ("x", KeyCode::Char('x'), NONE),
        ("é", KeyCode::Char('é'), NONE),
        ("漢", KeyCode::Char('漢'), NONE),
        ("🦀", KeyCode::Char('🦀'), NONE),
        ("\r", KeyCode::Enter, NONE),
        ("\t", KeyCode::Tab, NONE),
        ("\u{7f}", KeyCode::Backspace, NONE),
        ("\u{8}", KeyCode::Backspace, NONE),
        ("\u{3}", KeyCode::Char('c'), KeyModifiers::CONTROL),
        ("\u{1a}", KeyCode::Char('z'), KeyModifiers::CONTROL),
        ("\u{0}", KeyCode::Char(' '), KeyModifiers::CONTROL),
        ("\u{1b}", KeyCode::Esc, NONE),
        ("\u{1b}x", KeyCode::Char('x'), KeyModifiers::ALT),
        ("\u{1b}é", KeyCode::Char('é'), KeyModifiers::ALT),
        ("\u{1b}[", KeyCode::Char('['), KeyModifiers::ALT),
        ("\u{1b}O", KeyCode::Char('O'), KeyModifiers::ALT),
        ("\u{1b}]", KeyCode::Char(']'), KeyModifiers::ALT),
        ("\u{1b}[A", KeyCode::Up, NONE),
        ("\u{1b}OA", KeyCode::Up, NONE),
        ("\u{1b}[1;2B", KeyCode::Down, KeyModifiers::SHIFT),
        ("\u{1b}[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
        ("\u{1b}[d", KeyCode::Left, KeyModifiers::SHIFT),
        ("\u{1b}[H", KeyCode::Home, NONE),
        ("\u{1b}[1~", KeyCode::Home, NONE),
        ("\u{1b}[7~", KeyCode::Home, NONE),
        ("\u{1b}[F", KeyCode::End, NONE),
        ("\u{1b}[3~", KeyCode::Delete, NONE),
        ("\u{1b}[5~", KeyCode::PageUp, NONE),
        ("\u{1b}[6;5~", KeyCode::PageDown, KeyModifiers::CONTROL),
        ("\u{1b}[6^", KeyCode::PageDown, KeyModifiers::CONTROL),
        ("\u{1b}[Z", KeyCode::BackTab, NONE),
        ("\u{1b}OP", KeyCode::F(1), NONE),
        ("\u{1b}[[A", KeyCode::F(1), NONE),
        ("\u{1b}[11~", KeyCode::F(1), NONE),
        ("\u{1b}OR", KeyCode::F(3), NONE),
        ("\u{1b}[15~", KeyCode::F(5), NONE),
        ("\u{1b}[17~", KeyCode::F(6), NONE),
        ("\u{1b}[24~", KeyCode::F(12), NONE),
        ("\u{1b}[34~", KeyCode::F(20), NONE),
        (
            "\u{1b}[27;5;105~",
            KeyCode::Char('i'),
            KeyModifiers::CONTROL,
        ),
        ("\u{1b}[99;5u", KeyCode::Char('c'), KeyModifiers::CONTROL),
        ("\u{1b}[27u", KeyCode::Esc, NONE),
        ("\u{1b}[13;2:1u", KeyCode::Enter, KeyModifiers::SHIFT),
    ] {
        assert_eq!(keys(text), [(code, modifiers)], "{text:?}");
    }
    assert_eq!(decode(b"\x1b[99;5:3u"), [], "a release is no press");
}

#[test]
fn replies_of_the_terminal_are_never_keys() {
    for reply in [
        "\u{1b}[12;40R",
        "\u{1b}[1;5R",
        "\u{1b}[?62;22c",
        "\u{1b}[>41;354;0c",
        "\u{1b}[?2026;2$y",
        "\u{1b}[?1u",
        "\u{1b}[8;24;80t",
        "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}",
        "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\",
        "\u{1b}]52;c;cXFx\u{1b}\\",
        "\u{1b}P>|term(370)\u{1b}\\",
        "\u{1b}_Gi=31;OK\u{1b}\\",
        "\u{1b}[201~",
    ] {
        assert_eq!(decode(reply.as_bytes()), [], "{reply:?}");
        let after = format!("{reply}j");
        assert_eq!(keys(&after), [(KeyCode::Char('j'), NONE)], "{after:?}");
    }
    assert_eq!(decode(b"\x1b]11;rgb:1e1e/"), [], "half a reply is nothing");
}

#[test]
fn a_lone_escape_waits_for_the_rest_of_a_sequence() {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(b"\x1b", &mut events);
    assert_eq!((events.len(), decoder.wait()), (0, Wait::Sequence));
    decoder.feed(b"[A", &mut events);
    assert_eq!(
        events
            .pop()
            .and_then(|event| event.as_key_event())
            .map(|key| key.code),
        Some(KeyCode::Up)
    );
    decoder.feed(b"\x1b\x1b", &mut events);
    decoder.quiet(&mut events);
    assert_eq!(events.len(), 2, "two presses of escape");
}

#[test]
fn a_paste_is_text_whatever_is_in_it() {
    let pasted = |text: &str| decode(format!("\u{1b}[200~{text}\u{1b}[201~").as_bytes());
    for text in [
        "",
        "q\r\u{1b}[A",
        "\u{1b}",
        "\u{1b}\u{1b}[201",
        "\u{1b}[200~ é",
    ] {
        assert_eq!(pasted(text), [Event::Paste(text.into())], "{text:?}");
    }
    let huge = "é".repeat(4 << 20);
    let events = pasted(&huge);
    let [Event::Paste(text)] = events.as_slice() else {
        panic!("{} events", events.len());
    };
    assert!(text.len() > 256 * 1024 && text.len() < 257 * 1024);
    assert_eq!(decode(b"\x1b[200~half"), [Event::Paste("half".into())]);
}

#[test]
fn the_mouse_is_read_in_both_encodings() {
    for text in ["\u{1b}[<0;5;3M", "\u{1b}[M %#"] {
        let events = decode(text.as_bytes());
        let [Event::Mouse(mouse)] = events.as_slice() else {
            panic!("{events:?}");
        };
        assert_eq!(mouse.kind, MouseEventKind::Down(MouseButton::Left));
        assert_eq!((mouse.column, mouse.row), (4, 2));
    }
    assert_eq!(decode(b"\x1b[<0;5;3m"), [], "a release is no click");
    assert_eq!(decode(b"\x1b[<35;5;3M"), [], "nor is a motion");
}

#[test]
fn the_focus_is_told() {
    assert_eq!(
        decode(b"\x1b[I\x1b[O"),
        [Event::FocusGained, Event::FocusLost]
    );
}

#[test]
fn broken_characters_lose_nothing_else() {
    let events = decode(b"\xc3q\xff\xe6\xbc\x1b[A");
    assert_eq!(events.len(), 2, "{events:?}");
}

proptest! {
    #[test]
    fn pieces_and_whole_are_decoded_alike(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..200) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        let (head, rest) = bytes.split_at(cut.min(bytes.len()));
        decoder.feed(head, &mut events);
        decoder.feed(rest, &mut events);
        decoder.quiet(&mut events);
        assert_eq!(events, decode(&bytes));
    }

    #[test]
    fn typed_text_comes_through(text in "[^\\x00-\\x1f\\x7f]{0,60}") {
        let signs = keys(&text).into_iter().map(|(code, _)| code);
        assert!(signs.eq(text.chars().map(KeyCode::Char)));
    }
}
