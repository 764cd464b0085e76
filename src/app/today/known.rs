//! What Today has worked out: offers and lines, kept until something that they stand on changes.

use crate::app::evenings::laid_out;
use crate::app::planning::Outset;
use crate::app::today::tonight::Tonight;
use crate::app::today::{Begun, Facts, Lines, Offer, Today};
use crate::domain::backlog::Spread;
use crate::domain::record::Plan;
use crate::domain::time::Day;
use std::borrow::Cow;

/// What offers and lines stand on: while it stays the same, so do they.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    records: usize,
    day: Day,
    tonight: Tonight,
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
    /// The minutes that the offers are made for.
    pub fn tonight(&self) -> Tonight {
        self.stamp.tonight
    }

    /// What the cursor can stand on: the round that waits, then the offers.
    pub fn entries(&self) -> impl Iterator<Item = &Offer> {
        self.waiting.iter().chain(&self.offers)
    }
}

/// What offers and lines are both worked out from: what the plan's rules see, what was begun, what is due when.
pub(super) struct Basis<'a> {
    pub(super) outset: Outset<'a>,
    pub(super) begun: Begun,
    pub(super) laid: Spread,
    pub(super) tonight: Tonight,
}

impl<'a> Facts<'a> {
    pub(super) fn basis(&self, plan: &'a Plan, tonight: Tonight) -> Basis<'a> {
        let outset = Outset::new(self.library, self.progress, plan, self.day);
        let laid = match tonight.beyond_plan() {
            None => outset.laid.clone(),
            some => laid_out(self.library, self.progress, plan, self.day, some),
        };
        Basis {
            outset,
            begun: self.begun(),
            laid,
            tonight,
        }
    }
}

impl Today {
    /// Offers and lines: those known if nothing has changed, else worked out anew.
    pub fn worked_out(&self, facts: &Facts<'_>) -> Cow<'_, Known> {
        let stamp = self.stamp(facts);
        if let Some(known) = self.known.as_deref().filter(|known| known.stamp == stamp) {
            return Cow::Borrowed(known);
        }
        let plan = facts.progress.plan();
        let basis = facts.basis(&plan, stamp.tonight);
        let offers = Self::offers_from(facts, &basis);
        let waiting = basis.begun.round_beside(&offers, stamp.tonight.minutes);
        let shown: Vec<&Offer> = waiting.iter().chain(&offers).collect();
        let lines = Self::lines(facts, &basis, &shown);
        Cow::Owned(Known {
            stamp,
            offers,
            waiting,
            lines,
        })
    }

    fn stamp(&self, facts: &Facts<'_>) -> Stamp {
        Stamp {
            records: facts.progress.records(),
            day: facts.day,
            tonight: self.tonight(facts),
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
