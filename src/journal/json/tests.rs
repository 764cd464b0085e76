use super::Cursor;
use super::short::{long_plain_length, plain_length};
use crate::journal::reason::Reason;
use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, proptest};

fn skips(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip().is_ok() && cursor.end().is_ok()
}

#[test]
fn the_cursor_takes_what_json_takes_and_nothing_else() {
    for good in [
        "{}",
        "[]",
        " [1, -0.5e+3 ,\"a\\n\\u00e9\",{\"a\":null}]\t",
        "\"\\ud83c\\udf1e\"",
        "0",
        "true",
    ] {
        assert!(skips(good), "{good}");
    }
    for bad in [
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "NaN",
        "Infinity",
        "\"\u{1}\"",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"a",
        "\"a\\",
        "nul",
        "{} {}",
        "[1 2]",
        "--1",
        "1e",
        "\"\\u12\"",
    ] {
        assert!(!skips(bad), "{bad}");
    }
}

#[test]
fn deep_nesting_is_refused_without_a_deep_stack() {
    let deep = "[".repeat(1_000_000);
    assert!(!skips(&deep));
}

#[test]
fn numbers_keep_to_their_type() {
    assert_eq!(Cursor::new("255").whole::<u8>(), Ok(255));
    assert_eq!(Cursor::new("256").whole::<u8>(), Err(Reason::Value));
    assert_eq!(Cursor::new("-1").whole::<u32>(), Err(Reason::Value));
    assert_eq!(Cursor::new("1.0").whole::<u32>(), Err(Reason::Value));
    assert_eq!(
        Cursor::new("18446744073709551615").whole::<u64>(),
        Ok(u64::MAX)
    );
    assert_eq!(
        Cursor::new("18446744073709551616").whole::<u64>(),
        Err(Reason::Value)
    );
    assert_eq!(Cursor::new("1e999").real(), Err(Reason::Value));
    assert_eq!(Cursor::new("\"3\"").whole::<u8>(), Err(Reason::Value));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_cursor_agrees_with_serde_on_any_text(
        text in "[\\[\\]{}:, \"\\\\ntrue0-9.eE+ub\u{1}é-]{0,24}"
    ) {
        // Both are strict readers of the same grammar; serde also refuses numbers out of range when asked for values.
        let serde = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        // An ignored string of serde may hold a lone surrogate; ours may not.
        if !text.contains("\\u") {
            prop_assert_eq!(skips(&text), serde, "{}", text);
        }
    }

    #[test]
    fn a_string_reads_back_as_it_was(text in any::<String>(), pad in 0_usize..9) {
        let quoted = format!("{}{}", " ".repeat(pad), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(Cursor::new(&quoted).text().unwrap(), text);
    }

    #[test]
    fn no_bytes_make_the_cursor_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        if let Ok(text) = std::str::from_utf8(&bytes) {
            skips(text);
        }
    }

    /// However it is looked at, eight, thirty-two or one byte at a time, a string ends at the same byte.
    #[test]
    fn a_string_goes_on_up_to_the_first_byte_that_is_not_plain(
        plain in prop::collection::vec(prop::sample::select(b" !#[]^a~\x7f\x80\xff".to_vec()), 0..100),
        end in prop::option::of(prop::sample::select(b"\"\\\n\x00\x1f".to_vec())),
        rest in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut text = plain.clone();
        text.extend(end);
        if end.is_some() {
            text.extend(rest);
        }
        prop_assert_eq!(plain_length(&text), plain.len());
        prop_assert_eq!(long_plain_length(&text), plain.len());
    }
}
