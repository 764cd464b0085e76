//! What comes back on each of the next thirty days, if nothing is done until then.

use crate::app::drill::SECONDS;
use crate::app::progress::figures::Seen;
use crate::domain::progress::Drill;
use crate::domain::time::Day;
use crate::library::Library;

/// How many days are looked ahead, today among them.
pub const AHEAD: u32 = 30;

/// What comes back on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// The day.
    pub day: Day,
    /// Questions.
    pub questions: usize,
    /// Points.
    pub points: usize,
    /// The minutes that both take.
    pub minutes: u32,
}

/// What comes back, and what waits already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// What has waited since before today; its day is today.
    pub waiting: Coming,
    /// Thirty days, today first.
    pub days: Vec<Coming>,
}

impl Forecast {
    /// After how many days everything has had its turn, at so many minutes a day; `None` where thirty do not do.
    pub fn worked_off(&self, minutes: u32) -> Option<usize> {
        let mut left = self.waiting.minutes;
        let mut done = None;
        for (at, day) in self.days.iter().enumerate() {
            left = (left + day.minutes).saturating_sub(minutes);
            if left > 0 {
                done = None;
            } else if done.is_none() {
                done = Some(at);
            }
        }
        done
    }

    /// Whether nothing comes back at all.
    pub fn is_empty(&self) -> bool {
        let some = |coming: &Coming| coming.questions + coming.points > 0;
        !some(&self.waiting) && !self.days.iter().any(some)
    }
}

/// Thirty days from today on; `points` are those on their way back.
pub(crate) fn forecast(
    library: &Library,
    seen: &[Seen],
    points: &[&Drill],
    today: Day,
) -> Forecast {
    let mut sums = Sums {
        today,
        waiting: (0, 0, 0),
        days: [(0, 0, 0); AHEAD as usize],
    };
    for (question, seen) in library.questions().zip(seen) {
        if let Some(sum) = seen.comes.and_then(|day| sums.at(day)) {
            sum.0 += 1;
            sum.2 += question.minutes.max(1) * 60;
        }
    }
    for drill in points {
        if let Some(sum) = sums.at(drill.due) {
            sum.1 += 1;
            sum.2 += SECONDS;
        }
    }
    sums.finish()
}

/// Questions, points and seconds, for what waits and for each day.
struct Sums {
    today: Day,
    waiting: (usize, usize, u32),
    days: [(usize, usize, u32); AHEAD as usize],
}

impl Sums {
    fn at(&mut self, day: Day) -> Option<&mut (usize, usize, u32)> {
        if day < self.today {
            return Some(&mut self.waiting);
        }
        let ahead = usize::try_from(day.since(self.today)).ok()?;
        self.days.get_mut(ahead)
    }

    fn finish(self) -> Forecast {
        let coming = |day: Day, (questions, points, seconds): (usize, usize, u32)| Coming {
            day,
            questions,
            points,
            minutes: seconds.div_ceil(60),
        };
        Forecast {
            waiting: coming(self.today, self.waiting),
            days: (0..AHEAD)
                .zip(self.days)
                .map(|(ahead, sum)| coming(self.today.plus(ahead), sum))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Coming, Forecast};

    fn forecast(waiting: u32, minutes: &[u32]) -> Forecast {
        let day = |minutes: u32| Coming {
            minutes,
            ..Coming::default()
        };
        Forecast {
            waiting: day(waiting),
            days: minutes.iter().copied().map(day).collect(),
        }
    }

    #[test]
    fn what_waits_is_worked_off_beside_what_comes() {
        assert_eq!(forecast(0, &[30, 10, 30]).worked_off(30), Some(0));
        assert_eq!(forecast(50, &[0, 10, 30]).worked_off(30), Some(1));
        assert_eq!(forecast(50, &[0, 10, 31]).worked_off(30), None);
        assert_eq!(forecast(900, &[0, 0, 0]).worked_off(30), None);
        assert_eq!(forecast(5, &[0]).worked_off(0), None);
    }
}
