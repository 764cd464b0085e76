//! What every way of studying keeps count of, and what it is asked.

use crate::learner::Learner;
use crate::world::World;
use std::collections::HashSet;

/// One evening: the learner, the day and the minutes that are left of it.
pub(crate) struct Evening<'a> {
    pub(crate) world: &'a World,
    pub(crate) learner: &'a mut Learner,
    pub(crate) day: u32,
    pub(crate) left: f64,
    pub(crate) log: &'a mut Log,
}

impl Evening<'_> {
    /// Spends minutes; answers the time in days at which they begin.
    pub(crate) fn spend(&mut self, minutes: f64) -> f64 {
        let spent = f64::from(crate::world::MINUTES) - self.left;
        self.left -= minutes;
        self.log.minutes += minutes;
        f64::from(self.day) + (spent + 1.0) / 1_440.0
    }

    /// Whether an answer to a question fits.
    pub(crate) fn fits(&self, number: usize) -> bool {
        f64::from(self.world.minutes(number)) <= self.left
    }
}

/// What a way of studying did.
#[derive(Default)]
pub(crate) struct Log {
    /// Minutes of the evening at hand.
    pub(crate) minutes: f64,
    /// The questions that were seen.
    pub(crate) seen: HashSet<usize>,
    /// What was answered since the return from a break.
    pub(crate) since: HashSet<usize>,
    /// Answers.
    pub(crate) answers: usize,
    /// Points asked alone.
    pub(crate) drills: usize,
    /// Reviews when something was due, and those of them rated above Again.
    pub(crate) due: usize,
    pub(crate) due_remembered: usize,
    /// Points asked alone when due, and those of them recalled.
    pub(crate) points_due: usize,
    pub(crate) points_remembered: usize,
}

/// What waits for an evening.
#[derive(Clone, Copy, Default)]
pub(crate) struct Waits {
    /// Questions that are due.
    pub(crate) questions: usize,
    /// Their minutes.
    pub(crate) minutes: u32,
    /// What greenroom says of them: for tonight, and over how many days the rest.
    pub(crate) tonight: usize,
    pub(crate) days: u32,
}

/// A way of studying.
pub(crate) trait Arm {
    /// Its name in the tables.
    fn name(&self) -> &'static str;
    /// Studies for an evening.
    fn evening(&mut self, evening: &mut Evening<'_>);
    /// The numbers of the questions that are due on a day.
    fn due(&self, world: &World, day: u32) -> Vec<usize>;
    /// What is due on a day.
    fn waits(&self, world: &World, day: u32) -> Waits;
}
