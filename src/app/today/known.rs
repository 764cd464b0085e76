//! What Today has worked out: offers and lines, kept until something that they stand on changes.

use crate::app::today::{Facts, Lines, Offer, Today};
use crate::domain::time::Day;

/// What offers and lines stand on: while it stays the same, so do they.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    records: usize,
    day: Day,
    minutes: u32,
    works: usize,
    latest_work: i64,
    questions: usize,
}

/// What Today has worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    stamp: Stamp,
    /// What is worth doing.
    pub offers: Vec<Offer>,
    /// A round that waits and takes longer than the minutes one has: a line that enter goes on with, no offer.
    pub waiting: Option<Offer>,
    /// What one should know beside it.
    pub lines: Lines,
}

impl Known {
    /// What the cursor can stand on: the round that waits, then the offers.
    pub fn entries(&self) -> impl Iterator<Item = &Offer> {
        self.waiting.iter().chain(&self.offers)
    }
}

impl Today {
    /// Offers and lines: those known if nothing has changed, else worked out anew.
    pub fn worked_out(&self, facts: &Facts<'_>) -> Known {
        let stamp = self.stamp(facts);
        if let Some(known) = self.known.as_ref().filter(|known| known.stamp == stamp) {
            return (**known).clone();
        }
        let offers = self.offers(facts);
        let waiting = facts.begun().round_beside(&offers);
        let shown: Vec<&Offer> = waiting.iter().chain(&offers).collect();
        let lines = self.lines(facts, &shown);
        Known {
            stamp,
            offers,
            waiting,
            lines,
        }
    }

    fn stamp(&self, facts: &Facts<'_>) -> Stamp {
        Stamp {
            records: facts.progress.records(),
            day: facts.day,
            minutes: self.chosen_minutes(&facts.progress.plan()),
            works: facts.offered.len(),
            latest_work: facts
                .offered
                .iter()
                .map(|work| work.wall_ms)
                .max()
                .unwrap_or(0),
            questions: facts.library.len(),
        }
    }
}
