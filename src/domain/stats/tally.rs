//! What was done day by day, counted while the journal is folded, so that no screen ever walks all of it.

use crate::domain::grade::rounded;
use crate::domain::record::{Attempt, Rating};
use crate::domain::stats::if_enough;
use crate::domain::time::Day;
use std::collections::BTreeMap;

/// A mean under way: whole figures of 0 to 100 and how many there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    sum: u64,
    count: usize,
}

impl Mean {
    /// Takes a figure in.
    pub fn add(&mut self, figure: u8) {
        self.sum += u64::from(figure);
        self.count += 1;
    }

    /// Leaves out a figure that was taken in.
    pub fn remove(&mut self, figure: u8) {
        self.sum = self.sum.saturating_sub(u64::from(figure));
        self.count = self.count.saturating_sub(1);
    }

    /// Takes in what another has counted.
    pub fn join(&mut self, other: Self) {
        self.sum += other.sum;
        self.count += other.count;
    }

    /// How many figures there were.
    pub fn count(self) -> usize {
        self.count
    }

    /// Their mean, rounded; `None` where they are too few to say something.
    pub fn figure(self) -> Option<u8> {
        if_enough(self.count, self.exact().map(rounded))
    }

    /// Their mean as it is; `None` without any.
    pub fn exact(self) -> Option<f64> {
        // Far below 2^52: a hundred times the records of a journal.
        #[expect(
            clippy::cast_precision_loss,
            reason = "sums of figures up to 100 stay exact"
        )]
        let (sum, count) = (self.sum as f64, self.count as f64);
        (self.count > 0).then(|| sum / count)
    }
}

impl FromIterator<u8> for Mean {
    fn from_iter<I: IntoIterator<Item = u8>>(figures: I) -> Self {
        let mut mean = Self::default();
        figures.into_iter().for_each(|figure| mean.add(figure));
        mean
    }
}

/// What was done on one study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTally {
    /// Answers graded by oneself, follow-ups among them.
    pub answers: usize,
    /// Points asked alone.
    pub points: usize,
    /// Those of them that were known.
    pub won: usize,
    /// The seconds that the answers took.
    pub seconds: u64,
    /// The scores of the answers to whole questions.
    pub scores: Mean,
}

impl DayTally {
    /// Takes in what another has counted.
    pub fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        self.points += other.points;
        self.won += other.won;
        self.seconds += other.seconds;
        self.scores.join(other.scores);
    }

    /// The minutes that the answers took, rounded.
    pub fn minutes(&self) -> u64 {
        (self.seconds + 30) / 60
    }
}

/// What was done, day by day, and how answers scored by how sure one was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    days: BTreeMap<Day, DayTally>,
    sure: [Mean; 3],
}

impl Tally {
    /// Counts an answer graded by oneself; `score` is that of a whole question.
    pub(crate) fn answer(&mut self, day: Day, attempt: &Attempt, score: Option<u8>) {
        let tally = self.days.entry(day).or_default();
        tally.answers += 1;
        tally.seconds += u64::from(attempt.seconds);
        let Some(score) = score else { return };
        tally.scores.add(score);
        if let Some(mean) = self.sure_of(attempt) {
            mean.add(score);
        }
    }

    /// Leaves out an answer that was counted.
    pub(crate) fn forget_answer(&mut self, day: Day, attempt: &Attempt, score: Option<u8>) {
        self.change(day, |tally| {
            tally.answers = tally.answers.saturating_sub(1);
            tally.seconds = tally.seconds.saturating_sub(u64::from(attempt.seconds));
            if let Some(score) = score {
                tally.scores.remove(score);
            }
        });
        if let (Some(score), Some(mean)) = (score, self.sure_of(attempt)) {
            mean.remove(score);
        }
    }

    fn sure_of(&mut self, attempt: &Attempt) -> Option<&mut Mean> {
        let at = attempt.sure?.checked_sub(1)?;
        self.sure.get_mut(usize::from(at))
    }

    /// Changes what was counted on a day; a day on which nothing is left was none.
    fn change(&mut self, day: Day, change: impl FnOnce(&mut DayTally)) {
        if let Some(tally) = self.days.get_mut(&day) {
            change(tally);
            if *tally == DayTally::default() {
                self.days.remove(&day);
            }
        }
    }

    /// Counts a point asked alone.
    pub(crate) fn point(&mut self, day: Day, rating: Rating) {
        let tally = self.days.entry(day).or_default();
        tally.points += 1;
        tally.won += usize::from(rating >= Rating::Good);
    }

    /// Leaves out a point that was counted.
    pub(crate) fn forget_point(&mut self, day: Day, rating: Rating) {
        self.change(day, |tally| {
            tally.points = tally.points.saturating_sub(1);
            tally.won = tally
                .won
                .saturating_sub(usize::from(rating >= Rating::Good));
        });
    }

    /// The study days, oldest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = (Day, &DayTally)> {
        self.days.iter().map(|(day, tally)| (*day, tally))
    }

    /// Everything from one day to another, both counted, and on how many days there was something.
    pub fn between(&self, first: Day, last: Day) -> (DayTally, usize) {
        let mut sum = DayTally::default();
        let mut days = 0;
        if first <= last {
            for tally in self.days.range(first..=last).map(|(_, tally)| tally) {
                sum.join(tally);
                days += 1;
            }
        }
        (sum, days)
    }

    /// Everything.
    pub fn all(&self) -> DayTally {
        let mut sum = DayTally::default();
        self.days.values().for_each(|tally| sum.join(tally));
        sum
    }

    /// The scores by how sure one was: shaky, fair, solid.
    pub fn sure(&self) -> [Mean; 3] {
        self.sure
    }
}
