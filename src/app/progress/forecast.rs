//! What comes back on each of the next thirty days: what waits, evening by evening, and what falls due.

use crate::app::progress::figures::Seen;
use crate::domain::backlog::{POINT_SECONDS, Spread};
use crate::domain::plan::is_off;
use crate::domain::progress::Drill;
use crate::domain::record::Plan;
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
    /// What is due and not for tonight; it is among the days, as far as these reach. Its day is today.
    pub waiting: Coming,
    /// Thirty days, today first: what waits on the evening that it is laid out for, what is not yet due on its day.
    pub days: Vec<Coming>,
    /// How many days from today on what waits has had its turn.
    pub laid_out_by: usize,
}

impl Forecast {
    /// After how many days everything has had its turn, at so many minutes a day; `None` where thirty do not do.
    pub fn worked_off(&self, minutes: u32) -> Option<usize> {
        let mut left = 0;
        let mut done = None;
        for (at, day) in self.days.iter().enumerate() {
            left = (left + day.minutes).saturating_sub(minutes);
            if left > 0 || at < self.laid_out_by {
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

/// What a forecast is made from.
pub(crate) struct Sources<'a> {
    /// The packs.
    pub(crate) library: &'a Library,
    /// How one stands with each question, by its number.
    pub(crate) seen: &'a [Seen],
    /// The points that come back by themselves.
    pub(crate) points: &'a [&'a Drill],
    /// What is due, laid out over evenings.
    pub(crate) laid: &'a Spread,
    /// What one has set out to do.
    pub(crate) plan: &'a Plan,
    /// The study day.
    pub(crate) today: Day,
}

/// Thirty days from today on.
pub(crate) fn forecast(from: &Sources<'_>) -> Forecast {
    let mut days: Vec<Sum> = vec![Sum::default(); AHEAD as usize];
    let at = |day: Day| usize::try_from(day.since(from.today)).unwrap_or(usize::MAX);
    let later = |day: &Day| *day > from.today;
    for (question, seen) in from.library.questions().zip(from.seen) {
        if let Some(sum) = seen
            .comes
            .filter(later)
            .and_then(|day| days.get_mut(at(day)))
        {
            sum.add(1, 0, question.minutes.max(1) * 60);
        }
    }
    for drill in from.points {
        if let Some(sum) = Some(drill.due)
            .filter(later)
            .and_then(|day| days.get_mut(at(day)))
        {
            sum.add(0, 1, POINT_SECONDS);
        }
    }
    let mut waiting = Sum::default();
    // Evenings stand on days of study: tonight first, whatever the plan says of today.
    let mut ahead = 0;
    for (place, evening) in from.laid.evenings.iter().enumerate() {
        while place > 0 && ahead < AHEAD && is_off(from.plan, from.today.plus(ahead)) {
            ahead += 1;
        }
        let add = |sum: &mut Sum| {
            sum.add(
                evening.questions.len(),
                evening.points,
                evening.minutes * 60,
            );
        };
        if let Some(sum) = days.get_mut(at(from.today.plus(ahead))) {
            add(sum);
        }
        if place > 0 {
            add(&mut waiting);
        }
        ahead += 1;
    }
    let (questions, points) = from.laid.unplaced;
    waiting.add(questions, points, 0);
    Forecast {
        waiting: waiting.on(from.today),
        days: (0..AHEAD)
            .zip(days)
            .map(|(ahead, sum)| sum.on(from.today.plus(ahead)))
            .collect(),
        laid_out_by: usize::try_from(ahead.saturating_sub(1)).unwrap_or(usize::MAX),
    }
}

/// Questions, points and the seconds of both.
#[derive(Clone, Copy, Default)]
struct Sum {
    questions: usize,
    points: usize,
    seconds: u32,
}

impl Sum {
    fn add(&mut self, questions: usize, points: usize, seconds: u32) {
        self.questions += questions;
        self.points += points;
        self.seconds = self.seconds.saturating_add(seconds);
    }

    fn on(self, day: Day) -> Coming {
        Coming {
            day,
            questions: self.questions,
            points: self.points,
            minutes: self.seconds.div_ceil(60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Coming, Forecast};

    fn forecast(laid_out_by: usize, minutes: &[u32]) -> Forecast {
        let day = |minutes: u32| Coming {
            minutes,
            ..Coming::default()
        };
        Forecast {
            waiting: Coming::default(),
            days: minutes.iter().copied().map(day).collect(),
            laid_out_by,
        }
    }

    #[test]
    fn what_waits_is_worked_off_beside_what_comes() {
        assert_eq!(forecast(0, &[30, 10, 30]).worked_off(30), Some(0));
        assert_eq!(forecast(1, &[30, 20, 30]).worked_off(30), Some(1));
        assert_eq!(forecast(1, &[30, 40, 10, 0]).worked_off(30), Some(2));
        assert_eq!(forecast(1, &[30, 30, 31]).worked_off(30), None);
        assert_eq!(forecast(3, &[30, 30, 30]).worked_off(30), None);
        assert_eq!(forecast(0, &[5]).worked_off(0), None);
    }
}
