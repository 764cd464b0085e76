//! Taking records back: folds anew only what they touched, since a whole journal would take longer than a key may.

use crate::domain::id::{Key, RecordId};
use crate::domain::progress::Progress;
use crate::domain::record::{Grader, Record, What};
use crate::domain::time::Day;

impl Progress {
    /// Notes which question the record at a place of the log is about, or that it holds for all.
    pub(super) fn index(&mut self, place: usize) {
        let Some(what) = self.log.get(place).map(|record| &record.what) else {
            return;
        };
        if let What::Plan(_) = what {
            self.plans.push(place);
        }
        if let What::RoundEnd { round, .. } = what {
            // The debrief of a round enters drills of its questions.
            for question in self.questions_of(*round) {
                self.places.entry(question).or_default().push(place);
            }
        } else if let Some(question) = what.concerns() {
            let question = self.renames.question(question).clone();
            self.places.entry(question).or_default().push(place);
        }
    }

    fn questions_of(&self, round: RecordId) -> Vec<Key> {
        let attempts = self.round(round).map(|round| &round.attempts);
        let mut questions: Vec<Key> = self
            .attempts_at(attempts.map_or(&[], Vec::as_slice))
            .map(|(_, attempt)| self.renames.question(&attempt.question).clone())
            .collect();
        questions.sort();
        questions.dedup();
        questions
    }

    /// Leaves out what these records did, now that they are voided; the state is as if all had been folded anew.
    pub(super) fn leave_out(&mut self, gone: &[RecordId]) {
        match self.touched(gone) {
            Some(questions) => {
                self.uncount(gone);
                self.forget_claims(gone);
                // What stays was counted already.
                let tally = std::mem::take(&mut self.tally);
                for question in questions {
                    self.refold_question(&question);
                }
                self.tally = tally;
                self.latest = (0..self.log.len()).rev().find(|place| self.studies(*place));
            }
            None => self.refold(),
        }
    }

    /// The questions that records are about; `None` where one of them holds for more than its question.
    fn touched(&self, gone: &[RecordId]) -> Option<Vec<Key>> {
        let mut questions: Vec<Key> = Vec::new();
        for record in found(&self.log, gone) {
            if let What::Attempt(attempt) = &record.what
                && attempt.round.is_some()
            {
                return None;
            }
            if matches!(record.what, What::Claim { .. }) {
                continue;
            }
            let question = self.renames.question(record.what.concerns()?);
            if !questions.contains(question) {
                questions.push(question.clone());
            }
        }
        Some(questions)
    }

    fn uncount(&mut self, gone: &[RecordId]) {
        for record in found(&self.log, gone) {
            if let What::Attempt(attempt) = &record.what
                && attempt.by == Grader::Me
            {
                let whole = attempt.follow_up.is_none();
                let grades = attempt.grades();
                let score = grades.figure().filter(|_| whole);
                self.tally.forget_answer(record.day, attempt, score);
            } else if let What::Drill { rating, .. } = &record.what {
                self.tally.forget_point(record.day, *rating);
            }
        }
    }

    fn studies(&self, place: usize) -> bool {
        self.log.get(place).is_some_and(|record| {
            let mine = if let What::Attempt(attempt) = &record.what {
                attempt.by == Grader::Me
            } else {
                record.what.studied().is_some()
            };
            mine && !self.voided.contains(&record.id)
        })
    }

    fn refold_question(&mut self, question: &Key) {
        self.courses.remove(question);
        self.drills.remove(question);
        // Each rating counts under the plan that held when it was given.
        self.plan = None;
        let about = self.places.get(question).cloned().unwrap_or_default();
        let mut places: Vec<usize> = self.plans.iter().chain(&about).copied().collect();
        places.sort_unstable();
        for place in places {
            match self.ending(place) {
                Some((round, day)) => self.enter_round_drills(round, day, Some(question)),
                None => self.fold_in(place),
            }
        }
    }

    /// The round that ends at a place of the log, and the study day, unless that was taken back.
    fn ending(&self, place: usize) -> Option<(RecordId, Day)> {
        let record = self.log.get(place)?;
        let What::RoundEnd { round, .. } = &record.what else {
            return None;
        };
        (!self.voided.contains(&record.id)).then_some((*round, record.day))
    }
}

/// The records of these ids, the latest first: what is taken back is nearly always what was written last.
fn found<'a>(log: &'a [Record], gone: &'a [RecordId]) -> impl Iterator<Item = &'a Record> {
    let records = log.iter().rev();
    records
        .filter(|record| gone.contains(&record.id))
        .take(gone.len())
}

#[cfg(test)]
mod tests;
