//! The one place that calls the fuzzy matcher, so that its traps are in one place too.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Scores folded text against a folded pattern and gives the places, in characters, that matched.
///
/// The matcher's score depends on what it was asked before, so each call has a matcher of its own: the same query
/// then always ranks the same.
pub(crate) fn score(text: &str, pattern: &str) -> Option<(i64, Vec<usize>)> {
    if !is_within(text, pattern) {
        return None;
    }
    SkimMatcherV2::default()
        .respect_case()
        .fuzzy_indices(text, pattern)
}

/// Whether the pattern's characters stand in the text in this order; spares most calls of the matcher.
pub(crate) fn is_within(text: &str, pattern: &str) -> bool {
    let mut wanted = pattern.chars();
    let mut next = wanted.next();
    for c in text.chars() {
        match next {
            Some(letter) if letter == c => next = wanted.next(),
            Some(_) => {}
            None => return true,
        }
    }
    next.is_none()
}
