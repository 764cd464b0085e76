//! Which characters of a title or prompt to highlight; looks only at the text it is given.

use crate::library::search::fold::{Word, Words, fold_with_map};
use crate::library::search::matching::{Near, Term};
use crate::library::search::skim;
use crate::text::cells;
use std::collections::HashMap;
use std::ops::Range;

/// What a search looked for, for highlighting the rows that show.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    typed: Vec<String>,
    near: HashMap<String, (Near, String)>,
    phrases: Vec<Vec<String>>,
    loose: bool,
}

impl Marks {
    pub(crate) fn new(terms: &[Term], phrases: &[Vec<String>]) -> Self {
        let quoted: Vec<&String> = phrases.iter().flatten().collect();
        let mut marks = Self {
            phrases: phrases.to_vec(),
            ..Self::default()
        };
        for term in terms {
            // Words of a phrase are marked where the phrase stands, not one by one.
            if !(quoted.contains(&&term.typed) && term.near.is_empty() && term.words.len() <= 1) {
                marks.typed.push(term.typed.clone());
            }
            for (word, near) in &term.near {
                let why = (near.clone(), term.typed.clone());
                marks.near.entry(word.clone()).or_insert(why);
            }
        }
        marks
    }

    /// The marks of a loose search: the letters of each word, wherever they stand.
    pub(crate) fn loose(terms: &[String]) -> Self {
        Self {
            typed: terms.to_vec(),
            loose: true,
            ..Self::default()
        }
    }

    /// The ranges of characters to highlight in a title or prompt: sorted, apart, never empty.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = if self.loose {
            self.letters(text)
        } else {
            self.words(text)
        };
        ranges.sort_by_key(|range| range.start);
        let mut out: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match out.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => out.push(range),
            }
        }
        out
    }

    /// Scattered letters of each word, in the folded text.
    fn letters(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, map) = fold_with_map(text);
        let mut ranges = Vec::new();
        for typed in &self.typed {
            let found = skim::score(&folded, typed);
            let places = found.map(|(_, places)| places).unwrap_or_default();
            ranges.extend(
                places
                    .iter()
                    .filter_map(|place| map.get(*place))
                    .map(|at| *at..at + 1),
            );
        }
        ranges
    }

    fn words(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut walk = Words::new(text);
        let mut word = Word::new();
        let mut seen: Vec<(String, Range<usize>)> = Vec::new();
        let (mut chars, mut byte) = (0, 0);
        while let Some(bytes) = walk.next_into(&mut word) {
            chars += count(text, byte..bytes.start);
            let start = chars;
            chars += count(text, bytes.clone());
            byte = bytes.end;
            let original = text.get(bytes).unwrap_or_default();
            ranges.extend(self.word(word.text(), original, start..chars));
            if !self.phrases.is_empty() {
                seen.push((word.text().to_owned(), start..chars));
            }
        }
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for window in seen.windows(phrase.len()) {
                let same = window
                    .iter()
                    .zip(phrase)
                    .all(|((word, _), own)| word == own);
                if let (true, Some((_, first)), Some((_, last))) =
                    (same, window.first(), window.last())
                {
                    ranges.push(first.start..last.end);
                }
            }
        }
        ranges
    }

    /// What to highlight of one word, given folded and as it stands in the text.
    fn word(&self, word: &str, original: &str, at: Range<usize>) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        for typed in &self.typed {
            if word == typed {
                return vec![at];
            }
            if word.starts_with(typed.as_str()) {
                let (folded, map) = fold_with_map(original);
                let last = map.get(typed.chars().count().saturating_sub(1));
                let kept = last.filter(|_| folded.starts_with(typed.as_str()));
                let end = kept.map_or(at.end, |last| at.start + last + 1);
                ranges.push(at.start..end);
            }
        }
        match self.near.get(word) {
            Some((Near::Whole, _)) => ranges.push(at),
            Some((Near::Letters, typed)) => {
                let (folded, map) = fold_with_map(original);
                let places = skim::score(&folded, typed).map(|(_, places)| places);
                ranges.extend(
                    places
                        .unwrap_or_default()
                        .iter()
                        .filter_map(|place| map.get(*place))
                        .map(|place| at.start + place..at.start + place + 1),
                );
            }
            None => {}
        }
        ranges
    }
}

fn count(text: &str, bytes: Range<usize>) -> usize {
    let piece = text.get(bytes).unwrap_or_default();
    cells::char_at_byte(piece, piece.len())
}

#[cfg(test)]
mod tests;
