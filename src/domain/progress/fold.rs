//! How each kind of record changes the state.

use crate::domain::grade::{grade, rating, worth_most};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::memory::{Memory, Scheduler};
use crate::domain::progress::{Course, Drill, Progress, RoundCourse};
use crate::domain::record::{Attempt, Grader, Mode, Rating, What};
use crate::domain::time::Day;

/// After how many days a question that was only read is asked.
const READ_RETURNS: u32 = 2;

/// From how many days between two askings on a point counts as won back.
const WON_FROM: u32 = 21;

impl Progress {
    /// Applies the record at a place of the log, unless it was taken back.
    pub(super) fn fold_in(&mut self, place: usize) {
        let Some(record) = self.log.get(place) else {
            return;
        };
        if self.voided.contains(&record.id) {
            return;
        }
        let day = record.day;
        match record.what.clone() {
            What::Attempt(attempt) => self.fold_attempt(place, day, &attempt),
            What::Read { question } => {
                let course = self.course_mut(&question);
                course.last_seen = course.last_seen.max(Some(day));
                if course.memory.is_none() {
                    course.due = Some(day.plus(READ_RETURNS));
                }
                self.latest = Some(place);
            }
            What::Drill {
                question,
                point,
                rating,
            } => self.fold_drill(&question, &point, rating, day),
            What::Bookmark { question, on } => self.course_mut(&question).bookmarked = on,
            What::Note { question, text } => self.course_mut(&question).note = text,
            What::Suspend {
                question,
                point,
                on,
            } => match point {
                None => self.course_mut(&question).suspended = on,
                Some(point) => self.change_drill(&question, &point, |drill| drill.suspended = on),
            },
            What::Bury {
                question,
                point,
                until,
            } => match point {
                None => self.course_mut(&question).buried_until = Some(until),
                Some(point) => {
                    self.change_drill(&question, &point, |drill| drill.due = drill.due.max(until));
                }
            },
            What::Reset { question, point } => self.fold_reset(&question, point.as_ref()),
            What::Plan(plan) => self.plan = Some(plan),
            What::Parameters { weights } => {
                if let Some(fitted) = Scheduler::new(&weights) {
                    self.scheduler = fitted;
                }
            }
            What::RoundStart(start) => {
                let Some(record) = self.log.get(place) else {
                    return;
                };
                self.rounds.push(RoundCourse::new(record, *start));
            }
            What::RoundStep(step) => self.change_round(step.round, |round| round.steps.push(*step)),
            What::RoundEnd {
                round,
                why,
                wall,
                active,
            } => {
                self.change_round(round, |round| round.end = Some((why, wall, active)));
                self.enter_round_drills(round, day);
            }
            What::RoundNote { round, line } => self.change_round(round, |round| round.note = line),
            What::File { .. }
            | What::Quick { .. }
            | What::Void { .. }
            | What::Claim { .. }
            | What::Unknown => {}
        }
    }

    fn course_mut(&mut self, question: &Key) -> &mut Course {
        let key = self.renames.question(question).clone();
        self.courses.entry(key).or_default()
    }

    fn change_round(&mut self, id: RecordId, change: impl FnOnce(&mut RoundCourse)) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.id == id) {
            change(round);
        }
    }

    /// Of a round as a whole three points at most enter the drills: those that the debrief names.
    fn enter_round_drills(&mut self, id: RecordId, day: Day) {
        let attempts = self
            .round(id)
            .map(|round| self.round_attempts(round, Grader::Me));
        // A quick question comes back as a whole, by its own schedule.
        let quick: Vec<Key> = attempts
            .into_iter()
            .flatten()
            .filter(|attempt| attempt.marks.len() < 2)
            .map(|attempt| attempt.question.clone())
            .collect();
        for (question, point) in self.debrief(id).map_or(Vec::new(), |debrief| debrief.worth) {
            if !quick.contains(&question) {
                self.enter_drill(&question, &point, day);
            }
        }
    }

    fn fold_attempt(&mut self, place: usize, day: Day, attempt: &Attempt) {
        if let Some(round) = attempt.round {
            self.change_round(round, |round| round.attempts.push(place));
        }
        if attempt.by == Grader::Partner {
            return;
        }
        self.latest = Some(place);
        if attempt.follow_up.is_some() {
            let course = self.course_mut(&attempt.question);
            course.follow_ups.push(place);
            course.last_seen = course.last_seen.max(Some(day));
            return;
        }
        let grades = grade(attempt.level, &attempt.marks, &attempt.pitfalls);
        let moves_schedule = matches!(attempt.mode, Mode::Study | Mode::Due | Mode::Round);
        let target = self.plan().level;
        let given = attempt.rating.or_else(|| rating(&grades, target));
        let before = self.course_mut(&attempt.question).memory;
        let after = given
            .filter(|_| moves_schedule)
            .map(|rating| self.scheduler.after(before, rating, day));
        let due = after.map(|memory| self.next_day(memory, day));
        let course = self.course_mut(&attempt.question);
        course.attempts.push(place);
        course.figure = grades.figure();
        course.last_seen = course.last_seen.max(Some(day));
        if let Some(memory) = after {
            course.memory = Some(memory);
            course.due = due;
        }
        if moves_schedule {
            self.enter_drills(attempt, day);
        }
    }

    /// The first day on which a memory should come back; never past the interview.
    pub(super) fn next_day(&self, memory: Memory, today: Day) -> Day {
        let plan = self.plan();
        let day = today.plus(self.scheduler.interval(memory, plan.retention));
        match plan
            .date
            .map(Day::of_date)
            .filter(|interview| *interview > today)
        {
            Some(interview) => day.min(interview),
            None => day,
        }
    }

    /// The points worth most enter the drills; those said in full leave them. A quick question comes back as a whole.
    fn enter_drills(&mut self, attempt: &Attempt, day: Day) {
        let question = self.renames.question(&attempt.question).clone();
        for mark in attempt
            .marks
            .iter()
            .filter(|mark| mark.counts() && mark.value() >= 1.0)
        {
            self.change_drill(&question, &mark.point, |drill| drill.won = true);
        }
        if attempt.marks.len() < 2 || attempt.mode == Mode::Round {
            return;
        }
        for place in worth_most(&attempt.marks) {
            let Some(mark) = attempt.marks.get(place) else {
                continue;
            };
            self.enter_drill(&question, &mark.point, day);
        }
    }

    fn enter_drill(&mut self, question: &Key, point: &Slug, day: Day) {
        let question = self.renames.question(question).clone();
        let point = self.renames.point(&question, point);
        let entered = Drill::entered(day);
        let drill = self.drills.entry((question, point)).or_insert(entered);
        drill.due = entered.due;
        drill.won = false;
        drill.missed = drill.missed.saturating_add(1);
    }

    fn fold_drill(&mut self, question: &Key, point: &Slug, rating: Rating, day: Day) {
        let question = self.renames.question(question).clone();
        let key = (question.clone(), self.renames.point(&question, point));
        let before = self.drills.get(&key).and_then(|drill| drill.memory);
        let memory = self.scheduler.after(before, rating, day);
        let due = self.next_day(memory, day);
        let drill = self
            .drills
            .entry(key)
            .or_insert_with(|| Drill::entered(day));
        drill.memory = Some(memory);
        drill.due = due;
        drill.missed = drill
            .missed
            .saturating_add(u32::from(rating == Rating::Again));
        drill.won = rating >= Rating::Good && due.since(day) >= WON_FROM;
    }

    fn change_drill(&mut self, question: &Key, point: &Slug, change: impl FnOnce(&mut Drill)) {
        let question = self.renames.question(question).clone();
        let point = self.renames.point(&question, point);
        if let Some(drill) = self.drills.get_mut(&(question, point)) {
            change(drill);
        }
    }

    fn fold_reset(&mut self, question: &Key, point: Option<&Slug>) {
        if let Some(point) = point {
            self.change_drill(question, point, |drill| drill.memory = None);
            return;
        }
        let course = self.course_mut(question);
        course.memory = None;
        course.due = None;
        course.buried_until = None;
    }
}
