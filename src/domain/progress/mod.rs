//! Everything the records amount to: a fold that gives the same state on every machine; knows no files and no cards.

mod back;
mod claims;
mod drills;
mod fold;
mod histories;
mod parameters;
mod rounds;
mod standing;
mod waiting;

pub use claims::{Claim, Says};
pub use drills::{Drill, LEECH};
pub use histories::History;
pub use rounds::{Recalled, RoundCourse};
pub use standing::{Due, Figure, Standing};

use crate::domain::grade::Grades;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::memory::{Memory, Scheduler};
use crate::domain::record::{Attempt, Plan, Rating, Record, What};
use crate::domain::stats::Tally;
use crate::domain::time::Day;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What cards are called today, where they were called otherwise when they were graded.
#[derive(Clone, Debug, Default)]
pub struct Renames {
    /// An earlier key and today's.
    pub questions: HashMap<Key, Key>,
    /// By a question's key today: an earlier id of one of its points, and today's.
    pub points: HashMap<Key, HashMap<Slug, Slug>>,
}

impl Renames {
    /// Today's key.
    pub fn question<'a>(&'a self, key: &'a Key) -> &'a Key {
        self.questions.get(key).unwrap_or(key)
    }

    /// Today's id of a point of a question (today's key).
    pub fn point<'a>(&'a self, question: &Key, point: &'a Slug) -> &'a Slug {
        let renamed = self.points.get(question);
        renamed
            .and_then(|points| points.get(point))
            .unwrap_or(point)
    }
}

/// What is known of one question.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// Its attempts by oneself, oldest first: places in the log.
    attempts: Vec<usize>,
    /// Attempts at its follow-ups: places in the log.
    follow_ups: Vec<usize>,
    /// What the latest attempt amounts to.
    pub grades: Option<Grades>,
    /// The memory, once it was rated.
    pub memory: Option<Memory>,
    /// The first day on which it should come back.
    pub due: Option<Day>,
    /// The last day on which it was seen at all.
    pub last_seen: Option<Day>,
    /// Whether it carries a bookmark.
    pub bookmarked: bool,
    /// Whether it is out of the schedule.
    pub suspended: bool,
    /// The first day it may come back after it was put off.
    pub buried_until: Option<Day>,
    /// One's note.
    pub note: String,
}

/// The state that the journal amounts to.
#[derive(Debug, Default)]
pub struct Progress {
    log: Vec<Record>,
    voided: HashSet<RecordId>,
    known: HashSet<RecordId>,
    renames: Renames,
    scheduler: Scheduler,
    courses: HashMap<Key, Course>,
    drills: BTreeMap<Key, BTreeMap<Slug, Drill>>,
    rounds: Vec<RoundCourse>,
    recalled: HashMap<Key, Recalled>,
    plan: Option<Plan>,
    latest: Option<usize>,
    tally: Tally,
    claims: HashMap<Key, Claim>,
    /// By question, places in the log of what is about it.
    places: HashMap<Key, Vec<usize>>,
    /// Places in the log of plans, which hold for all questions.
    plans: Vec<usize>,
    /// The parameters in force: a place in the log.
    fitted: Option<usize>,
}

impl Progress {
    /// Folds records, sorted by hybrid clock and id, under today's names.
    pub fn fold(records: Vec<Record>, renames: Renames) -> Self {
        let mut progress = Self {
            renames,
            ..Self::default()
        };
        progress.add(records);
        progress
    }

    /// Applies one new record; a record seen before changes nothing.
    pub fn apply(&mut self, record: Record) {
        self.add(vec![record]);
    }

    /// Takes in records that others wrote: everything is folded again in its order, so that all machines agree.
    pub fn take_in(&mut self, mut others: Vec<Record>) {
        let order = |record: &Record| (record.hybrid, record.id);
        others.sort_by_key(order);
        // Nearly always they are the latest there are, and folding goes on where it was.
        let last = self.log.iter().map(order).max();
        if others.first().map(order) > last {
            return self.add(others);
        }
        let mut records = std::mem::take(&mut self.log);
        records.extend(others);
        records.sort_by_key(order);
        *self = Self::fold(records, std::mem::take(&mut self.renames));
    }

    fn add(&mut self, records: Vec<Record>) {
        let mut gone: Vec<RecordId> = Vec::new();
        // Other parameters change how everything before them counts.
        let mut anew = false;
        for record in &records {
            if let What::Void { of } = &record.what {
                for id in of {
                    if self.voided.insert(*id) && self.known.contains(id) {
                        gone.push(*id);
                    }
                }
            } else if matches!(record.what, What::Parameters { .. }) {
                anew |= !self.known.contains(&record.id);
            }
        }
        for record in records {
            if self.known.insert(record.id) {
                let place = self.log.len();
                self.log.push(record);
                if !anew {
                    self.index(place);
                    self.fold_in(place);
                }
            }
        }
        if anew {
            self.refold();
        } else if !gone.is_empty() {
            self.leave_out(&gone);
        }
    }

    fn refold(&mut self) {
        self.courses.clear();
        self.drills.clear();
        self.rounds.clear();
        self.recalled.clear();
        self.latest = None;
        self.tally = Tally::default();
        self.claims.clear();
        self.places.clear();
        self.plans.clear();
        self.plan = None;
        self.take_parameters();
        for place in 0..self.log.len() {
            self.index(place);
            self.fold_in(place);
        }
    }

    /// What is known of a question; `None` when it was never touched.
    pub fn course(&self, question: &Key) -> Option<&Course> {
        self.courses.get(question)
    }

    /// Everything that was ever touched, in no order.
    pub fn courses(&self) -> impl Iterator<Item = (&Key, &Course)> {
        self.courses.iter()
    }

    /// The attempts at a question as a whole, oldest first.
    pub fn attempts(&self, question: &Key) -> impl DoubleEndedIterator<Item = (&Record, &Attempt)> {
        let places = self
            .courses
            .get(question)
            .map(|course| course.attempts.as_slice());
        self.attempts_at(places.unwrap_or_default())
    }

    /// The attempts at follow-ups of a question, oldest first.
    pub fn follow_up_attempts(
        &self,
        question: &Key,
    ) -> impl DoubleEndedIterator<Item = (&Record, &Attempt)> {
        let places = self
            .courses
            .get(question)
            .map(|course| course.follow_ups.as_slice());
        self.attempts_at(places.unwrap_or_default())
    }

    fn attempts_at<'a>(
        &'a self,
        places: &'a [usize],
    ) -> impl DoubleEndedIterator<Item = (&'a Record, &'a Attempt)> {
        places.iter().filter_map(|place| {
            let record = self.log.get(*place)?;
            if let What::Attempt(attempt) = &record.what {
                Some((record, &**attempt))
            } else {
                None
            }
        })
    }

    /// Every attempt that counts, oldest first, follow-ups included.
    pub fn all_attempts(&self) -> impl Iterator<Item = (&Record, &Attempt)> {
        self.log
            .iter()
            .filter(|record| !self.voided.contains(&record.id))
            .filter_map(|record| {
                if let What::Attempt(attempt) = &record.what {
                    Some((record, &**attempt))
                } else {
                    None
                }
            })
    }

    /// The question of the latest attempt or reading.
    pub fn latest(&self) -> Option<(&Record, &Key)> {
        let record = self.log.get(self.latest?)?;
        let question = record.what.studied()?;
        Some((record, self.renames.question(question)))
    }

    /// The plan, or what holds until one is made.
    pub fn plan(&self) -> Plan {
        self.plan.clone().unwrap_or_default()
    }

    /// What was done, day by day.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The plan that was made; `None` until one is.
    pub fn made_plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// What decides when things come back.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// Everything that counts of one study day, the latest first.
    pub fn on_day(&self, day: Day) -> impl Iterator<Item = &Record> {
        self.log
            .iter()
            .rev()
            // Clocks differ a little between machines: what lies a few days back is looked through, not all.
            .take_while(move |record| record.day >= Day(day.0.saturating_sub(3)))
            .filter(move |record| record.day == day && !self.voided.contains(&record.id))
    }

    /// Whether nothing was ever studied.
    pub fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// The number of records that were folded, those taken back included.
    pub fn records(&self) -> usize {
        self.log.len()
    }

    /// The points that come back by themselves, by question and point.
    pub fn drills(&self) -> impl Iterator<Item = (&Key, &Slug, &Drill)> {
        self.drills.iter().flat_map(|(question, drills)| {
            drills
                .iter()
                .map(move |(point, drill)| (question, point, drill))
        })
    }

    /// The points of a question that come back by themselves, those out of the schedule and won back included.
    pub fn drills_of(&self, question: &Key) -> impl Iterator<Item = (&Slug, &Drill)> {
        let drills = self.drills.get(self.renames.question(question));
        drills.into_iter().flatten()
    }

    /// The drill of a point; `None` where it was never missed.
    pub fn drill(&self, question: &Key, point: &Slug) -> Option<&Drill> {
        let question = self.renames.question(question);
        let point = self.renames.point(question, point);
        self.drills.get(question)?.get(point)
    }

    /// The points that are missed again and again, those missed most first.
    pub fn leeches(&self) -> Vec<(&Key, &Slug, &Drill)> {
        let mut leeches: Vec<_> = self
            .drills()
            .filter(|(.., drill)| drill.is_leech())
            .collect();
        leeches.sort_by_key(|(question, point, drill)| {
            (std::cmp::Reverse(drill.missed), *question, *point)
        });
        leeches
    }

    /// The rating and interval in days that a rating now would lead to.
    pub fn outlook(&self, question: &Key, rating: Rating, today: Day) -> u32 {
        let memory = self.course(question).and_then(|course| course.memory);
        let memory = self.scheduler.after(memory, rating, today);
        self.next_day(memory, today).since(today).max(1)
    }

    /// How likely a question is still remembered, 0 to 1; `None` before its first rating.
    pub fn retrievability(&self, question: &Key, today: Day) -> Option<f32> {
        let memory = self.course(question)?.memory?;
        Some(self.scheduler.retrievability(memory, today))
    }
}

#[cfg(test)]
mod tests;
