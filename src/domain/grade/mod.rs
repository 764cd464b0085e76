//! Scoring by points: total functions from marks to bars, verdicts, dimensions and ratings (FORMAT section 2).

mod bar;
mod worth;

pub use bar::{Band, Bar, Cap, Grades, first_missed, grade, mean, verdict};
pub use worth::{Worth, worth_most};

use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level, Point};
use crate::domain::record::Rating;

/// What one gives a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Not said.
    Missed,
    /// Half of it.
    Half,
    /// All of it.
    Full,
}

impl Mark {
    /// The mark that a number of ticked parts amounts to.
    pub fn of_parts(ticked: u8, all: u8) -> Self {
        match ticked {
            0 => Self::Missed,
            some if some >= all => Self::Full,
            _ => Self::Half,
        }
    }
}

/// A mark with the rubric it was given by, so that history needs no pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointMark {
    /// Which point.
    pub point: Slug,
    /// Its group.
    pub group: Group,
    /// What it was given.
    pub mark: Mark,
    /// Ticked parts and all parts, where it has any.
    pub parts: Option<(u8, u8)>,
    /// Whether it only came when prompted.
    pub prompted: bool,
    /// What it counts.
    pub weight: u32,
    /// Who brings it up unasked.
    pub level: Level,
    /// What it is judged as.
    pub dimension: Dimension,
    /// Whether missing it caps the score.
    pub gate: bool,
}

impl PointMark {
    /// Marks a point of a card; `ticked` counts where the point has parts.
    pub fn new(point: &Point, mark: Mark, ticked: u8, prompted: bool) -> Self {
        let all = u8::try_from(point.parts.len()).unwrap_or(u8::MAX);
        let parts = (all > 0).then(|| (ticked.min(all), all));
        Self {
            point: point.id.clone(),
            group: point.group,
            mark: parts.map_or(mark, |(ticked, all)| Mark::of_parts(ticked, all)),
            parts,
            prompted,
            weight: point.weight,
            level: point.level,
            dimension: point.dimension,
            gate: point.gate,
        }
    }

    /// The share of the point that was given, 0 to 1; a prompt halves it.
    pub fn value(&self) -> f64 {
        let said = match (self.parts, self.mark) {
            (Some((ticked, all)), _) if all > 0 => f64::from(ticked.min(all)) / f64::from(all),
            (_, Mark::Missed) => 0.0,
            (_, Mark::Half) => 0.5,
            (_, Mark::Full) => 1.0,
        };
        if self.prompted { said / 2.0 } else { said }
    }

    /// Whether it belongs to the question's own checklist, and so to its bars.
    pub fn counts(&self) -> bool {
        matches!(self.group, Group::Clarify | Group::Cover | Group::Practices)
    }
}

/// A pitfall one fell into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PitfallMark {
    /// Which pitfall.
    pub pitfall: Slug,
    /// What it counts.
    pub weight: u32,
}

/// Rounds half up to a whole number between 0 and 100; a hair below a half counts as the half it stands for.
pub fn rounded(exact: f64) -> u8 {
    let whole = (exact.clamp(0.0, 100.0) + 0.5 + 1e-9).floor();
    // 0 <= whole <= 100 by the clamp above.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100"
    )]
    let whole = whole as u8;
    whole
}

/// The share of marks in percent, weighted, without caps or pitfalls: a dimension, a follow-up, a changed requirement.
pub fn share<'a>(marks: impl Iterator<Item = &'a PointMark>) -> Option<f64> {
    let (mut got, mut all) = (0.0, 0.0);
    for mark in marks {
        got += f64::from(mark.weight) * mark.value();
        all += f64::from(mark.weight);
    }
    (all > 0.0).then(|| 100.0 * got / all)
}

/// How many points were said, as a figure to read: what was half said, or said only when prompted, counts a half: `2½`.
pub fn said<'a>(marks: impl Iterator<Item = &'a PointMark>) -> String {
    let halves: usize = marks
        .map(|mark| match mark.value() {
            full if full >= 1.0 => 2,
            some if some > 0.0 => 1,
            _ => 0,
        })
        .sum();
    match (halves / 2, halves % 2) {
        (whole, 0) => whole.to_string(),
        (0, _) => "½".to_owned(),
        (whole, _) => format!("{whole}½"),
    }
}

/// The share of one dimension over the question's own points.
pub fn dimension_share(marks: &[PointMark], dimension: Dimension) -> Option<f64> {
    share(
        marks
            .iter()
            .filter(|mark| mark.counts() && mark.dimension == dimension),
    )
}

/// The rating that grades amount to for somebody who aims at `target`.
///
/// From the bar at the target, else the nearest below that is no dash, else the score; `None` without points.
pub fn rating(grades: &Grades, target: Level) -> Option<Rating> {
    let mut below = Level::BARS.iter().rev().filter(|level| **level <= target);
    let bar = below
        .find_map(|level| grades.bar(*level))
        .or(grades.score.as_ref())?;
    Some(match bar.figure() {
        0..40 => Rating::Again,
        40..65 => Rating::Hard,
        65..90 => Rating::Good,
        _ => Rating::Easy,
    })
}

#[cfg(test)]
mod tests;
