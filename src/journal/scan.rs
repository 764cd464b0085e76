//! Cuts a byte stream into lines without holding more than one; knows newlines, not what a line says.

use crate::journal::line::LINE_MAX;
use memchr::memchr;
use std::io::{self, Read};

/// How much is read at once, in bytes.
const CHUNK: usize = 256 * 1024;

/// A line between two newlines.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Its bytes, without the newline.
    Line(&'a [u8]),
    /// It is longer than a line may be; so many bytes, and the checksum of all of them.
    TooLong(u64, u32),
}

/// Where a scan stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The byte after the last newline, counted from where the scan began.
    pub(crate) end: u64,
    /// How many newlines went by.
    pub(crate) lines: u64,
    /// How many bytes stand after the last newline.
    pub(crate) torn: u64,
}

/// Calls `line` with every whole line, the byte at which it starts and its number from 0.
///
/// # Errors
/// Reading failed; what went before has been given out, and `Stop` is lost with the error.
pub(crate) fn scan(
    mut source: impl Read,
    mut line: impl FnMut(u64, u64, Piece<'_>),
) -> io::Result<Stop> {
    let mut buffer = vec![0; CHUNK];
    // Bytes before `filled` are read; those before `searched` hold no newline.
    let (mut filled, mut searched) = (0, 0);
    let mut stop = Stop::default();
    let mut long: Option<(u64, crc32fast::Hasher)> = None;
    loop {
        let read = match source.read(buffer.get_mut(filled..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        filled += read;
        let mut from = 0;
        while let Some(length) = memchr(b'\n', buffer.get(searched..filled).unwrap_or_default()) {
            let to = searched + length;
            let bytes = buffer.get(from..to).unwrap_or_default();
            let at = stop.end;
            if let Some((length, mut sum)) = long.take() {
                sum.update(bytes);
                let length = length + bytes.len() as u64;
                line(at, stop.lines, Piece::TooLong(length, sum.finalize()));
                stop.end += length + 1;
            } else {
                line(at, stop.lines, Piece::Line(bytes));
                stop.end += bytes.len() as u64 + 1;
            }
            stop.lines += 1;
            from = to + 1;
            searched = from;
        }
        buffer.copy_within(from..filled, 0);
        filled -= from;
        searched = filled;
        if filled > LINE_MAX {
            // Nothing of so long a line is kept: its length and checksum say enough.
            let (length, sum) = long.get_or_insert_with(|| (0, crc32fast::Hasher::new()));
            sum.update(buffer.get(..filled).unwrap_or_default());
            *length += filled as u64;
            (filled, searched) = (0, 0);
        } else if filled == buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
    }
    stop.torn = filled as u64 + long.map_or(0, |(length, _)| length);
    Ok(stop)
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, Piece, Stop, scan};
    use crate::journal::line::LINE_MAX;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    fn lines(bytes: &[u8]) -> (Vec<(u64, Vec<u8>)>, Stop) {
        let mut seen = Vec::new();
        let stop = scan(bytes, |at, _, piece| {
            if let Piece::Line(line) = piece {
                seen.push((at, line.to_vec()));
            }
        });
        (seen, stop.unwrap())
    }

    #[test]
    fn lines_longer_than_the_chunk_come_whole() {
        let long = vec![b'a'; CHUNK * 2 + 17];
        let text = [b"x\n".as_slice(), &long, b"\ny\ntail"].concat();
        let (seen, stop) = lines(&text);
        assert_eq!(seen.len(), 3);
        assert_eq!(seen[1], (2, long));
        assert_eq!(stop.torn, 4);
        assert_eq!(stop.end, text.len() as u64 - 4);
    }

    #[test]
    fn a_line_over_the_limit_is_named_and_passed_over() {
        let long = vec![b'a'; LINE_MAX * 3];
        let text = [b"x\n".as_slice(), &long, b"\ny\n"].concat();
        let mut seen = Vec::new();
        let stop = scan(text.as_slice(), |at, number, piece| {
            seen.push((
                at,
                number,
                matches!(piece, Piece::TooLong(length, sum)
                if length == long.len() as u64 && sum == crc32fast::hash(&long)),
            ));
        });
        assert_eq!(
            seen,
            [
                (0, 0, false),
                (2, 1, true),
                (long.len() as u64 + 3, 2, false)
            ]
        );
        assert_eq!(stop.unwrap().end, text.len() as u64);
    }

    proptest! {
        #[test]
        fn lines_are_those_of_split(bytes in prop::collection::vec(prop::sample::select(vec![b'\n', 0, b'a', 0xff]), 0..200)) {
            let (seen, stop) = lines(&bytes);
            let mut parts: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            let tail = parts.pop().unwrap_or_default();
            prop_assert_eq!(stop.torn, tail.len() as u64);
            prop_assert_eq!(stop.lines, parts.len() as u64);
            prop_assert_eq!(seen.into_iter().map(|(_, line)| line).collect::<Vec<_>>(), parts);
        }
    }
}
