//! What of everything studied is waiting, and how overdue it is against what was meant; knows schedules, not packs.

use crate::domain::backlog::{Waiting, relative};
use crate::domain::id::{Key, Slug};
use crate::domain::progress::fold::READ_RETURNS;
use crate::domain::progress::{Course, Drill, Due, Progress};
use crate::domain::time::Day;

impl Progress {
    /// The questions that are due on a day; those to which `minutes` knows no answer are in no pack and left out.
    pub fn waiting(&self, today: Day, minutes: impl Fn(&Key) -> Option<u32>) -> Vec<Waiting> {
        self.courses()
            .filter(|(_, course)| course.due_on(today) == Due::Now)
            .filter_map(|(key, course)| {
                Some(Waiting {
                    key: key.clone(),
                    minutes: minutes(key)?,
                    overdue: course.overdue(today),
                    late: course.due.map_or(0, |due| today.since(due)),
                })
            })
            .collect()
    }

    /// The points that are due on a day and how overdue each is, the relatively most overdue first.
    pub fn waiting_points(&self, today: Day) -> Vec<(&Key, &Slug, f32)> {
        let mut points: Vec<_> = self
            .drills()
            .filter(|(.., drill)| drill.is_due(today))
            .map(|(question, point, drill)| (question, point, drill.overdue(today)))
            .collect();
        points.sort_by(|one, other| {
            other
                .2
                .total_cmp(&one.2)
                .then_with(|| (one.0, one.1).cmp(&(other.0, other.1)))
        });
        points
    }
}

impl Course {
    /// The days since its last rating over the days that were meant to pass; 0 where nothing is scheduled.
    pub fn overdue(&self, today: Day) -> f32 {
        let Some(due) = self.due else { return 0.0 };
        let last = self
            .memory
            .map_or(before(due, READ_RETURNS), |memory| memory.last);
        relative(last, due, today)
    }
}

impl Drill {
    /// The days since it was last asked over the days that were meant to pass.
    pub fn overdue(&self, today: Day) -> f32 {
        let last = self
            .memory
            .map_or(before(self.due, 1), |memory| memory.last);
        relative(last, self.due, today)
    }
}

fn before(day: Day, days: u32) -> Day {
    Day(day.0.saturating_sub_unsigned(days))
}
