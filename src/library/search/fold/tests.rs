//! Tests of folding: what counts as one word, and as the same word.

use super::{Word, Words, fold_with_map, words_of};
use proptest::prelude::{any, proptest};

#[test]
fn words_are_folded() {
    let cases: [(&str, &[&str]); 10] = [
        ("P99 doubled, nothing", &["p99", "doubled", "nothing"]),
        ("Résumé ÉCOLE Straße", &["resume", "ecole", "strasse"]),
        ("re\u{301}sume\u{301}", &["resume"]),
        ("don't don’t 'quoted'", &["dont", "dont", "quoted"]),
        (
            "C++ and C#, not a+b",
            &["c++", "and", "c#", "not", "a", "b"],
        ),
        (
            "read-your-writes io_uring",
            &["read", "your", "writes", "io", "uring"],
        ),
        ("日本語 text", &["日", "本", "語", "text"]),
        ("Nguyễn Łódź øre", &["nguyen", "lodz", "ore"]),
        ("ＳＱＬ", &["sql"]),
        ("\u{301} … ", &[]),
    ];
    for (text, words) in cases {
        assert_eq!(words_of(text), words, "{text}");
    }
}

#[test]
fn the_map_leads_back() {
    let (folded, map) = fold_with_map("Straße é");
    assert_eq!(folded, "strasse e");
    assert_eq!(map, [0, 1, 2, 3, 4, 4, 5, 6, 7]);
}

proptest! {
    #[test]
    fn every_text_has_an_end(text in any::<String>()) {
        let mut words = Words::new(&text);
        let (mut word, mut last) = (Word::new(), 0);
        while let Some(range) = words.next_into(&mut word) {
            assert!(range.start >= last && range.end > range.start && text.get(range.clone()).is_some());
            assert!(!word.text().is_empty() && word.bytes().len() <= 48);
            last = range.end;
        }
    }
}
