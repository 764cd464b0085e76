//! The weeks of study, Monday to Sunday: what was done and how it scored.

use crate::domain::progress::Progress;
use crate::domain::time::Day;

/// How many weeks are looked back on at most.
const LONGEST: i32 = 104;

/// A week from its Monday on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Day,
    /// Days with study.
    pub days: usize,
    /// Answers graded by oneself.
    pub answers: usize,
    /// The minutes that they took.
    pub minutes: u64,
    /// Their mean score, 0 to 100; `None` below five.
    pub score: Option<u8>,
}

/// Each week from the first study to today's, those without study among them.
pub fn weeks(progress: &Progress, today: Day) -> Vec<Week> {
    let tally = progress.tally();
    let Some((first, _)) = tally.days().next() else {
        return Vec::new();
    };
    let last = number(today);
    let first = number(first).max(last.saturating_sub(LONGEST - 1));
    let week = |number: i32| {
        let monday = Day(number.saturating_mul(7).saturating_sub(3));
        let (sum, days) = tally.between(monday, monday.plus(6).min(today));
        Week {
            monday,
            days,
            answers: sum.answers,
            minutes: sum.minutes(),
            score: sum.scores.figure(),
        }
    };
    (first..=last).map(week).collect()
}

/// Which week a day lies in; 1970-01-01 was a Thursday.
fn number(day: Day) -> i32 {
    day.0.saturating_add(3).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::domain::time::Day;
    use jiff::civil::date;

    #[test]
    fn weeks_begin_on_monday() {
        let sunday = Day::of_date(date(2026, 11, 22));
        assert_eq!(number(sunday) + 1, number(sunday.plus(1)));
        assert_eq!(number(sunday), number(Day(sunday.0 - 6)));
        assert_eq!(number(Day(i32::MAX)), (i32::MAX).div_euclid(7));
    }
}
