//! What one says of objectives: the last word on each counts.

use crate::domain::id::{Key, RecordId};
use crate::domain::progress::Progress;
use crate::domain::record::{Record, What};
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

    /// What was said of objectives by records that are taken back gives way to what was said before.
    pub(super) fn forget_claims(&mut self, gone: &[RecordId]) {
        let found = self
            .log
            .iter()
            .rev()
            .filter(|record| gone.contains(&record.id))
            .take(gone.len());
        let objectives: Vec<Key> = found
            .filter_map(|record| said(record).map(|(objective, _)| objective.clone()))
            .collect();
        for objective in objectives {
            let stands = |record: &&Record| !self.voided.contains(&record.id);
            let before = self.log.iter().rev().filter(stands).find_map(|record| {
                let (other, says) = said(record)?;
                (*other == objective).then_some(Claim {
                    says,
                    day: record.day,
                })
            });
            match before {
                Some(claim) => self.claims.insert(objective, claim),
                None => self.claims.remove(&objective),
            };
        }
    }

    /// Takes a claim in; a word that this version does not know changes nothing.
    pub(super) fn fold_claim(&mut self, objective: &Key, says: &str, day: Day) {
        if let Some(says) = Says::parse(says) {
            self.claims.insert(objective.clone(), Claim { says, day });
        }
    }
}

/// What a record says of which objective; `None` for a word that this version does not know.
fn said(record: &Record) -> Option<(&Key, Says)> {
    if let What::Claim { objective, says } = &record.what {
        Some((objective, Says::parse(says)?))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Says;
    use crate::domain::id::Key;
    use crate::domain::progress::{Progress, Renames};
    use crate::domain::record::{Record, What};
    use crate::domain::time::Moment;

    #[test]
    fn the_last_word_counts_until_it_is_taken_back() {
        let objective = Key::parse("p:can").unwrap();
        let claim = |at: u128, says: &str| {
            let objective = objective.clone();
            let what = What::Claim {
                objective,
                says: says.into(),
            };
            Record::new(Moment::default(), at << 8, what)
        };
        let mut progress = Progress::fold(Vec::new(), Renames::default());
        let said = |progress: &Progress| progress.claim(&objective).map(|claim| claim.says);
        assert_eq!(said(&progress), None);
        let (first, second) = (claim(1, "shaky"), claim(2, "yes"));
        progress.apply(first.clone());
        progress.apply(second.clone());
        progress.apply(claim(3, "perhaps"));
        assert_eq!(
            said(&progress),
            Some(Says::Yes),
            "an unknown word changes nothing"
        );
        for (gone, left) in [(second.id, Some(Says::Shaky)), (first.id, None)] {
            let what = What::Void { of: vec![gone] };
            progress.apply(Record::new(
                Moment::default(),
                u128::from(left.is_none()) + 9,
                what,
            ));
            assert_eq!(said(&progress), left);
        }
    }
}
