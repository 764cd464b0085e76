//! The graded rounds, latest first: what each amounted to in a line.

use crate::domain::grade::{Band, verdict};
use crate::domain::id::{Key, RecordId};
use crate::domain::pack::Level;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::Grader;
use crate::domain::round::{Quick, outcome};
use crate::domain::time::Day;

/// A round in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFigure {
    /// Its id.
    pub id: RecordId,
    /// Its day.
    pub day: Day,
    /// The preset's id, or `own`.
    pub preset: String,
    /// The problem, where it was about a single one.
    pub problem: Option<Key>,
    /// How many questions it asked.
    pub questions: usize,
    /// Its score, 0 to 100.
    pub score: Option<u8>,
    /// The score of the last round before it that asked the same kind of thing.
    pub before: Option<u8>,
    /// What one said one would score.
    pub said: Option<u8>,
    /// The highest level at which its verdict was hire or better; one mark a minute is no verdict.
    pub reached: Option<Level>,
}

/// Every graded round, latest first.
pub fn rounds(progress: &Progress) -> Vec<RoundFigure> {
    let figure = |round: &RoundCourse| {
        let attempts = progress.round_attempts(round, Grader::Me);
        let amounts = outcome(&attempts);
        let bars = Level::BARS.iter().zip(&amounts.bars);
        let reached = bars
            .filter(|(_, bar)| bar.is_some())
            .map(|(level, _)| *level)
            .rfind(|level| verdict(&amounts.bars, *level) >= Some(Band::Hire));
        let is_quick = Quick::of(&attempts).is_some();
        let before = progress.like_before(round.id);
        let before = before.and_then(|(_, theirs)| outcome(&theirs).score);
        RoundFigure {
            id: round.id,
            day: round.day,
            preset: round.start.preset.clone(),
            problem: match round.start.questions.as_slice() {
                [only] if round.references.is_empty() => Some(only.question.clone()),
                _ => None,
            },
            questions: round.start.questions.len(),
            score: amounts.score,
            before,
            said: amounts.said,
            reached: reached.filter(|_| !is_quick),
        }
    };
    let graded = progress.rounds().rev().filter(|round| round.is_graded());
    graded.map(figure).collect()
}
