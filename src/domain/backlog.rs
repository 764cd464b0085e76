//! The forgiving backlog: what of all that waits is for tonight, and over how many days the rest is spread; knows minutes
//! and how overdue things are, never what they are about.

use crate::domain::id::Key;
use crate::domain::time::Day;
use std::collections::HashMap;

/// A question that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Which question.
    pub key: Key,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The days since it was last rated over the days that were meant to pass: 1 on the day it falls due, 2 when twice
    /// the interval went by.
    pub overdue: f32,
    /// The days since it fell due.
    pub late: u32,
}

/// What waits, laid out over days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// What is for tonight, in its order.
    pub tonight: Vec<Key>,
    /// How many questions are left for later days.
    pub rest: usize,
    /// How many days after tonight the rest fills; 0 without a rest, or where a day has no minutes.
    pub days: u32,
}

/// Lays out what waits over days of so many minutes.
///
/// In the order of [`in_turn`] each goes to the first day that has room for it. What takes longer than a day has minutes
/// is never for tonight: it fills as many later days as it needs, or an evening that has more time.
pub fn spread(mut waiting: Vec<Waiting>, minutes_a_day: u32) -> Spread {
    waiting.sort_by(|one, other| one.key.cmp(&other.key));
    let waiting = in_turn(waiting, |item| (item.overdue, item.late));
    if minutes_a_day == 0 {
        return Spread {
            rest: waiting.len(),
            ..Spread::default()
        };
    }
    let mut days = Days::of(minutes_a_day);
    let mut tonight = Vec::new();
    let mut rest = 0;
    for item in waiting {
        if days.take(item.minutes) {
            tonight.push(item.key);
        } else {
            rest += 1;
        }
    }
    Spread {
        tonight,
        rest,
        days: days.later(),
    }
}

/// How overdue something is relative to its interval: elapsed over scheduled days.
///
/// A schedule is a day at least, and both are small enough to be exact.
pub fn relative(last: Day, due: Day, today: Day) -> f32 {
    let days = |days: u32| f32::from(u16::try_from(days).unwrap_or(u16::MAX));
    days(today.since(last)) / days(due.since(last).max(1))
}

/// The order in which things that wait get their turn, given how overdue each is relative to its interval, and how many
/// days late; equals keep their order.
///
/// By turns the one that waits longest comes and the relatively most overdue. The second, since what was to come back in
/// 3 days has suffered more from ten days away than what was to come back in 60. The first, since the short intervals
/// fall due again each evening and would never let the long ones through.
pub fn in_turn<T>(items: Vec<T>, of: impl Fn(&T) -> (f32, u32)) -> Vec<T> {
    let measures: Vec<(f32, u32)> = items.iter().map(of).collect();
    let overdue = |at: &usize| {
        let overdue = measures.get(*at).map_or(0.0, |(overdue, _)| *overdue);
        if overdue.is_finite() { overdue } else { 0.0 }
    };
    let late = |at: &usize| measures.get(*at).map_or(0, |(_, late)| *late);
    let mut suffered: Vec<usize> = (0..items.len()).collect();
    let mut waited = suffered.clone();
    suffered.sort_by(|one, other| overdue(other).total_cmp(&overdue(one)));
    waited.sort_by(|one, other| {
        let longest = late(other).cmp(&late(one));
        longest.then_with(|| overdue(other).total_cmp(&overdue(one)))
    });
    let turns = waited.iter().zip(&suffered);
    let mut left: Vec<Option<T>> = items.into_iter().map(Some).collect();
    turns
        .flat_map(|(waited, suffered)| [*waited, *suffered])
        .filter_map(|at| left.get_mut(at)?.take())
        .collect()
}

/// Days filled one after the other, tonight the first.
struct Days {
    minutes_a_day: u32,
    /// The minutes left on each day that has something.
    left: Vec<u32>,
    /// For each length the first day that may still have room for it: days only fill, so nobody looks before it again.
    from: HashMap<u32, usize>,
    /// Days that one long thing fills alone.
    whole: u32,
}

impl Days {
    fn of(minutes_a_day: u32) -> Self {
        Self {
            minutes_a_day,
            left: vec![minutes_a_day],
            from: HashMap::new(),
            whole: 0,
        }
    }

    /// Finds a day for something of so many minutes, at least one; answers whether it is tonight.
    fn take(&mut self, minutes: u32) -> bool {
        let minutes = minutes.max(1);
        if minutes > self.minutes_a_day {
            let days = minutes.div_ceil(self.minutes_a_day);
            self.whole = self.whole.saturating_add(days);
            return false;
        }
        let from = self.from.entry(minutes).or_default();
        while self.left.get(*from).is_some_and(|left| *left < minutes) {
            *from += 1;
        }
        let at = *from;
        match self.left.get_mut(at) {
            Some(left) => *left -= minutes,
            None => self.left.push(self.minutes_a_day - minutes),
        }
        at == 0
    }

    /// How many days after tonight have something.
    fn later(&self) -> u32 {
        let shared = u32::try_from(self.left.len() - 1).unwrap_or(u32::MAX);
        shared.saturating_add(self.whole)
    }
}

#[cfg(test)]
mod tests;
