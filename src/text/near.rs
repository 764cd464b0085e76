//! Near misses of names and words: the edit distance in which swapped neighbours count as one slip, and what was meant.

/// The number of slips (a letter left out, put in, changed, or swapped with its neighbour) between two texts.
///
/// `None` where it is more than `most`.
pub(crate) fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Rows of the table: the one before the last, the last, the current.
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, to) in b.iter().enumerate() {
            let changed = last[j] + usize::from(from != to);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && a[i - 1] == *to && b[j - 1] == *from;
            if swapped {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        older = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

/// Whether two words of bytes differ by one slip exactly or not at all; faster than [`slips`] over a vocabulary.
pub(crate) fn within_one_slip(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[head..], &long[head..]);
    match long.len() - short.len() {
        0 => {
            let swapped = short.len() > 1 && short[0] == long[1] && short[1] == long[0];
            short.get(1..) == long.get(1..) || (swapped && short[2..] == long[2..])
        }
        1 => short == &long[1..],
        _ => false,
    }
}

/// The longest word that is compared with known ones, in characters.
const LONGEST: usize = 64;

/// The most known words that are looked at.
const KNOWN_MAX: usize = 2000;

/// The word of `known` nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters = word.chars().take(LONGEST + 1).count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let reach = match letters {
        1..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .take(KNOWN_MAX)
        .filter(|other| other.len().abs_diff(word.len()) <= 2 * reach)
        .filter_map(|other| Some((slips(word, other, reach)?, other)))
        .filter(|(slips, other)| *slips < other.chars().count())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::{nearest, slips, within_one_slip};
    use proptest::prelude::proptest;

    #[test]
    fn slips_are_counted() {
        for (a, b, count) in [
            ("sharding", "sharding", Some(0)),
            ("shrding", "sharding", Some(1)),
            ("isolatoin", "isolation", Some(1)),
            ("cahce", "cache", Some(1)),
            ("raft", "paxos", None),
            ("", "ab", Some(2)),
        ] {
            assert_eq!(slips(a, b, 2), count, "{a} {b}");
        }
    }

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

    proptest! {
        #[test]
        fn the_fast_way_agrees(a in "[abc]{0,6}", b in "[abc]{0,6}") {
            assert_eq!(within_one_slip(a.as_bytes(), b.as_bytes()), slips(&a, &b, 1).is_some(), "{a} {b}");
        }
    }
}
