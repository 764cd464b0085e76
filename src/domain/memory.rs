//! When something comes back: FSRS-6 behind four total functions; knows ratings and days, never what is remembered.

use crate::domain::record::Rating;
use crate::domain::time::Day;
use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState, current_retrievability};

/// The longest interval in days, about a hundred years.
pub const LONGEST: u32 = 36_500;
/// The retention that can be asked for; outside it intervals are 0 or without end.
pub const RETENTION: std::ops::RangeInclusive<f32> = 0.70..=0.97;

/// The range of the last weight, as the crate clips it for itself: the curve of forgetting is no curve outside it.
const DECAY: std::ops::RangeInclusive<f32> = 0.1..=0.8;

/// What FSRS remembers of one question or point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until retrievability falls to 90 %.
    pub stability: f32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f32,
    /// The day of the last rating.
    pub last: Day,
}

/// The scheduler with one set of parameters.
#[derive(Debug)]
pub struct Scheduler {
    fsrs: FSRS,
    decay: f32,
}

impl Default for Scheduler {
    fn default() -> Self {
        Self::new(&DEFAULT_PARAMETERS).unwrap_or_else(|| Self {
            fsrs: FSRS::default(),
            decay: 0.1542,
        })
    }
}

impl Scheduler {
    /// A scheduler with 21 weights of FSRS-6, each drawn into its range; `None` where they can't be used.
    ///
    /// The first four are what a first Again, Hard, Good and Easy are worth: out of order they would bring a better
    /// answer back sooner.
    pub fn new(weights: &[f32]) -> Option<Self> {
        let usable = weights.len() == 21 && weights.iter().all(|weight| weight.is_finite());
        let in_order = weights.iter().take(4).is_sorted();
        let decay = weights.get(20)?.clamp(*DECAY.start(), *DECAY.end());
        let fsrs = (usable && in_order)
            .then(|| FSRS::new(weights).ok())
            .flatten()?;
        Some(Self { fsrs, decay })
    }

    /// The memory after a rating on a day; days before the last rating count as the same day.
    ///
    /// Where FSRS gives no finite state the memory starts anew.
    pub fn after(&self, memory: Option<Memory>, rating: Rating, today: Day) -> Memory {
        let fresh = |memory: Option<Memory>| {
            let state = memory.map(|memory| MemoryState {
                stability: memory.stability,
                difficulty: memory.difficulty,
            });
            let elapsed = memory
                .map_or(0, |memory| today.since(memory.last))
                .min(LONGEST);
            let next = self.fsrs.next_states(state, 0.9, elapsed).ok()?;
            let item = match rating {
                Rating::Again => next.again,
                Rating::Hard => next.hard,
                Rating::Good => next.good,
                Rating::Easy => next.easy,
            };
            let finite = item.memory.stability.is_finite() && item.memory.difficulty.is_finite();
            finite.then_some(item.memory)
        };
        let state = fresh(memory).or_else(|| fresh(None));
        let last = memory.map_or(today, |memory| memory.last.max(today));
        state.map_or(
            Memory {
                stability: 1.0,
                difficulty: 5.0,
                last,
            },
            |state| Memory {
                stability: state.stability,
                difficulty: state.difficulty,
                last,
            },
        )
    }

    /// Days until a memory should come back, 1 to [`LONGEST`], at a desired retention (clamped to [`RETENTION`]).
    pub fn interval(&self, memory: Memory, retention: f32) -> u32 {
        let wanted = if retention.is_finite() {
            retention
        } else {
            0.9
        };
        let wanted = wanted.clamp(*RETENTION.start(), *RETENTION.end());
        let days =
            self.fsrs
                .next_interval(Some(memory.stability), wanted, Rating::Good.number().into());
        whole_days(days)
    }

    /// The chance that it is still remembered on a day, 0 to 1.
    pub fn retrievability(&self, memory: Memory, today: Day) -> f32 {
        let state = MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        };
        let elapsed = u16::try_from(today.since(memory.last).min(LONGEST)).unwrap_or(u16::MAX);
        let chance = current_retrievability(state, f32::from(elapsed), self.decay);
        if chance.is_finite() {
            chance.clamp(0.0, 1.0)
        } else {
            0.0
        }
    }
}

fn whole_days(days: f32) -> u32 {
    let days = if days.is_finite() {
        days.round().clamp(1.0, 36_500.0)
    } else {
        36_500.0
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1..=36500"
    )]
    let days = days as u32;
    days
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Memory, Scheduler};
    use crate::domain::record::Rating;
    use crate::domain::time::Day;
    use proptest::prelude::{any, prop, proptest};

    const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    #[test]
    fn the_first_intervals_are_those_of_fsrs_6() {
        let scheduler = Scheduler::default();
        let days =
            RATINGS.map(|rating| scheduler.interval(scheduler.after(None, rating, Day(0)), 0.9));
        assert_eq!(days, [1, 1, 2, 8]);
    }

    proptest! {
        #[test]
        fn memory_stays_finite_and_ratings_stay_in_order(steps in prop::collection::vec((0_usize..4, -400_i32..4000), 1..40), retention in any::<f32>()) {
            let scheduler = Scheduler::default();
            let (mut memory, mut day): (Option<Memory>, Day) = (None, Day(20_000));
            for (rating, gap) in steps {
                day = Day(day.0 + gap);
                let next = RATINGS.map(|rating| scheduler.interval(scheduler.after(memory, rating, day), retention));
                assert!(next.windows(2).all(|pair| pair[0] <= pair[1]), "{next:?}");
                assert!(next.iter().all(|days| (1..=LONGEST).contains(days)));
                let now = scheduler.after(memory, RATINGS[rating], day);
                assert!(now.stability.is_finite() && (1.0..=10.0).contains(&now.difficulty));
                assert!((0.0..=1.0).contains(&scheduler.retrievability(now, day.plus(30))));
                memory = Some(now);
            }
        }
    }
}
