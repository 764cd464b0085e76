//! The steps of a round: phases of one design problem, or one step a question; and which points fall into which.

use crate::domain::pack::{Phase, Point, PresetShape, Question};

/// A stretch of a round with a budget of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The place of its question in the round.
    pub question: usize,
    /// Its phase, where the round has phases.
    pub phase: Option<Phase>,
    /// Its budget in seconds.
    pub seconds: u32,
}

/// The steps of a round of `minutes` over questions of these lengths (minutes each).
///
/// Without phases every question gets a share of the time in proportion to its own length.
pub fn steps(shape: &PresetShape, minutes: u32, questions: &[u32]) -> Vec<Step> {
    match shape {
        PresetShape::Phases(phases) => phases
            .iter()
            .map(|(phase, minutes)| Step {
                question: 0,
                phase: Some(*phase),
                seconds: minutes.saturating_mul(60),
            })
            .collect(),
        PresetShape::Questions(_) | PresetShape::References(_) => {
            let shares = shares(minutes, questions).into_iter().enumerate();
            shares
                .map(|(question, seconds)| Step {
                    question,
                    phase: None,
                    seconds,
                })
                .collect()
        }
    }
}

/// Shares minutes out by lengths, in whole minutes where there are enough of them: nothing is lost by rounding.
fn shares(minutes: u32, lengths: &[u32]) -> Vec<u32> {
    let length = |minutes: &u32| u64::from(*minutes).max(1);
    let all: u64 = lengths.iter().map(length).sum();
    let count = u64::try_from(lengths.len()).unwrap_or(u64::MAX);
    let unit: u64 = if u64::from(minutes) >= count.saturating_mul(3) {
        60
    } else {
        1
    };
    let units = u64::from(minutes) * 60 / unit;
    // Each boundary is rounded, not each share: so the shares add up to the whole.
    let boundary = |before: u64| {
        (units.saturating_mul(before) + all / 2)
            .checked_div(all)
            .unwrap_or(0)
    };
    let mut before = 0;
    let share = |own: &u32| {
        let from = boundary(before);
        before += length(own);
        let seconds = (boundary(before) - from).saturating_mul(unit);
        u32::try_from(seconds).unwrap_or(u32::MAX).max(20)
    };
    lengths.iter().map(share).collect()
}

/// The phase of a round into which a point's phase falls: its own, else the next one listed, else the last.
pub fn phase_of(point: Phase, listed: &[Phase]) -> Option<Phase> {
    listed
        .iter()
        .find(|phase| **phase >= point)
        .or(listed.last())
        .copied()
}

/// The points of a question that a round over these phases asks; a single phase is a slice and asks only its own.
pub fn points_of<'a>(question: &'a Question, listed: &[Phase]) -> Vec<&'a Point> {
    let slice = if let [only] = listed {
        Some(*only)
    } else {
        None
    };
    let asked =
        |point: &&Point| slice.is_none_or(|only| point.phase.is_none_or(|phase| phase == only));
    question.points.iter().filter(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::{phase_of, steps};
    use crate::domain::pack::{Phase, PresetShape};

    #[test]
    fn a_missing_phase_falls_into_the_next_one_listed() {
        let listed = [Phase::Requirements, Phase::HighLevel, Phase::DeepDive];
        assert_eq!(phase_of(Phase::Estimation, &listed), Some(Phase::HighLevel));
        assert_eq!(phase_of(Phase::WrapUp, &listed), Some(Phase::DeepDive));
        assert_eq!(phase_of(Phase::DeepDive, &listed), Some(Phase::DeepDive));
        assert_eq!(phase_of(Phase::DeepDive, &[]), None);
    }

    #[test]
    fn questions_share_the_time_by_their_length() {
        let steps = steps(&PresetShape::Questions(2), 30, &[5, 10]);
        let seconds: Vec<u32> = steps.iter().map(|step| step.seconds).collect();
        assert_eq!(seconds, [600, 1200]);
    }

    #[test]
    fn shares_are_whole_minutes_and_add_up_to_the_round() {
        let of = |minutes, lengths: &[u32]| -> Vec<u32> {
            let count = u32::try_from(lengths.len()).unwrap();
            let steps = steps(&PresetShape::Questions(count), minutes, lengths);
            steps.iter().map(|step| step.seconds).collect()
        };
        assert_eq!(of(30, &[8, 5, 9, 9]), [480, 300, 480, 540]);
        for minutes in [10, 30, 40] {
            for lengths in [&[1, 2, 3][..], &[8, 5, 9, 9], &[7; 6]] {
                let all: u32 = of(minutes, lengths).iter().sum();
                assert_eq!(all, minutes * 60, "{lengths:?}");
            }
        }
        assert_eq!(of(1, &[1, 1, 1]), [20, 20, 20]);
    }
}
