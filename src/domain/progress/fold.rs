//! How each kind of record changes the state.

use crate::domain::grade::{Bar, Grades, PointMark, rating, worth_most};
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::memory::Memory;
use crate::domain::pack::Level;
use crate::domain::progress::{Course, Drill, Progress, RoundCourse};
use crate::domain::record::{Attempt, Grader, Mode, Plan, Rating, Record, What};
use crate::domain::time::Day;

/// After how many days a question that was only read is asked.
pub(super) const READ_RETURNS: u32 = 2;

/// The minutes of a day: what a plan sets out to do is held to them, whatever its line says.
const DAY_MINUTES: u32 = 1_440;

/// From how many days between two askings on a point that is known leaves the drills.
const SETTLED_FROM: u32 = 21;

impl Progress {
    /// Applies the record at a place of the log, unless it was taken back.
    pub(super) fn fold_in(&mut self, place: usize) {
        // Lent while it is read: a copy of every record would cost as much as folding it.
        let log = std::mem::take(&mut self.log);
        let record = log
            .get(place)
            .filter(|record| !self.voided.contains(&record.id));
        let ended = record.and_then(|record| self.fold_record(place, record));
        self.log = log;
        if let Some((round, day)) = ended {
            self.enter_round_drills(round, day, None);
        }
    }

    /// Applies a record; answers the round that it ended, whose debrief looks into the log.
    fn fold_record(&mut self, place: usize, record: &Record) -> Option<(RecordId, Day)> {
        let day = record.day;
        match &record.what {
            What::Attempt(attempt) => self.fold_attempt(place, day, attempt),
            What::Read { question } => {
                let course = self.course_mut(question);
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
            } => self.fold_drill(question, point, *rating, day),
            What::Bookmark { question, on } => self.course_mut(question).bookmarked = *on,
            What::Note { question, text } => self.course_mut(question).note = text.to_string(),
            What::Suspend {
                question,
                point,
                on,
            } => match point {
                None => self.course_mut(question).suspended = *on,
                Some(point) => self.change_drill(question, point, |drill| drill.suspended = *on),
            },
            What::Bury {
                question,
                point,
                until,
            } => match point {
                None => self.course_mut(question).buried_until = Some(*until),
                Some(point) => {
                    self.change_drill(question, point, |drill| drill.due = drill.due.max(*until));
                }
            },
            What::Reset { question, point } => self.fold_reset(question, point.as_ref(), day),
            What::Claim { objective, says } => self.fold_claim(objective, says, day),
            What::Plan(plan) => {
                self.plan = Some(Plan {
                    minutes: plan.minutes.min(DAY_MINUTES),
                    ..(**plan).clone()
                });
            }
            What::RoundStart(start) => {
                let round = RoundCourse::new(record, (**start).clone());
                self.rounds.push(round);
            }
            What::RoundStep(step) => {
                self.change_round(step.round, |round| round.steps.push((**step).clone()));
            }
            What::RoundEnd {
                round,
                why,
                wall,
                active,
            } => {
                self.change_round(*round, |round| round.end = Some((*why, *wall, *active)));
                return Some((*round, day));
            }
            What::RoundNote { round, line } => {
                self.change_round(*round, |round| round.note = line.to_string());
            }
            What::Quick {
                reference,
                right,
                round,
            } => self.fold_quick(reference, *right, *round, day),
            // Parameters hold for every record: they were taken before the first was folded.
            What::Parameters { .. } | What::File { .. } | What::Void { .. } | What::Unknown => {}
        }
        None
    }

    fn course_mut(&mut self, question: &Key) -> &mut Course {
        let key = self.renames.question(question).clone();
        self.courses.entry(key).or_default()
    }

    fn target(&self) -> Level {
        self.plan
            .as_ref()
            .map_or_else(|| Plan::default().level, |plan| plan.level)
    }

    fn change_round(&mut self, id: RecordId, change: impl FnOnce(&mut RoundCourse)) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.id == id) {
            change(round);
        }
    }

    /// Of a round as a whole three points at most enter the drills: those that the debrief names; or only those `of`
    /// one question.
    pub(super) fn enter_round_drills(&mut self, id: RecordId, day: Day, of: Option<&Key>) {
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
            let wanted = of.is_none_or(|of| self.renames.question(&question) == of);
            if wanted && !quick.contains(&question) {
                self.enter_drill(&question, &point, day);
            }
        }
    }

    fn fold_attempt(&mut self, place: usize, day: Day, attempt: &Attempt) {
        if let Some(round) = attempt.round {
            self.change_round(round, |round| {
                if !round.attempts.contains(&place) {
                    round.attempts.push(place);
                }
            });
        }
        if attempt.by == Grader::Partner {
            return;
        }
        self.latest = Some(place);
        if attempt.follow_up.is_some() {
            self.tally.answer(day, attempt, None);
            let course = self.course_mut(&attempt.question);
            course.follow_ups.push(place);
            course.last_seen = course.last_seen.max(Some(day));
            return;
        }
        let grades = attempt.grades();
        self.tally.answer(day, attempt, grades.figure());
        let moves_schedule = matches!(attempt.mode, Mode::Study | Mode::Due | Mode::Round);
        let given = moves(attempt, &grades, self.target());
        let before = self.course_mut(&attempt.question).memory;
        let after = given.map(|rating| self.scheduler.after(before, rating, day));
        let due = after.map(|memory| self.next_day(memory, day));
        let course = self.course_mut(&attempt.question);
        course.attempts.push(place);
        course.grades = Some(grades);
        course.last_seen = course.last_seen.max(Some(day));
        if let Some(memory) = after {
            course.memory = Some(memory);
            course.due = due;
        }
        if moves_schedule {
            self.enter_drills(attempt, &grades.bars, day);
        }
    }

    /// The first day on which a memory should come back; never past the interview.
    pub(super) fn next_day(&self, memory: Memory, today: Day) -> Day {
        let (date, retention) = match &self.plan {
            Some(plan) => (plan.date, plan.retention),
            None => (None, Plan::default().retention),
        };
        let day = today.plus(self.scheduler.interval(memory, retention));
        let interview = date
            .map(Day::of_date)
            .filter(|interview| *interview > today);
        interview.map_or(day, |interview| day.min(interview))
    }

    /// The points worth most enter the drills; those said in full leave them. A quick question comes back as a whole.
    fn enter_drills(&mut self, attempt: &Attempt, bars: &[Option<Bar>; 3], day: Day) {
        let question = self.renames.question(&attempt.question);
        if let Some(drills) = self.drills.get_mut(question) {
            // Few points are asked alone, and an answer has many marks.
            for (point, drill) in drills.iter_mut().filter(|(_, drill)| !drill.settled) {
                let mut marks = attempt.marks.iter().filter(|mark| mark.counts());
                let own = |mark: &&PointMark| self.renames.point(question, &mark.point) == point;
                if let Some(mark) = marks.find(own) {
                    drill.settled = mark.value() >= 1.0;
                    drill.won = drill.settled;
                }
            }
        }
        if attempt.marks.len() < 2 || attempt.mode == Mode::Round {
            return;
        }
        for place in worth_most(&attempt.marks, bars) {
            let Some(mark) = attempt.marks.get(place) else {
                continue;
            };
            self.enter_drill(&attempt.question, &mark.point, day);
        }
    }

    /// The drill of a point, made by `first` where there is none.
    fn drill_mut(
        &mut self,
        question: &Key,
        point: &Slug,
        first: impl FnOnce() -> Drill,
    ) -> &mut Drill {
        let question = self.renames.question(question);
        let point = self.renames.point(question, point);
        let drills = self.drills.entry(question.clone()).or_default();
        drills.entry(point.clone()).or_insert_with(first)
    }

    fn enter_drill(&mut self, question: &Key, point: &Slug, day: Day) {
        let entered = Drill::entered(day);
        let drill = self.drill_mut(question, point, || entered);
        drill.due = entered.due;
        (drill.won, drill.settled) = (false, false);
        drill.missed = drill.missed.saturating_add(1);
    }

    fn fold_drill(&mut self, question: &Key, point: &Slug, rating: Rating, day: Day) {
        self.tally.point(day, rating);
        let before = self
            .drill_mut(question, point, || Drill::entered(day))
            .memory;
        let memory = self.scheduler.after(before, rating, day);
        let due = self.next_day(memory, day);
        let drill = self.drill_mut(question, point, || Drill::entered(day));
        drill.memory = Some(memory);
        drill.due = due;
        drill.missed = drill
            .missed
            .saturating_add(u32::from(rating == Rating::Again));
        drill.won = rating >= Rating::Good;
        drill.settled = drill.won && due.since(day) >= SETTLED_FROM;
    }

    fn change_drill(&mut self, question: &Key, point: &Slug, change: impl FnOnce(&mut Drill)) {
        let question = self.renames.question(question);
        let point = self.renames.point(question, point);
        let drills = self.drills.get_mut(question);
        if let Some(drill) = drills.and_then(|drills| drills.get_mut(point)) {
            change(drill);
        }
    }

    fn fold_reset(&mut self, question: &Key, point: Option<&Slug>, day: Day) {
        if let Some(point) = point {
            self.change_drill(question, point, |drill| {
                *drill = Drill {
                    suspended: drill.suspended,
                    ..Drill::entered(day)
                };
            });
            return;
        }
        let course = self.course_mut(question);
        course.memory = None;
        course.due = None;
        course.buried_until = None;
    }
}

/// The rating with which an attempt moves the schedule at a target level; `None` where it leaves it alone.
pub(super) fn moves(attempt: &Attempt, grades: &Grades, target: Level) -> Option<Rating> {
    let scheduled = matches!(attempt.mode, Mode::Study | Mode::Due | Mode::Round)
        && attempt.by == Grader::Me
        && attempt.follow_up.is_none();
    let given = || rating(grades, target);
    scheduled.then(|| attempt.rating.or_else(given)).flatten()
}
