//! The share of each dimension's points that one says, over any set of answers.

use crate::domain::grade::rounded;
use crate::domain::pack::Dimension;
use crate::domain::record::Attempt;
use crate::domain::stats::if_enough;

/// The share that one said of a dimension's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DimensionShare {
    /// Which dimension.
    pub dimension: Dimension,
    /// 0 to 100, by weight; `None` below five answers.
    pub share: Option<u8>,
    /// Over how many answers.
    pub answers: usize,
}

/// Shares of all eight dimensions under way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shares([One; 8]);

#[derive(Clone, Copy, Debug, Default)]
struct One {
    got: f64,
    all: f64,
    answers: usize,
}

impl Shares {
    /// The shares of one answer.
    pub fn of(attempt: &Attempt) -> Self {
        let mut shares = Self::default();
        for mark in attempt.marks.iter().filter(|mark| mark.counts()) {
            let place = Dimension::ALL
                .iter()
                .position(|dimension| *dimension == mark.dimension);
            if let Some(one) = place.and_then(|at| shares.0.get_mut(at)) {
                one.got += f64::from(mark.weight) * mark.value();
                one.all += f64::from(mark.weight);
                one.answers = 1;
            }
        }
        shares
    }

    /// Takes in the shares of other answers.
    pub fn join(&mut self, other: &Self) {
        for (one, other) in self.0.iter_mut().zip(&other.0) {
            one.got += other.got;
            one.all += other.all;
            one.answers += other.answers;
        }
    }

    /// The figures, one a dimension in the order of [`Dimension::ALL`].
    pub fn figures(&self) -> Vec<DimensionShare> {
        let figure = |(dimension, one): (&Dimension, &One)| DimensionShare {
            dimension: *dimension,
            share: if_enough(
                one.answers,
                (one.all > 0.0).then(|| rounded(100.0 * one.got / one.all)),
            ),
            answers: one.answers,
        };
        Dimension::ALL.iter().zip(&self.0).map(figure).collect()
    }
}
