//! Tests of cells: scripts of every width stay in their columns.

use super::{
    byte_at_cell, byte_at_char, cell_at_byte, char_at_byte, clusters, pad_left, pad_right, pieces,
    truncate, width,
};
use crate::text::clean::line;
use proptest::prelude::{any, proptest};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

#[test]
fn every_script_has_its_width() {
    let cases = [
        ("", 0),
        ("shard", 5),
        ("Résumé", 6),
        ("e\u{301}", 1),
        ("日本語", 6),
        ("👩‍💻", 2),
        ("🇩🇪", 2),
        ("❤\u{fe0f}", 2),
        ("▸ ◐ ━", 5),
    ];
    for (text, cells) in cases {
        assert_eq!(width(text), cells, "{text}");
    }
}

#[test]
fn what_is_cut_says_so() {
    assert_eq!(truncate("Consistent hashing", 10), "Consisten…");
    assert_eq!(truncate("Consistent hashing", 12), "Consistent…");
    assert_eq!(truncate("日本語", 6), "日本語");
    assert_eq!(truncate("日本語", 5), "日本…");
    assert_eq!(truncate("日本語", 4), "日…");
    assert_eq!(truncate("日本語", 1), "…");
    assert_eq!(truncate("日本語", 0), "");
    assert!(matches!(truncate("fits", 4), Cow::Borrowed("fits")));
}

#[test]
fn columns_are_filled_exactly() {
    assert_eq!(pad_right("語", 5), "語   ");
    assert_eq!(pad_left("44", 4), "  44");
    assert_eq!(pad_right("日本語", 4), "日… ");
    assert_eq!(pad_left("12345", 3), "12…");
}

#[test]
fn bytes_characters_and_cells_agree() {
    let text = "aé語x";
    assert_eq!(byte_at_char(text, 2), 3);
    assert_eq!(byte_at_char(text, 9), text.len());
    assert_eq!(char_at_byte(text, 6), 3);
    assert_eq!(
        byte_at_cell(text, 3),
        3,
        "half of a wide cluster does not fit"
    );
    assert_eq!(byte_at_cell(text, 4), 6);
    assert_eq!(cell_at_byte(text, 6), 4);
}

#[test]
fn pieces_follow_the_marks() {
    assert_eq!(
        pieces("Sharding a database", &[0..5, 11..19]),
        [("Shard", true), ("ing a ", false), ("database", true)]
    );
    assert_eq!(
        pieces("e\u{301}x", &[0..1, 9..9]),
        [("e\u{301}", true), ("x", false)]
    );
    assert_eq!(pieces("plain", &[]), [("plain", false)]);
    assert!(pieces("", &[0..3, 1..2]).is_empty());
}

/// The cells that the screen buffer gives a text.
fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
    usize::from(buffer.set_stringn(0, 0, text, 400, Style::default()).0)
}

proptest! {
    #[test]
    fn what_is_measured_is_what_is_drawn(text in "[a-zé日ﾊ\u{ff9e}\u{301}👩\u{200d}💻❤\u{fe0f}🇩🇪\u{915}\u{94d}\u{937}\u{93f}ل\u{627}]{0,24}") {
        assert_eq!(width(&text), drawn(&text));
    }

    #[test]
    fn any_cleaned_text_is_drawn_as_measured(text in any::<String>()) {
        let cleaned = line(&text);
        assert_eq!(width(&cleaned), drawn(&cleaned));
    }

    #[test]
    fn nothing_is_wider_than_asked(text in any::<String>(), cells in 0_usize..12, from in 0_usize..9, to in 0_usize..20) {
        assert!(width(&truncate(&text, cells)) <= cells);
        assert_eq!(width(&pad_right(&text, cells)), cells);
        assert_eq!(width(&pad_left(&text, cells)), cells);
        assert_eq!(clusters(&text).map(|c| c.text).collect::<String>(), text);
        let joined: String = pieces(&text, &[from..to, 99..99]).iter().map(|(piece, _)| *piece).collect();
        assert_eq!(joined, text);
    }
}
