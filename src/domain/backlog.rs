//! The forgiving backlog: what of all that waits is for tonight, and over how many days the rest is spread; knows minutes
//! and how overdue things are, never what they are about.

use crate::domain::id::Key;
use crate::domain::time::Day;
use std::collections::HashMap;

/// How long a point asked alone takes, in seconds.
pub const POINT_SECONDS: u32 = 40;
/// How many points are won back on one day, at most.
pub const POINTS_A_DAY: u32 = 12;

/// The share of some minutes that goes to what waits, while it is a heap and there is something new beside it.
pub fn catching_up(minutes: u32) -> u32 {
    minutes - minutes.div_ceil(4)
}

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

/// The minutes that evenings have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evenings {
    /// Tonight.
    pub tonight: u32,
    /// Each day after it.
    pub a_day: u32,
    /// The evenings before the interview, where a date is set.
    pub before: Option<Before>,
    /// How many points were asked alone today already; they count among the day's twelve.
    pub asked: u32,
    /// Whether there is anything new to study, which keeps a share for itself while one catches up.
    pub new: bool,
}

/// The evenings before an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// How many, tonight among them.
    pub evenings: usize,
    /// The minutes of the last, unless that is tonight.
    pub last: u32,
}

/// What one evening brings back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evening {
    /// Questions, in their order.
    pub questions: Vec<Key>,
    /// How many points are asked alone.
    pub points: usize,
    /// How long both take.
    pub minutes: u32,
}

/// What waits, laid out over evenings: each question and point on exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The evenings, tonight first; the last one is not empty unless it is tonight.
    pub evenings: Vec<Evening>,
    /// How many questions and points find no evening, since none before the interview has room or a day has no minutes.
    pub unplaced: (usize, usize),
    /// Whether it is a heap beside which there is something new: then it has only [`catching_up`]'s share of an evening.
    pub shared: bool,
}

impl Spread {
    /// What is for tonight.
    pub fn tonight(&self) -> &Evening {
        const NOTHING: &Evening = &Evening {
            questions: Vec::new(),
            points: 0,
            minutes: 0,
        };
        self.evenings.first().unwrap_or(NOTHING)
    }

    /// Whether a question is for tonight.
    pub fn is_tonight(&self, key: &Key) -> bool {
        self.tonight().questions.contains(key)
    }

    /// How many questions and points are left for later evenings.
    pub fn rest(&self) -> (usize, usize) {
        let later = self.evenings.iter().skip(1);
        later.fold(self.unplaced, |(questions, points), evening| {
            (questions + evening.questions.len(), points + evening.points)
        })
    }

    /// How many evenings after tonight the rest fills.
    pub fn days(&self) -> u32 {
        u32::try_from(self.evenings.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// The minutes of what waits for which a day's minutes are left alone; above them only a share goes to it.
pub fn is_heap(waiting_minutes: u32, minutes_a_day: u32) -> bool {
    waiting_minutes > minutes_a_day.saturating_mul(2)
}

/// How many of so many points an evening of so many minutes asks: in at most a third of it, and never more than twelve.
pub fn points_of(minutes: u32, waiting: u32) -> u32 {
    waiting
        .min(minutes.saturating_mul(60) / 3 / POINT_SECONDS)
        .min(POINTS_A_DAY)
}

/// How many minutes so many points take.
pub fn points_take(points: u32) -> u32 {
    points.saturating_mul(POINT_SECONDS).div_ceil(60)
}

/// Lays out what waits over evenings: the one answer to what is for tonight and how long the rest takes.
///
/// Points come first, in their share of each evening. In the order of [`in_turn`] each question goes to the first evening
/// that has room for it beside them; while more than two days' worth waits that is [`catching_up`]'s share of an evening
/// if there is something new for the rest, though never less than what the first of them takes. What takes longer than
/// an evening has minutes is never for tonight: it fills as many later ones as it needs. Nothing is laid out for the day
/// of the interview or after it: what finds no evening before has none.
pub fn spread(mut waiting: Vec<Waiting>, points: usize, evenings: Evenings) -> Spread {
    waiting.sort_by(|one, other| one.key.cmp(&other.key));
    let waiting = in_turn(waiting, |item| (item.overdue, item.late));
    if evenings.a_day == 0 {
        return Spread {
            evenings: Vec::new(),
            unplaced: (waiting.len(), points),
            shared: false,
        };
    }
    let minutes = waiting.iter().map(|item| item.minutes.max(1));
    let minutes = minutes.fold(0, u32::saturating_add);
    let mut days = Filling {
        room: evenings,
        shared: evenings.new && is_heap(minutes, evenings.a_day),
        days: Vec::new(),
        from: HashMap::new(),
        whole: Vec::new(),
        unplaced: (0, 0),
    };
    days.ask_points(points);
    for item in waiting {
        days.take(item);
    }
    days.finish()
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

/// Evenings filled one after the other, tonight the first.
struct Filling {
    room: Evenings,
    /// Whether what waits has only a share of each evening.
    shared: bool,
    days: Vec<Evening>,
    /// For each length the first evening that may still have room for it: they only fill, so nobody looks before it again.
    from: HashMap<u32, usize>,
    /// What is longer than an evening, and the evenings that each fills alone.
    whole: Vec<(Key, u32)>,
    /// Questions and points for which there is no evening before the interview.
    unplaced: (usize, usize),
}

impl Filling {
    fn minutes(&self, at: usize) -> u32 {
        let before = self.room.before;
        let last = before.filter(|before| before.evenings == at + 1);
        match last {
            _ if at == 0 => self.room.tonight,
            Some(before) => before.last,
            None => self.room.a_day,
        }
    }

    /// Whether an evening comes too late: on the day of the interview or after it.
    fn is_over(&self, at: usize) -> bool {
        let before = self.room.before;
        before.is_some_and(|before| at >= before.evenings)
    }

    fn day(&mut self, at: usize) -> &mut Evening {
        if self.days.len() <= at {
            self.days.resize(at + 1, Evening::default());
        }
        &mut self.days[at]
    }

    fn ask_points(&mut self, points: usize) {
        let mut left = u32::try_from(points).unwrap_or(u32::MAX);
        let mut at = 0;
        while left > 0 {
            if self.is_over(at) {
                self.unplaced.1 = usize::try_from(left).unwrap_or(usize::MAX);
                return;
            }
            // A day of a minute asks one, or they would never end.
            let least = u32::from(at > 0);
            let done = if at == 0 { self.room.asked } else { 0 };
            let most = POINTS_A_DAY.saturating_sub(done);
            let asked = points_of(self.minutes(at), left).min(most).max(least);
            let evening = self.day(at);
            evening.points = usize::try_from(asked).unwrap_or(0);
            evening.minutes = points_take(asked);
            left -= asked;
            at += 1;
        }
    }

    /// Finds an evening for a question: it takes a minute at least.
    fn take(&mut self, item: Waiting) {
        let minutes = item.minutes.max(1);
        if minutes > self.room.tonight.max(self.room.a_day) {
            return self.whole.push((item.key, minutes));
        }
        let mut at = self.from.get(&minutes).copied().unwrap_or(0);
        loop {
            if self.is_over(at) {
                self.from.insert(minutes, at);
                self.unplaced.0 += 1;
                return;
            }
            if self.has_room(at, minutes) {
                break;
            }
            // What only a longer evening holds waits for one once tonight is full.
            if at > 0 && minutes > self.room.a_day {
                self.from.insert(minutes, at);
                return self.whole.push((item.key, minutes));
            }
            at += 1;
        }
        self.from.insert(minutes, at);
        let evening = self.day(at);
        evening.questions.push(item.key);
        evening.minutes += minutes;
    }

    fn has_room(&self, at: usize, minutes: u32) -> bool {
        let evening = self.days.get(at);
        let points = evening.map_or(0, |evening| evening.points);
        let points = points_take(u32::try_from(points).unwrap_or(u32::MAX));
        let all = self.minutes(at).saturating_sub(points);
        let taken = evening.map_or(0, |evening| evening.minutes - points);
        let share = if self.shared { catching_up(all) } else { all };
        // No share is ever too small for what comes first.
        let room = if taken == 0 { all } else { share };
        taken + minutes <= room
    }

    fn finish(mut self) -> Spread {
        if self.days.is_empty() {
            self.days.push(Evening::default());
        }
        for (key, minutes) in std::mem::take(&mut self.whole) {
            let fills = minutes.div_ceil(self.room.a_day);
            let last = self.days.len() + usize::try_from(fills).unwrap_or(usize::MAX) - 1;
            // The last evening before the interview is short.
            if self.is_over(last + 1) {
                self.unplaced.0 += 1;
                continue;
            }
            let mut left = minutes;
            let mut questions = vec![key];
            while left > 0 {
                let minutes = left.min(self.room.a_day);
                left -= minutes;
                self.days.push(Evening {
                    questions: std::mem::take(&mut questions),
                    points: 0,
                    minutes,
                });
            }
        }
        Spread {
            evenings: self.days,
            unplaced: self.unplaced,
            shared: self.shared,
        }
    }
}

#[cfg(test)]
mod tests;
