//! Which parameters of the scheduler hold: the last that can be used, for every record alike.

use crate::domain::id::RecordId;
use crate::domain::memory::Scheduler;
use crate::domain::progress::Progress;
use crate::domain::record::{Record, What};

impl Progress {
    /// Takes the last parameters that can be used: a memory is what all its ratings are worth under one set of them.
    pub(super) fn take_parameters(&mut self) {
        let usable = |record: &Record| {
            let What::Parameters { weights } = &record.what else {
                return None;
            };
            let counts = !self.voided.contains(&record.id);
            counts.then(|| Scheduler::new(weights)).flatten()
        };
        let mut places = self.log.iter().enumerate().rev();
        let found = places.find_map(|(place, record)| Some((place, usable(record)?)));
        self.fitted = found.as_ref().map(|(place, _)| *place);
        self.scheduler = found.map_or_else(Scheduler::default, |(_, scheduler)| scheduler);
    }

    /// The record of the parameters in force and its 21 weights; `None` while those of FSRS-6 hold.
    pub fn parameters(&self) -> Option<(RecordId, &[f32])> {
        let record = self.log.get(self.fitted?)?;
        if let What::Parameters { weights } = &record.what {
            Some((record.id, weights))
        } else {
            None
        }
    }
}
