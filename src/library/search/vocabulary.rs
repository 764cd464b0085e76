//! All words of an index: gathered while it is built, then sorted so that a prefix is a range.

use crate::library::search::fold::Word;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// Words as they are met; equal words get one number.
pub(crate) struct Gathering {
    arena: Vec<u8>,
    ends: Vec<u32>,
    /// The first eight bytes of each word.
    heads: Vec<u64>,
    /// Open addressing by hash.
    table: Vec<Place>,
    seed: u64,
}

/// A place of the table.
#[derive(Clone, Copy)]
struct Place {
    hash: u64,
    number: u32,
    /// The word's length in bytes.
    length: u32,
}

const FREE: Place = Place {
    hash: 0,
    number: u32::MAX,
    length: 0,
};

impl Gathering {
    pub(crate) fn new() -> Self {
        Self {
            arena: Vec::new(),
            ends: Vec::new(),
            heads: Vec::new(),
            table: vec![FREE; 1 << 13],
            // A stranger's pack must not be able to choose words that all fall into one place.
            seed: RandomState::new().hash_one(0_u8),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, number: u32) -> &[u8] {
        &self.arena[range(&self.ends, number)]
    }

    /// The number of a word, a new one where it is new.
    pub(crate) fn number(&mut self, word: &Word) -> u32 {
        let (hash, length) = (self.hash(word), count(word.bytes().len()));
        let mask = self.table.len() - 1;
        let mut place = start(hash) & mask;
        loop {
            let entry = self.table[place];
            if entry.number == FREE.number {
                break;
            }
            // Up to eight bytes the hash is a permutation, so equal hashes are equal words.
            if entry.hash == hash
                && entry.length == length
                && (length <= 8 || self.word(entry.number) == word.bytes())
            {
                return entry.number;
            }
            place = (place + 1) & mask;
        }
        let number = count(self.ends.len());
        self.table[place] = Place {
            hash,
            number,
            length,
        };
        self.arena.extend_from_slice(word.bytes());
        self.ends.push(count(self.arena.len()));
        self.heads.extend(word.eights().next());
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 2 - 1;
        let before = std::mem::replace(&mut self.table, vec![FREE; mask + 1]);
        for entry in before {
            if entry.number != FREE.number {
                let mut place = start(entry.hash) & mask;
                while self.table[place].number != FREE.number {
                    place = (place + 1) & mask;
                }
                self.table[place] = entry;
            }
        }
    }

    fn hash(&self, word: &Word) -> u64 {
        word.eights().fold(self.seed, |state, eight| {
            let mixed = (state ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ (mixed >> 32)
        })
    }

    /// Sorts the words; gives the vocabulary and for each number met its number there.
    pub(crate) fn finish(self) -> (Vocabulary, Vec<u32>) {
        let mut order: Vec<(u64, u32)> = self.heads.iter().copied().zip(0..).collect();
        order.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b)
                .then_with(|| self.word(*one).cmp(self.word(*other)))
        });
        let mut moved = vec![0; order.len()];
        let mut sorted = Vocabulary {
            arena: String::with_capacity(self.arena.len()),
            ends: Vec::with_capacity(order.len()),
            letters: Vec::with_capacity(order.len()),
        };
        for (now, (_, before)) in order.iter().enumerate() {
            moved[*before as usize] = count(now);
            let word = std::str::from_utf8(self.word(*before)).unwrap_or_default();
            sorted.arena.push_str(word);
            sorted.ends.push(count(sorted.arena.len()));
            sorted.letters.push(letters(word));
        }
        (sorted, moved)
    }
}

/// The place at which the search for a hash starts, before it is cut to the table's size.
fn start(hash: u64) -> usize {
    usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0)
}

fn range(ends: &[u32], number: u32) -> Range<usize> {
    let at = number as usize;
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    start..ends[at] as usize
}

/// An index counts in 32 bits: packs are limited to far less.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The set of letters of a word: a bit each from a to z, one for digits, one for the rest.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << 26,
            _ => 1 << 27,
        }
    })
}

/// All words in order.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    arena: String,
    ends: Vec<u32>,
    letters: Vec<u32>,
}

impl Vocabulary {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub(crate) fn word(&self, number: u32) -> &str {
        self.arena
            .get(range(&self.ends, number))
            .unwrap_or_default()
    }

    /// The letters of each word, by number.
    pub(crate) fn letters(&self) -> &[u32] {
        &self.letters
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let at = self.first_from(word);
        (at < self.len() && self.word(count(at)) == word).then(|| count(at))
    }

    /// The words that start with a prefix.
    pub(crate) fn starting_with(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(prefix);
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(count(middle)).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        count(start)..count(low)
    }

    /// The place of the first word that is not before `word`.
    fn first_from(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(count(middle)) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::Gathering;
    use crate::library::search::fold::{Word, Words};

    fn word(text: &str) -> Word {
        let mut word = Word::new();
        let _ = Words::new(text).next_into(&mut word);
        word
    }

    #[test]
    fn a_prefix_is_a_range() {
        let mut gathering = Gathering::new();
        let words = ["sharding", "shard", "cache", "shared", "zebra", "sha"];
        let numbers: Vec<u32> = words
            .iter()
            .map(|text| gathering.number(&word(text)))
            .collect();
        assert_eq!(gathering.number(&word("cache")), numbers[2]);
        let (vocabulary, moved) = gathering.finish();
        for (word, number) in words.iter().zip(numbers) {
            assert_eq!(vocabulary.word(moved[number as usize]), *word);
            assert_eq!(vocabulary.find(word), Some(moved[number as usize]));
        }
        let found: Vec<&str> = vocabulary
            .starting_with("shar")
            .map(|n| vocabulary.word(n))
            .collect();
        assert_eq!(found, ["shard", "sharding", "shared"]);
        assert!(vocabulary.starting_with("q").is_empty());
        assert_eq!(vocabulary.find("shar"), None);
    }

    #[test]
    fn many_words_stay_apart() {
        let mut gathering = Gathering::new();
        for round in 0..2 {
            for n in 0..30_000_u32 {
                assert_eq!(
                    gathering.number(&word(&format!("w{n}"))),
                    n,
                    "round {round}"
                );
            }
        }
    }
}
