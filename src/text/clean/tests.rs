//! Tests of cleaning: what a careful stranger would put into a pack.

use super::{CLUSTER_MAX, faults, line, text};
use proptest::prelude::{ProptestConfig, any, proptest};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn plain_text_is_not_copied() {
    for plain in [
        "",
        "P99 doubled.",
        "Résumé über 日本語",
        "👩‍💻 at work".get(..4).unwrap(),
    ] {
        assert!(matches!(line(plain), Cow::Borrowed(_)), "{plain}");
    }
    assert!(matches!(text("a\nb"), Cow::Borrowed(_)));
}

#[test]
fn escapes_become_pictures() {
    let cases = [
        ("\u{1b}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
        ("\u{1b}[2J", "␛[2J"),
        ("a\0b\u{7f}", "a␀b␡"),
        ("\u{9b}2J \u{90}q\u{9c}", "\u{fffd}2J \u{fffd}q\u{fffd}"),
        ("\u{1b}[201~rm", "␛[201~rm"),
    ];
    for (foreign, shown) in cases {
        assert_eq!(line(foreign), shown);
        assert_eq!(text(foreign), shown);
        assert!(faults(foreign).count() > 0);
    }
}

#[test]
fn line_ends_and_tabs() {
    assert_eq!(line("a\r\nb\nc\rd\te\u{2028}f"), "a b c d e f");
    assert_eq!(text("a\r\nb\nc\rd"), "a\nb\nc\nd");
    assert_eq!(text("\tx\n12\ty\n1234\tz"), "    x\n12  y\n1234    z");
    assert_eq!(faults("a\r\nb\n\tc").count(), 0);
    assert_eq!(faults("a\rb\r").collect::<Vec<_>>(), [(1, '\r'), (3, '\r')]);
}

#[test]
fn invisible_characters_go_and_are_named() {
    let foreign = "\u{feff}a\u{202e}b\u{200b}c\u{2066}d\u{e0041}e\u{200d}f\u{ad}";
    assert_eq!(line(foreign), "abcdef");
    let named: Vec<char> = faults(foreign).map(|(_, c)| c).collect();
    assert_eq!(
        named,
        [
            '\u{feff}',
            '\u{202e}',
            '\u{200b}',
            '\u{2066}',
            '\u{e0041}',
            '\u{200d}',
            '\u{ad}'
        ]
    );
    assert_eq!(faults("é\u{200b}").next(), Some((2, '\u{200b}')));
}

#[test]
fn joiners_stay_inside_emoji_only() {
    for whole in ["👩‍💻", "❤️‍🔥", "👨🏽‍👩🏽", "🏳️‍🌈"] {
        assert_eq!(line(whole), whole);
        assert_eq!(faults(whole).count(), 0, "{whole}");
    }
    assert_eq!(line("👩\u{200d}"), "👩");
    assert_eq!(line("👩\u{200d}\u{200d}💻"), "👩‍💻");
    assert_eq!(line("a\u{200d}💻"), "a💻");
}

#[test]
fn clusters_are_cut_at_eight_code_points() {
    let zalgo: String = std::iter::once('a')
        .chain(std::iter::repeat_n('\u{301}', 40))
        .collect();
    let foreign = format!("{zalgo}b");
    let cleaned = line(&foreign);
    assert_eq!(cleaned.chars().count(), CLUSTER_MAX + 1);
    assert!(cleaned.ends_with('b'));
    assert_eq!(faults(&foreign).count(), 41 - CLUSTER_MAX);
    let hidden: String = (0..40).flat_map(|_| ['\u{301}', '\u{200b}']).collect();
    assert!(
        line(&format!("a{hidden}")).chars().count() <= CLUSTER_MAX,
        "nothing hides a cluster's length"
    );
}

fn is_safe(cleaned: &str) -> bool {
    cleaned.chars().all(|c| !c.is_control() || c == '\n')
        && cleaned
            .graphemes(true)
            .all(|g| g.chars().count() <= CLUSTER_MAX)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn cleaned_text_is_safe_and_stays_as_it_is(foreign in any::<String>()) {
        let one = line(&foreign).into_owned();
        assert!(is_safe(&one) && !one.contains('\n'));
        assert_eq!(line(&one), one.as_str());
        let many = text(&foreign).into_owned();
        assert!(is_safe(&many) && faults(&many).next().is_none());
        assert_eq!(text(&many), many.as_str());
    }

    #[test]
    fn hostile_mixtures_are_safe_too(
        foreign in "[a\t\r\n\u{1b}\u{9b}\u{200d}\u{301}\u{fe0f}\u{1F469}\u{1F4BB}\u{1100}\u{1161}\u{11a8}\u{1F1E6}\u{200b}\u{600}\u{94d}\u{915}]{0,40}"
    ) {
        let many = text(&foreign).into_owned();
        assert!(is_safe(&many));
        assert_eq!(text(&many), many.as_str());
        assert_eq!(faults(&many).next(), None);
        let one = line(&foreign).into_owned();
        assert_eq!(line(&one), one.as_str());
    }
}
