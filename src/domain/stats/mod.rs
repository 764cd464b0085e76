//! Figures that follow from records and marks alone; knows no packs, no screens and no formats.

mod calibration;
mod compare;
mod dimension;
mod phases;
mod readiness;
mod rounds;
mod tally;
mod weeks;

pub use calibration::{Calibration, Said, SaidBand, Sure};
pub use compare::{Again, Comparison, Days};
pub use dimension::{DimensionShare, Shares};
pub use phases::{PhaseFigure, phases};
pub use readiness::{AtLevel, Readiness, Sureness};
pub use rounds::{RoundFigure, rounds};
pub use tally::{DayTally, Mean, Tally};
pub use weeks::{Week, weeks};

/// From how many observations on a figure says something.
pub const FEWEST: usize = 5;

/// A figure, where it stands on enough observations.
pub fn if_enough<T>(observations: usize, figure: Option<T>) -> Option<T> {
    figure.filter(|_| observations >= FEWEST)
}

#[cfg(test)]
mod tests;
