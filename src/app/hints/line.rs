//! How hints lie in a line: which fit, which words they take, what a short line folds; knows no screens.

use crate::app::action::Action;
use crate::app::row::{Ink, Span, span};
use crate::text::cells;

/// What the key that lists all keys is for.
const KEYS: &str = " keys";

/// A key with the words for what it does, the longest first: a short line takes a shorter one.
pub(super) struct Hint {
    pub(super) action: Action,
    pub(super) key: String,
    pub(super) words: Vec<&'static str>,
}

impl Hint {
    /// The cells of its key and its longest words.
    pub(super) fn width(&self) -> usize {
        let words = self.words.first().copied().unwrap_or_default();
        cells::width(&self.key) + 1 + cells::width(words)
    }
}

/// The marks in one word, so that a short line has room for the key that saves.
pub(super) fn folded(hints: Vec<Hint>) -> Vec<Hint> {
    let of = |action: Action| {
        let mut all = hints.iter();
        all.find(|hint| hint.action == action)
            .map(|hint| &*hint.key)
    };
    let marks = [Action::MarkFull, Action::MarkHalf, Action::MarkMissed].map(of);
    let keys = match marks {
        [Some("2"), Some("1"), Some("0")] => "2-0".to_owned(),
        [Some(full), Some(half), Some(missed)] => format!("{full} {half} {missed}"),
        _ => return hints,
    };
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for hint in hints {
        match hint.action {
            Action::MarkFull => first.push(Hint {
                key: keys.clone(),
                words: vec!["full to missed"],
                ..hint
            }),
            Action::GoOn => first.push(hint),
            Action::MarkHalf | Action::MarkMissed => {}
            _ => rest.push(hint),
        }
    }
    first.extend(rest);
    first
}

/// The hints that fit, the key of all others at the end where some do not; and how many fit.
pub(super) fn line(hints: &[Hint], last: Option<&str>, room: usize) -> (Vec<Span>, usize) {
    let mut spans: Vec<Span> = Vec::new();
    let mut taken = 0;
    let mut kept = last.map_or(0, |key| 3 + cells::width(key) + KEYS.len());
    let mut fitting = 0;
    for hint in hints {
        let gap = if spans.is_empty() { 0 } else { 3 };
        let needed = if hint.action == Action::Keys { 0 } else { kept };
        let width = |word: &str| gap + cells::width(&hint.key) + 1 + cells::width(word);
        let fits = |word: &&&str| taken + width(word) + needed <= room;
        let Some(word) = hint.words.iter().find(fits) else {
            break;
        };
        taken += width(word);
        spans.push(span(" ".repeat(gap), Ink::Plain));
        spans.push(span(hint.key.clone(), Ink::Strong));
        spans.push(span(format!(" {word}"), Ink::Muted));
        fitting += 1;
        if hint.action == Action::Keys {
            kept = 0;
        }
    }
    if let Some(key) = last.filter(|_| fitting < hints.len() && kept > 0 && taken + kept <= room) {
        spans.push(span(" ".repeat(3), Ink::Plain));
        spans.push(span(key, Ink::Strong));
        spans.push(span(KEYS, Ink::Muted));
    }
    (spans, fitting)
}

/// A sentence within `room` cells: whole, else as much of it as makes sense without its end, else cut.
pub(super) fn sentence(text: &str, room: usize) -> String {
    cells::up_to(text, room, "; ", ".")
}
