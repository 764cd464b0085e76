//! The `t` of a line: RFC 3339 in UTC with milliseconds; knows the calendar, never what time it is.

use crate::journal::reason::Reason;

/// The first and last moments that a line may name: the years 0001 to 9999, in ms since 1970.
const FIRST: i64 = -62_135_596_800_000;
const LAST: i64 = 253_402_207_200_000;

/// Refuses moments outside the years that calendars know.
pub(crate) fn in_range(ms: i64) -> Result<i64, Reason> {
    if (FIRST..=LAST).contains(&ms) {
        Ok(ms)
    } else {
        Err(Reason::Value)
    }
}

/// Prints a moment, such as `2026-11-22T09:40:00.123Z`.
pub(crate) fn print(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms.clamp(FIRST, LAST))
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .strftime("%Y-%m-%dT%H:%M:%S%.3fZ")
        .to_string()
}

/// Parses a moment; other forms than our own (typed by hand) are taken too, cut to milliseconds.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let ms = Calendar::default().own_form(text.as_bytes()).or_else(|| {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(jiff::Timestamp::as_millisecond)
    })?;
    in_range(ms).ok()
}

/// Reads moments in the one form that we write, one after the other: many of them lie on the same date.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// The date that was read last, as it was written, and its first moment in ms since 1970.
    last: Option<([u8; 10], i64)>,
}

impl Calendar {
    /// Reads a moment; `None` for any other form, and for moments that no calendar has.
    pub(crate) fn own_form(&mut self, text: &[u8]) -> Option<i64> {
        let (date, time) = text.split_first_chunk::<10>()?;
        let midnight = match self.last {
            Some((last, midnight)) if last == *date => midnight,
            _ => {
                let midnight = midnight(*date)?;
                self.last = Some((*date, midnight));
                midnight
            }
        };
        Some(midnight + since_midnight(time.try_into().ok()?)?)
    }
}

/// The first moment of a date such as `2026-11-22`, in ms since 1970.
fn midnight(date: [u8; 10]) -> Option<i64> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = date else {
        return None;
    };
    let (year, month, day) = (
        number([y0, y1, y2, y3])?,
        number([m0, m1])?,
        number([d0, d1])?,
    );
    let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    real.then(|| days_since_1970(year, month, day) * 86_400_000)
}

/// The time of day of such as `T09:40:00.123Z`, in ms.
fn since_midnight(time: [u8; 14]) -> Option<i64> {
    let [
        b'T',
        h0,
        h1,
        b':',
        m0,
        m1,
        b':',
        s0,
        s1,
        b'.',
        f0,
        f1,
        f2,
        b'Z',
    ] = time
    else {
        return None;
    };
    let (hour, minute, second) = (number([h0, h1])?, number([m0, m1])?, number([s0, s1])?);
    let seconds = hour * 3_600 + minute * 60 + second;
    (hour < 24 && minute < 60 && second < 60).then_some(seconds * 1_000 + number([f0, f1, f2])?)
}

fn number<const DIGITS: usize>(digits: [u8; DIGITS]) -> Option<i64> {
    let plain = digits.iter().all(u8::is_ascii_digit);
    let value = digits
        .iter()
        .fold(0_i64, |sum, digit| sum * 10 + i64::from(digit & 0xf));
    plain.then_some(value)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of the proleptic Gregorian calendar, with years that begin in March so that leap days come last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let in_year = (153 * month + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year
        - 719_468
}

#[cfg(test)]
mod tests {
    use super::{Calendar, FIRST, LAST, parse, print};
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn a_moment_prints_as_the_format_says() {
        assert_eq!(print(1_795_340_400_123), "2026-11-22T09:40:00.123Z");
        assert_eq!(print(0), "1970-01-01T00:00:00.000Z");
        for ms in [FIRST, LAST] {
            assert_eq!(parse(&print(ms)), Some(ms), "{}", print(ms));
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for bad in [
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:60:00.000Z",
            "yesterday",
            "",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(
            parse("2026-11-22T10:40:00.123+01:00"),
            Some(1_795_340_400_123)
        );
    }

    proptest! {
        #[test]
        fn the_short_way_agrees_with_the_calendar(first in FIRST..LAST, later in 0..200_000_000_i64) {
            let mut calendar = Calendar::default();
            for ms in [first, (first + later).min(LAST), first] {
                let text = print(ms);
                prop_assert_eq!(calendar.own_form(text.as_bytes()), Some(ms));
                prop_assert_eq!(text.parse::<jiff::Timestamp>().unwrap().as_millisecond(), ms);
            }
        }
    }
}
