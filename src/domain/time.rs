//! Moments and study days; knows the calendar, never what time it is.

use jiff::civil::{Date, date};

/// A day of study, counted from 1970-01-01; it ends at the rollover hour, not at midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The study day of a wall time (ms since 1970) at a UTC offset in minutes and a rollover hour.
    pub fn of(wall_ms: i64, offset_minutes: i16, rollover_hour: u8) -> Self {
        let shift = i64::from(offset_minutes) * 60_000 - i64::from(rollover_hour) * 3_600_000;
        let day = wall_ms.saturating_add(shift).div_euclid(86_400_000);
        Self(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
    }

    /// The calendar date, clamped to the years that calendars know.
    pub fn date(self) -> Date {
        let far = if self.0 < 0 { Date::MIN } else { Date::MAX };
        jiff::Span::new()
            .try_days(i64::from(self.0))
            .and_then(|span| date(1970, 1, 1).checked_add(span))
            .unwrap_or(far)
    }

    /// The day of a calendar date.
    pub fn of_date(day: Date) -> Self {
        Self(
            date(1970, 1, 1)
                .until(day)
                .map_or(0, |span| span.get_days()),
        )
    }

    /// Whole days from `earlier` to this day, never negative: clocks go back, elapsed time does not.
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(
            self.0
                .saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }
}

/// When something happened, as the shell's clock read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Wall time in ms since 1970, UTC.
    pub wall_ms: i64,
    /// Time since the machine booted in ms, sleep included; never goes back while it runs.
    pub boot_ms: u64,
    /// The local offset from UTC in minutes.
    pub offset_minutes: i16,
    /// The study day.
    pub day: Day,
}

#[cfg(test)]
mod tests {
    use super::Day;
    use jiff::civil::date;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn a_day_ends_at_the_rollover_hour() {
        let noon = 20_779 * 24 * HOUR + 12 * HOUR;
        assert_eq!(Day::of(noon, 0, 4), Day(20_779));
        assert_eq!(
            Day::of(noon + 15 * HOUR, 0, 4),
            Day(20_779),
            "three in the morning still counts"
        );
        assert_eq!(
            Day::of(noon + 16 * HOUR, 0, 4),
            Day(20_780),
            "four begins the next"
        );
        assert_eq!(
            Day::of(noon + 15 * HOUR, 60, 4),
            Day(20_780),
            "an hour east it is four already"
        );
    }

    #[test]
    fn days_and_dates_agree_both_ways() {
        assert_eq!(Day(20_779).date(), date(2026, 11, 22));
        assert_eq!(Day::of_date(date(2026, 11, 22)), Day(20_779));
        assert_eq!(Day(i32::MAX).date(), jiff::civil::Date::MAX);
    }

    #[test]
    fn elapsed_days_are_never_negative() {
        assert_eq!(Day(5).since(Day(9)), 0);
        assert_eq!(Day(9).since(Day(5)), 4);
    }
}
