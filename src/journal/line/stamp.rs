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
    let ms = own_form(text.as_bytes()).or_else(|| {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(jiff::Timestamp::as_millisecond)
    })?;
    in_range(ms).ok()
}

/// Parses the one form that we write, without a detour: it stands on every line.
fn own_form(text: &[u8]) -> Option<i64> {
    let shape = b"0000-00-00T00:00:00.000Z";
    let fits = text.len() == shape.len()
        && text.iter().zip(shape).all(|(byte, want)| match want {
            b'0' => byte.is_ascii_digit(),
            _ => byte == want,
        });
    if !fits {
        return None;
    }
    let number = |from: usize, to: usize| {
        text.get(from..to).map(|digits| {
            digits
                .iter()
                .fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'))
        })
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let millis = number(20, 23)?;
    let real = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    real.then_some(seconds * 1_000 + millis)
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
    use super::{FIRST, LAST, own_form, parse, print};
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
        fn the_short_way_agrees_with_the_calendar(ms in FIRST..LAST) {
            let text = print(ms);
            prop_assert_eq!(own_form(text.as_bytes()), Some(ms));
            prop_assert_eq!(text.parse::<jiff::Timestamp>().unwrap().as_millisecond(), ms);
        }
    }
}
