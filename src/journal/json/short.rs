//! Short cuts over JSON whose exact form is foreseen; whoever takes one must be able to go back and read thoroughly.

use crate::journal::json::read::Cursor;
use std::ops::Range;

impl<'a> Cursor<'a> {
    /// Tries a short cut: what answers `None` has read nothing.
    pub(crate) fn attempt<T>(&mut self, short: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, extra) = (self.at, self.extra);
        let done = short(self);
        if done.is_none() {
            (self.at, self.extra) = (at, extra);
        }
        done
    }

    /// Steps over exactly these bytes.
    #[expect(
        clippy::inline_always,
        reason = "with the wanted bytes known it is a comparison or two, called is twenty"
    )]
    #[inline(always)]
    pub(crate) fn exactly(&mut self, wanted: &str) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        rest.starts_with(wanted.as_bytes()).then(|| {
            self.at += wanted.len();
        })
    }

    /// Reads the rest of a string without escapes, its closing quote included.
    #[inline]
    pub(crate) fn plain(&mut self) -> Option<&'a str> {
        let from = self.at;
        let to = from + plain_length(self.bytes.get(from..)?);
        (self.bytes.get(to) == Some(&b'"')).then_some(())?;
        self.at = to + 1;
        self.text.get(from..to)
    }

    /// Reads the rest of a string of so many bytes, its closing quote included; whoever asks looks at each of them.
    #[inline]
    pub(crate) fn word_of(&mut self, length: usize) -> Option<&'a str> {
        let word = self.between(self.at..self.at + length)?;
        self.at += length;
        self.exactly("\"")?;
        Some(word)
    }

    /// Reads a whole number that is not negative and has at most 18 digits.
    #[inline]
    pub(crate) fn count(&mut self) -> Option<i64> {
        let from = self.at;
        let mut value = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at) {
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        let digits = self.at - from;
        let plain = (1..=18).contains(&digits)
            && (digits == 1 || self.bytes.get(from) != Some(&b'0'))
            && !matches!(self.bytes.get(self.at), Some(b'.' | b'e' | b'E'));
        plain.then_some(value)
    }

    /// How far it has come, in bytes.
    pub(crate) fn place(&self) -> usize {
        self.at
    }

    /// The text between two places.
    pub(crate) fn between(&self, places: Range<usize>) -> Option<&'a str> {
        self.text.get(places)
    }
}

/// As [`plain_length`], quicker for strings that are mostly long.
pub(crate) fn long_plain_length(bytes: &[u8]) -> usize {
    let (chunks, _) = bytes.as_chunks::<32>();
    let plain = |chunk: &&[u8; 32]| {
        let (words, _) = chunk.as_chunks::<8>();
        words.iter().fold(0, |any, word| any | ends_plain(*word)) == 0
    };
    let length = 32 * chunks.iter().take_while(plain).count();
    length + plain_length(bytes.get(length..).unwrap_or_default())
}

/// How many bytes of a string go by before a quote, a backslash or a control character.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let ends = ends_plain(*word);
        if ends != 0 {
            return length + ends.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length
        + rest
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
            .unwrap_or(rest.len())
}

/// Looks at eight bytes at once: of those that end what is plain the first has its top bit set, and none before it.
fn ends_plain(bytes: [u8; 8]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let word = u64::from_le_bytes(bytes);
    let quote = word ^ (ONES * u64::from(b'"'));
    let slash = word ^ (ONES * u64::from(b'\\'));
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (zero(quote) | zero(slash) | control) & TOPS
}
