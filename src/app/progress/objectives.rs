//! Objectives: "I can ..." beside the evidence of the questions that prove it, the gaps first.

use crate::domain::id::Key;
use crate::domain::progress::{Claim, Figure, Progress, Says};
use crate::domain::time::Day;
use crate::library::Library;

/// An objective with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its key.
    pub key: Key,
    /// The heading it stands under.
    pub group: String,
    /// The statement.
    pub text: String,
    /// The questions that prove it.
    pub proves: Vec<Key>,
    /// How many of them were answered.
    pub answered: usize,
    /// How many of them were answered well, from 70 on.
    pub strong: usize,
    /// What one says oneself.
    pub claim: Option<Claim>,
}

/// How the evidence stands; gaps come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Answered, and not well throughout.
    Gap,
    /// Nothing was answered yet.
    Open,
    /// Answered well so far, and not all.
    Partly,
    /// Everything was answered well.
    Proven,
}

impl Evidence {
    /// How the evidence stands.
    pub fn proof(&self) -> Proof {
        match (self.answered, self.strong) {
            (0, _) => Proof::Open,
            (answered, strong) if strong < answered => Proof::Gap,
            (answered, _) if answered < self.proves.len() => Proof::Partly,
            _ => Proof::Proven,
        }
    }

    /// Whether one says more than was shown.
    pub fn is_overclaimed(&self) -> bool {
        let says = self.claim.is_some_and(|claim| claim.says == Says::Yes);
        says && self.proof() == Proof::Gap
    }
}

/// Every objective: gaps first, then what is open, what stands in part, what is proven; each in the order of the packs.
///
/// Claims do not move them, so that the cursor stays where the eye is.
pub(crate) fn evidence(library: &Library, progress: &Progress) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = library
        .objectives()
        .map(|objective| {
            // Strength follows from the latest answer alone: the day does not matter.
            let figures = || {
                objective
                    .proves
                    .iter()
                    .map(|key| progress.standing(key, Day::default()).figure)
            };
            Evidence {
                key: objective.key.clone(),
                group: objective.group.clone(),
                text: objective.text.clone(),
                proves: objective.proves.clone(),
                answered: figures().filter(|figure| *figure != Figure::New).count(),
                strong: figures()
                    .filter(|figure| matches!(figure, Figure::Strong(_)))
                    .count(),
                claim: progress.claim(&objective.key),
            }
        })
        .collect();
    all.sort_by_key(Evidence::proof);
    all
}
