//! The list of past rounds: figures from the journal alone, in any time zone.

use crate::commands::Failure;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::RoundEnding;
use std::fmt::Write as _;

/// How much of an id tells rounds apart: the moment of its beginning.
const SHORT: usize = 13;

/// What is said where there is no round.
pub(super) const NO_ROUND: &str = "No round was played yet. `greenroom round` begins one.";

fn short(round: &RoundCourse) -> String {
    round.id.to_string().chars().take(SHORT).collect()
}

pub(super) fn ending(round: &RoundCourse) -> &'static str {
    match round.end {
        None => "waiting",
        Some((RoundEnding::Done, ..)) => "done",
        Some((RoundEnding::Early, ..)) => "early",
        Some((RoundEnding::Discarded, ..)) => "discarded",
    }
}

pub(super) fn begun(round: &RoundCourse) -> String {
    jiff::Timestamp::from_millisecond(round.wall_ms)
        .map_or_else(|_| round.wall_ms.to_string(), |stamp| stamp.to_string())
}

/// All rounds, one a line, the latest first.
///
/// # Errors
/// There is none.
pub(super) fn list(progress: &Progress) -> Result<String, Failure> {
    let mut text = String::new();
    for round in progress.rounds().rev() {
        let debrief = progress.debrief(round.id);
        let score = debrief.as_ref().and_then(|debrief| debrief.score);
        let said = match (round.is_graded(), &debrief) {
            (true, Some(debrief)) => debrief.sentence(),
            (..) => ending(round).to_owned(),
        };
        let _ = writeln!(
            text,
            "{}  {}  {:<18}  {:>3}  {said}",
            short(round),
            round.day.date(),
            round.start.preset,
            score.map_or("–".to_owned(), |score| score.to_string()),
        );
    }
    if text.is_empty() {
        return Err(Failure::nothing(NO_ROUND));
    }
    Ok(text)
}
