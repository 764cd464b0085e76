//! Tests of wrapping: words whole, widths held, nothing but white space lost.

use super::{Measure, wrap, wrap_hanging, wrap_runs};
use crate::text::cells::{clusters, width};
use proptest::prelude::{ProptestConfig, any, proptest};

#[test]
fn words_stay_whole() {
    assert_eq!(
        wrap("Your user table was sharded by hash", 12),
        ["Your user", "table was", "sharded by", "hash"]
    );
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("one\n\ntwo  ", 10), ["one", "", "two"]);
    assert_eq!(
        wrap("    indented code stays", 14),
        ["    indented", "code stays"]
    );
    assert_eq!(wrap("exact fits", 5), ["exact", "fits"]);
}

#[test]
fn long_words_break_where_they_must() {
    assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    assert_eq!(wrap("a abcdefghij", 4), ["a", "abcd", "efgh", "ij"]);
    assert_eq!(wrap("read-your-writes", 10), ["read-your-", "writes"]);
    assert_eq!(wrap("from 10-20 ms", 7), ["from", "10-20", "ms"]);
}

#[test]
fn wide_script_breaks_between_clusters() {
    assert_eq!(wrap("日本語の文章", 4), ["日本", "語の", "文章"]);
    assert_eq!(wrap("日本。語", 4), ["日", "本。", "語"]);
    assert_eq!(wrap("a👩‍💻b", 2), ["a", "👩‍💻", "b"]);
    assert_eq!(wrap("日本", 1), ["日", "本"]);
}

#[test]
fn indents_hang_behind_a_marker() {
    assert_eq!(
        wrap_hanging("Names causes outside", "☐ ", 12),
        ["☐ Names", "  causes", "  outside"]
    );
    assert_eq!(wrap_hanging("ab", "12. ", 5), ["12.", "ab"]);
}

#[test]
fn runs_keep_their_roles() {
    let lines = wrap_runs(
        &[('p', "use "), ('c', "SELECT 1"), ('p', " here")],
        Measure { first: 7, rest: 9 },
    );
    assert_eq!(
        lines,
        [
            vec![('p', "use".to_owned())],
            vec![('c', "SELECT 1".to_owned())],
            vec![('p', "here".to_owned())],
        ]
    );
    let joined = wrap_runs(
        &[('p', "semi"), ('c', "final"), ('p', "ist x")],
        Measure::even(12),
    );
    assert_eq!(joined.len(), 2, "a word of several roles is not torn");
}

fn ink(text: &str) -> String {
    text.split_whitespace().collect()
}

fn holds(text: &str, cells: usize) {
    let lines = wrap(text, cells);
    for line in &lines {
        assert!(
            width(line) <= cells || clusters(line).filter(|c| c.width > 0).count() == 1,
            "{line:?} is wider than {cells}"
        );
    }
    let mut lost = ink(&lines.concat());
    lost.retain(|c| c != '\u{200d}');
    let mut whole = ink(text);
    whole.retain(|c| c != '\u{200d}');
    assert_eq!(lost, whole);
    let first = wrap_runs(
        &[((), text)],
        Measure {
            first: cells / 2,
            rest: cells,
        },
    );
    assert!(!first.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_at_any_width(text in any::<String>(), cells in 0_usize..30) {
        holds(&text, cells);
    }

    #[test]
    fn mixed_scripts_at_any_width(text in "[a-c \u{301}日。（👩\u{200d}💻\t\n/-]{0,60}", cells in 0_usize..12) {
        holds(&text, cells);
    }
}
