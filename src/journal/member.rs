//! The values that members of lines share: ids, hashes, ratings, bounds; knows no kind.

use crate::domain::id::RecordId;
use crate::domain::record::Rating;
use crate::journal::json::Cursor;
use crate::journal::reason::Reason;

/// How far a study day may lie from 1970-01-01, in days: the years that calendars know.
pub(crate) const DAY_MAX: i32 = 2_932_896;

/// What to do with texts that only matter when someone looks at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Keep only where the line stands: the file's place in the list, and the byte.
    Place {
        /// Which file.
        file: u32,
        /// Where the line starts.
        offset: u64,
    },
    /// Keep the texts themselves.
    Whole,
}

/// The value of each byte as a lower-case hex digit; others have [`NO_DIGIT`].
const HEX: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value as usize] as usize] = value;
        value += 1;
    }
    values
};

/// A bit that no digit's value has.
const NO_DIGIT: u8 = 0x80;

/// Parses exactly eight lower-case hex digits.
pub(crate) fn parse_hex(text: &[u8]) -> Option<u32> {
    let digits: &[u8; 8] = text.try_into().ok()?;
    // Each line has two of these, and digits and letters come in no order that a branch could foresee.
    let values = digits.map(|digit| HEX[usize::from(digit)]);
    let fault = values.iter().fold(0, |any, value| any | value) & NO_DIGIT;
    let sum = values
        .iter()
        .fold(0, |sum, value| sum << 4 | u32::from(*value));
    (fault == 0).then_some(sum)
}

/// Parses the one form of an id that lines use: 36 characters with hyphens.
pub(crate) fn parse_id(text: &str) -> Option<RecordId> {
    (text.len() == 36).then(|| RecordId::parse(text)).flatten()
}

/// Refuses a number further from zero than `most`.
pub(crate) fn within<T: PartialOrd + std::ops::Neg<Output = T> + Copy>(
    value: T,
    most: T,
) -> Result<T, Reason> {
    if value <= most && value >= -most {
        Ok(value)
    } else {
        Err(Reason::Value)
    }
}

/// Reads a rating, 1 to 4.
pub(crate) fn parse_rating(cursor: &mut Cursor<'_>) -> Result<Rating, Reason> {
    Rating::of_number(cursor.whole()?).ok_or(Reason::Value)
}
