//! What is due, laid out over evenings for the packs and the journal at hand: what the tree, Today, Progress and the command
//! line say of it is asked here; knows no screen.

use crate::app::planning::{asked_points, spent};
use crate::domain::backlog::{Before, Evenings, Spread, spread};
use crate::domain::id::{Key, Slug};
use crate::domain::plan::{days_to_go, is_off, minutes_on};
use crate::domain::progress::{Due, Figure, Progress, Standing};
use crate::domain::record::Plan;
use crate::domain::time::Day;
use crate::library::Library;

/// With fewer minutes left an evening is over.
const LEAST: u32 = 3;

/// What is due on a day and which evening it is for; tonight has as many minutes as one says, else those that the plan gives
/// the day and that were not studied yet, so that an evening ends although more waits.
pub fn laid_out(
    library: &Library,
    progress: &Progress,
    plan: &Plan,
    today: Day,
    tonight: Option<u32>,
) -> Spread {
    let before = before_interview(plan, today);
    let evenings = Evenings {
        tonight: tonight.unwrap_or_else(|| left_tonight(progress, plan, today)),
        a_day: plan.minutes,
        before,
        asked: asked_points(progress, today),
        new: library.questions().any(|question| {
            let standing = progress.standing(&question.key, today);
            let fits = question.level <= plan.level && question.minutes <= plan.minutes;
            fits && standing.figure == Figure::New && standing.may_be_offered()
        }),
    };
    let minutes = |key: &Key| {
        library
            .question(key)
            .map(|question| question.minutes.max(1))
    };
    // Only how many there are: their order is worked out where they are asked.
    let points = due_in_packs(library, progress, today).count();
    spread(progress.waiting(today, minutes), points, evenings)
}

/// The minutes that are left of those that a plan gives an evening; on a day off those of any other, since whoever sits down
/// wants to study. An evening that was begun is over once nothing would fit any more.
pub fn left_tonight(progress: &Progress, plan: &Plan, today: Day) -> u32 {
    let spent = spent(progress, today);
    let left = minutes_on(plan, today).saturating_sub(spent);
    if spent > 0 && left < LEAST { 0 } else { left }
}

/// The evenings on which one studies until the interview, tonight first whatever the plan says of it.
fn before_interview(plan: &Plan, today: Day) -> Option<Before> {
    let to_go = days_to_go(plan, today)?;
    let days = (0..to_go).map(|ahead| today.plus(ahead));
    let evenings = days.filter(|day| *day == today || !is_off(plan, *day));
    let evenings: Vec<Day> = evenings.collect();
    Some(Before {
        evenings: evenings.len(),
        last: evenings.last().map_or(0, |day| minutes_on(plan, *day)),
    })
}

/// When what is not for tonight comes: `tomorrow`, `over 9 days`; `None` where nothing of it comes any more.
///
/// Nothing is promised beyond an interview, nor how much will fit before it.
pub fn rest_comes(laid: &Spread) -> Option<String> {
    match (laid.days(), laid.unplaced) {
        (0, _) => None,
        (_, some) if some != (0, 0) => Some("as far as it fits before the interview".to_owned()),
        (1, _) => Some("tomorrow".to_owned()),
        (days, _) => Some(format!("over {days} days")),
    }
}

/// The points that are due, in the order in which they are asked: those of the latest round first, then what waits
/// longest; those of one question stand together.
pub fn due_points<'a>(
    library: &Library,
    progress: &'a Progress,
    today: Day,
) -> Vec<(&'a Key, &'a Slug)> {
    let named = named_last(progress);
    let mut due: Vec<_> = due_in_packs(library, progress, today)
        .filter_map(|(key, id, due, at)| {
            let is_it = |(other, point): &(Key, Slug)| other == key && point == id;
            let later = !named.iter().any(is_it);
            Some(((later, due, library.number(key)?, at), key, id))
        })
        .collect();
    due.sort();
    due.into_iter().map(|(_, key, id)| (key, id)).collect()
}

/// The points that are due and that a loaded pack has: since when, and their place in the checklist.
fn due_in_packs<'a>(
    library: &Library,
    progress: &'a Progress,
    today: Day,
) -> impl Iterator<Item = (&'a Key, &'a Slug, Day, usize)> {
    let drills = progress.drills();
    let due = drills.filter(move |(.., drill)| drill.is_due(today));
    due.filter_map(|(key, id, drill)| {
        let points = &library.question(key)?.points;
        let at = points.iter().position(|other| other.id == *id)?;
        Some((key, id, drill.due, at))
    })
}

/// The points that the debrief of the latest round names.
pub fn named_last(progress: &Progress) -> Vec<(Key, Slug)> {
    let latest = progress.rounds().rev().find(|round| round.is_graded());
    let debrief = latest.and_then(|round| progress.debrief(round.id));
    debrief.map_or(Vec::new(), |debrief| debrief.worth)
}

/// The spread of a day, kept until a record or the day changes, so that no frame lays anything out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// How many records and questions it stands on, and the day.
    stamp: Option<(usize, usize, Day)>,
    /// What is for which evening.
    pub spread: Spread,
}

impl Laid {
    /// Lays out anew where something has changed.
    pub fn refresh(&mut self, library: &Library, progress: &Progress, today: Day) {
        let stamp = Some((progress.records(), library.len(), today));
        if self.stamp != stamp {
            self.spread = laid_out(library, progress, &progress.plan(), today, None);
            self.stamp = stamp;
        }
    }
}

/// How one stands with questions, as lists mark it: what waits for a later evening is not yet marked as due.
#[derive(Clone, Copy, Debug)]
pub struct Stands<'a> {
    /// What the journal amounts to.
    pub progress: &'a Progress,
    /// What is due, laid out over evenings.
    pub laid: &'a Laid,
    /// The study day.
    pub day: Day,
}

impl Stands<'_> {
    /// How one stands with a question; due is what is for tonight.
    pub fn of(&self, key: &Key) -> Standing {
        let mut standing = self.progress.standing(key, self.day);
        if self.is_later(key, standing) {
            standing.due = Due::Never;
        }
        standing
    }

    /// Whether a question is due and waits for a later evening.
    pub fn waits(&self, key: &Key) -> bool {
        self.is_later(key, self.progress.standing(key, self.day))
    }

    fn is_later(&self, key: &Key, standing: Standing) -> bool {
        standing.due == Due::Now && !self.laid.spread.is_tonight(key)
    }
}
