//! Better than last week? The last seven days beside the seven before.

use crate::domain::progress::Progress;
use crate::domain::record::Attempt;
use crate::domain::stats::Mean;
use crate::domain::time::Day;

/// Seven days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Days with study.
    pub days: usize,
    /// Answers graded by oneself.
    pub answers: usize,
    /// The minutes that they took.
    pub minutes: u64,
    /// Points asked alone and known.
    pub won: usize,
    /// The mean score of the answers, 0 to 100; `None` below five.
    pub score: Option<u8>,
}

/// Questions answered in the last seven days that had been answered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// How many; figures only from five on.
    pub questions: usize,
    /// Their mean score the time before.
    pub before: Option<u8>,
    /// Their mean score now.
    pub now: Option<u8>,
}

/// The last seven days beside the seven before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The last seven days, today among them.
    pub last: Days,
    /// The seven before.
    pub before: Days,
    /// The same questions then and now: what a change of score is worth, whichever questions one took.
    pub again: Again,
}

impl Comparison {
    /// Compares as of a day.
    pub fn of(progress: &Progress, today: Day) -> Self {
        let span = |ago: i32| {
            let last = Day(today.0.saturating_sub(ago));
            let first = Day(last.0.saturating_sub(6));
            let (sum, days) = progress.tally().between(first, last);
            Days {
                days,
                answers: sum.answers,
                minutes: sum.minutes(),
                won: sum.won,
                score: sum.scores.figure(),
            }
        };
        Self {
            last: span(0),
            before: span(7),
            again: again(progress, today),
        }
    }
}

fn again(progress: &Progress, today: Day) -> Again {
    let since = Day(today.0.saturating_sub(6));
    let (mut before, mut now) = (Mean::default(), Mean::default());
    let recent = progress
        .courses()
        .filter(|(_, course)| course.last_seen >= Some(since));
    for (key, _) in recent {
        let mut attempts = progress.attempts(key).rev();
        let latest = attempts
            .next()
            .filter(|(record, _)| record.day >= since && record.day <= today);
        let earlier = latest.and_then(|_| attempts.find(|(record, _)| record.day < since));
        if let (Some((_, latest)), Some((_, earlier))) = (latest, earlier)
            && let (Some(latest), Some(earlier)) = (score(latest), score(earlier))
        {
            now.add(latest);
            before.add(earlier);
        }
    }
    Again {
        questions: now.count(),
        before: before.figure(),
        now: now.figure(),
    }
}

fn score(attempt: &Attempt) -> Option<u8> {
    attempt.grades().figure()
}
