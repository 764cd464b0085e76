//! The days of a plan, one after the other: what each asks, and what is left out in the end.

use crate::domain::backlog::relative;
use crate::domain::memory::Memory;
use crate::domain::plan::asks::{DayPlan, Shape};
use crate::domain::plan::forecast::{Forecast, forecast};
use crate::domain::plan::{FARTHEST, Item, LAST_ROUND, TAPER, Terms, WITHOUT_DATE};
use crate::domain::record::{DayOff, Plan, Rating};
use crate::domain::time::Day;

/// The score that is expected of a first answer while there is none to go by.
const EXPECTED: f64 = 50.0;

/// What to do on each day, and what that amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The days in order, the first is today; the last is the interview where there is one.
    pub days: Vec<DayPlan>,
    /// Questions up to the level aimed at.
    pub all: usize,
    /// Those that were seen already.
    pub seen: usize,
    /// Those that will have been seen in the end.
    pub will_see: usize,
    /// Essentials that will have been seen, and all of them.
    pub essentials: (usize, usize),
    /// What will not have been seen, by top topic, the most first.
    pub left_out: Vec<LeftOut>,
    /// Questions that take more minutes than a day has, and so are only met in rounds and slices.
    pub too_long: usize,
    /// Questions that should come back and find no room.
    pub waiting: usize,
    /// Questions above the level aimed at; no plan asks them.
    pub above: usize,
    /// How ready one will be.
    pub forecast: Forecast,
}

/// What a plan leaves out of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The slug of the top topic.
    pub topic: String,
    /// How many questions.
    pub questions: usize,
    /// How many of them are essentials.
    pub essentials: usize,
}

/// A question on its way through the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Track<'a> {
    pub(super) item: &'a Item,
    /// The score it is counted with, 0 to 100; `None` while it is new.
    pub(super) score: Option<f64>,
    pub(super) memory: Option<Memory>,
    pub(super) due: Option<Day>,
    /// The last day on which the plan asked it.
    pub(super) asked: Option<Day>,
}

/// A plan in the making.
pub(super) struct Making<'a> {
    pub(super) terms: Terms<'a>,
    pub(super) tracks: Vec<Track<'a>>,
    /// The days on which points come back.
    pub(super) points: Vec<Day>,
    pub(super) last_round: Option<Day>,
    pub(super) last_slice: Option<Day>,
    /// How many slices were asked for so far.
    pub(super) slices: usize,
    /// What a first answer is expected to score.
    pub(super) expected: f64,
    /// The places of essentials that are new, in their order.
    pub(super) essentials: Vec<usize>,
    interview: Option<Day>,
    final_round: Option<Day>,
}

/// Days until the interview; `None` without a date or once it is over.
pub fn days_to_go(plan: &Plan, today: Day) -> Option<u32> {
    let date = Day::of_date(plan.date?);
    (date >= today).then(|| date.since(today))
}

/// Whether a day is one of the plan's days off.
pub fn is_off(plan: &Plan, day: Day) -> bool {
    let date = day.date();
    plan.off.iter().any(|off| match off {
        DayOff::Every(weekday) => date.weekday() == *weekday,
        DayOff::On(other) => date == *other,
    })
}

/// Plans each day until the interview, or two weeks where there is no date; the same facts give the same plan.
///
/// A day holds, in this order and never above its minutes: a round (every fifth day, and once more as late as two
/// days before) or a slice (every third day between rounds); missed points; what is due, in the order of the backlog, at
/// most a third of what is left while there are new essentials and half while anything is new (three
/// quarters while more than two days' worth waits); new essentials in their order and, once there are none, other new
/// questions, each from the topic of which least was seen; the rest of what is due; whatever new fits beside it. In the last three days nothing is new, and what
/// stands weakest is asked again; the day before has half of the minutes. What the days to come bring back is
/// reckoned as if every answer were rated Good and every first one left two points to win back.
pub fn schedule(terms: &Terms<'_>, items: &[Item]) -> Schedule {
    let mut making = Making::new(*terms, items);
    let days = making.horizon();
    let mut planned: Vec<DayPlan> = (0..days)
        .map(|at| making.plan_day(terms.today.plus(at)))
        .collect();
    let end = terms.today.plus(days);
    if making.interview == Some(end) {
        planned.push(DayPlan {
            day: end,
            shape: Shape::Interview,
            asks: Vec::new(),
        });
    }
    making.sum_up(planned, items, end)
}

/// What today asks; costs a day's work, not the whole plan's.
pub fn first_day(terms: &Terms<'_>, items: &[Item]) -> DayPlan {
    let mut making = Making::new(*terms, items);
    making.plan_day(terms.today)
}

impl<'a> Making<'a> {
    fn new(terms: Terms<'a>, items: &'a [Item]) -> Self {
        let tracks: Vec<Track<'a>> = items
            .iter()
            .filter(|item| item.level <= terms.plan.level)
            .map(|item| Track {
                item,
                score: item.score.map(f64::from),
                memory: item.memory,
                due: item.due,
                asked: None,
            })
            .collect();
        let (mut sum, mut count) = (0.0, 0.0);
        for score in tracks.iter().filter_map(|track| track.score) {
            sum += score;
            count += 1.0;
        }
        let mut essentials: Vec<usize> = (0..tracks.len())
            .filter(|at| {
                let track = &tracks[*at];
                track.item.essential.is_some() && track.is_new()
            })
            .collect();
        essentials.sort_by_key(|at| tracks[*at].item.essential);
        let interview = days_to_go(terms.plan, terms.today).map(|days| terms.today.plus(days));
        let final_round = interview.and_then(|interview| {
            let latest = interview.since(terms.today).checked_sub(LAST_ROUND)?;
            let back = (0..=latest).rev().map(|at| terms.today.plus(at));
            back.into_iter().find(|day| !is_off(terms.plan, *day))
        });
        Self {
            terms,
            tracks,
            points: terms.points.to_vec(),
            last_round: terms.last_round,
            last_slice: terms.last_slice,
            slices: 0,
            expected: if count > 0.0 { sum / count } else { EXPECTED },
            essentials,
            interview,
            final_round,
        }
    }

    /// How many days there are to plan, the interview's own aside.
    fn horizon(&self) -> u32 {
        self.interview.map_or(WITHOUT_DATE, |interview| {
            interview.since(self.terms.today).min(FARTHEST)
        })
    }

    /// What sort of day it is.
    pub(super) fn shape(&self, day: Day) -> Shape {
        let to_go = self.interview.map(|interview| interview.since(day));
        match to_go {
            Some(0) => Shape::Interview,
            _ if is_off(self.terms.plan, day) => Shape::Off,
            Some(1) => Shape::Before,
            Some(days) if days <= TAPER => Shape::Taper,
            _ => Shape::Study,
        }
    }

    /// Whether a round may still be played on a day, and whether it is the last chance for one.
    pub(super) fn rounds_on(&self, day: Day) -> (bool, bool) {
        let may = self
            .interview
            .is_none_or(|interview| interview.since(day) >= LAST_ROUND);
        (may, self.final_round == Some(day))
    }

    /// Takes an answer as given on a day: rated Good, back after FSRS's interval and never past the interview.
    pub(super) fn answer(&mut self, at: usize, day: Day) {
        let Self {
            terms,
            tracks,
            expected,
            interview,
            ..
        } = self;
        let Some(track) = tracks.get_mut(at) else {
            return;
        };
        let memory = terms.scheduler.after(track.memory, Rating::Good, day);
        let back = day.plus(terms.scheduler.interval(memory, terms.plan.retention));
        track.memory = Some(memory);
        track.due = Some(interview.map_or(back, |interview| back.min(interview)));
        track.score = Some(track.score.unwrap_or(*expected));
        track.asked = Some(day);
    }

    fn sum_up(self, days: Vec<DayPlan>, items: &[Item], end: Day) -> Schedule {
        let mut left_out: Vec<LeftOut> = Vec::new();
        for track in self.tracks.iter().filter(|track| track.is_new()) {
            let essential = usize::from(track.item.essential.is_some());
            match left_out
                .iter_mut()
                .find(|entry| entry.topic == track.item.topic)
            {
                Some(entry) => {
                    entry.questions += 1;
                    entry.essentials += essential;
                }
                None => left_out.push(LeftOut {
                    topic: track.item.topic.clone(),
                    questions: 1,
                    essentials: essential,
                }),
            }
        }
        left_out.sort_by_key(|entry| std::cmp::Reverse((entry.essentials, entry.questions)));
        let count = |test: &dyn Fn(&Track<'_>) -> bool| {
            self.tracks.iter().filter(|track| test(track)).count()
        };
        let essential = |track: &Track<'_>| track.item.essential.is_some();
        Schedule {
            all: self.tracks.len(),
            seen: count(&|track| !track.item.is_new()),
            will_see: count(&|track| !track.is_new()),
            essentials: (
                count(&|track| essential(track) && !track.is_new()),
                count(&essential),
            ),
            left_out,
            too_long: count(&|track| {
                track.is_new() && track.item.minutes > self.terms.plan.minutes
            }),
            waiting: count(&|track| track.due.is_some_and(|due| due < end)),
            above: items.len() - self.tracks.len(),
            forecast: forecast(&self, end),
            days,
        }
    }
}

impl Track<'_> {
    /// Whether it was never answered, in fact or in the plan.
    pub(super) fn is_new(&self) -> bool {
        self.asked.is_none() && self.item.is_new()
    }

    /// Whether it should come back on a day or before.
    pub(super) fn is_due(&self, day: Day) -> bool {
        self.due.is_some_and(|due| due <= day)
    }

    /// How overdue it is on a day, relative to its interval; 1 is just due.
    pub(super) fn overdue(&self, day: Day) -> f32 {
        let (Some(due), Some(memory)) = (self.due, self.memory) else {
            return 1.0;
        };
        relative(memory.last, due, day)
    }

    /// The days since it fell due.
    pub(super) fn late(&self, day: Day) -> u32 {
        self.due.map_or(0, |due| day.since(due))
    }
}
