//! The ratings that every memory was made of, from which parameters are fitted; knows the log, never the fitting.

use crate::domain::id::{Key, Slug};
use crate::domain::progress::Progress;
use crate::domain::progress::fold::moves;
use crate::domain::record::{Plan, Rating, What};
use crate::domain::time::Day;
use std::collections::HashMap;

/// The ratings of one memory, in order, each with its study day.
pub type History = Vec<(Day, Rating)>;

impl Progress {
    /// The history of every memory of a question or point; one that started anew has a history for each start.
    pub fn histories(&self) -> Vec<History> {
        let mut histories: Vec<History> = Vec::new();
        let mut places: HashMap<(&Key, Option<&Slug>), usize> = HashMap::new();
        let mut target = Plan::default().level;
        let counted = self.log.iter();
        for record in counted.filter(|record| !self.voided.contains(&record.id)) {
            let (question, point, rating) = match &record.what {
                What::Attempt(attempt) => {
                    let Some(rating) = moves(attempt, &attempt.grades(), target) else {
                        continue;
                    };
                    (&attempt.question, None, rating)
                }
                What::Drill {
                    question,
                    point,
                    rating,
                } => (question, Some(point), *rating),
                What::Reset { question, point } => {
                    places.remove(&self.renamed(question, point.as_ref()));
                    continue;
                }
                What::Plan(plan) => {
                    target = plan.level;
                    continue;
                }
                What::File { .. }
                | What::Read { .. }
                | What::Quick { .. }
                | What::RoundStart(_)
                | What::RoundStep(_)
                | What::RoundEnd { .. }
                | What::RoundNote { .. }
                | What::Void { .. }
                | What::Bookmark { .. }
                | What::Suspend { .. }
                | What::Bury { .. }
                | What::Note { .. }
                | What::Claim { .. }
                | What::Parameters { .. }
                | What::Unknown => continue,
            };
            let place = *places
                .entry(self.renamed(question, point))
                .or_insert_with(|| {
                    histories.push(Vec::new());
                    histories.len() - 1
                });
            if let Some(history) = histories.get_mut(place) {
                history.push((record.day, rating));
            }
        }
        histories
    }

    /// A memory under today's names.
    fn renamed<'a>(
        &'a self,
        question: &'a Key,
        point: Option<&'a Slug>,
    ) -> (&'a Key, Option<&'a Slug>) {
        let question = self.renames.question(question);
        (
            question,
            point.map(|point| self.renames.point(question, point)),
        )
    }
}
