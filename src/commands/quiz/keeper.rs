//! What the quiz leaves on disk: answers in the journal, and what was begun on the shelf; knows no line of it.

use crate::app::study::card::{Card, Subject};
use crate::domain::id::RecordId;
use crate::domain::pack::Question;
use crate::domain::progress::Progress;
use crate::domain::record::{Attempt, Record, What};
use crate::domain::time::Moment;
use crate::domain::work::Work;
use crate::journal::{Appender, Report, WorkShelf};
use crate::shell::clock::{boot_id, fresh};
use crate::shell::output;

/// Keeps answers and what leads to them.
pub(super) struct Keeper {
    appender: Appender,
    shelf: WorkShelf,
    begun: Vec<Work>,
    boot: String,
    /// Why the last keeping failed: it is said once.
    refused: Option<String>,
    /// Records that are not confirmed yet, and the work that goes with each.
    waiting: Vec<(RecordId, Option<RecordId>)>,
    /// How many answers are on disk.
    pub(super) saved: usize,
    /// How many answers were begun and kept.
    pub(super) kept: usize,
}

impl Keeper {
    /// Starts beside what was begun earlier.
    pub(super) fn new(appender: Appender, shelf: WorkShelf, begun: Vec<Work>) -> Self {
        Self {
            appender,
            shelf,
            // A round goes on where its clock is, on the full screen.
            begun: begun
                .into_iter()
                .filter(|work| work.round.is_none())
                .collect(),
            boot: boot_id().unwrap_or_default(),
            refused: None,
            waiting: Vec::new(),
            saved: 0,
            kept: 0,
        }
    }

    /// Answers that were begun earlier.
    pub(super) fn begun(&self) -> &[Work] {
        &self.begun
    }

    /// Opens a question, where one left it if it was begun.
    pub(super) fn open(&mut self, subject: &Subject, question: &Question, now: Moment) -> Card {
        let rung = subject
            .follow_up()
            .and_then(|at| question.follow_ups.get(at));
        let id = rung.map(|rung| &rung.id);
        let place = self
            .begun
            .iter()
            .position(|work| work.question == subject.key && work.follow_up.as_ref() == id);
        match place.map(|at| self.begun.remove(at)) {
            Some(work) => Card::resume(&work, question, now, fresh()),
            None => Card::open(subject.clone(), question, now, fresh()),
        }
    }

    /// Keeps what was begun, so that nothing typed is lost; answers whether it is on disk.
    pub(super) fn keep(&mut self, card: &mut Card, question: &Question, now: Moment) -> bool {
        let id = *card
            .work
            .get_or_insert_with(|| RecordId::mint(now.wall_ms, fresh()));
        let mut work = card.work(id, question, now);
        work.boot_id.clone_from(&self.boot);
        let outcome = self.shelf.keep(&work);
        if let Err(sentence) = &outcome
            && self.refused.as_ref() != Some(sentence)
        {
            output::complain(sentence);
        }
        self.refused = outcome.err();
        self.refused.is_none()
    }

    /// Saves an attempt: the sentence that says why not, where it is not on disk.
    pub(super) fn save(
        &mut self,
        attempt: Attempt,
        card: &mut Card,
        now: Moment,
        progress: &mut Progress,
    ) -> Result<(), String> {
        let record = Record::new(now, fresh(), What::Attempt(Box::new(attempt)));
        progress.apply(record.clone());
        self.waiting.push((record.id, card.work.take()));
        let reports = self.appender.append(vec![record]);
        self.take_in(reports, progress)
    }

    fn take_in(&mut self, reports: Vec<Report>, progress: &mut Progress) -> Result<(), String> {
        let mut answer = Ok(());
        for report in reports {
            match report {
                Report::Appended { ids, outcome } => {
                    if outcome.is_ok() {
                        self.confirm(&ids);
                    }
                    answer = outcome;
                }
                Report::Others(records) => progress.take_in(records),
                Report::Notice(sentence) => output::complain(&sentence),
                Report::WorkKept { .. } => {}
            }
        }
        answer
    }

    /// What is in the journal need not be kept on the shelf any longer.
    fn confirm(&mut self, ids: &[RecordId]) {
        let (done, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|(id, _)| ids.contains(id));
        self.waiting = waiting;
        for (_, work) in done {
            self.saved += 1;
            if let Some(Err(sentence)) = work.map(|work| self.shelf.discard(work)) {
                output::complain(&sentence);
            }
        }
    }

    /// Tries once more what could not be saved; a sentence where that failed too.
    pub(super) fn finish(&mut self) -> Option<String> {
        let reports = self.appender.retry();
        let outcome = self.take_in(reports, &mut Progress::default());
        (!self.waiting.is_empty()).then(|| {
            outcome
                .err()
                .unwrap_or_else(|| "Not everything was saved.".to_owned())
        })
    }
}
