//! What a round amounts to in figures: bars, score, what one said; knows nothing of why.

use crate::domain::grade::{Bar, Grades, mean, rounded};
use crate::domain::record::Attempt;

/// The figures of a round, without what explains them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The bars at mid, senior and staff; `None` is a dash.
    pub bars: [Option<Bar>; 3],
    /// The score over all points.
    pub score: Option<u8>,
    /// What one said one would score.
    pub said: Option<u8>,
}

/// The figures of a round from its attempts.
pub fn outcome(attempts: &[&Attempt]) -> Outcome {
    outcome_of(attempts, &graded(attempts))
}

pub(super) fn graded(attempts: &[&Attempt]) -> Vec<Grades> {
    let grades = |attempt: &&Attempt| attempt.grades();
    attempts.iter().map(grades).collect()
}

pub(super) fn outcome_of(attempts: &[&Attempt], graded: &[Grades]) -> Outcome {
    let bars = [0, 1, 2].map(|at| mean(graded.iter().map(|grades| grades.bars.get(at)?.as_ref())));
    let score = mean(graded.iter().map(|grades| grades.score.as_ref()));
    Outcome {
        bars,
        score: score.map(|bar| bar.figure()),
        said: said(attempts, graded),
    }
}

/// What one said, over all questions, weighted like the score.
fn said(attempts: &[&Attempt], graded: &[Grades]) -> Option<u8> {
    let told = attempts.iter().zip(graded).filter_map(|(attempt, grades)| {
        Some((f64::from(attempt.said?), f64::from(grades.score?.weight)))
    });
    let (sum, weight) = told.fold((0.0, 0.0), |(sum, all), (said, weight)| {
        (sum + said * weight, all + weight)
    });
    (weight > 0.0).then(|| rounded(sum / weight))
}
