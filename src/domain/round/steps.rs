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
        PresetShape::Questions(_) => {
            let length = |minutes: &u32| u64::from(*minutes).max(1);
            let all: u64 = questions.iter().map(length).sum();
            let budget = |minutes_of_one: &u32| {
                let seconds = (u64::from(minutes) * 60).saturating_mul(length(minutes_of_one));
                seconds.checked_div(all).unwrap_or(60).max(20)
            };
            questions
                .iter()
                .enumerate()
                .map(|(question, own)| Step {
                    question,
                    phase: None,
                    seconds: u32::try_from(budget(own)).unwrap_or(u32::MAX),
                })
                .collect()
        }
    }
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
}
