//! The plan for the packs and the journal at hand: weighs questions, reads what was done, asks the rules for the days.

mod words;

pub use words::{
    asked, day_name, left_out, outlook, raise, setting, share_of_due, shares, topic_title, until,
    when,
};

use crate::app::evenings::{laid_out, left_tonight};
use crate::domain::backlog::Spread;
use crate::domain::grade::Bar;
use crate::domain::id::Key;
use crate::domain::pack::{Phase, PresetShape};
use crate::domain::plan::{DayPlan, Form, Item, POINT_SECONDS, Schedule, Terms};
use crate::domain::progress::{Course, Progress, RoundCourse};
use crate::domain::record::{Grader, Plan, What};
use crate::domain::time::Day;
use crate::library::Library;

/// What a plan is made from.
#[derive(Debug)]
pub struct Outset<'a> {
    progress: &'a Progress,
    today: Day,
    plan: &'a Plan,
    items: Vec<Item>,
    points: Vec<Day>,
    forms: Vec<Form>,
    spent: u32,
    /// What is due, laid out over evenings.
    pub laid: Spread,
    /// The minutes that today has left.
    tonight: u32,
}

impl<'a> Outset<'a> {
    /// Gathers it for a plan that is tried or kept.
    pub fn new(library: &Library, progress: &'a Progress, plan: &'a Plan, today: Day) -> Self {
        let laid = laid_out(library, progress, plan, today, None);
        let points = progress
            .drills()
            .filter(|(key, point, drill)| {
                let question = library.question(key);
                let there = question.is_some_and(|q| q.point(point.as_str()).is_some());
                there && !drill.settled && !drill.suspended
            })
            .map(|(.., drill)| drill.due)
            .collect();
        Self {
            progress,
            today,
            plan,
            items: items(library, progress, plan, &laid, today),
            points,
            forms: forms(library, weakest_phase(library, progress)),
            spent: spent(progress, today),
            laid,
            tonight: left_tonight(progress, plan, today),
        }
    }

    /// The same for an evening of so many minutes, whatever was studied before, with these rounds, slices and
    /// questions alone, which may be the part for tonight of a heap.
    ///
    /// The plan is the same but for its minutes and days off.
    #[must_use]
    pub fn for_evening<'b>(
        &'b self,
        plan: &'b Plan,
        laid: &Spread,
        forms: impl Fn(&Form) -> bool,
        questions: impl Fn(&Key) -> bool,
    ) -> Outset<'b> {
        let items = self.items.iter().filter(|item| questions(&item.key));
        let items = items.map(|item| Item {
            later: is_later(item.due, self.today, laid.is_tonight(&item.key)),
            ..item.clone()
        });
        let forms = self.forms.iter().filter(|form| forms(form));
        Outset {
            plan,
            spent: self.spent,
            items: items.collect(),
            laid: laid.clone(),
            tonight: plan.minutes,
            forms: forms.cloned().collect(),
            points: self.points.clone(),
            progress: self.progress,
            today: self.today,
        }
    }

    /// Minutes studied today.
    pub fn spent(&self) -> u32 {
        self.spent
    }

    /// Each day until the interview.
    pub fn schedule(&self) -> Schedule {
        crate::domain::plan::schedule(&self.terms(), &self.items)
    }

    /// What today asks.
    pub fn today(&self) -> DayPlan {
        crate::domain::plan::first_day(&self.terms(), &self.items)
    }

    fn terms(&self) -> Terms<'_> {
        let last = |slice: bool| {
            let rounds = self.progress.rounds().rev();
            let mut rounds = rounds.filter(|round| round.is_graded() && has_phases(round));
            rounds.find(|round| (round.start.phases.len() == 1) == slice)
        };
        Terms {
            today: self.today,
            plan: self.plan,
            heap: self.laid.shared,
            tonight: self.tonight,
            points_tonight: self.laid.tonight().points,
            points: &self.points,
            forms: &self.forms,
            last_round: last(false).map(|round| round.day),
            last_slice: last(true).map(|round| round.day),
            scheduler: self.progress.scheduler(),
        }
    }
}

fn has_phases(round: &RoundCourse) -> bool {
    round.start.phases.iter().any(|(phase, _)| phase.is_some())
}

/// The questions as a plan weighs them; suspended ones are out of it.
fn items(
    library: &Library,
    progress: &Progress,
    plan: &Plan,
    laid: &Spread,
    today: Day,
) -> Vec<Item> {
    let ranks: std::collections::HashMap<_, _> = library
        .essentials()
        .iter()
        .enumerate()
        .map(|(at, key)| (key, at))
        .collect();
    let item = |question: &crate::domain::pack::Question| {
        let course = progress.course(&question.key);
        if course.is_some_and(|course| course.suspended) {
            return None;
        }
        let score = course.and_then(|course| {
            let grades = course.grades?;
            let bar = grades.bar(plan.level).map(Bar::figure);
            bar.or(grades.figure())
        });
        let due = course.and_then(Course::comes);
        Some(Item {
            later: is_later(due, today, laid.is_tonight(&question.key)),
            key: question.key.clone(),
            minutes: question.minutes.max(1),
            topic: question.topic.top().to_owned(),
            essential: ranks.get(&question.key).copied(),
            kind: question.kind,
            level: question.level,
            score,
            memory: course.and_then(|course| course.memory),
            due,
        })
    };
    library.questions().filter_map(item).collect()
}

/// The rounds that walk a design problem, the slice of the weakest phase first.
fn forms(library: &Library, weakest: Option<Phase>) -> Vec<Form> {
    let mut forms: Vec<(bool, Form)> = library
        .presets()
        .filter_map(|(_, preset)| {
            let PresetShape::Phases(phases) = &preset.shape else {
                return None;
            };
            let only = phases.first().filter(|_| phases.len() == 1);
            let preferred = only.is_some_and(|(phase, _)| Some(*phase) == weakest);
            let form = Form {
                preset: preset.id.to_string(),
                minutes: preset.minutes.max(1),
                slice: only.is_some(),
            };
            Some((!preferred, form))
        })
        .collect();
    forms.sort_by_key(|(later, form)| (*later, std::cmp::Reverse(form.minutes)));
    forms.into_iter().map(|(_, form)| form).collect()
}

/// Whether something is due and not for tonight.
fn is_later(due: Option<Day>, today: Day, tonight: bool) -> bool {
    due.is_some_and(|due| due <= today) && !tonight
}

/// How many points were asked alone on a day.
pub fn asked_points(progress: &Progress, today: Day) -> u32 {
    let asked = progress.on_day(today);
    let asked = asked.filter(|record| matches!(record.what, What::Drill { .. }));
    u32::try_from(asked.count()).unwrap_or(u32::MAX)
}

/// The minutes that were studied on a day, rounded: answers by oneself and points asked alone.
pub fn spent(progress: &Progress, today: Day) -> u32 {
    let seconds: u32 = progress
        .on_day(today)
        .map(|record| match &record.what {
            What::Attempt(attempt) if attempt.by == Grader::Me => attempt.seconds,
            What::Drill { .. } => POINT_SECONDS,
            _ => 0,
        })
        .fold(0, u32::saturating_add);
    (seconds.saturating_add(30)) / 60
}

/// How many phase rounds the weakest phase is read from, the latest.
const ROUNDS_READ: usize = 3;

/// The phase in which the smallest share was said, over the latest graded rounds; `None` before the first.
pub fn weakest_phase(library: &Library, progress: &Progress) -> Option<Phase> {
    phase_shares(library, progress)
        .into_iter()
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(phase, _)| phase)
}

/// The share said of each phase's points, 0 to 1, over the latest graded rounds.
fn phase_shares(library: &Library, progress: &Progress) -> Vec<(Phase, f64)> {
    let rounds = progress
        .rounds()
        .rev()
        .filter(|round| round.is_graded() && round.start.phases.len() > 1 && has_phases(round));
    let mut sums: Vec<(Phase, f64, f64)> = Vec::new();
    for round in rounds.take(ROUNDS_READ) {
        for attempt in progress.round_attempts(round, Grader::Me) {
            let Some(question) = library.question(&attempt.question) else {
                continue;
            };
            for mark in attempt.marks.iter().filter(|mark| mark.counts()) {
                let point = question.point(mark.point.as_str());
                let Some(phase) = point.and_then(|point| point.phase) else {
                    continue;
                };
                let weight = f64::from(mark.weight);
                let value = weight * mark.value();
                match sums.iter_mut().find(|(other, ..)| *other == phase) {
                    Some((_, got, all)) => {
                        *got += value;
                        *all += weight;
                    }
                    None => sums.push((phase, value, weight)),
                }
            }
        }
    }
    sums.sort_by_key(|(phase, ..)| *phase);
    sums.into_iter()
        .filter(|(_, _, all)| *all > 0.0)
        .map(|(phase, got, all)| (phase, got / all))
        .collect()
}
