use super::{Diagnostic, PRINTED_MAX, Severity, quote, sort};

#[test]
fn a_diagnostic_reads_as_one_line_with_the_next_step() {
    let one = Diagnostic::new(
        Severity::Error,
        ("a/b.toml", 3, 7),
        "`x` is no id.",
        "Write `y`.",
    );
    assert_eq!(
        one.to_string(),
        "a/b.toml:3:7: error: `x` is no id. Write `y`."
    );
    let bare = Diagnostic::new(Severity::Warning, ("a", 1, 1), "Nothing is here.", "");
    assert_eq!(bare.to_string(), "a:1:1: warning: Nothing is here.");
}

#[test]
fn hostile_text_is_clean_and_short_when_printed() {
    let foul = "\u{1b}]0;x\u{7}\u{202e}\n".repeat(500);
    let one = Diagnostic::new(
        Severity::Error,
        (&foul, usize::MAX, usize::MAX),
        &foul,
        &foul,
    );
    let printed = one.to_string();
    assert!(
        printed.chars().count() <= PRINTED_MAX,
        "{}",
        printed.chars().count()
    );
    assert!(!printed.chars().any(|c| c.is_control() || c == '\u{202e}'));
    assert_eq!(quote("a\u{1b}b"), "`a␛b`");
}

#[test]
fn diagnostics_come_in_the_order_of_their_places() {
    let at = |file, line, column| Diagnostic::new(Severity::Error, (file, line, column), "m", "");
    let mut all = vec![at("b", 1, 1), at("a", 10, 1), at("a", 9, 5), at("a", 9, 4)];
    sort(&mut all);
    let places: Vec<_> = all
        .iter()
        .map(|d| (d.file.as_str(), d.line, d.column))
        .collect();
    assert_eq!(
        places,
        [("a", 9, 4), ("a", 9, 5), ("a", 10, 1), ("b", 1, 1)]
    );
}
