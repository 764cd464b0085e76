//! Fitting the scheduler's parameters to one's own ratings, and measuring whether that helps; knows histories, never where
//! they are kept.

use crate::domain::memory::{Memory, Scheduler};
use crate::domain::progress::History;
use crate::domain::record::Rating;
use crate::domain::time::Day;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};

/// From how many reviews on parameters are fitted: ratings of something that was rated on an earlier day.
///
/// The crate fits nothing below 8 and only the four first intervals below 64. At 200 a fifth is left over to look whether
/// the fitted ones foretell what they have not seen, and still leaves it enough to fit all.
pub const FEWEST: usize = 200;

/// Which share of the reviews, the latest, is kept apart to look at.
const KEPT_APART: usize = 5;

/// How well parameters foretell ratings: the mean log loss now and with those fitted; lower is better, 0.69 is a coin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// With the parameters in force.
    pub now: f64,
    /// With those fitted.
    pub fitted: f64,
    /// Over how many reviews.
    pub reviews: usize,
}

/// Parameters that were fitted, and what they are worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The 21 weights of FSRS-6.
    pub weights: Vec<f32>,
    /// On all reviews.
    pub all: Losses,
    /// On the latest fifth, with weights fitted to what came before.
    pub unseen: Losses,
}

/// Why no parameters are offered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfit {
    /// There are only so many reviews.
    TooFew(usize),
    /// On reviews that they had not seen the fitted ones foretell no better.
    NoBetter(Losses),
    /// The fitting came to nothing that can be used.
    Failed,
}

/// Fits parameters to histories, beside a scheduler in force.
///
/// # Errors
/// Why there are none to offer.
pub fn fit(histories: &[History], in_force: &Scheduler) -> Result<Fit, Unfit> {
    let mut days: Vec<Day> = histories.iter().flat_map(reviewed).collect();
    let reviews = days.len();
    if reviews < FEWEST {
        return Err(Unfit::TooFew(reviews));
    }
    days.sort_unstable();
    let cut = days
        .get(reviews - reviews / KEPT_APART)
        .copied()
        .unwrap_or_default();
    let before = |history: &History| {
        let steps = history.iter().take_while(|(day, _)| *day < cut);
        steps.copied().collect::<History>()
    };
    let earlier: Vec<History> = histories.iter().map(before).collect();
    let (_, tried) = fitted(&earlier)?;
    let unseen = losses(histories, in_force, &tried, cut);
    if unseen.fitted >= unseen.now {
        return Err(Unfit::NoBetter(unseen));
    }
    let (weights, scheduler) = fitted(histories)?;
    Ok(Fit {
        all: losses(histories, in_force, &scheduler, Day(i32::MIN)),
        weights,
        unseen,
    })
}

/// The days on which something was rated that had been rated on an earlier day.
fn reviewed(history: &History) -> Vec<Day> {
    let mut before: Option<Day> = None;
    let mut days = Vec::new();
    for (day, _) in history {
        days.extend(before.filter(|before| day > before).map(|_| *day));
        before = before.max(Some(*day));
    }
    days
}

fn fitted(histories: &[History]) -> Result<(Vec<f32>, Scheduler), Unfit> {
    let train_set = histories.iter().flat_map(items).collect();
    let weights = compute_parameters(ComputeParametersInput {
        train_set,
        ..ComputeParametersInput::default()
    });
    let weights = weights.map_err(|_| Unfit::Failed)?;
    let scheduler = Scheduler::new(&weights).ok_or(Unfit::Failed)?;
    Ok((weights, scheduler))
}

/// What the crate learns from: for each review the history up to it.
fn items(history: &History) -> Vec<FSRSItem> {
    let mut before: Option<Day> = None;
    let mut reviews: Vec<FSRSReview> = Vec::new();
    let mut items = Vec::new();
    for (day, rating) in history {
        let delta_t = before.map_or(0, |before| day.since(before));
        reviews.push(FSRSReview {
            rating: rating.number().into(),
            delta_t,
        });
        if delta_t > 0 {
            items.push(FSRSItem {
                reviews: reviews.clone(),
            });
        }
        before = before.max(Some(*day));
    }
    items
}

fn losses(histories: &[History], now: &Scheduler, fitted: &Scheduler, from: Day) -> Losses {
    let (sum_now, reviews) = loss(histories, now, from);
    let (sum_fitted, _) = loss(histories, fitted, from);
    let count = f64::from(u32::try_from(reviews.max(1)).unwrap_or(u32::MAX));
    Losses {
        now: sum_now / count,
        fitted: sum_fitted / count,
        reviews,
    }
}

/// The summed log loss of a scheduler over the reviews from a day on, and how many they are.
fn loss(histories: &[History], scheduler: &Scheduler, from: Day) -> (f64, usize) {
    let (mut sum, mut count) = (0.0, 0);
    for history in histories {
        let mut memory: Option<Memory> = None;
        for (day, rating) in history {
            let known = memory.filter(|memory| day.since(memory.last) > 0);
            if let Some(known) = known.filter(|_| *day >= from) {
                let chance = f64::from(scheduler.retrievability(known, *day));
                let came = if *rating == Rating::Again {
                    1.0 - chance
                } else {
                    chance
                };
                // No surprise is endless: a model may be wrong once without being worthless.
                sum -= came.max(1e-4).ln();
                count += 1;
            }
            memory = Some(scheduler.after(memory, *rating, *day));
        }
    }
    (sum, count)
}

#[cfg(test)]
mod tests;
