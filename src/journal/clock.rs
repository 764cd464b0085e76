//! The hybrid clock: orders records of several machines; told the wall time, never reads it.

/// How far another machine's clock may be ahead before it is not believed, in ms: 24 hours.
const FAR: i64 = 24 * 3_600_000;

/// The last value used or seen.
#[derive(Debug, Default)]
pub(crate) struct HybridClock {
    last: Option<i64>,
    far: Vec<i64>,
}

impl HybridClock {
    /// Takes note of a value that this machine wrote itself, however odd: its own clock never goes back.
    pub(crate) fn saw_own(&mut self, hybrid: i64) {
        self.last = self.last.max(Some(hybrid));
    }

    /// Takes note of another machine's value; what is far in the future waits until time has come near it.
    pub(crate) fn saw_foreign(&mut self, hybrid: i64, wall_ms: i64) {
        if hybrid > wall_ms.saturating_add(FAR) {
            self.far.push(hybrid);
        } else {
            self.saw_own(hybrid);
        }
    }

    /// The value for a record of this wall time: later than all that it may follow.
    pub(crate) fn next(&mut self, wall_ms: i64) -> i64 {
        let near = wall_ms.saturating_add(FAR);
        let came_near = self.far.iter().copied().filter(|far| *far <= near).max();
        self.far.retain(|far| *far > near);
        self.last = self.last.max(came_near);
        let value = self
            .last
            .map_or(wall_ms, |last| wall_ms.max(last.saturating_add(1)));
        self.last = Some(value);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::{FAR, HybridClock};

    #[test]
    fn the_clock_never_goes_back_and_never_stands_still() {
        let mut clock = HybridClock::default();
        assert_eq!(clock.next(1_000), 1_000);
        assert_eq!(clock.next(1_000), 1_001);
        assert_eq!(clock.next(5), 1_002, "the wall was set back");
        assert_eq!(clock.next(9_000), 9_000);
    }

    #[test]
    fn ones_own_far_future_counts_and_a_foreign_one_waits() {
        let mut clock = HybridClock::default();
        clock.saw_foreign(FAR * 3, 0);
        assert_eq!(clock.next(10), 10);
        assert_eq!(clock.next(FAR * 2), FAR * 3 + 1, "time has come near it");
        let mut clock = HybridClock::default();
        clock.saw_own(FAR * 3);
        assert_eq!(clock.next(10), FAR * 3 + 1);
        clock.saw_own(i64::MAX);
        assert_eq!(clock.next(10), i64::MAX, "no overflow");
    }
}
