//! What one said beside what was scored: how sure one was of an answer, what one foretold of a round.

use crate::domain::progress::Progress;
use crate::domain::stats::{Mean, RoundFigure};

/// Answers by how sure one was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sure {
    /// 1 shaky, 2 fair, 3 solid.
    pub sure: u8,
    /// How many answers.
    pub answers: usize,
    /// Their mean score, 0 to 100; `None` below five.
    pub score: Option<u8>,
}

impl Sure {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self.sure {
            1 => "shaky",
            2 => "fair",
            _ => "solid",
        }
    }
}

/// Rounds of which one said what they would score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How many rounds.
    pub rounds: usize,
    /// What was said, in the mean; `None` below five rounds.
    pub said: Option<u8>,
    /// What was scored, in the mean; `None` below five rounds.
    pub score: Option<u8>,
}

/// The same, for what was said within a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidBand {
    /// The least that was said.
    pub from: u8,
    /// The most that was said.
    pub to: u8,
    /// What it amounts to.
    pub figures: Said,
}

/// What one said beside what was scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// Answers, by how sure one was: shaky, fair, solid.
    pub sure: [Sure; 3],
    /// All rounds of which one said something.
    pub all: Said,
    /// The same by the bands of scoring, the lowest first.
    pub bands: [SaidBand; 4],
}

/// The bands of scoring.
const BANDS: [(u8, u8); 4] = [(0, 54), (55, 69), (70, 84), (85, 100)];

impl Calibration {
    /// Reads the answers of a journal and these rounds of it.
    pub fn of(progress: &Progress, rounds: &[RoundFigure]) -> Self {
        let [shaky, fair, solid] = progress.tally().sure();
        let sure = [(1, shaky), (2, fair), (3, solid)].map(|(sure, mean)| Sure {
            sure,
            answers: mean.count(),
            score: mean.figure(),
        });
        let told: Vec<(u8, u8)> = rounds
            .iter()
            .filter_map(|round| Some((round.said?, round.score?)))
            .collect();
        Self {
            sure,
            all: said(&told, 0, 100),
            bands: BANDS.map(|(from, to)| SaidBand {
                from,
                to,
                figures: said(&told, from, to),
            }),
        }
    }
}

fn said(told: &[(u8, u8)], from: u8, to: u8) -> Said {
    let within = || {
        told.iter()
            .filter(move |(said, _)| (from..=to).contains(said))
    };
    let said: Mean = within().map(|(said, _)| *said).collect();
    let score: Mean = within().map(|(_, score)| *score).collect();
    Said {
        rounds: said.count(),
        said: said.figure(),
        score: score.figure(),
    }
}
