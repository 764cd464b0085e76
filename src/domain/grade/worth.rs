//! The points worth most next time: at most three, and always the same three for the same marks.

use crate::domain::grade::{Bar, Mark, PointMark, first_missed};
use crate::domain::pack::Level;

/// How many points of an attempt or a round come back as drills.
const MOST: usize = 3;

/// How a point fell short; ordered by how much it is worth to win it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Not said.
    Missed,
    /// Said when prompted.
    Prompted,
    /// Half of it said.
    Half,
}

impl Worth {
    /// How a mark fell short; `None` where it did not.
    pub fn of(mark: &PointMark) -> Option<Self> {
        match (mark.mark, mark.prompted) {
            (Mark::Missed, _) => Some(Self::Missed),
            (Mark::Half | Mark::Full, true) => Some(Self::Prompted),
            (Mark::Half, false) => Some(Self::Half),
            (Mark::Full, false) => None,
        }
    }
}

/// The places of the points worth most, at most three: those up to the first level that `bars` do not reach before
/// those above it; of these missed, then prompted, then half; within these gates first, then weight, then the lower
/// level, then the order of `marks`.
pub fn worth_most(marks: &[PointMark], bars: &[Option<Bar>; 3]) -> Vec<usize> {
    let next = first_missed(bars).unwrap_or(Level::Staff);
    let mut short: Vec<(bool, Worth, bool, u32, _, usize)> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.counts())
        .filter_map(|(at, mark)| {
            Some((
                mark.level > next,
                Worth::of(mark)?,
                !mark.gate,
                u32::MAX - mark.weight,
                mark.level,
                at,
            ))
        })
        .collect();
    short.sort();
    short.into_iter().take(MOST).map(|(.., at)| at).collect()
}
