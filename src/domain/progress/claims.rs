//! What one says of objectives: the last word on each counts.

use crate::domain::id::Key;
use crate::domain::progress::Progress;
use crate::domain::time::Day;

/// What one can say of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// Not yet.
    No,
    /// Half.
    Shaky,
    /// I can.
    Yes,
}

impl Says {
    /// The word in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Shaky => "shaky",
            Self::Yes => "yes",
        }
    }

    /// Parses the word of the journal.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::No, Self::Shaky, Self::Yes]
            .into_iter()
            .find(|says| says.word() == word)
    }
}

/// What one said of an objective, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What one said.
    pub says: Says,
    /// On which study day.
    pub day: Day,
}

impl Progress {
    /// What one last said of an objective.
    pub fn claim(&self, objective: &Key) -> Option<Claim> {
        self.claims.get(objective).copied()
    }

    /// Takes a claim in; a word that this version does not know changes nothing.
    pub(super) fn fold_claim(&mut self, objective: &Key, says: &str, day: Day) {
        if let Some(says) = Says::parse(says) {
            self.claims.insert(objective.clone(), Claim { says, day });
        }
    }
}
