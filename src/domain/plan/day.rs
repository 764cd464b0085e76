//! One day of a plan: what fits its minutes, in which order; knows the days before only by what they left.

use crate::domain::backlog::{POINTS_A_DAY, catching_up, in_turn, is_heap, points_of};
use crate::domain::id::Key;
use crate::domain::plan::asks::{Ask, DayPlan, Shape};
use crate::domain::plan::days::{Making, Track};
use crate::domain::plan::minutes_on;
use crate::domain::time::Day;

/// A round every so many days.
const ROUND_EVERY: u32 = 5;
/// A slice every so many days, rounds counted too.
const SLICE_EVERY: u32 = 3;
/// After how many days of study somebody who never played a round meets the first.
const FIRST_ROUND: u32 = 2;
/// How many points a first answer is reckoned to leave.
const POINTS_LEFT: usize = 2;

impl Making<'_> {
    /// Plans a day and takes it as done.
    pub(super) fn plan_day(&mut self, day: Day) -> DayPlan {
        let shape = self.shape(day);
        let mut left = match shape {
            Shape::Off | Shape::Interview => 0,
            Shape::Study | Shape::Taper | Shape::Before if day == self.terms.today => {
                self.terms.tonight
            }
            Shape::Study | Shape::Taper | Shape::Before => minutes_on(self.terms.plan, day),
        };
        let mut asks = Vec::new();
        if left > 0 {
            asks.extend(self.room(day, &mut left));
            asks.extend(self.points_on(day, &mut left));
            self.questions_on(day, shape, left, &mut asks);
        }
        DayPlan { day, shape, asks }
    }

    /// A round or a slice, where it is time for one.
    fn room(&mut self, day: Day, left: &mut u32) -> Option<Ask> {
        let (may, last_chance) = self.rounds_on(day);
        if !may {
            return None;
        }
        let since = |last: Option<Day>| last.map(|last| day.since(last));
        let first = day.since(self.terms.today) >= FIRST_ROUND;
        let round_due = since(self.last_round).map_or(first, |days| days >= ROUND_EVERY)
            || (last_chance && since(self.last_round).is_none_or(|days| days >= 2));
        let forms = |slice: bool, most: u32| {
            let forms = self.terms.forms.iter();
            forms.filter(move |form| form.slice == slice && form.minutes <= most)
        };
        // The longest round; of equals the preferred, which stands first.
        let round = forms(false, *left).rev().max_by_key(|form| form.minutes);
        if round_due && let Some(form) = round.cloned() {
            *left -= form.minutes;
            self.last_round = Some(day);
            return Some(Ask::Round(form));
        }
        let last = self.last_slice.max(self.last_round);
        let slice_due = since(last).map_or(first, |days| days >= SLICE_EVERY);
        // Where no round fits into a day, slices take its place and may fill it.
        let most = if round_due { *left } else { *left / 2 };
        let fitting = forms(true, most).count();
        // The weakest phase first, then the others in turn.
        let turn = self.slices.checked_rem(fitting)?;
        let form = forms(true, most).nth(turn).filter(|_| slice_due)?.clone();
        self.slices += 1;
        *left -= form.minutes;
        self.last_slice = Some(day);
        Some(Ask::Slice(form))
    }

    /// The missed points that come back, at most a third of what is left.
    fn points_on(&mut self, day: Day, left: &mut u32) -> Option<Ask> {
        let waiting = self.points.iter().filter(|due| **due <= day).count();
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        let most = if day == self.terms.today {
            u32::try_from(self.terms.points_tonight).unwrap_or(u32::MAX)
        } else {
            POINTS_A_DAY
        };
        let count = points_of(*left, waiting).min(most);
        let mut gone = count;
        self.points.retain(|due| {
            let asked = gone > 0 && *due <= day;
            gone -= u32::from(asked);
            !asked
        });
        let ask = Ask::Points(count);
        *left = left.saturating_sub(ask.minutes());
        (count > 0).then_some(ask)
    }

    fn questions_on(&mut self, day: Day, shape: Shape, left: u32, asks: &mut Vec<Ask>) {
        let mut left = left;
        let anew = shape == Shape::Study;
        let fits = |track: &Track<'_>| track.is_new() && track.item.minutes <= left;
        let essential = self.essentials.iter().any(|at| fits(&self.tracks[*at]));
        let waiting = self.tracks.iter().filter(|track| track.is_due(day));
        let waiting: u32 = waiting.map(|track| track.item.minutes).sum();
        let heap = self.terms.heap && day == self.terms.today;
        let room = match anew {
            true if heap || is_heap(waiting, self.terms.plan.minutes) => catching_up(left),
            true if essential => left / 3,
            true if self.tracks.iter().any(fits) => left / 2,
            _ => left,
        };
        let mut due = self.due_on(day, self.room_for_first(day, room, left));
        left -= self.minutes_of(&due);
        let (mut essentials, mut others) = (Vec::new(), Vec::new());
        if anew {
            essentials = self.essentials_on(day, left);
            left -= self.minutes_of(&essentials);
            if essentials.is_empty() {
                others = self.others_on(day, left);
                left -= self.minutes_of(&others);
            }
        }
        let more = self.due_on(day, left);
        left -= self.minutes_of(&more);
        due.extend(more);
        if anew {
            let more = self.others_on(day, left);
            left -= self.minutes_of(&more);
            others.extend(more);
        }
        let again = if anew {
            Vec::new()
        } else {
            self.again_on(day, left)
        };
        let mut ask = |places: &[usize], made: fn(Vec<Key>, u32) -> Ask| {
            if !places.is_empty() {
                let keys = places.iter().map(|at| self.tracks[*at].item.key.clone());
                asks.push(made(keys.collect(), self.minutes_of(places)));
            }
        };
        ask(&due, Ask::Due);
        ask(&essentials, Ask::Essentials);
        ask(&others, Ask::New);
        ask(&again, Ask::Again);
    }

    fn minutes_of(&self, places: &[usize]) -> u32 {
        places.iter().map(|at| self.tracks[*at].item.minutes).sum()
    }

    /// What is due and fits, in the order in which things that wait get their turn.
    fn due_on(&mut self, day: Day, room: u32) -> Vec<usize> {
        let due = self.tracks.iter().enumerate();
        let tonight = day == self.terms.today;
        let due = due.filter(|(_, track)| track.is_due(day) && !(tonight && track.item.later));
        let due = due.collect();
        let due = in_turn(due, |(_, track)| (track.overdue(day), track.late(day)));
        let places = due.into_iter().map(|(at, _)| at).collect();
        self.take(day, room, places)
    }

    /// The room for what is due: at least what the first of it takes, where the evening has that, so that no share is
    /// ever too small for what waits longest.
    fn room_for_first(&self, day: Day, room: u32, left: u32) -> u32 {
        let due = self.tracks.iter().filter(|track| track.is_due(day));
        let due = in_turn(due.collect(), |track| (track.overdue(day), track.late(day)));
        let first = due.first().map_or(0, |track| track.item.minutes);
        if first <= left { room.max(first) } else { room }
    }

    /// New essentials in their order, as many as fit.
    fn essentials_on(&mut self, day: Day, room: u32) -> Vec<usize> {
        let taken = self.take(day, room, self.essentials.clone());
        let tracks = &self.tracks;
        self.essentials.retain(|at| tracks[*at].is_new());
        self.leave_points(&taken, day);
        taken
    }

    /// Other new questions, one after the other from the topic of which least was seen.
    fn others_on(&mut self, day: Day, room: u32) -> Vec<usize> {
        struct OfTopic<'a> {
            topic: &'a str,
            seen: u64,
            all: u64,
            new: std::collections::VecDeque<usize>,
        }
        if room == 0 {
            return Vec::new();
        }
        let mut rows: Vec<OfTopic<'_>> = Vec::new();
        for (at, track) in self.tracks.iter().enumerate() {
            let topic = track.item.topic.as_str();
            let found = rows.iter().position(|row| row.topic == topic);
            let place = found.unwrap_or(rows.len());
            if found.is_none() {
                rows.push(OfTopic {
                    topic,
                    seen: 0,
                    all: 0,
                    new: std::collections::VecDeque::new(),
                });
            }
            let row = &mut rows[place];
            row.all += 1;
            if !track.is_new() {
                row.seen += 1;
            } else if track.item.essential.is_none() {
                row.new.push_back(at);
            }
        }
        let mut left = room;
        let mut order = Vec::new();
        loop {
            for row in &mut rows {
                while let Some(at) = row.new.front()
                    && self.tracks[*at].item.minutes > left
                {
                    row.new.pop_front();
                }
            }
            // Shares are compared crosswise: seen / all without rounding.
            let next = rows
                .iter_mut()
                .filter(|row| !row.new.is_empty())
                .min_by(|one, other| (one.seen * other.all).cmp(&(other.seen * one.all)));
            let Some(row) = next else { break };
            let Some(at) = row.new.pop_front() else {
                break;
            };
            row.seen += 1;
            left -= self.tracks[at].item.minutes;
            order.push(at);
        }
        let taken = self.take(day, room, order);
        self.leave_points(&taken, day);
        taken
    }

    /// What stands weakest of what was seen and was not asked since the taper began.
    fn again_on(&mut self, day: Day, room: u32) -> Vec<usize> {
        let mut seen: Vec<(f64, usize)> = self
            .tracks
            .iter()
            .enumerate()
            .filter(|(_, track)| !track.is_new())
            .filter(|(_, track)| {
                track
                    .asked
                    .is_none_or(|asked| day.since(asked) > crate::domain::plan::TAPER)
            })
            .map(|(at, track)| (self.worth(track, day), at))
            .collect();
        seen.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        self.take(day, room, seen.into_iter().map(|(_, at)| at).collect())
    }

    /// Takes as many of these, in order, as fit, and answers them.
    fn take(&mut self, day: Day, room: u32, places: Vec<usize>) -> Vec<usize> {
        let mut left = room;
        let mut taken = Vec::new();
        for at in places {
            let minutes = self.tracks[at].item.minutes;
            if minutes <= left && self.tracks[at].asked != Some(day) {
                left -= minutes;
                self.answer(at, day);
                taken.push(at);
            }
        }
        taken
    }

    /// First answers to a checklist leave points to win back from the next day on.
    fn leave_points(&mut self, taken: &[usize], day: Day) {
        use crate::domain::pack::Kind;
        let quick = |at: &&usize| {
            let kind = self.tracks[**at].item.kind;
            matches!(kind, Kind::Quickfire | Kind::Myth | Kind::Estimate)
        };
        let long = taken.iter().filter(|at| !quick(at)).count();
        let left = std::iter::repeat_n(day.plus(1), long * POINTS_LEFT);
        self.points.extend(left);
    }
}
