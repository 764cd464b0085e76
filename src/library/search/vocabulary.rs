//! All words of an index: gathered while it is built, then sorted so that a prefix is a range.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// Words as they are met; equal words get one number.
pub(crate) struct Gathering {
    arena: String,
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// Open addressing: a word's number, or [`FREE`].
    table: Vec<u32>,
    seed: u64,
}

const FREE: u32 = u32::MAX;

impl Gathering {
    pub(crate) fn new() -> Self {
        Self {
            arena: String::new(),
            ends: Vec::new(),
            hashes: Vec::new(),
            table: vec![FREE; 1 << 14],
            // A stranger's pack must not be able to choose words that all fall into one place.
            seed: RandomState::new().hash_one(0_u8) | 1,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, number: u32) -> &[u8] {
        span(&self.arena, &self.ends, number).as_bytes()
    }

    /// The number of a word, a new one where it is new.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        let hash = self.hash(word.as_bytes());
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let number = self.table[place];
            if number == FREE {
                break;
            }
            if self.hashes[number as usize] == hash && self.word(number) == word.as_bytes() {
                return number;
            }
            place = (place + 1) & mask;
        }
        let number = count(self.ends.len());
        self.table[place] = number;
        self.arena.push_str(word);
        self.ends.push(count(self.arena.len()));
        self.hashes.push(hash);
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 2 - 1;
        self.table = vec![FREE; mask + 1];
        for (number, hash) in self.hashes.iter().enumerate() {
            let mut place = *hash as usize & mask;
            while self.table[place] != FREE {
                place = (place + 1) & mask;
            }
            self.table[place] = count(number);
        }
    }

    fn hash(&self, word: &[u8]) -> u32 {
        let mut state = self.seed;
        for chunk in word.chunks(8) {
            let mut bytes = [0_u8; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            state = (state.rotate_left(5) ^ u64::from_le_bytes(bytes))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            state ^= state >> 29;
        }
        (state >> 32) as u32
    }

    /// Sorts the words; gives the vocabulary and for each number met its number there.
    pub(crate) fn finish(self) -> (Vocabulary, Vec<u32>) {
        let mut order: Vec<(u64, u32)> = (0..count(self.ends.len()))
            .map(|number| (head(self.word(number)), number))
            .collect();
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
            let word = span(&self.arena, &self.ends, *before);
            sorted.arena.push_str(word);
            sorted.ends.push(count(sorted.arena.len()));
            sorted.letters.push(letters(word));
        }
        (sorted, moved)
    }
}

/// The first eight bytes of a word, as a number that sorts as they do.
fn head(word: &[u8]) -> u64 {
    let mut bytes = [0_u8; 8];
    let taken = word.len().min(8);
    bytes[..taken].copy_from_slice(&word[..taken]);
    u64::from_be_bytes(bytes)
}

fn span<'a>(arena: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before));
    let range = start.map_or(0, |start| *start as usize)..ends[at] as usize;
    arena.get(range).unwrap_or_default()
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
        span(&self.arena, &self.ends, number)
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

    #[test]
    fn a_prefix_is_a_range() {
        let mut gathering = Gathering::new();
        let words = ["sharding", "shard", "cache", "shared", "zebra", "sha"];
        let numbers: Vec<u32> = words.iter().map(|word| gathering.number(word)).collect();
        assert_eq!(gathering.number("cache"), numbers[2]);
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
                assert_eq!(gathering.number(&format!("w{n}")), n, "round {round}");
            }
        }
    }
}
