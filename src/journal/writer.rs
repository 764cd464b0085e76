//! The thread that writes: takes records through a channel, answers through a callback; knows no file by itself.

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::work::Work;
use crate::journal::append::Appender;
use crate::journal::report::Report;
use crate::journal::work::WorkShelf;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the thread is asked to do.
enum Wish {
    Append(Vec<Record>),
    Refresh,
    KeepWork(Box<Work>),
    DropWork(RecordId),
    Finish(Sender<Unsaved>),
}

/// How many records could not be written, and the last sentence that said why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// How many.
    pub records: usize,
    /// Why.
    pub why: Option<String>,
}

/// The journal's writer thread.
#[derive(Debug)]
pub struct Writer {
    wishes: Sender<Wish>,
    shelf: Arc<Mutex<WorkShelf>>,
}

impl Writer {
    /// Starts the thread; every answer goes to `report`, which is called on that thread.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        appender: Appender,
        shelf: WorkShelf,
        report: impl Fn(Report) + Send + 'static,
    ) -> io::Result<Self> {
        let (wishes, inbox) = channel();
        let shelf = Arc::new(Mutex::new(shelf));
        let of_thread = Arc::clone(&shelf);
        std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || run(appender, &of_thread, &inbox, &report))?;
        Ok(Self { wishes, shelf })
    }

    /// Appends records in one write; answered by [`Report::Appended`]. `false` when the thread has died.
    pub fn append(&self, records: Vec<Record>) -> bool {
        self.wishes.send(Wish::Append(records)).is_ok()
    }

    /// Reads what others have added; answered by [`Report::Others`] when there is something.
    pub fn refresh(&self) -> bool {
        self.wishes.send(Wish::Refresh).is_ok()
    }

    /// Keeps work in progress; answered by [`Report::WorkKept`] when there is news.
    ///
    /// Where only the clock of a round has gone on it is noted here and now, so that a running clock wakes nobody else.
    /// The thread is never waited for.
    pub fn keep_work(&self, work: Box<Work>) -> bool {
        if work.round.is_some()
            && let Ok(shelf) = self.shelf.try_lock()
            && let Some(Ok(())) = shelf.tick(&work)
        {
            return true;
        }
        self.wishes.send(Wish::KeepWork(work)).is_ok()
    }

    /// Deletes work in progress, after everything that was asked for before.
    pub fn drop_work(&self, id: RecordId) -> bool {
        self.wishes.send(Wish::DropWork(id)).is_ok()
    }

    /// Carries out everything that was asked for, tries once more what could not be written, and stops the thread.
    ///
    /// # Errors
    /// So many records are not on disk; when the time runs out, the count is not known and 0.
    pub fn finish(self, patience: Duration) -> Result<(), Unsaved> {
        let (answer, heard) = channel();
        let dead = || Unsaved {
            records: 0,
            why: Some(
                "The journal did not finish in time; what was not confirmed may be missing."
                    .to_owned(),
            ),
        };
        self.wishes.send(Wish::Finish(answer)).map_err(|_| dead())?;
        match heard.recv_timeout(patience) {
            Ok(unsaved) if unsaved.records == 0 => Ok(()),
            Ok(unsaved) => Err(unsaved),
            Err(_) => Err(dead()),
        }
    }
}

/// The shelf; what a panic elsewhere left of it is whole, since each change of it is one.
fn held(shelf: &Mutex<WorkShelf>) -> MutexGuard<'_, WorkShelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(
    mut appender: Appender,
    shelf: &Mutex<WorkShelf>,
    inbox: &Receiver<Wish>,
    report: &impl Fn(Report),
) {
    let mut why = None;
    let mut told = None;
    let tell = |reports: Vec<Report>| {
        let mut last = None;
        for answer in reports {
            if let Report::Appended { outcome, .. } = &answer {
                last = outcome.clone().err();
            }
            report(answer);
        }
        last
    };
    while let Ok(wish) = inbox.recv() {
        match wish {
            Wish::Append(records) => why = tell(appender.append(records)),
            Wish::Refresh => why = tell(appender.refresh()).or(why),
            Wish::KeepWork(work) => {
                let mut shelf = held(shelf);
                let outcome = shelf.keep(&work);
                let kept = outcome.is_ok().then_some(work.id);
                // A round is kept every second: only news is told, so that nobody is woken for nothing.
                if work.round.is_none() || kept.is_none() || kept != told {
                    tell(vec![Report::WorkKept {
                        id: work.id,
                        elsewhere: outcome.is_err() && shelf.is_elsewhere(work.id),
                        outcome,
                    }]);
                }
                told = kept;
            }
            Wish::DropWork(id) => {
                if let Err(sentence) = held(shelf).discard(id) {
                    tell(vec![Report::Notice(sentence)]);
                }
            }
            Wish::Finish(answer) => {
                why = tell(appender.retry()).or(why);
                let _ = answer.send(Unsaved {
                    records: appender.waiting(),
                    why,
                });
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests;
