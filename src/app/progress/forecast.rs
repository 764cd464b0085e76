//! What comes back on each of the next thirty days, if nothing is done until then.

use crate::app::drill::SECONDS;
use crate::domain::progress::{Due, Progress};
use crate::domain::time::Day;
use crate::library::Library;

/// How many days are looked ahead, today among them.
pub const AHEAD: u32 = 30;

/// What comes back on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// The day.
    pub day: Day,
    /// Questions.
    pub questions: usize,
    /// Points.
    pub points: usize,
    /// The minutes that both take.
    pub minutes: u32,
}

/// Thirty days from today on; what waits already stands on the first.
pub(crate) fn forecast(library: &Library, progress: &Progress, today: Day) -> Vec<Coming> {
    let mut days: Vec<Coming> = (0..AHEAD)
        .map(|ahead| Coming {
            day: today.plus(ahead),
            ..Coming::default()
        })
        .collect();
    let mut seconds = vec![0_u32; days.len()];
    let place = |day: Day| usize::try_from(day.since(today)).unwrap_or(usize::MAX);
    for question in library.questions() {
        let at = match progress
            .course(&question.key)
            .map(|course| course.due_on(today))
        {
            Some(Due::Now) => 0,
            Some(Due::On(day)) => place(day),
            Some(Due::Never) | None => continue,
        };
        if let (Some(day), Some(seconds)) = (days.get_mut(at), seconds.get_mut(at)) {
            day.questions += 1;
            *seconds += question.minutes.max(1) * 60;
        }
    }
    for (key, point, drill) in progress.drills() {
        if drill.won || drill.suspended {
            continue;
        }
        let at = place(drill.due);
        if let (Some(day), Some(seconds)) = (days.get_mut(at), seconds.get_mut(at))
            && let Some(question) = library.question(key)
            && question.point(point.as_str()).is_some()
        {
            day.points += 1;
            *seconds += SECONDS;
        }
    }
    for (day, seconds) in days.iter_mut().zip(seconds) {
        day.minutes = seconds.div_ceil(60);
    }
    days
}
