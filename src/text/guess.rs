//! What an author may have meant: the nearest of a list of words; knows spelling, not packs.

/// The longest word that is compared, in characters.
const LONGEST: usize = 64;

/// The most known words that are looked at.
const KNOWN_MAX: usize = 2000;

/// The word of `known` nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let reach = match letters.len() {
        1..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .take(KNOWN_MAX)
        .filter(|other| other.len().abs_diff(word.len()) <= 2 * reach)
        .map(|other| (edits(&letters, other), other))
        .filter(|(edits, other)| *edits <= reach && *edits < other.chars().count())
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, other)| other)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn edits(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut line = Vec::with_capacity(to.len() + 1);
        line.push(row + 1);
        for (column, b) in to.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(0);
            let replaced = at(&last, column) + usize::from(a != b);
            let mut best = replaced
                .min(at(&last, column + 1) + 1)
                .min(at(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && from.get(row - 1) == Some(b)
                && to.get(column - 1) == Some(a);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            line.push(best);
        }
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word() {
        let known = ["weight", "because", "level", "id"];
        assert_eq!(nearest("wieght", known), Some("weight"));
        assert_eq!(nearest("becuase", known), Some("because"));
        assert_eq!(nearest("levels", known), Some("level"));
    }

    #[test]
    fn what_is_far_from_all_finds_nothing() {
        let known = ["weight", "because", "level", "id"];
        for far in ["", "x", "hints", "\u{1b}\u{1b}", &"w".repeat(5000)] {
            assert_eq!(nearest(far, known), None, "{far:.9}");
        }
    }
}
